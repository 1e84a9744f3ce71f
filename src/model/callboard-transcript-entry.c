/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry of a transcript as received: possibly out of order, with an end before its
 * start. CallboardConversation corrects that.
 */

#include "config.h"

#include "callboard-transcript-entry.h"

/**
 * CallboardTranscriptEntry:
 *
 * An entry of a transcript: an item of `entries`. The properties have the names of the
 * API fields; times are in ms from the start of the call, as received, or
 * %CALLBOARD_OFFSET_UNKNOWN.
 */
struct _CallboardTranscriptEntry
{
  CallboardApiObject  parent_instance;

  char               *text;
  char               *role;
  char               *participant_id;
  gint64              start_offset;
  gint64              end_offset;
};

static const CallboardField fields[] = {
  { "text", "text", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardTranscriptEntry, text) },
  { "role", "role", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardTranscriptEntry, role) },
  { "participantId", "participant-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardTranscriptEntry, participant_id) },
  { "startOffsetMs", "start-offset", CALLBOARD_FIELD_OFFSET, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardTranscriptEntry, start_offset) },
  { "endOffsetMs", "end-offset", CALLBOARD_FIELD_OFFSET, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardTranscriptEntry, end_offset) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardTranscriptEntry, callboard_transcript_entry, fields)

/**
 * callboard_transcript_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): its `text`; %NULL if unknown
 */
const char *
callboard_transcript_entry_get_text (CallboardTranscriptEntry *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_ENTRY (self), NULL);

  return self->text;
}

/**
 * callboard_transcript_entry_get_role:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the `role` of the speaker, such as `AGENT`
 */
const char *
callboard_transcript_entry_get_role (CallboardTranscriptEntry *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_ENTRY (self), NULL);

  return self->role;
}

/**
 * callboard_transcript_entry_get_participant_id:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the `participantId` of the speaker
 */
const char *
callboard_transcript_entry_get_participant_id (CallboardTranscriptEntry *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_ENTRY (self), NULL);

  return self->participant_id;
}

/**
 * callboard_transcript_entry_get_start_offset:
 * @self: an entry
 *
 * Returns: its start in ms from the start of the call, or %CALLBOARD_OFFSET_UNKNOWN
 */
gint64
callboard_transcript_entry_get_start_offset (CallboardTranscriptEntry *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_ENTRY (self), CALLBOARD_OFFSET_UNKNOWN);

  return self->start_offset;
}

/**
 * callboard_transcript_entry_get_end_offset:
 * @self: an entry
 *
 * Returns: its end in ms from the start of the call, or %CALLBOARD_OFFSET_UNKNOWN
 */
gint64
callboard_transcript_entry_get_end_offset (CallboardTranscriptEntry *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_ENTRY (self), CALLBOARD_OFFSET_UNKNOWN);

  return self->end_offset;
}
