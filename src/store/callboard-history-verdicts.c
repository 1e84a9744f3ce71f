/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves and loads the table `verdict`: what the list of runs shows of the verdict of a run,
 * and the whole verdict as JSON. A row outlives the response it was made from. Used by the
 * workers of CallboardHistory and by CallboardAccountHistory.
 */

#include "config.h"

#include <string.h>

#include "callboard-compression.h"
#include "callboard-history-private.h"
#include "callboard-history-verdicts.h"

/* The results in the column `result`, which may have others from a newer version. */
static const char *const result_names[CALLBOARD_N_RUN_RESULTS] = {
  [CALLBOARD_RUN_RESULT_FAILED] = "failed",
  [CALLBOARD_RUN_RESULT_ERROR] = "error",
  [CALLBOARD_RUN_RESULT_NOT_JUDGED] = "not-judged",
  [CALLBOARD_RUN_RESULT_PASSED] = "passed",
  [CALLBOARD_RUN_RESULT_CANCELED] = "canceled",
};

/* The obstacles in the column `obstacle_kind`, which may have others, too. */
static const char *const obstacle_names[CALLBOARD_N_RUN_OBSTACLES] = {
  [CALLBOARD_RUN_OBSTACLE_NO_CHECKS] = "no-checks",
  [CALLBOARD_RUN_OBSTACLE_UNREADABLE] = "unreadable",
};

/* The data of a load. */
typedef struct
{
  char      *account;
  GPtrArray *summaries;
} LoadVerdicts;

static void
load_verdicts_free (LoadVerdicts *data)
{
  g_free (data->account);
  g_ptr_array_unref (data->summaries);
  g_free (data);
}

/* --- JSON ------------------------------------------------------------------- */

static JsonNode *
create_field_node (const GValue *value)
{
  JsonNode *node = json_node_alloc ();

  if (G_VALUE_HOLDS_STRING (value))
    return json_node_init_string (node, g_value_get_string (value));
  if (G_VALUE_HOLDS_INT64 (value))
    return json_node_init_int (node, g_value_get_int64 (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    return json_node_init_double (node, g_value_get_double (value));
  /* A tristate. */
  if (G_VALUE_HOLDS_INT (value))
    return json_node_init_boolean (node, g_value_get_int (value) == 1);

  return json_node_init_null (node);
}

/* The known fields of a failure, as the API has them. */
static char *
dup_failure_json (CallboardVerdictFailure *failure)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (failure);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), field->property);
      g_auto(GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (failure), field->property, &value);
      if (!g_param_value_defaults (pspec, &value))
        json_object_set_member (json_node_get_object (node), field->member, create_field_node (&value));
    }

  return callboard_json_dup_display_string (node);
}

/* NULL for a row that is not valid. */
static CallboardVerdictFailure *
decode_failure (const char *json)
{
  static const CallboardJsonPath path = { .member = "obstacle" };
  g_autoptr(JsonNode) node = NULL;

  if (json == NULL)
    return NULL;

  node = callboard_json_parse_text (json, strlen (json), NULL);
  if (node == NULL)
    return NULL;

  return (CallboardVerdictFailure *) callboard_api_object_decode (CALLBOARD_TYPE_VERDICT_FAILURE, node,
                                                                  &path, NULL);
}

/* The whole `verdict` as it came; NULL if there is none. */
static char *
dup_verdict_json (GBytes *body)
{
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, NULL);
  JsonNode *verdict = root != NULL && JSON_NODE_HOLDS_OBJECT (data)
                        ? json_object_get_member (json_node_get_object (data), "verdict") : NULL;

  return verdict != NULL && JSON_NODE_HOLDS_OBJECT (verdict) ? callboard_json_dup_display_string (verdict)
                                                             : NULL;
}

/* --- Saving ----------------------------------------------------------------- */

static gboolean
delete_verdict (CallboardDatabase  *database,
                const char         *account,
                const char         *run_id,
                GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database, "DELETE FROM verdict WHERE account = ? AND run_id = ?", error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, account);
  callboard_statement_bind_text (statement, 2, run_id);

  return callboard_database_run_statement (database, statement, error);
}

