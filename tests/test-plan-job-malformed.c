/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A valid response with one changed value: which fields could not be read, or the exact
 * error message if there is no run. Bodies that are not JSON are tested in test-plan-job-not-json.c.
 */

#include "config.h"

#include "callboard-error.h"
#include "support/model-support.h"

/* Stands for the tested value, as json-glib would serialize some of the values
 * differently. */
#define PLACEHOLDER "@VALUE@"

typedef struct
{
  /* Name of the test. */
  const char *name;
  /* The changed field; in a simulation if it starts with a dot. */
  const char *path;
  /* The new value; NULL to remove the field. */
  const char *json;
  /* The message about the field, after the path of the simulation; NULL if it is read. */
  const char *message;
} Row;

/* The changed simulation, between two valid ones. */
#define CHANGED "data.simulationJobs[1]"

static GBytes *
create_body (const char *path,
             const char *json)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b c");
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *printed = NULL;

  model_support_change (answer, path, json != NULL ? "\"" PLACEHOLDER "\"" : NULL);
  printed = json_to_string (answer, FALSE);
  g_string_assign (text, printed);
  if (json != NULL)
    g_assert_cmpuint (g_string_replace (text, "\"" PLACEHOLDER "\"", json, 0), ==, 1);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* --- Invalid runs --------------------------------------------------------- */

#define AN_ID "expected an ID, got "
#define A_STRING "expected a string, got "
#define A_TIME "expected a date and time, got "
#define A_LIST "expected a list, got "
#define AN_OBJECT "expected an object, got "
#define A_BOOLEAN "expected true or false, got "
#define A_COUNT "expected a whole number, 0 or more, got "
#define A_NUMBER "expected a number, 0 or more, got "

