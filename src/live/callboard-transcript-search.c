/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches what was said in the calls of a run: in the history, in transcripts that are read
 * for it, and on the server. Used by the run page.
 */

#include "config.h"

#include "callboard-account-history-private.h"
#include "callboard-call-part-reader.h"
#include "callboard-client-calls.h"
#include "callboard-history-transcript-search.h"
#include "callboard-history-transcripts.h"
#include "callboard-list-store.h"
#include "callboard-run-title.h"
#include "callboard-speaker-label.h"
#include "callboard-transcript-search.h"

/* The shortest time between two updates while transcripts are read, in ms. */
#define MIN_INTERVAL 200
/* The largest number of pages of calls that are asked for. */
#define MAX_PAGES 20

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
  /* Maps the ID of a call to its Text. */
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

G_DEFINE_FINAL_TYPE (CallboardTranscriptSearch, callboard_transcript_search, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A transcript that was read. */
typedef struct
{
  CallboardConversation *conversation;
  char                  *folded;
  /* For the query. */
  GPtrArray             *quotes;
} Text;

static void
text_free (Text *text)
{
  g_object_unref (text->conversation);
  g_free (text->folded);
  g_clear_pointer (&text->quotes, g_ptr_array_unref);
  g_free (text);
}

/* --- Quotes ----------------------------------------------------------------- */

static void
set_simulation (CallboardTranscriptSearch *self,
                CallboardTranscriptMatch  *quote,
                const char                *call_id)
{
  CallboardSimulationJob *simulation = g_hash_table_lookup (self->simulations, call_id);
  g_autofree char *run_title = NULL;
  g_autofree char *status = NULL;

  if (simulation == NULL)
    return;

  run_title = callboard_run_title_dup (NULL, callboard_plan_job_get_id (self->plan_job));
  g_object_get (simulation, "status", &status, NULL);
  callboard_transcript_match_set_simulation (quote, callboard_plan_job_get_id (self->plan_job),
                                             callboard_simulation_job_get_id (simulation), status,
                                             callboard_persona_get_name (callboard_simulation_job_get_persona (simulation)),
                                             callboard_scenario_get_description (callboard_simulation_job_get_scenario (simulation)),
                                             run_title, NULL);
}

static void
search_text (CallboardTranscriptSearch *self,
             const char                *call_id,
             Text                      *text)
{
  g_autoptr(GArray) turns =
    callboard_history_find_turns (text->folded, self->query, CALLBOARD_HISTORY_MAX_QUOTES);

  text->quotes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < turns->len; i++)
    {
      CallboardTranscriptMatch *quote =
        callboard_history_quote_turn (text->conversation, g_array_index (turns, guint, i), call_id, self->query);

      if (quote == NULL)
        continue;
      set_simulation (self, quote, call_id);
      g_ptr_array_add (text->quotes, quote);
    }
}

static guint
get_position (CallboardTranscriptSearch *self,
              CallboardTranscriptMatch  *quote)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, callboard_transcript_match_get_call_id (quote)));
}

static int
compare_quotes (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  CallboardTranscriptMatch *quote = *(CallboardTranscriptMatch **) a;
  CallboardTranscriptMatch *other = *(CallboardTranscriptMatch **) b;
  guint position = get_position (user_data, quote);
  guint other_position = get_position (user_data, other);

  if (position != other_position)
    return position < other_position ? -1 : 1;

  return callboard_transcript_match_get_position (quote) < callboard_transcript_match_get_position (other) ? -1 : 1;
}

static void
add_text_quotes (CallboardTranscriptSearch *self,
                 GPtrArray                 *quotes)
{
  GHashTableIter iter;
  gpointer call_id;
  gpointer value;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &call_id, &value))
    {
      Text *text = value;

      if (text->quotes == NULL)
        search_text (self, call_id, text);
      for (guint i = 0; i < text->quotes->len; i++)
        g_ptr_array_add (quotes, g_ptr_array_index (text->quotes, i));
    }
}

static void
update_quotes (CallboardTranscriptSearch *self)
{
  g_autoptr(GPtrArray) quotes = g_ptr_array_new ();

  if (self->query != NULL && !callboard_search_query_is_empty (self->query))
    {
      for (guint i = 0; self->found != NULL && i < self->found->len; i++)
        {
          CallboardTranscriptMatch *quote = g_ptr_array_index (self->found, i);

          /* It may have been stored only now. */
          if (!g_hash_table_contains (self->texts, callboard_transcript_match_get_call_id (quote)))
            g_ptr_array_add (quotes, quote);
        }
      add_text_quotes (self, quotes);
    }
  g_ptr_array_sort_with_data (quotes, compare_quotes, self);
  callboard_list_store_replace (self->quotes, quotes);
}

static void
change (CallboardTranscriptSearch *self)
{
  g_clear_handle_id (&self->changed_id, g_source_remove);
  update_quotes (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
callboard_transcript_search_changed_cb (gpointer user_data)
{
  CallboardTranscriptSearch *self = user_data;

  self->changed_id = 0;
  change (self);

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

static gboolean
is_missing (CallboardTranscriptSearch *self,
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
  Text *text = g_new0 (Text, 1);

  text->conversation = callboard_conversation_new (CALLBOARD_TRANSCRIPT (transcript), persona,
                                                   callboard_speaker_label_dup);
  text->folded = callboard_history_fold_conversation (text->conversation);
  g_hash_table_replace (self->texts, g_strdup (call_id), text);
  if (callboard_call_part_reader_get_n_open (self->reader) == 0)
    change (self);
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
static void
read_few (CallboardTranscriptSearch *self)
{
  if (self->is_started && self->is_listed &&
      callboard_transcript_search_get_n_missing (self) <= CALLBOARD_TRANSCRIPT_SEARCH_LIMIT)
    callboard_transcript_search_read_missing (self);
}

static void
callboard_transcript_search_merged_cb (CallboardTranscriptSearch *self)
{
  find_calls (self);
  read_few (self);
  queue_change (self);
}

/* --- The history ------------------------------------------------------------ */

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
  read_few (self);
  change (self);
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
  change (self);
}

static void
search_history (CallboardTranscriptSearch *self)
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

/* --- The server ------------------------------------------------------------- */

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

      if (g_hash_table_contains (self->simulations, id) && is_missing (self, id))
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
  change (self);
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
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) text_free);
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
    n += is_missing (self, call_id);

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
      read_few (self);
      change (self);
      return;
    }

  self->is_started = TRUE;
  find_calls (self);
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_transcript_search_merged_cb), self,
                           G_CONNECT_SWAPPED);
  account_history = callboard_session_get_account_history (self->session);
  if (account_history != NULL)
    {
      callboard_account_history_list_transcripts_async (account_history,
                                                        callboard_plan_job_get_id (self->plan_job),
                                                        self->cancellable,
                                                        callboard_transcript_search_listed_cb, self);
      return;
    }
  self->is_listed = TRUE;
  read_few (self);
  change (self);
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
    g_clear_pointer (&((Text *) value)->quotes, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  search_history (self);
  change (self);
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
      if (call_id != NULL && g_hash_table_contains (self->simulations, call_id) && is_missing (self, call_id))
        callboard_call_part_reader_push (self->reader, call_id, FALSE);
    }
  callboard_call_part_reader_start (self->reader);
  queue_change (self);
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
  change (self);
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
  change (self);
}
