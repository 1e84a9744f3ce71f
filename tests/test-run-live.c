/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Automatic refresh of a run from a real server with a fake clock: while it is visible
 * and active, whatever goes wrong.
 */

#include "config.h"

#include "callboard-run.h"
#include "callboard-session.h"
#include "support/client-support.h"
#include "support/fake-clock.h"
#include "support/fake-network.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef struct
{
  TestServer   *server;
  FakeClock    *clock;
  FakeNetwork  *network;
  CallboardRun *run;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(CallboardClient) client = NULL;
  g_autoptr(CallboardRefreshSchedule) schedule = NULL;

  fixture->server = test_server_new ();
  test_server_disable_retries (fixture->server);
  fixture->clock = fake_clock_new ();
  fixture->network = fake_network_new ();
  client = client_support_create (test_server_get_base_url (fixture->server));
  schedule = callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock),
                                             G_NETWORK_MONITOR (fixture->network));
  fixture->run = callboard_run_new (client, CLIENT_SUPPORT_RUN, schedule, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->run != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->run));
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&fixture->clock));
  g_assert_finalize_object (g_steal_pointer (&fixture->network));
  test_server_free (fixture->server);
}

/* Responds with a run with these simulations, such as "{…},{…}", and additional members,
 * such as ",\"verdict\":null". */
static void
set_response (Fixture    *fixture,
              const char *status,
              const char *simulations,
              const char *members)
{
  g_autofree char *body =
    g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"p\","
                     "\"status\":\"%s\",\"createdAt\":\"2026-01-05T10:00:00Z\","
                     "\"simulationJobs\":[%s]%s}}",
                     CLIENT_SUPPORT_RUN, status, simulations, members);

  test_server_answer (fixture->server, 200, body);
}

static char *
create_simulation (const char *status)
{
  static const char persona[] =
    "{\"id\":\"p\",\"name\":\"Ann\",\"language\":\"EN\",\"accent\":\"US\",\"gender\":\"FEMALE\","
    "\"backgroundNoise\":\"NONE\",\"speechPace\":\"NORMAL\",\"speechClarity\":\"CLEAR\","
    "\"hasDisfluencies\":false,\"baseEmotion\":\"NEUTRAL\",\"intentClarity\":\"CLEAR\","
    "\"confirmationStyle\":\"EXPLICIT\",\"memoryReliability\":\"HIGH\",\"properties\":{},"
    "\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}";

  return g_strdup_printf ("{\"simulationJobId\":\"s\",\"status\":\"%s\",\"processingStatus\":\"SIMULATING\","
                          "\"createdAt\":\"2026-01-05T10:00:00Z\",\"persona\":%s,"
                          "\"scenario\":{\"id\":\"c\"},"
                          "\"agentEndpoint\":{\"id\":\"e\",\"name\":\"Desk\",\"type\":\"PHONE\"}}",
                          status, persona);
}

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

/* Refreshes manually once. */
static void
refresh (Fixture *fixture)
{
  callboard_run_refresh (fixture->run);
  test_wait_until (is_loaded, fixture->run);
}

/* Shows the run and waits until it is loaded. */
static void
open_run (Fixture *fixture)
{
  callboard_run_refresh (fixture->run);
  callboard_run_watch (fixture->run);
  test_wait_until (is_loaded, fixture->run);
}

/* Asserts that an automatic refresh is sent after exactly this time. */
static void
assert_refreshed_after (Fixture *fixture,
                        guint    milliseconds)
{
  guint n_requests = test_server_get_n_requests (fixture->server);

  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, milliseconds);
  fake_clock_advance (fixture->clock, milliseconds);
  g_assert_true (callboard_live_object_get_loading (fixture->run));
  g_assert_false (callboard_run_get_user_requested (fixture->run));
  test_wait_until (is_loaded, fixture->run);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, n_requests + 1);
}

static void
assert_idle (Fixture *fixture)
{
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  fake_clock_advance (fixture->clock, 24 * 60 * 60 * 1000);
  g_assert_false (callboard_live_object_get_loading (fixture->run));
}

