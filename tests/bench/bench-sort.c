/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sorting a run of 10 000 simulations in a window by a metric that is known, compared with a
 * frame. Needs a private session: see tests/support/private-session.
 */

#include "config.h"

#include "bench-application.h"
#include "bench.h"
#include "callboard-metric-list.h"
#include "callboard-run-results.h"
#include "callboard-simulations-view.h"
#include "callboard-ui-resources.h"
#include "callboard-window.h"
#include "main-loop.h"

#define N_SIMULATIONS 10000

/* The metric, and its column. */
#define METRIC \
  "{\"data\":[{\"metricDefinitionId\":\"m\",\"name\":\"Longest pause\",\"type\":\"NUMERIC\"," \
  "\"unit\":{\"symbol\":\"s\"},\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":%u.%03u}]}]}"
#define COLUMN "metric:m|NUMERIC|s|"

/* The time budget of a frame, in seconds, and the time in ms for what was done before to
 * end. */
#define FRAME 0.016
#define REST 600

static const BenchRow sort_row = {
  "sort-metric", "Sorting a run of 10 000 by a metric: CPU time until the list shows the result",
  "a frame of 16 ms", "time", 3.0
};
static const BenchRow stall_row = {
  "sort-metric-stall", "Sorting a run of 10 000 by a metric: CPU time of the longest stall",
  "a frame of 16 ms", "time", 3.0
};

typedef struct
{
  BenchServer      *server;
  CallboardSession *session;
  CallboardWindow  *window;
  GtkWidget        *view;
  gboolean          is_drawn;
} Bench;

static GtkWidget *
find_view (GtkWidget *root)
{
  if (CALLBOARD_IS_SIMULATIONS_VIEW (root))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static CallboardPlanJob *
get_plan_job (Bench *bench)
{
  CallboardRun *run = callboard_window_get_run (bench->window);

  return run != NULL ? callboard_run_get_plan_job (run) : NULL;
}

static gboolean
is_loaded (gpointer data)
{
  return get_plan_job (data) != NULL;
}

static void
open_run (Bench *bench)
{
  callboard_window_set_session (bench->window, bench->session, NULL);
  main_loop_run_for (REST);
  callboard_window_open_run (bench->window, bench->server->run_id);
  main_loop_run_until (is_loaded, bench, "the run");
  main_loop_run_for (REST);
  bench->view = find_view (GTK_WIDGET (bench->window));
}

/* As if somebody had chosen the column before. */
static void
choose_column (Bench     *bench,
               GSettings *settings)
{
  const char *const columns[] = { "result", "persona", COLUMN, "scenario", "endpoint", "started", "duration", NULL };
  g_autofree char *plan_id = NULL;
  GVariantBuilder builder;

  g_object_get (get_plan_job (bench), "plan-id", &plan_id, NULL);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sas)"));
  g_variant_builder_add (&builder, "(s^as)", plan_id, columns);
  g_settings_set_value (settings, "columns", g_variant_builder_end (&builder));
}

/* As if all calls had been read. Every tenth one has no value. */
static void
set_metrics (Bench *bench)
{
  CallboardPlanJob *plan_job = get_plan_job (bench);
  g_autoptr(CallboardRunResults) results = callboard_session_open_results (bench->session, plan_job);
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), i);
      g_autofree char *text = g_strdup_printf (METRIC, g_rand_int_range (random, 0, 9),
                                               g_rand_int_range (random, 0, 1000));
      g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
      g_autoptr(CallboardMetricList) list = callboard_metric_list_decode (body, NULL);
      g_autoptr(CallboardCallMetrics) metrics =
        callboard_call_metrics_new (callboard_run_results_get_run_metrics (results), G_LIST_MODEL (list), NULL);

      if (i % 10 != 9)
        callboard_simulation_job_set_metrics (simulation, metrics);
    }
  main_loop_run_for (REST);
}

static void
on_drawn (Bench *bench)
{
  GListModel *shown = callboard_simulations_view_get_shown_simulations (CALLBOARD_SIMULATIONS_VIEW (bench->view));

  bench->is_drawn = gtk_sort_list_model_get_pending (GTK_SORT_LIST_MODEL (shown)) == 0;
}

static gboolean
is_drawn (gpointer data)
{
  return ((Bench *) data)->is_drawn;
}

/* CPU time, because all of it is in the main thread, and others may need the cores. */
static void
sort (Bench    *bench,
      gboolean  descending,
      double   *work,
      double   *stall)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  gulong handler;

  /* Not only inverted. */
  gtk_widget_activate_action (bench->view, "columns.sort-ascending", "s", "persona");
  main_loop_run_for (REST);
  handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_drawn), bench);
  bench->is_drawn = FALSE;
  main_loop_begin ();
  gtk_widget_activate_action (bench->view, descending ? "columns.sort-descending" : "columns.sort-ascending",
                              "s", COLUMN);
  main_loop_run_until (is_drawn, bench, "the sorted list");
  main_loop_end ();
  *work = main_loop_get_work ();
  *stall = main_loop_get_longest_work ();
  g_signal_handler_disconnect (clock, handler);
  bench_log ("sorted after %.1f ms of work, stall %.1f ms", *work * 1000, *stall * 1000);
}

static void
measure (Bench *bench)
{
  double works[BENCH_N_SAMPLES];
  double stalls[BENCH_N_SAMPLES];
  double frames[BENCH_N_SAMPLES];

  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      sort (bench, i % 2 == 0, &works[i], &stalls[i]);
      frames[i] = FRAME;
    }
  bench_report (&sort_row, works, frames, BENCH_N_SAMPLES);
  bench_report (&stall_row, stalls, frames, BENCH_N_SAMPLES);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CallboardApplication) application = NULL;
  g_autoptr(GSettings) settings = NULL;
  Bench bench = { NULL };

  if (!bench_is_wanted (argc, argv, &sort_row) && !bench_is_wanted (argc, argv, &stall_row))
    return 0;

  g_resources_register (callboard_ui_get_resource ());
  main_loop_watch ();
  application = bench_application_new ();
  settings = g_settings_new (APPLICATION_ID);
  bench.server = bench_server_start (N_SIMULATIONS);
  bench.session = bench_application_new_session (bench.server);
  bench.window = callboard_window_new (GTK_APPLICATION (application), settings, NULL);
  gtk_window_present (GTK_WINDOW (bench.window));
  main_loop_run_for (REST);
  open_run (&bench);
  choose_column (&bench, settings);
  open_run (&bench);
  set_metrics (&bench);
  measure (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_clear_object (&bench.session);
  bench_server_stop (bench.server);

  return 0;
}
