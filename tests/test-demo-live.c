/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the active run of the demo, with a fake clock.
 */

#include <locale.h>

#include "support/demo-support.h"

static guint
count_pending_retries (JsonNode *answer)
{
  return json_array_get_length (json_object_get_array_member (demo_get_data (answer), "pendingRetries"));
}

static void
test_live_starts_with_a_third_completed (void)
{
  for (guint32 seed = 0; seed < 40; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, demo_get_clock, &now);
    g_autofree char *id = demo_dup_id (world, 0);
    g_autoptr (JsonNode) answer = demo_get_run (world, id);

    g_assert_cmpuint (json_array_get_length (demo_get_simulations (answer)), ==, 24);
    g_assert_cmpuint (demo_count_with_status (answer, demo_final_statuses), ==, 8);
    g_assert_cmpuint (count_pending_retries (answer), ==, 1);
  }
}

/* The progress of a simulation: a larger value is further. */
static int
rank (JsonObject *simulation)
{
  static const char * const statuses[] = { "PENDING", "RETRY_SCHEDULED", "QUEUED", "PROCESSING" };
  static const char * const stages[] = {
    "PENDING", "RESERVING_CAPACITY", "CONNECTING", "SIMULATING", "ENDING",
    "ANALYZING", "EVALUATING", "COLLECTING_METRICS", "COMPLETED"
  };
  int status_rank = G_N_ELEMENTS (statuses);
  int stage_rank = -1;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i], demo_get_string (simulation, "status")))
      status_rank = (int) i;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i], demo_get_string (simulation, "processingStatus")))
      stage_rank = (int) i;

  g_assert_cmpint (stage_rank, >=, 0);

  return status_rank * 100 + stage_rank;
}

static void
test_live_never_goes_backwards (void)
{
  for (guint32 seed = 0; seed < 2; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, demo_get_clock, &now);
    g_autofree char *id = demo_dup_id (world, 0);
    g_autoptr (JsonNode) before = demo_get_run (world, id);

    for (guint step = 0; step < 400; step++) {
      g_autoptr (JsonNode) after = NULL;

      now += G_TIME_SPAN_SECOND;
      after = demo_get_run (world, id);
      for (guint i = 0; i < 24; i++) {
        JsonObject *earlier = json_array_get_object_element (demo_get_simulations (before), i);
        JsonObject *later = json_array_get_object_element (demo_get_simulations (after), i);

        g_assert_cmpstr (demo_get_string (earlier, "simulationJobId"), ==, demo_get_string (later, "simulationJobId"));
        g_assert_cmpint (rank (earlier), <=, rank (later));
        if (demo_get_string (earlier, "startedAt") != NULL)
          g_assert_cmpstr (demo_get_string (earlier, "startedAt"), ==, demo_get_string (later, "startedAt"));
        if (demo_is_one_of (demo_get_string (earlier, "status"), demo_final_statuses))
          g_assert_true (json_object_equal (earlier, later));
      }
      json_node_unref (before);
      before = json_node_ref (after);
    }
  }
}

/* Whoever watches the live run sees something happen, from the start of the demo to its end. */
static void
test_live_changes_all_the_time (void)
{
  for (guint32 seed = 0; seed < 10; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, demo_get_clock, &now);
    g_autofree char *id = demo_dup_id (world, 0);
    g_autoptr (GBytes) before = callboard_demo_world_dup_plan_job (world, id);
    gint64 changed_at = now;

    for (gboolean is_over = FALSE; !is_over; now += G_TIME_SPAN_SECOND) {
      g_autoptr (GBytes) after = callboard_demo_world_dup_plan_job (world, id);
      g_autoptr (JsonNode) answer = demo_parse (after);

      if (!g_bytes_equal (before, after))
        changed_at = now;
      g_assert_cmpint (now - changed_at, <=, 10 * G_TIME_SPAN_SECOND);
      is_over = demo_get_time (demo_get_data (answer), "endedAt") != 0;
      g_bytes_unref (before);
      before = g_bytes_ref (after);
    }
  }
}

