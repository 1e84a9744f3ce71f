/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_FAILURE_MARKER (callboard_failure_marker_get_type ())

G_DECLARE_FINAL_TYPE (CallboardFailureMarker, callboard_failure_marker, CALLBOARD, FAILURE_MARKER, GObject)

CallboardFailureMarker *callboard_failure_marker_new              (CallboardMetric        *metric,
                                                                   CallboardMetricValue   *value);
CallboardMetric        *callboard_failure_marker_get_metric       (CallboardFailureMarker *self);
gint64                  callboard_failure_marker_get_start_offset (CallboardFailureMarker *self);
gint64                  callboard_failure_marker_get_end_offset   (CallboardFailureMarker *self);

G_END_DECLS
