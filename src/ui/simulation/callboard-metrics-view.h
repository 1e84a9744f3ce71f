/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-part-view.h"
#include "callboard-metric-definition-cache.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRICS_VIEW (callboard_metrics_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricsView, callboard_metrics_view, CALLBOARD, METRICS_VIEW,
                      CallboardCallPartView)

void callboard_metrics_view_set_part (CallboardMetricsView *self,
                                      CallboardCallPart    *part);

void callboard_metrics_view_set_definitions (CallboardMetricsView           *self,
                                             CallboardMetricDefinitionCache *definitions);

G_END_DECLS
