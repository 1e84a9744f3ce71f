/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kills a process a hundred times while it writes the history: each time, the file must
 * be intact and contain every run reported as saved.
 */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

#include "callboard-database.h"
#include "support/history-support.h"

#define N_KILLS 100

/* The killed process: saves runs without end and prints each one after it was saved. */
static int
write_endlessly (const char *path,
                 const char *round)
{
  g_autoptr(CallboardHistory) history = callboard_history_new (path);

  for (guint number = 0;; number++)
    {
      g_autofree char *id = g_strdup_printf ("run-%s-%u", round, number % 50);
      g_autofree char *persona = g_strdup_printf ("Caller %u", number);
      g_autoptr(GBytes) body = history_support_create_body (id, "COMPLETED", persona);

      if (!history_support_save_run (history, HISTORY_SUPPORT_ACCOUNT, body, number, NULL))
        return 1;
      printf ("%s %u\n", id, number);
      fflush (stdout);
    }
}

/* Maps the ID of each run to the last number reported as saved for it, plus one. */
static void
read_saved (GDataInputStream *output,
            GHashTable       *saved,
            guint             n_lines)
{
  for (guint i = 0; n_lines == 0 || i < n_lines; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);
      char *number;

      /* Ignore an incomplete line. */
      if (line == NULL || (number = strchr (line, ' ')) == NULL)
        break;
      *number++ = '\0';
      g_hash_table_replace (saved, g_strdup (line),
                            GUINT_TO_POINTER (g_ascii_strtoull (number, NULL, 10) + 1));
    }
}

static void
write_and_kill (const char *program,
                const char *path,
                GHashTable *saved,
                guint       round)
{
  g_autofree char *number = g_strdup_printf ("%u", round);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    program, "--write", path, number, NULL);
  g_autoptr(GDataInputStream) output = NULL;

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  read_saved (output, saved, 1 + round % 23);
  g_subprocess_send_signal (writer, SIGKILL);
  g_subprocess_wait (writer, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  /* Lines printed before the process was killed. */
  read_saved (output, saved, 0);
}

static void
assert_intact (const char *path,
               GHashTable *saved,
               const char *prefix)
{
  CallboardHistory *history = callboard_history_new (path);
  GHashTableIter iter;
  gpointer id;
  gpointer number;

  g_hash_table_iter_init (&iter, saved);
  while (g_hash_table_iter_next (&iter, &id, &number))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GDateTime) fetched_at = NULL;
      g_autoptr(CallboardPlanJob) plan_job = NULL;

      if (!g_str_has_prefix (id, prefix))
        continue;
      plan_job = history_support_load_run (history, HISTORY_SUPPORT_ACCOUNT, id, &fetched_at, &error);
      g_assert_no_error (error);
      g_assert_nonnull (plan_job);
      /* Or the next one, which was saved but not yet printed. */
      g_assert_cmpint (g_date_time_to_unix (fetched_at), >=, GPOINTER_TO_UINT (number) - 1);
    }
  g_assert_null (callboard_history_get_problem (history));
  history_support_close (history);
}

static void
test_kill (gconstpointer user_data)
{
  char *folder = history_support_create_folder ();
  g_autofree char *path = history_support_dup_path (folder);
  g_autoptr(GHashTable) saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CallboardDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  for (guint round = 0; round < N_KILLS; round++)
    {
      g_autofree char *prefix = g_strdup_printf ("run-%u-", round);

      write_and_kill (user_data, path, saved, round);
      assert_intact (path, saved, prefix);
    }
  assert_intact (path, saved, "");
  g_test_message ("%u runs were reported as saved", g_hash_table_size (saved));
  g_assert_cmpuint (g_hash_table_size (saved), >=, N_KILLS);

  database = callboard_database_open (path, CALLBOARD_DATABASE_WRITE, NULL);
  g_assert_true (callboard_database_check (database, &error));
  g_assert_no_error (error);
  g_clear_pointer (&database, callboard_database_free);
  history_support_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_endlessly (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/history/killed-a-hundred-times", argv[0], test_kill);

  return g_test_run ();
}
