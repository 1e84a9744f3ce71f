/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the demo: its world by a clock that is set by hand, its server by
 * real requests, its program by running it. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "callboard-demo-run.h"
#include "callboard-demo-server.h"
#include "callboard-demo-world.h"

#define REFERENCE_ID "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define CURRENT_ID   "895a456c-ad7f-4846-b9ed-461e8184ca63"

/* 2026-09-21 14:13:20 UTC and some. */
#define NOON G_GINT64_CONSTANT (1790000000123456)

/* --- Asking a world ------------------------------------------------------ */

static gint64
read_clock (gpointer user_data)
{
  gint64 *now = user_data;

  return *now;
}

static JsonNode *
parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (bytes);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                              g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static JsonObject *
get_data (JsonNode *answer)
{
  return json_object_get_object_member (json_node_get_object (answer), "data");
}

static JsonNode *
ask (CallboardDemoWorld *world,
     const char         *id)
{
  g_autoptr (GBytes) bytes = callboard_demo_world_dup_plan_job (world, id);

  return parse (bytes);
}

static char *
dup_id (CallboardDemoWorld *world,
        guint               position)
{
  g_autoptr (CallboardDemoRun) run = NULL;

  run = g_list_model_get_item (callboard_demo_world_get_runs (world), position);
  g_assert_nonnull (run);

  return g_strdup (callboard_demo_run_get_id (run));
}

static guint
count_runs (CallboardDemoWorld *world)
{
  return g_list_model_get_n_items (callboard_demo_world_get_runs (world));
}

/* Every run of @world that is not one of the two examples, as JSON. */
static GPtrArray *
ask_invented (CallboardDemoWorld *world)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < count_runs (world); i++) {
    g_autofree char *id = dup_id (world, i);

    if (!g_str_equal (id, REFERENCE_ID) && !g_str_equal (id, CURRENT_ID))
      g_ptr_array_add (answers, ask (world, id));
  }

  return answers;
}

static JsonArray *
get_simulations (JsonNode *answer)
{
  return json_object_get_array_member (get_data (answer), "simulationJobs");
}

static const char *
get_string (JsonObject *object,
            const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static gboolean
is_one_of (const char         *text,
           const char * const *texts)
{
  return text != NULL && g_strv_contains (texts, text);
}

/* A time in microseconds, or 0 for null. */
static gint64
get_time (JsonObject *object,
          const char *member)
{
  const char *text = get_string (object, member);
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return 0;

  g_assert_true (g_str_has_suffix (text, "Z"));
  time = g_date_time_new_from_iso8601 (text, NULL);
  g_assert_nonnull (time);

  return g_date_time_to_unix_usec (time);
}

static const char * const final_statuses[] = {
  "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED", NULL
};

static guint
count_with_status (JsonNode           *answer,
                   const char * const *statuses)
{
  JsonArray *simulations = get_simulations (answer);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (simulations); i++)
    n += is_one_of (get_string (json_array_get_object_element (simulations, i), "status"), statuses);

  return n;
}

/* --- The examples -------------------------------------------------------- */

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
  g_autoptr (JsonNode) answer = ask (world, CURRENT_ID);

  assert_serves_file (CURRENT_ID, "plan-job-current.json");
  g_assert_cmpstr (get_string (get_data (answer), "simulationRunPlanJobId"), ==, CURRENT_ID);
}

/* --- The world ----------------------------------------------------------- */

static void
test_lists_runs (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, read_clock, &now);
  GListModel *runs = callboard_demo_world_get_runs (world);

  g_assert_true (g_list_model_get_item_type (runs) == CALLBOARD_TYPE_DEMO_RUN);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++) {
    g_autoptr (CallboardDemoRun) run = g_list_model_get_item (runs, i);
    g_autoptr (JsonNode) answer = NULL;
    g_autofree char *id = NULL;
    g_autofree char *title = NULL;
    g_autofree char *description = NULL;

    g_object_get (run, "id", &id, "title", &title, "description", &description, NULL);
    g_assert_cmpstr (id, ==, callboard_demo_run_get_id (run));
    g_assert_cmpstr (title, ==, callboard_demo_run_get_title (run));
    g_assert_cmpstr (description, ==, callboard_demo_run_get_description (run));
    g_assert_cmpstr (title, !=, "");
    g_assert_cmpstr (description, !=, "");

    answer = ask (world, id);
    g_assert_cmpstr (get_string (get_data (answer), "simulationRunPlanJobId"), ==, id);
    g_assert_cmpint (i == 0, ==, g_str_equal (get_string (get_data (answer), "status"), "RUNNING_SIMULATIONS"));
  }

  g_assert_finalize_object (world);
}

static void
test_knows_no_other_run (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);

  g_assert_null (callboard_demo_world_dup_plan_job (world, ""));
  g_assert_null (callboard_demo_world_dup_plan_job (world, "00000000-0000-4000-8000-000000000000"));
}

