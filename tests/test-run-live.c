/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run that refreshes by itself, from a real server by a clock that is turned
 * by hand: while somebody looks, as long as it is live, whatever goes wrong.
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

/* A run with these simulations, such as "{…},{…}", and further fields of its
 * own, such as ",\"verdict\":null". */
static void
answer_run (Fixture    *fixture,
            const char *status,
            const char *simulations,
            const char *more)
{
  g_autofree char *body =
    g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"p\","
                     "\"status\":\"%s\",\"createdAt\":\"2026-01-05T10:00:00Z\","
                     "\"simulationJobs\":[%s]%s}}",
                     CLIENT_SUPPORT_RUN, status, simulations, more);

  test_server_answer (fixture->server, 200, body);
}

static char *
create_simulation (const char *status)
{
  static const char caller[] =
    "{\"id\":\"p\",\"name\":\"Ann\",\"language\":\"EN\",\"accent\":\"US\",\"gender\":\"FEMALE\","
    "\"backgroundNoise\":\"NONE\",\"speechPace\":\"NORMAL\",\"speechClarity\":\"CLEAR\","
    "\"hasDisfluencies\":false,\"baseEmotion\":\"NEUTRAL\",\"intentClarity\":\"CLEAR\","
    "\"confirmationStyle\":\"EXPLICIT\",\"memoryReliability\":\"HIGH\",\"properties\":{},"
    "\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\"}";

  return g_strdup_printf ("{\"simulationJobId\":\"s\",\"status\":\"%s\",\"processingStatus\":\"SIMULATING\","
                          "\"createdAt\":\"2026-01-05T10:00:00Z\",\"persona\":%s,"
                          "\"scenario\":{\"id\":\"c\"},"
                          "\"agentEndpoint\":{\"id\":\"e\",\"name\":\"Desk\",\"type\":\"PHONE\"}}",
                          status, caller);
}

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

/* Asks for it once by hand. */
static void
refresh (Fixture *fixture)
{
  callboard_run_refresh (fixture->run);
  test_wait_until (is_loaded, fixture->run);
}

/* Somebody looks at it, and it has been there for a moment. */
static void
open_run (Fixture *fixture)
{
  callboard_run_refresh (fixture->run);
  callboard_run_watch (fixture->run);
  test_wait_until (is_loaded, fixture->run);
}

/* It asks by itself when so much time has passed, not before. */
static void
assert_asks_after (Fixture *fixture,
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
assert_rests (Fixture *fixture)
{
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  fake_clock_advance (fixture->clock, 24 * 60 * 60 * 1000);
  g_assert_false (callboard_live_object_get_loading (fixture->run));
}

/* --- Refreshing ------------------------------------------------------------- */

static void
test_follows_its_run (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autofree char *waiting = create_simulation ("PENDING");
  g_autofree char *active = create_simulation ("PROCESSING");
  g_autofree char *completed = create_simulation ("COMPLETED");
  g_autoptr(CallboardSimulationJob) simulation = NULL;
  CallboardPlanJob *plan_job;

  answer_run (fixture, "RUNNING_SIMULATIONS", waiting, "");
  open_run (fixture);
  plan_job = callboard_run_get_plan_job (fixture->run);
  simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), 0);

  answer_run (fixture, "RUNNING_SIMULATIONS", active, "");
  assert_asks_after (fixture, 2000);
  g_assert_cmpstr (callboard_simulation_job_get_status (simulation), ==, "PROCESSING");
  assert_asks_after (fixture, 2000);
  assert_asks_after (fixture, 3000);
  assert_asks_after (fixture, 4500);

  answer_run (fixture, "RUNNING_SIMULATIONS", completed, "");
  assert_asks_after (fixture, 6750);
  answer_run (fixture, "COMPLETED", completed, "");
  assert_asks_after (fixture, 2000);
  g_assert_cmpuint (callboard_plan_job_count (plan_job, CALLBOARD_OUTCOME_COMPLETED), ==, 1);
  assert_rests (fixture);
}

