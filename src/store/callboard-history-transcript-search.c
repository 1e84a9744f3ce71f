/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches what was said in all stored calls.
 */

#include "config.h"

#include <string.h>

#include "callboard-history-private.h"
#include "callboard-history-transcript-search.h"
#include "callboard-history-transcripts.h"
#include "callboard-history-trigrams.h"
#include "callboard-run-title.h"
#include "callboard-text-quote.h"

/* The length of a quote in characters. */
#define QUOTE 120

typedef struct
{
  char         *account;
  char         *run_id;
  char         *text;
  GCancellable *cancellable;
} SearchData;

static void
search_data_free (SearchData *data)
{
  g_free (data->account);
  g_free (data->run_id);
  g_free (data->text);
  g_clear_object (&data->cancellable);
  g_free (data);
}

/* A search at work: its statements and what it has found. */
typedef struct
{
  CallboardDatabase    *database;
  const SearchData     *data;
  CallboardSearchQuery *query;
  sqlite3_stmt         *candidates;
  sqlite3_stmt         *text;
  sqlite3_stmt         *simulation;
  GPtrArray            *matches;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->query, callboard_search_query_unref);
  g_clear_pointer (&search->candidates, sqlite3_finalize);
  g_clear_pointer (&search->text, sqlite3_finalize);
  g_clear_pointer (&search->simulation, sqlite3_finalize);
  g_clear_pointer (&search->matches, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* The transcripts that may match, the newest first: those that have all trigrams; all if the
 * terms are too short for that. Only indexes are read. */
static gboolean
prepare_candidates (Search  *search,
                    GError **error)
{
  g_autofree char *expression = callboard_history_create_expression (search->query);
  g_autofree char *text = g_strdup_printf (
    "SELECT transcript.id, call_id, simulation.id"
    "  FROM transcript LEFT JOIN simulation USING (account, call_id)"
    "  LEFT JOIN run ON run.account = transcript.account AND run.id = simulation.run_id"
    "  WHERE transcript.account = ?1 AND (?2 IS NULL OR simulation.run_id = ?2)%s"
    "  ORDER BY run.created_at DESC, simulation.id, transcript.id DESC",
    expression != NULL
      ? " AND transcript.id IN (SELECT rowid FROM transcript_search WHERE transcript_search MATCH ?3)"
      : "");

  search->candidates = callboard_database_prepare (search->database, text, error);
  if (search->candidates == NULL)
    return FALSE;

  callboard_statement_bind_text (search->candidates, 1, search->data->account);
  callboard_statement_bind_text (search->candidates, 2, search->data->run_id);
  if (expression != NULL)
    sqlite3_bind_text (search->candidates, 3, expression, -1, SQLITE_TRANSIENT);

  return TRUE;
}

static gboolean
prepare (Search  *search,
         GError **error)
{
  if (!prepare_candidates (search, error))
    return FALSE;

  search->text = callboard_database_prepare (search->database,
    "SELECT folded FROM transcript WHERE id = ?", error);
  search->simulation = callboard_database_prepare (search->database,
    "SELECT run_id, simulation_id, simulation.status, caller, scenario, plan.name, run.created_at"
    "  FROM simulation"
    "  LEFT JOIN run ON run.account = simulation.account AND run.id = simulation.run_id"
    "  LEFT JOIN plan ON plan.account = simulation.account AND plan.id = run.plan_id"
    "  WHERE simulation.id = ?", search->text != NULL ? error : NULL);

  return search->text != NULL && search->simulation != NULL;
}

static GArray *
find_turns (Search  *search,
            gint64   id,
            GError **error)
{
  GArray *turns = NULL;
  int result;
  const char *folded;

  sqlite3_bind_int64 (search->text, 1, id);
  result = callboard_database_step (search->database, search->text, error);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return NULL;

  folded = result == SQLITE_ROW ? callboard_statement_get_text (search->text, 0) : NULL;
  turns = callboard_history_find_turns (folded != NULL ? folded : "", search->query,
                                        CALLBOARD_HISTORY_MAX_QUOTES);
  sqlite3_reset (search->text);

  return turns;
}

/* The first term that is in a turn has the longest match to show. */
static char *
create_quote (const CallboardSearchQuery *query,
              const char                 *text,
              CallboardTextRange         *range)
{
  char *quote = NULL;

  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (term->is_excluded)
        continue;
      g_free (quote);
      quote = callboard_text_quote (text, term->text, QUOTE, range);
      if (range->end > range->start)
        break;
    }

  return quote;
}

/**
 * callboard_history_quote_turn: (skip)
 * @conversation: the conversation of a call
 * @position: the position of a turn that was found in it
 * @call_id: the `callId` of the call
 * @query: the query that found it
 *
 * Returns: (transfer full) (nullable): the quote, without the simulation; %NULL if there is no
 *   such turn
 */
CallboardTranscriptMatch *
callboard_history_quote_turn (CallboardConversation      *conversation,
                              guint                       position,
                              const char                 *call_id,
                              const CallboardSearchQuery *query)
{
  g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), position);
  CallboardTextRange range = { 0 };
  g_autofree char *quote = NULL;

  if (turn == NULL)
    return NULL;

  quote = create_quote (query, callboard_turn_get_text (turn), &range);

  return quote != NULL
           ? callboard_transcript_match_new (call_id, turn, position, quote, range.start, range.end) : NULL;
}

