/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sequence of random refreshes, always the same ones, compared with a simple
 * implementation of the merge.
 */

#include "config.h"

#include <stdio.h>

#include "support/model-watcher.h"

#define N_MERGES 500

static const char *const statuses[] = {
  "QUEUED", "PROCESSING", "RUNNING", "COMPLETED", "FAILED", "HELD",
};

/* A simulation of a random response or of the expected result. */
typedef struct
{
  char       *id;
  const char *status;
  gboolean    is_malformed;
} Draft;

static Draft *
draft_new (const char *id,
           const char *status)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->id = g_strdup (id);
  draft->status = status;

  return draft;
}

static void
draft_free (Draft *draft)
{
  g_free (draft->id);
  g_free (draft);
}

static GPtrArray *
create_drafts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
}

static gboolean
find_draft (GPtrArray  *drafts,
            const char *id,
            guint      *position)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = g_ptr_array_index (drafts, i);

      if (g_str_equal (draft->id, id))
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static const char *
pick_status (GRand *rand)
{
  return statuses[g_rand_int_range (rand, 0, G_N_ELEMENTS (statuses))];
}

/* A random next response: some simulations are removed, changed, added or malformed, and
 * sometimes the order changes. */
static GPtrArray *
create_random_response (GRand     *rand,
                        GPtrArray *known,
                        guint     *n_ids)
{
  GPtrArray *answer = create_drafts ();
  int removed_percent = g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 0, 101) : 5;

  for (guint i = 0; i < known->len; i++)
    {
      const Draft *old = g_ptr_array_index (known, i);
      Draft *draft;

      if (g_rand_int_range (rand, 0, 100) < removed_percent)
        continue;
      draft = draft_new (old->id, g_rand_int_range (rand, 0, 4) == 0 ? pick_status (rand) : old->status);
      draft->is_malformed = g_rand_int_range (rand, 0, 8) == 0;
      g_ptr_array_add (answer, draft);
    }

  for (int n = g_rand_int_range (rand, 0, known->len > 30 ? 2 : 6); n > 0; n--)
    {
      g_autofree char *id = g_strdup_printf ("s%u", (*n_ids)++);
      Draft *draft = draft_new (id, pick_status (rand));

      draft->is_malformed = g_rand_int_range (rand, 0, 8) == 0;
      g_ptr_array_insert (answer, g_rand_int_range (rand, 0, answer->len + 1), draft);
    }

  for (int n = g_rand_int_range (rand, 0, 5) == 0 ? 3 : 0; n > 0 && answer->len > 0; n--)
    {
      gpointer moved = g_ptr_array_steal_index (answer, g_rand_int_range (rand, 0, answer->len));

      g_ptr_array_insert (answer, g_rand_int_range (rand, 0, answer->len + 1), moved);
    }

  return answer;
}

/* The expected result, computed in the simplest way: all valid simulations. */
static GPtrArray *
compute_expected (GPtrArray *answer)
{
  GPtrArray *result = create_drafts ();

  for (guint i = 0; i < answer->len; i++)
    {
      const Draft *draft = g_ptr_array_index (answer, i);

      if (!draft->is_malformed)
        g_ptr_array_add (result, draft_new (draft->id, draft->status));
    }

  return result;
}

static JsonNode *
create_answer (GPtrArray *drafts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      const Draft *draft = g_ptr_array_index (drafts, i);

      g_string_append_printf (text, "%s=%s%s ", draft->id, draft->status, draft->is_malformed ? "!" : "");
    }

  return model_support_create_answer (text->str);
}

static char *
dup_ids (GPtrArray *drafts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((Draft *) g_ptr_array_index (drafts, i))->id);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Asserts that only added and removed simulations are reported, in one signal if the
 * order changes. */
static void
assert_least_changes (ModelWatcher *watcher,
                      GPtrArray    *known,
                      GPtrArray    *result)
{
  g_auto(GStrv) changes = g_strsplit (watcher->changes->str, " ", -1);
  guint n_unchanged = 0;
  guint n_removed = 0;
  guint n_added = 0;
  gboolean moved = FALSE;
  guint position;
  guint last = 0;

  for (guint i = 0; i < known->len; i++)
    if (find_draft (result, ((Draft *) g_ptr_array_index (known, i))->id, &position))
      {
        moved = moved || position < last;
        last = position;
        n_unchanged++;
      }

  for (guint i = 0; changes[i] != NULL; i++)
    {
      guint removed;
      guint added;

      g_assert_cmpint (sscanf (changes[i], "%u-%u+%u", &position, &removed, &added), ==, 3);
      n_removed += removed;
      n_added += added;
    }

  if (moved)
    g_assert_cmpuint (g_strv_length (changes), ==, 1);
  else
    {
      g_assert_cmpuint (n_removed, ==, known->len - n_unchanged);
      g_assert_cmpuint (n_added, ==, result->len - n_unchanged);
    }
}

/* Asserts that every simulation has the new status, and notifies only if it changed. */
static void
assert_notified (ModelWatcher *watcher,
                 GPtrArray    *known,
                 GPtrArray    *result)
{
  g_autofree char *seen = model_watcher_dup_notified (watcher);
  g_auto(GStrv) notified = g_strsplit (seen, " ", -1);
  guint n_notified = 0;

  for (guint i = 0; i < result->len; i++)
    {
      const Draft *draft = g_ptr_array_index (result, i);
      CallboardSimulationJob *simulation = callboard_plan_job_find (watcher->run, draft->id);
      g_autofree char *property = g_strconcat (draft->id, ".status", NULL);
      guint position;
      gboolean is_new;

      g_assert_cmpstr (callboard_simulation_job_get_status (simulation), ==, draft->status);
      is_new = find_draft (known, draft->id, &position) &&
               !g_str_equal (((Draft *) g_ptr_array_index (known, position))->status, draft->status);
      g_assert_true (g_strv_contains ((const char *const *) notified, property) == is_new);
      n_notified += is_new;
    }

  for (guint i = 0; notified[i] != NULL; i++)
    if (g_str_has_suffix (notified[i], ".status"))
      n_notified--;
  g_assert_cmpuint (n_notified, ==, 0);
}

static void
test_at_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260105);
  g_autoptr(GPtrArray) known = create_drafts ();
  CallboardPlanJob *run = model_support_create_run ("");
  ModelWatcher *watcher = model_watcher_new (run);
  guint n_ids = 0;

  for (guint i = 0; i < N_MERGES; i++)
    {
      g_autoptr(GPtrArray) drafts = create_random_response (rand, known, &n_ids);
      g_autoptr(GPtrArray) result = compute_expected (drafts);
      g_autoptr(JsonNode) answer = create_answer (drafts);
      g_autofree char *ids = dup_ids (result);

      g_test_message ("merge %u: %s", i, ids);
      model_watcher_merge (watcher, answer, ids);
      if (watcher->changes->len > 0)
        assert_least_changes (watcher, known, result);
      assert_notified (watcher, known, result);

      g_ptr_array_unref (known);
      known = g_steal_pointer (&result);
    }

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-job/refresh/500-at-random", test_at_random);

  return g_test_run ();
}
