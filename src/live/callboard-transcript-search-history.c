/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardTranscriptSearch that searches the transcripts of the history.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-transcript-search-private.h"

static void
callboard_transcript_search_listed_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  CallboardTranscriptSearch *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) ids = callboard_account_history_list_transcripts_finish (result, &error);

  /* Canceled: self may be freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (self->stored, g_strdup (g_ptr_array_index (ids, i)));
  self->is_listed = TRUE;
  callboard_transcript_search_read_few (self);
  callboard_transcript_search_change (self);
}

void
callboard_transcript_search_list_history (CallboardTranscriptSearch *self,
                                          CallboardAccountHistory   *account_history)
{
  callboard_account_history_list_transcripts_async (account_history,
                                                    callboard_plan_job_get_id (self->plan_job),
                                                    self->cancellable,
                                                    callboard_transcript_search_listed_cb, self);
}

static void
callboard_transcript_search_found_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  CallboardTranscriptSearch *self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *found = callboard_account_history_search_transcripts_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  self->is_searching = FALSE;
  if (error != NULL)
    g_debug ("The stored transcripts could not be searched: %s", error->message);
  callboard_transcript_search_change (self);
}

void
callboard_transcript_search_search_history (CallboardTranscriptSearch *self)
{
  CallboardAccountHistory *account_history = callboard_session_get_account_history (self->session);

  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
  self->is_searching = account_history != NULL && !callboard_search_query_is_empty (self->query);
  if (!self->is_searching)
    return;

  self->search_cancellable = g_cancellable_new ();
  callboard_account_history_search_transcripts_async (account_history,
                                                      callboard_plan_job_get_id (self->plan_job), self->text,
                                                      self->search_cancellable,
                                                      callboard_transcript_search_found_cb, self);
}
