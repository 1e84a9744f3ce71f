/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-metric.h"
#include "callboard-property-verdict.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_VALUE_ROW (callboard_metric_value_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricValueRow, callboard_metric_value_row, CALLBOARD, METRIC_VALUE_ROW, AdwActionRow)

GtkWidget *callboard_metric_value_row_new              (CallboardMetric          *metric,
                                                        CallboardMetricValue     *value);
GtkWidget *callboard_metric_value_row_new_for_property (CallboardPropertyVerdict *verdict);
char      *callboard_metric_value_row_dup_title        (CallboardMetric          *metric,
                                                        CallboardMetricValue     *value);
char      *callboard_metric_value_row_dup_subtitle     (CallboardMetric          *metric,
                                                        CallboardMetricValue     *value);
gboolean   callboard_metric_value_row_show_time        (GtkButton                *button,
                                                        CallboardMetricValue     *value);

G_END_DECLS
