/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches the personas, scenarios, endpoints, IDs and other fields of all saved simulations.
 */

#include "config.h"

#include <string.h>

#include "callboard-history-private.h"
#include "callboard-history-search.h"
#include "callboard-history-trigrams.h"
#include "callboard-run-title.h"

#define MAX_MATCHES_TEXT "200"

G_STATIC_ASSERT (CALLBOARD_HISTORY_MAX_MATCHES == 200);

CallboardHistoryQuery *
callboard_history_query_new (const char *account,
                             const char *text)
{
  CallboardHistoryQuery *query = g_new0 (CallboardHistoryQuery, 1);

  query->account = g_strdup (account);
  query->text = g_strdup (text);

  return query;
}

void
callboard_history_query_free (CallboardHistoryQuery *query)
{
  g_free (query->account);
  g_free (query->text);
  g_clear_object (&query->cancellable);
  g_free (query);
}

/**
 * callboard_history_dup_first_line: (skip)
 * @text: (nullable): a text
 *
 * Returns: (transfer full): its first line
 */
char *
callboard_history_dup_first_line (const char *text)
{
  return text != NULL ? g_strndup (text, strcspn (text, "\n")) : g_strdup ("");
}

static CallboardHistoryMatch *
create_match (sqlite3_stmt *row)
{
  const char *run_id = callboard_statement_get_text (row, 0);
  const char *simulation_id = callboard_statement_get_text (row, 1);
  g_autofree char *persona = callboard_history_dup_first_line (callboard_statement_get_text (row, 3));
  g_autofree char *scenario = callboard_history_dup_first_line (callboard_statement_get_text (row, 4));
  g_autoptr(GDateTime) run_created_at = callboard_statement_dup_time (row, 6);
  g_autofree char *run_title = NULL;

  if (run_id == NULL || simulation_id == NULL)
    return NULL;

  run_title = callboard_run_title_dup (callboard_statement_get_text (row, 5), run_id);

  return callboard_history_match_new (run_id, simulation_id, callboard_statement_get_text (row, 2),
                                      persona, scenario, run_title, run_created_at);
}

/* Terms that somebody must have said are for transcripts. */
static gboolean
is_for_simulations (const CallboardSearchQuery *query)
{
  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (!term->is_excluded && term->speaker != CALLBOARD_SEARCH_SPEAKER_ANY)
        return FALSE;
    }

  return !callboard_search_query_is_empty (query);
}

/* A condition for each term; its parameter is the third or one after it. */
static char *
create_conditions (const CallboardSearchQuery *query)
{
  GString *conditions = g_string_new (NULL);

  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (term->speaker == CALLBOARD_SEARCH_SPEAKER_ANY)
        g_string_append_printf (conditions, " AND instr (folded, ?%u) %s 0", i + 3,
                                term->is_excluded ? "=" : ">");
    }

  return g_string_free_and_steal (conditions);
}

/* Reads all simulations if the terms are too short for the index. */
static sqlite3_stmt *
prepare_search (CallboardDatabase           *database,
                const char                  *account,
                const CallboardSearchQuery  *query,
                GError                     **error)
{
  g_autofree char *expression = callboard_history_create_expression (query);
  g_autofree char *conditions = create_conditions (query);
  g_autofree char *text = g_strdup_printf (
    "SELECT simulation.run_id, simulation_id, simulation.status, caller, scenario, plan.name, run.created_at"
    "  FROM simulation"
    "  LEFT JOIN run ON run.account = simulation.account AND run.id = simulation.run_id"
    "  LEFT JOIN plan ON plan.account = simulation.account AND plan.id = run.plan_id"
    "  WHERE simulation.account = ?2%s%s"
    "  ORDER BY run.created_at DESC, simulation.id LIMIT " MAX_MATCHES_TEXT,
    expression != NULL ? " AND simulation.id IN (SELECT rowid FROM search WHERE search MATCH ?1)" : "",
    conditions);
  sqlite3_stmt *statement = callboard_database_prepare (database, text, error);

  if (statement == NULL)
    return NULL;

  if (expression != NULL)
    sqlite3_bind_text (statement, 1, expression, -1, SQLITE_TRANSIENT);
  callboard_statement_bind_text (statement, 2, account);
  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (term->speaker == CALLBOARD_SEARCH_SPEAKER_ANY)
        callboard_statement_bind_text (statement, (int) i + 3, term->text);
    }

  return statement;
}

