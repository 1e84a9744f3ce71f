/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-page.h"
#include "callboard-metric-threshold.h"
#include "callboard-metric-unit.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_DEFINITION (callboard_metric_definition_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricDefinition, callboard_metric_definition, CALLBOARD, METRIC_DEFINITION, CallboardApiObject)

CallboardApiPage         *callboard_metric_definition_decode_list          (GBytes                     *body,
                                                                            GError                    **error);
const char               *callboard_metric_definition_get_id               (CallboardMetricDefinition  *self);
const char               *callboard_metric_definition_get_slug             (CallboardMetricDefinition  *self);
const char               *callboard_metric_definition_get_name             (CallboardMetricDefinition  *self);
const char               *callboard_metric_definition_get_description      (CallboardMetricDefinition  *self);
const char               *callboard_metric_definition_get_calculation_type (CallboardMetricDefinition  *self);
const char               *callboard_metric_definition_get_version_id       (CallboardMetricDefinition  *self);
const char               *callboard_metric_definition_get_boolean_label    (CallboardMetricDefinition  *self,
                                                                            gboolean                    value);
CallboardMetricUnit      *callboard_metric_definition_get_unit             (CallboardMetricDefinition  *self);
CallboardMetricThreshold *callboard_metric_definition_get_threshold        (CallboardMetricDefinition  *self);

G_END_DECLS