static void
test_fetched_by_the_clock (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *fetched_at = NULL;

  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  assert_asks_after (fixture, 2000);
  fetched_at = g_date_time_format_iso8601 (callboard_live_object_get_fetched_at (fixture->run));
  g_assert_cmpstr (fetched_at, ==, "2026-01-05T10:00:02Z");
  g_assert_true (callboard_run_get_clock (fixture->run) == CALLBOARD_CLOCK (fixture->clock));
}

/* Looking at a run is enough to fetch it. */
static void
test_watching_fetches (Fixture       *fixture,
                       gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  callboard_run_watch (fixture->run);
  assert_asks_after (fixture, 0);
  assert_asks_after (fixture, 2000);
  callboard_run_unwatch (fixture->run);
}

static void
test_one_request_at_a_time (Fixture       *fixture,
                            gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_hold (fixture->server);
  fake_clock_advance (fixture->clock, 2000);
  test_server_wait_requests (fixture->server, 2);

  /* A slow server: neither time nor a person makes a second request of it. */
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
  assert_asks_after (fixture, 3000);
}

static void
test_by_hand_puts_it_off (Fixture       *fixture,
                          gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  fake_clock_advance (fixture->clock, 1900);
  answer_run (fixture, "CREATING_SNAPSHOTS", "", "");
  callboard_run_refresh (fixture->run);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  test_wait_until (is_loaded, fixture->run);
  assert_asks_after (fixture, 2000);
}

/* --- Who looks -------------------------------------------------------------- */

static void
test_rests_while_nobody_looks (Fixture       *fixture,
                               gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  refresh (fixture);
  assert_rests (fixture);
  callboard_run_watch (fixture->run);
  assert_asks_after (fixture, 0);
  callboard_run_unwatch (fixture->run);
  assert_rests (fixture);
}

static void
test_counts_who_looks (Fixture       *fixture,
                       gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  callboard_run_watch (fixture->run);
  callboard_run_unwatch (fixture->run);
  assert_asks_after (fixture, 2000);
  callboard_run_unwatch (fixture->run);
  assert_rests (fixture);
}

static void
test_rests_without_network (Fixture       *fixture,
                            gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  fake_network_set_available (fixture->network, FALSE);
  assert_rests (fixture);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  fake_network_set_available (fixture->network, TRUE);
  assert_asks_after (fixture, 0);
}

/* --- What is live ----------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *status;
  const char *simulation;
  const char *more;
  gboolean    is_live;
} LiveRow;

#define RETRIES ",\"pendingRetries\":[{\"simulationJobId\":\"s\"}]"

static const LiveRow live_rows[] = {
  { "pending", "PENDING", NULL, "", TRUE },
  { "queued", "QUEUED", NULL, "", TRUE },
  { "preparing", "PREPARING_CAPACITY", NULL, "", TRUE },
  { "running", "RUNNING_SIMULATIONS", "COMPLETED", "", TRUE },
  { "cancelling", "CANCELLING", NULL, "", TRUE },
  { "unknown-status", "REHEARSING", NULL, "", TRUE },
  { "completed", "COMPLETED", "COMPLETED", "", FALSE },
  { "completed-and-empty", "COMPLETED", NULL, "", FALSE },
  { "failed", "FAILED", "FAILED", "", FALSE },
  { "timed-out", "TIMED_OUT", "TIMED_OUT", "", FALSE },
  { "cancelled", "CANCELLED", "CANCELLED", "", FALSE },
  { "completed-but-a-retry-to-come", "COMPLETED", "FAILED", RETRIES, TRUE },
  { "completed-but-no-retry-to-come", "COMPLETED", "FAILED", ",\"pendingRetries\":[]", FALSE },
  { "completed-but-a-simulation-under-way", "COMPLETED", "PROCESSING", "", TRUE },
  { "completed-but-a-simulation-to-be-retried", "COMPLETED", "RETRY_SCHEDULED", "", TRUE },
  { "cancelled-but-a-simulation-being-cancelled", "CANCELLED", "CANCELLING", "", TRUE },
  { "cancelled-and-a-simulation-that-never-began", "CANCELLED", "PENDING", "", FALSE },
  { "failed-and-a-simulation-that-never-began", "FAILED", "QUEUED", "", FALSE },
  { "completed-and-a-simulation-of-unknown-status", "COMPLETED", "REHEARSED", "", FALSE },
};

static void
test_live (Fixture       *fixture,
           gconstpointer  user_data)
{
  const LiveRow *row = user_data;
  g_autofree char *simulation = row->simulation != NULL ? create_simulation (row->simulation) : NULL;

  answer_run (fixture, row->status, simulation != NULL ? simulation : "", row->more);
  open_run (fixture);
  g_assert_no_error ((GError *) callboard_live_object_get_error (fixture->run));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_run_get_plan_job (fixture->run))), ==,
                    row->simulation != NULL ? 1 : 0);
  g_assert_cmpint (callboard_plan_job_is_live (callboard_run_get_plan_job (fixture->run)), ==, row->is_live);
  if (row->is_live)
    assert_asks_after (fixture, 2000);
  else
    assert_rests (fixture);
}

/* By hand a final run can be fetched, and may turn out not to be final. */
static void
test_final_until_asked (Fixture       *fixture,
                        gconstpointer  user_data)
{
  answer_run (fixture, "COMPLETED", "", "");
  open_run (fixture);
  assert_rests (fixture);
  refresh (fixture);
  assert_rests (fixture);
  answer_run (fixture, "COMPLETED", "", RETRIES);
  refresh (fixture);
  assert_asks_after (fixture, 2000);
}

