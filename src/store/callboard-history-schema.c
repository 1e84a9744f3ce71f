/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema of the history and its migrations. A released step never changes: add a new
 * one at the end.
 */

#include "config.h"

#include "callboard-history-error.h"
#include "callboard-history-index.h"
#include "callboard-history-schema.h"
#include "callboard-history-verdicts.h"

/* Times are microseconds since the epoch in UTC. `payload` contains the compressed
 * responses of the API: runs (kind 'run', subject the run ID), calls and parts of calls.
 * `run` is the list of runs, see callboard-history-summaries.c; `list` is the time down to
 * which it is complete. */
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

/* The search index: a row for each simulation of each saved run. The full-text index has
 * no text of its own. `caller` is the persona. */
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

/* The progress of a run, and the time of the latest search index of a payload. */
static const char progress[] =
  "ALTER TABLE run ADD COLUMN progress REAL NOT NULL DEFAULT -1;"
  "ALTER TABLE payload ADD COLUMN indexed_at INTEGER;";

/* The column `ids` has the fields that Callboard does not know as well. The rows come with
 * `search_of_transcripts`. */
static const char other_fields[] =
  "DELETE FROM simulation;";

/* The verdicts of runs: `obstacle` is the failure that kept the run from being judged, and
 * `verdict` the whole verdict, both as JSON; `obstacle_kind` is set where no failure did. The
 * long texts are last, so that the other columns are read without them. */
static const char verdicts[] =
  "CREATE TABLE verdict ("
  "  account TEXT NOT NULL,"
  "  run_id TEXT NOT NULL,"
  "  ended_at INTEGER,"
  "  result TEXT NOT NULL,"
  "  score REAL,"
  "  check_name TEXT,"
  "  pass_rate REAL,"
  "  obstacle_kind TEXT,"
  "  obstacle TEXT,"
  "  verdict TEXT,"
  "  UNIQUE (account, run_id)"
  ");";

/* Columns `folded` have what is searched, by callboard_text_fold_words(). The indexes know
 * which rows have which trigrams, because not every language has spaces between words; the
 * rest is in the rows. `transcript.id` is the ID of the payload. `simulation.ids` is not used
 * any more. `to_index` has the payloads that earlier versions saved, which are indexed in the
 * background. */
static const char search_of_transcripts[] =
  "ALTER TABLE simulation ADD COLUMN call_id TEXT;"
  "ALTER TABLE simulation ADD COLUMN folded TEXT NOT NULL DEFAULT '';"
  "CREATE INDEX simulation_by_call ON simulation (account, call_id, run_id);"
  "DROP TRIGGER simulation_inserted;"
  "DROP TRIGGER simulation_deleted;"
  "DROP TABLE search;"
  "CREATE VIRTUAL TABLE search USING fts5 ("
  "  folded, content = 'simulation', content_rowid = 'id',"
  "  tokenize = 'trigram case_sensitive 1', detail = none"
  ");"
  "CREATE TRIGGER simulation_inserted AFTER INSERT ON simulation WHEN new.folded != '' BEGIN"
  "  INSERT INTO search (rowid, folded) VALUES (new.id, new.folded);"
  "END;"
  "CREATE TRIGGER simulation_deleted AFTER DELETE ON simulation WHEN old.folded != '' BEGIN"
  "  INSERT INTO search (search, rowid, folded) VALUES ('delete', old.id, old.folded);"
  "END;"
  "CREATE TRIGGER simulation_updated AFTER UPDATE OF folded ON simulation"
  "  WHEN old.folded != new.folded BEGIN"
  "  INSERT INTO search (search, rowid, folded)"
  "    SELECT 'delete', old.id, old.folded WHERE old.folded != '';"
  "  INSERT INTO search (rowid, folded) SELECT new.id, new.folded WHERE new.folded != '';"
  "END;"
  "CREATE TABLE transcript ("
  "  id INTEGER PRIMARY KEY REFERENCES payload (id) ON DELETE CASCADE,"
  "  account TEXT NOT NULL,"
  "  call_id TEXT NOT NULL,"
  "  folded TEXT NOT NULL"
  ");"
  "CREATE INDEX transcript_by_account ON transcript (account, call_id);"
  "CREATE VIRTUAL TABLE transcript_search USING fts5 ("
  "  folded, content = 'transcript', content_rowid = 'id',"
  "  tokenize = 'trigram case_sensitive 1', detail = none"
  ");"
  "CREATE TRIGGER transcript_inserted AFTER INSERT ON transcript BEGIN"
  "  INSERT INTO transcript_search (rowid, folded) VALUES (new.id, new.folded);"
  "END;"
  "CREATE TRIGGER transcript_deleted AFTER DELETE ON transcript BEGIN"
  "  INSERT INTO transcript_search (transcript_search, rowid, folded)"
  "    VALUES ('delete', old.id, old.folded);"
  "END;"
  "CREATE TABLE to_index ("
  "  payload INTEGER PRIMARY KEY REFERENCES payload (id) ON DELETE CASCADE"
  ");"
  "INSERT INTO to_index SELECT id FROM payload WHERE kind IN ('run', 'transcript');";

