/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Searches the stored list of runs, for the search of the list of runs. The desktop's search
 * needs less of a run, see callboard-history-desktop-search.c.
 */

#include "config.h"

#include "callboard-history-private.h"
#include "callboard-history-run-search.h"
#include "callboard-history-runs.h"
#include "callboard-run-search.h"

/* The number of runs to search, newest first: several months of runs. */
#define MAX_RUNS 5000
/* The largest number of results. */
#define MAX_MATCHES 100

static gpointer
search_runs (CallboardDatabase  *database,
             gpointer            user_data,
             GError            **error)
{
  const CallboardHistoryQuery *query = user_data;
  g_autoptr(CallboardSearchQuery) terms = callboard_search_query_new (query->text);
  g_autoptr(GPtrArray) runs =
    callboard_history_load_summaries (database, query->account, NULL, MAX_RUNS, error);
  g_autoptr(GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);

  if (runs == NULL)
    return NULL;

  for (guint i = 0; i < runs->len && matches->len < MAX_MATCHES; i++)
    {
      CallboardPlanJobSummary *run = g_ptr_array_index (runs, i);

      if (callboard_run_search_matches (terms, run))
        g_ptr_array_add (matches, g_object_ref (run));
    }

  return g_steal_pointer (&matches);
}

/**
 * callboard_history_search_runs_async:
 * @self: a history
 * @account: the account ID
 * @text: a query in the language of #CallboardSearchQuery
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Finds runs by the name of their plan or the start of their ID.
 */
void
callboard_history_search_runs_async (CallboardHistory    *self,
                                     const char          *account,
                                     const char          *text,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (text != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, search_runs,
                           callboard_history_query_new (account, text),
                           (GDestroyNotify) callboard_history_query_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * callboard_history_search_runs_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type CallboardPlanJobSummary): the newest
 *   runs that match, newest first
 */
GPtrArray *
callboard_history_search_runs_finish (CallboardHistory  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