/* A number below 0 is unknown. */
static void
bind_number (sqlite3_stmt *statement,
             int           number,
             double        value)
{
  if (value >= 0)
    sqlite3_bind_double (statement, number, value);
  else
    sqlite3_bind_null (statement, number);
}

static gboolean
insert_verdict (CallboardDatabase    *database,
                const char           *account,
                CallboardPlanJob     *plan_job,
                CallboardRunVerdict  *verdict,
                GBytes               *body,
                GError              **error)
{
  CallboardVerdictFailure *obstacle = callboard_run_verdict_get_obstacle (verdict);
  g_autofree char *obstacle_json = obstacle != NULL ? dup_failure_json (obstacle) : NULL;
  g_autofree char *verdict_json = dup_verdict_json (body);
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "INSERT OR REPLACE INTO verdict (account, run_id, ended_at, result, score, check_name, pass_rate,"
      "  obstacle, verdict, obstacle_kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);

  if (statement == NULL)
    return FALSE;

  callboard_statement_bind_text (statement, 1, account);
  callboard_statement_bind_text (statement, 2, callboard_plan_job_get_id (plan_job));
  callboard_statement_bind_time (statement, 3, callboard_plan_job_get_ended_at (plan_job));
  callboard_statement_bind_text (statement, 4, result_names[callboard_run_verdict_get_result (verdict)]);
  bind_number (statement, 5, callboard_run_verdict_get_score (verdict));
  callboard_statement_bind_text (statement, 6, callboard_run_verdict_get_check_name (verdict));
  bind_number (statement, 7, callboard_run_verdict_get_pass_rate (verdict));
  callboard_statement_bind_text (statement, 8, obstacle_json);
  callboard_statement_bind_text (statement, 9, verdict_json);
  callboard_statement_bind_text (statement, 10, obstacle_names[callboard_run_verdict_get_obstacle_kind (verdict)]);

  return callboard_database_run_statement (database, statement, error);
}

/**
 * callboard_history_save_verdict: (skip)
 * @database: a connection for writing, in a transaction
 * @account: the account ID
 * @plan_job: a run decoded from @body in this thread
 * @body: the response
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Saves the verdict of a run, or deletes it if the run has not ended.
 *
 * Returns: whether it was saved
 */
gboolean
callboard_history_save_verdict (CallboardDatabase  *database,
                                const char         *account,
                                CallboardPlanJob   *plan_job,
                                GBytes             *body,
                                GError            **error)
{
  g_autoptr(CallboardRunVerdict) verdict = callboard_run_verdict_new_from_run (plan_job);

  if (verdict == NULL || result_names[callboard_run_verdict_get_result (verdict)] == NULL)
    return delete_verdict (database, account, callboard_plan_job_get_id (plan_job), error);

  return insert_verdict (database, account, plan_job, verdict, body, error);
}

/* --- Loading ---------------------------------------------------------------- */

static CallboardRunResult
find_result (const char *name)
{
  for (guint i = 0; name != NULL && i < CALLBOARD_N_RUN_RESULTS; i++)
    if (g_strcmp0 (name, result_names[i]) == 0)
      return i;

  return CALLBOARD_RUN_RESULT_UNKNOWN;
}

static CallboardRunObstacle
find_obstacle (const char *name)
{
  for (guint i = 0; name != NULL && i < CALLBOARD_N_RUN_OBSTACLES; i++)
    if (g_strcmp0 (name, obstacle_names[i]) == 0)
      return i;

  return CALLBOARD_RUN_OBSTACLE_NONE;
}

static double
get_number (sqlite3_stmt *row,
            int           column)
{
  return sqlite3_column_type (row, column) == SQLITE_NULL ? -1 : sqlite3_column_double (row, column);
}

/**
 * callboard_history_create_verdict: (skip)
 * @row: a row with %CALLBOARD_HISTORY_VERDICT_COLUMNS
 * @first: the number of the first of these columns
 *
 * Returns: (transfer full) (nullable): the verdict; %NULL if there is none, or its result is
 *   not known to this version of Callboard
 */
