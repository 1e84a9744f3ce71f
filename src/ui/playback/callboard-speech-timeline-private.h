/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-speech-timeline.c and callboard-speech-timeline-draw.c.
 */
#pragma once

#include "callboard-speech-timeline.h"

G_BEGIN_DECLS

/**
 * CallboardSpeechSwatch:
 * @CALLBOARD_SPEECH_SWATCH_AGENT: the speech of the agent
 * @CALLBOARD_SPEECH_SWATCH_PERSONA: the speech of the persona
 * @CALLBOARD_SPEECH_SWATCH_OTHER: the speech of other speakers
 * @CALLBOARD_SPEECH_SWATCH_FAILED: failure markers
 * @CALLBOARD_N_SPEECH_SWATCHES: the number of colors
 *
 * The colors of a speech timeline, set in style.css.
 */
typedef enum
{
  CALLBOARD_SPEECH_SWATCH_AGENT,
  CALLBOARD_SPEECH_SWATCH_PERSONA,
  CALLBOARD_SPEECH_SWATCH_OTHER,
  CALLBOARD_SPEECH_SWATCH_FAILED,
  CALLBOARD_N_SPEECH_SWATCHES,
} CallboardSpeechSwatch;

/* Pixels: the margins of the lanes, and from top to bottom the heights of the markers,
 * of a lane, of the gap between lanes and of the knob. */
#define CALLBOARD_SPEECH_TIMELINE_START_MARGIN  24
#define CALLBOARD_SPEECH_TIMELINE_END_MARGIN    8
#define CALLBOARD_SPEECH_TIMELINE_MARKER_HEIGHT 14
#define CALLBOARD_SPEECH_TIMELINE_LANE_HEIGHT   12
#define CALLBOARD_SPEECH_TIMELINE_GAP_HEIGHT    4
#define CALLBOARD_SPEECH_TIMELINE_KNOB_HEIGHT   10
#define CALLBOARD_SPEECH_TIMELINE_HEIGHT \
  (CALLBOARD_SPEECH_TIMELINE_MARKER_HEIGHT + 2 * CALLBOARD_SPEECH_TIMELINE_LANE_HEIGHT + \
   CALLBOARD_SPEECH_TIMELINE_GAP_HEIGHT + CALLBOARD_SPEECH_TIMELINE_KNOB_HEIGHT)

/**
 * CallboardSpeechTimeline:
 *
 * A slider over a recording of `duration`, with its `position`, both in ms, and the turns
 * of the conversation. Like other media controls it is not mirrored in right-to-left
 * locales.
 */
struct _CallboardSpeechTimeline
{
  GtkWidget              parent_instance;

  CallboardConversation *conversation;
  GListModel            *markers;
  gint64                 duration;
  gint64                 position;
  GtkWidget             *swatches[CALLBOARD_N_SPEECH_SWATCHES];
  /* A cache of everything except the position. */
  GskRenderNode         *speech;
};

GdkRGBA callboard_speech_timeline_get_color      (CallboardSpeechTimeline *self,
                                                  CallboardSpeechSwatch    swatch);
double  callboard_speech_timeline_get_length     (CallboardSpeechTimeline *self);
double  callboard_speech_timeline_get_x          (CallboardSpeechTimeline *self,
                                                  gint64                   offset);
double  callboard_speech_timeline_get_position_x (CallboardSpeechTimeline *self);
void    callboard_speech_timeline_draw_speech    (CallboardSpeechTimeline *self,
                                                  GtkSnapshot             *snapshot);
void    callboard_speech_timeline_draw_position  (CallboardSpeechTimeline *self,
                                                  GtkSnapshot             *snapshot);

G_END_DECLS
