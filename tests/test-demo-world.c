/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the demo's world with a fake clock: its runs, the same data for the same
 * seed, and consistent simulations.
 */

#include <locale.h>
#include <string.h>

#include "callboard-demo-run.h"
#include "support/demo-support.h"

/* --- Examples ------------------------------------------------------------- */

static void
assert_serves_file (const char *id,
                    const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (GBytes) served = callboard_demo_world_dup_plan_job (world, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_nonnull (served);
  g_assert_cmpmem (g_bytes_get_data (served, NULL), g_bytes_get_size (served), text, length);
}

static void
test_reference_example (void)
{
  assert_serves_file (REFERENCE_ID, "plan-job-seed.json");
}

static void
test_current_example (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (JsonNode) answer = demo_get_run (world, CURRENT_ID);

  assert_serves_file (CURRENT_ID, "plan-job-current.json");
  g_assert_cmpstr (demo_get_string (demo_get_data (answer), "simulationRunPlanJobId"), ==, CURRENT_ID);
}

/* --- World ---------------------------------------------------------------- */

static void
test_lists_runs (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  GListModel *runs = callboard_demo_world_get_featured_runs (world);

  g_assert_true (g_list_model_get_item_type (runs) == CALLBOARD_TYPE_DEMO_RUN);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++) {
    g_autoptr (CallboardDemoRun) run = g_list_model_get_item (runs, i);
    g_autoptr (JsonNode) answer = NULL;
    const char *id = callboard_demo_run_get_id (run);

    g_assert_nonnull (callboard_demo_run_get_title (run));
    g_assert_cmpstr (callboard_demo_run_get_title (run), !=, "");
    g_assert_nonnull (callboard_demo_run_get_description (run));
    g_assert_cmpstr (callboard_demo_run_get_description (run), !=, "");

    answer = demo_get_run (world, id);
    g_assert_cmpstr (demo_get_string (demo_get_data (answer), "simulationRunPlanJobId"), ==, id);
    g_assert_cmpint (i == 0, ==, g_str_equal (demo_get_string (demo_get_data (answer), "status"), "RUNNING_SIMULATIONS"));
  }

  g_assert_finalize_object (world);
}

static void
test_unknown_run (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);

  g_assert_null (callboard_demo_world_dup_plan_job (world, ""));
  g_assert_null (callboard_demo_world_dup_plan_job (world, "00000000-0000-4000-8000-000000000000"));
}

static void
test_run_sizes (void)
{
  static const guint sizes[] = { 24, 12, 1, 60, 300, 36, 20, 12, 12, 16, 10, 77 };
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (77, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);

  g_assert_cmpuint (answers->len, ==, G_N_ELEMENTS (sizes));
  for (guint i = 0; i < answers->len; i++)
    g_assert_cmpuint (json_array_get_length (demo_get_simulations (answers->pdata[i])), ==, sizes[i]);
}

static void
test_any_size (void)
{
  static const guint sizes[] = { 1, 2, 3, 39, 40, 50, 99, 100, 101, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (sizes[i], i, NULL, NULL);
    g_autofree char *id = demo_dup_id (world, demo_count_runs (world) - 1);
    g_autoptr (JsonNode) answer = demo_get_run (world, id);

    g_assert_cmpuint (json_array_get_length (demo_get_simulations (answer)), ==, sizes[i]);
    g_assert_cmpuint (demo_count_with_status (answer, demo_final_statuses), ==, sizes[i]);
  }
}

static void
test_too_many_simulations (void)
{
  if (g_test_subprocess ()) {
    g_log_set_always_fatal (G_LOG_FATAL_MASK);
    g_assert_null (callboard_demo_world_new (CALLBOARD_DEMO_MAX_SIMULATIONS + 1, 1, NULL, NULL));
    return;
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*n_simulations*");
}

/* The IDs of all generated runs, one per line. */
static char *
collect_ids (CallboardDemoWorld *world)
{
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *data = demo_get_data (answers->pdata[i]);
    JsonArray *simulations = demo_get_simulations (answers->pdata[i]);

    g_string_append_printf (ids, "%s\n", demo_get_string (data, "simulationRunPlanJobId"));
    g_string_append_printf (ids, "%s\n", demo_get_string (data, "simulationRunPlanId"));
    for (guint j = 0; j < json_array_get_length (simulations); j++) {
      JsonObject *simulation = json_array_get_object_element (simulations, j);

      g_string_append_printf (ids, "%s\n", demo_get_string (simulation, "simulationJobId"));
      if (demo_get_string (simulation, "callId") != NULL)
        g_string_append_printf (ids, "%s\n", demo_get_string (simulation, "callId"));
    }
  }

  return g_string_free_and_steal (ids);
}

