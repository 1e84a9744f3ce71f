/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a CallboardTimelineChart: the visible lanes with their names, the time axis
 * above and the curve of concurrent calls below.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "callboard-formats.h"
#include "callboard-lane-labels.h"
#include "callboard-timeline-chart-private.h"
#include "callboard-vocabulary.h"

/* Pixels. */
#define SIDE_PADDING 18
#define ICON_SIZE 14
#define QUEUE_HEIGHT 3
#define MIN_BAR_WIDTH 3
#define LABEL_PADDING 5
#define MIN_LABEL_GAP 8

/* The size of a label of the axis relative to normal text. */
#define LABEL_SCALE 0.85

#define SECOND 1000
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)

static const gint64 ticks[] = {
  SECOND,      2 * SECOND,  5 * SECOND,  10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE,    2 * MINUTE,
  5 * MINUTE,  10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR,        2 * HOUR,    6 * HOUR,  12 * HOUR,
  24 * HOUR,
};

static void
push_clip (CallboardTimelineChart *self,
           GtkSnapshot            *snapshot,
           double                  x,
           double                  y,
           double                  width,
           double                  height)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) MAX (width, 0), (float) MAX (height, 0));

  callboard_canvas_mirror (CALLBOARD_CANVAS (self), &area);
  gtk_snapshot_push_clip (snapshot, &area);
}

static void
fill (CallboardTimelineChart *self,
      GtkSnapshot            *snapshot,
      double                  x,
      double                  y,
      double                  width,
      double                  height,
      const GdkRGBA          *color)
{
  callboard_canvas_draw_fill (CALLBOARD_CANVAS (self), snapshot,
                              &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), color);
}

static double
get_time_x (CallboardTimelineChart *self,
            gint64                  time)
{
  return callboard_timeline_chart_get_side_width (self) +
         (double) time * callboard_timeline_chart_get_scale (self) -
         callboard_canvas_get_x (CALLBOARD_CANVAS (self));
}

static double
get_lane_y (CallboardTimelineChart *self,
            int                     lane)
{
  return AXIS_HEIGHT + (double) lane * self->lane_height -
         callboard_canvas_get_y (CALLBOARD_CANVAS (self));
}

/* --- The axis ------------------------------------------------------------------- */

static char *
format_tick (GDateTime *time,
             gint64     tick)
{
  return tick >= MINUTE ? callboard_format_short_time (time) : callboard_format_clock_time (time);
}

/* The width of the longest label, which depends on the font and the format of the desktop.
 * A label has the time zone if the clocks are set back in that hour. */
static double
measure_tick (CallboardTimelineChart *self,
              gint64                  tick)
{
  GDateTime *origin = callboard_timeline_get_origin (self->timeline);
  gint64 length = callboard_timeline_get_length (self->timeline);
  g_autoptr(GDateTime) end = g_date_time_add (origin, length * G_TIME_SPAN_MILLISECOND);
  g_autoptr(GDateTime) longest = g_date_time_new_local (g_date_time_get_year (origin), 1, 1, 22, 58, 58);
  GDateTime *times[] = { origin, end, longest };
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *label = times[i] != NULL ? format_tick (times[i], tick) : NULL;

      if (label != NULL)
        width = MAX (width, callboard_canvas_measure_text (CALLBOARD_CANVAS (self), label, LABEL_SCALE));
    }

  return width + LABEL_PADDING + MIN_LABEL_GAP;
}

/* Also returns the width of a label with its padding. */
static gint64
choose_tick (CallboardTimelineChart *self,
             double                  scale,
             double                 *width)
{
  double seconds_width = measure_tick (self, SECOND);

  *width = measure_tick (self, MINUTE);
  for (guint i = 0; i < G_N_ELEMENTS (ticks); i++)
    {
      if ((double) ticks[i] * scale < (ticks[i] < MINUTE ? seconds_width : *width))
        continue;
      if (ticks[i] < MINUTE)
        *width = seconds_width;
      return ticks[i];
    }

  /* The run takes many days. */
  return (gint64) ceil (*width / scale / (24 * HOUR)) * 24 * HOUR;
}

/* Ticks are at round local times. */
static void
draw_axis (CallboardTimelineChart *self,
           GtkSnapshot            *snapshot,
           double                  height)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  double scale = callboard_timeline_chart_get_scale (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - callboard_timeline_chart_get_side_width (self);
  GDateTime *origin = callboard_timeline_get_origin (self->timeline);
  g_autoptr(GDateTime) local = g_date_time_to_local (origin);
  gint64 time_of_day = g_date_time_get_hour (local) * (gint64) HOUR + g_date_time_get_minute (local) * MINUTE +
                  (gint64) (g_date_time_get_seconds (local) * SECOND);
  double label_width;
  gint64 tick = choose_tick (self, scale, &label_width);
  gint64 from = (gint64) (callboard_canvas_get_x (canvas) / scale);
  gint64 to = from + (gint64) (width / scale) + tick;
  GdkRGBA line = callboard_canvas_get_color (canvas, 0.1);

  for (gint64 time = (from + time_of_day) / tick * tick - time_of_day; time <= to; time += tick)
    {
      g_autoptr(GDateTime) tick_time = g_date_time_add (origin, time * G_TIME_SPAN_MILLISECOND);
      g_autofree char *label = tick_time != NULL ? format_tick (tick_time, tick) : NULL;
      double x = get_time_x (self, time);

      fill (self, snapshot, x, 0, 1, height, &line);
      /* A label before the origin would be cut off. */
      if (label != NULL && time >= 0)
        callboard_canvas_draw_text (canvas, snapshot,
                                    &GRAPHENE_RECT_INIT ((float) x + LABEL_PADDING, 0,
                                                         (float) label_width - LABEL_PADDING,
                                                         AXIS_HEIGHT),
                                    label, 0.7, LABEL_SCALE, FALSE);
    }
}