static void
test_live_every_stage (void)
{
  static const char * const stages[] = {
    "PENDING", "RESERVING_CAPACITY", "CONNECTING", "SIMULATING", "ENDING",
    "ANALYZING", "EVALUATING", "COLLECTING_METRICS", "COMPLETED"
  };
  static const char * const processing[] = { "PROCESSING", NULL };
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *id = demo_dup_id (world, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint step = 0; step < 400; step++) {
    g_autoptr (JsonNode) answer = demo_get_run (world, id);

    g_assert_cmpuint (demo_count_with_status (answer, processing), <=, 5);
    for (guint i = 0; i < 24; i++) {
      JsonObject *simulation = json_array_get_object_element (demo_get_simulations (answer), i);

      g_hash_table_add (seen, g_strdup (demo_get_string (simulation, "processingStatus")));
      g_hash_table_add (seen, g_strdup (demo_get_string (simulation, "status")));
    }
    now += G_TIME_SPAN_SECOND;
  }

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    g_assert_true (g_hash_table_contains (seen, stages[i]));
  g_assert_true (g_hash_table_contains (seen, "QUEUED"));
  g_assert_true (g_hash_table_contains (seen, "FAILED"));
}

static void
test_live_retries (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *id = demo_dup_id (world, 0);
  g_autoptr (JsonNode) first = demo_get_run (world, id);
  g_autoptr (JsonNode) later = NULL;
  JsonArray *pending = json_object_get_array_member (demo_get_data (first), "pendingRetries");
  JsonObject *entry = json_array_get_object_element (pending, 0);
  JsonObject *retry = demo_find_simulation (first, demo_get_string (entry, "simulationJobId"));

  g_assert_nonnull (retry);
  g_assert_cmpstr (demo_get_string (retry, "status"), ==, "RETRY_SCHEDULED");
  g_assert_cmpstr (demo_get_string (retry, "scheduledAt"), ==, demo_get_string (entry, "scheduledAt"));
  g_assert_cmpint (json_object_get_int_member (entry, "attemptNumber"), ==, 2);
  g_assert_cmpint (demo_get_time (entry, "scheduledAt"), >, now);

  now = demo_get_time (entry, "scheduledAt") + 30 * G_TIME_SPAN_SECOND;
  later = demo_get_run (world, id);
  retry = demo_find_simulation (later, demo_get_string (entry, "simulationJobId"));
  g_assert_cmpstr (demo_get_string (retry, "status"), ==, "PROCESSING");
  g_assert_cmpuint (count_pending_retries (later), ==, 0);
}

static void
test_live_ends (void)
{
  for (guint32 seed = 0; seed < 40; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, demo_get_clock, &now);
    g_autofree char *id = demo_dup_id (world, 0);
    g_autoptr (JsonNode) running = demo_get_run (world, id);
    g_autoptr (JsonNode) ended = NULL;
    g_autoptr (JsonNode) next_year = NULL;
    gint64 duration;

    g_assert_null (demo_get_verdict (running));

    now += 10 * G_TIME_SPAN_MINUTE;
    ended = demo_get_run (world, id);
    duration = demo_get_time (demo_get_data (ended), "endedAt") - demo_get_time (demo_get_data (ended), "startedAt");
    g_assert_cmpstr (demo_get_string (demo_get_data (ended), "status"), ==, "COMPLETED");
    g_assert_cmpint (duration, >, 5 * G_TIME_SPAN_MINUTE);
    g_assert_cmpint (duration, <, 7 * G_TIME_SPAN_MINUTE);
    g_assert_nonnull (demo_get_verdict (ended));

    now += 365 * G_TIME_SPAN_DAY;
    next_year = demo_get_run (world, id);
    g_assert_true (json_node_equal (ended, next_year));
  }
}

static void
test_live_before_start (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autofree char *id = demo_dup_id (world, 0);
  g_autoptr (GBytes) first = callboard_demo_world_dup_plan_job (world, id);
  g_autoptr (GBytes) before = NULL;

  now -= G_TIME_SPAN_HOUR;
  before = callboard_demo_world_dup_plan_job (world, id);
  g_assert_true (g_bytes_equal (first, before));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/live/starts-with-a-third-completed",
                   test_live_starts_with_a_third_completed);
  g_test_add_func ("/demo/live/never-goes-backwards", test_live_never_goes_backwards);
  g_test_add_func ("/demo/live/changes-all-the-time", test_live_changes_all_the_time);
  g_test_add_func ("/demo/live/every-stage-occurs", test_live_every_stage);
  g_test_add_func ("/demo/live/retries-silent-calls", test_live_retries);
  g_test_add_func ("/demo/live/ends-with-a-final-verdict", test_live_ends);
  g_test_add_func ("/demo/live/clock-set-back-shows-the-start", test_live_before_start);

  return g_test_run ();
}
