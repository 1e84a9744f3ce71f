/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the response to `GET /v1/simulation/plan/job/{id}`, the state of a
 * schedule at one time, and that for one of its simulations. Used by
 * CallboardDemoWorld and the simulation index. */

#include "callboard-demo-run-response.h"

#include "callboard-demo-json.h"
#include "callboard-demo-sweep.h"
#include "callboard-demo-verdict.h"

/* The plans of the demo retry a silent simulation once. */
#define MAX_ATTEMPTS 2

/* The volume of background noise, from 0 to 1. */
#define NOISE_VOLUME 0.35

static int
get_attempt (const CallboardDemoSimulation *simulation)
{
  return simulation->retry_of < 0 ? 1 : 2;
}

static const char *
get_retried_id (CallboardDemoRunSchedule      *schedule,
                const CallboardDemoSimulation *simulation)
{
  if (simulation->retry_of < 0)
    return NULL;

  return callboard_demo_run_schedule_get_simulation (schedule, (guint) simulation->retry_of)->id;
}

static JsonObject *
make_noise (const CallboardDemoSimulation *simulation)
{
  const char *noise = simulation->noise != NULL
                        ? simulation->noise
                        : json_object_get_string_member (simulation->persona, "backgroundNoise");
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "backgroundNoise", noise);
  json_object_set_double_member (object, "backgroundNoiseVolume",
                                 g_str_equal (noise, "NONE") ? 0 : NOISE_VOLUME);
  json_object_set_string_member (object, "source", simulation->noise != NULL ? "ENVIRONMENT" : "PERSONA");

  return object;
}

static void
set_invalidation (JsonObject                    *object,
                  const CallboardDemoSimulation *simulation,
                  gint64                         now)
{
  JsonObject *invalidation;

  if (simulation->invalid_reason == NULL ||
      !callboard_demo_simulation_has_ended (simulation, now)) {
    json_object_set_null_member (object, "invalidation");
    return;
  }

  invalidation = json_object_new ();
  json_object_set_string_member (invalidation, "reason", simulation->invalid_reason);
  callboard_demo_json_set_string (invalidation, "detail", simulation->invalid_detail);
  callboard_demo_json_set_time (invalidation, "invalidatedAt", simulation->ended_at);
  json_object_set_object_member (object, "invalidation", invalidation);
}

/* Fields of an invented later version of the API, which Callboard lists as Other Fields. */
static void
set_retry_details (JsonObject                    *object,
                   const CallboardDemoSimulation *simulation)
{
  JsonObject *details;
  JsonObject *policy;

  if (simulation->retry_of < 0)
    return;

  policy = json_object_new ();
  json_object_set_string_member (policy, "name", "Silent agents");
  json_object_set_int_member (policy, "maxAttempts", MAX_ATTEMPTS);
  details = json_object_new ();
  json_object_set_string_member (details, "trigger", "AGENT_NEVER_SPOKE");
  json_object_set_object_member (details, "policy", policy);
  json_object_set_object_member (object, "retryDetails", details);
}

static void
set_call (JsonObject                    *object,
          const CallboardDemoSimulation *simulation,
          gint64                         now)
{
  gboolean started = callboard_demo_simulation_has_started (simulation, now);
  gboolean called = callboard_demo_simulation_has_call (simulation, now);
  gboolean ended = callboard_demo_simulation_has_ended (simulation, now);
  char number[CALLBOARD_DEMO_PHONE_NUMBER_SIZE];
  gboolean by_phone = callboard_demo_simulation_format_phone_number (simulation, number);

  callboard_demo_json_set_string (object, "callId", called ? simulation->call_id : NULL);
  callboard_demo_json_set_string (object, "roarkPhoneNumber", started && by_phone ? number : NULL);
  callboard_demo_json_set_time (object, "createdAt", simulation->created_at);
  callboard_demo_json_set_time (object, "startedAt", started ? simulation->started_at : 0);
  callboard_demo_json_set_time (object, "completedAt", started && ended ? simulation->ended_at : 0);
}

static JsonObject *
make_simulation (CallboardDemoRunSchedule      *schedule,
                 const CallboardDemoSimulation *simulation,
                 gint64                         now)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "simulationJobId", simulation->id);
  json_object_set_string_member (object, "status",
                                 callboard_demo_simulation_get_status (simulation, now));
  json_object_set_string_member (object, "processingStatus",
                                 callboard_demo_simulation_get_stage (simulation, now));
  json_object_set_object_member (object, "persona", json_object_ref (simulation->persona));
  json_object_set_object_member (object, "scenario", json_object_ref (simulation->scenario));
  json_object_set_object_member (object, "agentEndpoint", json_object_ref (simulation->endpoint));
  json_object_set_int_member (object, "attemptNumber", get_attempt (simulation));
  callboard_demo_json_set_string (object, "retryOfSimulationJobId",
                                  get_retried_id (schedule, simulation));
  callboard_demo_json_set_time (object, "scheduledAt", simulation->scheduled_at);
  set_invalidation (object, simulation, now);
  json_object_set_object_member (object, "backgroundNoise", make_noise (simulation));
  set_call (object, simulation, now);
  set_retry_details (object, simulation);

  return object;
}

