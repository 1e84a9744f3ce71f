/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Declarations shared by the files of CallboardTranscriptSearch.
 */

#pragma once

#include "callboard-call-part-reader.h"
#include "callboard-conversation.h"
#include "callboard-search-query.h"
#include "callboard-transcript-search.h"

G_BEGIN_DECLS

/* A transcript that was read. */
typedef struct
{
  CallboardConversation *conversation;
  char                  *folded;
  /* For the query. */
  GPtrArray             *quotes;
} CallboardTranscriptSearchText;

/**
 * CallboardTranscriptSearch:
 *
 * A list of #CallboardTranscriptMatch in the order of the run. A transcript that was read stays
 * in memory, because not all accounts have a history.
 */
struct _CallboardTranscriptSearch
{
  GObject                  parent_instance;

  CallboardSession        *session;
  CallboardPlanJob        *plan_job;
  CallboardCallPartReader *reader;
  GListStore              *quotes;

  /* The calls of the run: maps an ID to its CallboardSimulationJob, and to its position. */
  GHashTable              *simulations;
  GHashTable              *positions;
  /* The IDs of calls whose transcript is in the history, and of those without one. */
  GHashTable              *stored;
  GHashTable              *failed;
  /* Maps the ID of a call to its CallboardTranscriptSearchText. */
  GHashTable              *texts;

  char                    *text;
  CallboardSearchQuery    *query;
  /* Quotes of the history. */
  GPtrArray               *found;
  GCancellable            *search_cancellable;
  /* Of the list of the history and of the server. */
  GCancellable            *cancellable;
  GError                  *error;
  guint                    n_pages;
  guint                    changed_id;
  gboolean                 is_started;
  gboolean                 is_listed;
  gboolean                 is_searching;
  gboolean                 is_asking;
};

void     callboard_transcript_search_change         (CallboardTranscriptSearch     *self);
gboolean callboard_transcript_search_is_missing     (CallboardTranscriptSearch     *self,
                                                     const char                    *call_id);
void     callboard_transcript_search_read_few       (CallboardTranscriptSearch     *self);

/* In callboard-transcript-search-quotes.c. */
void     callboard_transcript_search_text_free      (CallboardTranscriptSearchText *text);
void     callboard_transcript_search_update_quotes  (CallboardTranscriptSearch     *self);

/* In callboard-transcript-search-history.c. */
void     callboard_transcript_search_list_history   (CallboardTranscriptSearch     *self,
                                                     CallboardAccountHistory       *account_history);
void     callboard_transcript_search_search_history (CallboardTranscriptSearch     *self);

G_END_DECLS
