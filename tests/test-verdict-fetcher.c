/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results that are fetched in the background: in which order, when not, and how often after
 * errors.
 */

#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#include "callboard-client-runs.h"
#include "support/client-support.h"
#include "support/verdict-support.h"
#include "support/wait.h"

/* --- Order ------------------------------------------------------------------ */

static void
test_order (VerdictFixture       *fixture,
            gconstpointer  user_data)
{
  CallboardRunVerdict *verdict;

  fixture->statuses[4] = "CANCELLED";
  verdict_support_open_disabled (fixture);
  verdict_support_show_runs (fixture, 2, 3);
  verdict_support_assert_requested (fixture, "");

  verdict_support_enable (fixture);
  verdict_support_wait_known (fixture->list, 1);
  verdict_support_assert_requested (fixture, "3 2 5 1");
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
  verdict_support_assert_result (fixture->list, 4, CALLBOARD_RUN_RESULT_CANCELED);
  verdict_support_assert_result (fixture->list, 2, CALLBOARD_RUN_RESULT_FAILED);
  verdict_support_assert_result (fixture->list, 1, CALLBOARD_RUN_RESULT_NOT_JUDGED);
  verdict = callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 2));
  g_assert_cmpstr (callboard_run_verdict_get_check_name (verdict), ==, "Silence");
  g_assert_cmpfloat (callboard_run_verdict_get_pass_rate (verdict), ==, 86);
}

static void
test_one_at_a_time (VerdictFixture       *fixture,
                    gconstpointer  user_data)
{
  verdict_support_open_disabled (fixture);
  test_server_hold (fixture->server);
  verdict_support_enable (fixture);
  test_server_wait_requests (fixture->server, test_server_get_n_requests (fixture->server) + 1);
  /* Others that are more urgent wait, too. */
  verdict_support_show_runs (fixture, 1, 2);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_held (fixture->server), ==, 1);
  test_server_release (fixture->server);
  verdict_support_assert_requested (fixture, "5 2 1 4 3");
}

/* The progress of a live run is followed while its row is visible. */
static void
test_live (VerdictFixture       *fixture,
           gconstpointer  user_data)
{
  for (guint number = 1; number < VERDICT_SUPPORT_N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  fixture->statuses[5] = "RUNNING";
  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "");

  verdict_support_show_runs (fixture, 5, 4);
  verdict_support_assert_requested (fixture, "5");
  g_assert_cmpfloat (callboard_plan_job_summary_get_progress (verdict_support_find_run (fixture->list, 5)), ==, 0.5);
  fake_clock_advance (fixture->clock, 29 * 1000);
  verdict_support_assert_requested (fixture, "5");
  fixture->statuses[5] = "COMPLETED";
  fake_clock_advance (fixture->clock, 1000);
  verdict_support_wait_known (fixture->list, 5);
  verdict_support_assert_requested (fixture, "5 5");
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
}

/* --- Pauses ----------------------------------------------------------------- */

static void
test_metered (VerdictFixture       *fixture,
              gconstpointer  user_data)
{
  verdict_support_open_disabled (fixture);
  fake_network_set_metered (fixture->network, TRUE);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "");
  fake_network_set_metered (fixture->network, FALSE);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
}

static void
test_offline (VerdictFixture       *fixture,
              gconstpointer  user_data)
{
  verdict_support_open_disabled (fixture);
  fake_network_set_available (fixture->network, FALSE);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "");
  fake_network_set_available (fixture->network, TRUE);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
}

static void
test_power_saver (VerdictFixture       *fixture,
                  gconstpointer  user_data)
{
  verdict_support_open_disabled (fixture);
  fake_power_set_saving (fixture->power, TRUE);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "");
  fake_power_set_saving (fixture->power, FALSE);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
}

static void
test_hidden (VerdictFixture       *fixture,
             gconstpointer  user_data)
{
  verdict_support_open_disabled (fixture);
  callboard_run_list_set_watched (fixture->list, FALSE);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "");
  callboard_run_list_set_watched (fixture->list, TRUE);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
}