static const Row answers[] = {
  { "data-missing", "data", NULL, "data: " AN_OBJECT "nothing" },
  { "data-null", "data", "null", "data: " AN_OBJECT "null" },
  { "data-list", "data", "[]", "data: " AN_OBJECT "a list" },
  { "data-text", "data", "\"run\"", "data: " AN_OBJECT "\"run\"" },
  { "data-number", "data", "7", "data: " AN_OBJECT "7" },
  { "data-true", "data", "true", "data: " AN_OBJECT "true" },
  { "data-empty", "data", "{}", "data.simulationRunPlanJobId: " AN_ID "nothing" },

  { "id-missing", "data.simulationRunPlanJobId", NULL, "data.simulationRunPlanJobId: " AN_ID "nothing" },
  { "id-null", "data.simulationRunPlanJobId", "null", "data.simulationRunPlanJobId: " AN_ID "null" },
  { "id-empty", "data.simulationRunPlanJobId", "\"\"", "data.simulationRunPlanJobId: " AN_ID "\"\"" },
  { "id-number", "data.simulationRunPlanJobId", "17", NULL },
  { "id-true", "data.simulationRunPlanJobId", "true", "data.simulationRunPlanJobId: " AN_ID "true" },
  { "id-object", "data.simulationRunPlanJobId", "{}", "data.simulationRunPlanJobId: " AN_ID "an object" },
  { "plan-id-missing", "data.simulationRunPlanId", NULL, "data.simulationRunPlanId: " AN_ID "nothing" },
  { "plan-id-empty", "data.simulationRunPlanId", "\"\"", "data.simulationRunPlanId: " AN_ID "\"\"" },
  { "status-missing", "data.status", NULL, "data.status: " A_STRING "nothing" },
  { "status-null", "data.status", "null", "data.status: " A_STRING "null" },
  { "status-number", "data.status", "3", "data.status: " A_STRING "3" },
  { "status-list", "data.status", "[\"COMPLETED\"]", "data.status: " A_STRING "a list" },
  { "triggered-by-number", "data.triggeredBy", "1", "data.triggeredBy: " A_STRING "1" },

  { "created-missing", "data.createdAt", NULL, "data.createdAt: " A_TIME "nothing" },
  { "created-null", "data.createdAt", "null", "data.createdAt: " A_TIME "null" },
  { "created-soon", "data.createdAt", "\"soon\"", "data.createdAt: " A_TIME "\"soon\"" },
  { "created-empty", "data.createdAt", "\"\"", "data.createdAt: " A_TIME "\"\"" },
  { "created-number", "data.createdAt", "1767607200", "data.createdAt: " A_TIME "1767607200" },
  { "created-without-time", "data.createdAt", "\"2026-01-05\"", "data.createdAt: " A_TIME "\"2026-01-05\"" },
  { "created-without-date", "data.createdAt", "\"10:00:00Z\"", "data.createdAt: " A_TIME "\"10:00:00Z\"" },
  { "created-on-no-day", "data.createdAt", "\"2026-02-30T10:00:00Z\"",
    "data.createdAt: " A_TIME "\"2026-02-30T10:00:00Z\"" },
  { "created-at-no-hour", "data.createdAt", "\"2026-01-05T25:00:00Z\"",
    "data.createdAt: " A_TIME "\"2026-01-05T25:00:00Z\"" },
  { "created-before-all-time", "data.createdAt", "\"0001-01-01T00:00:00+14:00\"",
    "data.createdAt: " A_TIME "\"0001-01-01T00:00:00+14:00\"" },
  { "created-after-all-time", "data.createdAt", "\"9999-12-31T23:59:59-14:00\"",
    "data.createdAt: " A_TIME "\"9999-12-31T23:59:59-14:00\"" },
  { "started-false", "data.startedAt", "false", "data.startedAt: " A_TIME "false" },
  { "ended-list", "data.endedAt", "[]", "data.endedAt: " A_TIME "a list" },

  { "simulations-missing", "data.simulationJobs", NULL, "data.simulationJobs: " A_LIST "nothing" },
  { "simulations-null", "data.simulationJobs", "null", NULL },
  { "simulations-object", "data.simulationJobs", "{ \"0\": {} }", "data.simulationJobs: " A_LIST "an object" },
  { "simulations-text", "data.simulationJobs", "\"none\"", "data.simulationJobs: " A_LIST "\"none\"" },
  { "simulations-number", "data.simulationJobs", "0", "data.simulationJobs: " A_LIST "0" },

  { "attempts-list", "data.attemptSummary", "[]", "data.attemptSummary: " AN_OBJECT "a list" },
  { "attempts-text", "data.attemptSummary", "{ \"attemptCount\": \"3\" }", NULL },
  { "attempts-negative", "data.attemptSummary", "{ \"retryCount\": -1 }",
    "data.attemptSummary.retryCount: " A_COUNT "-1" },
  { "attempts-and-a-half", "data.attemptSummary", "{ \"testCaseCount\": 1.5 }", NULL },
  { "attempts-true", "data.attemptSummary", "{ \"silentAttemptCount\": true }",
    "data.attemptSummary.silentAttemptCount: " A_COUNT "true" },
  { "attempts-object", "data.attemptSummary", "{ \"stillSilentTestCaseCount\": {} }",
    "data.attemptSummary.stillSilentTestCaseCount: " A_COUNT "an object" },
  { "attempts-1e999", "data.attemptSummary", "{ \"attemptCount\": 1e999 }",
    "data.attemptSummary.attemptCount: " A_COUNT "1e999" },
  { "attempts-inexact", "data.attemptSummary", "{ \"attemptCount\": 9007199254740993 }",
    "data.attemptSummary.attemptCount: " A_COUNT "9007199254740993" },
  { "attempts-beyond-64-bits", "data.attemptSummary", "{ \"attemptCount\": 99999999999999999999 }",
    "data.attemptSummary.attemptCount: " A_COUNT "99999999999999999999" },

  { "retries-object", "data.pendingRetries", "{}", "data.pendingRetries: " A_LIST "an object" },
  { "retries-of-text", "data.pendingRetries", "[\"a\"]", "data.pendingRetries[0]: " AN_OBJECT "\"a\"" },
  { "retry-without-simulation", "data.pendingRetries", "[{ \"attemptNumber\": 2 }]",
    "data.pendingRetries[0].simulationJobId: " AN_ID "nothing" },
  { "retry-scheduled-tomorrow", "data.pendingRetries",
    "[{ \"simulationJobId\": \"a\" }, { \"simulationJobId\": \"b\", \"scheduledAt\": \"tomorrow\" }]",
    "data.pendingRetries[1].scheduledAt: " A_TIME "\"tomorrow\"" },
  { "retry-attempts-text", "data.pendingRetries", "[{ \"simulationJobId\": \"a\", \"maxAttempts\": \"three\" }]",
    "data.pendingRetries[0].maxAttempts: " A_COUNT "\"three\"" },

  { "verdict-text", "data.verdict", "\"passed\"", "data.verdict: " AN_OBJECT "\"passed\"" },
  { "verdict-true", "data.verdict", "true", "data.verdict: " AN_OBJECT "true" },
  { "verdict-without-passed", "data.verdict", "{ \"score\": 95 }", "data.verdict.passed: " A_BOOLEAN "nothing" },
  { "verdict-passed-text", "data.verdict", "{ \"passed\": \"true\" }", "data.verdict.passed: " A_BOOLEAN "\"true\"" },
  { "verdict-passed-number", "data.verdict", "{ \"passed\": 1 }", "data.verdict.passed: " A_BOOLEAN "1" },
  { "verdict-score-text", "data.verdict", "{ \"passed\": true, \"score\": \"95\" }", NULL },
  { "verdict-score-negative", "data.verdict", "{ \"passed\": true, \"score\": -0.5 }",
    "data.verdict.score: " A_NUMBER "-0.5" },
  { "verdict-score-1e999", "data.verdict", "{ \"passed\": true, \"score\": 1e999 }",
    "data.verdict.score: " A_NUMBER "1e999" },
  { "verdict-checks-object", "data.verdict", "{ \"passed\": true, \"checks\": {} }",
    "data.verdict.checks: " A_LIST "an object" },
  { "verdict-check-null", "data.verdict", "{ \"passed\": true, \"checks\": [null] }",
    "data.verdict.checks[0]: " AN_OBJECT "null" },
  { "verdict-check-without-passed", "data.verdict",
    "{ \"passed\": true, \"checks\": [{ \"metricDefinitionId\": \"m\" }] }",
    "data.verdict.checks[0].passed: " A_BOOLEAN "nothing" },
  { "verdict-check-without-metric", "data.verdict", "{ \"passed\": true, \"checks\": [{ \"passed\": true }] }",
    "data.verdict.checks[0].metricDefinitionId: " AN_ID "nothing" },
  { "verdict-check-inherited-text", "data.verdict",
    "{ \"passed\": true, \"checks\": [{ \"metricDefinitionId\": \"m\", \"passed\": true, \"inherited\": \"no\" }] }",
    "data.verdict.checks[0].inherited: " A_BOOLEAN "\"no\"" },
  { "verdict-failures-text", "data.verdict", "{ \"passed\": true, \"failures\": \"none\" }",
    "data.verdict.failures: " A_LIST "\"none\"" },
  { "verdict-failure-without-type", "data.verdict", "{ \"passed\": true, \"failures\": [{ \"status\": \"FAILED\" }] }",
    "data.verdict.failures[0].type: " A_STRING "nothing" },
  { "verdict-failure-calls-negative", "data.verdict",
    "{ \"passed\": true, \"failures\": [{ \"type\": \"X\" }, { \"type\": \"Y\", \"totalCalls\": -3 }] }",
    "data.verdict.failures[1].totalCalls: " A_COUNT "-3" },
};