CallboardRunVerdict *
callboard_history_create_verdict (sqlite3_stmt *row,
                                  int           first)
{
  CallboardRunResult result = find_result (callboard_statement_get_text (row, first));
  CallboardRunObstacle kind = find_obstacle (callboard_statement_get_text (row, first + 5));
  g_autoptr(CallboardVerdictFailure) obstacle = NULL;

  if (result == CALLBOARD_RUN_RESULT_UNKNOWN)
    return NULL;
  if (result == CALLBOARD_RUN_RESULT_NOT_JUDGED && kind != CALLBOARD_RUN_OBSTACLE_NONE)
    return callboard_run_verdict_new_obstacle (kind, get_number (row, first + 1));

  obstacle = decode_failure (callboard_statement_get_text (row, first + 4));

  return callboard_run_verdict_new (result, get_number (row, first + 1),
                                    callboard_statement_get_text (row, first + 2),
                                    get_number (row, first + 3), obstacle);
}

static gboolean
load_verdict (CallboardDatabase        *database,
              sqlite3_stmt             *statement,
              CallboardPlanJobSummary  *summary,
              GHashTable               *verdicts,
              GError                  **error)
{
  const char *id = callboard_plan_job_summary_get_id (summary);
  int result;

  callboard_statement_bind_text (statement, 2, id);
  callboard_statement_bind_time (statement, 3, callboard_plan_job_summary_get_ended_at (summary));
  while ((result = callboard_database_step (database, statement, error)) == SQLITE_ROW)
    {
      CallboardRunVerdict *verdict = callboard_history_create_verdict (statement, 0);

      if (verdict != NULL)
        g_hash_table_replace (verdicts, g_strdup (id), verdict);
    }
  sqlite3_reset (statement);

  return result == SQLITE_DONE;
}

static gpointer
load_verdicts (CallboardDatabase  *database,
               gpointer            user_data,
               GError            **error)
{
  const LoadVerdicts *data = user_data;
  g_autoptr(GHashTable) verdicts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) callboard_run_verdict_unref);
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database,
      "SELECT " CALLBOARD_HISTORY_VERDICT_COLUMNS " FROM verdict"
      "  WHERE account = ?1 AND run_id = ?2 AND " CALLBOARD_HISTORY_VERDICT_MATCHES ("?3"), error);

  if (statement == NULL)
    return NULL;

  callboard_statement_bind_text (statement, 1, data->account);
  for (guint i = 0; i < data->summaries->len; i++)
    if (!load_verdict (database, statement, g_ptr_array_index (data->summaries, i), verdicts, error))
      return NULL;

  return g_steal_pointer (&verdicts);
}

/**
 * callboard_history_load_verdicts_async: (skip)
 * @self: a history
 * @account: the account ID
 * @summaries: (element-type CallboardPlanJobSummary): runs
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Loads the verdicts of runs that did not come from the history.
 */
void
callboard_history_load_verdicts_async (CallboardHistory    *self,
                                       const char          *account,
                                       GPtrArray           *summaries,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  LoadVerdicts *data;

  g_return_if_fail (CALLBOARD_IS_HISTORY (self));
  g_return_if_fail (account != NULL);
  g_return_if_fail (summaries != NULL);

  data = g_new0 (LoadVerdicts, 1);
  data->account = g_strdup (account);
  data->summaries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < summaries->len; i++)
    g_ptr_array_add (data->summaries, callboard_plan_job_summary_copy (g_ptr_array_index (summaries, i)));

  callboard_history_queue (self, CALLBOARD_DATABASE_READ, load_verdicts, data,
                           (GDestroyNotify) load_verdicts_free, (GDestroyNotify) g_hash_table_unref,
                           cancellable, callback, user_data);
}

/**
 * callboard_history_load_verdicts_finish: (skip)
 * @self: a history
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_HISTORY_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type utf8 CallboardRunVerdict): the verdicts
 *   that are saved, by the ID of the run
 */
GHashTable *
callboard_history_load_verdicts_finish (CallboardHistory  *self,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
