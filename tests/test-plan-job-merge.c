/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Refreshing a run: objects keep their identity, and only changes are notified. Changes
 * of the list are tested in test-plan-job-merge-list.c.
 */

#include "config.h"

#include <string.h>

#include "callboard-labels.h"
#include "callboard-vocabulary.h"
#include "support/model-watcher.h"

#define JOB "data.simulationJobs[0]"

/* --- Single changes ------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *path;
  const char *json;
  /* All notifications, sorted. */
  const char *notified;
} Change;

/* Applied to a run without optional fields. */
static const Change changes[] = {
  { "run-status", "data.status", "\"COMPLETED\"", "run.status" },
  { "run-plan", "data.simulationRunPlanId", "\"plan-2\"", "run.plan-id" },
  { "run-triggered-by", "data.triggeredBy", "\"SYSTEM\"", "run.triggered-by" },
  { "run-created", "data.createdAt", "\"2026-01-05T10:00:00.001Z\"", "run.created-at" },
  { "run-started", "data.startedAt", "\"2026-01-05T10:00:05Z\"", "run.started-at" },
  { "run-ended", "data.endedAt", "\"2026-01-05T10:09:00Z\"", "run.ended-at" },
  { "run-attempts", "data.attemptSummary", "{ \"attemptCount\": 1 }", "run.attempt-summary" },
  { "run-pending-retry", "data.pendingRetries", "[{ \"simulationJobId\": \"a\" }]", "run.pending-retries" },
  { "run-verdict", "data.verdict", "{ \"passed\": true }", "run.verdict" },

  { "status-of-the-same-outcome", JOB ".status", "\"RUNNING\"", "a.status" },
  { "status-of-another-outcome", JOB ".status", "\"COMPLETED\"", "a.outcome a.result a.status" },
  { "stage", JOB ".processingStatus", "\"ENDING\"", "a.processing-status" },
  { "created", JOB ".createdAt", "\"2026-01-05T09:59:59Z\"", "a.created-at" },
  { "started", JOB ".startedAt", "\"2026-01-05T10:00:05Z\"", "a.queue-time a.started-at" },
  { "completed", JOB ".completedAt", "\"2026-01-05T10:01:05Z\"", "a.completed-at" },
  { "scheduled", JOB ".scheduledAt", "\"2026-01-05T10:05:00Z\"", "a.scheduled-at" },
  { "call", JOB ".callId", "\"call-1\"", "a.call-id" },
  { "phone-number", JOB ".roarkPhoneNumber", "\"+15550100000\"", "a.roark-phone-number" },
  { "attempt", JOB ".attemptNumber", "1", "a.attempt-number" },
  { "retry-of", JOB ".retryOfSimulationJobId", "\"z\"", "a.retry-of" },
  { "noise", JOB ".backgroundNoise", "{ \"backgroundNoiseVolume\": 0 }", "a.background-noise" },
  { "invalidation", JOB ".invalidation", "{ \"reason\": \"SCRIPT_DIVERGED\" }", "a.invalidation a.outcome a.result" },

  { "persona-name", JOB ".persona.name", "\"Sarah J.\"", "a.persona" },
  { "persona-language", JOB ".persona.language", "\"FR\"", "a.persona" },
  { "persona-disfluencies", JOB ".persona.hasDisfluencies", "true", "a.persona" },
  { "persona-updated", JOB ".persona.updatedAt", "\"2026-01-02T00:00:00Z\"", "a.persona" },
  { "persona-understands", JOB ".persona.understoodLanguages", "[\"EN\"]", "a.persona" },
  { "persona-understands-nothing", JOB ".persona.understoodLanguages", "[]", "a.persona" },
  { "persona-idle-timeout", JOB ".persona.idleTimeoutSeconds", "0", "a.persona" },
  { "persona-idle-reset", JOB ".persona.idleMessageResetCountOnUserSpeechEnabled", "false", "a.persona" },
  { "persona-property", JOB ".persona.properties", "{ \"age\": 35 }", "a.persona" },
  { "scenario", JOB ".scenario.description", "\"Calls again\"", "a.scenario" },
  { "endpoint-name", JOB ".agentEndpoint.name", "\"Desk 2\"", "a.agent-endpoint" },
  { "endpoint-kind", JOB ".agentEndpoint.type", "\"DAILY\"", "a.agent-endpoint" },

  { "unknown-field-only", JOB ".news", "[1, 2]", "a.other-fields" },
  { "unknown-field-of-persona", JOB ".persona.news", "{ \"b\": [{}] }", "a.persona" },
  { "unknown-field-of-scenario", JOB ".scenario.news", "null", "a.scenario" },
  { "unknown-field-of-endpoint", JOB ".agentEndpoint.news", "\"\"", "a.agent-endpoint" },
  { "unknown-field-of-run", "data.news", "12345678901234567890", "run.other-fields" },
  { "null-instead-of-missing", JOB ".startedAt", "null", "" },
  { "time-format-only", JOB ".createdAt", "\"2026-01-05T12:00:00.000+02:00\"", "" },
  { "server-version-only", JOB ".agentEndpoint",
    "{ \"endpointType\": \"PHONE\", \"name\": \"Desk\", \"id\": \"endpoint-1\", \"phoneNumber\": null }", "" },
  { "empty-list-instead-of-missing", "data.pendingRetries", "[]", "" },
};

