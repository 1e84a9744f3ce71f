/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A simulated call. callboard_plan_job_merge() updates the same object for as long as the
 * run is in use.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-simulation-job.h"
#include "callboard-text.h"

/**
 * CallboardSimulationJob:
 *
 * A simulated call, an item of `simulationJobs` of a run. The properties are named after
 * the fields, except `id` (`simulationJobId`) and `retry-of` (`retryOfSimulationJobId`).
 * Three are derived: `outcome`; `duration`, from `startedAt` to `completedAt`; and
 * `queue-time`, from `createdAt` to `startedAt`, both in ms, -1 if unknown. `checks` is
 * what the metrics of the call say, %NULL until they are read, `metrics` their values, and
 * `result` follows from the checks and from the outcome.
 */
struct _CallboardSimulationJob
{
  CallboardApiObject        parent_instance;

  char                     *id;
  char                     *status;
  char                     *processing_status;
  CallboardPersona         *persona;
  CallboardScenario        *scenario;
  CallboardAgentEndpoint   *agent_endpoint;
  GDateTime                *created_at;
  GDateTime                *started_at;
  GDateTime                *completed_at;
  GDateTime                *scheduled_at;
  char                     *call_id;
  char                     *roark_phone_number;
  gint64                    attempt_number;
  char                     *retry_of;
  CallboardBackgroundNoise *background_noise;
  CallboardInvalidation    *invalidation;
  CallboardRunPlan         *run_plan;

  CallboardCallChecks      *checks;
  CallboardCallMetrics     *metrics;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationJob, callboard_simulation_job, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "simulationJobId", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardSimulationJob, id) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSimulationJob, status) },
  { "processingStatus", "processing-status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSimulationJob, processing_status) },
  { "persona", "persona", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSimulationJob, persona),
    callboard_persona_get_type },
  { "scenario", "scenario", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSimulationJob, scenario),
    callboard_scenario_get_type },
  { "agentEndpoint", "agent-endpoint", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSimulationJob, agent_endpoint),
    callboard_agent_endpoint_get_type },
  { "createdAt", "created-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSimulationJob, created_at) },
  { "startedAt", "started-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, started_at) },
  { "completedAt", "completed-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, completed_at) },
  { "scheduledAt", "scheduled-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, scheduled_at) },
  { "callId", "call-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, call_id) },
  { "roarkPhoneNumber", "roark-phone-number", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, roark_phone_number) },
  { "attemptNumber", "attempt-number", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, attempt_number) },
  { "retryOfSimulationJobId", "retry-of", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, retry_of) },
  { "backgroundNoise", "background-noise", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, background_noise),
    callboard_background_noise_get_type },
  { "invalidation", "invalidation", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_ANY_VALUE,
    G_STRUCT_OFFSET (CallboardSimulationJob, invalidation),
    callboard_invalidation_get_type },
  { "runPlan", "run-plan", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSimulationJob, run_plan),
    callboard_run_plan_get_type },
};

enum
{
  PROP_OUTCOME = G_N_ELEMENTS (fields) + 1,
  PROP_DURATION,
  PROP_QUEUE_TIME,
  PROP_CHECKS,
  PROP_METRICS,
  PROP_RESULT,
};

/* Returns -1 if a time is missing or the order is wrong. */
static gint64
milliseconds_between (GDateTime *from,
                      GDateTime *to)
{
  GTimeSpan span;

  if (from == NULL || to == NULL)
    return -1;

  span = g_date_time_difference (to, from);

  return span >= 0 ? span / G_TIME_SPAN_MILLISECOND : -1;
}

static gint64
get_queue_time (CallboardSimulationJob *self)
{
  return milliseconds_between (self->created_at, self->started_at);
}

static void
callboard_simulation_job_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  CallboardSimulationJob *self = CALLBOARD_SIMULATION_JOB (object);
  GObjectClass *parent_class = G_OBJECT_CLASS (callboard_simulation_job_parent_class);

  switch (property_id)
    {
    case PROP_OUTCOME:
      g_value_set_enum (value, callboard_simulation_job_get_outcome (self));
      break;
    case PROP_DURATION:
      g_value_set_int64 (value, callboard_simulation_job_get_duration (self));
      break;
    case PROP_QUEUE_TIME:
      g_value_set_int64 (value, get_queue_time (self));
      break;
    case PROP_CHECKS:
      g_value_set_object (value, self->checks);
      break;
    case PROP_METRICS:
      g_value_set_object (value, self->metrics);
      break;
    case PROP_RESULT:
      g_value_set_enum (value, callboard_simulation_job_get_result (self));
      break;
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_simulation_job_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_SIMULATION_JOB (object)->checks);
  g_clear_object (&CALLBOARD_SIMULATION_JOB (object)->metrics);

  G_OBJECT_CLASS (callboard_simulation_job_parent_class)->finalize (object);
}

