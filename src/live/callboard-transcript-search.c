/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches what was said in the calls of a run: in the history, in transcripts that are read
 * for it, and on the server. Used by the run page.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-history-transcripts.h"
#include "callboard-speaker-label.h"
#include "callboard-transcript-match.h"
#include "callboard-transcript-search-private.h"

/* The shortest time between two updates while transcripts are read, in ms. */
#define MIN_INTERVAL 200

G_DEFINE_FINAL_TYPE (CallboardTranscriptSearch, callboard_transcript_search, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
callboard_transcript_search_change (CallboardTranscriptSearch *self)
{
  g_clear_handle_id (&self->changed_id, g_source_remove);
  callboard_transcript_search_update_quotes (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
callboard_transcript_search_changed_cb (gpointer user_data)
{
  CallboardTranscriptSearch *self = user_data;

  self->changed_id = 0;
  callboard_transcript_search_change (self);

  return G_SOURCE_REMOVE;
}

static void
queue_change (CallboardTranscriptSearch *self)
{
  if (self->changed_id == 0)
    self->changed_id = g_timeout_add (MIN_INTERVAL, callboard_transcript_search_changed_cb, self);
}

/* --- The calls of the run --------------------------------------------------- */

static gboolean
has_ended (CallboardSimulationJob *simulation)
{
  CallboardOutcome outcome = callboard_simulation_job_get_outcome (simulation);

  return outcome != CALLBOARD_OUTCOME_WAITING && outcome != CALLBOARD_OUTCOME_ACTIVE;
}

static void
find_calls (CallboardTranscriptSearch *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->plan_job));

  g_hash_table_remove_all (self->simulations);
  g_hash_table_remove_all (self->positions);
  for (guint i = 0; i < n; i++)
    {
      CallboardSimulationJob *simulation = g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);
      char *call_id = NULL;

      g_object_get (simulation, "call-id", &call_id, NULL);
      if (call_id == NULL || *call_id == '\0' || !has_ended (simulation))
        {
          g_object_unref (simulation);
          g_free (call_id);
          continue;
        }
      g_hash_table_replace (self->positions, g_strdup (call_id), GUINT_TO_POINTER (i + 1));
      g_hash_table_replace (self->simulations, call_id, simulation);
    }
}

gboolean
callboard_transcript_search_is_missing (CallboardTranscriptSearch *self,
                                        const char                *call_id)
{
  return !g_hash_table_contains (self->stored, call_id) && !g_hash_table_contains (self->texts, call_id) &&
         !g_hash_table_contains (self->failed, call_id);
}

static void
callboard_transcript_search_read_cb (CallboardTranscriptSearch *self,
                                     const char                *call_id,
                                     GObject                   *transcript)
{
  CallboardSimulationJob *simulation = g_hash_table_lookup (self->simulations, call_id);
  const char *persona = simulation != NULL
                          ? callboard_persona_get_name (callboard_simulation_job_get_persona (simulation))
                          : NULL;
  CallboardTranscriptSearchText *text = g_new0 (CallboardTranscriptSearchText, 1);

  text->conversation = callboard_conversation_new (CALLBOARD_TRANSCRIPT (transcript), persona,
                                                   callboard_speaker_label_dup);
  text->folded = callboard_history_fold_conversation (text->conversation);
  g_hash_table_replace (self->texts, g_strdup (call_id), text);
  if (callboard_call_part_reader_get_n_open (self->reader) == 0)
    callboard_transcript_search_change (self);
  else
    queue_change (self);
}

static void
callboard_transcript_search_failed_cb (CallboardTranscriptSearch *self,
                                       const char                *call_id)
{
  g_hash_table_add (self->failed, g_strdup (call_id));
  queue_change (self);
}

/* Few are read without being asked for. */
void
callboard_transcript_search_read_few (CallboardTranscriptSearch *self)
{
  if (self->is_started && self->is_listed &&
      callboard_transcript_search_get_n_missing (self) <= CALLBOARD_TRANSCRIPT_SEARCH_LIMIT)
    callboard_transcript_search_read_missing (self);
}

