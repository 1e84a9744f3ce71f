/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-metric.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_VALUES_DIALOG (callboard_metric_values_dialog_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricValuesDialog, callboard_metric_values_dialog, CALLBOARD, METRIC_VALUES_DIALOG, AdwDialog)

CallboardMetricValuesDialog *callboard_metric_values_dialog_new (CallboardMetric *metric);

G_END_DECLS
