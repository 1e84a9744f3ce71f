/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two responses in tests/data: the example of the API reference, and a run of a
 * current server, whose simulations are tested in test-plan-job-simulations.c. Every
 * property of an object is compared.
 */

#include "config.h"

#include "support/model-support.h"

/* A time in the current example. */
#define AT(time) "2026-09-01T" time "000Z"

typedef struct
{
  CallboardPlanJob *run;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  name)
{
  g_autoptr(GBytes) body = model_support_load (name);

  fixture->run = model_support_decode (body);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  name)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->run));
}

static CallboardSimulationJob *
get_simulation (Fixture *fixture,
                guint    position)
{
  CallboardSimulationJob *simulation =
    g_list_model_get_item (G_LIST_MODEL (fixture->run), position);

  g_assert_nonnull (simulation);

  return simulation;
}

/* --- API reference example ------------------------------------------------ */

static void
test_reference_run (Fixture       *fixture,
                    gconstpointer  name)
{
  model_support_assert_properties (fixture->run, (ModelExpectation[]) {
    { "id", "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f" },
    { "plan-id", "9a8b7c6d-5e4f-3210-abcd-ef9876543210" },
    { "status", "RUNNING" },
    { "triggered-by", NULL },
    { "created-at", "2024-01-15T10:30:00.000000Z" },
    { "started-at", "2024-01-15T10:30:15.000000Z" },
    { "ended-at", NULL },
    { "attempt-summary", NULL },
    { "pending-retries", "0 items" },
    { "verdict", NULL },
    { "sweep-attribution", NULL },
    { "n-simulations", "1" },
    { "n-skipped-items", "0" },
    { "n-unreadable-fields", "0" },
    { NULL },
  });
}

static void
test_reference_simulation (Fixture       *fixture,
                           gconstpointer  name)
{
  g_autoptr(CallboardSimulationJob) simulation = get_simulation (fixture, 0);

  model_support_assert_properties (simulation, (ModelExpectation[]) {
    { "id", "a1b2c3d4-e5f6-7890-abcd-ef1234567890" },
    { "status", "COMPLETED" },
    { "processing-status", "PROCESSED" },
    { "persona", "CallboardPersona" },
    { "scenario", "CallboardScenario" },
    { "agent-endpoint", "CallboardAgentEndpoint" },
    { "created-at", "2024-01-15T10:30:20.000000Z" },
    { "started-at", "2024-01-15T10:30:25.000000Z" },
    { "completed-at", "2024-01-15T10:32:45.000000Z" },
    { "scheduled-at", NULL },
    { "call-id", NULL },
    { "roark-phone-number", NULL },
    { "attempt-number", "-1" },
    { "retry-of", NULL },
    { "background-noise", NULL },
    { "invalidation", NULL },
    { "run-plan", NULL },
    { "outcome", "0" },
    { "checks", NULL },
    { "metrics", NULL },
    { "result", "3" },
    { "duration", "140000" },
    { "queue-time", "5000" },
    { NULL },
  });
  model_support_assert_held (simulation, "scenario", (ModelExpectation[]) {
    { "id", "f8e7d6c5-b4a3-9281-7069-5f4e3d2c1b0a" },
    { "description", "Patient calling to schedule an urgent dental appointment" },
    { NULL },
  });
  model_support_assert_held (simulation, "agent-endpoint", (ModelExpectation[]) {
    { "id", "3c2b1a09-8f7e-6d5c-4b3a-291807060504" },
    { "name", "PHONE" },
    { "phone-number", "+15555551234" },
    { "endpoint-type", "PHONE" },
    { NULL },
  });
}

static void
test_reference_persona (Fixture       *fixture,
                        gconstpointer  name)
{
  g_autoptr(CallboardSimulationJob) simulation = get_simulation (fixture, 0);
  CallboardPersona *persona = callboard_simulation_job_get_persona (simulation);

  model_support_assert_properties (persona, (ModelExpectation[]) {
    { "id", "a1b2c3d4-e5f6-7890-abcd-ef1234567890" },
    { "name", "Sarah Johnson - Anxious Patient" },
    { "display-name", NULL },
    { "description", NULL },
    { "language", "EN" },
    { "secondary-language", NULL },
    { "understood-languages", NULL },
    { "accent", "US" },
    { "gender", "FEMALE" },
    { "age", NULL },
    { "background-noise", "OFFICE" },
    { "speech-pace", "NORMAL" },
    { "speech-clarity", "CLEAR" },
    { "has-disfluencies", "0" },
    { "base-emotion", "FRUSTRATED" },
    { "intent-clarity", "CLEAR" },
    { "confirmation-style", "EXPLICIT" },
    { "memory-reliability", "HIGH" },
    { "interruption", NULL },
    { "response-timing", NULL },
    { "idle-messages", NULL },
    { "idle-timeout-seconds", "-1" },
    { "idle-message-max-spoken-count", "-1" },
    { "idle-message-reset-count-on-user-speech-enabled", "-1" },
    { "phone-number", NULL },
    { "backstory-prompt", "A busy professional calling during lunch break" },
    { "properties", "2 items" },
    { "created-at", "2025-01-10T12:00:00.000000Z" },
    { "updated-at", "2025-01-10T12:00:00.000000Z" },
    { NULL },
  });
  model_support_assert_entries (callboard_persona_get_properties (persona), (const char *[]) {
    "age", "35", "zipCode", "94105", NULL,
  });
}

