/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_METRIC (callboard_plan_metric_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanMetric, callboard_plan_metric, CALLBOARD, PLAN_METRIC, CallboardApiObject)

const char *callboard_plan_metric_get_id            (CallboardPlanMetric *self);
double      callboard_plan_metric_get_min_pass_rate (CallboardPlanMetric *self);

G_END_DECLS
