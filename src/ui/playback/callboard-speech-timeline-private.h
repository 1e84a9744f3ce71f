/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What callboard-speech-timeline.c and callboard-speech-timeline-draw.c share.
 */
#pragma once

#include "callboard-speech-timeline.h"

G_BEGIN_DECLS

/**
 * CallboardSpeechSwatch:
 * @CALLBOARD_SPEECH_SWATCH_AGENT: of what the agent says
 * @CALLBOARD_SPEECH_SWATCH_CALLER: of what the caller says
 * @CALLBOARD_SPEECH_SWATCH_OTHER: of what anybody else says
 * @CALLBOARD_SPEECH_SWATCH_FAILED: of moments that failed
 * @CALLBOARD_N_SPEECH_SWATCHES: how many colours there are
 *
 * The colours that a strip is drawn with.
 */
typedef enum
{
  CALLBOARD_SPEECH_SWATCH_AGENT,
  CALLBOARD_SPEECH_SWATCH_CALLER,
  CALLBOARD_SPEECH_SWATCH_OTHER,
  CALLBOARD_SPEECH_SWATCH_FAILED,
  CALLBOARD_N_SPEECH_SWATCHES,
} CallboardSpeechSwatch;

/* Pixels: where lanes begin, what is left free at the end, and from top to bottom
 * what is for marks, for a lane, between lanes and for the knob. */
#define CALLBOARD_SPEECH_TIMELINE_HEAD   24
#define CALLBOARD_SPEECH_TIMELINE_TAIL   8
#define CALLBOARD_SPEECH_TIMELINE_MARKS  14
#define CALLBOARD_SPEECH_TIMELINE_LANE   12
#define CALLBOARD_SPEECH_TIMELINE_GAP    4
#define CALLBOARD_SPEECH_TIMELINE_FOOT   10
#define CALLBOARD_SPEECH_TIMELINE_HEIGHT \
  (CALLBOARD_SPEECH_TIMELINE_MARKS + 2 * CALLBOARD_SPEECH_TIMELINE_LANE + CALLBOARD_SPEECH_TIMELINE_GAP + \
   CALLBOARD_SPEECH_TIMELINE_FOOT)

CallboardConversation *callboard_speech_timeline_get_conversation (CallboardSpeechTimeline *self);
GListModel            *callboard_speech_timeline_get_markers      (CallboardSpeechTimeline *self);
GdkRGBA                callboard_speech_timeline_get_color        (CallboardSpeechTimeline *self,
                                                                   CallboardSpeechSwatch    swatch);
double                 callboard_speech_timeline_get_x            (CallboardSpeechTimeline *self,
                                                                   gint64                   offset);
double                 callboard_speech_timeline_get_position_x   (CallboardSpeechTimeline *self);

void callboard_speech_timeline_draw_speech   (CallboardSpeechTimeline *self,
                                              GtkSnapshot             *snapshot);
void callboard_speech_timeline_draw_position (CallboardSpeechTimeline *self,
                                              GtkSnapshot             *snapshot);

G_END_DECLS