static void
test_run_sizes (void)
{
  static const guint sizes[] = { 24, 12, 1, 60, 300, 36, 20, 12, 77 };
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (77, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = ask_invented (world);

  g_assert_cmpuint (answers->len, ==, G_N_ELEMENTS (sizes));
  for (guint i = 0; i < answers->len; i++)
    g_assert_cmpuint (json_array_get_length (get_simulations (answers->pdata[i])), ==, sizes[i]);
}

static void
test_any_size (void)
{
  static const guint sizes[] = { 1, 2, 3, 39, 40, 50, 99, 100, 101, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (sizes[i], i, NULL, NULL);
    g_autofree char *id = dup_id (world, count_runs (world) - 1);
    g_autoptr (JsonNode) answer = ask (world, id);

    g_assert_cmpuint (json_array_get_length (get_simulations (answer)), ==, sizes[i]);
    g_assert_cmpuint (count_with_status (answer, final_statuses), ==, sizes[i]);
  }
}

static void
test_refuses_too_many (void)
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

/* All ids that the world invented for its runs, one a line. */
static char *
collect_ids (CallboardDemoWorld *world)
{
  g_autoptr (GPtrArray) answers = ask_invented (world);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *data = get_data (answers->pdata[i]);
    JsonArray *simulations = get_simulations (answers->pdata[i]);

    g_string_append_printf (ids, "%s\n", get_string (data, "simulationRunPlanJobId"));
    g_string_append_printf (ids, "%s\n", get_string (data, "simulationRunPlanId"));
    for (guint j = 0; j < json_array_get_length (simulations); j++) {
      JsonObject *simulation = json_array_get_object_element (simulations, j);

      g_string_append_printf (ids, "%s\n", get_string (simulation, "simulationJobId"));
      if (get_string (simulation, "callId") != NULL)
        g_string_append_printf (ids, "%s\n", get_string (simulation, "callId"));
    }
  }

  return g_string_free_and_steal (ids);
}

static void
test_same_seed (void)
{
  gint64 now = NOON;
  gint64 later = NOON + 40 * G_TIME_SPAN_DAY + 1;
  g_autoptr (CallboardDemoWorld) one = callboard_demo_world_new (50, 7, read_clock, &now);
  g_autoptr (CallboardDemoWorld) two = callboard_demo_world_new (50, 7, read_clock, &later);
  g_autofree char *ids_of_one = collect_ids (one);
  g_autofree char *ids_of_two = collect_ids (two);

  g_assert_cmpstr (ids_of_one, ==, ids_of_two);
}

/* An id that somebody wrote down, or a test of another program relies on, is
 * still right tomorrow. */
static void
test_known_seed (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autofree char *live = dup_id (world, 0);

  g_assert_cmpstr (live, ==, "95a2b837-189b-4818-822f-27736f9550b0");
}

static void
test_other_seed (void)
{
  g_autoptr (CallboardDemoWorld) one = callboard_demo_world_new (0, 7, NULL, NULL);

  for (guint32 seed = 0; seed < 3; seed++) {
    g_autoptr (CallboardDemoWorld) two = callboard_demo_world_new (0, seed, NULL, NULL);
    g_autofree char *id = dup_id (two, 0);

    g_assert_null (callboard_demo_world_dup_plan_job (one, id));
  }
}