/* What somebody asks for ends the request in the background, which is sent again later. */
static void
test_interrupted (VerdictFixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(GError) error = NULL;
  guint n_requests;

  verdict_support_open_disabled (fixture);
  n_requests = test_server_get_n_requests (fixture->server);
  test_server_hold (fixture->server);
  verdict_support_enable (fixture);
  test_server_wait_requests (fixture->server, n_requests + 1);
  callboard_client_get_plan_job_async (fixture->client, "run-2", NULL, test_store_result, &result);
  test_server_wait_requests (fixture->server, n_requests + 2);
  test_run_pending ();
  g_assert_null (fixture->fetcher->run_id);
  test_server_release (fixture->server);
  plan_job = callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
  verdict_support_assert_requested (fixture, "5 2 5 4 3 2 1");
}

static void
test_download (VerdictFixture *fixture,
               gconstpointer   user_data)
{
  g_autoptr(GFile) folder = g_file_new_for_path (fixture->folder);
  CallboardDownloader *downloader = callboard_downloader_new (folder, CALLBOARD_CLOCK (fixture->clock));
  g_autofree char *url = g_strconcat (test_server_get_base_url (fixture->server), "/recording", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GFile) file = NULL;
  guint n_requests;

  callboard_verdict_fetcher_set_downloader (fixture->fetcher, downloader);
  verdict_support_open_disabled (fixture);
  n_requests = test_server_get_n_requests (fixture->server);
  test_server_hold (fixture->server);
  callboard_downloader_fetch_async (downloader, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL, NULL,
                                    NULL, test_store_result, &result);
  test_server_wait_requests (fixture->server, n_requests + 1);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "");

  test_server_release (fixture->server);
  file = callboard_downloader_fetch_finish (downloader, test_wait_for_result (&result), NULL, NULL);
  g_assert_nonnull (file);
  g_clear_object (&result);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  g_object_unref (downloader);
}

/* --- Errors ----------------------------------------------------------------- */

static void
test_rate_limit (VerdictFixture       *fixture,
                 gconstpointer  user_data)
{
  fixture->answers[3] = 429;
  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3");
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);

  fake_clock_advance (fixture->clock, 89 * 1000);
  verdict_support_assert_requested (fixture, "5 4 3");
  fixture->answers[3] = 200;
  fake_clock_advance (fixture->clock, 1000);
  verdict_support_assert_requested (fixture, "5 4 3 3 2 1");
}

/* Each pause is twice as long, and one run does not keep the others waiting. */
static void
test_server_error (VerdictFixture       *fixture,
                   gconstpointer  user_data)
{
  fixture->answers[5] = 500;
  fixture->answers[4] = 503;
  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5");
  fake_clock_advance (fixture->clock, 30 * 1000);
  verdict_support_assert_requested (fixture, "5 4");
  fake_clock_advance (fixture->clock, 59 * 1000);
  verdict_support_assert_requested (fixture, "5 4");
  fake_clock_advance (fixture->clock, 1000);
  verdict_support_assert_requested (fixture, "5 4 5");
  fixture->answers[4] = 200;
  fake_clock_advance (fixture->clock, 120 * 1000);
  verdict_support_assert_requested (fixture, "5 4 5 4 3 2 1");
  fake_clock_advance (fixture->clock, 60 * 60 * 1000);
  verdict_support_assert_requested (fixture, "5 4 5 4 3 2 1 5");
  fake_clock_advance (fixture->clock, 10 * 60 * 60 * 1000);
  verdict_support_assert_requested (fixture, "5 4 5 4 3 2 1 5");
}

static void
assert_asked_once (VerdictFixture *fixture)
{
  for (guint number = 1; number < VERDICT_SUPPORT_N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5");
  g_assert_null (callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 5)));
  fake_clock_advance (fixture->clock, 2 * 60 * 60 * 1000);
  callboard_run_list_refresh (fixture->list);
  test_wait_until (verdict_support_is_loaded, fixture->list);
  verdict_support_assert_requested (fixture, "5");
}

static void
test_gone (VerdictFixture       *fixture,
           gconstpointer  user_data)
{
  fixture->answers[5] = GPOINTER_TO_UINT (user_data);
  assert_asked_once (fixture);
}

static void
test_odd_response (VerdictFixture       *fixture,
                   gconstpointer  user_data)
{
  fixture->body = user_data;
  assert_asked_once (fixture);
}

/* --- The limit of a day ------------------------------------------------------ */

