/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A history whose file is garbage, damaged, locked, not to be written, of a later
 * Callboard, or on a full disk: it says so, loses nothing that it can keep, and
 * nobody waits.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "callboard-database.h"
#include "callboard-history-error.h"
#include "callboard-history-file.h"
#include "support/history-support.h"
#include "support/wait.h"

typedef struct
{
  char             *folder;
  char             *path;
  CallboardHistory *history;
  guint             n_problems;
} Fixture;

static void
on_problem (Fixture *fixture)
{
  fixture->n_problems++;
}

static void
open_history (Fixture *fixture)
{
  fixture->history = callboard_history_new (fixture->path);
  g_signal_connect_swapped (fixture->history, "notify::problem", G_CALLBACK (on_problem), fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = history_support_create_folder ();
  fixture->path = history_support_dup_path (fixture->folder);
  open_history (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  history_support_close (fixture->history);
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static gboolean
save (Fixture     *fixture,
      const char  *id,
      GError     **error)
{
  g_autoptr(GBytes) body = history_support_create_body (id, "COMPLETED", "Ada");

  return history_support_save_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, body, 1000, error);
}

static gboolean
is_kept (Fixture    *fixture,
         const char *id)
{
  g_autoptr(CallboardPlanJob) plan_job =
    history_support_load_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, id, NULL, NULL);

  return plan_job != NULL;
}

static gboolean
has_problem (gpointer user_data)
{
  Fixture *fixture = user_data;

  return callboard_history_get_problem (fixture->history) != NULL;
}

/* The worker that finds the fault need not be the one that was waited for: the
 * first use of a file has it checked beside that. */
static void
assert_problem (Fixture               *fixture,
                CallboardHistoryError  code)
{
  const GError *problem;

  test_wait_until (has_problem, fixture);
  problem = callboard_history_get_problem (fixture->history);
  g_assert_error (problem, CALLBOARD_HISTORY_ERROR, (int) code);
  g_assert_cmpint (strlen (callboard_history_error_get_message (problem)), >, 20);
}

static guint
count_set_aside (Fixture *fixture)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".damaged-") != NULL && !g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm"))
      n++;

  return n;
}

/* --- Damage ----------------------------------------------------------------- */

static void
test_garbage (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_assert_true (g_file_set_contents (fixture->path, "This was a shopping list: milk, bread, 12 eggs. "
                                      "It is long enough to be looked at as the head of a file.", -1, NULL));

  g_assert_false (is_kept (fixture, "run-1"));
  assert_problem (fixture, CALLBOARD_HISTORY_ERROR_DAMAGED);
  g_assert_cmpuint (count_set_aside (fixture), ==, 1);
  g_assert_true (save (fixture, "run-1", NULL));
  g_assert_true (is_kept (fixture, "run-1"));
  /* All is well again. */
  g_assert_null (callboard_history_get_problem (fixture->history));
  g_assert_cmpuint (count_set_aside (fixture), ==, 1);
}

static void
test_garbage_while_saving (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_assert_true (g_file_set_contents (fixture->path, "\x7f" "ELF and nothing but, at least sixteen bytes of it", -1, NULL));

  g_assert_true (save (fixture, "run-1", NULL));
  assert_problem (fixture, CALLBOARD_HISTORY_ERROR_DAMAGED);
  g_assert_true (is_kept (fixture, "run-1"));
}

static void
fill (Fixture *fixture)
{
  for (guint number = 0; number < 40; number++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", number);

      g_assert_true (save (fixture, id, NULL));
    }
}

static gboolean
has_set_aside (gpointer user_data)
{
  return count_set_aside (user_data) > 0;
}

/* A few bytes that went bad in the middle are found without being read. */
static void
test_bit_rot (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *contents = NULL;
  gsize length;

  fill (fixture);
  history_support_close (fixture->history);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  for (gsize page = 2; page < length / 4096; page += 3)
    memset (contents + page * 4096, 0xa5, 100);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));

  open_history (fixture);
  is_kept (fixture, "run-39");
  test_wait_until (has_set_aside, fixture);
  assert_problem (fixture, CALLBOARD_HISTORY_ERROR_DAMAGED);
  g_assert_true (save (fixture, "run-1", NULL));
  g_assert_true (is_kept (fixture, "run-1"));
}

static void
test_cut_off (Fixture       *fixture,
              gconstpointer  user_data)
{
  fill (fixture);
  history_support_close (fixture->history);
  g_assert_cmpint (truncate (fixture->path, 4096 * 5 + 100), ==, 0);

  open_history (fixture);
  is_kept (fixture, "run-39");
  test_wait_until (has_set_aside, fixture);
  g_assert_true (save (fixture, "run-1", NULL));
  g_assert_true (is_kept (fixture, "run-1"));
}

