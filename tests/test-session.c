/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The session of an account: its title, closing idle connections, and sharing open
 * runs. Uses the demo server, and one that refuses.
 */

#include "config.h"

#include "callboard-demo-run.h"
#include "callboard-demo-server.h"
#include "callboard-error.h"
#include "callboard-session.h"
#include "support/client-support.h"
#include "support/fake-clock.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

static CallboardSession *
create_session (const char             *base_url,
                const char             *token,
                CallboardAccountOrigin  origin)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = callboard_account_new (base_url, token, origin, &error);
  CallboardSession *session;

  g_assert_no_error (error);
  session = callboard_session_new (account, &error);
  g_assert_no_error (error);
  g_assert_true (callboard_session_get_account (session) == account);

  return session;
}

static gboolean
identify (CallboardSession  *session,
          GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_session_identify_async (session, NULL, test_store_result, &result);
  test_wait_for_result (&result);

  return callboard_session_identify_finish (session, result, error);
}

static void
on_notify_title (CallboardSession *session,
                 GParamSpec       *pspec,
                 gpointer          user_data)
{
  guint *n_notified = user_data;

  *n_notified += 1;
}

/* --- Identity ------------------------------------------------------------- */

static void
test_title (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardSession *session = create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN,
                                              CALLBOARD_ACCOUNT_STORED);
  g_autofree char *title = NULL;
  g_autoptr(GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect (session, "notify::title", G_CALLBACK (on_notify_title), &n_notified);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Roark");
  test_server_answer_file (server, "me.json");
  g_assert_true (identify (session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Front desk, Bright Smile");
  g_object_get (session, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Front desk, Bright Smile");
  g_assert_cmpuint (n_notified, ==, 1);

  g_assert_finalize_object (session);
}

static void
test_refused_token (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardSession *session = create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN,
                                              CALLBOARD_ACCOUNT_ENVIRONMENT);
  g_autoptr(GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect (session, "notify::title", G_CALLBACK (on_notify_title), &n_notified);
  test_server_answer (server, 401, "");
  g_assert_false (identify (session, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Roark");
  g_assert_cmpuint (n_notified, ==, 0);

  g_assert_finalize_object (session);
}

static void
test_invalid_token (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(CallboardSession) session = NULL;

  account = callboard_account_new ("http://127.0.0.1:1", "two words", CALLBOARD_ACCOUNT_STORED, &error);
  g_assert_no_error (error);
  session = callboard_session_new (account, &error);
  g_assert_null (session);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED);
}

static void
test_dropped_while_identifying (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gpointer session = create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN,
                                     CALLBOARD_ACCOUNT_STORED);
  gpointer watched = session;

  g_object_add_weak_pointer (watched, &watched);
  test_server_answer_file (server, "me.json");
  callboard_session_identify_async (session, NULL, test_store_result, &result);
  g_object_unref (session);
  test_wait_for_result (&result);
  g_assert_true (callboard_session_identify_finish (watched, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_null (watched);
}

/* --- Idle connections ----------------------------------------------------- */

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* Delay before idle connections are closed, in ms. */
#define IDLE_TIMEOUT 3000

typedef struct
{
  TestWire         *wire;
  FakeClock        *clock;
  CallboardSession *session;
} IdleFixture;

static void
set_run_response (IdleFixture *fixture,
                  const char  *status)
{
  g_autofree char *body = client_support_create_run ("run-1", status);
  g_autofree char *answer = g_strdup_printf (OK_HEAD "Content-Length: %zu\r\n\r\n%s", strlen (body), body);

  test_wire_answer (fixture->wire, answer, TEST_WIRE_HOLD);
}

static void
set_up_idle (IdleFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture->wire = test_wire_new ();
  fixture->clock = fake_clock_new ();
  account = callboard_account_new (test_wire_get_base_url (fixture->wire), CLIENT_SUPPORT_TOKEN,
                                   CALLBOARD_ACCOUNT_STORED, &error);
  g_assert_no_error (error);
  fixture->session = callboard_session_new_full (account, CALLBOARD_CLOCK (fixture->clock),
                                                 g_network_monitor_get_default (), &error);
  g_assert_no_error (error);
}

static void
tear_down_idle (IdleFixture   *fixture,
                gconstpointer  data)
{
  g_assert_finalize_object (fixture->session);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
  test_wire_free (fixture->wire);
}

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

static CallboardRun *
show_run (IdleFixture *fixture)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, "run-1");

  callboard_run_refresh (run);
  callboard_run_watch (run);
  test_wait_until (is_loaded, run);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_open (fixture->wire), ==, 1);

  return run;
}

/* Closes connections some time after the last response, unless there are more
 * requests. */
static void
test_closes_connections (IdleFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(CallboardRun) run = NULL;

  set_run_response (fixture, "COMPLETED");
  run = show_run (fixture);
  fake_clock_advance (fixture->clock, IDLE_TIMEOUT - 1);
  callboard_run_refresh (run);
  test_wait_until (is_loaded, run);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_connections (fixture->wire), ==, 1);

  fake_clock_advance (fixture->clock, IDLE_TIMEOUT - 1);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_open (fixture->wire), ==, 1);
  fake_clock_advance (fixture->clock, 1);
  test_wire_wait_disconnected (fixture->wire);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

/* An active run keeps its connection, as it refreshes soon. Once hidden, it does not. */
static void
test_keeps_connection_of_active_run (IdleFixture   *fixture,
                                     gconstpointer  data)
{
  g_autoptr(CallboardRun) run = NULL;

  set_run_response (fixture, "RUNNING_SIMULATIONS");
  run = show_run (fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);
      fake_clock_advance (fixture->clock, (guint) fake_clock_get_next (fixture->clock));
      test_wait_until (is_loaded, run);
      test_run_pending ();
    }
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 5);
  g_assert_cmpuint (test_wire_get_n_connections (fixture->wire), ==, 1);

  callboard_run_unwatch (run);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, IDLE_TIMEOUT);
  fake_clock_advance (fixture->clock, IDLE_TIMEOUT);
  test_wire_wait_disconnected (fixture->wire);
}

