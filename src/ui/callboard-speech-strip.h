/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-conversation.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SPEECH_STRIP (callboard_speech_strip_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSpeechStrip, callboard_speech_strip, CALLBOARD, SPEECH_STRIP, GtkWidget)

void callboard_speech_strip_set_conversation (CallboardSpeechStrip  *self,
                                              CallboardConversation *conversation);
void callboard_speech_strip_set_moments      (CallboardSpeechStrip  *self,
                                              GListModel            *moments);

G_END_DECLS
