/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time from the start of the program to the first frame with a run, compared with an
 * empty window. Needs a private session: see tests/support/private-session.
 */

#include "config.h"

#include "bench-server.h"
#include "bench.h"
#include "callboard-account-store.h"
#include "callboard-history-runs.h"
#include "callboard-session.h"
#include "first-frame.h"
#include "keyring.h"
#include "wait.h"

#define N_SIMULATIONS 12
#define N_VERDICTS 1000
#define ACCOUNT_ID "bench"

/* The area with the rows of the run; background in the empty window. */
static const FirstFrameArea area = { 0.35, 0.40, 0.40, 0.25 };

static gboolean
is_cached (gpointer data)
{
  return callboard_run_get_plan_job (data) != NULL;
}

static gboolean
is_listed (gpointer data)
{
  return callboard_live_object_get_fetched_at (data) != NULL && !callboard_live_object_get_loading (data);
}

static void
save_account (CallboardAccount *account)
{
  g_autoptr(GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr(CallboardAccountStore) store = callboard_account_store_new (settings);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  callboard_account_store_save_async (store, account, NULL, test_store_result, &result);
  callboard_account_store_save_finish (store, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_settings_sync ();
}

/* Creates a signed-in account with a cached run list and a cached run. */
static void
prepare_cache (BenchServer *server)
{
  g_autofree char *path = callboard_history_dup_default_path ();
  g_autoptr(CallboardHistory) history = callboard_history_new (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account =
    callboard_account_new (server->base_url, server->token, CALLBOARD_ACCOUNT_STORED, &error);
  g_autoptr(CallboardSession) session = NULL;
  g_autoptr(CallboardRun) run = NULL;
  g_autoptr(CallboardRunList) list = NULL;

  g_assert_no_error (error);
  callboard_account_set_id (account, ACCOUNT_ID);
  save_account (account);

  session = callboard_session_new (account, &error);
  g_assert_no_error (error);
  callboard_session_set_history (session, history);
  run = callboard_session_open_run (session, server->run_id);
  callboard_run_open (run);
  test_wait_until (is_cached, run);
  list = callboard_session_create_run_list (session);
  callboard_run_list_open (list);
  test_wait_until (is_listed, list);
  callboard_history_close (history);
}

/* Saves a run that ended at a time, as one that was opened. */
static void
save_run (CallboardHistory *history,
          GDateTime        *time,
          guint             number)
{
  g_autofree char *ended_at = g_date_time_format_iso8601 (time);
  char *text = g_strdup_printf (
    "{\"data\":{\"simulationRunPlanJobId\":\"bench-%u\",\"simulationRunPlanId\":\"plan-%u\",\"status\":\"COMPLETED\","
    "\"createdAt\":\"%s\",\"endedAt\":\"%s\",\"verdict\":{\"passed\":false,\"score\":86,\"checks\":[{"
    "\"metricDefinitionId\":\"silence\",\"metricName\":\"Silence\",\"minPassRate\":90,\"passRate\":86,\"passed\":false}],"
    "\"failures\":[{\"type\":\"METRIC_BELOW_MIN_PASS_RATE\"}]},\"simulationJobs\":[]}}",
    number, number % 10, ended_at, ended_at);
  g_autoptr(GBytes) body = g_bytes_new_take (text, strlen (text));
  g_autoptr(CallboardPlanJob) plan_job = callboard_plan_job_decode (body, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (plan_job);
  callboard_history_save_run_async (history, ACCOUNT_ID, plan_job, body, time, NULL, test_store_result, &result);
  callboard_history_write_finish (history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
}

/* Adds runs with known verdicts at the top of the cached list. */
static void
add_verdicts (void)
{
  g_autofree char *path = callboard_history_dup_default_path ();
  g_autoptr(CallboardHistory) history = callboard_history_new (path);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  for (guint number = 0; number < N_VERDICTS; number++)
    {
      g_autoptr(GDateTime) time = g_date_time_add_seconds (now, -(double) number);

      save_run (history, time, number);
    }
  callboard_history_close (history);
}

static double
start (FirstFrame          *frames,
       GSubprocessLauncher *launcher,
       const char          *program,
       const char          *argument,
       guint               *picture)
{
  double seconds =
    first_frame_start (frames, launcher, (const char *[]) { program, argument, NULL }, &area, picture);

  first_frame_end (frames);
  bench_log ("%s: %.1f ms", program, seconds * 1000);

  return seconds;
}

static void
measure (const BenchRow      *row,
         GSubprocessLauncher *launcher,
         const char          *run_id)
{
  g_autoptr(FirstFrame) frames = first_frame_new ();
  g_autofree char *empty_window = bench_dup_empty_window ();
  const char *callboard = g_getenv ("CALLBOARD");
  double values[BENCH_N_SAMPLES];
  double references[BENCH_N_SAMPLES];
  guint empty_picture = 0;
  guint picture = 0;

  /* The first start of each gives the expected picture, and warms the file caches. */
  start (frames, launcher, empty_window, NULL, &empty_picture);
  start (frames, launcher, callboard, run_id, &picture);
  for (guint i = 0; i < BENCH_N_SAMPLES; i++)
    {
      references[i] = start (frames, launcher, empty_window, NULL, &empty_picture);
      values[i] = start (frames, launcher, callboard, run_id, &picture);
    }

  bench_report (row, values, references, BENCH_N_SAMPLES);
}

int
main (int   argc,
      char *argv[])
{
  static const BenchRow cached = {
    "start-cached", "Start to the first frame with a cached run", "an empty window", "time", 1.35
  };
  static const BenchRow verdicts = {
    "start-verdicts", "Start to the first frame with a cached run and 1 000 known verdicts", "an empty window",
    "time", 1.38
  };
  static const BenchRow fetched = {
    "start-fetched", "Start to the first frame with a fetched run of 12", "an empty window", "time", 1.6
  };
  BenchServer *server;
  g_autoptr(GSubprocessLauncher) launcher = NULL;

  if (!bench_is_wanted (argc, argv, &cached) && !bench_is_wanted (argc, argv, &verdicts) &&
      !bench_is_wanted (argc, argv, &fetched))
    return 0;

  server = bench_server_start (N_SIMULATIONS);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  if (bench_is_wanted (argc, argv, &cached) || bench_is_wanted (argc, argv, &verdicts))
    {
      GSubprocess *keyring = keyring_start ();

      prepare_cache (server);
      if (bench_is_wanted (argc, argv, &cached))
        measure (&cached, launcher, server->run_id);
      add_verdicts ();
      if (bench_is_wanted (argc, argv, &verdicts))
        measure (&verdicts, launcher, server->run_id);
      keyring_stop (keyring);
    }
  if (bench_is_wanted (argc, argv, &fetched))
    {
      g_subprocess_launcher_setenv (launcher, "ROARK_BASE_URL", server->base_url, TRUE);
      g_subprocess_launcher_setenv (launcher, "ROARK_API_BEARER_TOKEN", server->token, TRUE);
      measure (&fetched, launcher, server->run_id);
    }
  bench_server_stop (server);

  return 0;
}