static void
callboard_transcript_search_merged_cb (CallboardTranscriptSearch *self)
{
  find_calls (self);
  callboard_transcript_search_read_few (self);
  queue_change (self);
}

/* --- The object ------------------------------------------------------------- */

static void
callboard_transcript_search_dispose (GObject *object)
{
  CallboardTranscriptSearch *self = CALLBOARD_TRANSCRIPT_SEARCH (object);

  g_cancellable_cancel (self->search_cancellable);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->search_cancellable);
  g_clear_object (&self->cancellable);
  if (self->reader != NULL)
    callboard_call_part_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_handle_id (&self->changed_id, g_source_remove);

  G_OBJECT_CLASS (callboard_transcript_search_parent_class)->dispose (object);
}

static void
callboard_transcript_search_finalize (GObject *object)
{
  CallboardTranscriptSearch *self = CALLBOARD_TRANSCRIPT_SEARCH (object);

  g_clear_object (&self->session);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->quotes);
  g_hash_table_unref (self->simulations);
  g_hash_table_unref (self->positions);
  g_hash_table_unref (self->stored);
  g_hash_table_unref (self->failed);
  g_hash_table_unref (self->texts);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->query, callboard_search_query_unref);
  g_clear_error (&self->error);
  g_free (self->text);

  G_OBJECT_CLASS (callboard_transcript_search_parent_class)->finalize (object);
}

static void
callboard_transcript_search_class_init (CallboardTranscriptSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_transcript_search_dispose;
  object_class->finalize = callboard_transcript_search_finalize;

  /**
   * CallboardTranscriptSearch::changed:
   * @self: a search
   *
   * Emitted when quotes were found, and a few times a second while transcripts are read.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_transcript_search_init (CallboardTranscriptSearch *self)
{
  self->quotes = g_list_store_new (CALLBOARD_TYPE_TRANSCRIPT_MATCH);
  self->simulations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) callboard_transcript_search_text_free);
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_transcript_search_new:
 * @session: the session that loads calls
 * @plan_job: a run
 *
 * Returns: (transfer full): a search that has not begun
 */
CallboardTranscriptSearch *
callboard_transcript_search_new (CallboardSession *session,
                                 CallboardPlanJob *plan_job)
{
  CallboardTranscriptSearch *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  self = g_object_new (CALLBOARD_TYPE_TRANSCRIPT_SEARCH, NULL);
  self->session = g_object_ref (session);
  self->plan_job = g_object_ref (plan_job);
  self->reader = callboard_call_part_reader_new (session, CALLBOARD_CALL_PART_TRANSCRIPT);
  g_signal_connect_object (self->reader, "read", G_CALLBACK (callboard_transcript_search_read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (callboard_transcript_search_failed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_transcript_search_get_quotes:
 * @self: a search
 *
 * Returns: (transfer none): a list of #CallboardTranscriptMatch, in the order of the run
 */
GListModel *
callboard_transcript_search_get_quotes (CallboardTranscriptSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self), NULL);

  return G_LIST_MODEL (self->quotes);
}

/**
 * callboard_transcript_search_get_n_calls:
 * @self: a search that was started
 *
 * Returns: the number of calls that have ended
 */
guint
callboard_transcript_search_get_n_calls (CallboardTranscriptSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self), 0);

  return g_hash_table_size (self->simulations);
}

/**
 * callboard_transcript_search_get_n_missing:
 * @self: a search that was started
 *
 * Returns: the number of calls whose transcript was not read yet
 */
guint
callboard_transcript_search_get_n_missing (CallboardTranscriptSearch *self)
{
  GHashTableIter iter;
  gpointer call_id;
  guint n = 0;

  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self), 0);

  g_hash_table_iter_init (&iter, self->simulations);
  while (g_hash_table_iter_next (&iter, &call_id, NULL))
    n += callboard_transcript_search_is_missing (self, call_id);

  return n;
}

