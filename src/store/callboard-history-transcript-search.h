/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-conversation.h"
#include "callboard-history.h"
#include "callboard-search-query.h"
#include "callboard-transcript-match.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES:
 *
 * The maximum number of quotes in a result.
 */
#define CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES 100

/**
 * CALLBOARD_HISTORY_MAX_QUOTES:
 *
 * The maximum number of quotes of a call.
 */
#define CALLBOARD_HISTORY_MAX_QUOTES 5

void       callboard_history_search_transcripts_async  (CallboardHistory     *self,
                                                        const char           *account,
                                                        const char           *run_id,
                                                        const char           *text,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
GPtrArray *callboard_history_search_transcripts_finish (CallboardHistory     *self,
                                                        GAsyncResult         *result,
                                                        GError              **error);
CallboardTranscriptMatch *
           callboard_history_quote_turn                (CallboardConversation *conversation,
                                                        guint                  position,
                                                        const char            *call_id,
                                                        const CallboardSearchQuery *query);

G_END_DECLS
