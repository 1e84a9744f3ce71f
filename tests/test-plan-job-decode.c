/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decoding a run from servers of different versions: missing, additional and unknown
 * values, and a malformed simulation. Everything else is still decoded. The fixtures
 * are tested in test-plan-job-fixtures.c, texts in test-plan-job-text.c.
 */

#include "config.h"

#include "support/model-support.h"

#define JOB "data.simulationJobs[0]"

/* Decodes a run with one simulation after changing one field, and returns the
 * simulation. */
static CallboardSimulationJob *
decode_changed (const char *path,
                const char *json)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *run;
  CallboardSimulationJob *simulation;
  g_autofree char *skipped = NULL;

  model_support_change (answer, path, json);
  run = model_support_decode_node (answer);
  skipped = model_support_dup_skipped_items (run);
  g_assert_cmpstr (skipped, ==, "");

  simulation = g_list_model_get_item (G_LIST_MODEL (run), 0);
  g_assert_finalize_object (run);

  return simulation;
}

static void
assert_property (gpointer    object,
                 const char *property,
                 const char *expected)
{
  g_autofree char *text = model_support_dup_property (object, property);

  g_assert_cmpstr (text, ==, expected);
}

/* --- Times ---------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *json;
  const char *time;
} times[] = {
  { "seconds", "\"2026-01-05T10:00:07Z\"", "2026-01-05T10:00:07.000000Z" },
  { "tenths", "\"2026-01-05T10:00:07.5Z\"", "2026-01-05T10:00:07.500000Z" },
  { "milliseconds", "\"2026-01-05T10:00:07.118Z\"", "2026-01-05T10:00:07.118000Z" },
  { "microseconds", "\"2026-01-05T10:00:07.118204Z\"", "2026-01-05T10:00:07.118204Z" },
  { "another-zone", "\"2026-01-05T10:00:07+05:30\"", "2026-01-05T04:30:07.000000Z" },
  { "another-day", "\"2026-01-01T00:30:00+02:00\"", "2025-12-31T22:30:00.000000Z" },
  { "west-of-greenwich", "\"2025-12-31T20:00:00.25-08:00\"", "2026-01-01T04:00:00.250000Z" },
  { "no-zone-is-utc", "\"2026-01-05T10:00:07\"", "2026-01-05T10:00:07.000000Z" },
  { "leap-day", "\"2028-02-29T23:59:59.999Z\"", "2028-02-29T23:59:59.999000Z" },
  { "before-1970", "\"1969-07-20T20:17:40Z\"", "1969-07-20T20:17:40.000000Z" },
  { "after-2038", "\"2100-01-01T00:00:00Z\"", "2100-01-01T00:00:00.000000Z" },
};

static void
test_time (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  CallboardSimulationJob *simulation = decode_changed (JOB ".createdAt", times[row].json);

  assert_property (simulation, "created-at", times[row].time);
  g_assert_finalize_object (simulation);
}

static const struct
{
  const char *name;
  const char *created_at;
  const char *started_at;
  const char *completed_at;
  gint64      queue_time;
  gint64      duration;
} spans[] = {
  { "waiting", "\"2026-01-05T10:00:00Z\"", "null", "null", -1, -1 },
  { "in-progress", "\"2026-01-05T10:00:00Z\"", "\"2026-01-05T10:00:02.5Z\"", "null", 2500, -1 },
  { "ended", "\"2026-01-05T10:00:00Z\"", "\"2026-01-05T10:00:02Z\"", "\"2026-01-05T10:01:02.001Z\"",
    2000, 60001 },
  { "ended-before-it-began", "\"2026-01-05T10:00:00Z\"", "null", "\"2026-01-05T10:01:00Z\"", -1, -1 },
  { "clocks-that-disagree", "\"2026-01-05T10:00:09Z\"", "\"2026-01-05T10:00:05Z\"",
    "\"2026-01-05T10:00:04Z\"", -1, -1 },
  { "immediate", "\"2026-01-05T10:00:00Z\"", "\"2026-01-05T10:00:00Z\"", "\"2026-01-05T10:00:00Z\"", 0, 0 },
  { "across-zones", "\"2026-01-05T10:00:00Z\"", "\"2026-01-05T12:00:01+02:00\"",
    "\"2026-01-05T05:00:03-05:00\"", 1000, 2000 },
};

static void
test_span (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *run;
  CallboardSimulationJob *simulation;
  gint64 queue_time;

  model_support_change (answer, JOB ".createdAt", spans[row].created_at);
  model_support_change (answer, JOB ".startedAt", spans[row].started_at);
  model_support_change (answer, JOB ".completedAt", spans[row].completed_at);
  run = model_support_decode_node (answer);
  simulation = callboard_plan_job_find (run, "a");

  g_object_get (simulation, "queue-time", &queue_time, NULL);
  g_assert_cmpint (queue_time, ==, spans[row].queue_time);
  g_assert_cmpint (callboard_simulation_job_get_duration (simulation), ==, spans[row].duration);

  g_assert_finalize_object (run);
}

/* --- Server versions ------------------------------------------------------ */

