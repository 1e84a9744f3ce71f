/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MOMENT (callboard_moment_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMoment, callboard_moment, CALLBOARD, MOMENT, GObject)

CallboardMoment      *callboard_moment_new              (CallboardMetric      *metric,
                                                         CallboardMetricValue *value);
CallboardMetric      *callboard_moment_get_metric       (CallboardMoment      *self);
CallboardMetricValue *callboard_moment_get_value        (CallboardMoment      *self);
gint64                callboard_moment_get_start_offset (CallboardMoment      *self);
gint64                callboard_moment_get_end_offset   (CallboardMoment      *self);

G_END_DECLS