static void
test_reference_getters (Fixture       *fixture,
                        gconstpointer  name)
{
  g_autoptr(CallboardSimulationJob) simulation = get_simulation (fixture, 0);
  CallboardPersona *persona = callboard_simulation_job_get_persona (simulation);
  CallboardAgentEndpoint *endpoint = callboard_simulation_job_get_agent_endpoint (simulation);
  CallboardScenario *scenario = callboard_simulation_job_get_scenario (simulation);
  CallboardPlanJob *run = fixture->run;
  g_autofree char *backstory = NULL;

  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f");
  g_assert_cmpstr (callboard_plan_job_get_status (run), ==, "RUNNING");
  g_assert_cmpint (g_date_time_to_unix (callboard_plan_job_get_created_at (run)), ==, 1705314600);
  g_assert_cmpint (g_date_time_to_unix (callboard_plan_job_get_started_at (run)), ==, 1705314615);
  g_assert_null (callboard_plan_job_get_ended_at (run));
  g_assert_null (callboard_plan_job_get_verdict (run));
  g_assert_false (callboard_plan_job_is_final (run));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (run)) == CALLBOARD_TYPE_SIMULATION_JOB);

  g_assert_cmpstr (callboard_simulation_job_get_status (simulation), ==, "COMPLETED");
  g_assert_cmpstr (callboard_simulation_job_get_stage (simulation), ==, "PROCESSED");
  g_assert_cmpint (g_date_time_to_unix (callboard_simulation_job_get_started_at (simulation)), ==,
                   1705314625);
  g_assert_cmpuint (callboard_simulation_job_get_outcome (simulation), ==, CALLBOARD_OUTCOME_COMPLETED);
  g_assert_cmpint (callboard_simulation_job_get_duration (simulation), ==, 140000);

  g_assert_cmpstr (callboard_persona_get_name (persona), ==, "Sarah Johnson - Anxious Patient");
  g_assert_null (callboard_persona_get_display_name (persona));
  g_assert_cmpstr (callboard_persona_get_language (persona), ==, "EN");
  backstory = model_support_dup_property (persona, "backstory-prompt");
  g_assert_cmpstr (backstory, ==, "A busy professional calling during lunch break");
  g_assert_cmpstr (callboard_scenario_get_description (scenario), ==,
                   "Patient calling to schedule an urgent dental appointment");
  g_assert_cmpstr (callboard_agent_endpoint_get_name (endpoint), ==, "PHONE");
  g_assert_cmpstr (callboard_agent_endpoint_get_phone_number (endpoint), ==, "+15555551234");
  g_assert_cmpstr (callboard_agent_endpoint_get_endpoint_type (endpoint), ==, "PHONE");
}

/* --- Current server ------------------------------------------------------- */

static void
test_current_run (Fixture       *fixture,
                  gconstpointer  name)
{
  model_support_assert_properties (fixture->run, (ModelExpectation[]) {
    { "id", "895a456c-ad7f-4846-b9ed-461e8184ca63" },
    { "plan-id", "d5ffead2-0555-4abc-b5f0-734ccd124d13" },
    { "status", "COMPLETED" },
    { "triggered-by", NULL },
    { "created-at", AT ("14:02:10.118") },
    { "started-at", AT ("14:02:15.118") },
    { "ended-at", AT ("14:09:10.004") },
    { "attempt-summary", "CallboardAttemptSummary" },
    { "pending-retries", "0 items" },
    { "verdict", "CallboardVerdict" },
    { "sweep-attribution", NULL },
    { "n-simulations", "13" },
    { "n-skipped-items", "0" },
    { "n-unreadable-fields", "0" },
    { NULL },
  });
  g_assert_true (callboard_plan_job_is_final (fixture->run));

  model_support_assert_held (fixture->run, "attempt-summary", (ModelExpectation[]) {
    { "attempt-count", "13" },
    { "retry-count", "1" },
    { "silent-attempt-count", "1" },
    { "still-silent-test-case-count", "0" },
    { "test-case-count", "12" },
    { NULL },
  });
}

static void
test_current_outcomes (Fixture       *fixture,
                       gconstpointer  name)
{
  static const guint counts[CALLBOARD_N_OUTCOMES] = {
    [CALLBOARD_OUTCOME_COMPLETED] = 9,
    [CALLBOARD_OUTCOME_FAILED] = 1,
    [CALLBOARD_OUTCOME_TIMED_OUT] = 1,
    [CALLBOARD_OUTCOME_INVALIDATED] = 1,
    [CALLBOARD_OUTCOME_CANCELLED] = 1,
  };

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    g_assert_cmpuint (callboard_plan_job_count (fixture->run, outcome), ==, counts[outcome]);
}