static void
test_endpoint_kind (void)
{
  CallboardSimulationJob *current = decode_changed (
    JOB ".agentEndpoint", "{ \"id\": \"e\", \"name\": \"Desk\", \"type\": \"LIVEKIT\" }");
  CallboardSimulationJob *former = decode_changed (
    JOB ".agentEndpoint", "{ \"id\": \"e\", \"name\": \"Desk\", \"endpointType\": \"PHONE\" }");
  CallboardSimulationJob *both = decode_changed (
    JOB ".agentEndpoint",
    "{ \"endpointType\": \"PHONE\", \"id\": \"e\", \"name\": \"Desk\", \"type\": \"KORE\" }");

  assert_property (callboard_simulation_job_get_agent_endpoint (current), "endpoint-type", "LIVEKIT");
  assert_property (callboard_simulation_job_get_agent_endpoint (former), "endpoint-type", "PHONE");
  assert_property (callboard_simulation_job_get_agent_endpoint (both), "endpoint-type", "KORE");

  g_assert_finalize_object (current);
  g_assert_finalize_object (former);
  g_assert_finalize_object (both);
}

/* Asserts that all known fields are equal. */
static void
assert_same_fields (CallboardApiObject *object,
                    CallboardApiObject *expected)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (expected);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = model_support_dup_property (object, klass->fields[i].property);
      g_autofree char *expected_text = model_support_dup_property (expected, klass->fields[i].property);

      g_assert_cmpstr (text, ==, expected_text);
      if (klass->fields[i].kind == CALLBOARD_FIELD_OBJECT && text != NULL)
        {
          g_autoptr(CallboardApiObject) child = NULL;
          g_autoptr(CallboardApiObject) expected_child = NULL;

          g_object_get (object, klass->fields[i].property, &child, NULL);
          g_object_get (expected, klass->fields[i].property, &expected_child, NULL);
          assert_same_fields (child, expected_child);
        }
    }
}

static void
test_unknown_fields (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *plain = model_support_decode_node (answer);
  CallboardPlanJob *run;
  const char *fields[] = {
    "news", "data.news", JOB ".news", JOB ".persona.news", JOB ".scenario.news", JOB ".agentEndpoint.news",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    model_support_change (answer, fields[i], "[{ \"deep\": [1, null, { \"er\": \"x\" }] }, true]");
  run = model_support_decode_node (answer);

  g_assert_false (callboard_api_object_equal (CALLBOARD_API_OBJECT (run), CALLBOARD_API_OBJECT (plain)));
  g_assert_false (callboard_api_object_equal (
    CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "a")),
    CALLBOARD_API_OBJECT (callboard_plan_job_find (plain, "a"))));
  assert_property (run, "other-fields", "1 items");
  assert_property (callboard_plan_job_find (run, "a"), "other-fields", "1 items");
  assert_property (callboard_plan_job_find (plain, "a"), "other-fields", NULL);
  assert_same_fields (CALLBOARD_API_OBJECT (run), CALLBOARD_API_OBJECT (plain));
  assert_same_fields (CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "a")),
                      CALLBOARD_API_OBJECT (callboard_plan_job_find (plain, "a")));
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_get_skipped_items (run)), ==, 0);

  g_assert_finalize_object (plain);
  g_assert_finalize_object (run);
}