/* Without its ID there is no run. */
static gboolean
is_fatal (const Row *row)
{
  return g_str_equal (row->path, "data") ||
         (row->message != NULL && g_str_has_prefix (row->message, "data.simulationRunPlanJobId"));
}

static void
test_answer (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GBytes) body = create_body (row->path, row->json);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = callboard_plan_job_decode (body, &error);
  g_autofree char *messages = NULL;

  if (is_fatal (row))
    {
      g_assert_null (run);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, row->message);
      return;
    }

  g_assert_no_error (error);
  messages = model_support_dup_unreadable (run);
  g_assert_cmpstr (messages, ==, row->message != NULL ? row->message : "");
  g_assert_cmpuint (callboard_plan_job_get_n_unreadable_fields (run), ==, row->message != NULL ? 1 : 0);
}

/* --- Runs with one malformed simulation ----------------------------------- */

static const Row simulations[] = {
  { "null", "", "null", ": " AN_OBJECT "null" },
  { "number", "", "17", ": " AN_OBJECT "17" },
  { "list", "", "[{}]", ": " AN_OBJECT "a list" },
  { "text", "", "\"b\"", ": " AN_OBJECT "\"b\"" },
  { "false", "", "false", ": " AN_OBJECT "false" },
  { "empty", "", "{}", ".simulationJobId: " AN_ID "nothing" },

  { "id-missing", ".simulationJobId", NULL, ".simulationJobId: " AN_ID "nothing" },
  { "id-null", ".simulationJobId", "null", ".simulationJobId: " AN_ID "null" },
  { "id-empty", ".simulationJobId", "\"\"", ".simulationJobId: " AN_ID "\"\"" },
  { "id-number", ".simulationJobId", "2", NULL },
  { "id-of-another", ".simulationJobId", "\"a\"",
    ".simulationJobId: expected a unique ID, got \"a\"" },
  { "status-missing", ".status", NULL, ".status: " A_STRING "nothing" },
  { "status-true", ".status", "true", ".status: " A_STRING "true" },
  { "stage-missing", ".processingStatus", NULL, ".processingStatus: " A_STRING "nothing" },
  { "stage-object", ".processingStatus", "{}", ".processingStatus: " A_STRING "an object" },
  { "created-soon", ".createdAt", "\"soon\"", ".createdAt: " A_TIME "\"soon\"" },
  { "created-null", ".createdAt", "null", ".createdAt: " A_TIME "null" },
  { "started-number", ".startedAt", "0", ".startedAt: " A_TIME "0" },
  { "completed-empty", ".completedAt", "\"\"", ".completedAt: " A_TIME "\"\"" },
  { "scheduled-object", ".scheduledAt", "{}", ".scheduledAt: " A_TIME "an object" },
  { "call-id-number", ".callId", "12", NULL },
  { "phone-number-number", ".roarkPhoneNumber", "15550100000", ".roarkPhoneNumber: " A_STRING "15550100000" },
  { "attempt-negative", ".attemptNumber", "-1", ".attemptNumber: " A_COUNT "-1" },
  { "attempt-text", ".attemptNumber", "\"2\"", NULL },
  { "attempt-and-a-half", ".attemptNumber", "2.5", NULL },
  { "attempt-tiny", ".attemptNumber", "1e-3", NULL },
  { "attempt-list", ".attemptNumber", "[2]", ".attemptNumber: " A_COUNT "a list" },
  { "retry-of-list", ".retryOfSimulationJobId", "[]", ".retryOfSimulationJobId: " AN_ID "a list" },

  { "persona-missing", ".persona", NULL, ".persona: " AN_OBJECT "nothing" },
  { "persona-null", ".persona", "null", ".persona: " AN_OBJECT "null" },
  { "persona-text", ".persona", "\"Sarah\"", ".persona: " AN_OBJECT "\"Sarah\"" },
  { "persona-id-empty", ".persona.id", "\"\"", ".persona.id: " AN_ID "\"\"" },
  { "persona-without-name", ".persona.name", NULL, ".persona.name: " A_STRING "nothing" },
  { "persona-name-number", ".persona.name", "1", ".persona.name: " A_STRING "1" },
  { "persona-display-name-list", ".persona.displayName", "[]", ".persona.displayName: " A_STRING "a list" },
  { "persona-language-null", ".persona.language", "null", ".persona.language: " A_STRING "null" },
  { "persona-accent-missing", ".persona.accent", NULL, ".persona.accent: " A_STRING "nothing" },
  { "persona-age-number", ".persona.age", "35", ".persona.age: " A_STRING "35" },
  { "persona-disfluencies-text", ".persona.hasDisfluencies", "\"false\"",
    ".persona.hasDisfluencies: " A_BOOLEAN "\"false\"" },
  { "persona-disfluencies-number", ".persona.hasDisfluencies", "0", ".persona.hasDisfluencies: " A_BOOLEAN "0" },
  { "persona-disfluencies-missing", ".persona.hasDisfluencies", NULL,
    ".persona.hasDisfluencies: " A_BOOLEAN "nothing" },
  { "persona-understands-text", ".persona.understoodLanguages", "\"EN\"",
    ".persona.understoodLanguages: " A_LIST "\"EN\"" },
  { "persona-understands-number", ".persona.understoodLanguages", "[\"EN\", 7]",
    ".persona.understoodLanguages[1]: " A_STRING "7" },
  { "persona-understands-null", ".persona.understoodLanguages", "[null]",
    ".persona.understoodLanguages[0]: " A_STRING "null" },
  { "persona-idle-messages-object", ".persona.idleMessages", "{}", ".persona.idleMessages: " A_LIST "an object" },
  { "persona-idle-message-list", ".persona.idleMessages", "[\"Hello?\", [\"Hello?\"]]",
    ".persona.idleMessages[1]: " A_STRING "a list" },
  { "persona-idle-timeout-text", ".persona.idleTimeoutSeconds", "\"10\"", NULL },
  { "persona-idle-timeout-negative", ".persona.idleTimeoutSeconds", "-10",
    ".persona.idleTimeoutSeconds: " A_NUMBER "-10" },
  { "persona-idle-timeout-1e999", ".persona.idleTimeoutSeconds", "1e999",
    ".persona.idleTimeoutSeconds: " A_NUMBER "1e999" },
  { "persona-idle-reset-number", ".persona.idleMessageResetCountOnUserSpeechEnabled", "1",
    ".persona.idleMessageResetCountOnUserSpeechEnabled: " A_BOOLEAN "1" },
  { "persona-backstory-object", ".persona.backstoryPrompt", "{}", ".persona.backstoryPrompt: " A_STRING "an object" },
  { "persona-properties-missing", ".persona.properties", NULL, ".persona.properties: " AN_OBJECT "nothing" },
  { "persona-properties-null", ".persona.properties", "null", ".persona.properties: " AN_OBJECT "null" },
  { "persona-properties-list", ".persona.properties", "[]", ".persona.properties: " AN_OBJECT "a list" },
  { "persona-properties-text", ".persona.properties", "\"age\"", ".persona.properties: " AN_OBJECT "\"age\"" },
  { "persona-updated-soon", ".persona.updatedAt", "\"soon\"", ".persona.updatedAt: " A_TIME "\"soon\"" },

  { "scenario-missing", ".scenario", NULL, ".scenario: " AN_OBJECT "nothing" },
  { "scenario-null", ".scenario", "null", ".scenario: " AN_OBJECT "null" },
  { "scenario-text", ".scenario", "\"urgent\"", ".scenario: " AN_OBJECT "\"urgent\"" },
  { "scenario-id-missing", ".scenario.id", NULL, ".scenario.id: " AN_ID "nothing" },
  { "scenario-description-number", ".scenario.description", "4", ".scenario.description: " A_STRING "4" },
  { "endpoint-missing", ".agentEndpoint", NULL, ".agentEndpoint: " AN_OBJECT "nothing" },
  { "endpoint-null", ".agentEndpoint", "null", ".agentEndpoint: " AN_OBJECT "null" },
  { "endpoint-text", ".agentEndpoint", "\"PHONE\"", ".agentEndpoint: " AN_OBJECT "\"PHONE\"" },
  { "endpoint-name-null", ".agentEndpoint.name", "null", ".agentEndpoint.name: " A_STRING "null" },
  { "endpoint-kind-missing", ".agentEndpoint.type", NULL, ".agentEndpoint.type: " A_STRING "nothing" },
  { "endpoint-kind-number", ".agentEndpoint.type", "1", ".agentEndpoint.type: " A_STRING "1" },
  { "endpoint-former-kind-number", ".agentEndpoint", "{ \"id\": \"e\", \"name\": \"Desk\", \"endpointType\": 1 }",
    ".agentEndpoint.endpointType: " A_STRING "1" },
  { "noise-text", ".backgroundNoise", "\"OFFICE\"", ".backgroundNoise: " AN_OBJECT "\"OFFICE\"" },
  { "noise-volume-text", ".backgroundNoise", "{ \"backgroundNoiseVolume\": \"loud\" }",
    ".backgroundNoise.backgroundNoiseVolume: " A_NUMBER "\"loud\"" },
  { "noise-kind-number", ".backgroundNoise", "{ \"backgroundNoise\": 3 }",
    ".backgroundNoise.backgroundNoise: " A_STRING "3" },
  { "invalidation-text", ".invalidation", "\"AGENT_NEVER_SPOKE\"",
    ".invalidation: " AN_OBJECT "\"AGENT_NEVER_SPOKE\"" },
  { "invalidation-without-reason", ".invalidation", "{ \"detail\": \"silent\" }",
    ".invalidation.reason: " A_STRING "nothing" },
  { "invalidation-time-soon", ".invalidation", "{ \"reason\": \"X\", \"invalidatedAt\": \"soon\" }",
    ".invalidation.invalidatedAt: " A_TIME "\"soon\"" },

  { "long-text-where-a-time-belongs", ".createdAt",
    "\"<html><body>It is about half past ten in the morning</body></html>\"",
    ".createdAt: " A_TIME "\"<html><body>It is about half past ten in…\"" },
  { "many-bytes-where-a-time-belongs", ".createdAt",
    "\"ééééééééééééééééééééééééééééééééééééééééé\"",
    ".createdAt: " A_TIME "\"éééééééééééééééééééééééééééééééééééééééé…\"" },
  { "controls-where-a-time-belongs", ".createdAt", "\"\\u001b[2J\\u0000\\u0007\"",
    ".createdAt: " A_TIME "\"␛[2J␀␇\"" },
};