/* --- Refreshing ----------------------------------------------------------- */

static void
test_until_final (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autofree char *waiting = create_simulation ("PENDING");
  g_autofree char *active = create_simulation ("PROCESSING");
  g_autofree char *completed = create_simulation ("COMPLETED");
  g_autoptr(CallboardSimulationJob) simulation = NULL;
  CallboardPlanJob *plan_job;

  set_response (fixture, "RUNNING_SIMULATIONS", waiting, "");
  open_run (fixture);
  plan_job = callboard_run_get_plan_job (fixture->run);
  simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);

  set_response (fixture, "RUNNING_SIMULATIONS", active, "");
  assert_refreshed_after (fixture, 2000);
  g_assert_cmpstr (callboard_simulation_job_get_status (simulation), ==, "PROCESSING");
  assert_refreshed_after (fixture, 2000);
  assert_refreshed_after (fixture, 3000);
  assert_refreshed_after (fixture, 4500);

  set_response (fixture, "RUNNING_SIMULATIONS", completed, "");
  assert_refreshed_after (fixture, 6750);
  set_response (fixture, "COMPLETED", completed, "");
  assert_refreshed_after (fixture, 2000);
  g_assert_cmpuint (callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_COMPLETED), ==, 1);
  assert_idle (fixture);
}

static void
test_fetched_at_clock_time (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autofree char *fetched_at = NULL;

  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  assert_refreshed_after (fixture, 2000);
  fetched_at = g_date_time_format_iso8601 (callboard_live_object_get_fetched_at (fixture->run));
  g_assert_cmpstr (fetched_at, ==, "2026-01-05T10:00:02Z");
  g_assert_true (callboard_run_get_clock (fixture->run) == CALLBOARD_CLOCK (fixture->clock));
}

/* Showing a run fetches it. */
static void
test_showing_fetches (Fixture       *fixture,
                      gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  callboard_run_watch (fixture->run);
  assert_refreshed_after (fixture, 0);
  assert_refreshed_after (fixture, 2000);
  callboard_run_unwatch (fixture->run);
}

static void
test_one_request_at_a_time (Fixture       *fixture,
                            gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_hold (fixture->server);
  fake_clock_advance (fixture->clock, 2000);
  test_server_wait_requests (fixture->server, 2);

  /* With a slow server, neither time nor the user sends a second request. */
  fake_clock_advance (fixture->clock, 60000);
  callboard_run_refresh (fixture->run);
  g_assert_true (callboard_run_get_user_requested (fixture->run));
  callboard_run_watch (fixture->run);
  fake_clock_advance (fixture->clock, 60000);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 2);

  test_server_release (fixture->server);
  test_wait_until (is_loaded, fixture->run);
  g_assert_false (callboard_run_get_user_requested (fixture->run));
  assert_refreshed_after (fixture, 3000);
}

static void
test_manual_refresh_delays (Fixture       *fixture,
                            gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  fake_clock_advance (fixture->clock, 1900);
  set_response (fixture, "CREATING_SNAPSHOTS", "", "");
  callboard_run_refresh (fixture->run);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  test_wait_until (is_loaded, fixture->run);
  assert_refreshed_after (fixture, 2000);
}

/* --- Visibility ----------------------------------------------------------- */

static void
test_idle_while_hidden (Fixture       *fixture,
                        gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  refresh (fixture);
  assert_idle (fixture);
  callboard_run_watch (fixture->run);
  assert_refreshed_after (fixture, 0);
  callboard_run_unwatch (fixture->run);
  assert_idle (fixture);
}

static void
test_counts_viewers (Fixture       *fixture,
                     gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  callboard_run_watch (fixture->run);
  callboard_run_unwatch (fixture->run);
  assert_refreshed_after (fixture, 2000);
  callboard_run_unwatch (fixture->run);
  assert_idle (fixture);
}

/* The desktop says that there is no network: seldom tried, and the data goes on if the
 * server answers. */