static void
test_unknown_values (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=REHEARSING");
  CallboardPlanJob *run;
  CallboardSimulationJob *simulation;

  model_support_change (answer, "data.status", "\"CURTAIN_UP\"");
  model_support_change (answer, JOB ".processingStatus", "\"\"");
  model_support_change (answer, JOB ".persona.gender", "\"Any Thing-At all\"");
  model_support_change (answer, JOB ".invalidation", "null");
  run = model_support_decode_node (answer);
  simulation = callboard_plan_job_find (run, "a");

  g_assert_cmpstr (callboard_plan_job_get_status (run), ==, "CURTAIN_UP");
  g_assert_false (callboard_plan_job_is_final (run));
  g_assert_cmpstr (callboard_simulation_job_get_status (simulation), ==, "REHEARSING");
  g_assert_cmpstr (callboard_simulation_job_get_stage (simulation), ==, "");
  assert_property (callboard_simulation_job_get_persona (simulation), "gender", "Any Thing-At all");
  g_assert_cmpuint (callboard_simulation_job_get_outcome (simulation), ==, CALLBOARD_OUTCOME_OTHER);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_OTHER), ==, 1);

  g_assert_finalize_object (run);
}

/* model-support leaves each of these fields out. */
static const char *const nullable[] = {
  "data.startedAt", "data.endedAt", "data.triggeredBy", "data.attemptSummary",
  "data.pendingRetries", "data.verdict",
  JOB ".startedAt", JOB ".completedAt", JOB ".scheduledAt", JOB ".callId",
  JOB ".roarkPhoneNumber", JOB ".attemptNumber", JOB ".retryOfSimulationJobId",
  JOB ".backgroundNoise", JOB ".invalidation",
  JOB ".persona.displayName", JOB ".persona.description", JOB ".persona.secondaryLanguage",
  JOB ".persona.understoodLanguages", JOB ".persona.age", JOB ".persona.interruption",
  JOB ".persona.responseTiming", JOB ".persona.idleMessages", JOB ".persona.idleTimeoutSeconds",
  JOB ".persona.idleMessageMaxSpokenCount",
  JOB ".persona.idleMessageResetCountOnUserSpeechEnabled", JOB ".persona.phoneNumber",
  JOB ".persona.backstoryPrompt", JOB ".scenario.description", JOB ".agentEndpoint.phoneNumber",
};

static void
test_null_is_absent (gconstpointer path)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *absent = model_support_decode_node (answer);
  CallboardPlanJob *null;

  model_support_change (answer, path, "null");
  null = model_support_decode_node (answer);

  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_get_skipped_items (null)), ==, 0);
  g_assert_true (callboard_api_object_equal (CALLBOARD_API_OBJECT (null), CALLBOARD_API_OBJECT (absent)));
  g_assert_true (callboard_api_object_equal (
    CALLBOARD_API_OBJECT (callboard_plan_job_find (null, "a")),
    CALLBOARD_API_OBJECT (callboard_plan_job_find (absent, "a"))));

  g_assert_finalize_object (absent);
  g_assert_finalize_object (null);
}

/* --- Fields not in the fixtures ------------------------------------------- */

static void
test_pending_retry (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=RETRY_SCHEDULED");
  CallboardPlanJob *run;
  g_autoptr(GListModel) retries = NULL;

  model_support_change (answer, "data.triggeredBy", "\"SCHEDULED\"");
  model_support_change (answer, "data.pendingRetries",
                        "[{ \"simulationJobId\": \"a\", \"attemptNumber\": 2, \"maxAttempts\": 3,"
                        "   \"scheduledAt\": \"2026-01-05T10:05:00.250Z\" },"
                        " { \"simulationJobId\": \"b\" }]");
  run = model_support_decode_node (answer);
  g_object_get (run, "pending-retries", &retries, NULL);

  assert_property (run, "triggered-by", "SCHEDULED");
  assert_property (run, "pending-retries", "2 items");
  model_support_assert_item (retries, 0, (ModelExpectation[]) {
    { "simulation-job-id", "a" }, { "attempt-number", "2" }, { "max-attempts", "3" },
    { "scheduled-at", "2026-01-05T10:05:00.250000Z" }, { NULL },
  });
  model_support_assert_item (retries, 1, (ModelExpectation[]) {
    { "simulation-job-id", "b" }, { "attempt-number", "-1" }, { "max-attempts", "-1" },
    { "scheduled-at", NULL }, { NULL },
  });

  g_assert_finalize_object (run);
}