static void
test_same_seed (void)
{
  gint64 now = NOON;
  gint64 later = NOON + 40 * G_TIME_SPAN_DAY + 1;
  g_autoptr (CallboardDemoWorld) one = callboard_demo_world_new (50, 7, demo_get_clock, &now);
  g_autoptr (CallboardDemoWorld) two = callboard_demo_world_new (50, 7, demo_get_clock, &later);
  g_autofree char *ids_of_one = collect_ids (one);
  g_autofree char *ids_of_two = collect_ids (two);

  g_assert_cmpstr (ids_of_one, ==, ids_of_two);
}

/* IDs do not change between versions: users may have saved one, and other tests rely on
 * them. */
static void
test_known_seed (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autofree char *live = demo_dup_id (world, 0);

  g_assert_cmpstr (live, ==, "95a2b837-189b-4818-822f-27736f9550b0");
}

static void
test_other_seed (void)
{
  g_autoptr (CallboardDemoWorld) one = callboard_demo_world_new (0, 7, NULL, NULL);

  for (guint32 seed = 0; seed < 3; seed++) {
    g_autoptr (CallboardDemoWorld) two = callboard_demo_world_new (0, seed, NULL, NULL);
    g_autofree char *id = demo_dup_id (two, 0);

    g_assert_null (callboard_demo_world_dup_plan_job (one, id));
  }
}

static void
test_extra_run_changes_no_other (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) small = callboard_demo_world_new (0, 3, demo_get_clock, &now);
  g_autoptr (CallboardDemoWorld) large = callboard_demo_world_new (500, 3, demo_get_clock, &now);

  g_assert_cmpuint (demo_count_runs (large), ==, demo_count_runs (small) + 1);
  for (guint i = 0; i < demo_count_runs (small); i++) {
    g_autofree char *id = demo_dup_id (small, i);
    g_autoptr (GBytes) in_small = callboard_demo_world_dup_plan_job (small, id);
    g_autoptr (GBytes) in_large = callboard_demo_world_dup_plan_job (large, id);

    g_assert_nonnull (in_large);
    g_assert_true (g_bytes_equal (in_small, in_large));
  }
}

static void
test_same_moment (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) one = callboard_demo_world_new (50, 7, demo_get_clock, &now);
  g_autoptr (CallboardDemoWorld) two = callboard_demo_world_new (50, 7, demo_get_clock, &now);

  /* The number of earlier requests makes no difference. */
  for (guint i = 0; i < 5; i++) {
    g_autoptr (GPtrArray) answers = demo_get_generated_runs (one);

    now += 13 * G_TIME_SPAN_SECOND;
  }

  for (guint i = 0; i < demo_count_runs (one); i++) {
    g_autofree char *id = demo_dup_id (one, i);
    g_autoptr (GBytes) first = callboard_demo_world_dup_plan_job (one, id);
    g_autoptr (GBytes) again = callboard_demo_world_dup_plan_job (one, id);
    g_autoptr (GBytes) other = callboard_demo_world_dup_plan_job (two, id);

    g_assert_true (g_bytes_equal (first, again));
    g_assert_true (g_bytes_equal (first, other));
  }
}

