/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waiting without sleeping: the main loop turns until something is so, and a
 * watchdog ends a test that waits in vain. Called by every test that has
 * something asynchronous under way.
 */

#include "config.h"

#include "wait.h"

#define WATCHDOG_SECONDS 20

typedef struct
{
  const char *place;
  const char *what;
} Watch;

static gboolean
on_watchdog (gpointer user_data)
{
  Watch *watch = user_data;

  g_error ("%s: waited %u s for %s in vain", watch->place, WATCHDOG_SECONDS, watch->what);

  return G_SOURCE_REMOVE;
}

/**
 * test_wait_until_at:
 * @predicate: (scope call): says whether it is so
 * @user_data: for @predicate
 * @place: where the test waits
 * @what: what it waits for
 *
 * What test_wait_until() does.
 */
void
test_wait_until_at (TestPredicate  predicate,
                    gpointer       user_data,
                    const char    *place,
                    const char    *what)
{
  Watch watch = { place, what };
  guint watchdog;

  if (predicate (user_data))
    return;

  watchdog = g_timeout_add_seconds (WATCHDOG_SECONDS, on_watchdog, &watch);
  while (!predicate (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watchdog);
}

/**
 * test_run_pending:
 *
 * Lets the main loop do all that is due by now, so that what must not happen
 * had its chance.
 */
void
test_run_pending (void)
{
  /* What one turn does may make the next thing due. */
  for (guint turn = 0; turn < 50; turn++)
    {
      g_thread_yield ();
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

/**
 * test_store_result:
 * @source: what was asked
 * @result: what it answers
 * @user_data: a pointer to a #GAsyncResult, %NULL so far
 *
 * A #GAsyncReadyCallback that keeps @result.
 */
void
test_store_result (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  GAsyncResult **result = user_data;

  return *result != NULL;
}

/**
 * test_wait_for_result:
 * @result: what was given to test_store_result()
 *
 * Waits until it is there.
 *
 * Returns: (transfer none): the result
 */
GAsyncResult *
test_wait_for_result (GAsyncResult **result)
{
  test_wait_until (has_result, result);

  return *result;
}

static gboolean
is_gone (gpointer user_data)
{
  gpointer *object = user_data;

  return *object == NULL;
}

/**
 * test_wait_finalized:
 * @object: (transfer full): a #GObject
 *
 * Lets go of an object that something under way may hold on, and waits until that
 * lets go of it, too. The test fails where it never does.
 */
void
test_wait_finalized (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (object, &watched);
  g_object_unref (object);
  test_wait_until (is_gone, &watched);
}
