/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the list of a run changes when it is refreshed: with what came and what
 * went and nothing else, whatever could not be read. Answers made up at random
 * are merged in test-plan-job-merge-random.c.
 */

#include "config.h"

#include "support/model-watcher.h"

typedef struct
{
  const char *name;
  /* As for model_support_create_answer(). */
  const char *before;
  const char *answer;
  const char *after;
  /* Every items-changed: at 2, one went and three came is "2-1+3". */
  const char *changes;
} Row;

static const Row rows[] = {
  { "same", "a b c", "a b c", "a b c", "" },
  { "still-empty", "", "", "", "" },
  { "empty-to-full", "", "a b c", "a b c", "0-0+3" },
  { "full-to-empty", "a b c", "", "", "0-3+0" },
  { "all-replaced", "a b c", "x y", "x y", "0-3+2" },

  { "came-first", "a b", "x y a b", "x y a b", "0-0+2" },
  { "came-last", "a b", "a b x y", "a b x y", "2-0+2" },
  { "came-between", "a b", "a x b", "a x b", "1-0+1" },
  { "came-everywhere", "a b", "x a y b z", "x a y b z", "0-0+1 2-0+1 4-0+1" },
  { "went-first", "a b c", "b c", "b c", "0-1+0" },
  { "went-last", "a b c", "a", "a", "1-2+0" },
  { "went-between", "a b c d", "a d", "a d", "1-2+0" },
  { "went-everywhere", "a b c d e", "b d", "b d", "0-1+0 1-1+0 2-1+0" },
  { "came-where-one-went", "a b c", "a x c", "a x c", "1-1+1" },
  { "came-and-went-apart", "a b c d", "b c d x", "b c d x", "0-1+0 3-0+1" },
  { "came-and-went-everywhere", "a b c d", "x b y z d", "x b y z d", "0-1+1 2-1+2" },

  { "neighbours-swapped", "a b c d", "a c b d", "a c b d", "1-2+2" },
  { "reversed", "a b c d", "d c b a", "d c b a", "0-4+4" },
  { "first-moved-last", "a b c d", "b c d a", "b c d a", "0-4+4" },
  { "two-moved-at-the-end", "a b c d", "a b d c", "a b d c", "2-2+2" },
  { "moved-while-others-came-and-went", "a b c d e", "a d x c e", "a d x c e", "1-3+3" },
  { "moved-and-came-last", "a b c", "a c b x", "a c b x", "1-2+3" },

  { "garbled", "a b c", "a b! c", "a b c", "" },
  { "garbled-first", "a b c", "a! b c", "a b c", "" },
  { "garbled-last", "a b c", "a b c!", "a b c", "" },
  { "garbled-alone", "a", "a!", "a", "" },
  { "garbled-all", "a b c", "a! b! c!", "a b c", "" },
  { "garbled-neighbours", "a b c d", "a b! c! d", "a b c d", "" },
  { "garbled-that-was-never-read", "a b", "a x! b", "a b", "" },
  { "garbled-in-an-empty-run", "", "x!", "", "" },
  { "garbled-while-one-came-first", "a b c", "x a b! c", "x a b c", "0-0+1" },
  { "garbled-while-many-came-first", "a b c", "x y z a b c!", "x y z a b c", "0-0+3" },
  { "garbled-while-one-came-last", "a b", "a b! x", "a b x", "2-0+1" },
  { "garbled-while-one-came-after-it", "a b c", "a b! x c", "a b x c", "2-0+1" },
  { "garbled-while-one-went-before-it", "a b c d", "b! c d", "b c d", "0-1+0" },
  { "garbled-while-one-went-after-it", "a b c d", "a b! d", "a b d", "2-1+0" },
  { "garbled-while-all-others-went", "a b c", "b!", "b", "0-1+0 1-1+0" },
  { "garbled-while-all-others-were-replaced", "a b c d", "c! x", "c x", "0-2+0 1-1+1" },

  { "twice-in-an-answer", "a b", "a b a", "a b", "" },
  { "garbled-once-and-read-once", "a b", "a! a b", "a b", "" },
  { "read-once-and-garbled-once", "a b", "a a! b", "a b", "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  CallboardPlanJob *run = model_support_create_run (row->before);
  g_autoptr(JsonNode) answer = model_support_create_answer (row->answer);
  CallboardPlanJob *fresh = model_support_decode_node (answer);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (run));
  guint n_set_aside = g_list_model_get_n_items (callboard_plan_job_get_skipped_items (fresh));
  ModelWatcher *watcher = model_watcher_new (run);
  g_autoptr(GString) notified = g_string_new (NULL);
  g_autofree char *seen = NULL;

  model_watcher_merge (watcher, answer, row->after);
  g_assert_cmpstr (watcher->changes->str, ==, row->changes);

  if (n_before != g_list_model_get_n_items (G_LIST_MODEL (run)))
    g_string_append (notified, "run.n-simulations");
  if (n_set_aside > 0)
    g_string_append_printf (notified, "%srun.n-skipped-items", notified->len > 0 ? " " : "");
  seen = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (seen, ==, notified->str);
  g_assert_cmpuint (watcher->n_merged, ==, *row->changes != '\0' || n_set_aside > 0 ? 1 : 0);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_get_skipped_items (run)), ==, n_set_aside);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
  g_assert_finalize_object (fresh);
}

