/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches runs by the name of their plan, and simulations, for the desktop's search
 * provider (src/app/callboard-search-provider.c).
 */

#include "config.h"

#include <string.h>

#include "callboard-history-desktop-search.h"
#include "callboard-history-private.h"
#include "callboard-history-verdicts.h"
#include "callboard-run-status.h"
#include "callboard-run-title.h"
#include "callboard-search-query.h"
#include "callboard-text.h"

/* The number of runs to search, newest first: several months of runs. */
#define MAX_RUNS_TEXT "5000"

/* The minimum length of a search term to match the start of an ID. */
#define MIN_ID 4

/* Whether a language in the script of a character is written without spaces. */
static gboolean
has_no_spaces (gunichar character)
{
  static const GUnicodeScript scripts[] = {
    G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_THAI,
    G_UNICODE_SCRIPT_LAO, G_UNICODE_SCRIPT_KHMER, G_UNICODE_SCRIPT_MYANMAR,
  };
  GUnicodeScript script = g_unichar_get_script (character);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (script == scripts[i])
      return TRUE;

  return FALSE;
}

/* Whether a term begins a word of a text, or is anywhere if there are no spaces between
 * words. Both are folded. */
static gboolean
has_word (const char *text,
          const char *term)
{
  for (const char *found = strstr (text, term); found != NULL; found = strstr (found + 1, term))
    {
      const char *before = g_utf8_find_prev_char (text, found);

      if (before == NULL || !g_unichar_isalnum (g_utf8_get_char (before)) ||
          has_no_spaces (g_utf8_get_char (found)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_id_prefix (const char *id,
              const char *word)
{
  return strlen (word) >= MIN_ID && g_str_has_prefix (id, word);
}

/* Each term must begin a word of the name, or the ID. */
static gboolean
matches_run (const CallboardSearchQuery *query,
             const char                 *name,
             const char                 *id)
{
  g_autofree char *folded = callboard_text_fold_words (name);

  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);
      gboolean occurs = term->speaker == CALLBOARD_SEARCH_SPEAKER_ANY &&
                        (has_word (folded, term->text) || is_id_prefix (id, term->text));

      if (occurs == term->is_excluded)
        return FALSE;
    }

  return !callboard_search_query_is_empty (query);
}

/* By the status, and by the verdict if that was stored. */
static CallboardRunResult
get_result (sqlite3_stmt *row)
{
  const char *status = callboard_statement_get_text (row, 1);
  gboolean is_over = sqlite3_column_type (row, 4) != SQLITE_NULL || callboard_run_status_is_final (status);
  CallboardRunResult result = callboard_run_result_from_status (status, is_over);
  g_autoptr(CallboardRunVerdict) verdict = callboard_history_create_verdict (row, 5);

  return result == CALLBOARD_RUN_RESULT_UNKNOWN && verdict != NULL ? callboard_run_verdict_get_result (verdict)
                                                                   : result;
}

/* Adds the runs that match. */
static gboolean
add_runs (CallboardDatabase            *database,
          const CallboardHistoryQuery  *query,
          GPtrArray                    *matches,
          GError                      **error)
{
  g_autoptr(CallboardSearchQuery) terms = callboard_search_query_new (query->text);
  int result = SQLITE_DONE;
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT run.id, run.status, plan.name, run.created_at, run.ended_at, " CALLBOARD_HISTORY_VERDICT_COLUMNS
      "  FROM run LEFT JOIN plan ON plan.account = run.account AND plan.id = run.plan_id"
      "  LEFT JOIN verdict ON verdict.account = run.account AND verdict.run_id = run.id"
      "    AND " CALLBOARD_HISTORY_VERDICT_MATCHES ("run.ended_at")
      "  WHERE run.account = ? ORDER BY run.created_at DESC LIMIT " MAX_RUNS_TEXT, error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, query->account);
  while (matches->len < CALLBOARD_HISTORY_MAX_RUN_MATCHES &&
         (result = callboard_database_step (database, statement, error)) == SQLITE_ROW)
    {
      const char *id = callboard_statement_get_text (statement, 0);
      const char *name = callboard_statement_get_text (statement, 2);
      g_autoptr(GDateTime) created_at = callboard_statement_dup_time (statement, 3);

      if (id != NULL && matches_run (terms, name != NULL ? name : "", id))
        {
          g_autofree char *title = callboard_run_title_dup (name, id);

          g_ptr_array_add (matches,
                           callboard_history_match_new_run (id, get_result (statement), title, created_at));
        }
    }

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

static gpointer
desktop_search (CallboardDatabase  *database,
                gpointer            user_data,
                GError            **error)
{
  const CallboardHistoryQuery *query = user_data;
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) simulations = NULL;

  if (!add_runs (database, query, matches, error))
    return NULL;

  simulations = callboard_history_search_simulations (database, query->account, query->text, error);
  if (simulations == NULL)
    return NULL;

  g_ptr_array_extend_and_steal (matches, g_steal_pointer (&simulations));

  return g_steal_pointer (&matches);
}

/**
 * callboard_history_desktop_search_async:
 * @self: a history
 * @account: the account ID
 * @text: a query in the language of #CallboardSearchQuery
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds at most %CALLBOARD_HISTORY_MAX_RUN_MATCHES runs by the name of their plan or the
 * start of their ID, newest first, and then simulations like
 * callboard_history_search_async(). Call callboard_history_search_finish(). The file is
 * not checked for damage, because the process exits soon after a search.
 */
void
callboard_history_desktop_search_async (CallboardHistory    *self,
                                        const char          *account,
                                        const char          *text,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (text != NULL);

  callboard_history_queue_unchecked (self, CALLBOARD_DATABASE_READ, desktop_search,
                                     callboard_history_query_new (account, text),
                                     (GDestroyNotify) callboard_history_query_free,
                                     (GDestroyNotify) g_ptr_array_unref,
                                     cancellable, callback, user_data);
}