/* --- The lanes -------------------------------------------------------------------- */

static void
draw_background (CallboardTimelineChart *self,
                 GtkSnapshot            *snapshot,
                 int                     lane)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = self->lane_height;
  GdkRGBA color = callboard_canvas_get_color (canvas, lane == self->hovered ? 0.08 : 0.05);
  gboolean has_focus = gtk_widget_has_focus (GTK_WIDGET (self));

  if (lane == self->hovered || (lane == self->selected && has_focus))
    fill (self, snapshot, 0, get_lane_y (self, lane), width, height, &color);
  if (lane == self->selected && has_focus)
    callboard_canvas_draw_frame (canvas, snapshot,
                                 &GRAPHENE_RECT_INIT (SIDE_PADDING - 8, (float) get_lane_y (self, lane),
                                                      (float) width - SIDE_PADDING + 2, (float) height));
}

static void
draw_bar (CallboardTimelineChart *self,
          GtkSnapshot            *snapshot,
          int                     position)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  const CallboardLane *lane = callboard_timeline_get_lane (self->timeline, (guint) position);
  gboolean has_started = lane->started != CALLBOARD_OFFSET_UNKNOWN;
  double middle = get_lane_y (self, position) + self->lane_height / 2.0;
  double created = get_time_x (self, lane->created);
  double started = get_time_x (self, has_started ? lane->started : lane->ended);
  GdkRGBA queue_color = callboard_canvas_get_color (canvas, 0.4);
  graphene_rect_t bar;

  fill (self, snapshot, created, middle - QUEUE_HEIGHT, 1, 2 * QUEUE_HEIGHT, &queue_color);
  fill (self, snapshot, created, middle - QUEUE_HEIGHT / 2.0, MAX (started - created, 1),
        QUEUE_HEIGHT, &queue_color);
  if (callboard_timeline_chart_get_bar (self, (guint) position, &bar))
    {
      callboard_canvas_mirror (canvas, &bar);
      callboard_canvas_draw_result (canvas, snapshot, &bar, lane->result);
    }
}

static void
draw_name (CallboardTimelineChart *self,
           GtkSnapshot            *snapshot,
           int                     position)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  const CallboardLane *lane = callboard_timeline_get_lane (self->timeline, (guint) position);
  g_autofree char *name = callboard_lane_dup_name (lane);
  float y = (float) get_lane_y (self, position);
  float side = (float) callboard_timeline_chart_get_side_width (self);
  float x = SIDE_PADDING + ICON_SIZE + 6;
  float height = (float) self->lane_height;

  callboard_canvas_draw_icon (canvas, snapshot,
                              &GRAPHENE_RECT_INIT (SIDE_PADDING, y + (height - ICON_SIZE) / 2,
                                                   ICON_SIZE, ICON_SIZE),
                              lane->result);
  callboard_canvas_draw_text (canvas, snapshot, &GRAPHENE_RECT_INIT (x, y, MAX (side - x - 6, 1), height),
                              name, 1, 0.95, FALSE);
}