static void
assert_seen (ModelWatcher *watcher,
             const char   *notified,
             guint         n_merged)
{
  g_autofree char *seen = model_watcher_dup_notified (watcher);

  g_assert_cmpstr (seen, ==, notified);
  g_assert_cmpuint (watcher->n_merged, ==, n_merged);
}

static void
test_change (gconstpointer data)
{
  const Change *change = data;
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b");
  CallboardPlanJob *run = model_support_decode_node (answer);
  ModelWatcher *watcher = model_watcher_new (run);

  /* The same response again notifies nothing. */
  model_support_change (answer, change->path, change->json);
  model_watcher_merge (watcher, answer, "a b");
  assert_seen (watcher, change->notified, *change->notified != '\0' ? 1 : 0);
  model_watcher_merge (watcher, answer, "a b");
  assert_seen (watcher, "", 0);
  g_assert_cmpstr (watcher->changes->str, ==, "");

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

/* Removing the value again notifies the same properties. */
static void
test_change_back (gconstpointer data)
{
  const Change *change = data;
  g_autoptr(JsonNode) before = model_support_create_answer ("a b");
  g_autoptr(JsonNode) after = model_support_create_answer ("a b");
  CallboardPlanJob *expected;
  CallboardPlanJob *run;
  ModelWatcher *watcher;

  model_support_change (after, change->path, change->json);
  run = model_support_decode_node (after);
  watcher = model_watcher_new (run);
  model_watcher_merge (watcher, before, "a b");
  assert_seen (watcher, change->notified, *change->notified != '\0' ? 1 : 0);

  expected = model_support_decode_node (before);
  g_assert_true (callboard_api_object_equal (CALLBOARD_API_OBJECT (run), CALLBOARD_API_OBJECT (expected)));
  g_assert_true (callboard_api_object_equal (
    CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "a")),
    CALLBOARD_API_OBJECT (callboard_plan_job_find (expected, "a"))));

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
  g_assert_finalize_object (expected);
}

/* --- Replaced values ------------------------------------------------------ */

static const struct
{
  const char *name;
  const char *path;
  const char *before;
  const char *after;
  const char *notified;
} replacements[] = {
  { "language-understood-in-place-of-another", JOB ".persona.understoodLanguages",
    "[\"EN\"]", "[\"FR\"]", "a.persona" },
  { "additional-understood-language", JOB ".persona.understoodLanguages",
    "[\"EN\"]", "[\"EN\", \"FR\"]", "a.persona" },
  { "property-value", JOB ".persona.properties", "{ \"age\": 35 }", "{ \"age\": 36 }", "a.persona" },
  { "property-name", JOB ".persona.properties", "{ \"age\": 35 }", "{ \"years\": 35 }", "a.persona" },
  { "property-deep-inside", JOB ".persona.properties",
    "{ \"a\": { \"b\": [1, 2] } }", "{ \"a\": { \"b\": [1, 3] } }", "a.persona" },
  { "call", JOB ".callId", "\"call-1\"", "\"call-2\"", "a.call-id" },
  { "attempt", JOB ".attemptNumber", "1", "2", "a.attempt-number" },
  { "scheduled", JOB ".scheduledAt", "\"2026-01-05T10:05:00Z\"", "\"2026-01-05T10:05:00.000001Z\"",
    "a.scheduled-at" },
  { "noise-volume", JOB ".backgroundNoise", "{ \"backgroundNoiseVolume\": 0.35 }",
    "{ \"backgroundNoiseVolume\": 0.36 }", "a.background-noise" },
  { "invalidation-reason", JOB ".invalidation", "{ \"reason\": \"X\" }", "{ \"reason\": \"Y\" }",
    "a.invalidation" },
  { "retry-later", "data.pendingRetries", "[{ \"simulationJobId\": \"a\", \"attemptNumber\": 2 }]",
    "[{ \"simulationJobId\": \"a\", \"attemptNumber\": 3 }]", "run.pending-retries" },
  { "attempt-count", "data.attemptSummary", "{ \"attemptCount\": 1 }", "{ \"attemptCount\": 2 }",
    "run.attempt-summary" },
  { "verdict-turns", "data.verdict", "{ \"passed\": false, \"score\": 95 }",
    "{ \"passed\": true, \"score\": 95 }", "run.verdict" },
  { "sweep-caveat", "data.sweepAttribution", "{ \"caveats\": [\"Few calls.\"] }",
    "{ \"caveats\": [\"Fewer calls.\"] }", "run.sweep-attribution" },
  { "sweep-value-deep-inside", "data.sweepAttribution",
    "{ \"checks\": [{ \"worseValues\": [{ \"key\": \"a\", \"failed\": 1 }] }] }",
    "{ \"checks\": [{ \"worseValues\": [{ \"key\": \"a\", \"failed\": 2 }] }] }", "run.sweep-attribution" },
};

