/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-conversation.h"
#include "callboard-database.h"
#include "callboard-search-query.h"

G_BEGIN_DECLS

/* The `kind` of the payload of a transcript. */
#define CALLBOARD_HISTORY_TRANSCRIPT "transcript"

CallboardConversation *callboard_history_decode_conversation (GBytes                      *body,
                                                              const char                  *persona_name);
gboolean               callboard_history_index_transcript    (CallboardDatabase           *database,
                                                              gint64                       payload,
                                                              const char                  *account,
                                                              const char                  *call_id,
                                                              GBytes                      *body,
                                                              GError                     **error);
char                  *callboard_history_fold_conversation   (CallboardConversation       *conversation);
GArray                *callboard_history_find_turns          (const char                  *folded,
                                                              const CallboardSearchQuery  *query,
                                                              guint                        max);

G_END_DECLS
