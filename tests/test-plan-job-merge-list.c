/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of a run's list on refresh: only added and removed simulations are reported,
 * whichever ones are malformed. Random responses are merged in
 * test-plan-job-merge-random.c.
 */

#include "config.h"

#include "support/model-watcher.h"

typedef struct
{
  const char *name;
  /* See model_support_create_answer(). */
  const char *before;
  const char *answer;
  const char *after;
  /* Each items-changed signal: "2-1+3" for one removed and three added at 2. */
  const char *changes;
} Row;

static const Row rows[] = {
  { "same", "a b c", "a b c", "a b c", "" },
  { "still-empty", "", "", "", "" },
  { "empty-to-full", "", "a b c", "a b c", "0-0+3" },
  { "full-to-empty", "a b c", "", "", "0-3+0" },
  { "all-replaced", "a b c", "x y", "x y", "0-3+2" },

  { "added-first", "a b", "x y a b", "x y a b", "0-0+2" },
  { "added-last", "a b", "a b x y", "a b x y", "2-0+2" },
  { "added-between", "a b", "a x b", "a x b", "1-0+1" },
  { "added-everywhere", "a b", "x a y b z", "x a y b z", "0-0+1 2-0+1 4-0+1" },
  { "removed-first", "a b c", "b c", "b c", "0-1+0" },
  { "removed-last", "a b c", "a", "a", "1-2+0" },
  { "removed-between", "a b c d", "a d", "a d", "1-2+0" },
  { "removed-everywhere", "a b c d e", "b d", "b d", "0-1+0 1-1+0 2-1+0" },
  { "added-where-one-was-removed", "a b c", "a x c", "a x c", "1-1+1" },
  { "added-and-removed-apart", "a b c d", "b c d x", "b c d x", "0-1+0 3-0+1" },
  { "added-and-removed-everywhere", "a b c d", "x b y z d", "x b y z d", "0-1+1 2-1+2" },

  { "adjacent-swapped", "a b c d", "a c b d", "a c b d", "1-2+2" },
  { "reversed", "a b c d", "d c b a", "d c b a", "0-4+4" },
  { "first-moved-last", "a b c d", "b c d a", "b c d a", "0-4+4" },
  { "two-moved-at-the-end", "a b c d", "a b d c", "a b d c", "2-2+2" },
  { "moved-while-others-were-added-and-removed", "a b c d e", "a d x c e", "a d x c e", "1-3+3" },
  { "moved-and-added-last", "a b c", "a c b x", "a c b x", "1-2+3" },

  { "malformed", "a b c", "a b! c", "a c", "1-1+0" },
  { "malformed-first", "a b c", "a! b c", "b c", "0-1+0" },
  { "malformed-last", "a b c", "a b c!", "a b", "2-1+0" },
  { "malformed-all", "a b c", "a! b! c!", "", "0-3+0" },
  { "malformed-and-new", "a b", "a x! b", "a b", "" },
  { "malformed-in-an-empty-run", "", "x!", "", "" },
  { "malformed-while-one-was-added", "a b c", "x a b c y!", "x a b c", "0-0+1" },

  { "duplicate", "a b", "a b a", "a b", "" },
  { "malformed-then-duplicate", "a b", "x! a b a", "a b", "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  CallboardPlanJob *run = model_support_create_run (row->before);
  g_autoptr(JsonNode) answer = model_support_create_answer (row->answer);
  CallboardPlanJob *fresh = model_support_decode_node (answer);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (run));
  guint n_skipped = g_list_model_get_n_items (callboard_plan_job_get_skipped_items (fresh));
  ModelWatcher *watcher = model_watcher_new (run);
  g_autoptr(GString) notified = g_string_new (NULL);
  g_autofree char *seen = NULL;

  model_watcher_merge (watcher, answer, row->after);
  g_assert_cmpstr (watcher->changes->str, ==, row->changes);

  if (n_before != g_list_model_get_n_items (G_LIST_MODEL (run)))
    g_string_append (notified, "run.n-simulations");
  if (n_skipped > 0)
    g_string_append_printf (notified, "%srun.n-skipped-items", notified->len > 0 ? " " : "");
  seen = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (seen, ==, notified->str);
  g_assert_cmpuint (watcher->n_merged, ==, *row->changes != '\0' || n_skipped > 0 ? 1 : 0);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_get_skipped_items (run)), ==,
                    n_skipped);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
  g_assert_finalize_object (fresh);
}