static void
test_replacement (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b");
  CallboardPlanJob *run;
  ModelWatcher *watcher;

  model_support_change (answer, replacements[row].path, replacements[row].before);
  run = model_support_decode_node (answer);
  watcher = model_watcher_new (run);
  model_support_change (answer, replacements[row].path, replacements[row].after);

  model_watcher_merge (watcher, answer, "a b");
  assert_seen (watcher, replacements[row].notified, 1);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

/* --- Identity ------------------------------------------------------------- */

static void
test_keeps_identity (void)
{
  CallboardPlanJob *run = model_support_create_run ("a b c");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autoptr(JsonNode) answer = model_support_create_answer ("n a=COMPLETED c");
  g_autoptr(CallboardSimulationJob) a = g_object_ref (callboard_plan_job_find (run, "a"));
  CallboardSimulationJob *b = g_object_ref (callboard_plan_job_find (run, "b"));
  g_autoptr(CallboardSimulationJob) c = g_object_ref (callboard_plan_job_find (run, "c"));

  model_watcher_merge (watcher, answer, "n a c");

  g_assert_true (callboard_plan_job_find (run, "a") == a);
  g_assert_null (callboard_plan_job_find (run, "b"));
  g_assert_true (callboard_plan_job_find (run, "c") == c);
  g_assert_cmpstr (callboard_simulation_job_get_status (a), ==, "COMPLETED");
  g_assert_cmpstr (callboard_simulation_job_get_status (c), ==, "PROCESSING");

  /* A removed simulation is released. */
  g_assert_finalize_object (b);
  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_keeps_unchanged_objects (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *run = model_support_decode_node (answer);
  ModelWatcher *watcher = model_watcher_new (run);
  CallboardSimulationJob *a = callboard_plan_job_find (run, "a");
  CallboardPersona *persona = callboard_simulation_job_get_persona (a);
  CallboardScenario *scenario = callboard_simulation_job_get_scenario (a);

  model_support_change (answer, JOB ".agentEndpoint.name", "\"Desk 2\"");
  model_watcher_merge (watcher, answer, "a");

  g_assert_true (callboard_simulation_job_get_persona (a) == persona);
  g_assert_true (callboard_simulation_job_get_scenario (a) == scenario);
  g_assert_cmpstr (callboard_agent_endpoint_get_name (callboard_simulation_job_get_agent_endpoint (a)),
                   ==, "Desk 2");

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

/* --- Whole runs ----------------------------------------------------------- */

static void
test_equal_answer (gconstpointer name)
{
  g_autoptr(GBytes) body = model_support_load (name);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr(JsonNode) answer = json_from_string (text, NULL);
  CallboardPlanJob *run = model_support_decode (body);
  g_autofree char *ids = model_support_dup_ids (run);
  ModelWatcher *watcher = model_watcher_new (run);

  model_watcher_merge (watcher, answer, ids);
  assert_seen (watcher, "", 0);
  g_assert_cmpstr (watcher->changes->str, ==, "");

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_call_from_start_to_end (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=QUEUED b");
  CallboardPlanJob *run = model_support_decode_node (answer);
  ModelWatcher *watcher = model_watcher_new (run);
  CallboardSimulationJob *a = callboard_plan_job_find (run, "a");
  g_autofree char *queue_time = NULL;

  model_support_change (answer, JOB ".status", "\"PROCESSING\"");
  model_support_change (answer, JOB ".startedAt", "\"2026-01-05T10:00:05Z\"");
  model_watcher_merge (watcher, answer, "a b");
  assert_seen (watcher, "a.outcome a.queue-time a.result a.started-at a.status", 1);
  queue_time = model_support_dup_property (a, "queue-time");
  g_assert_cmpstr (queue_time, ==, "5000");

  model_support_change (answer, JOB ".status", "\"COMPLETED\"");
  model_support_change (answer, JOB ".completedAt", "\"2026-01-05T10:01:05Z\"");
  model_support_change (answer, JOB ".callId", "\"call-1\"");
  model_watcher_merge (watcher, answer, "a b");
  assert_seen (watcher, "a.call-id a.completed-at a.duration a.outcome a.result a.status", 1);
  g_assert_cmpint (callboard_simulation_job_get_duration (a), ==, 60000);
  g_assert_cmpuint (callboard_simulation_job_get_outcome (a), ==, CALLBOARD_OUTCOME_COMPLETED);

  /* A corrected start changes both durations. */
  model_support_change (answer, JOB ".startedAt", "\"2026-01-05T10:00:06Z\"");
  model_watcher_merge (watcher, answer, "a b");
  assert_seen (watcher, "a.duration a.queue-time a.started-at", 1);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_100_of_1000 (void)
{
  g_autoptr(GString) simulations = g_string_new ("s0");
  g_autofree char *ids = NULL;
  g_autoptr(JsonNode) answer = NULL;
  g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  CallboardPlanJob *run;
  ModelWatcher *watcher;

  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (simulations, " s%u", i);
  answer = model_support_create_answer (simulations->str);
  run = model_support_decode_node (answer);
  watcher = model_watcher_new (run);

  for (guint i = 3; i < 1000; i += 10)
    {
      g_autofree char *path = g_strdup_printf ("data.simulationJobs[%u].processingStatus", i);

      model_support_change (answer, path, "\"ENDING\"");
      g_ptr_array_add (expected, g_strdup_printf ("s%u.processing-status", i));
    }
  ids = g_strdup (simulations->str);
  model_watcher_merge (watcher, answer, ids);

  g_assert_cmpuint (expected->len, ==, 100);
  g_assert_cmpuint (watcher->notified->len, ==, 100);
  for (guint i = 0; i < expected->len; i++)
    g_assert_cmpstr (g_ptr_array_index (watcher->notified, i), ==, g_ptr_array_index (expected, i));
  g_assert_cmpstr (watcher->changes->str, ==, "");
  g_assert_cmpuint (watcher->n_merged, ==, 1);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_counts (void)
{
  CallboardPlanJob *run = model_support_create_run ("a=QUEUED b=PENDING c=PROCESSING d=HELD");
  ModelWatcher *watcher = model_watcher_new (run);
  g_autoptr(JsonNode) answer =
    model_support_create_answer ("a=COMPLETED b=FAILED c=TIMED_OUT d=CANCELLED e=COMPLETED f=CANCELLING");

  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_WAITING), ==, 2);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_ACTIVE), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_OTHER), ==, 1);

  model_support_change (answer, "data.simulationJobs[4].invalidation", "{ \"reason\": \"X\" }");
  model_watcher_merge (watcher, answer, "a b c d e f");

  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_COMPLETED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_FAILED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_TIMED_OUT), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_CANCELLED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_INVALIDATED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_ACTIVE), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_WAITING), ==, 0);
  g_assert_cmpuint (callboard_plan_job_count (run, CALLBOARD_OUTCOME_OTHER), ==, 0);
  /* It completed without a call. */
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_NOT_EVALUATED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_UNKNOWN), ==, 0);
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_ERROR), ==, 2);
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_CANCELED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_INVALIDATED), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_RUNNING), ==, 1);
  g_assert_cmpuint (callboard_plan_job_count_results (run, CALLBOARD_RESULT_WAITING), ==, 0);
  assert_seen (watcher, "a.outcome a.result a.status b.outcome b.result b.status c.outcome c.result c.status "
               "d.outcome d.result d.status run.n-simulations", 1);

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_verdict (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=COMPLETED");
  CallboardPlanJob *run = model_support_decode_node (answer);
  ModelWatcher *watcher = model_watcher_new (run);

  g_assert_null (callboard_plan_job_get_verdict (run));
  model_support_change (answer, "data.status", "\"COMPLETED\"");
  model_support_change (answer, "data.verdict",
                        "{ \"passed\": true, \"score\": 90, \"checks\": ["
                        "  { \"metricDefinitionId\": \"m\", \"passed\": true, \"passRate\": 90 }] }");
  model_watcher_merge (watcher, answer, "a");
  assert_seen (watcher, "run.status run.verdict", 1);
  g_assert_true (callboard_verdict_get_passed (callboard_plan_job_get_verdict (run)));
  g_assert_true (callboard_plan_job_is_final (run));

  /* One number of a check changes. */
  model_support_change (answer, "data.verdict.checks[0].passRate", "90.5");
  model_watcher_merge (watcher, answer, "a");
  assert_seen (watcher, "run.verdict", 1);

  model_support_change (answer, "data.verdict", NULL);
  model_watcher_merge (watcher, answer, "a");
  assert_seen (watcher, "run.verdict", 1);
  g_assert_null (callboard_plan_job_get_verdict (run));

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

static void
test_search (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *run = model_support_decode_node (answer);
  ModelWatcher *watcher = model_watcher_new (run);
  CallboardSimulationJob *a = callboard_plan_job_find (run, "a");

  g_assert_true (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "sarah"));
  g_assert_true (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "in progress"));
  model_support_change (answer, JOB ".status", "\"TIMED_OUT\"");
  model_support_change (answer, JOB ".persona.name", "\"Zo\xc3\xab\"");
  model_watcher_merge (watcher, answer, "a");
  g_assert_false (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "sarah"));
  g_assert_true (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "zoe"));
  g_assert_false (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "in progress"));
  g_assert_true (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "timed out"));

  model_watcher_free (watcher);
  g_assert_finalize_object (run);
}