static void
test_slower_while_offline (Fixture       *fixture,
                         gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  fake_network_set_available (fixture->network, FALSE);
  assert_refreshed_after (fixture, 30000);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  set_response (fixture, "RUNNING_SIMULATIONS", "", "");
  assert_refreshed_after (fixture, 30000);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  g_assert_cmpstr (callboard_plan_job_get_status (callboard_run_get_plan_job (fixture->run)), ==,
                   "RUNNING_SIMULATIONS");
  fake_clock_advance (fixture->clock, 2000);
  fake_network_set_available (fixture->network, TRUE);
  assert_refreshed_after (fixture, 0);
}

/* --- Active runs ---------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *status;
  const char *simulation;
  const char *members;
  gboolean    is_active;
} ActiveRow;

#define RETRIES ",\"pendingRetries\":[{\"simulationJobId\":\"s\"}]"

static const ActiveRow active_rows[] = {
  { "pending", "PENDING", NULL, "", TRUE },
  { "queued", "QUEUED", NULL, "", TRUE },
  { "preparing", "PREPARING_CAPACITY", NULL, "", TRUE },
  { "running", "RUNNING_SIMULATIONS", "COMPLETED", "", TRUE },
  { "canceling", "CANCELLING", NULL, "", TRUE },
  { "unknown-status", "REHEARSING", NULL, "", TRUE },
  { "completed", "COMPLETED", "COMPLETED", "", FALSE },
  { "completed-and-empty", "COMPLETED", NULL, "", FALSE },
  { "failed", "FAILED", "FAILED", "", FALSE },
  { "timed-out", "TIMED_OUT", "TIMED_OUT", "", FALSE },
  { "canceled", "CANCELLED", "CANCELLED", "", FALSE },
  { "completed-with-pending-retry", "COMPLETED", "FAILED", RETRIES, TRUE },
  { "completed-without-pending-retry", "COMPLETED", "FAILED", ",\"pendingRetries\":[]", FALSE },
  { "completed-with-simulation-in-progress", "COMPLETED", "PROCESSING", "", TRUE },
  { "completed-with-simulation-to-be-retried", "COMPLETED", "RETRY_SCHEDULED", "", TRUE },
  { "canceled-with-simulation-being-canceled", "CANCELLED", "CANCELLING", "", TRUE },
  { "canceled-with-simulation-never-started", "CANCELLED", "PENDING", "", FALSE },
  { "failed-with-simulation-never-started", "FAILED", "QUEUED", "", FALSE },
  { "completed-with-simulation-of-unknown-status", "COMPLETED", "REHEARSED", "", FALSE },
};

static void
test_active (Fixture       *fixture,
             gconstpointer  user_data)
{
  const ActiveRow *row = user_data;
  g_autofree char *simulation = row->simulation != NULL ? create_simulation (row->simulation) : NULL;

  set_response (fixture, row->status, simulation != NULL ? simulation : "", row->members);
  open_run (fixture);
  g_assert_no_error ((GError *) callboard_live_object_get_error (fixture->run));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_run_get_plan_job (fixture->run))), ==,
                    row->simulation != NULL ? 1 : 0);
  g_assert_cmpint (callboard_plan_job_is_live (callboard_run_get_plan_job (fixture->run)), ==,
                   row->is_active);
  if (row->is_active)
    assert_refreshed_after (fixture, 2000);
  else
    assert_idle (fixture);
}

/* A final run can be refreshed manually, and may not be final any more. */
static void
test_final_until_refreshed (Fixture       *fixture,
                            gconstpointer  user_data)
{
  set_response (fixture, "COMPLETED", "", "");
  open_run (fixture);
  assert_idle (fixture);
  refresh (fixture);
  assert_idle (fixture);
  set_response (fixture, "COMPLETED", "", RETRIES);
  refresh (fixture);
  assert_refreshed_after (fixture, 2000);
}

/* --- Errors --------------------------------------------------------------- */

