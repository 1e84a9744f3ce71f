/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token in the whole program: it is sent to its server and appears nowhere else.
 */

#include "config.h"

#include <string.h>

#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

#define LOG "program.log"

typedef struct
{
  TestServer  *server;
  GSubprocess *process;
  char        *log;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GError) error = NULL;

  fixture->server = test_server_new ();
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  fixture->log = g_build_filename (g_getenv ("HOME"), LOG, NULL);

  g_subprocess_launcher_setenv (launcher, "ROARK_API_BEARER_TOKEN", CLIENT_SUPPORT_TOKEN, TRUE);
  g_subprocess_launcher_setenv (launcher, "ROARK_BASE_URL", test_server_get_base_url (fixture->server), TRUE);
  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  g_subprocess_launcher_setenv (launcher, "SOUP_DEBUG", "all", TRUE);
  /* Standard error goes to the same file. */
  g_subprocess_launcher_set_stdout_file_path (launcher, fixture->log);
  g_subprocess_launcher_set_flags (launcher, G_SUBPROCESS_FLAGS_STDERR_MERGE);
  fixture->process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("CALLBOARD"), CLIENT_SUPPORT_RUN, NULL);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_object_unref (fixture->process);
  test_server_free (fixture->server);
  g_free (fixture->log);
}

/* --- Searching ------------------------------------------------------------ */

static gboolean
contains_token (const char *path)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  /* Files may have been removed, and sockets cannot be read. */
  return g_file_get_contents (path, &contents, &size, NULL) &&
         memmem (contents, size, CLIENT_SUPPORT_TOKEN, strlen (CLIENT_SUPPORT_TOKEN)) != NULL;
}

static void
assert_not_in_folder (const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        assert_not_in_folder (path);
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && contains_token (path))
        g_error ("The token is in %s", path);
    }
}

static gboolean
is_child_of (const char *pid,
             const char *parent)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *stat = NULL;
  const char *after_name;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return FALSE;

  /* The program name, in brackets, can contain anything. */
  after_name = strrchr (stat, ')');
  g_assert_nonnull (after_name);

  /* ") S 123 …" */
  return strlen (after_name) > 4 &&
         g_ascii_strtoull (after_name + 4, NULL, 10) == g_ascii_strtoull (parent, NULL, 10);
}

/* Not on any command line, and in no environment but that of the program. */
static void
assert_not_in_processes (Fixture *fixture)
{
  const char *program = g_subprocess_get_identifier (fixture->process);
  g_autofree char *command_line = g_build_filename ("/proc", program, "cmdline", NULL);
  g_autoptr(GDir) directory = g_dir_open ("/proc", 0, NULL);
  const char *pid;

  g_assert_true (g_file_test (command_line, G_FILE_TEST_EXISTS));
  g_assert_false (contains_token (command_line));
  while ((pid = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *command = g_build_filename ("/proc", pid, "cmdline", NULL);
      g_autofree char *environment = g_build_filename ("/proc", pid, "environ", NULL);

      if (!g_ascii_isdigit (*pid) || !is_child_of (pid, program))
        continue;

      g_assert_false (contains_token (command));
      g_assert_false (contains_token (environment));
    }
}

/* --- Tests ---------------------------------------------------------------- */

/* The window may close before the key is released. */
static void
press (const char *key)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "xdotool", "search", "--sync", "--onlyvisible",
                      "--name", "^Run 7f3e4d2c$", "windowfocus", "--sync", "key", key, NULL);
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, test_store_result, &result);
  test_wait_for_result (&result);
  g_assert_true (g_subprocess_wait_finish (process, result, &error));
}

static void
test_is_nowhere_else (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *contents = NULL;
  const TestRequest *request;
  guint n_requests;

  press ("F5");
  test_server_wait_requests (fixture->server, 2);
  request = test_server_get_request (fixture->server, 0);
  g_assert_cmpstr (test_request_get_header (request, "Authorization"), ==, "Bearer " CLIENT_SUPPORT_TOKEN);
  assert_not_in_processes (fixture);

  /* The server repeats the token, in the body and in a header. */
  test_server_answer (fixture->server, 422, "{\"message\":\"I do not like " CLIENT_SUPPORT_TOKEN "\"}");
  test_server_add_header (fixture->server, "X-Token", CLIENT_SUPPORT_TOKEN);
  n_requests = test_server_get_n_requests (fixture->server);
  press ("F5");
  test_server_wait_requests (fixture->server, n_requests + 1);
  test_run_pending ();
  assert_not_in_processes (fixture);

  g_subprocess_wait_async (fixture->process, NULL, test_store_result, &result);
  press ("ctrl+q");
  test_wait_for_result (&result);
  g_subprocess_wait_finish (fixture->process, result, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (fixture->process), ==, 0);

  /* The log is not empty. */
  g_assert_true (g_file_get_contents (fixture->log, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "DEBUG"));
  assert_not_in_folder (g_getenv ("HOME"));
  assert_not_in_folder (g_getenv ("XDG_RUNTIME_DIR"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/token/is-nowhere-else", Fixture, NULL, set_up, test_is_nowhere_else, tear_down);

  return g_test_run ();
}
