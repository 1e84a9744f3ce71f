/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws a CallboardSpeechTimeline: a lane of the agent above one of the persona, other
 * speakers between them, failure markers across both lanes, and the playback position.
 */

#include "config.h"

#include "callboard-failure-marker.h"
#include "callboard-speech-timeline-private.h"

#define ICON_SIZE 12
#define RADIUS 3
#define KNOB_RADIUS 5

/* Pixels: the minimum width of a bar, and the distance within which marker icons merge. */
#define MIN_WIDTH 2
#define MIN_DISTANCE 9

#define TOP CALLBOARD_SPEECH_TIMELINE_MARKER_HEIGHT
#define LANE CALLBOARD_SPEECH_TIMELINE_LANE_HEIGHT
#define GAP CALLBOARD_SPEECH_TIMELINE_GAP_HEIGHT
#define BOTTOM (TOP + 2 * LANE + GAP)

/* The lane of each CallboardSide. */
static const struct
{
  CallboardSpeechSwatch  swatch;
  const char            *icon_name;
  float                  y;
  float                  height;
} lanes[] = {
  [CALLBOARD_SIDE_AGENT] = { CALLBOARD_SPEECH_SWATCH_AGENT, "callboard-endpoint-symbolic", TOP, LANE },
  [CALLBOARD_SIDE_PERSONA] = { CALLBOARD_SPEECH_SWATCH_PERSONA, "callboard-persona-symbolic",
                              TOP + LANE + GAP, LANE },
  [CALLBOARD_SIDE_OTHER] = { CALLBOARD_SPEECH_SWATCH_OTHER, NULL, TOP + LANE, GAP },
};

static void
draw_icon (CallboardSpeechTimeline *self,
           GtkSnapshot             *snapshot,
           const char              *name,
           float                    x,
           float                    y,
           const GdkRGBA           *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), name, NULL,
                                ICON_SIZE, gtk_widget_get_scale_factor (widget), GTK_TEXT_DIR_LTR,
                                GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE,
                                            (GdkRGBA[4]) { *color, *color, *color, *color }, 4);
  gtk_snapshot_restore (snapshot);
}

static void
draw_bar (GtkSnapshot           *snapshot,
          const graphene_rect_t *area,
          float                  radius,
          const GdkRGBA         *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, area, MIN (radius, MIN (area->size.width, area->size.height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

/* Turns without a visible gap share a bar, so that there are never more bars than
 * pixels. */
static void
draw_lane (CallboardSpeechTimeline *self,
           GtkSnapshot             *snapshot,
           CallboardSide            side)
{
  GListModel *turns = G_LIST_MODEL (self->conversation);
  GdkRGBA color = callboard_speech_timeline_get_color (self, lanes[side].swatch);
  graphene_rect_t bar = GRAPHENE_RECT_INIT (0, lanes[side].y, 0, lanes[side].height);

  for (guint i = 0; i < g_list_model_get_n_items (turns); i++)
    {
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (turns, i);
      float start = (float) callboard_speech_timeline_get_x (self, callboard_turn_get_start_offset (turn));
      float end = (float) callboard_speech_timeline_get_x (self, callboard_turn_get_end_offset (turn));

      if (callboard_turn_get_side (turn) != side)
        continue;

      end = MAX (end, start + MIN_WIDTH);
      if (bar.size.width > 0 && start > bar.origin.x + bar.size.width + 1)
        {
          draw_bar (snapshot, &bar, RADIUS, &color);
          bar.size.width = 0;
        }
      if (bar.size.width <= 0)
        bar.origin.x = start;
      bar.size.width = MAX (bar.size.width, end - bar.origin.x);
    }

  if (bar.size.width > 0)
    draw_bar (snapshot, &bar, RADIUS, &color);
}

static void
draw_markers (CallboardSpeechTimeline *self,
              GtkSnapshot             *snapshot)
{
  GdkRGBA color = callboard_speech_timeline_get_color (self, CALLBOARD_SPEECH_SWATCH_FAILED);
  GdkRGBA faint = color;
  float last = -MIN_DISTANCE;

  faint.alpha *= 0.3f;
  for (guint i = 0; i < g_list_model_get_n_items (self->markers); i++)
    {
      g_autoptr(CallboardFailureMarker) marker = g_list_model_get_item (self->markers, i);
      gint64 start_offset = callboard_failure_marker_get_start_offset (marker);
      float start = (float) callboard_speech_timeline_get_x (self, start_offset);
      float end = (float) callboard_speech_timeline_get_x (self, MAX (callboard_failure_marker_get_end_offset (marker),
                                                                      start_offset));

      gtk_snapshot_append_color (snapshot, &faint,
                                 &GRAPHENE_RECT_INIT (start, TOP, MAX (end - start, MIN_WIDTH), BOTTOM - TOP));
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (start - 1, TOP - 1, MIN_WIDTH, BOTTOM - TOP + 1));
      if (ABS (start - last) < MIN_DISTANCE)
        continue;

      draw_icon (self, snapshot, "callboard-failed-symbolic", start - ICON_SIZE / 2.0f, 0, &color);
      last = start;
    }
}

/**
 * callboard_speech_timeline_draw_speech:
 * @self: a speech timeline
 * @snapshot: a snapshot
 *
 * Draws the turns and the failure markers.
 */
void
callboard_speech_timeline_draw_speech (CallboardSpeechTimeline *self,
                                       GtkSnapshot             *snapshot)
{
  float length = (float) callboard_speech_timeline_get_length (self);
  GdkRGBA color;
  GdkRGBA background;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  background = color;
  background.alpha *= 0.07f;
  for (guint side = CALLBOARD_SIDE_AGENT; side <= CALLBOARD_SIDE_PERSONA; side++)
    {
      draw_bar (snapshot,
                &GRAPHENE_RECT_INIT (CALLBOARD_SPEECH_TIMELINE_START_MARGIN, lanes[side].y, length,
                                     lanes[side].height),
                RADIUS, &background);
      draw_icon (self, snapshot, lanes[side].icon_name,
                 (CALLBOARD_SPEECH_TIMELINE_START_MARGIN - ICON_SIZE) / 2.0f - 2,
                 lanes[side].y, &color);
    }

  if (self->conversation != NULL)
    for (guint side = CALLBOARD_SIDE_AGENT; side <= CALLBOARD_SIDE_OTHER; side++)
      draw_lane (self, snapshot, side);
  if (self->markers != NULL)
    draw_markers (self, snapshot);
}

/**
 * callboard_speech_timeline_draw_position:
 * @self: a speech timeline
 * @snapshot: a snapshot
 *
 * Draws the playback position and the part before it.
 */
void
callboard_speech_timeline_draw_position (CallboardSpeechTimeline *self,
                                         GtkSnapshot             *snapshot)
{
  float x = (float) callboard_speech_timeline_get_position_x (self);
  graphene_rect_t knob = GRAPHENE_RECT_INIT (x - KNOB_RADIUS, BOTTOM, 2 * KNOB_RADIUS, 2 * KNOB_RADIUS);
  GdkRGBA color;
  GdkRGBA played;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  played = color;
  played.alpha *= 0.1f;
  gtk_snapshot_append_color (snapshot, &played,
                             &GRAPHENE_RECT_INIT (CALLBOARD_SPEECH_TIMELINE_START_MARGIN, TOP,
                                                  x - CALLBOARD_SPEECH_TIMELINE_START_MARGIN, BOTTOM - TOP));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x - 1, TOP - 2, 2, BOTTOM - TOP + 4));
  draw_bar (snapshot, &knob, KNOB_RADIUS, &color);
}
