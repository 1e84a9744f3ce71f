/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What callboard-speech-strip.c and callboard-speech-strip-draw.c share.
 */
#pragma once

#include "callboard-speech-strip.h"

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
#define CALLBOARD_SPEECH_STRIP_HEAD   24
#define CALLBOARD_SPEECH_STRIP_TAIL   8
#define CALLBOARD_SPEECH_STRIP_MARKS  14
#define CALLBOARD_SPEECH_STRIP_LANE   12
#define CALLBOARD_SPEECH_STRIP_GAP    4
#define CALLBOARD_SPEECH_STRIP_FOOT   10
#define CALLBOARD_SPEECH_STRIP_HEIGHT \
  (CALLBOARD_SPEECH_STRIP_MARKS + 2 * CALLBOARD_SPEECH_STRIP_LANE + CALLBOARD_SPEECH_STRIP_GAP + \
   CALLBOARD_SPEECH_STRIP_FOOT)

CallboardConversation *callboard_speech_strip_get_conversation (CallboardSpeechStrip  *self);
GListModel            *callboard_speech_strip_get_moments      (CallboardSpeechStrip  *self);
GdkRGBA                callboard_speech_strip_get_color        (CallboardSpeechStrip  *self,
                                                                CallboardSpeechSwatch  swatch);
double                 callboard_speech_strip_get_x            (CallboardSpeechStrip  *self,
                                                                gint64                 offset);
double                 callboard_speech_strip_get_position_x   (CallboardSpeechStrip  *self);

void                   callboard_speech_strip_draw_speech      (CallboardSpeechStrip  *self,
                                                                GtkSnapshot           *snapshot);
void                   callboard_speech_strip_draw_position    (CallboardSpeechStrip  *self,
                                                                GtkSnapshot           *snapshot);

G_END_DECLS