/* --- Notifications after all changes -------------------------------------- */

static void
on_status (CallboardSimulationJob *simulation,
           GParamSpec             *pspec,
           gboolean               *is_new)
{
  g_autofree char *invalidation = model_support_dup_property (simulation, "invalidation");

  *is_new = g_str_equal (callboard_simulation_job_get_status (simulation), "COMPLETED") &&
            g_str_equal (callboard_simulation_job_get_stage (simulation), "PROCESSED") &&
            callboard_simulation_job_get_outcome (simulation) == CALLBOARD_OUTCOME_COMPLETED &&
            invalidation == NULL &&
            callboard_api_object_contains (CALLBOARD_API_OBJECT (simulation), "zoe");
}

static void
test_all_is_new_when_notified (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *fresh;
  CallboardPlanJob *run = model_support_decode_node (answer);
  CallboardSimulationJob *a = callboard_plan_job_find (run, "a");
  gboolean is_new = FALSE;

  g_assert_true (callboard_api_object_contains (CALLBOARD_API_OBJECT (a), "sarah"));
  g_signal_connect (a, "notify::status", G_CALLBACK (on_status), &is_new);
  model_support_change (answer, JOB ".status", "\"COMPLETED\"");
  model_support_change (answer, JOB ".processingStatus", "\"PROCESSED\"");
  model_support_change (answer, JOB ".persona.name", "\"Zo\xc3\xab\"");
  fresh = model_support_decode_node (answer);
  callboard_plan_job_merge (run, fresh);

  g_assert_true (is_new);
  g_assert_finalize_object (run);
  g_assert_finalize_object (fresh);
}

