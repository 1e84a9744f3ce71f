/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs Callboard as a separate process: its windows by title, its key presses and its
 * error output. The environment variable CALLBOARD has its path.
 */

#include "program-support.h"

#include "support/gtk-warnings.h"
#include "support/wait.h"

/* The maximum number of key presses. */
#define MAX_PRESSES 100

/**
 * program_run:
 * @arguments: (array zero-terminated): a program and its arguments
 * @output: (out): its standard output
 * @errors: (out): its standard error
 *
 * Runs a program while iterating the main context, and waits for its exit.
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
 * @first_argument: (nullable): the first argument
 * @...: more arguments, terminated by %NULL
 *
 * Starts Callboard.
 *
 * Returns: (transfer full): its process
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
 * Waits until the window is visible.
 *
 * Returns: (transfer full): its ID for xdotool
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
 * @window: the ID of a window
 * @key: a key by its X name
 *
 * Presses a key in the window.
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
 * @window: the ID of a window
 * @key: a key by its X name, which has no other effect if it is pressed too early
 * @title: the title of a window
 *
 * Presses a key until another window is visible.
 *
 * Returns: (transfer full): its ID
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

  g_error ("There is no window with the title %s", title);
}

/**
 * program_assert_clean_exit:
 * @process: the process of Callboard
 *
 * Waits for it to exit. It must exit with status 0 and print no warnings.
 */
void
program_assert_clean_exit (GSubprocess *process)
{
  program_assert_exit (process, "");
}

/**
 * program_assert_exit:
 * @process: the process of Callboard
 * @expected_errors: what it prints as errors
 *
 * Waits for it to exit. It must exit with status 0 and print nothing else.
 */
void
program_assert_exit (GSubprocess *process,
                     const char  *expected_errors)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *own_errors = NULL;

  g_subprocess_communicate_utf8_async (process, NULL, NULL, test_store_result, &result);
  g_subprocess_communicate_utf8_finish (process, test_wait_for_result (&result), NULL, &errors, &error);
  g_assert_no_error (error);
  own_errors = test_dup_without_gtk_warnings (errors);
  g_assert_cmpstr (own_errors, ==, expected_errors);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}