static void
test_verdict (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("");
  CallboardPlanJob *run;
  GListModel *failures;

  model_support_change (answer, "data.verdict",
                        "{ \"passed\": false, \"score\": 95, \"checks\": [], \"failures\": ["
                        "  { \"type\": \"RUN_NOT_COMPLETED\", \"status\": \"TIMED_OUT\" },"
                        "  { \"type\": \"AGENT_NEVER_SPOKE\", \"neverSpokeCalls\": 3,"
                        "    \"totalCalls\": 12, \"maxShare\": 0.1, \"agentName\": \"Front desk\","
                        "    \"silentAttempts\": 5 }] }");
  run = model_support_decode_node (answer);
  failures = callboard_verdict_get_failures (callboard_plan_job_get_verdict (run));

  /* A run can score 95 and still fail. */
  g_assert_false (callboard_verdict_get_passed (callboard_plan_job_get_verdict (run)));
  g_assert_cmpfloat_with_epsilon (
    callboard_verdict_get_score (callboard_plan_job_get_verdict (run)), 95, 1e-9);
  model_support_assert_item (failures, 0, (ModelExpectation[]) {
    { "failure-type", "RUN_NOT_COMPLETED" }, { "status", "TIMED_OUT" },
    { "evaluated-calls", "-1" }, { "expected-calls", "-1" }, { "never-spoke-calls", "-1" },
    { "total-calls", "-1" }, { "max-share", "-1" },
    { "agent-name", NULL }, { "silent-attempts", "-1" }, { "metric-definition-id", NULL },
    { "metric-name", NULL }, { "pass-rate", "-1" }, { "min-pass-rate", "-1" },
    { "inherited", "-1" }, { NULL },
  });
  model_support_assert_item (failures, 1, (ModelExpectation[]) {
    { "failure-type", "AGENT_NEVER_SPOKE" }, { "status", NULL },
    { "evaluated-calls", "-1" }, { "expected-calls", "-1" }, { "never-spoke-calls", "3" },
    { "total-calls", "12" }, { "max-share", "0.1" },
    { "agent-name", "Front desk" }, { "silent-attempts", "5" }, { "metric-definition-id", NULL },
    { "metric-name", NULL }, { "pass-rate", "-1" }, { "min-pass-rate", "-1" },
    { "inherited", "-1" }, { NULL },
  });

  g_assert_finalize_object (run);
}

static void
test_passed_without_score (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("");
  CallboardPlanJob *run;

  model_support_change (answer, "data.verdict", "{ \"passed\": true, \"score\": null }");
  run = model_support_decode_node (answer);

  model_support_assert_held (run, "verdict", (ModelExpectation[]) {
    { "passed", "1" }, { "score", "-1" }, { "checks", "0 items" }, { "failures", "0 items" }, { NULL },
  });

  g_assert_finalize_object (run);
}

static const struct
{
  const char *name;
  const char *json;
  const char *number;
} numbers[] = {
  { "zero", "0", "0" },
  { "whole-with-a-point", "3.0", "3" },
  { "whole-with-an-exponent", "1e3", "1000" },
  { "largest-exact", "9007199254740991", "9007199254740991" },
};

static void
test_number (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  CallboardSimulationJob *simulation = decode_changed (JOB ".attemptNumber", numbers[row].json);

  assert_property (simulation, "attempt-number", numbers[row].number);
  g_assert_finalize_object (simulation);
}

/* --- Skipped items -------------------------------------------------------- */

static void
test_empty_run (void)
{
  CallboardPlanJob *run = model_support_create_run ("");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (run), 0));
  g_assert_null (callboard_plan_job_find (run, "a"));
  assert_property (run, "n-simulations", "0");
  assert_property (run, "n-skipped-items", "0");
  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    g_assert_cmpuint (callboard_plan_job_count (run, outcome), ==, 0);

  g_assert_finalize_object (run);
}

