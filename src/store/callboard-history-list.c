/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads the list of runs and the names of run plans.
 */

#include "config.h"

#include "callboard-history-private.h"
#include "callboard-history-runs.h"

/* The maximum number of runs loaded from the history; older ones are loaded from the server. */
#define MAX_SUMMARIES 400

/* The age after which the name of a plan is loaded again. */
#define PLAN_NAME_AGE G_TIME_SPAN_DAY

typedef struct
{
  char      *account;
  GPtrArray *summaries;
  char      *next_cursor;
  gboolean   has_more;
  GDateTime *oldest_at;
  GDateTime *fetched_at;
} SaveList;

typedef struct
{
  char *account;
  char *id;
  char *name;
} SavePlan;

static void
save_list_free (SaveList *data)
{
  g_free (data->account);
  g_ptr_array_unref (data->summaries);
  g_free (data->next_cursor);
  g_clear_pointer (&data->oldest_at, g_date_time_unref);
  g_date_time_unref (data->fetched_at);
  g_free (data);
}

static void
save_plan_free (SavePlan *data)
{
  g_free (data->account);
  g_free (data->id);
  g_free (data->name);
  g_free (data);
}

/**
 * callboard_cached_run_list_free:
 * @self: (transfer full): a list
 *
 * Frees @self.
 */
void
callboard_cached_run_list_free (CallboardCachedRunList *self)
{
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_ptr_array_unref (self->stale_plan_ids);
  g_free (self->next_cursor);
  g_clear_pointer (&self->fetched_at, g_date_time_unref);
  g_free (self);
}

/* --- Saving ----------------------------------------------------------------- */

/* Saves down to where the list is complete; unchanged if oldest_at is NULL. */
static gboolean
save_position (CallboardDatabase  *database,
               const SaveList     *data,
               GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
                                data->oldest_at != NULL
        ? "INSERT OR REPLACE INTO list (account, fetched_at, oldest_at, next_cursor, has_more)"
          "  VALUES (?, ?, ?, ?, ?)"
        : "UPDATE list SET fetched_at = ?2 WHERE account = ?1", error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, data->account);
  callboard_statement_bind_time (statement, 2, data->fetched_at);
  if (data->oldest_at != NULL)
    {
      callboard_statement_bind_time (statement, 3, data->oldest_at);
      callboard_statement_bind_text (statement, 4, data->next_cursor);
      sqlite3_bind_int (statement, 5, data->has_more);
    }

  return callboard_database_run_statement (database, statement, error);
}

static gboolean
save_summaries (CallboardDatabase  *database,
                const SaveList     *data,
                GError            **error)
{
  return callboard_history_save_summaries (database, data->account,
                                           (CallboardPlanJobSummary **) data->summaries->pdata,
                                           data->summaries->len, error);
}

static gpointer
save_list (CallboardDatabase  *database,
           gpointer            user_data,
           GError            **error)
{
  const SaveList *data = user_data;
  gboolean saved;

  if (!callboard_database_begin (database, error))
    return NULL;

  saved = save_summaries (database, data, error) && save_position (database, data, error);

  return CALLBOARD_HISTORY_RESULT (callboard_database_end (database, saved, error));
}

/**
 * callboard_history_save_list_async:
 * @self: a history
 * @account: the account ID
 * @summaries: (element-type CallboardPlanJobSummary): consecutive runs from the top of the
 *   list, which reach a saved one
 * @next_cursor: (nullable): the `nextCursor` below @oldest_at
 * @has_more: whether the server has older runs
 * @oldest_at: (nullable): the `createdAt` of the run down to which the list is complete;
 *   %NULL to leave it, @next_cursor and @has_more unchanged
 * @fetched_at: the time of the response with the newest run
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when the operation is complete; it calls
 *   callboard_history_write_finish()
 * @user_data: data for @callback
 *
 * Saves the list of runs.
 */
void
callboard_history_save_list_async (CallboardHistory    *self,
                                   const char          *account,
                                   GPtrArray           *summaries,
                                   const char          *next_cursor,
                                   gboolean             has_more,
                                   GDateTime           *oldest_at,
                                   GDateTime           *fetched_at,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  SaveList *data;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (summaries != NULL);
  g_return_if_fail (fetched_at != NULL);

  data = g_new0 (SaveList, 1);
  data->account = g_strdup (account);
  data->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < summaries->len; i++)
    g_ptr_array_add (data->summaries,
                     callboard_plan_job_summary_copy (g_ptr_array_index (summaries, i)));
  data->next_cursor = g_strdup (next_cursor);
  data->has_more = has_more;
  data->oldest_at = oldest_at != NULL ? g_date_time_ref (oldest_at) : NULL;
  data->fetched_at = g_date_time_ref (fetched_at);

  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, save_list, data,
                           (GDestroyNotify) save_list_free, NULL,
                           cancellable, callback, user_data);
}

