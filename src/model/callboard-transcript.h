/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-object-list.h"
#include "callboard-participant.h"
#include "callboard-skipped-item.h"
#include "callboard-transcript-entry.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRANSCRIPT (callboard_transcript_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscript, callboard_transcript, CALLBOARD, TRANSCRIPT, CallboardObjectList)

CallboardTranscript  *callboard_transcript_decode            (GBytes               *body,
                                                              GError              **error);
GListModel           *callboard_transcript_get_skipped_items (CallboardTranscript  *self);
GListModel           *callboard_transcript_get_unreadable    (CallboardTranscript  *self);
guint                 callboard_transcript_list_other_fields (CallboardTranscript  *self,
                                                               GListStore           *list);
const char           *callboard_transcript_get_source        (CallboardTranscript  *self);
CallboardParticipant *callboard_transcript_find_participant  (CallboardTranscript  *self,
                                                              const char           *id);
gboolean              callboard_transcript_is_after_skipped  (CallboardTranscript  *self,
                                                              guint                 position);

G_END_DECLS