static void
assert_skipped (GBytes     *body,
                const char *message)
{
  CallboardPlanJob *run = model_support_decode (body);
  g_autofree char *ids = model_support_dup_ids (run);
  g_autofree char *messages = model_support_dup_skipped_items (run);
  g_autofree char *expected = g_strconcat (CHANGED, message, NULL);

  g_assert_cmpstr (messages, ==, expected);
  g_assert_cmpstr (ids, ==, "a c");
  g_assert_finalize_object (run);
}

static void
assert_unreadable (GBytes     *body,
                   const char *message)
{
  CallboardPlanJob *run = model_support_decode (body);
  g_autofree char *messages = model_support_dup_unreadable (run);
  g_autofree char *expected = message != NULL ? g_strconcat (CHANGED, message, NULL) : g_strdup ("");

  g_assert_cmpstr (messages, ==, expected);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_job_get_skipped_items (run)), ==, 0);
  g_assert_finalize_object (run);
}

static void
test_simulation (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *path = g_strconcat (CHANGED, row->path, NULL);
  g_autoptr(GBytes) body = create_body (path, row->json);

  if (*row->path == '\0' || (row->message != NULL && g_str_has_prefix (row->message, ".simulationJobId")))
    assert_skipped (body, row->message);
  else
    assert_unreadable (body, row->message);
}