/* --- What is set aside ---------------------------------------------------- */

static void
test_garbled_keeps_what_was_read (void)
{
  CallboardPlanJob *run = model_support_create_run ("a b=FAILED c");
  g_autoptr(JsonNode) garbled = model_support_create_answer ("a b=COMPLETED! c=COMPLETED");
  g_autoptr(JsonNode) whole = model_support_create_answer ("a b=COMPLETED c=COMPLETED");
  CallboardSimulationJob *b = callboard_plan_job_find (run, "b");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autofree char *messages = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  model_watcher_merge (watcher, garbled, "a b c");
  messages = model_support_dup_skipped_items (run);
  g_assert_cmpstr (messages, ==,
                   "data.simulationJobs[1].createdAt: expected a date and time, got \"soon\"");
  g_assert_true (callboard_plan_job_find (run, "b") == b);
  g_assert_cmpstr (callboard_simulation_job_get_status (b), ==, "FAILED");
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_FAILED), ==, 1);
  first = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (first, ==, "c.outcome c.status run.n-skipped-items");

  /* Once it can be read again it is the object it always was. */
  model_watcher_merge (watcher, whole, "a b c");
  g_assert_true (callboard_plan_job_find (run, "b") == b);
  g_assert_cmpstr (callboard_simulation_job_get_status (b), ==, "COMPLETED");
  second = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (second, ==, "b.outcome b.status run.n-skipped-items");
  g_assert_cmpstr (watcher->changes->str, ==, "");

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
on_set_aside_changed (GListModel *list,
                      guint       position,
                      guint       n_removed,
                      guint       n_added,
                      GString    *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, n_removed, n_added);
}

/* What is told of the set-aside list when the simulations that cannot be read
 * are @before, then @after. */
static void
assert_set_aside_told (const char *before,
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
                    G_CALLBACK (on_set_aside_changed), seen_changes);
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
test_set_aside_equal (void)
{
  assert_set_aside_told ("a b", "a b", "", "", 0);
  assert_set_aside_told ("a x! b", "a x! b", "", "", 0);
  assert_set_aside_told ("a x! y! b", "a x! y! b", "", "", 0);
}

static void
test_set_aside_different (void)
{
  assert_set_aside_told ("a b", "a b x!", "0-0+1 ", "run.n-skipped-items", 1);
  assert_set_aside_told ("a x! b", "a b", "0-1+0 ", "run.n-skipped-items", 1);
  assert_set_aside_told ("a x! b", "a b x!", "0-1+1 ", "", 1);
  assert_set_aside_told ("a x! y! b", "a x! b", "0-2+1 ", "run.n-skipped-items", 1);
}

/* The same words at the same place, but of another simulation. */
static void
test_set_aside_of_another (void)
{
  CallboardPlanJob *run = model_support_create_run ("a x!");
  CallboardPlanJob *fresh = model_support_create_run ("a y!");
  g_autoptr(CallboardSkippedItem) skipped_items = NULL;

  callboard_plan_job_merge (run, fresh);
  skipped_items = g_list_model_get_item (callboard_plan_job_get_skipped_items (run), 0);

  g_assert_cmpstr (callboard_skipped_item_get_simulation_id (skipped_items), ==, "y");
  g_assert_finalize_object (run);
  g_assert_finalize_object (fresh);
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
  g_test_add_func ("/plan-job/refresh/garbled-keeps-what-was-read", test_garbled_keeps_what_was_read);
  g_test_add_func ("/plan-job/refresh/set-aside/equal-is-left-alone", test_set_aside_equal);
  g_test_add_func ("/plan-job/refresh/set-aside/different-is-replaced", test_set_aside_different);
  g_test_add_func ("/plan-job/refresh/set-aside/of-another-simulation", test_set_aside_of_another);

  return g_test_run ();
}
