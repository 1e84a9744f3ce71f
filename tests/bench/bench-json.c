/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening View JSON for a run of 20 MB, compared with the same for a run of 12 simulations:
 * the time until the tree is shown is compared with parsing, and the longest stall with that
 * of the small one. Needs a private session: see tests/support/private-session.
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "bench-application.h"
#include "bench-body.h"
#include "bench.h"
#include "callboard-ui-resources.h"
#include "callboard-window.h"
#include "main-loop.h"

/* The run has 20 MB. */
#define N_SIMULATIONS 12000
#define N_SMALL 12

/* The time in ms for what was done before to end. */
#define REST 500

static const BenchRow open_row = {
  "json-open", "View JSON of 20 MB until its tree is shown", "json_parser_load_from_data", "time", 0.75
};
static const BenchRow stall_row = {
  "json-stall", "View JSON of 20 MB: CPU time of the longest stall", "the same of a run of 12", "time", 1.25
};

typedef struct
{
  BenchServer     *server;
  BenchServer     *small_server;
  CallboardWindow *window;
  GBytes          *body;
  double           stall;
} Bench;

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_loaded (gpointer data)
{
  CallboardRun *run = callboard_window_get_run (data);

  return run != NULL && callboard_run_get_plan_job (run) != NULL;
}

/* Whether the tree has the focus, as it does when its rows are there. */
static gboolean
is_shown (gpointer data)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (data);
  GtkWidget *list = dialog != NULL ? find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW) : NULL;
  GtkWidget *focus = gtk_window_get_focus (data);

  return list != NULL && gtk_widget_get_mapped (list) && focus != NULL && gtk_widget_is_ancestor (focus, list);
}

static gboolean
is_closed (gpointer data)
{
  return adw_application_window_get_visible_dialog (data) == NULL;
}

static double
open_json (Bench       *bench,
           BenchServer *server)
{
  g_autoptr(CallboardSession) session = bench_application_new_session (server);
  gint64 begin;
  double duration;

  callboard_window_set_session (bench->window, session, NULL);
  callboard_window_open_run (bench->window, server->run_id);
  main_loop_run_until (is_loaded, bench->window, "the run");
  main_loop_run_for (REST);

  begin = g_get_monotonic_time ();
  main_loop_begin ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.view-json", NULL));
  main_loop_run_until (is_shown, bench->window, "the tree");
  duration = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  main_loop_end ();
  bench->stall = main_loop_get_longest_work ();
  bench_log ("tree after %.1f ms, stall %.1f ms", duration * 1000, bench->stall * 1000);

  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (bench->window)));
  main_loop_run_until (is_closed, bench->window, "the end of the dialog");
  main_loop_run_for (REST);

  return duration;
}

static double
parse (Bench *bench)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  json_parser_load_from_data (parser, g_bytes_get_data (bench->body, NULL),
                              (gssize) g_bytes_get_size (bench->body), &error);
  g_assert_no_error (error);

  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
measure (Bench *bench)
{
  double values[BENCH_N_SAMPLES], references[BENCH_N_SAMPLES];
  double stalls[BENCH_N_SAMPLES], small_stalls[BENCH_N_SAMPLES];

  open_json (bench, bench->server);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      values[i] = open_json (bench, bench->server);
      stalls[i] = bench->stall;
      open_json (bench, bench->small_server);
      small_stalls[i] = bench->stall;
      references[i] = parse (bench);
    }
  bench_report (&open_row, values, references, BENCH_N_SAMPLES);
  bench_report (&stall_row, stalls, small_stalls, BENCH_N_SAMPLES);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CallboardApplication) application = NULL;
  g_autoptr(GSettings) settings = NULL;
  Bench bench = { NULL };

  if (!bench_is_wanted (argc, argv, &open_row) && !bench_is_wanted (argc, argv, &stall_row))
    return 0;

  g_resources_register (callboard_ui_get_resource ());
  main_loop_watch ();
  application = bench_application_new ();
  settings = g_settings_new (APPLICATION_ID);
  bench.body = bench_body_fetch (N_SIMULATIONS);
  bench.server = bench_server_start (N_SIMULATIONS);
  bench.small_server = bench_server_start (N_SMALL);
  bench.window = callboard_window_new (GTK_APPLICATION (application), settings, NULL);
  gtk_window_present (GTK_WINDOW (bench.window));
  main_loop_run_for (REST);
  measure (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  bench_server_stop (bench.small_server);
  bench_server_stop (bench.server);
  g_bytes_unref (bench.body);

  return 0;
}
