/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A failure of a verdict.
 */

#include "config.h"

#include "callboard-verdict-failure.h"

/**
 * CallboardVerdictFailure:
 *
 * A failure of a verdict. The fields depend on `failure-type`; others are %NULL or -1.
 */
struct _CallboardVerdictFailure
{
  CallboardApiObject  parent_instance;

  char            *failure_type;
  char            *status;
  gint64           evaluated_calls;
  gint64           expected_calls;
  gint64           never_spoke_calls;
  gint64           total_calls;
  double           max_share;
  char            *agent_name;
  gint64           silent_attempts;
  char            *metric_definition_id;
  char            *metric_name;
  double           pass_rate;
  double           min_pass_rate;
  int              inherited;
};

static const CallboardField fields[] = {
  { "type", "failure-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardVerdictFailure, failure_type) },
  { "status", "status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, status) },
  { "evaluatedCalls", "evaluated-calls", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, evaluated_calls) },
  { "expectedCalls", "expected-calls", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, expected_calls) },
  { "neverSpokeCalls", "never-spoke-calls", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, never_spoke_calls) },
  { "totalCalls", "total-calls", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, total_calls) },
  { "maxShare", "max-share", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, max_share), .maximum = 100 },
  { "agentName", "agent-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, agent_name) },
  { "silentAttempts", "silent-attempts", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, silent_attempts) },
  { "metricDefinitionId", "metric-definition-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, metric_definition_id) },
  { "metricName", "metric-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, metric_name) },
  { "passRate", "pass-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, pass_rate), .maximum = 100 },
  { "minPassRate", "min-pass-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, min_pass_rate), .maximum = 100 },
  { "inherited", "inherited", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictFailure, inherited) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardVerdictFailure, callboard_verdict_failure, fields)

/**
 * callboard_verdict_failure_get_failure_type:
 * @self: a verdict failure
 *
 * Returns: (transfer none) (nullable): its `type`, such as `INCOMPLETE_COVERAGE`; %NULL if
 *   unknown
 */
const char *
callboard_verdict_failure_get_failure_type (CallboardVerdictFailure *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_FAILURE (self), NULL);

  return self->failure_type;
}

/**
 * callboard_verdict_failure_get_is_judgement:
 * @self: a verdict failure
 *
 * Returns: whether it is a missed minimum. Failures of all other kinds, unknown ones too,
 *   say that the run could not be judged
 */
gboolean
callboard_verdict_failure_get_is_judgement (CallboardVerdictFailure *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_FAILURE (self), FALSE);

  return g_strcmp0 (self->failure_type, "METRIC_BELOW_MIN_PASS_RATE") == 0;
}
