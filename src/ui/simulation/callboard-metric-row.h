/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-metric-definition-cache.h"
#include "callboard-metric.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_ROW (callboard_metric_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricRow, callboard_metric_row, CALLBOARD, METRIC_ROW, AdwExpanderRow)

GtkWidget       *callboard_metric_row_new        (CallboardMetric                *metric,
                                                  CallboardMetricDefinitionCache *definitions);
void             callboard_metric_row_update     (CallboardMetricRow             *self,
                                                  CallboardMetricDefinitionCache *definitions);
CallboardMetric *callboard_metric_row_get_metric (CallboardMetricRow *self);
void             callboard_metric_row_set_metric (CallboardMetricRow *self,
                                                  CallboardMetric    *metric);

G_END_DECLS