/**
 * callboard_demo_run_response_make_simulation:
 * @schedule: the schedule of the run
 * @position: the position of a simulation that has been created by @now
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: (transfer full): a single simulation in the same form as in the response of its
 *   run
 */
JsonObject *
callboard_demo_run_response_make_simulation (CallboardDemoRunSchedule *schedule,
                                             guint                     position,
                                             gint64                    now)
{
  return make_simulation (schedule, callboard_demo_run_schedule_get_simulation (schedule, position), now);
}

static JsonObject *
make_pending_retry (const CallboardDemoSimulation *simulation)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "simulationJobId", simulation->id);
  json_object_set_int_member (object, "attemptNumber", get_attempt (simulation));
  json_object_set_int_member (object, "maxAttempts", MAX_ATTEMPTS);
  callboard_demo_json_set_time (object, "scheduledAt", simulation->scheduled_at);

  return object;
}

static void
set_simulations (JsonObject               *data,
                 CallboardDemoRunSchedule *schedule,
                 gint64                    now)
{
  guint n = schedule->plan.n_simulations;
  JsonArray *retries = json_array_new ();
  JsonArray *simulations = json_array_sized_new (n);

  for (guint i = 0; i < n; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);

    if (simulation->created_at > now)
      continue;

    json_array_add_object_element (simulations, make_simulation (schedule, simulation, now));
    if (callboard_demo_simulation_awaits_retry (simulation, now))
      json_array_add_object_element (retries, make_pending_retry (simulation));
  }

  json_object_set_array_member (data, "pendingRetries", retries);
  json_object_set_array_member (data, "simulationJobs", simulations);
}

/**
 * callboard_demo_run_response_new_summary:
 * @id: the `simulationRunPlanJobId`
 * @plan_id: the `simulationRunPlanId`
 * @schedule: the schedule of the run
 * @now: a time in microseconds since the Unix epoch
 *
 * Returns: (transfer full): the IDs, the status and the times of the run at @now
 */
JsonObject *
callboard_demo_run_response_new_summary (const char               *id,
                                         const char               *plan_id,
                                         CallboardDemoRunSchedule *schedule,
                                         gint64                    now)
{
  JsonObject *data = json_object_new ();

  json_object_set_string_member (data, "simulationRunPlanJobId", id);
  json_object_set_string_member (data, "simulationRunPlanId", plan_id);
  json_object_set_string_member (data, "status",
                                 callboard_demo_run_schedule_get_status (schedule, now));
  callboard_demo_json_set_time (data, "createdAt", schedule->created_at);
  callboard_demo_json_set_time (data, "startedAt", schedule->started_at);
  callboard_demo_json_set_time (data, "endedAt",
                                now >= schedule->ended_at ? schedule->ended_at : 0);

  return data;
}

/**
 * callboard_demo_run_response_new:
 * @id: the `simulationRunPlanJobId`
 * @plan_id: the `simulationRunPlanId`
 * @schedule: the schedule of the run
 * @personas: the source of the metrics
 * @now: a time in microseconds since the Unix epoch
 *
 * Writes the state of the run at @now in the current format of the API.
 *
 * Returns: (transfer full): `{"data": {…}}` as JSON
 */
GBytes *
callboard_demo_run_response_new (const char               *id,
                                 const char               *plan_id,
                                 CallboardDemoRunSchedule *schedule,
                                 CallboardDemoPersonas    *personas,
                                 gint64                    now)
{
  JsonObject *data = callboard_demo_run_response_new_summary (id, plan_id, schedule, now);
  JsonObject *verdict = callboard_demo_verdict_new (schedule, personas, now);
  JsonObject *sweep = callboard_demo_sweep_new (schedule, personas, now);

  json_object_set_object_member (data, "attemptSummary",
                                 callboard_demo_attempt_summary_new (schedule, now));
  if (verdict != NULL)
    json_object_set_object_member (data, "verdict", verdict);
  else
    json_object_set_null_member (data, "verdict");
  if (sweep != NULL)
    json_object_set_object_member (data, "sweepAttribution", sweep);
  else
    json_object_set_null_member (data, "sweepAttribution");
  set_simulations (data, schedule, now);

  return callboard_demo_json_envelope ("data", data);
}