/**
 * callboard_history_search_simulations: (skip)
 * @database: a connection for reading
 * @account: the account ID
 * @text: a query in the language of #CallboardSearchQuery
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type CallboardHistoryMatch): the simulations
 *   that match
 */
GPtrArray *
callboard_history_search_simulations (CallboardDatabase  *database,
                                      const char         *account,
                                      const char         *text,
                                      GError            **error)
{
  g_autoptr(CallboardSearchQuery) query = callboard_search_query_new (text);
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(sqlite3_stmt) statement = NULL;
  int result;

  if (!is_for_simulations (query))
    return g_steal_pointer (&matches);

  statement = prepare_search (database, account, query, error);
  if (statement == NULL)
    return NULL;

  while ((result = callboard_database_step (database, statement, error)) == SQLITE_ROW)
    {
      CallboardHistoryMatch *match = create_match (statement);

      if (match != NULL)
        g_ptr_array_add (matches, match);
    }

  return result == SQLITE_DONE ? g_steal_pointer (&matches) : NULL;
}

static gpointer
search (CallboardDatabase  *database,
        gpointer            user_data,
        GError            **error)
{
  const CallboardHistoryQuery *query = user_data;
  GPtrArray *matches;

  callboard_database_set_cancellable (database, query->cancellable);
  matches = callboard_history_search_simulations (database, query->account, query->text, error);
  callboard_database_set_cancellable (database, NULL);

  return matches;
}

/**
 * callboard_history_search_async:
 * @self: a history
 * @account: the account ID
 * @text: a query in the language of #CallboardSearchQuery
 * @cancellable: (nullable): a #GCancellable, which also ends the work
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds the simulations whose personas, scenarios, endpoints, IDs and fields that Callboard
 * does not know contain all terms, and none of the excluded ones. Nothing if somebody must
 * have said a term; see callboard_history_search_transcripts_async().
 */
void
callboard_history_search_async (CallboardHistory    *self,
                                const char          *account,
                                const char          *text,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  CallboardHistoryQuery *query;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (text != NULL);

  query = callboard_history_query_new (account, text);
  query->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  callboard_history_queue (self, CALLBOARD_DATABASE_READ, search, query,
                           (GDestroyNotify) callboard_history_query_free,
                           (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_search_finish:
 * @self: a history
 * @result: the #GAsyncResult of a search
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type CallboardHistoryMatch): at most
 *   %CALLBOARD_HISTORY_MAX_MATCHES simulations, those of the newest run first
 */
GPtrArray *
callboard_history_search_finish (CallboardHistory  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_run (CallboardDatabase  *database,
          gpointer            user_data,
          GError            **error)
{
  const CallboardHistoryQuery *query = user_data;
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT run_id FROM simulation WHERE account = ? AND simulation_id = ? LIMIT 1", error);

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, query->account);
  callboard_statement_bind_text (statement, 2, query->text);
  if (callboard_database_step (database, statement, error) != SQLITE_ROW)
    return NULL;

  return g_strdup (callboard_statement_get_text (statement, 0));
}

/**
 * callboard_history_find_run_async:
 * @self: a history
 * @account: the account ID
 * @simulation_id: a `simulationJobId`
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds the run of a simulation.
 */
void
callboard_history_find_run_async (CallboardHistory    *self,
                                  const char          *account,
                                  const char          *simulation_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (simulation_id != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, find_run,
                           callboard_history_query_new (account, simulation_id),
                           (GDestroyNotify) callboard_history_query_free, g_free,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_find_run_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a `simulationRunPlanJobId`; %NULL without an error
 *   if no saved run contains the simulation
 */
char *
callboard_history_find_run_finish (CallboardHistory  *self,
                                   GAsyncResult      *result,
                                   GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
