/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A participant in a call. Decoded as part of a CallboardTranscript.
 */

#include "config.h"

#include "callboard-participant.h"

/**
 * CallboardParticipant:
 *
 * A participant in a call: an item of `participants` of a transcript.
 */
struct _CallboardParticipant
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *participant_type;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardParticipant, id) },
  { "type", "participant-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardParticipant, participant_type) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardParticipant, callboard_participant, fields)

/**
 * callboard_participant_get_id:
 * @self: a participant
 *
 * Returns: (transfer none) (nullable): its `id`, which the entries of the transcript refer
 *   to; %NULL if unknown
 */
const char *
callboard_participant_get_id (CallboardParticipant *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PARTICIPANT (self), NULL);

  return self->id;
}

/**
 * callboard_participant_get_participant_type:
 * @self: a participant
 *
 * Returns: (transfer none) (nullable): its `type`, such as `SIMULATED_CUSTOMER`
 */
const char *
callboard_participant_get_participant_type (CallboardParticipant *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PARTICIPANT (self), NULL);

  return self->participant_type;
}