/**
 * callboard_transcript_search_get_loading:
 * @self: a search
 *
 * Returns: whether the history is being searched
 */
gboolean
callboard_transcript_search_get_loading (CallboardTranscriptSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self), FALSE);

  return self->is_searching || (self->is_started && !self->is_listed);
}

/**
 * callboard_transcript_search_get_reading:
 * @self: a search
 *
 * Returns: whether transcripts are being read, or the server searches
 */
gboolean
callboard_transcript_search_get_reading (CallboardTranscriptSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self), FALSE);

  return self->is_asking || callboard_call_part_reader_get_reading (self->reader);
}

/**
 * callboard_transcript_search_get_error:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the last error of reading or of the server
 */
const GError *
callboard_transcript_search_get_error (CallboardTranscriptSearch *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self), NULL);

  return self->error != NULL ? self->error : callboard_call_part_reader_get_error (self->reader);
}

/**
 * callboard_transcript_search_start:
 * @self: a search
 *
 * Finds out which transcripts are missing, and reads them unless they are more than
 * %CALLBOARD_TRANSCRIPT_SEARCH_LIMIT.
 */
void
callboard_transcript_search_start (CallboardTranscriptSearch *self)
{
  CallboardAccountHistory *account_history;

  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self));

  if (self->is_started)
    {
      callboard_transcript_search_read_few (self);
      callboard_transcript_search_change (self);
      return;
    }

  self->is_started = TRUE;
  find_calls (self);
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_transcript_search_merged_cb), self,
                           G_CONNECT_SWAPPED);
  account_history = callboard_session_get_account_history (self->session);
  if (account_history != NULL)
    {
      callboard_transcript_search_list_history (self, account_history);
      return;
    }
  self->is_listed = TRUE;
  callboard_transcript_search_read_few (self);
  callboard_transcript_search_change (self);
}

/**
 * callboard_transcript_search_set_text:
 * @self: a search
 * @text: a query in the language of #CallboardSearchQuery
 *
 * Searches the transcripts that are stored and those that were read.
 */
void
callboard_transcript_search_set_text (CallboardTranscriptSearch *self,
                                      const char                *text)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self));
  g_return_if_fail (text != NULL);

  if (!g_set_str (&self->text, text))
    return;

  g_clear_pointer (&self->query, callboard_search_query_unref);
  self->query = callboard_search_query_new (text);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_clear_pointer (&((CallboardTranscriptSearchText *) value)->quotes, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  callboard_transcript_search_search_history (self);
  callboard_transcript_search_change (self);
}

/**
 * callboard_transcript_search_read_missing:
 * @self: a search that was started
 *
 * Reads all transcripts that are missing, in the background.
 */
void
callboard_transcript_search_read_missing (CallboardTranscriptSearch *self)
{
  guint n;

  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self));

  callboard_call_part_reader_clear (self->reader);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->plan_job));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (self->plan_job), i);
      g_autofree char *call_id = NULL;

      g_object_get (simulation, "call-id", &call_id, NULL);
      if (call_id != NULL && g_hash_table_contains (self->simulations, call_id) &&
          callboard_transcript_search_is_missing (self, call_id))
        callboard_call_part_reader_push (self->reader, call_id, FALSE);
    }
  callboard_call_part_reader_start (self->reader);
  queue_change (self);
}

/**
 * callboard_transcript_search_stop:
 * @self: a search
 *
 * Stops reading and asking the server. The quotes so far stay.
 */
void
callboard_transcript_search_stop (CallboardTranscriptSearch *self)
{
  g_return_if_fail (CALLBOARD_IS_TRANSCRIPT_SEARCH (self));

  /* The list of the history takes no time. */
  if (self->is_listed)
    {
      g_cancellable_cancel (self->cancellable);
      g_set_object (&self->cancellable, NULL);
      self->cancellable = g_cancellable_new ();
    }
  self->is_asking = FALSE;
  callboard_call_part_reader_stop (self->reader);
  callboard_transcript_search_change (self);
}
