/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_THRESHOLD (callboard_metric_threshold_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricThreshold, callboard_metric_threshold, CALLBOARD, METRIC_THRESHOLD, CallboardApiObject)

const char *callboard_metric_threshold_get_operator         (CallboardMetricThreshold *self);
gboolean    callboard_metric_threshold_get_value            (CallboardMetricThreshold *self,
                                                             double                   *value);
const char *callboard_metric_threshold_get_digits           (CallboardMetricThreshold *self);
const char *callboard_metric_threshold_get_aggregation_mode (CallboardMetricThreshold *self);
const char *callboard_metric_threshold_get_source_id        (CallboardMetricThreshold *self);

G_END_DECLS