static void
test_extra_run_changes_no_other (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) small = callboard_demo_world_new (0, 3, read_clock, &now);
  g_autoptr (CallboardDemoWorld) large = callboard_demo_world_new (500, 3, read_clock, &now);

  g_assert_cmpuint (count_runs (large), ==, count_runs (small) + 1);
  for (guint i = 0; i < count_runs (small); i++) {
    g_autofree char *id = dup_id (small, i);
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
  g_autoptr (CallboardDemoWorld) one = callboard_demo_world_new (50, 7, read_clock, &now);
  g_autoptr (CallboardDemoWorld) two = callboard_demo_world_new (50, 7, read_clock, &now);

  /* How often a world was asked before makes no difference. */
  for (guint i = 0; i < 5; i++) {
    g_autoptr (GPtrArray) answers = ask_invented (one);

    now += 13 * G_TIME_SPAN_SECOND;
  }

  for (guint i = 0; i < count_runs (one); i++) {
    g_autofree char *id = dup_id (one, i);
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
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (2000, 1, read_clock, &now);
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
  const char *status = get_string (simulation, "status");
  const char *stage = get_string (simulation, "processingStatus");
  gint64 created_at = get_time (simulation, "createdAt");
  gint64 started_at = get_time (simulation, "startedAt");
  gint64 completed_at = get_time (simulation, "completedAt");

  g_assert_cmpint (created_at, >, 0);
  g_assert_cmpint (created_at, <=, now);

  if (is_one_of (status, waiting)) {
    g_assert_cmpstr (stage, ==, "PENDING");
    g_assert_cmpint (started_at, ==, 0);
    g_assert_null (get_string (simulation, "callId"));
    g_assert_null (get_string (simulation, "roarkPhoneNumber"));
  } else if (g_str_equal (status, "PROCESSING")) {
    g_assert_cmpstr (stage, !=, "PENDING");
    g_assert_cmpstr (stage, !=, "COMPLETED");
    g_assert_cmpint (started_at, >, created_at);
    g_assert_cmpint (started_at, <=, now);
  } else {
    g_assert_true (is_one_of (status, final_statuses));
    g_assert_cmpint (completed_at != 0, ==, started_at != 0);
    g_assert_cmpint (completed_at, <=, now);
    g_assert_cmpint (started_at, <=, completed_at);
    if (started_at == 0)
      g_assert_cmpstr (status, ==, "CANCELLED");
    else
      g_assert_nonnull (get_string (simulation, "roarkPhoneNumber"));
  }

  g_assert_cmpint (is_one_of (status, final_statuses), >=, completed_at != 0);
  g_assert_cmpint (g_str_equal (status, "COMPLETED"), ==, g_str_equal (stage, "COMPLETED"));
  if (g_str_equal (status, "COMPLETED"))
    g_assert_nonnull (get_string (simulation, "callId"));
}

static void
test_statuses_agree (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (1000, 4, read_clock, &now);

  for (guint step = 0; step < 8; step++) {
    g_autoptr (GPtrArray) answers = ask_invented (world);

    for (guint i = 0; i < answers->len; i++) {
      JsonArray *simulations = get_simulations (answers->pdata[i]);
      JsonObject *data = get_data (answers->pdata[i]);
      gboolean is_final = is_one_of (get_string (data, "status"), final_statuses);

      g_assert_cmpint (is_final, ==, get_time (data, "endedAt") != 0);
      g_assert_cmpint (get_time (data, "endedAt"), <=, now);
      g_assert_cmpint (get_time (data, "startedAt"), >, get_time (data, "createdAt"));
      if (is_final)
        g_assert_cmpuint (count_with_status (answers->pdata[i], final_statuses), ==,
                          json_array_get_length (simulations));
      for (guint j = 0; j < json_array_get_length (simulations); j++)
        assert_simulation_is_consistent (json_array_get_object_element (simulations, j), now);
    }
    now += 51 * G_TIME_SPAN_SECOND;
  }
}

/* Why the result of a simulation does not count, or NULL where it does. */
static const char *
get_invalid_reason (JsonObject *simulation)
{
  if (json_object_get_null_member (simulation, "invalidation"))
    return NULL;

  return get_string (json_object_get_object_member (simulation, "invalidation"), "reason");
}

static void
test_every_ending_occurs (void)
{
  static const char * const reasons[] = {
    "SCRIPT_DIVERGED", "REQUIRED_STEP_NOT_REACHED", "REQUIRED_STAGE_INCOMPLETE",
    "CALLER_NEVER_TOOK_OVER", "AGENT_NEVER_SPOKE", NULL
  };
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = ask_invented (world);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < answers->len; i++) {
    JsonArray *simulations = get_simulations (answers->pdata[i]);

    g_hash_table_add (seen, (char *) get_string (get_data (answers->pdata[i]), "status"));
    for (guint j = 0; j < json_array_get_length (simulations); j++) {
      const char *reason = get_invalid_reason (json_array_get_object_element (simulations, j));

      if (reason != NULL)
        g_hash_table_add (seen, (char *) reason);
    }
  }

  for (guint i = 0; final_statuses[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, final_statuses[i]));
  for (guint i = 0; reasons[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, reasons[i]));
}

/* The verdict of an invented run, or NULL where there is none. */
static JsonObject *
get_verdict (JsonNode *answer)
{
  JsonObject *data = get_data (answer);

  if (json_object_get_null_member (data, "verdict"))
    return NULL;

  return json_object_get_object_member (data, "verdict");
}

static void
test_every_failure_occurs (void)
{
  static const char * const types[] = {
    "RUN_NOT_COMPLETED", "INCOMPLETE_COVERAGE", "AGENT_NEVER_SPOKE",
    "METRIC_NOT_EVALUATED", "METRIC_BELOW_MIN_PASS_RATE", NULL
  };
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = ask_invented (world);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_passed = 0;

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *verdict = get_verdict (answers->pdata[i]);
    JsonArray *failures;

    if (verdict == NULL)
      continue;

    failures = json_object_get_array_member (verdict, "failures");
    n_passed += json_object_get_boolean_member (verdict, "passed");
    g_assert_cmpint (json_object_get_boolean_member (verdict, "passed"), ==,
                     json_array_get_length (failures) == 0);
    for (guint j = 0; j < json_array_get_length (failures); j++)
      g_hash_table_add (seen, (char *) get_string (json_array_get_object_element (failures, j), "type"));
  }

  g_assert_cmpuint (n_passed, >=, 1);
  for (guint i = 0; types[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, types[i]));
}

static void
test_checks_add_up (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = ask_invented (world);

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *verdict = get_verdict (answers->pdata[i]);
    JsonArray *checks = verdict != NULL ? json_object_get_array_member (verdict, "checks") : NULL;

    for (guint j = 0; checks != NULL && j < json_array_get_length (checks); j++) {
      JsonObject *check = json_array_get_object_element (checks, j);
      gint64 passed = json_object_get_int_member (check, "passedSims");
      gint64 evaluated = json_object_get_int_member (check, "evaluatedSims");
      double rate = json_object_get_double_member_with_default (check, "passRate", -1);

      g_assert_cmpint (json_object_get_boolean_member (check, "passed"), ==,
                       rate >= json_object_get_double_member (check, "minPassRate"));
      if (evaluated == 0)
        g_assert_true (json_object_get_null_member (check, "passRate"));
      else
        g_assert_cmpfloat_with_epsilon (rate, 100.0 * passed / evaluated, 0.051);
    }
  }
}

static JsonObject *
find_simulation (JsonNode   *answer,
                 const char *id)
{
  JsonArray *simulations = get_simulations (answer);

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    if (g_strcmp0 (get_string (simulation, "simulationJobId"), id) == 0)
      return simulation;
  }

  return NULL;
}