/* --- Runs ----------------------------------------------------------------- */

typedef struct
{
  CallboardDemoServer *server;
  CallboardSession    *session;
  char                *id;
  gint64               now;
} Fixture;

static gint64
get_now (gpointer user_data)
{
  gint64 *now = user_data;

  return *now;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(CallboardDemoWorld) world = NULL;
  g_autoptr(CallboardDemoRun) live = NULL;
  g_autoptr(GError) error = NULL;

  fixture->now = G_GINT64_CONSTANT (1790000000000000);
  world = callboard_demo_world_new (0, 1, get_now, &fixture->now);
  live = g_list_model_get_item (callboard_demo_world_get_featured_runs (world), 0);
  fixture->id = g_strdup (callboard_demo_run_get_id (live));
  fixture->server = callboard_demo_server_new (world, NULL);
  callboard_demo_server_start (fixture->server, 0, &error);
  g_assert_no_error (error);
  fixture->session = create_session (callboard_demo_server_get_base_url (fixture->server),
                                     callboard_demo_server_get_token (fixture->server),
                                     CALLBOARD_ACCOUNT_DEMO);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->session != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->session));
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
  g_free (fixture->id);
}

static void
refresh (CallboardRun *run)
{
  callboard_run_refresh (run);
  test_wait_until (is_loaded, run);
  g_assert_no_error ((GError *) callboard_live_object_get_error (run));
}

