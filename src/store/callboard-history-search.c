/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches the personas, scenarios, endpoints, IDs and other fields of all saved simulations.
 */

#include "config.h"

#include <string.h>

#include "callboard-history-private.h"
#include "callboard-history-search.h"
#include "callboard-run-title.h"

/* The maximum number of search terms. */
#define MAX_WORDS 16
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
  g_free (query);
}

/* The index only contains letters and digits. */
static gboolean
has_letter_or_digit (const char *word)
{
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

/* Creates an FTS5 expression that matches all words of a text as prefixes. NULL if there
 * are none. */
static char *
create_expression (const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (text, " \t\n\r", -1);
  g_autoptr(GString) expression = g_string_new (NULL);
  guint n_words = 0;

  for (guint i = 0; words[i] != NULL && n_words < MAX_WORDS; i++)
    {
      g_auto(GStrv) parts = NULL;
      g_autofree char *escaped = NULL;

      if (!has_letter_or_digit (words[i]))
        continue;

      parts = g_strsplit (words[i], "\"", -1);
      escaped = g_strjoinv ("\"\"", parts);
      g_string_append_printf (expression, "%s\"%s\"*", n_words > 0 ? " AND " : "", escaped);
      n_words++;
    }

  return n_words > 0 ? g_string_free_and_steal (g_steal_pointer (&expression)) : NULL;
}

static char *
dup_first_line (const char *text)
{
  return text != NULL ? g_strndup (text, strcspn (text, "\n")) : g_strdup ("");
}

static CallboardHistoryMatch *
create_match (sqlite3_stmt *row)
{
  const char *run_id = callboard_statement_get_text (row, 0);
  const char *simulation_id = callboard_statement_get_text (row, 1);
  g_autofree char *persona = dup_first_line (callboard_statement_get_text (row, 3));
  g_autofree char *scenario = dup_first_line (callboard_statement_get_text (row, 4));
  g_autoptr(GDateTime) run_created_at = callboard_statement_dup_time (row, 6);
  g_autofree char *run_title = NULL;

  if (run_id == NULL || simulation_id == NULL)
    return NULL;

  run_title = callboard_run_title_dup (callboard_statement_get_text (row, 5), run_id);

  return callboard_history_match_new (run_id, simulation_id, callboard_statement_get_text (row, 2),
                                      persona, scenario, run_title, run_created_at);
}

static sqlite3_stmt *
prepare_search (CallboardDatabase  *database,
                const char         *account,
                const char         *expression,
                GError            **error)
{
  sqlite3_stmt *statement =
    callboard_database_prepare (database,
      "SELECT simulation.run_id, simulation_id, simulation.status, caller, scenario, plan.name, run.created_at"
      "  FROM simulation"
      "  LEFT JOIN run ON run.account = simulation.account AND run.id = simulation.run_id"
      "  LEFT JOIN plan ON plan.account = simulation.account AND plan.id = run.plan_id"
      "  WHERE simulation.id IN (SELECT rowid FROM search WHERE search MATCH ?1)"
      "    AND simulation.account = ?2"
      "  ORDER BY run.created_at DESC, simulation.id LIMIT " MAX_MATCHES_TEXT, error);

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, expression);
  callboard_statement_bind_text (statement, 2, account);

  return statement;
}

/**
 * callboard_history_search_simulations: (skip)
 * @database: a connection for reading
 * @account: the account ID
 * @text: the search terms: prefixes of words
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type CallboardHistoryMatch): the simulations
 *   that match all terms
 */
GPtrArray *
callboard_history_search_simulations (CallboardDatabase  *database,
                                      const char         *account,
                                      const char         *text,
                                      GError            **error)
{
  g_autofree char *expression = create_expression (text);
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(sqlite3_stmt) statement = NULL;
  int result;

  if (expression == NULL)
    return g_steal_pointer (&matches);

  statement = prepare_search (database, account, expression, error);
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

  return callboard_history_search_simulations (database, query->account, query->text, error);
}

/**
 * callboard_history_search_async:
 * @self: a history
 * @account: the account ID
 * @text: the search terms: prefixes of words
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds the simulations whose personas, scenarios, endpoints, IDs and fields that Callboard
 * does not know match all terms.
 */
void
callboard_history_search_async (CallboardHistory    *self,
                                const char          *account,
                                const char          *text,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (text != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, search,
                           callboard_history_query_new (account, text),
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
