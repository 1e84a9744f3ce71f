/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A refresh parses only changed simulations: those with the same bytes as in the
 * previous response are reused. The result is the same as decoding everything.
 */

#include "config.h"

#include <string.h>

#include "callboard-plan-job-private.h"
#include "callboard-plan-job-update-private.h"
#include "support/model-compare.h"
#include "support/model-watcher.h"

#define N_AT_RANDOM 120

static GBytes *
create_body (const char *simulations)
{
  g_autoptr(JsonNode) answer = model_support_create_answer (simulations);
  char *text = json_to_string (answer, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

/* Decodes incrementally, however short the response is. */
static CallboardPlanJob *
create_run (const char *simulations)
{
  g_autoptr(GBytes) body = create_body (simulations);

  return callboard_plan_job_decode_incremental (body);
}

static CallboardPlanJobUpdate *
decode_update (CallboardPlanJob *run,
               GBytes           *body)
{
  g_autoptr(CallboardDecodeSnapshot) snapshot = callboard_plan_job_dup_snapshot (run);
  g_autoptr(GError) error = NULL;
  CallboardPlanJobUpdate *update;

  g_assert_nonnull (snapshot);
  update = callboard_plan_job_update_decode (body, snapshot, &error);
  g_assert_no_error (error);

  return update;
}

static gboolean
has_unchanged (CallboardPlanJobUpdate *update)
{
  for (guint i = 0; i < update->unchanged->len; i++)
    if (g_array_index (update->unchanged, guint, i) != CALLBOARD_DECODE_SNAPSHOT_NONE)
      return TRUE;

  return FALSE;
}

/* --- Parsed simulations --------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *before;
  const char *answer;
  /* The simulations in the new run: the valid ones that had to be parsed. */
  const char *parsed;
} Row;

static const Row rows[] = {
  { "same", "a b c", "a b c", "" },
  { "empty", "", "", "" },
  { "changed-first", "a b c", "a=FAILED b c", "a" },
  { "changed-last", "a b c", "a b c=FAILED", "c" },
  { "changed-between", "a b c d e", "a b=FAILED c d=FAILED e", "b d" },
  { "changed-adjacent", "a b c d e f g h", "a b=FAILED c=FAILED d=FAILED e=FAILED f=FAILED g h", "b c d e f" },
  { "changed-all", "a b c", "a=FAILED b=FAILED c=FAILED", "a b c" },
  { "added", "a b c", "x a y b c z", "x y z" },
  { "removed", "a b c d e", "b d e", "" },
  { "removed-all", "a b c", "", "" },
  { "removed-many", "a b c d e f g h i j k", "a h i j k", "h i j" },
  { "swapped", "a b c d", "a c b d", "b" },
  { "malformed", "a b c", "a b! c", "" },
  { "malformed-before", "a b! c", "a b c", "b" },
  { "twice", "a b c", "a b a c", "" },
  { "twice-before", "a b a c", "a b a c", "" },
  { "twice-and-changed", "a b", "a=FAILED a b", "a" },
};

static void
test_parsed (gconstpointer data)
{
  const Row *row = data;
  CallboardPlanJob *run = create_run (row->before);
  g_autoptr(GBytes) body = create_body (row->answer);
  CallboardPlanJobUpdate *update = decode_update (run, body);
  g_autofree char *ids = model_support_dup_ids (update->partial);

  g_assert_cmpstr (ids, ==, row->parsed);

  g_assert_finalize_object (update);
  g_assert_finalize_object (run);
}

/* --- Merging -------------------------------------------------------------- */

static void
test_same_notifies_nothing (void)
{
  CallboardPlanJob *run = create_run ("a b! c");
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b! c");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autofree char *notified = NULL;

  model_watcher_merge (watcher, answer, "a c");
  notified = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (notified, ==, "");
  g_assert_cmpstr (watcher->changes->str, ==, "");
  g_assert_cmpuint (watcher->n_merged, ==, 0);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_changed_notifies (void)
{
  CallboardPlanJob *run = create_run ("a b c");
  CallboardSimulationJob *b = callboard_plan_job_find (run, "b");
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b=FAILED c");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autofree char *notified = NULL;

  model_watcher_merge (watcher, answer, "a b c");
  notified = model_watcher_dup_notified (watcher);
  g_assert_cmpstr (notified, ==, "b.outcome b.result b.status");
  g_assert_true (callboard_plan_job_find (run, "b") == b);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_unreadable_becomes_valid (void)
{
  CallboardPlanJob *run = create_run ("a b c");
  CallboardSimulationJob *b = callboard_plan_job_find (run, "b");
  g_autoptr(JsonNode) unreadable = model_support_create_answer ("a b=FAILED c");
  g_autoptr(JsonNode) valid = model_support_create_answer ("a b=FAILED c");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autofree char *messages = NULL;

  model_support_change (unreadable, "data.simulationJobs[1].persona.gender", "null");
  model_watcher_merge (watcher, unreadable, "a b c");
  model_watcher_merge (watcher, unreadable, "a b c");
  g_assert_cmpuint (watcher->n_merged, ==, 0);
  g_assert_cmpstr (callboard_simulation_job_get_status (b), ==, "FAILED");
  messages = model_support_dup_unreadable (run);
  g_assert_cmpstr (messages, ==, "data.simulationJobs[1].persona.gender: expected a string, got null");

  model_watcher_merge (watcher, valid, "a b c");
  g_assert_cmpuint (callboard_plan_job_get_n_unreadable_fields (run), ==, 0);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

/* A response that can only be decoded in full resets the snapshot. */
static void
test_full_decode_between (void)
{
  CallboardPlanJob *run = create_run ("a b");
  g_autoptr(JsonNode) with_null = model_support_create_answer ("a b=FAILED");
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b=COMPLETED");
  ModelWatcher *watcher = model_watcher_new (run);

  model_support_change (with_null, "data.simulationJobs[0]", "null");
  model_watcher_merge (watcher, with_null, "b");
  g_assert_null (callboard_plan_job_dup_snapshot (run));
  model_watcher_merge (watcher, answer, "a b");
  g_assert_cmpstr (callboard_simulation_job_get_status (callboard_plan_job_find (run, "b")), ==, "COMPLETED");
  model_watcher_merge (watcher, answer, "a b");
  g_assert_cmpuint (watcher->n_merged, ==, 0);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_new_simulation_shares_persona (void)
{
  CallboardPlanJob *run = create_run ("a b");
  g_autoptr(GBytes) body = create_body ("a b c");
  CallboardPlanJobUpdate *update;

  for (guint i = 0; i < 3; i++)
    {
      update = decode_update (run, body);
      callboard_plan_job_merge_update (run, update);
      g_assert_finalize_object (update);
    }

  g_assert_true (callboard_simulation_job_get_persona (callboard_plan_job_find (run, "c")) ==
                 callboard_simulation_job_get_persona (callboard_plan_job_find (run, "a")));
  g_assert_finalize_object (run);
}

/* --- Memory --------------------------------------------------------------- */

typedef struct
{
  char  *text;
  guint *n_alive;
} CountedBody;

static void
counted_body_free (CountedBody *self)
{
  (*self->n_alive)--;
  g_free (self->text);
  g_free (self);
}

static GBytes *
create_counted_body (const char *simulations,
                     guint      *n_alive)
{
  g_autoptr(JsonNode) answer = model_support_create_answer (simulations);
  CountedBody *counted = g_new0 (CountedBody, 1);

  counted->text = json_to_string (answer, FALSE);
  counted->n_alive = n_alive;
  (*n_alive)++;

  return g_bytes_new_with_free_func (counted->text, strlen (counted->text),
                                     (GDestroyNotify) counted_body_free, counted);
}

static void
test_keeps_one_body (void)
{
  guint n_alive = 0;
  CallboardPlanJob *run = create_run ("a b c");

  for (guint i = 0; i < 20; i++)
    {
      GBytes *body = create_counted_body (i % 2 == 0 ? "a b=FAILED c" : "a b c x", &n_alive);
      CallboardPlanJobUpdate *update = decode_update (run, body);

      callboard_plan_job_merge_update (run, update);
      g_assert_finalize_object (update);
      g_bytes_unref (body);
      g_assert_cmpuint (n_alive, ==, 1);
    }

  callboard_plan_job_clear_snapshot (run);
  g_assert_cmpuint (n_alive, ==, 0);
  g_assert_finalize_object (run);
}

/* --- Random responses ----------------------------------------------------- */

/* Randomly adds, removes, moves, repeats, changes and damages simulations. */
static char *
create_random_response (GRand     *rand,
                        GPtrArray *tokens,
                        guint     *n_ids)
{
  static const char *const statuses[] = { "QUEUED", "PROCESSING", "FAILED" };
  guint n = g_rand_int_range (rand, 0, 8);

  for (guint i = 0; i < n; i++)
    {
      guint position = g_rand_int_range (rand, 0, tokens->len + 1);
      int action = g_rand_int_range (rand, 0, 10);

      if (action < 4 || tokens->len == 0 || position == tokens->len)
        g_ptr_array_insert (tokens, position, g_strdup_printf ("s%u", (*n_ids)++));
      else if (action < 5)
        g_ptr_array_remove_index (tokens, position);
      else if (action < 6)
        g_ptr_array_insert (tokens, g_rand_int_range (rand, 0, tokens->len),
                            g_ptr_array_steal_index (tokens, position));
      else if (action < 7)
        g_ptr_array_insert (tokens, position, g_strdup (g_ptr_array_index (tokens, position)));
      else
        {
          char *token = g_ptr_array_steal_index (tokens, position);

          token[strcspn (token, "=!")] = '\0';
          g_ptr_array_insert (tokens, position,
                              g_strdup_printf ("%s=%s%s", token, statuses[g_rand_int_range (rand, 0, 3)],
                                               action == 9 ? "!" : ""));
          g_free (token);
        }
    }

  g_ptr_array_set_size (tokens, MIN (tokens->len, 90));
  return g_strjoinv (" ", (char **) tokens->pdata);
}

static void
test_at_random (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260105);
  g_autoptr(GPtrArray) tokens = g_ptr_array_new_null_terminated (8, g_free, TRUE);
  CallboardPlanJob *run = create_run ("");
  CallboardPlanJob *expected = create_run ("");
  guint n_ids = 0;
  guint n_incremental = 0;

  for (guint i = 0; i < N_AT_RANDOM; i++)
    {
      g_autofree char *answer = create_random_response (rand, tokens, &n_ids);
      g_autoptr(GBytes) body = create_body (answer);
      CallboardPlanJobUpdate *update = decode_update (run, body);
      CallboardPlanJob *full = callboard_plan_job_decode_full (body, NULL);

      n_incremental += has_unchanged (update);
      g_assert_true (callboard_plan_job_merge_update (run, update) == callboard_plan_job_merge (expected, full));
      model_compare_assert_same (run, expected);

      g_assert_finalize_object (update);
      g_assert_finalize_object (full);
    }

  g_assert_cmpuint (n_incremental, >, N_AT_RANDOM / 2);
  g_assert_finalize_object (run);
  g_assert_finalize_object (expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/decode-snapshot/parses/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_parsed);
    }
  g_test_add_func ("/decode-snapshot/same-notifies-nothing", test_same_notifies_nothing);
  g_test_add_func ("/decode-snapshot/changed-notifies", test_changed_notifies);
  g_test_add_func ("/decode-snapshot/unreadable-becomes-valid", test_unreadable_becomes_valid);
  g_test_add_func ("/decode-snapshot/full-decode-between", test_full_decode_between);
  g_test_add_func ("/decode-snapshot/new-simulation-shares-persona",
                   test_new_simulation_shares_persona);
  g_test_add_func ("/decode-snapshot/keeps-one-body", test_keeps_one_body);
  g_test_add_func ("/decode-snapshot/at-random", test_at_random);

  return g_test_run ();
}