static gpointer
save_plan (CallboardDatabase  *database,
           gpointer            user_data,
           GError            **error)
{
  const SavePlan *data = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "INSERT OR REPLACE INTO plan (account, id, name, fetched_at) VALUES (?, ?, ?, ?)", error);

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, data->account);
  callboard_statement_bind_text (statement, 2, data->id);
  callboard_statement_bind_text (statement, 3, data->name);
  callboard_statement_bind_time (statement, 4, now);

  return CALLBOARD_HISTORY_RESULT (callboard_database_run_statement (database, statement, error));
}

/**
 * callboard_history_save_plan_async:
 * @self: a history
 * @account: the account ID
 * @id: a `simulationRunPlanId`
 * @name: the `name` of the plan
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when the operation is complete; it calls
 *   callboard_history_write_finish()
 * @user_data: data for @callback
 *
 * Saves the name of a run plan.
 */
void
callboard_history_save_plan_async (CallboardHistory    *self,
                                   const char          *account,
                                   const char          *id,
                                   const char          *name,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  SavePlan *data;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (id != NULL);
  g_return_if_fail (name != NULL);

  data = g_new0 (SavePlan, 1);
  data->account = g_strdup (account);
  data->id = g_strdup (id);
  data->name = g_strdup (name);

  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, save_plan, data,
                           (GDestroyNotify) save_plan_free, NULL,
                           cancellable, callback, user_data);
}

/* --- Loading ---------------------------------------------------------------- */

static gboolean
load_position (CallboardDatabase            *database,
               const CallboardHistoryQuery  *query,
               CallboardCachedRunList       *list,
               GError                      **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT fetched_at, next_cursor, has_more FROM list WHERE account = ?", error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, query->account);
  if (callboard_database_step (database, statement, error) != SQLITE_ROW)
    return FALSE;

  list->fetched_at = callboard_statement_dup_time (statement, 0);
  list->next_cursor = g_strdup (callboard_statement_get_text (statement, 1));
  list->has_more = sqlite3_column_int (statement, 2) != 0;

  return list->fetched_at != NULL;
}

static gboolean
load_summaries (CallboardDatabase            *database,
                const CallboardHistoryQuery  *query,
                CallboardCachedRunList       *list,
                GError                      **error)
{
  list->summaries =
    callboard_history_load_summaries (database, query->account, query->text, MAX_SUMMARIES, error);
  if (list->summaries == NULL)
    return FALSE;

  /* The saved cursor continues below runs that are not in this list. */
  if (query->text != NULL || list->summaries->len == MAX_SUMMARIES)
    {
      g_clear_pointer (&list->next_cursor, g_free);
      list->has_more = TRUE;
    }

  return TRUE;
}

static gboolean
load_stale_plans (CallboardDatabase            *database,
                  const CallboardHistoryQuery  *query,
                  CallboardCachedRunList       *list,
                  GError                      **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT id FROM plan WHERE account = ? AND fetched_at < ?", error);
  int result;

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, query->account);
  sqlite3_bind_int64 (statement, 2, g_get_real_time () - PLAN_NAME_AGE);
  while ((result = callboard_database_step (database, statement, error)) == SQLITE_ROW)
    if (callboard_statement_get_text (statement, 0) != NULL)
      g_ptr_array_add (list->stale_plan_ids,
                       g_strdup (callboard_statement_get_text (statement, 0)));

  return result == SQLITE_DONE;
}

static gpointer
load_list (CallboardDatabase  *database,
           gpointer            user_data,
           GError            **error)
{
  const CallboardHistoryQuery *query = user_data;
  g_autoptr(CallboardCachedRunList) list = g_new0 (CallboardCachedRunList, 1);

  list->stale_plan_ids = g_ptr_array_new_with_free_func (g_free);

  return load_position (database, query, list, error) &&
             load_summaries (database, query, list, error) &&
             load_stale_plans (database, query, list, error)
           ? g_steal_pointer (&list)
           : NULL;
}

/**
 * callboard_history_load_list_async:
 * @self: a history
 * @account: the account ID
 * @status: (nullable): only runs with this `status`
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads the list of runs, newest first, down to the first gap.
 */
void
callboard_history_load_list_async (CallboardHistory    *self,
                                   const char          *account,
                                   const char          *status,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, load_list,
                           callboard_history_query_new (account, status),
                           (GDestroyNotify) callboard_history_query_free,
                           (GDestroyNotify) callboard_cached_run_list_free,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_load_list_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the list; %NULL without an error if none is saved
 */
CallboardCachedRunList *
callboard_history_load_list_finish (CallboardHistory  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