/* --- Failing ---------------------------------------------------------------- */

static void
test_goes_on_failing (Fixture       *fixture,
                      gconstpointer  user_data)
{
  static const guint statuses[] = { 503, 429, 500, 408 };
  static const guint waits[] = { 2000, 3000, 4500, 6750 };
  g_autoptr(GDateTime) fetched_at = NULL;

  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  fetched_at = g_date_time_ref (callboard_live_object_get_fetched_at (fixture->run));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_server_answer (fixture->server, statuses[i], "");
      assert_asks_after (fixture, waits[i]);
      g_assert_nonnull (callboard_live_object_get_error (fixture->run));
      g_assert_nonnull (callboard_run_get_plan_job (fixture->run));
      g_assert_true (callboard_live_object_get_fetched_at (fixture->run) == fetched_at);
    }

  answer_run (fixture, "CREATING_SNAPSHOTS", "", "");
  assert_asks_after (fixture, 10125);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  assert_asks_after (fixture, 2000);
}

/* Not before the server said, and then as ever. */
static void
test_comes_back_when_asked_to (Fixture       *fixture,
                               gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_answer (fixture->server, 429, "");
  test_server_add_header (fixture->server, "Retry-After", "900");
  assert_asks_after (fixture, 2000);
  g_assert_nonnull (callboard_live_object_get_error (fixture->run));
  answer_run (fixture, "CREATING_SNAPSHOTS", "", "");
  /* The client has a clock of its own, by which two seconds have not passed. */
  assert_asks_after (fixture, 900 * 1000 - 2000);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  assert_asks_after (fixture, 2000);
}

static void
test_goes_on_after_garbage (Fixture       *fixture,
                            gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_answer (fixture->server, 200, "I am a teapot");
  assert_asks_after (fixture, 2000);
  g_assert_error (callboard_live_object_get_error (fixture->run), CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  assert_asks_after (fixture, 3000);
}

/* One that has not been seen yet is tried again too. */
static void
test_goes_on_from_nothing (Fixture       *fixture,
                           gconstpointer  user_data)
{
  test_server_answer (fixture->server, 503, "");
  open_run (fixture);
  g_assert_null (callboard_run_get_plan_job (fixture->run));
  answer_run (fixture, "COMPLETED", "", "");
  assert_asks_after (fixture, 2000);
  g_assert_nonnull (callboard_run_get_plan_job (fixture->run));
  assert_rests (fixture);
}

static void
test_gives_up (Fixture       *fixture,
               gconstpointer  user_data)
{
  guint status = GPOINTER_TO_UINT (user_data);

  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  test_server_answer (fixture->server, status, "");
  assert_asks_after (fixture, 2000);
  assert_rests (fixture);
  callboard_run_unwatch (fixture->run);
  callboard_run_watch (fixture->run);
  assert_rests (fixture);
  g_assert_nonnull (callboard_live_object_get_error (fixture->run));
  g_assert_nonnull (callboard_run_get_plan_job (fixture->run));

  /* Until somebody tries again. */
  answer_run (fixture, "QUEUED", "", "");
  refresh (fixture);
  assert_asks_after (fixture, 4500);
}

/* --- Being dropped, and sessions --------------------------------------------- */

static void
test_dropped_while_waiting (Fixture       *fixture,
                            gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&fixture->run));
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