static void
test_retries_follow_silence (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = ask_invented (world);

  for (guint i = 0; i < answers->len; i++) {
    JsonArray *simulations = get_simulations (answers->pdata[i]);

    for (guint j = 0; j < json_array_get_length (simulations); j++) {
      JsonObject *retry = json_array_get_object_element (simulations, j);
      const char *retried_id = get_string (retry, "retryOfSimulationJobId");
      gint64 attempt = json_object_get_int_member (retry, "attemptNumber");
      JsonObject *retried;

      g_assert_cmpint (attempt, ==, retried_id != NULL ? 2 : 1);
      if (retried_id == NULL)
        continue;

      retried = find_simulation (answers->pdata[i], retried_id);
      g_assert_nonnull (retried);
      g_assert_cmpstr (get_invalid_reason (retried), ==, "AGENT_NEVER_SPOKE");
      g_assert_cmpint (get_time (retry, "createdAt"), >, get_time (retried, "completedAt"));
      g_assert_cmpint (get_time (retry, "scheduledAt"), >, get_time (retry, "createdAt"));
    }
  }
}

static void
test_attempts_add_up (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = ask_invented (world);

  for (guint i = 0; i < answers->len; i++) {
    JsonArray *simulations = get_simulations (answers->pdata[i]);
    JsonObject *summary = json_object_get_object_member (get_data (answers->pdata[i]), "attemptSummary");
    gint64 n = json_array_get_length (simulations);
    gint64 n_retries = 0;
    gint64 n_silent = 0;

    for (guint j = 0; j < n; j++) {
      JsonObject *simulation = json_array_get_object_element (simulations, j);

      n_retries += get_string (simulation, "retryOfSimulationJobId") != NULL;
      n_silent += g_strcmp0 (get_invalid_reason (simulation), "AGENT_NEVER_SPOKE") == 0;
    }

    g_assert_cmpint (json_object_get_int_member (summary, "attemptCount"), ==, n);
    g_assert_cmpint (json_object_get_int_member (summary, "retryCount"), ==, n_retries);
    g_assert_cmpint (json_object_get_int_member (summary, "testCaseCount"), ==, n - n_retries);
    g_assert_cmpint (json_object_get_int_member (summary, "silentAttemptCount"), ==, n_silent);
    /* No retry of this world is silent again. */
    g_assert_cmpint (json_object_get_int_member (summary, "stillSilentTestCaseCount"), ==, n_silent - n_retries);
  }
}

static void
test_cast_is_varied (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (300, 1, NULL, NULL);
  g_autofree char *id = dup_id (world, count_runs (world) - 1);
  g_autoptr (JsonNode) answer = ask (world, id);
  JsonArray *simulations = get_simulations (answer);
  g_autoptr (GHashTable) callers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) scenarios = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) endpoint_types = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_without_display_name = 0;

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);
    JsonObject *caller = json_object_get_object_member (simulation, "persona");
    JsonObject *scenario = json_object_get_object_member (simulation, "scenario");
    JsonObject *endpoint = json_object_get_object_member (simulation, "agentEndpoint");

    g_assert_cmpuint (strlen (get_string (caller, "language")), ==, 2);
    g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (caller, "properties")));
    n_without_display_name += json_object_get_null_member (caller, "displayName");
    g_hash_table_add (callers, (char *) get_string (caller, "id"));
    g_hash_table_add (languages, (char *) get_string (caller, "language"));
    g_hash_table_add (scenarios, (char *) get_string (scenario, "id"));
    g_hash_table_add (endpoint_types, (char *) get_string (endpoint, "type"));
  }

  g_assert_cmpuint (g_hash_table_size (callers), >=, 12);
  g_assert_cmpuint (g_hash_table_size (languages), >=, 8);
  g_assert_cmpuint (g_hash_table_size (scenarios), >=, 12);
  g_assert_cmpuint (g_hash_table_size (endpoint_types), >=, 4);
  g_assert_cmpuint (n_without_display_name, >, 0);
}

static void
test_numbers_are_fictional (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);

  for (guint i = 0; i < count_runs (world); i++) {
    g_autofree char *id = dup_id (world, i);
    g_autoptr (GBytes) bytes = callboard_demo_world_dup_plan_job (world, id);
    gsize size = g_bytes_get_size (bytes);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), size);

    g_assert_true (g_regex_match_simple ("\"\\+1555555\\d{4}\"", text, 0, 0) ||
                   g_regex_match_simple ("\"\\+155501\\d{5}\"", text, 0, 0));
    g_assert_false (g_regex_match_simple ("\"\\+(?!1555555\\d{4}\"|155501\\d{5}\")", text, 0, 0));
  }
}

/* --- The live run -------------------------------------------------------- */

static guint
count_pending_retries (JsonNode *answer)
{
  return json_array_get_length (json_object_get_array_member (get_data (answer), "pendingRetries"));
}

static void
test_live_begins_a_third_done (void)
{
  for (guint32 seed = 0; seed < 40; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, read_clock, &now);
    g_autofree char *id = dup_id (world, 0);
    g_autoptr (JsonNode) answer = ask (world, id);

    g_assert_cmpuint (json_array_get_length (get_simulations (answer)), ==, 24);
    g_assert_cmpuint (count_with_status (answer, final_statuses), ==, 8);
    g_assert_cmpuint (count_pending_retries (answer), ==, 1);
  }
}