/* --- Skipped items -------------------------------------------------------- */

static void
test_unknown_status (void)
{
  CallboardPlanJob *run = model_support_create_run ("a b=FAILED c");
  g_autoptr(JsonNode) unreadable = model_support_create_answer ("a b=COMPLETED c");
  g_autoptr(JsonNode) valid = model_support_create_answer ("a b=COMPLETED c");
  CallboardSimulationJob *b = callboard_plan_job_find (run, "b");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autofree char *messages = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  model_support_change (unreadable, "data.simulationJobs[1].status", "1");
  model_watcher_merge (watcher, unreadable, "a b c");
  messages = model_support_dup_unreadable (run);
  g_assert_cmpstr (messages, ==, "data.simulationJobs[1].status: expected a string, got 1");
  g_assert_true (callboard_plan_job_find (run, "b") == b);
  g_assert_null (callboard_simulation_job_get_status (b));
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_OTHER), ==, 1);
  first = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (first, ==, "b.n-unreadable b.outcome b.result b.status run.n-unreadable-fields");

  model_watcher_merge (watcher, unreadable, "a b c");
  g_assert_cmpuint (watcher->n_merged, ==, 0);

  model_watcher_merge (watcher, valid, "a b c");
  second = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (second, ==, "b.n-unreadable b.outcome b.result b.status run.n-unreadable-fields");
  g_assert_cmpuint (callboard_plan_job_get_n_unreadable_fields (run), ==, 0);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
on_skipped_changed (GListModel *list,
                    guint       position,
                    guint       n_removed,
                    guint       n_added,
                    GString    *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, n_removed, n_added);
}

/* Merges a run with the skipped items of @after into one with those of @before and
 * asserts the signals. */
static void
assert_skipped_changes (const char *before,
                        const char *after,
                        const char *changes,
                        const char *notified,
                        guint       n_merged)
{
  CallboardPlanJob *run = model_support_create_run (before);
  g_autoptr(JsonNode) answer = model_support_create_answer (after);
  CallboardPlanJob *fresh = model_support_decode_node (answer);
  ModelWatcher *watcher = model_watcher_new (run);
  g_autofree char *ids = model_support_dup_ids (run);
  g_autoptr(GString) seen_changes = g_string_new (NULL);
  g_autofree char *seen = NULL;
  g_autofree char *messages = NULL;
  g_autofree char *expected = model_support_dup_skipped_items (fresh);

  g_signal_connect (callboard_plan_job_get_skipped_items (run), "items-changed",
                    G_CALLBACK (on_skipped_changed), seen_changes);
  model_watcher_merge (watcher, answer, ids);
  seen = model_watcher_dup_notified (watcher);
  messages = model_support_dup_skipped_items (run);

  g_assert_cmpstr (seen_changes->str, ==, changes);
  g_assert_cmpstr (seen, ==, notified);
  g_assert_cmpuint (watcher->n_merged, ==, n_merged);
  g_assert_cmpstr (messages, ==, expected);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
  g_assert_finalize_object (fresh);
}

static void
test_skipped_equal (void)
{
  assert_skipped_changes ("a b", "a b", "", "", 0);
  assert_skipped_changes ("a x! b", "a x! b", "", "", 0);
  assert_skipped_changes ("a x! y! b", "a x! y! b", "", "", 0);
}

static void
test_skipped_different (void)
{
  assert_skipped_changes ("a b", "a b x!", "0-0+1 ", "run.n-skipped-items", 1);
  assert_skipped_changes ("a x! b", "a b", "0-1+0 ", "run.n-skipped-items", 1);
  assert_skipped_changes ("a x! b", "a b x!", "0-1+1 ", "", 1);
  assert_skipped_changes ("a x! y! b", "a x! b", "0-2+1 ", "run.n-skipped-items", 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/refresh/list/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/plan-job/refresh/unknown-status", test_unknown_status);
  g_test_add_func ("/plan-job/refresh/skipped/equal-is-unchanged", test_skipped_equal);
  g_test_add_func ("/plan-job/refresh/skipped/different-is-replaced", test_skipped_different);

  return g_test_run ();
}
