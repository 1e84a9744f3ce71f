/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the search index: a row for each simulation of a saved run. Used by the workers of
 * CallboardHistory.
 */

#include "config.h"

#include "callboard-history-index.h"
#include "callboard-history-private.h"
#include "callboard-text.h"

/* The maximum length of an indexed text, in characters. */
#define MAX_TEXT 1000

/* The same for the fields of a simulation that Callboard does not know. */
#define MAX_OTHER 10000

static void
append_long_line (GString    *lines,
                  const char *text,
                  guint       max_characters)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;

  line = callboard_text_sanitize_line (text, max_characters);
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

static void
append_line (GString    *lines,
             const char *text)
{
  append_long_line (lines, text, MAX_TEXT);
}

/* Joins two texts as lines; search results show the first line. */
static char *
join_lines (const char *first,
            const char *second)
{
  g_autoptr(GString) lines = g_string_new (NULL);

  append_line (lines, first);
  if (g_strcmp0 (first, second) != 0)
    append_line (lines, second);

  return g_string_free_and_steal (g_steal_pointer (&lines));
}

static void
append_other_fields (GString            *lines,
                     CallboardApiObject *object,
                     guint               max_characters)
{
  g_autoptr(GString) words = g_string_new (NULL);

  callboard_api_object_append_other_words (object, words);
  append_long_line (lines, words->str, max_characters);
}

/* Appends the folded lines of a text. */
static void
append_folded (GString    *folded,
               const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *words = callboard_text_fold_words (lines[i]);

      if (folded->len > 0)
        g_string_append_c (folded, '\n');
      g_string_append (folded, words);
    }
}

/* The IDs, and what Callboard does not know of the simulation and the run. */
static char *
join_ids (CallboardSimulationJob *simulation,
          CallboardPlanJob       *plan_job)
{
  g_autoptr(GString) ids = g_string_new (NULL);
  g_autofree char *call_id = NULL;
  g_autofree char *phone_number = NULL;
  g_autofree char *persona_id = NULL;
  g_autofree char *scenario_id = NULL;

  g_object_get (simulation, "call-id", &call_id, "roark-phone-number", &phone_number, NULL);
  g_object_get (callboard_simulation_job_get_persona (simulation), "id", &persona_id, NULL);
  g_object_get (callboard_simulation_job_get_scenario (simulation), "id", &scenario_id, NULL);
  append_line (ids, callboard_simulation_job_get_id (simulation));
  append_line (ids, call_id);
  append_line (ids, callboard_plan_job_get_id (plan_job));
  append_line (ids, phone_number);
  append_line (ids, persona_id);
  append_line (ids, scenario_id);
  append_other_fields (ids, CALLBOARD_API_OBJECT (simulation), MAX_OTHER);
  append_other_fields (ids, CALLBOARD_API_OBJECT (plan_job), MAX_TEXT);

  return g_string_free_and_steal (g_steal_pointer (&ids));
}

/* Indexing a run: the statements, and the rows that it has, by `simulation_id`. Rows that did
 * not change are not written, because the full-text index is slow to change. */
typedef struct
{
  CallboardDatabase *database;
  gint64             payload;
  const char        *account;
  CallboardPlanJob  *plan_job;
  sqlite3_stmt      *insert;
  sqlite3_stmt      *update;
  sqlite3_stmt      *delete;
  GHashTable        *rows;
} RunIndex;