/* How far a simulation is: more is further. */
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
    if (g_str_equal (statuses[i], get_string (simulation, "status")))
      status_rank = (int) i;
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i], get_string (simulation, "processingStatus")))
      stage_rank = (int) i;

  g_assert_cmpint (stage_rank, >=, 0);

  return status_rank * 100 + stage_rank;
}

static void
test_live_never_goes_backwards (void)
{
  for (guint32 seed = 0; seed < 2; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, read_clock, &now);
    g_autofree char *id = dup_id (world, 0);
    g_autoptr (JsonNode) before = ask (world, id);

    for (guint step = 0; step < 400; step++) {
      g_autoptr (JsonNode) after = NULL;

      now += G_TIME_SPAN_SECOND;
      after = ask (world, id);
      for (guint i = 0; i < 24; i++) {
        JsonObject *earlier = json_array_get_object_element (get_simulations (before), i);
        JsonObject *later = json_array_get_object_element (get_simulations (after), i);

        g_assert_cmpstr (get_string (earlier, "simulationJobId"), ==, get_string (later, "simulationJobId"));
        g_assert_cmpint (rank (earlier), <=, rank (later));
        if (get_string (earlier, "startedAt") != NULL)
          g_assert_cmpstr (get_string (earlier, "startedAt"), ==, get_string (later, "startedAt"));
        if (is_one_of (get_string (earlier, "status"), final_statuses))
          g_assert_true (json_object_equal (earlier, later));
      }
      json_node_unref (before);
      before = json_node_ref (after);
    }
  }
}

static void
test_live_goes_through_every_stage (void)
{
  static const char * const stages[] = {
    "PENDING", "RESERVING_CAPACITY", "CONNECTING", "SIMULATING", "ENDING",
    "ANALYZING", "EVALUATING", "COLLECTING_METRICS", "COMPLETED"
  };
  static const char * const processing[] = { "PROCESSING", NULL };
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, read_clock, &now);
  g_autofree char *id = dup_id (world, 0);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint step = 0; step < 400; step++) {
    g_autoptr (JsonNode) answer = ask (world, id);

    g_assert_cmpuint (count_with_status (answer, processing), <=, 5);
    for (guint i = 0; i < 24; i++) {
      JsonObject *simulation = json_array_get_object_element (get_simulations (answer), i);

      g_hash_table_add (seen, g_strdup (get_string (simulation, "processingStatus")));
      g_hash_table_add (seen, g_strdup (get_string (simulation, "status")));
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
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, read_clock, &now);
  g_autofree char *id = dup_id (world, 0);
  g_autoptr (JsonNode) first = ask (world, id);
  g_autoptr (JsonNode) later = NULL;
  JsonArray *pending = json_object_get_array_member (get_data (first), "pendingRetries");
  JsonObject *entry = json_array_get_object_element (pending, 0);
  JsonObject *retry = find_simulation (first, get_string (entry, "simulationJobId"));

  g_assert_nonnull (retry);
  g_assert_cmpstr (get_string (retry, "status"), ==, "RETRY_SCHEDULED");
  g_assert_cmpstr (get_string (retry, "scheduledAt"), ==, get_string (entry, "scheduledAt"));
  g_assert_cmpint (json_object_get_int_member (entry, "attemptNumber"), ==, 2);
  g_assert_cmpint (get_time (entry, "scheduledAt"), >, now);

  now = get_time (entry, "scheduledAt") + 30 * G_TIME_SPAN_SECOND;
  later = ask (world, id);
  retry = find_simulation (later, get_string (entry, "simulationJobId"));
  g_assert_cmpstr (get_string (retry, "status"), ==, "PROCESSING");
  g_assert_cmpuint (count_pending_retries (later), ==, 0);
}

static void
test_live_ends (void)
{
  for (guint32 seed = 0; seed < 40; seed++) {
    gint64 now = NOON;
    g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, seed, read_clock, &now);
    g_autofree char *id = dup_id (world, 0);
    g_autoptr (JsonNode) running = ask (world, id);
    g_autoptr (JsonNode) ended = NULL;
    g_autoptr (JsonNode) next_year = NULL;
    gint64 took;

    g_assert_null (get_verdict (running));

    now += 10 * G_TIME_SPAN_MINUTE;
    ended = ask (world, id);
    took = get_time (get_data (ended), "endedAt") - get_time (get_data (ended), "startedAt");
    g_assert_cmpstr (get_string (get_data (ended), "status"), ==, "COMPLETED");
    g_assert_cmpint (took, >, 5 * G_TIME_SPAN_MINUTE);
    g_assert_cmpint (took, <, 7 * G_TIME_SPAN_MINUTE);
    g_assert_nonnull (get_verdict (ended));

    now += 365 * G_TIME_SPAN_DAY;
    next_year = ask (world, id);
    g_assert_true (json_node_equal (ended, next_year));
  }
}

static void
test_live_before_its_beginning (void)
{
  gint64 now = NOON;
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, read_clock, &now);
  g_autofree char *id = dup_id (world, 0);
  g_autoptr (GBytes) first = callboard_demo_world_dup_plan_job (world, id);
  g_autoptr (GBytes) before = NULL;

  now -= G_TIME_SPAN_HOUR;
  before = callboard_demo_world_dup_plan_job (world, id);
  g_assert_true (g_bytes_equal (first, before));
}