static void
draw_lanes (CallboardTimelineChart *self,
            GtkSnapshot            *snapshot,
            double                  width,
            double                  height)
{
  double side = callboard_timeline_chart_get_side_width (self);
  double y = callboard_canvas_get_y (CALLBOARD_CANVAS (self));
  int first = (int) (y / self->lane_height);
  int last = MIN ((int) callboard_timeline_chart_get_n_lanes (self), (int) ((y + height) / self->lane_height) + 1);

  push_clip (self, snapshot, 0, AXIS_HEIGHT, width, height);
  for (int lane = first; lane < last; lane++)
    {
      draw_background (self, snapshot, lane);
      draw_name (self, snapshot, lane);
    }
  push_clip (self, snapshot, side, AXIS_HEIGHT, width - side, height);
  for (int lane = first; lane < last; lane++)
    draw_bar (self, snapshot, lane);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* --- The curve ---------------------------------------------------------------------- */

/* Draws at most one bar per pixel, regardless of the number of simulations. */
static void
draw_curve (CallboardTimelineChart *self,
            GtkSnapshot            *snapshot,
            double                  width,
            double                  top)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  double side = callboard_timeline_chart_get_side_width (self);
  double scale = callboard_timeline_chart_get_scale (self);
  guint peak = MAX (callboard_timeline_get_peak (self->timeline), 1);
  double start = callboard_canvas_get_x (canvas);
  double end = MIN (width - side, (double) callboard_timeline_get_length (self->timeline) * scale - start);
  GdkRGBA color = callboard_canvas_get_tone_color (canvas, CALLBOARD_TONE_ACTIVE);
  GdkRGBA area = color;
  int from = 0;

  area.alpha *= 0.35f;
  while (from < end)
    {
      guint n = callboard_timeline_get_n_running (self->timeline, (gint64) ((start + from) / scale));
      double height = (CURVE_HEIGHT - 16) * (double) n / peak;
      int to = from + 1;

      while (to < end && callboard_timeline_get_n_running (self->timeline, (gint64) ((start + to) / scale)) == n)
        to++;
      fill (self, snapshot, side + from, top + CURVE_HEIGHT - height, to - from, height, &area);
      if (n > 0)
        fill (self, snapshot, side + from, top + CURVE_HEIGHT - height - 1, to - from, 2, &color);
      from = to;
    }
}

static void
draw_curve_name (CallboardTimelineChart *self,
                 GtkSnapshot            *snapshot,
                 double                  top)
{
  guint peak = callboard_timeline_get_peak (self->timeline);
  float width = (float) callboard_timeline_chart_get_side_width (self) - SIDE_PADDING - 6;
  g_autofree char *label =
    /* Translators: the maximum number of concurrent calls */
    g_strdup_printf (ngettext ("Peak %u", "Peak %u", peak), peak);

  callboard_canvas_draw_text (CALLBOARD_CANVAS (self), snapshot,
                              &GRAPHENE_RECT_INIT (SIDE_PADDING, (float) top + 14, width, 20),
                              /* Translators: the name of a curve */
                              _("Concurrent calls"), 1, 0.9, TRUE);
  callboard_canvas_draw_text (CALLBOARD_CANVAS (self), snapshot,
                              &GRAPHENE_RECT_INIT (SIDE_PADDING, (float) top + 34, width, 20),
                              label, 0.7, 0.85, FALSE);
}

static void
draw_now (CallboardTimelineChart *self,
          GtkSnapshot            *snapshot,
          double                  height)
{
  GdkRGBA color = callboard_canvas_get_tone_color (CALLBOARD_CANVAS (self), CALLBOARD_TONE_ACTIVE);

  fill (self, snapshot, get_time_x (self, callboard_timeline_get_length (self->timeline)), 0, 2, height, &color);
}

/* Draws the visible part of the timeline. */
void
callboard_timeline_chart_draw (CallboardTimelineChart *self,
                               GtkSnapshot            *snapshot)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double side = callboard_timeline_chart_get_side_width (self);
  double top = height - CURVE_HEIGHT;
  GdkRGBA line = callboard_canvas_get_color (CALLBOARD_CANVAS (self), 0.15);

  push_clip (self, snapshot, side, 0, width - side, height);
  draw_axis (self, snapshot, height);
  gtk_snapshot_pop (snapshot);
  draw_lanes (self, snapshot, width, top - AXIS_HEIGHT);
  fill (self, snapshot, 0, AXIS_HEIGHT - 1, width, 1, &line);
  fill (self, snapshot, 0, top, width, 1, &line);
  push_clip (self, snapshot, side, 0, width - side, height);
  draw_curve (self, snapshot, width, top);
  if (self->is_live)
    draw_now (self, snapshot, height);
  gtk_snapshot_pop (snapshot);
  draw_curve_name (self, snapshot, top);
}

/**
 * callboard_timeline_chart_get_bar:
 * @self: a chart
 * @lane: a lane
 * @bar: (out): return location for the bounds of the bar, in widget coordinates
 *
 * Gets the bar of the call in a lane.
 *
 * Returns: whether the call has started
 */
gboolean
callboard_timeline_chart_get_bar (CallboardTimelineChart *self,
                                  guint                   lane,
                                  graphene_rect_t        *bar)
{
  const CallboardLane *shown;
  double from;
  double to;

  g_return_val_if_fail (CALLBOARD_IS_TIMELINE_CHART (self), FALSE);
  g_return_val_if_fail (lane < callboard_timeline_chart_get_n_lanes (self), FALSE);

  shown = callboard_timeline_get_lane (self->timeline, lane);
  if (shown->started == CALLBOARD_OFFSET_UNKNOWN)
    return FALSE;

  from = get_time_x (self, shown->started);
  to = get_time_x (self, shown->ended);
  *bar = GRAPHENE_RECT_INIT ((float) from,
                             (float) get_lane_y (self, (int) lane) +
                               (float) (self->lane_height - BAR_HEIGHT) / 2,
                             (float) MAX (to - from, MIN_BAR_WIDTH), BAR_HEIGHT);
  callboard_canvas_mirror (CALLBOARD_CANVAS (self), bar);

  return TRUE;
}
