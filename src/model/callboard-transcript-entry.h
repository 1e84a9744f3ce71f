/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TRANSCRIPT_ENTRY (callboard_transcript_entry_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscriptEntry, callboard_transcript_entry, CALLBOARD, TRANSCRIPT_ENTRY, CallboardApiObject)

const char *callboard_transcript_entry_get_text           (CallboardTranscriptEntry *self);
const char *callboard_transcript_entry_get_role           (CallboardTranscriptEntry *self);
const char *callboard_transcript_entry_get_participant_id (CallboardTranscriptEntry *self);
gint64      callboard_transcript_entry_get_start_offset   (CallboardTranscriptEntry *self);
gint64      callboard_transcript_entry_get_end_offset     (CallboardTranscriptEntry *self);

G_END_DECLS
