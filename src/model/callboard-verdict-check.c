/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check of a verdict.
 */

#include "config.h"

#include "callboard-verdict-check.h"

/**
 * CallboardVerdictCheck:
 *
 * A check of a verdict: the percentage of simulations that passed a metric, and the
 * required percentage. Rates are 0–100, or -1 if the API has `null`.
 */
struct _CallboardVerdictCheck
{
  CallboardApiObject  parent_instance;

  char            *metric_definition_id;
  char            *metric_name;
  double           pass_rate;
  double           min_pass_rate;
  int              passed;
  gint64           passed_sims;
  gint64           evaluated_sims;
  int              inherited;
};

static const CallboardField fields[] = {
  { "metricDefinitionId", "metric-definition-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardVerdictCheck, metric_definition_id) },
  { "metricName", "metric-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictCheck, metric_name) },
  { "passRate", "pass-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictCheck, pass_rate), .maximum = 100 },
  { "minPassRate", "min-pass-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictCheck, min_pass_rate), .maximum = 100 },
  { "passed", "passed", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardVerdictCheck, passed) },
  { "passedSims", "passed-sims", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictCheck, passed_sims) },
  { "evaluatedSims", "evaluated-sims", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictCheck, evaluated_sims) },
  { "inherited", "inherited", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardVerdictCheck, inherited) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardVerdictCheck, callboard_verdict_check, fields)

/**
 * callboard_verdict_check_get_metric_definition_id:
 * @self: a verdict check
 *
 * Returns: (transfer none) (nullable): its `metricDefinitionId`, which matches that of the
 *   metrics of a call; %NULL if unknown
 */
const char *
callboard_verdict_check_get_metric_definition_id (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), NULL);

  return self->metric_definition_id;
}

/**
 * callboard_verdict_check_get_metric_name:
 * @self: a verdict check
 *
 * Returns: (transfer none) (nullable): the name of the metric
 */
const char *
callboard_verdict_check_get_metric_name (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), NULL);

  return self->metric_name;
}

/**
 * callboard_verdict_check_get_pass_rate:
 * @self: a verdict check
 *
 * Returns: its `passRate`, 0–100, or -1
 */
double
callboard_verdict_check_get_pass_rate (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), -1);

  return self->pass_rate;
}

/**
 * callboard_verdict_check_get_min_pass_rate:
 * @self: a verdict check
 *
 * Returns: its `minPassRate`, 0–100, or -1
 */
double
callboard_verdict_check_get_min_pass_rate (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), -1);

  return self->min_pass_rate;
}

/**
 * callboard_verdict_check_get_passed:
 * @self: a verdict check
 *
 * Returns: 1 if the check passed, 0 if it failed, -1 if unknown
 */
int
callboard_verdict_check_get_passed (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), -1);

  return self->passed;
}

/**
 * callboard_verdict_check_get_passed_sims:
 * @self: a verdict check
 *
 * Returns: its `passedSims`, the number of simulations that passed it; -1 if unknown
 */
gint64
callboard_verdict_check_get_passed_sims (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), -1);

  return self->passed_sims;
}

/**
 * callboard_verdict_check_get_evaluated_sims:
 * @self: a verdict check
 *
 * Returns: its `evaluatedSims`, the number of simulations that have a result of it; -1 if
 *   unknown
 */
gint64
callboard_verdict_check_get_evaluated_sims (CallboardVerdictCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), -1);

  return self->evaluated_sims;
}

/**
 * callboard_verdict_check_is_decided_by:
 * @self: a check
 * @definition_id: (nullable): the `metricDefinitionId` of a metric of a call
 * @name: (nullable): the `name` of the metric
 *
 * Returns: whether the metric decides the check: they have the same definition, or the same
 *   name if the metric has no definition
 */
gboolean
callboard_verdict_check_is_decided_by (CallboardVerdictCheck *self,
                                       const char            *definition_id,
                                       const char            *name)
{
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (self), FALSE);

  if (definition_id != NULL)
    return g_strcmp0 (definition_id, self->metric_definition_id) == 0;

  return name != NULL && g_strcmp0 (name, self->metric_name) == 0;
}