static void
test_demo_title (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (callboard_session_get_title (fixture->session), ==, "Demo");
  g_assert_true (identify (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (fixture->session), ==, "Demo");
}

static void
test_run_is_shared (Fixture       *fixture,
                    gconstpointer  user_data)
{
  CallboardRun *one = callboard_session_open_run (fixture->session, fixture->id);
  CallboardRun *two = callboard_session_open_run (fixture->session, fixture->id);
  CallboardRun *other = callboard_session_open_run (fixture->session, "another");

  g_assert_true (one == two);
  g_assert_true (one != other);
  g_assert_cmpstr (callboard_run_get_id (other), ==, "another");

  g_object_unref (two);
  g_assert_finalize_object (one);
  g_assert_finalize_object (other);
}

/* A run that was finalized is loaded again. */
static void
test_new_run_after_finalize (Fixture       *fixture,
                             gconstpointer  user_data)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, fixture->id);

  refresh (run);
  g_assert_nonnull (callboard_run_get_plan_job (run));
  g_assert_finalize_object (run);

  run = callboard_session_open_run (fixture->session, fixture->id);
  g_assert_nonnull (run);
  g_assert_null (callboard_run_get_plan_job (run));
  refresh (run);
  g_assert_cmpstr (callboard_plan_job_get_id (callboard_run_get_plan_job (run)), ==, fixture->id);
  g_assert_finalize_object (run);
}

static void
test_run_outlives_the_session (Fixture       *fixture,
                               gconstpointer  user_data)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, fixture->id);

  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  refresh (run);
  g_assert_nonnull (callboard_run_get_plan_job (run));
  g_assert_finalize_object (run);
}

/* Follows an active run to its end, with the same simulation objects. */
static void
test_active_run_until_end (Fixture       *fixture,
                           gconstpointer  user_data)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, fixture->id);
  g_autoptr(GPtrArray) first = g_ptr_array_new_with_free_func (g_object_unref);
  CallboardPlanJob *plan_job;

  refresh (run);
  plan_job = callboard_run_get_plan_job (run);
  g_assert_false (callboard_plan_job_is_final (plan_job));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan_job)); i++)
    g_ptr_array_add (first, g_list_model_get_item (G_LIST_MODEL (plan_job), i));
  g_assert_cmpuint (first->len, ==, 24);

  for (guint minute = 0; minute < 10; minute++)
    {
      fixture->now += G_TIME_SPAN_MINUTE;
      refresh (run);
      g_assert_true (callboard_run_get_plan_job (run) == plan_job);
      for (guint i = 0; i < first->len; i++)
        g_assert_true (callboard_plan_job_find (plan_job, callboard_simulation_job_get_id (first->pdata[i])) ==
                       first->pdata[i]);
    }
  g_assert_true (callboard_plan_job_is_final (plan_job));
  g_assert_nonnull (callboard_plan_job_get_verdict (plan_job));

  g_assert_finalize_object (run);
}

static void
test_unknown_run (Fixture       *fixture,
                  gconstpointer  user_data)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, "unknown");

  callboard_run_refresh (run);
  test_wait_until (is_loaded, run);
  g_assert_error (callboard_live_object_get_error (run), CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_null (callboard_run_get_plan_job (run));
  g_assert_finalize_object (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/title-from-the-server", test_title);
  g_test_add_func ("/session/refused-token", test_refused_token);
  g_test_add_func ("/session/invalid-token", test_invalid_token);
  g_test_add_func ("/session/dropped-while-identifying", test_dropped_while_identifying);
  g_test_add ("/session/closes-connections", IdleFixture, NULL, set_up_idle,
              test_closes_connections, tear_down_idle);
  g_test_add ("/session/keeps-connection-of-active-run", IdleFixture, NULL, set_up_idle,
              test_keeps_connection_of_active_run, tear_down_idle);

#define ADD(path, test) g_test_add ("/session/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("demo-title", test_demo_title);
  ADD ("run-is-shared", test_run_is_shared);
  ADD ("new-run-after-finalize", test_new_run_after_finalize);
  ADD ("run-outlives-the-session", test_run_outlives_the_session);
  ADD ("active-run-until-end", test_active_run_until_end);
  ADD ("unknown-run", test_unknown_run);
#undef ADD

  return g_test_run ();
}