/* --- The server ---------------------------------------------------------- */

typedef struct
{
  gint64               now;
  CallboardDemoServer *server;
  SoupSession         *session;
  SoupMessage         *message;
  gboolean             is_answered;
  JsonNode            *answer;
  GError              *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (CallboardDemoWorld) world = NULL;
  g_autoptr (GError) error = NULL;

  fixture->now = NOON;
  world = callboard_demo_world_new (0, 1, read_clock, &fixture->now);
  fixture->server = callboard_demo_server_new (world, "open sesame");
  callboard_demo_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_clear_object (&fixture->message);
  g_clear_error (&fixture->error);
  soup_session_abort (fixture->session);
  g_clear_object (&fixture->session);
  if (fixture->server != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GBytes) bytes = NULL;

  bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &fixture->error);
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    fixture->answer = parse (bytes);
  fixture->is_answered = TRUE;
}

/* Makes a request and returns its status, or 0 where there was no answer. */
static guint
request (Fixture    *fixture,
         const char *method,
         const char *url,
         const char *authorization)
{
  g_clear_object (&fixture->message);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->answer, json_node_unref);
  fixture->is_answered = FALSE;

  fixture->message = soup_message_new (method, url);
  g_assert_nonnull (fixture->message);
  if (authorization != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (fixture->message),
                                  "Authorization", authorization);

  soup_session_send_and_read_async (fixture->session, fixture->message,
                                    G_PRIORITY_DEFAULT, NULL, on_answer, fixture);
  while (!fixture->is_answered)
    g_main_context_iteration (NULL, TRUE);

  return fixture->error == NULL ? soup_message_get_status (fixture->message) : 0;
}

static guint
get (Fixture    *fixture,
     const char *path,
     const char *authorization)
{
  g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), path, NULL);

  return request (fixture, "GET", url, authorization);
}

#define OPEN_SESAME "Bearer open sesame"
#define JOB_PATH    "/v1/simulation/plan/job/"

static const char *
get_response_header (Fixture    *fixture,
                     const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

static void
assert_is_refusal (Fixture *fixture)
{
  JsonObject *error = json_object_get_object_member (json_node_get_object (fixture->answer), "error");

  g_assert_cmpstr (get_string (error, "message"), !=, "");
  g_assert_cmpstr (get_response_header (fixture, "Content-Type"), ==, "application/json");
  g_assert_null (strstr (get_string (error, "message"), "sesame"));
}

static void
test_server_serves_a_run (Fixture       *fixture,
                          gconstpointer  user_data)
{
  CallboardDemoWorld *world = callboard_demo_server_get_world (fixture->server);
  g_autofree char *id = dup_id (world, 0);
  g_autofree char *path = g_strconcat (JOB_PATH, id, NULL);
  g_autoptr (JsonNode) expected = ask (world, id);

  g_assert_true (g_str_has_prefix (callboard_demo_server_get_base_url (fixture->server), "http://127.0.0.1:"));
  g_assert_cmpuint (get (fixture, path, OPEN_SESAME), ==, 200);
  g_assert_cmpstr (get_response_header (fixture, "Content-Type"), ==, "application/json");
  g_assert_true (json_node_equal (fixture->answer, expected));

  fixture->now += G_TIME_SPAN_HOUR;
  g_assert_cmpuint (get (fixture, path, OPEN_SESAME), ==, 200);
  g_assert_cmpstr (get_string (get_data (fixture->answer), "status"), ==, "COMPLETED");
}

static void
test_server_serves_me (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_assert_cmpuint (get (fixture, "/v1/me", OPEN_SESAME), ==, 200);
  g_assert_cmpstr (get_string (get_data (fixture->answer), "tokenScope"), ==, "PROJECT");
}

static void
test_server_serves_health (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_assert_cmpuint (get (fixture, "/health", NULL), ==, 200);
  g_assert_cmpstr (get_string (get_data (fixture->answer), "status"), ==, "healthy");
  g_assert_nonnull (get_string (get_data (fixture->answer), "version"));
  g_assert_cmpint (get_time (get_data (fixture->answer), "timestamp"), ==, NOON / 1000 * 1000);
}

static void
test_server_refuses_without_a_token (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  static const char * const paths[] = { "/v1/me", JOB_PATH REFERENCE_ID, JOB_PATH "unknown", "/nowhere", "/" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_assert_cmpuint (get (fixture, paths[i], NULL), ==, 401);
    g_assert_cmpstr (get_response_header (fixture, "WWW-Authenticate"), ==, "Bearer");
    assert_is_refusal (fixture);
  }
}

static void
test_server_refuses_a_wrong_token (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  static const char * const wrong[] = {
    "Bearer open sesamE", "Bearer Open sesame", "Bearer open sesam", "Bearer open sesame!",
    "Bearer open sesameopen sesame", "Bearer  open sesame", "Bearer", "Bearer o",
    "Basic open sesame", "open sesame", "Bearer\topen sesame",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_assert_cmpuint (get (fixture, "/v1/me", wrong[i]), ==, 401);
    assert_is_refusal (fixture);
  }

  g_assert_cmpuint (get (fixture, "/v1/me", "bearer open sesame"), ==, 200);
}

static void
test_server_has_nothing_elsewhere (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  static const char * const paths[] = {
    "/", "/v1", "/v1/me/", "/v1//me", "/v1/me/me", "/V1/me", "/health/", "/v1/simulation/plan/job",
    JOB_PATH, JOB_PATH "unknown", JOB_PATH REFERENCE_ID "/", JOB_PATH REFERENCE_ID "/cancel",
    "/v1/simulation/plan/jobs",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_assert_cmpuint (get (fixture, paths[i], OPEN_SESAME), ==, 404);
    assert_is_refusal (fixture);
  }
}

static void
test_server_unescapes_ids (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const char * const unknown[] = {
    "/v1%2Fme", JOB_PATH "..%2Fme", JOB_PATH REFERENCE_ID "%2F", JOB_PATH REFERENCE_ID "%00",
    JOB_PATH "%FF%FE", JOB_PATH "%E2%80%A6", JOB_PATH "7f3e4d2c%252D8a91-4b5c-9e6f-1a2b3c4d5e6f",
  };

  g_assert_cmpuint (get (fixture, JOB_PATH "7f3e4d2c%2D8a91%2d4b5c-9e6f-1a2b3c4d5e6%66", OPEN_SESAME), ==, 200);
  g_assert_cmpuint (get (fixture, JOB_PATH REFERENCE_ID "?verbose=1", OPEN_SESAME), ==, 200);

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++) {
    g_assert_cmpuint (get (fixture, unknown[i], OPEN_SESAME), ==, 404);
    assert_is_refusal (fixture);
  }
}

