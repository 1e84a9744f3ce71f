/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"
#include "callboard-turn.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRANSCRIPT_MATCH (callboard_transcript_match_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscriptMatch, callboard_transcript_match, CALLBOARD, TRANSCRIPT_MATCH,
                      CallboardApiObject)

CallboardTranscriptMatch *callboard_transcript_match_new               (const char               *call_id,
                                                                        CallboardTurn            *turn,
                                                                        guint                     position,
                                                                        const char               *quote,
                                                                        guint                     match_start,
                                                                        guint                     match_end);
void                      callboard_transcript_match_set_simulation    (CallboardTranscriptMatch *self,
                                                                        const char               *run_id,
                                                                        const char               *simulation_id,
                                                                        const char               *status,
                                                                        const char               *persona,
                                                                        const char               *scenario,
                                                                        const char               *run_title,
                                                                        GDateTime                *run_created_at);
const char               *callboard_transcript_match_get_call_id       (CallboardTranscriptMatch *self);
const char               *callboard_transcript_match_get_run_id        (CallboardTranscriptMatch *self);
const char               *callboard_transcript_match_get_simulation_id (CallboardTranscriptMatch *self);
CallboardSide             callboard_transcript_match_get_side          (CallboardTranscriptMatch *self);
const char               *callboard_transcript_match_get_speaker       (CallboardTranscriptMatch *self);
gint64                    callboard_transcript_match_get_start_offset  (CallboardTranscriptMatch *self);
guint                     callboard_transcript_match_get_position      (CallboardTranscriptMatch *self);
const char               *callboard_transcript_match_get_quote         (CallboardTranscriptMatch *self,
                                                                        guint                    *match_start,
                                                                        guint                    *match_end);

G_END_DECLS
