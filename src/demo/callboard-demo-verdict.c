/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attempt summary and the verdict of a run. Used by the response writers of
 * CallboardDemoWorld. */

#include "callboard-demo-verdict.h"

#include "callboard-demo-json.h"
#include "callboard-demo-story.h"

/* The maximum percentage of test cases in which the agent may stay silent. */
#define MAX_SILENT_SHARE 5

/* Test cases are counted by their last attempt. Invalidated simulations, including
 * silent ones, are not expected to be evaluated. */
typedef struct
{
  guint attempts;
  guint retries;
  guint silent_attempts;
  guint still_silent;
  guint reached;
  guint expected;
  guint evaluated;
} Tally;

static Tally
count (CallboardDemoRunSchedule *schedule,
       gint64                    now)
{
  Tally tally = { 0 };

  for (guint i = 0; i < schedule->plan.n_simulations; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);
    gboolean ended = callboard_demo_simulation_has_ended (simulation, now);
    gboolean silent = ended && callboard_demo_simulation_is_silent (simulation);

    if (simulation->created_at > now)
      continue;

    tally.attempts++;
    tally.retries += simulation->retry_of >= 0;
    tally.silent_attempts += silent;
    if (simulation->is_retried)
      continue;

    tally.still_silent += silent;
    tally.reached += callboard_demo_simulation_has_call (simulation, now);
    tally.expected += simulation->invalid_reason == NULL;
    tally.evaluated += ended && callboard_demo_simulation_counts (simulation);
  }

  return tally;
}

/**
 * callboard_demo_attempt_summary_new:
 * @schedule: a schedule
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: (transfer full): the `attemptSummary` of the run at @now
 */
JsonObject *
callboard_demo_attempt_summary_new (CallboardDemoRunSchedule *schedule,
                                    gint64                    now)
{
  Tally tally = count (schedule, now);
  JsonObject *summary = json_object_new ();

  json_object_set_int_member (summary, "attemptCount", tally.attempts);
  json_object_set_int_member (summary, "retryCount", tally.retries);
  json_object_set_int_member (summary, "silentAttemptCount", tally.silent_attempts);
  json_object_set_int_member (summary, "stillSilentTestCaseCount", tally.still_silent);
  json_object_set_int_member (summary, "testCaseCount", tally.attempts - tally.retries);

  return summary;
}

static JsonObject *
add_failure (JsonArray  *failures,
             const char *type)
{
  JsonObject *failure = json_object_new ();

  json_object_set_string_member (failure, "type", type);
  json_array_add_object_element (failures, failure);

  return failure;
}

static void
add_run_failures (JsonArray                *failures,
                  CallboardDemoRunSchedule *schedule,
                  const Tally              *tally)
{
  const CallboardDemoPlan *plan = &schedule->plan;
  JsonObject *failure;

  if (!g_str_equal (plan->status, "COMPLETED")) {
    failure = add_failure (failures, "RUN_NOT_COMPLETED");
    json_object_set_string_member (failure, "status", plan->status);
  }

  if (tally->evaluated < tally->expected) {
    failure = add_failure (failures, "INCOMPLETE_COVERAGE");
    json_object_set_int_member (failure, "evaluatedCalls", tally->evaluated);
    json_object_set_int_member (failure, "expectedCalls", tally->expected);
  }

  if (tally->still_silent * 100 > tally->reached * MAX_SILENT_SHARE) {
    failure = add_failure (failures, "AGENT_NEVER_SPOKE");
    json_object_set_int_member (failure, "neverSpokeCalls", tally->still_silent);
    json_object_set_int_member (failure, "totalCalls", tally->reached);
    json_object_set_int_member (failure, "maxShare", MAX_SILENT_SHARE);
    json_object_set_int_member (failure, "silentAttempts", tally->silent_attempts);
    json_object_set_null_member (failure, "agentName");
  }
}

/**
 * callboard_demo_check_count_passed:
 * @planned: a check of a run plan
 * @evaluated: the number of simulations that it was evaluated on
 *
 * Returns: the number of simulations that pass
 */
guint
callboard_demo_check_count_passed (const CallboardDemoCheck *planned,
                                   guint                     evaluated)
{
  return (evaluated * (guint) MAX (planned->pass_rate, 0) + 50) / 100;
}