static void
test_ids_are_unique (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (2000, 1, demo_get_clock, &now);
  g_autofree char *text = collect_ids (world);
  g_auto (GStrv) ids = g_strsplit (g_strchomp (text), "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (g_strv_length (ids), >, 4000);
  for (guint i = 0; ids[i] != NULL; i++) {
    g_assert_true (g_uuid_string_is_valid (ids[i]));
    g_assert_true (g_hash_table_add (seen, ids[i]));
  }
}

static void
assert_simulation_is_consistent (JsonObject *simulation,
                                 gint64      now)
{
  static const char * const waiting[] = { "PENDING", "QUEUED", "RETRY_SCHEDULED", NULL };
  const char *status = demo_get_string (simulation, "status");
  const char *stage = demo_get_string (simulation, "processingStatus");
  gint64 created_at = demo_get_time (simulation, "createdAt");
  gint64 started_at = demo_get_time (simulation, "startedAt");
  gint64 completed_at = demo_get_time (simulation, "completedAt");

  g_assert_cmpint (created_at, >, 0);
  g_assert_cmpint (created_at, <=, now);

  if (demo_is_one_of (status, waiting)) {
    g_assert_cmpstr (stage, ==, "PENDING");
    g_assert_cmpint (started_at, ==, 0);
    g_assert_null (demo_get_string (simulation, "callId"));
    g_assert_null (demo_get_string (simulation, "roarkPhoneNumber"));
  } else if (g_str_equal (status, "PROCESSING")) {
    g_assert_cmpstr (stage, !=, "PENDING");
    g_assert_cmpstr (stage, !=, "COMPLETED");
    g_assert_cmpint (started_at, >, created_at);
    g_assert_cmpint (started_at, <=, now);
  } else {
    g_assert_true (demo_is_one_of (status, demo_final_statuses));
    g_assert_cmpint (completed_at != 0, ==, started_at != 0);
    g_assert_cmpint (completed_at, <=, now);
    g_assert_cmpint (started_at, <=, completed_at);
    if (started_at == 0)
      g_assert_cmpstr (status, ==, "CANCELLED");
    else
      g_assert_cmpint (demo_get_string (simulation, "roarkPhoneNumber") != NULL, ==,
                       demo_get_string (json_object_get_object_member (simulation, "agentEndpoint"),
                                        "phoneNumber") != NULL);
  }

  g_assert_cmpint (demo_is_one_of (status, demo_final_statuses), >=, completed_at != 0);
  g_assert_cmpint (g_str_equal (status, "COMPLETED"), ==, g_str_equal (stage, "COMPLETED"));
  if (g_str_equal (status, "COMPLETED"))
    g_assert_nonnull (demo_get_string (simulation, "callId"));
}

static void
test_statuses_agree (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (1000, 4, demo_get_clock, &now);

  for (guint step = 0; step < 8; step++) {
    g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);

    for (guint i = 0; i < answers->len; i++) {
      JsonArray *simulations = demo_get_simulations (answers->pdata[i]);
      JsonObject *data = demo_get_data (answers->pdata[i]);
      gboolean is_final = demo_is_one_of (demo_get_string (data, "status"), demo_final_statuses);

      g_assert_cmpint (is_final, ==, demo_get_time (data, "endedAt") != 0);
      g_assert_cmpint (demo_get_time (data, "endedAt"), <=, now);
      g_assert_cmpint (demo_get_time (data, "startedAt"), >, demo_get_time (data, "createdAt"));
      if (is_final)
        g_assert_cmpuint (demo_count_with_status (answers->pdata[i], demo_final_statuses), ==,
                          json_array_get_length (simulations));
      for (guint j = 0; j < json_array_get_length (simulations); j++)
        assert_simulation_is_consistent (json_array_get_object_element (simulations, j), now);
    }
    now += 51 * G_TIME_SPAN_SECOND;
  }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/world/reference-example-is-unchanged", test_reference_example);
  g_test_add_func ("/demo/world/current-example-is-unchanged", test_current_example);
  g_test_add_func ("/demo/world/lists-the-live-run-first", test_lists_runs);
  g_test_add_func ("/demo/world/unknown-run", test_unknown_run);
  g_test_add_func ("/demo/world/has-runs-of-all-sizes", test_run_sizes);
  g_test_add_func ("/demo/world/run-of-any-size", test_any_size);
  g_test_add_func ("/demo/world/too-many-simulations", test_too_many_simulations);
  g_test_add_func ("/demo/world/same-seed-same-ids", test_same_seed);
  g_test_add_func ("/demo/world/ids-do-not-change", test_known_seed);
  g_test_add_func ("/demo/world/other-seed-other-ids", test_other_seed);
  g_test_add_func ("/demo/world/extra-run-changes-no-other", test_extra_run_changes_no_other);
  g_test_add_func ("/demo/world/same-time-same-bytes", test_same_moment);
  g_test_add_func ("/demo/world/ids-are-unique", test_ids_are_unique);
  g_test_add_func ("/demo/world/statuses-and-times-agree", test_statuses_agree);

  return g_test_run ();
}
