/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A metric that a run plan collects.
 */

#include "config.h"

#include "callboard-plan-metric.h"

/**
 * CallboardPlanMetric:
 *
 * An element of `metrics[]` of a plan.
 */
struct _CallboardPlanMetric
{
  CallboardApiObject  parent_instance;

  char               *id;
  double              min_pass_rate;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardPlanMetric, id) },
  { "minPassRate", "min-pass-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanMetric, min_pass_rate), .maximum = 100 },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPlanMetric, callboard_plan_metric, fields)

/**
 * callboard_plan_metric_get_id:
 * @self: a metric of a plan
 *
 * Returns: (transfer none): its `id`, that of a metric definition
 */
const char *
callboard_plan_metric_get_id (CallboardPlanMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_METRIC (self), NULL);

  return self->id;
}

/**
 * callboard_plan_metric_get_min_pass_rate:
 * @self: a metric of a plan
 *
 * Returns: its `minPassRate` in percent; -1 if the plan does not set it
 */
double
callboard_plan_metric_get_min_pass_rate (CallboardPlanMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_METRIC (self), -1);

  return self->min_pass_rate;
}
