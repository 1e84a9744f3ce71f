/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-transcript.h"
#include "callboard-turn.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_LONG_SILENCE:
 *
 * The length of a long silence, in ms.
 */
#define CALLBOARD_LONG_SILENCE 3000

/**
 * CallboardSpeakerLabelFunc:
 * @participant_type: (nullable): the `type` of a participant or the `role` of an entry;
 *   %NULL if both are unknown
 *
 * Returns the label of a speaker without a name.
 *
 * Returns: (transfer full): a translated label
 */
typedef char *(* CallboardSpeakerLabelFunc) (const char *participant_type);

#define CALLBOARD_TYPE_CONVERSATION (callboard_conversation_get_type ())

G_DECLARE_FINAL_TYPE (CallboardConversation, callboard_conversation, CALLBOARD, CONVERSATION, CallboardObjectList)

CallboardConversation *callboard_conversation_new          (CallboardTranscript       *transcript,
                                                            const char                *persona_name,
                                                            CallboardSpeakerLabelFunc  dup_label);
gboolean               callboard_conversation_find         (CallboardConversation     *self,
                                                            gint64                     offset,
                                                            guint                     *position);
GArray                *callboard_conversation_find_matches (CallboardConversation     *self,
                                                            const char                *query);
gint64                 callboard_conversation_get_end      (CallboardConversation     *self);
char                  *callboard_conversation_dup_text     (CallboardConversation     *self);

G_END_DECLS
