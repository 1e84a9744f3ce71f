/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time from the start of the program to the first frame with a run, compared with an
 * empty window. Needs a private session: see tests/support/private-session.
 */

#include "config.h"

#include "bench-server.h"
#include "bench.h"
#include "callboard-account-store.h"
#include "callboard-history.h"
#include "callboard-session.h"
#include "first-frame.h"
#include "keyring.h"
#include "wait.h"

#define N_SIMULATIONS 12

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
  callboard_account_set_id (account, "bench");
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
  static const BenchRow fetched = {
    "start-fetched", "Start to the first frame with a fetched run of 12", "an empty window", "time", 1.6
  };
  BenchServer *server;
  g_autoptr(GSubprocessLauncher) launcher = NULL;

  if (!bench_is_wanted (argc, argv, &cached) && !bench_is_wanted (argc, argv, &fetched))
    return 0;

  server = bench_server_start (N_SIMULATIONS);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  if (bench_is_wanted (argc, argv, &cached))
    {
      GSubprocess *keyring = keyring_start ();

      prepare_cache (server);
      measure (&cached, launcher, server->run_id);
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