static void
run_index_clear (RunIndex *self)
{
  g_clear_pointer (&self->insert, sqlite3_finalize);
  g_clear_pointer (&self->update, sqlite3_finalize);
  g_clear_pointer (&self->delete, sqlite3_finalize);
  g_clear_pointer (&self->rows, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RunIndex, run_index_clear)

static gboolean
prepare (RunIndex  *self,
         GError   **error)
{
  self->update = callboard_database_prepare (self->database,
    "UPDATE simulation"
    "  SET status = ?1, caller = ?2, scenario = ?3, endpoint = ?4, call_id = ?5, folded = ?6, ids = ''"
    "  WHERE id = ?7"
    "    AND (status, caller, scenario, endpoint, call_id, folded) IS NOT (?1, ?2, ?3, ?4, ?5, ?6)",
    error);
  if (self->update == NULL)
    return FALSE;

  self->insert = callboard_database_prepare (self->database,
    "INSERT INTO simulation (status, caller, scenario, endpoint, call_id, folded,"
    "                        payload, account, run_id, simulation_id, ids)"
    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '')", error);
  if (self->insert == NULL)
    return FALSE;

  self->delete = callboard_database_prepare (self->database, "DELETE FROM simulation WHERE id = ?", error);

  return self->delete != NULL;
}

static gboolean
delete_row (RunIndex  *self,
            gint64     id,
            GError   **error)
{
  sqlite3_bind_int64 (self->delete, 1, id);

  return callboard_database_run_statement (self->database, self->delete, error);
}

static gboolean
load_rows (RunIndex  *self,
           GError   **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (self->database, "SELECT id, simulation_id FROM simulation WHERE payload = ?",
                                error);
  int result;

  if (statement == NULL)
    return FALSE;

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_bind_int64 (statement, 1, self->payload);
  while ((result = callboard_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      const char *simulation_id = callboard_statement_get_text (statement, 1);

      if (simulation_id != NULL)
        g_hash_table_insert (self->rows, g_strdup (simulation_id), g_memdup2 (&id, sizeof id));
    }

  return result == SQLITE_DONE;
}

/* Binds the columns that can change, which are copied. */
static void
bind_simulation (sqlite3_stmt           *statement,
                 CallboardPlanJob       *plan_job,
                 CallboardSimulationJob *simulation)
{
  CallboardPersona *persona = callboard_simulation_job_get_persona (simulation);
  CallboardScenario *scenario = callboard_simulation_job_get_scenario (simulation);
  CallboardAgentEndpoint *endpoint = callboard_simulation_job_get_agent_endpoint (simulation);
  g_autofree char *call_id = NULL;
  g_autofree char *ids = join_ids (simulation, plan_job);
  g_autoptr(GString) folded = g_string_new (NULL);
  const char *status = callboard_simulation_job_get_status (simulation);
  char *texts[] = {
    join_lines (callboard_persona_get_name (persona), callboard_persona_get_display_name (persona)),
    join_lines (callboard_scenario_get_description (scenario), NULL),
    join_lines (callboard_agent_endpoint_get_name (endpoint),
                callboard_agent_endpoint_get_phone_number (endpoint)),
  };

  g_object_get (simulation, "call-id", &call_id, NULL);
  sqlite3_bind_text (statement, 1, status != NULL ? status : "", -1, SQLITE_TRANSIENT);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      append_folded (folded, texts[i]);
      sqlite3_bind_text (statement, 2 + (int) i, texts[i], -1, g_free);
    }
  append_folded (folded, ids);
  sqlite3_bind_text (statement, 5, call_id, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 6, folded->str, -1, SQLITE_TRANSIENT);
}

static gboolean
index_simulation (RunIndex                *self,
                  CallboardSimulationJob  *simulation,
                  GError                 **error)
{
  const char *simulation_id = callboard_simulation_job_get_id (simulation);
  const gint64 *id = g_hash_table_lookup (self->rows, simulation_id);
  sqlite3_stmt *statement = id != NULL ? self->update : self->insert;

  bind_simulation (statement, self->plan_job, simulation);
  if (id != NULL)
    {
      sqlite3_bind_int64 (statement, 7, *id);
      g_hash_table_remove (self->rows, simulation_id);
    }
  else
    {
      sqlite3_bind_int64 (statement, 7, self->payload);
      callboard_statement_bind_text (statement, 8, self->account);
      callboard_statement_bind_text (statement, 9, callboard_plan_job_get_id (self->plan_job));
      callboard_statement_bind_text (statement, 10, simulation_id);
    }

  return callboard_database_run_statement (self->database, statement, error);
}

/**
 * callboard_history_index_run: (skip)
 * @database: a connection for writing, in a transaction
 * @payload: the row ID of the payload
 * @account: the account ID
 * @plan_job: the decoded payload
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Replaces the index rows of a run.
 *
 * Returns: whether they were written
 */
gboolean
callboard_history_index_run (CallboardDatabase  *database,
                             gint64              payload,
                             const char         *account,
                             CallboardPlanJob   *plan_job,
                             GError            **error)
{
  g_auto(RunIndex) index = {
    .database = database, .payload = payload, .account = account, .plan_job = plan_job,
  };
  GListModel *simulations = G_LIST_MODEL (plan_job);
  GHashTableIter iter;
  gpointer id;

  if (!prepare (&index, error) || !load_rows (&index, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (simulations); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);

      if (!index_simulation (&index, simulation, error))
        return FALSE;
    }

  /* Those that the run does not have any more. */
  g_hash_table_iter_init (&iter, index.rows);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    if (!delete_row (&index, *(gint64 *) id, error))
      return FALSE;

  return TRUE;
}