static void
test_one_malformed (void)
{
  CallboardPlanJob *run = model_support_create_run ("a b! c d=FAILED");
  g_autofree char *ids = model_support_dup_ids (run);
  g_autofree char *messages = model_support_dup_skipped_items (run);
  CallboardSkippedItem *skipped = g_list_model_get_item (callboard_plan_job_get_skipped_items (run),
                                                         0);

  g_assert_cmpstr (ids, ==, "a c d");
  g_assert_cmpstr (messages, ==,
                   "data.simulationJobs[1].simulationJobId: expected an ID, got \"\"");
  assert_property (run, "n-simulations", "3");
  assert_property (run, "n-skipped-items", "1");
  assert_property (skipped, "message", messages);
  g_assert_null (callboard_plan_job_find (run, "b"));
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_ACTIVE), ==, 2);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_FAILED), ==, 1);

  g_assert_finalize_object (run);
  g_assert_finalize_object (skipped);
}

static void
test_numeric_id (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b");
  CallboardPlanJob *run;

  model_support_change (answer, "data.simulationJobs[1].simulationJobId", "17");
  run = model_support_decode_node (answer);

  g_assert_nonnull (callboard_plan_job_find (run, "17"));
  g_assert_nonnull (callboard_plan_job_find (run, "a"));

  g_assert_finalize_object (run);
}

static void
test_all_malformed (void)
{
  CallboardPlanJob *run = model_support_create_run ("a! b! c!");
  g_autofree char *messages = model_support_dup_skipped_items (run);

  g_assert_cmpstr (messages, ==,
                   "data.simulationJobs[0].simulationJobId: expected an ID, got \"\"\n"
                   "data.simulationJobs[1].simulationJobId: expected an ID, got \"\"\n"
                   "data.simulationJobs[2].simulationJobId: expected an ID, got \"\"");
  assert_property (run, "n-simulations", "0");
  assert_property (run, "n-skipped-items", "3");

  g_assert_finalize_object (run);
}

static void
test_duplicate_ids (void)
{
  CallboardPlanJob *run = model_support_create_run ("a b a=FAILED c b! a");
  g_autofree char *ids = model_support_dup_ids (run);
  g_autofree char *messages = model_support_dup_skipped_items (run);

  g_assert_cmpstr (ids, ==, "a b c");
  g_assert_cmpstr (messages, ==,
                   "data.simulationJobs[2].simulationJobId: "
                   "expected a unique ID, got \"a\"\n"
                   "data.simulationJobs[4].simulationJobId: expected an ID, got \"\"\n"
                   "data.simulationJobs[5].simulationJobId: "
                   "expected a unique ID, got \"a\"");
  assert_property (callboard_plan_job_find (run, "a"), "status", "PROCESSING");
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_ACTIVE), ==, 3);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_FAILED), ==, 0);

  g_assert_finalize_object (run);
}

static void
add_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/decode/time/", times[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_time);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/decode/span/", spans[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_span);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/decode/number/", numbers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nullable); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/decode/null-is-absent/", nullable[i], NULL);

      g_test_add_data_func (path, nullable[i], test_null_is_absent);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ();
  g_test_add_func ("/plan-job/decode/endpoint-kind-of-both-versions", test_endpoint_kind);
  g_test_add_func ("/plan-job/decode/unknown-fields-are-kept", test_unknown_fields);
  g_test_add_func ("/plan-job/decode/unknown-values-are-kept", test_unknown_values);
  g_test_add_func ("/plan-job/decode/pending-retries", test_pending_retry);
  g_test_add_func ("/plan-job/decode/verdict/scores-95-and-fails", test_verdict);
  g_test_add_func ("/plan-job/decode/verdict/passed-without-score", test_passed_without_score);
  g_test_add_func ("/plan-job/decode/empty-run", test_empty_run);
  g_test_add_func ("/plan-job/decode/skipped/one-malformed", test_one_malformed);
  g_test_add_func ("/plan-job/decode/skipped/numeric-id", test_numeric_id);
  g_test_add_func ("/plan-job/decode/skipped/all-malformed", test_all_malformed);
  g_test_add_func ("/plan-job/decode/skipped/duplicate-ids", test_duplicate_ids);

  return g_test_run ();
}