/* Whoever still holds its schedule does not keep it going. */
static void
test_schedule_ends_with_it (Fixture       *fixture,
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
test_dropped_while_asking (Fixture       *fixture,
                           gconstpointer  user_data)
{
  answer_run (fixture, "QUEUED", "", "");
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

/* A server on this machine is there without any network. */
static void
test_session_asks_the_network (Fixture       *fixture,
                               gconstpointer  user_data)
{
  const NetworkRow *row = user_data;
  CallboardSession *session = create_session (fixture, row->base_url);
  CallboardRun *run = callboard_session_open_run (session, CLIENT_SUPPORT_RUN);

  fake_network_set_available (fixture->network, FALSE);
  callboard_run_watch (run);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, row->needs_network ? 0 : 1);

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
  answer_run (fixture, "QUEUED", "", "");
  open_run (fixture);
  g_object_set (session, "refresh-interval", 20, NULL);
  assert_asks_after (fixture, 20000);

  /* What is live outlives its session, at the pace it had. */
  schedule = callboard_session_create_schedule (session);
  g_assert_finalize_object (session);
  g_object_get (schedule, "interval", &interval, NULL);
  g_assert_cmpuint (interval, ==, 20000);
  assert_asks_after (fixture, 30000);
  g_assert_finalize_object (schedule);
}

static void
add_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (live_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/run/live/refreshes-or-not/%s", live_rows[i].name);

      g_test_add (path, Fixture, &live_rows[i], set_up, test_live, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (network_rows); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/run/live/needs-a-network-or-not/%u", i);

      g_test_add (path, Fixture, &network_rows[i], set_up, test_session_asks_the_network, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test, data) g_test_add ("/run/live/" path, Fixture, data, set_up, test, tear_down)
  ADD ("follows-its-run-to-the-end", test_follows_its_run, NULL);
  ADD ("fetched-by-the-clock", test_fetched_by_the_clock, NULL);
  ADD ("watching-fetches", test_watching_fetches, NULL);
  ADD ("one-request-at-a-time", test_one_request_at_a_time, NULL);
  ADD ("by-hand-puts-it-off", test_by_hand_puts_it_off, NULL);
  ADD ("rests-while-nobody-looks", test_rests_while_nobody_looks, NULL);
  ADD ("counts-who-looks", test_counts_who_looks, NULL);
  ADD ("rests-without-network", test_rests_without_network, NULL);
  ADD ("final-until-asked", test_final_until_asked, NULL);
  ADD ("goes-on-failing-slower", test_goes_on_failing, NULL);
  ADD ("comes-back-when-asked-to", test_comes_back_when_asked_to, NULL);
  ADD ("goes-on-after-garbage", test_goes_on_after_garbage, NULL);
  ADD ("goes-on-from-nothing", test_goes_on_from_nothing, NULL);
  ADD ("gives-up/token-not-accepted", test_gives_up, GUINT_TO_POINTER (401));
  ADD ("gives-up/no-permission", test_gives_up, GUINT_TO_POINTER (403));
  ADD ("gives-up/not-found", test_gives_up, GUINT_TO_POINTER (404));
  ADD ("dropped-while-waiting", test_dropped_while_waiting, NULL);
  ADD ("dropped-and-its-schedule-ends", test_schedule_ends_with_it, NULL);
  ADD ("dropped-while-asking", test_dropped_while_asking, NULL);
  ADD ("session-sets-the-interval", test_session_sets_the_interval, NULL);
#undef ADD
  add_tables ();

  return g_test_run ();
}
