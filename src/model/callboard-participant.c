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

G_DEFINE_FINAL_TYPE (CallboardParticipant, callboard_participant, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardParticipant, id) },
  { "type", "participant-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardParticipant, participant_type) },
};

static void
callboard_participant_class_init (CallboardParticipantClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_participant_init (CallboardParticipant *self)
{
}

/**
 * callboard_participant_get_id:
 * @self: a participant
 *
 * Returns: (transfer none): its `id`, which the entries of the transcript refer to
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