static void
test_server_can_only_be_read (Fixture       *fixture,
                              gconstpointer  user_data)
{
  static const char * const methods[] = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS" };
  static const char * const paths[] = { "/health", "/v1/me", JOB_PATH REFERENCE_ID };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (paths); j++) {
      g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), paths[j], NULL);

      g_assert_cmpuint (request (fixture, methods[i], url, OPEN_SESAME), ==, 405);
      g_assert_cmpstr (get_response_header (fixture, "Allow"), ==, "GET");
      assert_is_refusal (fixture);
    }
  }
}

static void
test_server_stops (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *url = g_strconcat (callboard_demo_server_get_base_url (fixture->server), "/health", NULL);

  g_assert_cmpuint (request (fixture, "GET", url, NULL), ==, 200);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_assert_cmpuint (request (fixture, "GET", url, NULL), ==, 0);
  g_assert_nonnull (fixture->error);
}

static void
test_server_makes_tokens (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  CallboardDemoServer *one = callboard_demo_server_new (world, NULL);
  CallboardDemoServer *two = callboard_demo_server_new (world, NULL);

  g_assert_cmpuint (strlen (callboard_demo_server_get_token (one)), >=, 32);
  g_assert_cmpstr (callboard_demo_server_get_token (one), !=, callboard_demo_server_get_token (two));
  g_assert_null (callboard_demo_server_get_base_url (one));

  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

static void
test_server_bad_ports (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  CallboardDemoServer *one = callboard_demo_server_new (world, NULL);
  CallboardDemoServer *two = callboard_demo_server_new (world, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (callboard_demo_server_start (one, 65536, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  g_assert_true (callboard_demo_server_start (one, 0, &error));
  g_assert_no_error (error);
  uri = g_uri_parse (callboard_demo_server_get_base_url (one), G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);

  g_assert_false (callboard_demo_server_start (two, (guint) g_uri_get_port (uri), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_assert_null (callboard_demo_server_get_base_url (two));

  /* A second try may have more luck. */
  g_assert_true (callboard_demo_server_start (two, 0, NULL));

  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

/* --- The program --------------------------------------------------------- */

/* Starts callboard-demo-server with @arguments, or skips the test. */
static GSubprocess *
spawn (const char * const *arguments)
{
  const char *program = g_getenv ("CALLBOARD_DEMO_SERVER");
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  GSubprocess *process;

  if (program == NULL) {
    g_test_skip ("CALLBOARD_DEMO_SERVER does not name the program");
    return NULL;
  }

  g_strv_builder_add (command, program);
  g_strv_builder_addv (command, (const char **) arguments);
  argv = g_strv_builder_end (command);
  process = g_subprocess_newv ((const char * const *) argv,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);

  return process;
}

static void
assert_exits (const char * const *arguments,
              int                 status,
              const char         *out,
              const char         *err)
{
  g_autoptr (GSubprocess) process = spawn (arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *got_out = NULL;
  g_autofree char *got_err = NULL;

  if (process == NULL)
    return;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &got_out, &got_err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
  g_assert_true (g_pattern_match_simple (out, got_out));
  g_assert_true (g_pattern_match_simple (err, got_err));
}

#define ARGUMENTS(...) ((const char * const[]) { __VA_ARGS__, NULL })

static void
test_program_refuses_bad_options (void)
{
  assert_exits (ARGUMENTS ("--port", "70000"), 2, "", "*--port*70000*");
  assert_exits (ARGUMENTS ("--port=-1"), 2, "", "*--port*-1*");
  assert_exits (ARGUMENTS ("--port", "http"), 2, "", "*http*");
  assert_exits (ARGUMENTS ("--simulations", "100001"), 2, "", "*--simulations*");
  assert_exits (ARGUMENTS ("--seed", "4294967296"), 2, "", "*--seed*");
  assert_exits (ARGUMENTS ("--token="), 2, "", "*--token*");
  assert_exits (ARGUMENTS ("--nonsense"), 2, "", "*--nonsense*");
  assert_exits (ARGUMENTS ("extra"), 2, "", "*--help*");
}

static void
test_program_helps (void)
{
  assert_exits (ARGUMENTS ("--help"), 0, "*--port*--token*--simulations*--seed*--version*", "");
  assert_exits (ARGUMENTS ("--version"), 0, "callboard-demo-server *\n", "");
}

static void
test_program_serves_until_told_to_stop (void)
{
  static const int signals[] = { SIGINT, SIGTERM };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++) {
    g_autoptr (GSubprocess) process = spawn (ARGUMENTS ("--token", "t", "--simulations", "5"));
    g_autoptr (GDataInputStream) out = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *line = NULL;

    if (process == NULL)
      return;

    out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
    line = g_data_input_stream_read_line (out, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_regex_match_simple ("^http://127\\.0\\.0\\.1:[1-9][0-9]* t$", line, 0, 0));

    g_subprocess_send_signal (process, signals[i]);
    g_subprocess_wait (process, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_subprocess_get_if_exited (process));
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/world/serves-the-reference-example-as-it-is", test_reference_example);
  g_test_add_func ("/demo/world/serves-todays-example-as-it-is", test_current_example);
  g_test_add_func ("/demo/world/lists-the-live-run-first", test_lists_runs);
  g_test_add_func ("/demo/world/knows-no-other-run", test_knows_no_other_run);
  g_test_add_func ("/demo/world/has-runs-of-all-sizes", test_run_sizes);
  g_test_add_func ("/demo/world/makes-a-run-of-any-size", test_any_size);
  g_test_add_func ("/demo/world/refuses-too-many-simulations", test_refuses_too_many);
  g_test_add_func ("/demo/world/same-seed-same-ids", test_same_seed);
  g_test_add_func ("/demo/world/ids-stay-what-they-were", test_known_seed);
  g_test_add_func ("/demo/world/other-seed-other-ids", test_other_seed);
  g_test_add_func ("/demo/world/one-more-run-changes-no-other", test_extra_run_changes_no_other);
  g_test_add_func ("/demo/world/same-moment-same-bytes", test_same_moment);
  g_test_add_func ("/demo/world/ids-are-unique", test_ids_are_unique);
  g_test_add_func ("/demo/world/statuses-and-times-agree", test_statuses_agree);
  g_test_add_func ("/demo/world/every-ending-occurs", test_every_ending_occurs);
  g_test_add_func ("/demo/world/every-failure-of-a-verdict-occurs", test_every_failure_occurs);
  g_test_add_func ("/demo/world/checks-add-up", test_checks_add_up);
  g_test_add_func ("/demo/world/retries-follow-silence", test_retries_follow_silence);
  g_test_add_func ("/demo/world/attempts-add-up", test_attempts_add_up);
  g_test_add_func ("/demo/world/cast-is-varied", test_cast_is_varied);
  g_test_add_func ("/demo/world/phone-numbers-are-fictional", test_numbers_are_fictional);

  g_test_add_func ("/demo/live/begins-a-third-done", test_live_begins_a_third_done);
  g_test_add_func ("/demo/live/never-goes-backwards", test_live_never_goes_backwards);
  g_test_add_func ("/demo/live/goes-through-every-stage", test_live_goes_through_every_stage);
  g_test_add_func ("/demo/live/retries-what-was-silent", test_live_retries);
  g_test_add_func ("/demo/live/ends-with-a-verdict-for-good", test_live_ends);
  g_test_add_func ("/demo/live/clock-set-back-shows-the-beginning", test_live_before_its_beginning);

#define ADD_SERVER_TEST(path, function) \
  g_test_add ("/demo/server/" path, Fixture, NULL, set_up, function, tear_down)

  ADD_SERVER_TEST ("serves-a-run-as-it-stands", test_server_serves_a_run);
  ADD_SERVER_TEST ("serves-me", test_server_serves_me);
  ADD_SERVER_TEST ("health-needs-no-token", test_server_serves_health);
  ADD_SERVER_TEST ("refuses-without-a-token", test_server_refuses_without_a_token);
  ADD_SERVER_TEST ("refuses-a-wrong-token", test_server_refuses_a_wrong_token);
  ADD_SERVER_TEST ("has-nothing-elsewhere", test_server_has_nothing_elsewhere);
  ADD_SERVER_TEST ("unescapes-ids", test_server_unescapes_ids);
  ADD_SERVER_TEST ("can-only-be-read", test_server_can_only_be_read);
  ADD_SERVER_TEST ("stops-when-let-go", test_server_stops);
  g_test_add_func ("/demo/server/makes-tokens", test_server_makes_tokens);
  g_test_add_func ("/demo/server/reports-bad-ports", test_server_bad_ports);

  g_test_add_func ("/demo/program/refuses-bad-options", test_program_refuses_bad_options);
  g_test_add_func ("/demo/program/helps", test_program_helps);
  g_test_add_func ("/demo/program/serves-until-told-to-stop", test_program_serves_until_told_to_stop);

  return g_test_run ();
}
