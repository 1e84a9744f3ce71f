/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-part-view.h"
#include "callboard-conversation.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRANSCRIPT_VIEW (callboard_transcript_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscriptView, callboard_transcript_view, CALLBOARD, TRANSCRIPT_VIEW,
                      CallboardCallPartView)

void                   callboard_transcript_view_set_part            (CallboardTranscriptView *self,
                                                                      CallboardCallPart       *part,
                                                                      const char              *persona_name);
void                   callboard_transcript_view_set_tool_mocks      (CallboardTranscriptView *self,
                                                                      CallboardCallPart       *part);
CallboardConversation *callboard_transcript_view_get_conversation    (CallboardTranscriptView *self);
void                   callboard_transcript_view_show_time           (CallboardTranscriptView *self,
                                                                      gint64                   offset);
void                   callboard_transcript_view_set_playback_offset (CallboardTranscriptView *self,
                                                                      gint64                   offset);
void                   callboard_transcript_view_follow              (CallboardTranscriptView *self);
void                   callboard_transcript_view_focus_search        (CallboardTranscriptView *self);

G_END_DECLS