/* A small history can be searched at once; nothing waits for a large one. */
static gboolean
index_small (CallboardDatabase  *database,
             GError            **error)
{
  gboolean has_more;
  gint64 is_small;

  if (!callboard_database_get_integer (database,
        "SELECT count(*) <= 32 AND total (length (body)) <= 131072"
        "  FROM (SELECT body FROM to_index JOIN payload ON payload.id = to_index.payload LIMIT 33)",
        &is_small, error))
    return FALSE;

  return !is_small || callboard_history_index_pending (database, &has_more, error);
}

typedef struct
{
  const char *statements;
  gboolean  (*migrate) (CallboardDatabase  *database,
                        GError            **error);
} Migration;

/* The migrations from version 0, an empty file, to the current version. */
static const Migration migrations[] = {
  { runs_and_payloads, NULL },
  { progress, NULL },
  { simulations_and_search, NULL },
  { other_fields, NULL },
  { verdicts, NULL },
  { search_of_transcripts, index_small },
};

/**
 * callboard_history_schema_get_version: (skip)
 *
 * Returns: the current version of the schema
 */
gint64
callboard_history_schema_get_version (void)
{
  return G_N_ELEMENTS (migrations);
}

static gboolean
run_migration (CallboardDatabase  *database,
               guint               number,
               GError            **error)
{
  const Migration *migration = &migrations[number];
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", number + 1);
  gboolean migrated;

  if (!callboard_database_begin (database, error))
    return FALSE;

  migrated = callboard_database_exec (database, migration->statements, error) &&
             (migration->migrate == NULL || migration->migrate (database, error)) &&
             callboard_database_exec (database, set_version, error);

  return callboard_database_end (database, migrated, error);
}

/**
 * callboard_history_schema_ensure: (skip)
 * @database: a connection for writing
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Migrates a file to the current version. Each step is a transaction, so that an interrupted
 * migration continues the next time. Sets %CALLBOARD_HISTORY_ERROR_NEWER if the file is from
 * a newer version of Callboard, and leaves it unchanged.
 *
 * Returns: whether the file has the current version
 */
gboolean
callboard_history_schema_ensure (CallboardDatabase  *database,
                                 GError            **error)
{
  gint64 version;

  if (!callboard_database_get_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version < 0 || version > (gint64) G_N_ELEMENTS (migrations))
    {
      g_set_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_NEWER,
                   "The history has version %" G_GINT64_FORMAT, version);
      return FALSE;
    }

  for (guint number = (guint) version; number < G_N_ELEMENTS (migrations); number++)
    if (!run_migration (database, number, error))
      return FALSE;

  return TRUE;
}
