/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists the transcripts of a run that can be searched, so that only the others are read.
 */

#include "config.h"

#include "callboard-history-private.h"
#include "callboard-history-transcript-list.h"

static gpointer
list_transcripts (CallboardDatabase  *database,
                  gpointer            user_data,
                  GError            **error)
{
  const CallboardHistoryQuery *query = user_data;
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT DISTINCT call_id FROM simulation JOIN transcript USING (account, call_id)"
      "  WHERE simulation.account = ? AND simulation.run_id = ?", error);
  int result;

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, query->account);
  callboard_statement_bind_text (statement, 2, query->text);
  while ((result = callboard_database_step (database, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (ids, g_strdup (callboard_statement_get_text (statement, 0)));

  return result == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * callboard_history_list_transcripts_async:
 * @self: a history
 * @account: the account ID
 * @run_id: the `simulationRunPlanJobId` of a run
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Lists the calls of a run whose transcripts are in the search index.
 */
void
callboard_history_list_transcripts_async (CallboardHistory    *self,
                                          const char          *account,
                                          const char          *run_id,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (run_id != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, list_transcripts,
                           callboard_history_query_new (account, run_id),
                           (GDestroyNotify) callboard_history_query_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * callboard_history_list_transcripts_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the `callId` of each
 */
GPtrArray *
callboard_history_list_transcripts_finish (CallboardHistory  *self,
                                           GAsyncResult      *result,
                                           GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
