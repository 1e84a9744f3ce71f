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

/* Of the only stored run that can be read. */
#define COUNT_VERDICTS \
  "SELECT count (*) FROM verdict WHERE run_id = 'run-1' AND result = 'not-judged'"

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
  g_assert_true (callboard_database_get_integer (database, COUNT_VERDICTS, &stored, NULL));
  g_assert_cmpint (stored, ==, 1);
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

  return g_test_run ();
}
