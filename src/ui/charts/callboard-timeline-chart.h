/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-canvas.h"
#include "callboard-timeline.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TIMELINE_CHART (callboard_timeline_chart_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTimelineChart, callboard_timeline_chart, CALLBOARD, TIMELINE_CHART, CallboardCanvas)

void     callboard_timeline_chart_set_timeline (CallboardTimelineChart *self,
                                                CallboardTimeline      *timeline,
                                                gboolean                is_live);
double   callboard_timeline_chart_get_zoom     (CallboardTimelineChart *self);
gboolean callboard_timeline_chart_get_bar      (CallboardTimelineChart *self,
                                                guint                   lane,
                                                graphene_rect_t        *bar);

G_END_DECLS