static void
callboard_simulation_job_class_init (CallboardSimulationJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_simulation_job_finalize;
  object_class->get_property = callboard_simulation_job_get_property;

  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));

  g_object_class_install_property (object_class, PROP_OUTCOME,
    g_param_spec_enum ("outcome", NULL, NULL, CALLBOARD_TYPE_OUTCOME, CALLBOARD_OUTCOME_OTHER, flags));
  g_object_class_install_property (object_class, PROP_DURATION,
    g_param_spec_int64 ("duration", NULL, NULL, -1, G_MAXINT64, -1, flags));
  g_object_class_install_property (object_class, PROP_QUEUE_TIME,
    g_param_spec_int64 ("queue-time", NULL, NULL, -1, G_MAXINT64, -1, flags));
  g_object_class_install_property (object_class, PROP_CHECKS,
    g_param_spec_object ("checks", NULL, NULL, CALLBOARD_TYPE_CALL_CHECKS, flags));
  g_object_class_install_property (object_class, PROP_METRICS,
    g_param_spec_object ("metrics", NULL, NULL, CALLBOARD_TYPE_CALL_METRICS, flags));
  g_object_class_install_property (object_class, PROP_RESULT,
    g_param_spec_enum ("result", NULL, NULL, CALLBOARD_TYPE_RESULT, CALLBOARD_RESULT_UNKNOWN, flags));
}

static void
callboard_simulation_job_init (CallboardSimulationJob *self)
{
}

/**
 * callboard_simulation_job_decode:
 * @body: the response to `GET /v1/simulation/job/{jobId}` or `…/lookup`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a new simulation
 */
CallboardSimulationJob *
callboard_simulation_job_decode (GBytes  *body,
                                 GError **error)
{
  return CALLBOARD_SIMULATION_JOB (
    callboard_api_object_decode_response (CALLBOARD_TYPE_SIMULATION_JOB, body, error));
}

/**
 * callboard_simulation_job_get_id:
 * @self: a simulation
 *
 * Returns: (transfer none): its `simulationJobId`
 */
const char *
callboard_simulation_job_get_id (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->id;
}

/**
 * callboard_simulation_job_get_status:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): its `status`, such as `PROCESSING`; %NULL if
 *   unknown
 */
const char *
callboard_simulation_job_get_status (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->status;
}

/**
 * callboard_simulation_job_get_stage:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): its `processingStatus`, such as `CONNECTING`;
 *   %NULL if unknown
 */
const char *
callboard_simulation_job_get_stage (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->processing_status;
}

/**
 * callboard_simulation_job_get_persona:
 * @self: a simulation
 *
 * Returns: (transfer none): its persona, all fields of which may be unknown
 */
CallboardPersona *
callboard_simulation_job_get_persona (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->persona;
}

/**
 * callboard_simulation_job_get_scenario:
 * @self: a simulation
 *
 * Returns: (transfer none): its scenario, all fields of which may be unknown
 */
CallboardScenario *
callboard_simulation_job_get_scenario (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->scenario;
}

/**
 * callboard_simulation_job_get_agent_endpoint:
 * @self: a simulation
 *
 * Returns: (transfer none): its agent endpoint, all fields of which may be unknown
 */
CallboardAgentEndpoint *
callboard_simulation_job_get_agent_endpoint (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->agent_endpoint;
}

/**
 * callboard_simulation_job_get_created_at:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): its `createdAt`, in UTC; %NULL if unknown
 */
GDateTime *
callboard_simulation_job_get_created_at (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->created_at;
}

/**
 * callboard_simulation_job_get_completed_at:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): its `completedAt`, in UTC
 */
GDateTime *
callboard_simulation_job_get_completed_at (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->completed_at;
}

/**
 * callboard_simulation_job_get_started_at:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): its `startedAt`, in UTC
 */
GDateTime *
callboard_simulation_job_get_started_at (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->started_at;
}

/**
 * callboard_simulation_job_get_outcome:
 * @self: a simulation
 *
 * Returns: its outcome so far
 */
CallboardOutcome
callboard_simulation_job_get_outcome (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), CALLBOARD_OUTCOME_OTHER);

  return callboard_outcome_from_status (self->status, self->invalidation != NULL);
}

/* Whether there is a call, or may be one whose ID is the field that could not be read. */
static gboolean
has_call (CallboardSimulationJob *self)
{
  return (self->call_id != NULL && *self->call_id != '\0') ||
         callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (self)) > 0;
}

/**
 * callboard_simulation_job_get_result:
 * @self: a simulation
 *
 * Returns: how the agent did, as far as it is known
 */
CallboardResult
callboard_simulation_job_get_result (CallboardSimulationJob *self)
{
  static const CallboardCheckCounts no_checks = { 0, 0 };
  const CallboardCheckCounts *counts = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), CALLBOARD_RESULT_UNKNOWN);

  if (self->checks != NULL)
    counts = callboard_call_checks_get_counts (self->checks);
  /* Without a call, there are no metrics to wait for. */
  else if (!has_call (self))
    counts = &no_checks;

  return callboard_result_from_outcome (callboard_simulation_job_get_outcome (self), counts);
}