static void
test_current_verdict (Fixture       *fixture,
                      gconstpointer  name)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (fixture->run);
  GListModel *checks = callboard_verdict_get_checks (verdict);

  model_support_assert_properties (verdict, (ModelExpectation[]) {
    { "passed", "0" },
    { "score", "86.4" },
    { "checks", "3 items" },
    { "failures", "3 items" },
    { NULL },
  });
  model_support_assert_item (checks, 0, (ModelExpectation[]) {
    { "metric-definition-id", "c1e7d877-4d2a-40d5-a8f9-54f9ca15f394" },
    { "metric-name", "Instruction follow" },
    { "pass-rate", "100" }, { "min-pass-rate", "80" }, { "passed", "1" },
    { "passed-sims", "9" }, { "evaluated-sims", "9" }, { "inherited", "1" }, { NULL },
  });
  model_support_assert_item (checks, 1, (ModelExpectation[]) {
    { "metric-definition-id", "62983cee-d658-4e29-918d-e3a385cd3cb8" },
    { "metric-name", "Silence duration ≤ 2 s" },
    { "pass-rate", "66.7" }, { "min-pass-rate", "90" }, { "passed", "0" },
    { "passed-sims", "6" }, { "evaluated-sims", "9" }, { "inherited", "0" }, { NULL },
  });
  model_support_assert_item (checks, 2, (ModelExpectation[]) {
    { "metric-definition-id", "de3d28cf-fd11-4b4f-8fd0-29edfc8c726f" },
    { "metric-name", NULL },
    { "pass-rate", "-1" }, { "min-pass-rate", "80" }, { "passed", "0" },
    { "passed-sims", "0" }, { "evaluated-sims", "0" }, { "inherited", "1" }, { NULL },
  });
}

static void
test_current_failures (Fixture       *fixture,
                       gconstpointer  name)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (fixture->run);
  GListModel *failures = callboard_verdict_get_failures (verdict);

  model_support_assert_item (failures, 0, (ModelExpectation[]) {
    { "failure-type", "METRIC_BELOW_MIN_PASS_RATE" }, { "status", NULL },
    { "evaluated-calls", "-1" }, { "expected-calls", "-1" },
    { "never-spoke-calls", "-1" }, { "total-calls", "-1" }, { "max-share", "-1" }, { "agent-name", NULL },
    { "silent-attempts", "-1" },
    { "metric-definition-id", "62983cee-d658-4e29-918d-e3a385cd3cb8" },
    { "metric-name", "Silence duration ≤ 2 s" },
    { "pass-rate", "66.7" }, { "min-pass-rate", "90" }, { "inherited", "0" }, { NULL },
  });
  model_support_assert_item (failures, 1, (ModelExpectation[]) {
    { "failure-type", "METRIC_NOT_EVALUATED" }, { "status", NULL },
    { "evaluated-calls", "-1" }, { "expected-calls", "-1" },
    { "never-spoke-calls", "-1" }, { "total-calls", "-1" }, { "max-share", "-1" }, { "agent-name", NULL },
    { "silent-attempts", "-1" },
    { "metric-definition-id", "de3d28cf-fd11-4b4f-8fd0-29edfc8c726f" },
    { "metric-name", NULL },
    { "pass-rate", "-1" }, { "min-pass-rate", "-1" }, { "inherited", "-1" }, { NULL },
  });
  model_support_assert_item (failures, 2, (ModelExpectation[]) {
    { "failure-type", "INCOMPLETE_COVERAGE" }, { "status", NULL },
    { "evaluated-calls", "9" }, { "expected-calls", "12" },
    { "never-spoke-calls", "-1" }, { "total-calls", "-1" }, { "max-share", "-1" }, { "agent-name", NULL },
    { "silent-attempts", "-1" },
    { "metric-definition-id", NULL }, { "metric-name", NULL },
    { "pass-rate", "-1" }, { "min-pass-rate", "-1" }, { "inherited", "-1" }, { NULL },
  });
}

int
main (int   argc,
      char *argv[])
{
  const char *reference = "plan-job-seed.json";
  const char *current = "plan-job-current.json";

  g_test_init (&argc, &argv, NULL);

#define ADD(path, file, test) g_test_add (path, Fixture, file, set_up, test, tear_down)
  ADD ("/plan-job/reference-example/run", reference, test_reference_run);
  ADD ("/plan-job/reference-example/simulation", reference, test_reference_simulation);
  ADD ("/plan-job/reference-example/persona", reference, test_reference_persona);
  ADD ("/plan-job/reference-example/getters", reference, test_reference_getters);
  ADD ("/plan-job/current-server/run", current, test_current_run);
  ADD ("/plan-job/current-server/outcomes", current, test_current_outcomes);
  ADD ("/plan-job/current-server/verdict", current, test_current_verdict);
  ADD ("/plan-job/current-server/failures", current, test_current_failures);
#undef ADD

  return g_test_run ();
}
