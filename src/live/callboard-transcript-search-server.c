/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardTranscriptSearch that asks the server which calls have the text.
 */

#include "config.h"

#include "callboard-client-calls.h"
#include "callboard-transcript-search-private.h"

/* The largest number of pages of calls that are asked for. */
#define MAX_PAGES 20

static void ask_page (CallboardTranscriptSearch *self,
                      const char                *cursor);

/* The server tells which calls have the text, but not where. */
static void
read_page (CallboardTranscriptSearch *self,
           GListModel                *calls)
{
  for (guint i = 0; i < g_list_model_get_n_items (calls); i++)
    {
      g_autoptr(CallboardCall) call = g_list_model_get_item (calls, i);
      const char *id = callboard_call_get_id (call);

      if (g_hash_table_contains (self->simulations, id) &&
          callboard_transcript_search_is_missing (self, id))
        callboard_call_part_reader_push (self->reader, id, FALSE);
    }
  callboard_call_part_reader_start (self->reader);
}

static void
callboard_transcript_search_calls_listed_cb (GObject      *source,
                                             GAsyncResult *result,
                                             gpointer      user_data)
{
  CallboardTranscriptSearch *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardApiPage) page =
    callboard_client_list_calls_finish (CALLBOARD_CLIENT (source), result, &error);
  const char *cursor = page != NULL ? callboard_api_page_get_next_cursor (page) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_asking = FALSE;
  if (page == NULL)
    self->error = g_steal_pointer (&error);
  else
    read_page (self, G_LIST_MODEL (page));
  if (cursor != NULL && self->n_pages < MAX_PAGES)
    ask_page (self, cursor);
  callboard_transcript_search_change (self);
}

static void
ask_page (CallboardTranscriptSearch *self,
          const char                *cursor)
{
  CallboardCallQuery query = {
    .run_id = callboard_plan_job_get_id (self->plan_job),
    .search_text = self->text,
    .after = cursor,
  };

  self->is_asking = TRUE;
  self->n_pages++;
  callboard_client_list_calls_async (callboard_session_get_client (self->session), &query, self->cancellable,
                                     callboard_transcript_search_calls_listed_cb, self);
}

/**
 * callboard_transcript_search_ask_server:
 * @self: a search with a text
 *
 * Asks the server which calls have the text, and reads the transcripts of those.
 */
void
callboard_transcript_search_ask_server (CallboardTranscriptSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self));
  g_return_if_fail (self->text != NULL);

  callboard_transcript_search_stop (self);
  g_clear_error (&self->error);
  self->n_pages = 0;
  ask_page (self, NULL);
  callboard_transcript_search_change (self);
}