static void
test_slower_while_failing (Fixture       *fixture,
                           gconstpointer  user_data)
{
  static const guint statuses[] = { 503, 429, 500, 408 };
  static const guint waits[] = { 2000, 3000, 4500, 6750 };
  g_autoptr(GDateTime) fetched_at = NULL;

  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  fetched_at = g_date_time_ref (callboard_live_object_get_fetched_at (fixture->run));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_server_answer (fixture->server, statuses[i], "");
      assert_refreshed_after (fixture, waits[i]);
      g_assert_nonnull (callboard_live_object_get_error (fixture->run));
      g_assert_nonnull (callboard_run_get_plan_job (fixture->run));
      g_assert_true (callboard_live_object_get_fetched_at (fixture->run) == fetched_at);
    }

  set_response (fixture, "CREATING_SNAPSHOTS", "", "");
  assert_refreshed_after (fixture, 10125);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  assert_refreshed_after (fixture, 2000);
}

/* Waits as long as the server says, then continues at the usual interval. */
static void
test_retry_after (Fixture       *fixture,
                  gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_answer (fixture->server, 429, "");
  test_server_add_header (fixture->server, "Retry-After", "900");
  assert_refreshed_after (fixture, 2000);
  g_assert_nonnull (callboard_live_object_get_error (fixture->run));
  set_response (fixture, "CREATING_SNAPSHOTS", "", "");
  /* The client has its own clock, on which two seconds have not passed. */
  assert_refreshed_after (fixture, 900 * 1000 - 2000);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  assert_refreshed_after (fixture, 2000);
}

static void
test_continues_after_malformed (Fixture       *fixture,
                                gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_answer (fixture->server, 200, "I am a teapot");
  assert_refreshed_after (fixture, 2000);
  g_assert_error (callboard_live_object_get_error (fixture->run), CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  assert_refreshed_after (fixture, 3000);
}

/* A run that was never loaded is retried as well. */
static void
test_retries_first_load (Fixture       *fixture,
                         gconstpointer  user_data)
{
  test_server_answer (fixture->server, 503, "");
  open_run (fixture);
  g_assert_null (callboard_run_get_plan_job (fixture->run));
  set_response (fixture, "COMPLETED", "", "");
  assert_refreshed_after (fixture, 2000);
  g_assert_nonnull (callboard_run_get_plan_job (fixture->run));
  assert_idle (fixture);
}

static void
test_stops (Fixture       *fixture,
            gconstpointer  user_data)
{
  guint status = GPOINTER_TO_UINT (user_data);

  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_answer (fixture->server, status, "");
  assert_refreshed_after (fixture, 2000);
  assert_idle (fixture);
  callboard_run_unwatch (fixture->run);
  callboard_run_watch (fixture->run);
  assert_idle (fixture);
  g_assert_nonnull (callboard_live_object_get_error (fixture->run));
  g_assert_nonnull (callboard_run_get_plan_job (fixture->run));

  /* A manual retry starts it again. */
  set_response (fixture, "QUEUED", "", "");
  refresh (fixture);
  assert_refreshed_after (fixture, 4500);
}

/* --- Lifetime and sessions ------------------------------------------------ */

static void
test_finalized_while_waiting (Fixture       *fixture,
                              gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&fixture->run));
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

/* A reference to the schedule does not keep it running. */
static void
test_schedule_stops (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(CallboardClient) client = client_support_create (test_server_get_base_url (fixture->server));
  CallboardRefreshSchedule *schedule =
    callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock), NULL);
  CallboardRun *run = callboard_run_new (client, CLIENT_SUPPORT_RUN, schedule, NULL);

  callboard_run_watch (run);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
  g_assert_finalize_object (run);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  g_assert_finalize_object (schedule);
}

static void
test_finalized_during_request (Fixture       *fixture,
                               gconstpointer  user_data)
{
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_hold (fixture->server);
  fake_clock_advance (fixture->clock, 2000);
  test_server_wait_requests (fixture->server, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->run));
  test_server_release (fixture->server);
  test_run_pending ();
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

static CallboardSession *
create_session (Fixture    *fixture,
                const char *base_url)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account =
    callboard_account_new (base_url, CLIENT_SUPPORT_TOKEN, CALLBOARD_ACCOUNT_STORED, &error);
  CallboardSession *session;

  g_assert_no_error (error);
  session = callboard_session_new_full (account, CALLBOARD_CLOCK (fixture->clock),
                                        G_NETWORK_MONITOR (fixture->network), &error);
  g_assert_no_error (error);

  return session;
}

