/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run plan, which its runs are named after.
 */

#include "config.h"

#include "callboard-plan-metric.h"
#include "callboard-plan-reference.h"
#include "callboard-plan.h"

/**
 * CallboardPlan:
 *
 * A run plan, from `GET /v1/simulation/plan` or `GET /v1/simulation/plan/{planId}`. The
 * properties have the names of the API fields, without their units. Numbers, and
 * `is-config-managed`, are -1 if unknown.
 */
struct _CallboardPlan
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
  char               *description;
  char               *direction;
  char               *execution_mode;
  gint64              test_case_count;
  gint64              iteration_count;
  gint64              max_concurrent_jobs;
  gint64              max_no_response_retries;
  gint64              no_response_retry_backoff;
  gint64              max_simulation_duration;
  gint64              silence_timeout;
  int                 is_config_managed;
  GListModel         *agent_endpoints;
  GListModel         *personas;
  GListModel         *scenarios;
  GListModel         *flows;
  GListModel         *metrics;
  char              **end_call_phrases;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlan, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlan, name) },
  { "description", "description", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, description) },
  { "direction", "direction", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, direction) },
  { "executionMode", "execution-mode", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, execution_mode) },
  { "testCaseCount", "test-case-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, test_case_count) },
  { "iterationCount", "iteration-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, iteration_count) },
  { "maxConcurrentJobs", "max-concurrent-jobs", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, max_concurrent_jobs) },
  { "maxNoResponseRetries", "max-no-response-retries", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, max_no_response_retries) },
  { "noResponseRetryBackoffSeconds", "no-response-retry-backoff", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, no_response_retry_backoff) },
  { "maxSimulationDurationSeconds", "max-simulation-duration", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, max_simulation_duration) },
  { "silenceTimeoutSeconds", "silence-timeout", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, silence_timeout) },
  { "isConfigManaged", "is-config-managed", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, is_config_managed) },
  { "agentEndpoints", "agent-endpoints", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, agent_endpoints),
    callboard_plan_reference_get_type },
  { "personas", "personas", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, personas),
    callboard_plan_reference_get_type },
  { "scenarios", "scenarios", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, scenarios),
    callboard_plan_reference_get_type },
  { "flows", "flows", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, flows),
    callboard_plan_reference_get_type },
  { "metrics", "metrics", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, metrics),
    callboard_plan_metric_get_type },
  { "endCallPhrases", "end-call-phrases", CALLBOARD_FIELD_STRINGS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, end_call_phrases) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPlan, callboard_plan, fields)

/**
 * callboard_plan_decode:
 * @body: the response to `GET /v1/simulation/plan/{planId}`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a new plan
 */
CallboardPlan *
callboard_plan_decode (GBytes  *body,
                       GError **error)
{
  return CALLBOARD_PLAN (callboard_api_object_decode_response (CALLBOARD_TYPE_PLAN, body, error));
}

/**
 * callboard_plan_decode_list:
 * @body: the response to `GET /v1/simulation/plan`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a list of #CallboardPlan, some of which may lack an
 *   ID
 */
CallboardApiPage *
callboard_plan_decode_list (GBytes  *body,
                            GError **error)
{
  return callboard_api_page_decode (CALLBOARD_TYPE_API_PAGE, CALLBOARD_TYPE_PLAN, NULL, body, error);
}

/**
 * callboard_plan_get_id:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): its `id`; %NULL if unknown
 */
const char *
callboard_plan_get_id (CallboardPlan *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN (self), NULL);

  return self->id;
}

/**
 * callboard_plan_get_name:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): its name; %NULL if unknown
 */
const char *
callboard_plan_get_name (CallboardPlan *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN (self), NULL);

  return self->name;
}

/**
 * callboard_plan_get_metrics:
 * @self: a plan
 *
 * Returns: (transfer none): its `metrics`, a list of #CallboardPlanMetric
 */
GListModel *
callboard_plan_get_metrics (CallboardPlan *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN (self), NULL);

  return self->metrics;
}

/**
 * callboard_plan_count_calls:
 * @self: a plan
 * @n_retries: (out) (optional): the most calls beyond these that retries add; -1 if unknown
 *
 * Returns: the number of calls that a run of the plan places: its test cases times its
 *   iterations; -1 if one of them is unknown or the product is too large
 */
gint64
callboard_plan_count_calls (CallboardPlan *self,
                            gint64        *n_retries)
{
  gint64 n = -1;
  gint64 retries = -1;

  g_return_val_if_fail (CALLBOARD_IS_PLAN (self), -1);

  if (self->test_case_count < 0 || self->iteration_count < 0 ||
      __builtin_mul_overflow (self->test_case_count, self->iteration_count, &n))
    n = -1;
  if (n < 0 || self->max_no_response_retries < 0 ||
      __builtin_mul_overflow (n, self->max_no_response_retries, &retries))
    retries = -1;
  if (n_retries != NULL)
    *n_retries = retries;

  return n;
}
