/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A demo server in a separate process, for the benchmarks that open windows.
 */

#include "bench-server.h"

#include "callboard-demo-run.h"
#include "callboard-demo-world.h"

/* The same seed gives the same demo data in every process. */
#define SEED 1

static char *
dup_run_id (CallboardDemoWorld *world,
            guint               n_simulations)
{
  GListModel *runs = callboard_demo_world_get_featured_runs (world);
  g_autofree char *title = g_strdup_printf ("Run with %u simulations", n_simulations);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardDemoRun) run = g_list_model_get_item (runs, i);

      if (g_str_equal (callboard_demo_run_get_title (run), title))
        return g_strdup (callboard_demo_run_get_id (run));
    }

  g_error ("The demo has no run of %u simulations", n_simulations);
}

/**
 * bench_server_start:
 * @n_simulations: the number of simulations of one of its runs
 *
 * Returns: (transfer full): a demo server that is ready
 */
BenchServer *
bench_server_start (guint n_simulations)
{
  g_autofree char *number = g_strdup_printf ("%u", n_simulations);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(CallboardDemoWorld) world = callboard_demo_world_new (n_simulations, SEED, NULL, NULL);
  BenchServer *server = g_new0 (BenchServer, 1);

  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("CALLBOARD_DEMO_SERVER"),
                                      "--simulations", number, "--seed", G_STRINGIFY (SEED), NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server->process));
  line = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  words = g_strsplit (line, " ", 2);
  server->base_url = g_strdup (words[0]);
  server->token = g_strdup (words[1]);
  server->run_id = dup_run_id (world, n_simulations);

  return server;
}

/**
 * bench_server_stop:
 * @server: (transfer full): a server
 *
 * Stops the server.
 */
void
bench_server_stop (BenchServer *server)
{
  g_subprocess_force_exit (server->process);
  g_subprocess_wait (server->process, NULL, NULL);
  g_object_unref (server->process);
  g_free (server->base_url);
  g_free (server->token);
  g_free (server->run_id);
  g_free (server);
}

/**
 * bench_dup_empty_window:
 *
 * Returns: (transfer full): the path of the program with the empty window
 */
char *
bench_dup_empty_window (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", &error);
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  folder = g_path_get_dirname (program);

  return g_build_filename (folder, "empty-window", NULL);
}

/**
 * bench_log:
 * @format: as for printf()
 *
 * Prints a message about a single sample if BENCH_VERBOSE is set.
 */
void
bench_log (const char *format,
           ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  if (g_getenv ("BENCH_VERBOSE") == NULL)
    return;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", text);
}
