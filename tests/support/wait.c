/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waiting without sleeping: iterates the main context until a condition is met, and fails
 * the test after a timeout. Used by all tests of asynchronous code.
 */

#include "config.h"

#include "wait.h"

#define TIMEOUT_SECONDS 20

typedef struct
{
  const char *location;
  const char *what;
} Watch;

static gboolean
on_timeout (gpointer user_data)
{
  Watch *watch = user_data;

  g_error ("%s: timed out after %u s waiting for %s", watch->location, TIMEOUT_SECONDS, watch->what);

  return G_SOURCE_REMOVE;
}

/**
 * test_wait_until_at:
 * @predicate: (scope call): returns whether the condition is met
 * @user_data: for @predicate
 * @location: the location of the call
 * @what: a description of the condition
 *
 * Implements test_wait_until().
 */
void
test_wait_until_at (TestPredicate  predicate,
                    gpointer       user_data,
                    const char    *location,
                    const char    *what)
{
  Watch watch = { location, what };
  guint timeout;

  if (predicate (user_data))
    return;

  timeout = g_timeout_add_seconds (TIMEOUT_SECONDS, on_timeout, &watch);
  while (!predicate (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/**
 * test_run_pending:
 *
 * Iterates the main context until nothing is pending, so that anything that must not happen
 * would have happened.
 */
void
test_run_pending (void)
{
  /* Repeated, because worker threads may queue more. */
  for (guint i = 0; i < 50; i++)
    {
      g_thread_yield ();
      while (g_main_context_iteration (NULL, FALSE))
        continue;
    }
}

/**
 * test_store_result:
 * @source: the source object
 * @result: the result
 * @user_data: a pointer to a #GAsyncResult, which must be %NULL
 *
 * A #GAsyncReadyCallback that stores @result in @user_data.
 */
void
test_store_result (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GAsyncResult **stored = user_data;

  g_assert_null (*stored);
  *stored = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  GAsyncResult **result = user_data;

  return *result != NULL;
}

/**
 * test_wait_for_result:
 * @result: the pointer passed to test_store_result()
 *
 * Waits for the result.
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
is_null (gpointer user_data)
{
  gpointer *object = user_data;

  return *object == NULL;
}

/**
 * test_wait_finalized:
 * @object: (transfer full): a #GObject
 *
 * Drops a reference and waits until the object is finalized. The test fails if a pending
 * operation or a leak holds on to it.
 */
void
test_wait_finalized (gpointer object)
{
  gpointer watched = object;

  g_object_add_weak_pointer (object, &watched);
  g_object_unref (object);
  test_wait_until (is_null, &watched);
}
