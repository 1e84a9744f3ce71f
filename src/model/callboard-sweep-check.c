/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What causes the failures of a check in a sweep.
 */

#include "config.h"

#include "callboard-sweep-check.h"
#include "callboard-sweep-worse-value.h"

/**
 * CallboardSweepCheck:
 *
 * A check of a sweep: whether values of the swept property cause its failures. Counts are -1
 * if they are unknown; `failure-rate` is as it was received, or -1.
 */
struct _CallboardSweepCheck
{
  CallboardApiObject  parent_instance;

  char               *attribution;
  gint64              evaluated;
  gint64              failed;
  double              failure_rate;
  char               *metric_definition_id;
  char               *metric_name;
  GListModel         *worse_values;
};

static const CallboardField fields[] = {
  { "attribution", "attribution", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSweepCheck, attribution) },
  { "evaluated", "evaluated", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepCheck, evaluated) },
  { "failed", "failed", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepCheck, failed) },
  { "failureRate", "failure-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepCheck, failure_rate), .maximum = 100 },
  { "metricDefinitionId", "metric-definition-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepCheck, metric_definition_id) },
  { "metricName", "metric-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepCheck, metric_name) },
  { "worseValues", "worse-values", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepCheck, worse_values),
    callboard_sweep_worse_value_get_type },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSweepCheck, callboard_sweep_check, fields)

/**
 * callboard_sweep_check_get_attribution:
 * @self: a check of a sweep
 *
 * Returns: (transfer none) (nullable): its `attribution`, such as `WITHIN_NOISE`; %NULL if
 *   unknown
 */
const char *
callboard_sweep_check_get_attribution (CallboardSweepCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_CHECK (self), NULL);

  return self->attribution;
}

/**
 * callboard_sweep_check_get_metric_name:
 * @self: a check of a sweep
 *
 * Returns: (transfer none) (nullable): the name of the metric
 */
const char *
callboard_sweep_check_get_metric_name (CallboardSweepCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_CHECK (self), NULL);

  return self->metric_name;
}

/**
 * callboard_sweep_check_get_worse_values:
 * @self: a check of a sweep
 *
 * Returns: (transfer none): a list of #CallboardSweepWorseValue
 */
GListModel *
callboard_sweep_check_get_worse_values (CallboardSweepCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SWEEP_CHECK (self), NULL);

  return self->worse_values;
}