typedef struct
{
  const char *base_url;
  gboolean    needs_network;
} NetworkRow;

static const NetworkRow network_rows[] = {
  { "http://127.0.0.1:1234", FALSE },
  { "http://localhost:1234/roark", FALSE },
  { "https://LOCALHOST", FALSE },
  { "http://[::1]:1234", FALSE },
  { "https://api.roark.ai", TRUE },
  { "https://192.168.1.2", TRUE },
  { "https://localhost.example.com", TRUE },
};

/* A server on this computer needs no network. */
static void
test_session_network (Fixture       *fixture,
                      gconstpointer  user_data)
{
  const NetworkRow *row = user_data;
  CallboardSession *session = create_session (fixture, row->base_url);
  CallboardRun *run = callboard_session_open_run (session, CLIENT_SUPPORT_RUN);

  fake_network_set_available (fixture->network, FALSE);
  callboard_run_watch (run);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, row->needs_network ? 30000 : 0);

  g_assert_finalize_object (run);
  g_assert_finalize_object (session);
}

static void
test_session_sets_the_interval (Fixture       *fixture,
                                gconstpointer  user_data)
{
  CallboardSession *session = create_session (fixture, test_server_get_base_url (fixture->server));
  CallboardRefreshSchedule *schedule;
  guint interval;

  g_object_get (session, "refresh-interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->run));
  fixture->run = callboard_session_open_run (session, CLIENT_SUPPORT_RUN);
  set_response (fixture, "QUEUED", "", "");
  open_run (fixture);
  g_object_set (session, "refresh-interval", 20, NULL);
  assert_refreshed_after (fixture, 20000);

  /* A schedule outlives its session and keeps its interval. */
  schedule = callboard_session_create_schedule (session);
  g_assert_finalize_object (session);
  g_object_get (schedule, "interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 20000);
  assert_refreshed_after (fixture, 30000);
  g_assert_finalize_object (schedule);
}

static void
add_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (active_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/run/live/active/%s", active_rows[i].name);

      g_test_add (path, Fixture, &active_rows[i], set_up, test_active, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (network_rows); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/run/live/needs-network/%u", i);

      g_test_add (path, Fixture, &network_rows[i], set_up, test_session_network, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test, data) g_test_add ("/run/live/" path, Fixture, data, set_up, test, tear_down)
  ADD ("until-final", test_until_final, NULL);
  ADD ("fetched-at-clock-time", test_fetched_at_clock_time, NULL);
  ADD ("showing-fetches", test_showing_fetches, NULL);
  ADD ("one-request-at-a-time", test_one_request_at_a_time, NULL);
  ADD ("manual-refresh-delays", test_manual_refresh_delays, NULL);
  ADD ("idle-while-hidden", test_idle_while_hidden, NULL);
  ADD ("counts-viewers", test_counts_viewers, NULL);
  ADD ("slower-while-offline", test_slower_while_offline, NULL);
  ADD ("final-until-refreshed", test_final_until_refreshed, NULL);
  ADD ("slower-while-failing", test_slower_while_failing, NULL);
  ADD ("retry-after", test_retry_after, NULL);
  ADD ("continues-after-malformed", test_continues_after_malformed, NULL);
  ADD ("retries-first-load", test_retries_first_load, NULL);
  ADD ("stops/token-not-accepted", test_stops, GUINT_TO_POINTER (401));
  ADD ("stops/no-permission", test_stops, GUINT_TO_POINTER (403));
  ADD ("stops/not-found", test_stops, GUINT_TO_POINTER (404));
  ADD ("finalized-while-waiting", test_finalized_while_waiting, NULL);
  ADD ("finalized-stops-schedule", test_schedule_stops, NULL);
  ADD ("finalized-during-request", test_finalized_during_request, NULL);
  ADD ("session-sets-interval", test_session_sets_the_interval, NULL);
#undef ADD
  add_tables ();

  return g_test_run ();
}
