/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_UNIT (callboard_metric_unit_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricUnit, callboard_metric_unit, CALLBOARD, METRIC_UNIT, CallboardApiObject)

const char *callboard_metric_unit_get_name   (CallboardMetricUnit *self);
const char *callboard_metric_unit_get_symbol (CallboardMetricUnit *self);

G_END_DECLS
