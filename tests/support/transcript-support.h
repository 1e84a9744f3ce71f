/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history-transcript-search.h"

G_BEGIN_DECLS

/**
 * TranscriptTurn:
 * @speaker: 'a' for the agent, 'p' for the persona, 'b' for a background speaker
 * @text: the text
 *
 * A turn of a transcript.
 */
typedef struct
{
  char        speaker;
  const char *text;
} TranscriptTurn;

GBytes    *transcript_support_create_run  (const char           *run_id,
                                           const char           *created_at,
                                           const char           *persona,
                                           guint                 n_calls);
GBytes    *transcript_support_create_body (const TranscriptTurn *turns,
                                           guint                 n_turns);
void       transcript_support_save        (CallboardHistory     *history,
                                           const char           *account,
                                           const char           *call_id,
                                           GBytes               *body,
                                           gint64                fetched_at);
GPtrArray *transcript_support_search      (CallboardHistory     *history,
                                           const char           *account,
                                           const char           *run_id,
                                           const char           *text);
char      *transcript_support_dup_quotes  (CallboardHistory     *history,
                                           const char           *account,
                                           const char           *run_id,
                                           const char           *text);
char      *transcript_support_dup_desktop_ids
                                          (CallboardHistory     *history,
                                           const char           *account,
                                           const char           *text);
void       transcript_support_wait_indexed
                                          (CallboardHistory     *history);

G_END_DECLS