/* One payload that is no such thing does not take the others with it. */
static void
test_bad_payload (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(CallboardDatabase) database = NULL;
  g_autofree char *found = NULL;

  g_assert_true (save (fixture, "run-1", NULL));
  g_assert_true (save (fixture, "run-2", NULL));
  database = callboard_database_open (fixture->path, CALLBOARD_DATABASE_WRITE, NULL);
  g_assert_true (callboard_database_exec (database,
                                         "UPDATE payload SET body = x'00ff00ff' WHERE subject = 'run-1';"
                                         "UPDATE payload SET fetched_at = 9223372036854775807 WHERE subject = 'run-2';",
                                          NULL));

  g_assert_false (is_kept (fixture, "run-1"));
  g_assert_false (is_kept (fixture, "run-2"));
  g_assert_null (callboard_history_get_problem (fixture->history));
  g_assert_true (save (fixture, "run-1", NULL));
  g_assert_true (is_kept (fixture, "run-1"));
}

/* --- Two workers ------------------------------------------------------------ */

/* One worker that finds the file damaged while the other one uses it too. */
typedef struct
{
  CallboardHistoryFile *file;
  CallboardDatabaseMode mode;
  /* How many workers have the damaged file open. */
  gint                 *n_using;
  guint                 n_calls;
  GError               *notice;
} Worker;

static gpointer
find_damage (CallboardDatabase  *database,
             gpointer            data,
             GError            **error)
{
  Worker *worker = data;

  if (worker->n_calls++ > 0)
    return GINT_TO_POINTER (TRUE);

  g_atomic_int_inc (worker->n_using);
  while (g_atomic_int_get (worker->n_using) < 2)
    g_thread_yield ();
  g_set_error_literal (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_DAMAGED, "damaged");

  return NULL;
}

static gpointer
use_file (gpointer user_data)
{
  Worker *worker = user_data;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (callboard_history_file_run (worker->file, worker->mode, find_damage, worker,
                                                &worker->notice, &error));
  g_assert_no_error (error);

  return NULL;
}

/* Both find the same file damaged: it is moved aside once. The second one must not
 * move the new file, and what was saved in it. */
static void
test_damage_found_twice (Fixture       *fixture,
                         gconstpointer  user_data)
{
  CallboardHistoryFile *file = callboard_history_file_new (fixture->path);
  gint n_using = 0;
  Worker workers[] = {
    { .file = file, .mode = CALLBOARD_DATABASE_WRITE, .n_using = &n_using },
    { .file = file, .mode = CALLBOARD_DATABASE_READ, .n_using = &n_using },
  };
  GThread *threads[G_N_ELEMENTS (workers)];

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    threads[i] = g_thread_new ("worker", use_file, &workers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpuint (workers[i].n_calls, ==, 2);
    }

  g_assert_cmpint (workers[0].notice != NULL, !=, workers[1].notice != NULL);
  g_assert_cmpuint (count_set_aside (fixture), ==, 1);
  g_clear_error (&workers[0].notice);
  g_clear_error (&workers[1].notice);
  callboard_history_file_unref (file);
}

/* --- Others ----------------------------------------------------------------- */

static void
test_newer (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(CallboardDatabase) database = callboard_database_open (fixture->path, CALLBOARD_DATABASE_WRITE, NULL);
  g_autoptr(GError) error = NULL;
  gint64 version = 0;

  g_assert_true (callboard_database_exec (database, "CREATE TABLE later (x); PRAGMA user_version = 999", NULL));

  g_assert_false (is_kept (fixture, "run-1"));
  g_assert_false (save (fixture, "run-1", &error));
  g_assert_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_NEWER);
  assert_problem (fixture, CALLBOARD_HISTORY_ERROR_NEWER);
  g_assert_true (callboard_database_get_integer (database, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, 999);
  g_assert_true (callboard_database_get_integer (database, "SELECT count(*) FROM sqlite_schema", &version, NULL));
  g_assert_cmpint (version, ==, 1);
  g_assert_cmpuint (count_set_aside (fixture), ==, 0);
}

static void
test_locked (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autoptr(CallboardDatabase) other = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (save (fixture, "run-1", NULL));
  other = callboard_database_open (fixture->path, CALLBOARD_DATABASE_WRITE, NULL);
  g_assert_true (callboard_database_begin (other, NULL));

  g_assert_false (save (fixture, "run-2", &error));
  g_assert_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_LOCKED);
  assert_problem (fixture, CALLBOARD_HISTORY_ERROR_LOCKED);
  /* What is kept can be read meanwhile. */
  g_assert_true (is_kept (fixture, "run-1"));

  g_assert_true (callboard_database_end (other, TRUE, NULL));
  g_assert_true (save (fixture, "run-2", NULL));
  g_assert_null (callboard_history_get_problem (fixture->history));
  g_assert_true (is_kept (fixture, "run-2"));
}

/* --- The disk --------------------------------------------------------------- */

/* A small disk that nobody else sees. It is gone with the process. */
static gboolean
mount_small_disk (const char *folder)
{
  if (unshare (CLONE_NEWNS) != 0 && unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return FALSE;

  return mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, "size=1m,mode=700") == 0;
}

