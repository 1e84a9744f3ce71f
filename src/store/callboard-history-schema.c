/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the file of the history, and the way from each earlier version of
 * it to this one. A version that was released never changes: what is new is a
 * step of its own at the end.
 */

#include "config.h"

#include "callboard-history-error.h"
#include "callboard-history-index.h"
#include "callboard-history-schema.h"

/* Times are microseconds since the epoch in UTC. `payload` has the answers of
 * the API as they came, packed: of the runs (kind 'run', subject the id of the
 * run), the calls and what belongs to them. `run` is the list of runs, `list`
 * how far down it is known without a gap. */
static const char runs_and_payloads[] =
  "CREATE TABLE run ("
  "  account TEXT NOT NULL,"
  "  id TEXT NOT NULL,"
  "  plan_id TEXT NOT NULL,"
  "  status TEXT NOT NULL,"
  "  triggered_by TEXT,"
  "  created_at INTEGER NOT NULL,"
  "  started_at INTEGER,"
  "  ended_at INTEGER,"
  "  PRIMARY KEY (account, id)"
  ") WITHOUT ROWID;"
  "CREATE INDEX run_by_time ON run (account, created_at);"
  "CREATE TABLE list ("
  "  account TEXT NOT NULL PRIMARY KEY,"
  "  oldest_at INTEGER,"
  "  next_cursor TEXT,"
  "  has_more INTEGER NOT NULL,"
  "  fetched_at INTEGER NOT NULL"
  ") WITHOUT ROWID;"
  "CREATE TABLE plan ("
  "  account TEXT NOT NULL,"
  "  id TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  fetched_at INTEGER NOT NULL,"
  "  PRIMARY KEY (account, id)"
  ") WITHOUT ROWID;"
  "CREATE TABLE payload ("
  "  id INTEGER PRIMARY KEY,"
  "  account TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  subject TEXT NOT NULL,"
  "  fetched_at INTEGER NOT NULL,"
  "  body BLOB NOT NULL,"
  "  UNIQUE (account, kind, subject)"
  ");"
  "CREATE INDEX payload_by_time ON payload (fetched_at);";

/* What is searched: a row for each simulation of each kept run. The index holds
 * no text of its own. */
static const char simulations_and_search[] =
  "CREATE TABLE simulation ("
  "  id INTEGER PRIMARY KEY,"
  "  payload INTEGER NOT NULL REFERENCES payload (id) ON DELETE CASCADE,"
  "  account TEXT NOT NULL,"
  "  run_id TEXT NOT NULL,"
  "  simulation_id TEXT NOT NULL,"
  "  status TEXT NOT NULL,"
  "  caller TEXT NOT NULL,"
  "  scenario TEXT NOT NULL,"
  "  endpoint TEXT NOT NULL,"
  "  ids TEXT NOT NULL"
  ");"
  "CREATE INDEX simulation_by_payload ON simulation (payload);"
  "CREATE INDEX simulation_by_id ON simulation (account, simulation_id);"
  "CREATE VIRTUAL TABLE search USING fts5 ("
  "  caller, scenario, endpoint, ids,"
  "  content = 'simulation', content_rowid = 'id',"
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
  ");"
  "CREATE TRIGGER simulation_inserted AFTER INSERT ON simulation BEGIN"
  "  INSERT INTO search (rowid, caller, scenario, endpoint, ids)"
  "    VALUES (new.id, new.caller, new.scenario, new.endpoint, new.ids);"
  "END;"
  "CREATE TRIGGER simulation_deleted AFTER DELETE ON simulation BEGIN"
  "  INSERT INTO search (search, rowid, caller, scenario, endpoint, ids)"
  "    VALUES ('delete', old.id, old.caller, old.scenario, old.endpoint, old.ids);"
  "END;";

/* How far the simulations of a run were, and when its rows for the search were
 * made. */
static const char progress[] =
  "ALTER TABLE run ADD COLUMN progress REAL NOT NULL DEFAULT -1;"
  "ALTER TABLE payload ADD COLUMN indexed_at INTEGER;";

typedef struct
{
  const char *statements;
  gboolean  (*fill) (CallboardDatabase  *database,
                     GError            **error);
} Step;

/* From version 0, a file with nothing in it, to the newest. */
static const Step steps[] = {
  { runs_and_payloads, NULL },
  { progress, NULL },
  { simulations_and_search, callboard_history_index_all_runs },
};

/**
 * callboard_history_schema_get_version: (skip)
 *
 * Returns: the version of files that this Callboard writes
 */
gint64
callboard_history_schema_get_version (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
take_step (CallboardDatabase  *database,
           guint               number,
           GError            **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", number + 1);

  return callboard_database_begin (database, error) &&
         callboard_database_end (database,
                                 callboard_database_exec (database, steps[number].statements, error) &&
                                 (steps[number].fill == NULL || steps[number].fill (database, error)) &&
                                 callboard_database_exec (database, set_version, error),
                                 error);
}

/**
 * callboard_history_schema_ensure: (skip)
 * @database: a connection to write
 * @error: return location for an error of %CALLBOARD_HISTORY_ERROR
 *
 * Brings a file to the version of this Callboard, step by step: one that is cut
 * short is taken up again the next time. Sets %CALLBOARD_HISTORY_ERROR_NEWER,
 * and changes nothing, where the file is of a later version.
 *
 * Returns: whether the file is of this version
 */
gboolean
callboard_history_schema_ensure (CallboardDatabase  *database,
                                 GError            **error)
{
  gint64 version;

  if (!callboard_database_get_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version < 0 || version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_NEWER,
                   "The history is of version %" G_GINT64_FORMAT, version);
      return FALSE;
    }

  for (guint number = (guint) version; number < G_N_ELEMENTS (steps); number++)
    if (!take_step (database, number, error))
      return FALSE;

  return TRUE;
}