static void
test_limit (VerdictFixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(GSettings) settings = g_settings_new_with_backend (APPLICATION_ID, backend);
  g_autoptr(CallboardFetchPolicy) restarted = NULL;

  test_wait_finalized (fixture->fetcher);
  test_wait_finalized (fixture->policy);
  fixture->policy = verdict_support_create_policy (fixture, settings);
  fixture->fetcher = verdict_support_create_fetcher (fixture, fixture->account_history);
  callboard_fetch_policy_spend (fixture->policy, CALLBOARD_FETCH_POLICY_DAILY_LIMIT - 1000);
  g_assert_cmpuint (callboard_fetch_policy_get_remaining (fixture->policy), ==, 1000);
  fixture->list = verdict_support_open_list (fixture, fixture->fetcher, fixture->account_history);
  /* Three responses fit. The fourth is cut off. */
  verdict_support_assert_requested (fixture, "5 4 3 2");
  g_assert_null (callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 2)));
  g_assert_false (callboard_fetch_policy_get_allowed (fixture->policy));

  restarted = verdict_support_create_policy (fixture, settings);
  g_assert_false (callboard_fetch_policy_get_allowed (restarted));
  test_wait_finalized (g_steal_pointer (&restarted));

  fake_clock_set_now (fixture->clock, "2026-01-06T09:00:00Z");
  fake_clock_advance (fixture->clock, 60 * 60 * 1000);
  verdict_support_assert_requested (fixture, "5 4 3 2 2 1");
}

static void
test_disabled (VerdictFixture       *fixture,
               gconstpointer  user_data)
{
  verdict_support_open_disabled (fixture);
  verdict_support_assert_requested (fixture, "");
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
}

/* --- Signing out -------------------------------------------------------------- */

static void
test_stop (VerdictFixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) stored = NULL;

  verdict_support_open_disabled (fixture);
  test_server_hold (fixture->server);
  verdict_support_enable (fixture);
  test_server_wait_requests (fixture->server, test_server_get_n_requests (fixture->server) + 1);
  callboard_verdict_fetcher_stop (fixture->fetcher);
  test_wait_until (verdict_support_is_quiet, fixture->client);
  test_server_release (fixture->server);
  fake_clock_advance (fixture->clock, 60 * 60 * 1000);
  verdict_support_assert_requested (fixture, "5");
  stored = history_support_load_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, "run-5", NULL, NULL);
  g_assert_null (stored);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*func) (VerdictFixture       *fixture,
                           gconstpointer  user_data))
{
  g_test_add (path, VerdictFixture, data, verdict_support_set_up, func, verdict_support_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/verdict-fetcher/visible-and-new-first", NULL, test_order);
  add ("/verdict-fetcher/one-at-a-time", NULL, test_one_at_a_time);
  add ("/verdict-fetcher/live-progress", NULL, test_live);
  add ("/verdict-fetcher/pause/metered", NULL, test_metered);
  add ("/verdict-fetcher/pause/offline", NULL, test_offline);
  add ("/verdict-fetcher/pause/power-saver", NULL, test_power_saver);
  add ("/verdict-fetcher/pause/hidden", NULL, test_hidden);
  add ("/verdict-fetcher/pause/somebody-waits", NULL, test_interrupted);
  add ("/verdict-fetcher/pause/download", NULL, test_download);
  add ("/verdict-fetcher/pause/disabled", NULL, test_disabled);
  add ("/verdict-fetcher/error/rate-limit", NULL, test_rate_limit);
  add ("/verdict-fetcher/error/server", NULL, test_server_error);
  add ("/verdict-fetcher/error/not-found", GUINT_TO_POINTER (404), test_gone);
  add ("/verdict-fetcher/error/gone", GUINT_TO_POINTER (410), test_gone);
  add ("/verdict-fetcher/error/malformed", "{\"data\":{\"status\":[]}}", test_odd_response);
  add ("/verdict-fetcher/error/not-json", "[1, 2", test_odd_response);
  add ("/verdict-fetcher/error/another-run", CLIENT_SUPPORT_EMPTY_RUN, test_odd_response);
  add ("/verdict-fetcher/limit-of-a-day", NULL, test_limit);
  add ("/verdict-fetcher/signed-out", NULL, test_stop);

  return g_test_run ();
}
