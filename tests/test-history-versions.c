/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * History files written by earlier versions of Callboard are upgraded without data
 * loss. tests/data/history-N.sql was written by version N and is never changed.
 */

#include "config.h"

#include "callboard-database.h"
#include "callboard-history-schema.h"
#include "callboard-compression.h"
#include "support/history-support.h"
#include "support/transcript-support.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = history_support_create_folder ();
  fixture->path = history_support_dup_path (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
insert_payload (CallboardDatabase *database)
{
  g_autoptr(GBytes) body = history_support_create_body ("run-1", "COMPLETED", "Ada");
  g_autoptr(GBytes) packed = callboard_compression_compress (body, NULL);
  g_autoptr(sqlite3_stmt) statement = callboard_database_prepare (database,
    "INSERT INTO payload (account, kind, subject, fetched_at, body)"
    "  VALUES ('" HISTORY_SUPPORT_ACCOUNT "', 'run', 'run-1', 1000000000, ?),"
    "         ('" HISTORY_SUPPORT_ACCOUNT "', 'run', 'run-2', 1000000000, x'00')", NULL);

  g_assert_nonnull (statement);
  callboard_statement_bind_bytes (statement, 1, packed);
  g_assert_true (callboard_database_run_statement (database, statement, NULL));
}

static void
create_file (const char *path,
             guint       version)
{
  g_autofree char *name = g_strdup_printf ("history-%u.sql", version);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *statements = NULL;
  g_autoptr(CallboardDatabase) database = callboard_database_open (path, CALLBOARD_DATABASE_WRITE, NULL);
  g_autoptr(GError) error = NULL;
  gint64 stored;

  g_assert_true (g_file_get_contents (script, &statements, NULL, NULL));
  g_assert_true (callboard_database_exec (database, statements, &error));
  g_assert_no_error (error);
  insert_payload (database);
  g_assert_true (callboard_database_get_integer (database, "PRAGMA user_version", &stored, NULL));
  g_assert_cmpint (stored, ==, version);
}

static void
test_upgrade (Fixture       *fixture,
              gconstpointer  user_data)
{
  guint version = GPOINTER_TO_UINT (user_data);
  CallboardHistory *history;
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(CallboardDatabase) database = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *found = NULL;
  gint64 stored;

  create_file (fixture->path, version);

  history = callboard_history_new (fixture->path);
  plan_job = history_support_load_run (history, HISTORY_SUPPORT_ACCOUNT, "run-1", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (plan_job);
  found = history_support_search (history, HISTORY_SUPPORT_ACCOUNT, "ada");
  g_assert_cmpstr (found, ==, "run-1-simulation");
  g_assert_null (callboard_history_get_problem (history));
  history_support_close (history);

  database = callboard_database_open (fixture->path, CALLBOARD_DATABASE_WRITE, NULL);
  g_assert_true (callboard_database_get_integer (database, "PRAGMA user_version", &stored, NULL));
  g_assert_cmpint (stored, ==, callboard_history_schema_get_version ());
  g_assert_true (callboard_database_check (database, NULL));
}

/* Saves many runs and transcripts as version 4 did, without an index of transcripts. */
static void
insert_many (CallboardDatabase *database,
             guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *run_id = g_strdup_printf ("many-%u", i);
      g_autofree char *text = g_strdup_printf ("来週の予約 number %u", i);
      g_autoptr(GBytes) run = transcript_support_create_run (run_id, "2026-01-05T10:00:00Z", "Grace", 1);
      g_autoptr(GBytes) transcript = transcript_support_create_body (&(TranscriptTurn) { 'p', text }, 1);
      g_autoptr(GBytes) packed_run = callboard_compression_compress (run, NULL);
      g_autoptr(GBytes) packed_transcript = callboard_compression_compress (transcript, NULL);
      g_autofree char *call_id = g_strdup_printf ("many-%u-0-call", i);
      g_autoptr(sqlite3_stmt) statement = callboard_database_prepare (database,
        "INSERT INTO payload (account, kind, subject, fetched_at, body)"
        "  VALUES ('" HISTORY_SUPPORT_ACCOUNT "', 'run', ?, 1000000000, ?),"
        "         ('" HISTORY_SUPPORT_ACCOUNT "', 'transcript', ?, 1000000000, ?)", NULL);

      g_assert_nonnull (statement);
      callboard_statement_bind_text (statement, 1, run_id);
      callboard_statement_bind_bytes (statement, 2, packed_run);
      callboard_statement_bind_text (statement, 3, call_id);
      callboard_statement_bind_bytes (statement, 4, packed_transcript);
      g_assert_true (callboard_database_run_statement (database, statement, NULL));
    }
}

static gint64
count_pending (const char *path)
{
  g_autoptr(CallboardDatabase) database = callboard_database_open (path, CALLBOARD_DATABASE_WRITE, NULL);
  gint64 n;

  g_assert_true (callboard_database_get_integer (database, "SELECT count(*) FROM to_index", &n, NULL));

  return n;
}

/* What version 4 saved is found once it is indexed, which goes on after an interruption and
 * does not delay the first use. */
static void
test_index_in_background (Fixture       *fixture,
                          gconstpointer  user_data)
{
  const guint n = 500;
  CallboardHistory *history;
  g_autoptr(CallboardDatabase) database = NULL;
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(GPtrArray) matches = NULL;
  g_autofree char *first = NULL;
  g_autofree char *quotes = NULL;
  gint64 n_pending;

  create_file (fixture->path, 4);
  database = callboard_database_open (fixture->path, CALLBOARD_DATABASE_WRITE, NULL);
  insert_many (database, n);
  g_clear_pointer (&database, callboard_database_free);

  history = callboard_history_new (fixture->path);
  plan_job = history_support_load_run (history, HISTORY_SUPPORT_ACCOUNT, "many-0", NULL, NULL);
  g_assert_nonnull (plan_job);
  g_assert_true (callboard_history_get_indexing (history));
  history_support_close (history);
  n_pending = count_pending (fixture->path);
  g_assert_cmpint (n_pending, >, 0);
  g_assert_cmpint (n_pending, <, 2 * n);

  history = callboard_history_new (fixture->path);
  history_support_load_run (history, HISTORY_SUPPORT_ACCOUNT, "unknown", NULL, NULL);
  transcript_support_wait_indexed (history);
  first = history_support_search (history, HISTORY_SUPPORT_ACCOUNT, "\"many-0\" grace");
  g_assert_cmpstr (first, ==, "many-0-0");
  quotes = transcript_support_dup_quotes (history, HISTORY_SUPPORT_ACCOUNT, "many-7", "予約 number");
  g_assert_cmpstr (quotes, ==, "many-7-0 0 来週の[予約] number 7");
  matches = transcript_support_search (history, HISTORY_SUPPORT_ACCOUNT, NULL, "number 123");
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_null (callboard_history_get_problem (history));
  history_support_close (history);

  g_assert_cmpint (count_pending (fixture->path), ==, 0);
  database = callboard_database_open (fixture->path, CALLBOARD_DATABASE_WRITE, NULL);
  g_assert_true (callboard_database_check (database, NULL));
  g_assert_true (callboard_database_exec (database,
    "INSERT INTO search (search) VALUES ('integrity-check');"
    "INSERT INTO transcript_search (transcript_search, rank) VALUES ('integrity-check', 1)", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* Every earlier version has a file. */
  for (guint version = 1; version < callboard_history_schema_get_version (); version++)
    {
      g_autofree char *path = g_strdup_printf ("/history/version/%u", version);

      g_test_add (path, Fixture, GUINT_TO_POINTER (version), set_up, test_upgrade, tear_down);
    }

  g_test_add ("/history/version/index-in-background", Fixture, NULL, set_up, test_index_in_background, tear_down);

  return g_test_run ();
}
