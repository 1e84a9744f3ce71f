/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program as somebody has it who starts it: its windows, by their titles, and
 * what it complains of. Which program it is says CALLBOARD in the environment.
 */

#include "program-support.h"

#include "support/wait.h"

/* How often a key is pressed at most. */
#define MAX_PRESSES 100

/**
 * program_run:
 * @arguments: (array zero-terminated): a program and its arguments
 * @output: (out): what it prints
 * @errors: (out): what it complains of
 *
 * Runs a program to its end, while the main loop turns.
 *
 * Returns: its exit status
 */
int
program_run (const char * const *arguments,
             char              **output,
             char              **errors)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process =
    g_subprocess_newv (arguments,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, test_store_result, &result);
  g_subprocess_communicate_utf8_finish (process, test_wait_for_result (&result), output, errors, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("%s ended by signal %d: %s",
             arguments[1], g_subprocess_get_term_sig (process), *errors);

  return g_subprocess_get_exit_status (process);
}

/**
 * program_start:
 * @first_argument: (nullable): an argument, and then others, and %NULL
 *
 * Returns: (transfer full): Callboard, started
 */
GSubprocess *
program_start (const char *first_argument,
               ...)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  GSubprocess *process;
  va_list rest;

  g_ptr_array_add (arguments, (char *) g_getenv ("CALLBOARD"));
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

/**
 * program_wait_window:
 * @title: the title of a window
 *
 * Waits until it is there.
 *
 * Returns: (transfer full): its id, as xdotool has it
 */
char *
program_wait_window (const char *title)
{
  g_autofree char *pattern = g_strdup_printf ("^%s$", title);
  g_autofree char *errors = NULL;
  char *window = NULL;

  g_assert_cmpint (program_run ((const char *[]) { "xdotool", "search", "--sync", "--onlyvisible",
                                                   "--name", pattern, NULL },
                                &window, &errors), ==, 0);

  return g_strstrip (window);
}

/**
 * program_press:
 * @window: the id of a window
 * @key: a key by its X name
 *
 * Presses a key in it.
 */
void
program_press (const char *window,
               const char *key)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (program_run ((const char *[]) { "xdotool", "windowfocus", "--sync", window,
                                                   "key", key, NULL },
                                &output, &errors), ==, 0);
}

/**
 * program_press_until_window:
 * @window: the id of a window
 * @key: a key by its X name, which does no harm where it is pressed too early
 * @title: the title of a window
 *
 * Presses a key until the window is there.
 *
 * Returns: (transfer full): its id
 */
char *
program_press_until_window (const char *window,
                            const char *key,
                            const char *title)
{
  g_autofree char *pattern = g_strdup_printf ("^%s$", title);

  for (guint i = 0; i < MAX_PRESSES; i++)
    {
      g_autofree char *found = NULL;
      g_autofree char *errors = NULL;

      program_press (window, key);
      if (program_run ((const char *[]) { "xdotool", "search", "--onlyvisible", "--name", pattern, NULL },
                       &found, &errors) == 0)
        return g_strstrip (g_steal_pointer (&found));
    }

  g_error ("No window is called %s", title);
}

/**
 * program_assert_clean_exit:
 * @process: Callboard
 *
 * Waits for its end. It must have had nothing to complain of.
 */
void
program_assert_clean_exit (GSubprocess *process)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *errors = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, test_store_result, &result);
  g_subprocess_communicate_utf8_finish (process, test_wait_for_result (&result), NULL, &errors, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (errors, ==, "");
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}
