/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What callboard-timeline-chart.c and callboard-timeline-chart-draw.c share.
 */
#pragma once

#include "callboard-timeline-chart.h"

G_BEGIN_DECLS

/* Pixels. */
#define AXIS_HEIGHT 28
#define CURVE_HEIGHT 72
#define LANE_HEIGHT 26
#define BAR_HEIGHT 12
#define END_PADDING 24

/* Where no lane is. */
#define NOWHERE -1

struct _CallboardTimelineChart
{
  CallboardCanvas    parent_instance;

  CallboardTimeline *timeline;
  gulong             changed_id;
  gboolean           is_live;
  /* How much longer the time is drawn than it takes to see all of it. */
  double             zoom;
  double             pinch_zoom;
  double             drag_x;
  double             drag_y;
  double             pointer_x;
  int                selected;
  int                hovered;
};

double callboard_timeline_chart_get_side_width (CallboardTimelineChart *self);
double callboard_timeline_chart_get_scale      (CallboardTimelineChart *self);
guint  callboard_timeline_chart_get_n_lanes    (CallboardTimelineChart *self);
void   callboard_timeline_chart_draw           (CallboardTimelineChart *self,
                                                GtkSnapshot            *snapshot);

G_END_DECLS