static void
set_simulation (CallboardTranscriptMatch *match,
                sqlite3_stmt             *row,
                const char               *persona)
{
  const char *run_id = callboard_statement_get_text (row, 0);
  const char *simulation_id = callboard_statement_get_text (row, 1);
  g_autofree char *scenario = callboard_history_dup_first_line (callboard_statement_get_text (row, 4));
  g_autoptr(GDateTime) run_created_at = callboard_statement_dup_time (row, 6);
  g_autofree char *run_title = NULL;

  if (run_id == NULL || simulation_id == NULL)
    return;

  run_title = callboard_run_title_dup (callboard_statement_get_text (row, 5), run_id);
  callboard_transcript_match_set_simulation (match, run_id, simulation_id,
                                             callboard_statement_get_text (row, 2), persona, scenario,
                                             run_title, run_created_at);
}

static void
add_match (Search                *search,
           CallboardConversation *conversation,
           guint                  position,
           const char            *call_id,
           const char            *persona,
           gboolean               has_simulation)
{
  CallboardTranscriptMatch *match =
    callboard_history_quote_turn (conversation, position, call_id, search->query);

  if (match == NULL)
    return;

  if (has_simulation)
    set_simulation (match, search->simulation, persona);
  g_ptr_array_add (search->matches, match);
}

/* Reads the transcript that the turns are in. */
static gboolean
add_matches (Search      *search,
             GArray      *turns,
             const char  *call_id,
             GError     **error)
{
  g_autoptr(CallboardHistoryPayload) request =
    callboard_history_payload_new (search->data->account, CALLBOARD_HISTORY_TRANSCRIPT, call_id, NULL, NULL);
  g_autoptr(GError) load_error = NULL;
  g_autoptr(CallboardHistoryPayload) payload =
    callboard_history_payload_load (search->database, request, &load_error);
  g_autoptr(CallboardConversation) conversation = NULL;
  g_autofree char *persona = NULL;
  gboolean has_simulation;
  int result;

  if (load_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&load_error));
      return FALSE;
    }
  if (payload == NULL)
    return TRUE;

  sqlite3_bind_value (search->simulation, 1, sqlite3_column_value (search->candidates, 2));
  result = callboard_database_step (search->database, search->simulation, error);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return FALSE;

  has_simulation = result == SQLITE_ROW;
  if (has_simulation)
    persona = callboard_history_dup_first_line (callboard_statement_get_text (search->simulation, 3));
  conversation = callboard_history_decode_conversation (payload->body, persona);
  for (guint i = 0; conversation != NULL && i < turns->len; i++)
    add_match (search, conversation, g_array_index (turns, guint, i), call_id, persona, has_simulation);
  sqlite3_reset (search->simulation);

  return TRUE;
}

/* A call that several simulations name is found once. */
static gboolean
search_candidates (Search  *search,
                   GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int result = SQLITE_DONE;

  while (search->matches->len < CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES &&
         !g_cancellable_is_cancelled (search->data->cancellable) &&
         (result = callboard_database_step (search->database, search->candidates, error)) == SQLITE_ROW)
    {
      const char *call_id = callboard_statement_get_text (search->candidates, 1);
      g_autoptr(GArray) turns = NULL;

      if (call_id == NULL || !g_hash_table_add (seen, g_strdup (call_id)))
        continue;

      turns = find_turns (search, sqlite3_column_int64 (search->candidates, 0), error);
      if (turns == NULL || (turns->len > 0 && !add_matches (search, turns, call_id, error)))
        return FALSE;
    }

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gpointer
search_transcripts (CallboardDatabase  *database,
                    gpointer            user_data,
                    GError            **error)
{
  g_auto(Search) search = { .database = database, .data = user_data };
  gboolean found;

  search.query = callboard_search_query_new (search.data->text);
  search.matches = g_ptr_array_new_with_free_func (g_object_unref);
  if (callboard_search_query_is_empty (search.query))
    return g_steal_pointer (&search.matches);

  callboard_database_set_cancellable (database, search.data->cancellable);
  found = prepare (&search, error) && search_candidates (&search, error);
  callboard_database_set_cancellable (database, NULL);
  if (!found)
    return NULL;

  if (search.matches->len > CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES)
    g_ptr_array_set_size (search.matches, CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES);

  return g_steal_pointer (&search.matches);
}

/**
 * callboard_history_search_transcripts_async:
 * @self: a history
 * @account: the account ID
 * @run_id: (nullable): only calls of this run; %NULL for all stored calls
 * @text: a query in the language of #CallboardSearchQuery
 * @cancellable: (nullable): a #GCancellable, which also ends the work
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds what was said in the calls whose transcripts contain all terms, each said by its
 * speaker, and none of the excluded ones. Quotes the turns with the most terms, at most
 * %CALLBOARD_HISTORY_MAX_QUOTES of a call.
 */
void
callboard_history_search_transcripts_async (CallboardHistory    *self,
                                            const char          *account,
                                            const char          *run_id,
                                            const char          *text,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  SearchData *data;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (text != NULL);

  data = g_new0 (SearchData, 1);
  data->account = g_strdup (account);
  data->run_id = g_strdup (run_id);
  data->text = g_strdup (text);
  data->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  callboard_history_queue (self, CALLBOARD_DATABASE_READ, search_transcripts, data,
                           (GDestroyNotify) search_data_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_search_transcripts_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type CallboardTranscriptMatch): at most
 *   %CALLBOARD_HISTORY_MAX_TRANSCRIPT_MATCHES quotes, those of the newest run first, in the
 *   order of its simulations and of the call; last those of calls whose run is not stored
 */
GPtrArray *
callboard_history_search_transcripts_finish (CallboardHistory  *self,
                                             GAsyncResult      *result,
                                             GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
