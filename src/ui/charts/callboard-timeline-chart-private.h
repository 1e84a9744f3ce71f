/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-timeline-chart.c and callboard-timeline-chart-draw.c.
 */
#pragma once

#include "callboard-timeline-chart.h"

G_BEGIN_DECLS

/* Pixels. */
#define AXIS_HEIGHT 28
#define CURVE_HEIGHT 72
#define LANE_HEIGHT 26
/* Less has no room for persona and scenario in one line. */
#define NARROW_WIDTH 500
#define BAR_HEIGHT 12
#define END_PADDING 24

/* The position of no lane. */
#define NO_LANE -1

struct _CallboardTimelineChart
{
  CallboardCanvas    parent_instance;

  CallboardTimeline *timeline;
  GSignalGroup      *timeline_signals;
  gboolean           is_live;
  /* The zoom factor, where 1 fits the whole run. */
  double             zoom;
  double             pinch_zoom;
  double             drag_x;
  double             drag_y;
  double             pointer_x;
  int                lane_height;
  int                selected;
  int                hovered;
};

double callboard_timeline_chart_get_side_width (CallboardTimelineChart *self);
double callboard_timeline_chart_get_scale      (CallboardTimelineChart *self);
guint  callboard_timeline_chart_get_n_lanes    (CallboardTimelineChart *self);
void   callboard_timeline_chart_draw           (CallboardTimelineChart *self,
                                                GtkSnapshot            *snapshot);

G_END_DECLS
