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

static gboolean
insert_simulation (CallboardDatabase       *database,
                   sqlite3_stmt            *statement,
                   gint64                   payload,
                   const char              *account,
                   CallboardPlanJob        *plan_job,
                   CallboardSimulationJob  *simulation,
                   GError                 **error)
{
  CallboardPersona *persona = callboard_simulation_job_get_persona (simulation);
  CallboardScenario *scenario = callboard_simulation_job_get_scenario (simulation);
  CallboardAgentEndpoint *endpoint = callboard_simulation_job_get_agent_endpoint (simulation);
  g_autofree char *persona_text = join_lines (callboard_persona_get_name (persona),
                                              callboard_persona_get_display_name (persona));
  g_autofree char *scenario_text = join_lines (callboard_scenario_get_description (scenario), NULL);
  g_autofree char *endpoint_text = join_lines (callboard_agent_endpoint_get_name (endpoint),
                                               callboard_agent_endpoint_get_phone_number (endpoint));
  g_autofree char *ids = join_ids (simulation, plan_job);
  g_autofree char *call_id = NULL;
  g_autoptr(GString) folded = g_string_new (NULL);
  const char *status = callboard_simulation_job_get_status (simulation);

  g_object_get (simulation, "call-id", &call_id, NULL);
  append_folded (folded, persona_text);
  append_folded (folded, scenario_text);
  append_folded (folded, endpoint_text);
  append_folded (folded, ids);

  sqlite3_bind_int64 (statement, 1, payload);
  callboard_statement_bind_text (statement, 2, account);
  callboard_statement_bind_text (statement, 3, callboard_plan_job_get_id (plan_job));
  callboard_statement_bind_text (statement, 4, callboard_simulation_job_get_id (simulation));
  callboard_statement_bind_text (statement, 5, status != NULL ? status : "");
  callboard_statement_bind_text (statement, 6, persona_text);
  callboard_statement_bind_text (statement, 7, scenario_text);
  callboard_statement_bind_text (statement, 8, endpoint_text);
  callboard_statement_bind_text (statement, 9, call_id);
  callboard_statement_bind_text (statement, 10, folded->str);

  return callboard_database_run_statement (database, statement, error);
}

static gboolean
delete_rows (CallboardDatabase  *database,
             gint64              payload,
             GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database, "DELETE FROM simulation WHERE payload = ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, payload);

  return callboard_database_run_statement (database, statement, error);
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
  g_autoptr(sqlite3_stmt) statement = NULL;
  GListModel *simulations = G_LIST_MODEL (plan_job);

  if (!delete_rows (database, payload, error))
    return FALSE;

  statement = callboard_database_prepare (database,
    "INSERT INTO simulation (payload, account, run_id, simulation_id, status, caller, scenario, endpoint, ids,"
    "                        call_id, folded)"
    "  VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (simulations); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);

      if (!insert_simulation (database, statement, payload, account, plan_job, simulation, error))
        return FALSE;
    }

  return TRUE;
}
