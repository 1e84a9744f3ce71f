/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the program callboard-demo-server, whose path is in CALLBOARD_DEMO_SERVER.
 */

#include <gio/gio.h>
#include <locale.h>
#include <signal.h>

/* Starts callboard-demo-server with @arguments, or skips the test. */
static GSubprocess *
spawn (const char * const *arguments)
{
  const char *program = g_getenv ("CALLBOARD_DEMO_SERVER");
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  GSubprocess *process;

  if (program == NULL) {
    g_test_skip ("CALLBOARD_DEMO_SERVER does not name the program");
    return NULL;
  }

  g_strv_builder_add (command, program);
  g_strv_builder_addv (command, (const char **) arguments);
  argv = g_strv_builder_end (command);
  process = g_subprocess_newv ((const char * const *) argv,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);

  return process;
}

static void
assert_exits (const char * const *arguments,
              int                 status,
              const char         *out,
              const char         *err)
{
  g_autoptr (GSubprocess) process = spawn (arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  if (process == NULL)
    return;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &errors, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, status);
  g_assert_true (g_pattern_match_simple (out, output));
  g_assert_true (g_pattern_match_simple (err, errors));
}

#define ARGUMENTS(...) ((const char * const[]) { __VA_ARGS__, NULL })

static void
test_program_rejects_invalid_options (void)
{
  assert_exits (ARGUMENTS ("--port", "70000"), 2, "", "*--port*70000*");
  assert_exits (ARGUMENTS ("--port=-1"), 2, "", "*--port*-1*");
  assert_exits (ARGUMENTS ("--port", "http"), 2, "", "*http*");
  assert_exits (ARGUMENTS ("--simulations", "100001"), 2, "", "*--simulations*");
  assert_exits (ARGUMENTS ("--seed", "4294967296"), 2, "", "*--seed*");
  assert_exits (ARGUMENTS ("--token="), 2, "", "*--token*");
  assert_exits (ARGUMENTS ("--nonsense"), 2, "", "*--nonsense*");
  assert_exits (ARGUMENTS ("extra"), 2, "", "*--help*");
}

static void
test_program_help (void)
{
  assert_exits (ARGUMENTS ("--help"), 0, "*--port*--token*--simulations*--seed*--version*", "");
  assert_exits (ARGUMENTS ("--version"), 0, "callboard-demo-server *\n", "");
}

static void
test_program_serves_until_signal (void)
{
  static const int signals[] = { SIGINT, SIGTERM };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++) {
    g_autoptr (GSubprocess) process = spawn (ARGUMENTS ("--token", "t", "--simulations", "5"));
    g_autoptr (GDataInputStream) out = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *line = NULL;

    if (process == NULL)
      return;

    out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
    line = g_data_input_stream_read_line (out, NULL, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_regex_match_simple ("^http://127\\.0\\.0\\.1:[1-9][0-9]* t$", line, 0, 0));

    g_subprocess_send_signal (process, signals[i]);
    g_subprocess_wait (process, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_subprocess_get_if_exited (process));
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/program/rejects-invalid-options", test_program_rejects_invalid_options);
  g_test_add_func ("/demo/program/help", test_program_help);
  g_test_add_func ("/demo/program/serves-until-signal", test_program_serves_until_signal);

  return g_test_run ();
}