static void
test_20_000_properties (void)
{
  g_autoptr(GString) json = g_string_new ("{ \"p\": 0");
  g_autoptr(GBytes) body = NULL;
  CallboardPlanJob *run;
  CallboardPersona *persona;

  for (guint i = 1; i < 20000; i++)
    g_string_append_printf (json, ", \"p%u\": %u", i, i);
  g_string_append (json, " }");
  body = create_body (CHANGED ".persona.properties", json->str);
  assert_unreadable (body, ".persona.properties: expected at most 10000 properties, got an object");

  run = model_support_decode (body);
  persona = callboard_simulation_job_get_persona (callboard_plan_job_find (run, "b"));
  g_assert_cmpuint (g_list_model_get_n_items (callboard_persona_get_properties (persona)), ==, 10000);
  g_assert_finalize_object (run);
}

static void
test_two_simulations (void)
{
  CallboardPlanJob *run;
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b c d");
  g_autofree char *messages = NULL;

  model_support_change (answer, "data.simulationJobs[1].status", "1");
  model_support_change (answer, "data.simulationJobs[3].createdAt", "\"soon\"");
  run = model_support_decode_node (answer);
  messages = model_support_dup_unreadable (run);

  g_assert_cmpstr (messages, ==,
                   "data.simulationJobs[1].status: expected a string, got 1\n"
                   "data.simulationJobs[3].createdAt: expected a date and time, got \"soon\"");

  g_assert_finalize_object (run);
}

static void
add_rows (const char    *prefix,
          const Row     *rows,
          guint          n_rows,
          GTestDataFunc  test)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/malformed/", prefix, rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("", answers, G_N_ELEMENTS (answers), test_answer);
  add_rows ("simulation/", simulations, G_N_ELEMENTS (simulations), test_simulation);
  g_test_add_func ("/plan-job/malformed/simulation/persona-with-20-000-properties",
                   test_20_000_properties);
  g_test_add_func ("/plan-job/malformed/two-simulations", test_two_simulations);

  return g_test_run ();
}
