/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program that is killed while it writes the history, a hundred times: the
 * file is whole each time, and holds what it was said to hold.
 */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

#include "callboard-database.h"
#include "support/history-support.h"

#define N_KILLS 100

/* What the program does that is killed: it keeps run after run, and says so. */
static int
write_for_ever (const char *path,
                const char *round)
{
  g_autoptr(CallboardHistory) history = callboard_history_new (path);

  for (guint number = 0;; number++)
    {
      g_autofree char *id = g_strdup_printf ("run-%s-%u", round, number % 50);
      g_autofree char *caller = g_strdup_printf ("Caller %u", number);
      g_autoptr(GBytes) body = history_support_create_body (id, "COMPLETED", caller);

      if (!history_support_save_run (history, HISTORY_SUPPORT_ACCOUNT, body, number, NULL))
        return 1;
      printf ("%s %u\n", id, number);
      fflush (stdout);
    }
}

/* From the id of each run to the number that it was last said to be kept with. */
static void
read_said (GDataInputStream *said,
           GHashTable       *kept,
           guint             n_lines)
{
  for (guint i = 0; n_lines == 0 || i < n_lines; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (said, NULL, NULL, NULL);
      char *number;

      /* A line that was cut off does not say what it meant to say. */
      if (line == NULL || (number = strchr (line, ' ')) == NULL)
        break;
      *number++ = '\0';
      g_hash_table_replace (kept, g_strdup (line), GUINT_TO_POINTER (g_ascii_strtoull (number, NULL, 10) + 1));
    }
}

static void
kill_one (const char *program,
          const char *path,
          GHashTable *kept,
          guint       round)
{
  g_autofree char *number = g_strdup_printf ("%u", round);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                    program, "--write", path, number, NULL);
  g_autoptr(GDataInputStream) said = NULL;

  g_assert_no_error (error);
  said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  read_said (said, kept, 1 + round % 23);
  g_subprocess_send_signal (writer, SIGKILL);
  g_subprocess_wait (writer, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  /* What it said before it died. */
  read_said (said, kept, 0);
}

static void
assert_whole (const char *path,
              GHashTable *kept,
              const char *prefix)
{
  CallboardHistory *history = callboard_history_new (path);
  GHashTableIter iter;
  gpointer id;
  gpointer number;

  g_hash_table_iter_init (&iter, kept);
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
      /* Or the one after, which it had no time to speak of. */
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
  g_autoptr(GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(CallboardDatabase) database = NULL;
  g_autoptr(GError) error = NULL;

  for (guint round = 0; round < N_KILLS; round++)
    {
      g_autofree char *prefix = g_strdup_printf ("run-%u-", round);

      kill_one (user_data, path, kept, round);
      assert_whole (path, kept, prefix);
    }
  assert_whole (path, kept, "");
  g_test_message ("%u runs were said to be kept", g_hash_table_size (kept));
  g_assert_cmpuint (g_hash_table_size (kept), >=, N_KILLS);

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
    return write_for_ever (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/history/killed-a-hundred-times", argv[0], test_kill);

  return g_test_run ();
}
