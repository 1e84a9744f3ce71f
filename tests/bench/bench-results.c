/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading the results of a run of 300 simulations in a window, compared with the same GETs by
 * libsoup alone, four at a time. Needs a private session: see
 * tests/support/private-session.
 */

#include "config.h"

#include <libsoup/soup.h>

#include "bench-application.h"
#include "bench.h"
#include "callboard-run-results.h"
#include "callboard-ui-resources.h"
#include "callboard-window.h"
#include "main-loop.h"

#define N_SIMULATIONS 300
#define MAX_REQUESTS 4

/* The time budget of a frame, in seconds, and the time in ms for what was done before to
 * end. */
#define FRAME 0.016
#define REST 400

static const BenchRow read_row = {
  "results-read", "Results of 300 calls read and shown", "the same GETs by libsoup", "time", 1.5
};
static const BenchRow stall_row = {
  "results-stall", "Reading the results of 300 calls: CPU time of the longest stall", "a frame of 16 ms", "time", 1.0
};

typedef struct
{
  BenchServer     *server;
  CallboardWindow *window;
  /* The calls that were read. */
  GPtrArray       *call_ids;
  double           stall;
  gboolean         is_over;
} Bench;

/* --- In the window ------------------------------------------------------------ */

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

static gboolean
is_read (gpointer data)
{
  return !callboard_run_results_get_reading (data);
}

static gboolean
is_over (gpointer data)
{
  return ((Bench *) data)->is_over;
}

static void
on_drawn (Bench *bench)
{
  bench->is_over = TRUE;
}

/* Draws what has changed. */
static void
wait_drawn (Bench *bench)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_drawn), bench);

  bench->is_over = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (bench->window));
  main_loop_run_until (is_over, bench, "a frame");
  g_signal_handler_disconnect (clock, handler);
}

/* Remembers the calls whose metrics were read, for the reference. */
static void
set_calls (Bench            *bench,
           CallboardPlanJob *plan_job)
{
  g_ptr_array_set_size (bench->call_ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), i);
      CallboardCallChecks *checks = callboard_simulation_job_get_checks (simulation);
      g_autofree char *call_id = NULL;

      g_object_get (simulation, "call-id", &call_id, NULL);
      if (call_id != NULL && checks != NULL && callboard_call_checks_get_n (checks) > 0)
        g_ptr_array_add (bench->call_ids, g_steal_pointer (&call_id));
    }
}

/* From the moment when the run is there. */
static double
read_results (Bench *bench)
{
  g_autoptr(CallboardSession) session = bench_application_new_session (bench->server);
  g_autoptr(CallboardRunResults) results = NULL;
  gint64 begin;
  double duration;

  callboard_window_set_session (bench->window, session, NULL);
  main_loop_run_for (REST);
  callboard_window_open_run (bench->window, bench->server->run_id);
  main_loop_run_until (is_loaded, bench, "the run");
  begin = g_get_monotonic_time ();
  main_loop_begin ();
  results = callboard_session_open_results (session, get_plan_job (bench));
  main_loop_run_until (is_read, results, "the results");
  wait_drawn (bench);
  duration = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  main_loop_end ();
  bench->stall = main_loop_get_longest_work ();
  set_calls (bench, get_plan_job (bench));
  bench_log ("%u calls in %.1f ms, stall %.1f ms", bench->call_ids->len, duration * 1000, bench->stall * 1000);

  return duration;
}

/* --- With libsoup alone ----------------------------------------------------------- */

typedef struct
{
  Bench       *bench;
  SoupSession *session;
  guint        next;
  guint        n_read;
} Requests;

static void send_next (Requests *requests);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Requests *requests = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);

  g_assert_no_error (error);
  requests->n_read++;
  send_next (requests);
}

static void
send_next (Requests *requests)
{
  BenchServer *server = requests->bench->server;
  g_autofree char *uri = NULL;
  g_autofree char *authorization = NULL;
  g_autoptr(SoupMessage) message = NULL;

  if (requests->next == requests->bench->call_ids->len)
    return;

  uri = g_strdup_printf ("%s/v1/call/%s/metrics", server->base_url,
                         (char *) requests->bench->call_ids->pdata[requests->next++]);
  authorization = g_strdup_printf ("Bearer %s", server->token);
  message = soup_message_new (SOUP_METHOD_GET, uri);
  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", authorization);
  soup_session_send_and_read_async (requests->session, message, G_PRIORITY_DEFAULT, NULL, on_read, requests);
}

static gboolean
are_read (gpointer data)
{
  Requests *requests = data;

  return requests->n_read == requests->bench->call_ids->len;
}

static double
send_requests (Bench *bench)
{
  g_autoptr(SoupSession) session = soup_session_new_with_options ("max-conns-per-host", MAX_REQUESTS, NULL);
  Requests requests = { bench, session };
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < MAX_REQUESTS; i++)
    send_next (&requests);
  main_loop_run_until (are_read, &requests, "the responses");

  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
measure (Bench *bench)
{
  double values[BENCH_N_SAMPLES], references[BENCH_N_SAMPLES];
  double stalls[BENCH_N_SAMPLES], frames[BENCH_N_SAMPLES];

  read_results (bench);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      values[i] = read_results (bench);
      references[i] = send_requests (bench);
      stalls[i] = bench->stall;
      frames[i] = FRAME;
    }
  bench_report (&read_row, values, references, BENCH_N_SAMPLES);
  bench_report (&stall_row, stalls, frames, BENCH_N_SAMPLES);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(CallboardApplication) application = NULL;
  g_autoptr(GSettings) settings = NULL;
  Bench bench = { NULL };

  if (!bench_is_wanted (argc, argv, &read_row) && !bench_is_wanted (argc, argv, &stall_row))
    return 0;

  g_resources_register (callboard_ui_get_resource ());
  main_loop_watch ();
  application = bench_application_new ();
  settings = g_settings_new (APPLICATION_ID);
  bench.server = bench_server_start (N_SIMULATIONS);
  bench.call_ids = g_ptr_array_new_with_free_func (g_free);
  bench.window = callboard_window_new (GTK_APPLICATION (application), settings, NULL);
  gtk_window_present (GTK_WINDOW (bench.window));
  main_loop_run_for (REST);
  measure (&bench);

  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_ptr_array_unref (bench.call_ids);
  bench_server_stop (bench.server);

  return 0;
}
