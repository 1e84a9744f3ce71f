/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measures peak memory, each time in a new process of the same program: it reads a body,
 * resets the peak of its resident memory, does its work, and prints the increase of the
 * peak. This includes all allocations of all threads.
 */

#include "bench-process.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHILD "--measure"

/**
 * bench_process_write:
 * @body: a body
 *
 * Returns: (transfer full): the path of a new file that contains it
 */
char *
bench_process_write (GBytes *body)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "callboard-bench-XXXXXX", NULL);
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_file_set_contents (path, g_bytes_get_data (body, NULL), g_bytes_get_size (body), &error);
  g_assert_no_error (error);

  return g_steal_pointer (&path);
}

/**
 * bench_process_is_child:
 * @argc: of main()
 * @argv: of main()
 *
 * Returns: whether this process must call bench_process_run()
 */
gboolean
bench_process_is_child (int    argc,
                        char **argv)
{
  return argc == 4 && g_str_equal (argv[1], CHILD);
}

/* A line of /proc/self/status, in bytes. */
static double
read_status (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, name) : NULL;
  if (line == NULL)
    g_error ("/proc/self/status does not tell %s", name);

  return (double) g_ascii_strtoull (line + strlen (name), NULL, 10) * 1024;
}

/* Resets the peak of resident memory to the current value. */
static void
reset_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file == NULL || fputs ("5", file) < 0 || fclose (file) != 0)
    g_error ("the peak of resident memory cannot be reset");
}

/**
 * bench_process_run:
 * @argv: of main(), as passed by bench_process_measure()
 * @func: (scope call): the function to measure; called with the #GBytes of the body
 *
 * Prints the peak memory of @func in bytes.
 *
 * Returns: an exit status
 */
int
bench_process_run (char  **argv,
                   GFunc   func)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  char *contents;
  gsize size;
  double before;

  g_file_get_contents (argv[3], &contents, &size, &error);
  g_assert_no_error (error);
  body = g_bytes_new_take (contents, size);

  before = read_status ("VmRSS:");
  reset_peak ();
  func (body, NULL);
  g_print ("%.0f\n", read_status ("VmHWM:") - before);

  return EXIT_SUCCESS;
}

/**
 * bench_process_measure:
 * @what: the name of a function that main() passes to bench_process_run()
 * @path: the file with the body
 *
 * Returns: the peak memory of that function in bytes
 */
double
bench_process_measure (const char *what,
                       const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  g_autofree char *output = NULL;
  const char *arguments[] = { program, CHILD, what, path, NULL };
  int status;

  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return g_ascii_strtod (output, NULL);
}