/* Counts the simulations of a finished run that pass a check of its plan. */
static guint
count_passed (CallboardDemoRunSchedule *schedule,
              guint                     number,
              guint                     evaluated)
{
  guint passed = evaluated;

  if (schedule->plan.story == CALLBOARD_DEMO_STORY_NONE || evaluated == 0)
    return callboard_demo_check_count_passed (&schedule->plan.checks[number], evaluated);

  for (guint i = 0; i < schedule->plan.n_simulations; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);

    passed -= callboard_demo_simulation_counts (simulation) && (simulation->failed_checks & 1u << number) != 0;
  }

  return passed;
}

/* Adds a check, and a failure if it fails. Returns its pass rate in tenths of a
 * percent, or -1 if it was not evaluated. */
static int
add_check (CallboardDemoRunSchedule *schedule,
           guint                     number,
           CallboardDemoPersonas    *personas,
           const Tally              *tally,
           JsonArray                *checks,
           JsonArray                *failures)
{
  const CallboardDemoCheck *planned = &schedule->plan.checks[number];
  JsonObject *metric = callboard_demo_story_get_metric (&schedule->plan, personas, planned->metric);
  gint64 min_tenths = json_object_get_int_member (metric, "minPassRate") * 10;
  JsonObject *check = json_object_new ();
  JsonObject *failure;
  guint evaluated = planned->pass_rate < 0 ? 0 : tally->evaluated;
  guint passed = count_passed (schedule, number, evaluated);
  int tenths = evaluated == 0 ? -1 : (int) ((passed * 1000 + evaluated / 2) / evaluated);

  callboard_demo_json_copy_member (metric, check, "metricDefinitionId");
  callboard_demo_json_copy_member (metric, check, "metricName");
  callboard_demo_json_set_tenths (check, "passRate", tenths);
  callboard_demo_json_copy_member (metric, check, "minPassRate");
  json_object_set_boolean_member (check, "passed", tenths >= min_tenths);
  json_object_set_int_member (check, "passedSims", passed);
  json_object_set_int_member (check, "evaluatedSims", evaluated);
  callboard_demo_json_copy_member (metric, check, "inherited");
  json_array_add_object_element (checks, check);

  if (tenths >= min_tenths)
    return tenths;

  failure = add_failure (failures,
                         tenths < 0 ? "METRIC_NOT_EVALUATED" : "METRIC_BELOW_MIN_PASS_RATE");
  callboard_demo_json_copy_member (metric, failure, "metricDefinitionId");
  callboard_demo_json_copy_member (metric, failure, "metricName");
  if (tenths >= 0) {
    callboard_demo_json_copy_member (check, failure, "passRate");
    callboard_demo_json_copy_member (check, failure, "minPassRate");
    callboard_demo_json_copy_member (check, failure, "inherited");
  }

  return tenths;
}

/**
 * callboard_demo_verdict_new:
 * @schedule: a schedule
 * @personas: the source of the metrics
 * @now: a time in microseconds since the Unix epoch
 *
 * Follows the rules of the service: a run passes if it completed, every test case
 * was evaluated, the agent spoke, and every check reached its minimum. The score
 * is the mean of the pass rates of the checks and does not affect the result.
 *
 * Returns: (transfer full) (nullable): the `verdict` of the run, or %NULL before
 *   its end or without checks
 */
JsonObject *
callboard_demo_verdict_new (CallboardDemoRunSchedule *schedule,
                            CallboardDemoPersonas    *personas,
                            gint64                    now)
{
  const CallboardDemoPlan *plan = &schedule->plan;
  Tally tally = count (schedule, now);
  JsonArray *failures;
  JsonArray *checks;
  JsonObject *verdict;
  int sum = 0;
  int n_rates = 0;

  if (now < schedule->ended_at || plan->n_checks == 0)
    return NULL;

  failures = json_array_new ();
  checks = json_array_new ();
  add_run_failures (failures, schedule, &tally);
  for (guint i = 0; i < plan->n_checks; i++) {
    int tenths = add_check (schedule, i, personas, &tally, checks, failures);

    if (tenths >= 0) {
      sum += tenths;
      n_rates++;
    }
  }

  verdict = json_object_new ();
  json_object_set_boolean_member (verdict, "passed", json_array_get_length (failures) == 0);
  callboard_demo_json_set_tenths (verdict, "score",
                                  n_rates == 0 ? -1 : (sum + n_rates / 2) / n_rates);
  json_object_set_array_member (verdict, "checks", checks);
  json_object_set_array_member (verdict, "failures", failures);

  return verdict;
}
