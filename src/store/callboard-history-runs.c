/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads runs: the latest response for each. The list of runs is in
 * callboard-history-list.c.
 */

#include "config.h"

#include "callboard-compression.h"
#include "callboard-history-index.h"
#include "callboard-history-private.h"
#include "callboard-history-runs.h"

/* The search index of a run in progress is updated at most this often, in µs, because its
 * personas and scenarios hardly change. */
#define INDEX_INTERVAL (60 * G_TIME_SPAN_SECOND)

/* --- Saving ----------------------------------------------------------------- */

static gboolean
set_indexed_at (CallboardDatabase  *database,
                gint64              payload,
                GDateTime          *indexed_at,
                GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database, "UPDATE payload SET indexed_at = ? WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_time (statement, 1, indexed_at);
  sqlite3_bind_int64 (statement, 2, payload);

  return callboard_database_run_statement (database, statement, error) &&
         callboard_history_set_indexed (database, payload, error);
}

/* Decodes the body again: the objects decoded from it before belong to the main thread. */
static gboolean
index_if_due (CallboardDatabase                *database,
              const CallboardHistoryPayload    *data,
              const CallboardHistoryPayloadRow *row,
              GError                          **error)
{
  gint64 age = row->indexed_at != NULL ? g_date_time_difference (data->fetched_at, row->indexed_at)
                                       : G_MAXINT64;
  g_autoptr(CallboardPlanJob) plan_job = NULL;

  if (!callboard_plan_job_summary_is_final (data->summary) && age >= 0 && age < INDEX_INTERVAL)
    return TRUE;

  plan_job = callboard_plan_job_decode (data->body, NULL);

  return plan_job == NULL ||
         (callboard_history_index_run (database, row->id, data->account, plan_job, error) &&
          set_indexed_at (database, row->id, data->fetched_at, error));
}

static gboolean
save_run_and_index (CallboardDatabase              *database,
                    const CallboardHistoryPayload  *data,
                    GBytes                         *compressed,
                    GError                        **error)
{
  g_auto(CallboardHistoryPayloadRow) row = { 0 };
  CallboardPlanJobSummary *summary = data->summary;

  return callboard_history_save_summaries (database, data->account, &summary, 1, error) &&
         callboard_history_save_compressed (database, data, compressed, &row, error) &&
         index_if_due (database, data, &row, error);
}

static gpointer
save_run (CallboardDatabase  *database,
          gpointer            user_data,
          GError            **error)
{
  const CallboardHistoryPayload *data = user_data;
  g_autoptr(GBytes) compressed = callboard_compression_compress (data->body, error);
  gboolean saved;

  if (compressed == NULL || !callboard_database_begin (database, error))
    return NULL;

  saved = save_run_and_index (database, data, compressed, error);

  return CALLBOARD_HISTORY_RESULT (callboard_database_end (database, saved, error));
}

/**
 * callboard_history_save_run_async:
 * @self: a history
 * @account: the account ID
 * @plan_job: the run decoded from @body
 * @body: the response of `GET /v1/simulation/plan/job/{jobId}`
 * @fetched_at: the time of the response
 * @cancellable: (nullable): a #GCancellable
 * @callback: (nullable): called when the operation is complete; it calls
 *   callboard_history_write_finish()
 * @user_data: data for @callback
 *
 * Saves a run, replacing an earlier version.
 */
void
callboard_history_save_run_async (CallboardHistory    *self,
                                  const char          *account,
                                  CallboardPlanJob    *plan_job,
                                  GBytes              *body,
                                  GDateTime           *fetched_at,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  CallboardHistoryPayload *data;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job));
  g_return_if_fail (body != NULL);
  g_return_if_fail (fetched_at != NULL);

  data = callboard_history_payload_new (account, "run", callboard_plan_job_get_id (plan_job), body,
                                        fetched_at);
  data->summary = callboard_plan_job_summary_new_from_run (plan_job);

  callboard_history_queue (self, CALLBOARD_DATABASE_WRITE, save_run, data,
                           (GDestroyNotify) callboard_history_payload_free, NULL,
                           cancellable, callback, user_data);
}

/* --- Loading ---------------------------------------------------------------- */

/* A run that cannot be decoded is treated as not saved, so that it is loaded from the
 * server. */
static gpointer
load_run (CallboardDatabase  *database,
          gpointer            user_data,
          GError            **error)
{
  g_autoptr(CallboardHistoryPayload) run =
    callboard_history_payload_load (database, user_data, error);
  g_autoptr(GError) decode_error = NULL;

  if (run == NULL)
    return NULL;

  run->plan_job = callboard_plan_job_decode (run->body, &decode_error);
  if (run->plan_job == NULL)
    {
      g_debug ("Cannot decode a saved run: %s", decode_error->message);
      return NULL;
    }

  return g_steal_pointer (&run);
}

/**
 * callboard_history_load_run_async:
 * @self: a history
 * @account: the account ID
 * @id: a `simulationRunPlanJobId`
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads a run.
 */
void
callboard_history_load_run_async (CallboardHistory    *self,
                                  const char          *account,
                                  const char          *id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (id != NULL);

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, load_run,
                           callboard_history_payload_new (account, "run", id, NULL, NULL),
                           (GDestroyNotify) callboard_history_payload_free,
                           (GDestroyNotify) callboard_history_payload_free,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_load_run_finish:
 * @self: a history
 * @result: the #GAsyncResult
 * @fetched_at: (out) (transfer full) (nullable): the time of the response
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the run; %NULL without an error if it is not saved
 */
CallboardPlanJob *
callboard_history_load_run_finish (CallboardHistory  *self,
                                   GAsyncResult      *result,
                                   GDateTime        **fetched_at,
                                   GError           **error)
{
  g_autoptr(CallboardHistoryPayload) run = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (fetched_at != NULL, NULL);

  run = g_task_propagate_pointer (G_TASK (result), error);
  if (run == NULL)
    return NULL;

  *fetched_at = g_steal_pointer (&run->fetched_at);

  return g_steal_pointer (&run->plan_job);
}