static void
run_on_small_disk (const char *path)
{
  g_test_trap_subprocess ("/history/faults/subprocess/mount", 0, G_TEST_SUBPROCESS_DEFAULT);
  if (!g_test_trap_has_passed ())
    {
      g_test_skip ("no disk can be mounted here");
      return;
    }

  g_test_trap_subprocess (path, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_full_disk (void)
{
  run_on_small_disk ("/history/faults/subprocess/full-disk");
}

static void
test_read_only_disk (void)
{
  run_on_small_disk ("/history/faults/subprocess/read-only-disk");
}

static void
begin_on_small_disk (Fixture *fixture)
{
  fixture->folder = history_support_create_folder ();
  if (!mount_small_disk (fixture->folder))
    {
      g_rmdir (fixture->folder);
      g_error ("no disk can be mounted here");
    }
  fixture->path = history_support_dup_path (fixture->folder);
  open_history (fixture);
}

static void
end_on_small_disk (Fixture *fixture)
{
  history_support_close (fixture->history);
  umount2 (fixture->folder, MNT_DETACH);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
subprocess_mount (void)
{
  Fixture fixture = { 0 };

  begin_on_small_disk (&fixture);
  end_on_small_disk (&fixture);
}

static void
subprocess_full_disk (void)
{
  Fixture fixture = { 0 };
  g_autofree char *ballast = NULL;
  g_autofree char *zeros = g_malloc0 (1024 * 1024);
  g_autoptr(GError) error = NULL;

  begin_on_small_disk (&fixture);
  g_assert_true (save (&fixture, "run-1", NULL));
  ballast = g_build_filename (fixture.folder, "ballast", NULL);
  for (gssize size = 1024 * 1024; size > 0; size -= 4096)
    if (g_file_set_contents_full (ballast, zeros, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
      break;

  for (guint number = 2; error == NULL && number < 100; number++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", number);

      save (&fixture, id, &error);
    }
  g_assert_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_FULL);
  assert_problem (&fixture, CALLBOARD_HISTORY_ERROR_FULL);
  g_assert_true (is_kept (&fixture, "run-1"));

  /* With room again, all goes on. */
  g_assert_cmpint (g_remove (ballast), ==, 0);
  g_assert_true (save (&fixture, "run-100", NULL));
  g_assert_true (is_kept (&fixture, "run-100"));
  g_assert_null (callboard_history_get_problem (fixture.history));
  end_on_small_disk (&fixture);
}

static void
subprocess_read_only_disk (void)
{
  Fixture fixture = { 0 };
  g_autoptr(GError) error = NULL;

  begin_on_small_disk (&fixture);
  g_assert_true (save (&fixture, "run-1", NULL));
  history_support_close (fixture.history);
  g_assert_cmpint (mount (NULL, fixture.folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);

  open_history (&fixture);
  g_assert_true (is_kept (&fixture, "run-1"));
  g_assert_false (save (&fixture, "run-2", &error));
  g_assert_error (error, CALLBOARD_HISTORY_ERROR, CALLBOARD_HISTORY_ERROR_READ_ONLY);
  assert_problem (&fixture, CALLBOARD_HISTORY_ERROR_READ_ONLY);
  g_assert_true (is_kept (&fixture, "run-1"));
  end_on_small_disk (&fixture);
}

/* A folder that cannot be made. */
static void
test_no_folder (void)
{
  g_autoptr(CallboardHistory) history = callboard_history_new ("/proc/callboard/history.sqlite");
  g_autoptr(GBytes) body = history_support_create_body ("run-1", "COMPLETED", "Ada");
  g_autoptr(GError) error = NULL;

  g_assert_false (history_support_save_run (history, HISTORY_SUPPORT_ACCOUNT, body, 1000, &error));
  g_assert_cmpint ((int) error->domain, ==, (int) CALLBOARD_HISTORY_ERROR);
  g_assert_nonnull (callboard_history_get_problem (history));
  history_support_close (g_steal_pointer (&history));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/history/faults/garbage", test_garbage);
  ADD ("/history/faults/garbage-while-saving", test_garbage_while_saving);
  ADD ("/history/faults/bit-rot", test_bit_rot);
  ADD ("/history/faults/cut-off", test_cut_off);
  ADD ("/history/faults/bad-payload", test_bad_payload);
  ADD ("/history/faults/damage-found-twice", test_damage_found_twice);
  ADD ("/history/faults/newer", test_newer);
  ADD ("/history/faults/locked", test_locked);
#undef ADD
  g_test_add_func ("/history/faults/no-folder", test_no_folder);
  g_test_add_func ("/history/faults/full-disk", test_full_disk);
  g_test_add_func ("/history/faults/subprocess/mount", subprocess_mount);
  g_test_add_func ("/history/faults/subprocess/full-disk", subprocess_full_disk);
  g_test_add_func ("/history/faults/read-only-disk", test_read_only_disk);
  g_test_add_func ("/history/faults/subprocess/read-only-disk", subprocess_read_only_disk);

  return g_test_run ();
}
