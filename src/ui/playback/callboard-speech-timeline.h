/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-conversation.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SPEECH_TIMELINE (callboard_speech_timeline_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSpeechTimeline, callboard_speech_timeline, CALLBOARD, SPEECH_TIMELINE, GtkWidget)

void callboard_speech_timeline_set_conversation (CallboardSpeechTimeline *self,
                                                 CallboardConversation   *conversation);
void callboard_speech_timeline_set_markers      (CallboardSpeechTimeline *self,
                                                 GListModel              *markers);

G_END_DECLS