static void
add_changes (const char    *prefix,
             GTestDataFunc  test)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-job/refresh/", prefix, changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  callboard_labels_init ();

  add_changes ("notifies-only-what-changed/", test_change);
  add_changes ("notifies-only-what-changed-back/", test_change_back);
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    {
      g_autofree char *path =
        g_strconcat ("/plan-job/refresh/notifies-replaced-values/", replacements[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_replacement);
    }
  g_test_add_func ("/plan-job/refresh/keeps-identity", test_keeps_identity);
  g_test_add_func ("/plan-job/refresh/keeps-unchanged-objects", test_keeps_unchanged_objects);
  g_test_add_data_func ("/plan-job/refresh/same-response-notifies-nothing/reference-example",
                        "plan-job-seed.json", test_equal_answer);
  g_test_add_data_func ("/plan-job/refresh/same-response-notifies-nothing/current-server",
                        "plan-job-current.json", test_equal_answer);
  g_test_add_func ("/plan-job/refresh/call-from-start-to-end", test_call_from_start_to_end);
  g_test_add_func ("/plan-job/refresh/100-of-1000-changed-notify-only-those", test_100_of_1000);
  g_test_add_func ("/plan-job/refresh/counts-per-outcome", test_counts);
  g_test_add_func ("/plan-job/refresh/verdict-added-and-removed", test_verdict);
  g_test_add_func ("/plan-job/refresh/search-finds-new-text", test_search);
  g_test_add_func ("/plan-job/refresh/all-is-new-before-first-notification",
                   test_all_is_new_when_notified);

  return g_test_run ();
}
