/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_TRANSCRIPT_SEARCH_LIMIT:
 *
 * The largest number of transcripts that are read without being asked for.
 */
#define CALLBOARD_TRANSCRIPT_SEARCH_LIMIT 100

#define CALLBOARD_TYPE_TRANSCRIPT_SEARCH (callboard_transcript_search_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTranscriptSearch, callboard_transcript_search, CALLBOARD, TRANSCRIPT_SEARCH, GObject)

CallboardTranscriptSearch *callboard_transcript_search_new           (CallboardSession          *session,
                                                                      CallboardPlanJob          *plan_job);
GListModel                *callboard_transcript_search_get_quotes    (CallboardTranscriptSearch *self);
guint                      callboard_transcript_search_get_n_calls   (CallboardTranscriptSearch *self);
guint                      callboard_transcript_search_get_n_missing (CallboardTranscriptSearch *self);
gboolean                   callboard_transcript_search_get_loading   (CallboardTranscriptSearch *self);
gboolean                   callboard_transcript_search_get_reading   (CallboardTranscriptSearch *self);
const GError              *callboard_transcript_search_get_error     (CallboardTranscriptSearch *self);
void                       callboard_transcript_search_start         (CallboardTranscriptSearch *self);
void                       callboard_transcript_search_set_text      (CallboardTranscriptSearch *self,
                                                                      const char                *text);
void                       callboard_transcript_search_read_missing  (CallboardTranscriptSearch *self);
void                       callboard_transcript_search_ask_server    (CallboardTranscriptSearch *self);
void                       callboard_transcript_search_stop          (CallboardTranscriptSearch *self);

G_END_DECLS