/**
 * callboard_simulation_job_get_checks:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): the checks of its call; %NULL until its metrics are
 *   read
 */
CallboardCallChecks *
callboard_simulation_job_get_checks (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->checks;
}

/**
 * callboard_simulation_job_fails:
 * @self: a simulation
 * @check: a check of its run
 *
 * Returns: whether the simulation counts and its call is known to have failed @check
 */
gboolean
callboard_simulation_job_fails (CallboardSimulationJob *self,
                                CallboardVerdictCheck  *check)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), FALSE);

  return callboard_simulation_job_get_result (self) == CALLBOARD_RESULT_FAILED &&
         callboard_call_checks_get_result (self->checks, check) == CALLBOARD_CHECK_FAILED;
}

/**
 * callboard_simulation_job_set_checks:
 * @self: a simulation
 * @checks: (nullable): the checks of its call; %NULL if its metrics are to be read again
 *
 * Sets what the metrics of the call say. An update of the simulation keeps it, unless
 * the call changes.
 */
void
callboard_simulation_job_set_checks (CallboardSimulationJob *self,
                                     CallboardCallChecks    *checks)
{
  CallboardResult result;

  g_return_if_fail (CALLBOARD_IS_SIMULATION_JOB (self));
  g_return_if_fail (checks == NULL || CALLBOARD_IS_CALL_CHECKS (checks));

  if (checks == self->checks ||
      (checks != NULL && self->checks != NULL && callboard_call_checks_equal (checks, self->checks)))
    return;

  result = callboard_simulation_job_get_result (self);
  g_object_freeze_notify (G_OBJECT (self));
  g_set_object (&self->checks, checks);
  g_object_notify (G_OBJECT (self), "checks");
  if (result != callboard_simulation_job_get_result (self))
    g_object_notify (G_OBJECT (self), "result");
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_simulation_job_get_metrics:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): the metrics of its call; %NULL until they are read
 */
CallboardCallMetrics *
callboard_simulation_job_get_metrics (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->metrics;
}

/**
 * callboard_simulation_job_set_metrics:
 * @self: a simulation
 * @metrics: (nullable): the metrics of its call; %NULL if they are to be read again
 *
 * Sets the values of the metrics. Their indexes are positions in the list of the run.
 */
void
callboard_simulation_job_set_metrics (CallboardSimulationJob *self,
                                      CallboardCallMetrics   *metrics)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_JOB (self));
  g_return_if_fail (metrics == NULL || CALLBOARD_IS_CALL_METRICS (metrics));

  if (metrics != NULL && self->metrics != NULL && callboard_call_metrics_equal (metrics, self->metrics))
    return;

  if (g_set_object (&self->metrics, metrics))
    g_object_notify (G_OBJECT (self), "metrics");
}

/**
 * callboard_simulation_job_get_duration:
 * @self: a simulation
 *
 * Returns: the duration of the call in ms; -1 until it has ended
 */
gint64
callboard_simulation_job_get_duration (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), -1);

  return milliseconds_between (self->started_at, self->completed_at);
}

/**
 * callboard_simulation_job_get_run_plan:
 * @self: a simulation
 *
 * Returns: (transfer none) (nullable): its `runPlan`, which the response of a run lacks
 */
CallboardRunPlan *
callboard_simulation_job_get_run_plan (CallboardSimulationJob *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), NULL);

  return self->run_plan;
}

/**
 * callboard_simulation_job_update:
 * @self: a live simulation
 * @fresh: the same simulation from a newer response; its values are moved to @self
 *
 * Updates @self in place and notifies for what changed.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_simulation_job_update (CallboardSimulationJob *self,
                                 CallboardSimulationJob *fresh)
{
  CallboardOutcome outcome;
  CallboardResult result;
  gint64 duration;
  gint64 queue_time;
  gboolean changed;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (fresh), FALSE);

  outcome = callboard_simulation_job_get_outcome (self);
  result = callboard_simulation_job_get_result (self);
  duration = callboard_simulation_job_get_duration (self);
  queue_time = get_queue_time (self);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (self->call_id, fresh->call_id) != 0)
    {
      callboard_simulation_job_set_checks (self, NULL);
      callboard_simulation_job_set_metrics (self, NULL);
    }
  changed = callboard_api_object_update (CALLBOARD_API_OBJECT (self), CALLBOARD_API_OBJECT (fresh));
  if (outcome != callboard_simulation_job_get_outcome (self))
    g_object_notify (G_OBJECT (self), "outcome");
  if (result != callboard_simulation_job_get_result (self))
    g_object_notify (G_OBJECT (self), "result");
  if (duration != callboard_simulation_job_get_duration (self))
    g_object_notify (G_OBJECT (self), "duration");
  if (queue_time != get_queue_time (self))
    g_object_notify (G_OBJECT (self), "queue-time");
  g_object_thaw_notify (G_OBJECT (self));

  return changed;
}
