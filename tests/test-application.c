/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program as a desktop starts it: its command line, its windows, a second
 * start, and that it is quiet.
 */

#include <gio/gio.h>
#include <string.h>

#include "config.h"

#define SEED_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"

/* Runs a program to its end; its standard error belongs to what is checked. */
static int
run (const char * const *arguments,
     char              **output,
     char              **errors)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_newv (arguments,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, errors, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("%s ended by signal %d: %s",
             arguments[1], g_subprocess_get_term_sig (process), *errors);

  return g_subprocess_get_exit_status (process);
}

static const char *
get_program (void)
{
  return g_getenv ("CALLBOARD");
}

static GSubprocess *
start (const char *first_argument,
       ...)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  GSubprocess *process;
  va_list rest;

  g_ptr_array_add (arguments, (char *) get_program ());
  va_start (rest, first_argument);
  for (const char *argument = first_argument; argument != NULL; argument = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (char *) argument);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char * const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);

  return process;
}

/* Waits for a window with a title, and returns its X id. */
static char *
wait_window (const char *title)
{
  g_autofree char *pattern = g_strdup_printf ("^%s$", title);
  g_autofree char *errors = NULL;
  char *window = NULL;

  g_assert_cmpint (run ((const char *[]) { "xdotool", "search", "--sync", "--onlyvisible",
                                           "--name", pattern, NULL },
                        &window, &errors), ==, 0);

  return g_strstrip (window);
}

static void
press (const char *window,
       const char *key)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run ((const char *[]) { "xdotool", "windowfocus", "--sync", window,
                                           "key", key, NULL },
                        &output, &errors), ==, 0);
}

/* Waits for the end of the program, which must have had nothing to complain of. */
static void
assert_quiet_end (GSubprocess *process)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *errors = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &errors, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_cmpstr (errors, ==, "");
}

static void
test_version (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run ((const char *[]) { get_program (), "--version", NULL }, &output, &errors), ==, 0);
  g_assert_cmpstr (output, ==, "callboard " PACKAGE_VERSION "\n");
}

static void
test_unknown_option (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run ((const char *[]) { get_program (), "--nonsense", NULL }, &output, &errors), !=, 0);
  g_assert_nonnull (strstr (errors, "--nonsense"));
}

static void
test_environment_refuses_open_http (void)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run ((const char *[]) { "env", "ROARK_API_BEARER_TOKEN=very-secret",
                                           "ROARK_BASE_URL=http://example.com", get_program (), NULL },
                        &output, &errors), ==, 1);
  g_assert_nonnull (strstr (errors, "ROARK_BASE_URL"));
  g_assert_null (strstr (errors, "very-secret"));
}

static void
test_demo_opens_a_run (void)
{
  g_autoptr(GSubprocess) process = start ("--demo", SEED_RUN, NULL);
  g_autofree char *window = wait_window ("Run 7f3e4d2c");

  press (window, "ctrl+q");
  assert_quiet_end (process);
}

static void
test_first_start_asks_to_connect (void)
{
  g_autoptr(GSubprocess) process = start (NULL);
  g_autofree char *window = wait_window ("Connect to Roark");

  press (window, "ctrl+w");
  assert_quiet_end (process);
}

static void
test_several_runs_open_several_windows (void)
{
  g_autoptr(GSubprocess) process = start ("--demo", SEED_RUN, CURRENT_RUN, NULL);
  g_autofree char *first = wait_window ("Run 7f3e4d2c");
  g_autofree char *second = wait_window ("Run 895a456c");

  g_assert_cmpstr (first, !=, second);
  press (second, "ctrl+q");
  assert_quiet_end (process);
}

static void
test_second_start_hands_over (void)
{
  g_autoptr(GSubprocess) process = start ("--demo", SEED_RUN, NULL);
  g_autofree char *first = wait_window ("Run 7f3e4d2c");
  g_autoptr(GSubprocess) second_process = start ("--demo", CURRENT_RUN, NULL);
  g_autofree char *second = NULL;

  assert_quiet_end (second_process);
  second = wait_window ("Run 895a456c");
  press (second, "ctrl+w");
  press (first, "ctrl+w");
  assert_quiet_end (process);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/application/version", test_version);
  g_test_add_func ("/application/unknown-option", test_unknown_option);
  g_test_add_func ("/application/environment-refuses-open-http", test_environment_refuses_open_http);
  g_test_add_func ("/application/first-start-asks-to-connect", test_first_start_asks_to_connect);
  g_test_add_func ("/application/demo-opens-a-run", test_demo_opens_a_run);
  g_test_add_func ("/application/several-runs-open-several-windows", test_several_runs_open_several_windows);
  g_test_add_func ("/application/second-start-hands-over", test_second_start_hands_over);

  return g_test_run ();
}
