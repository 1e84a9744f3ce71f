/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An account in use: what it is called, and that everybody who opens a run gets
 * the same one. Against the demo's server, whose world is known, and against
 * one that refuses.
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
  guint *n_told = user_data;

  *n_told += 1;
}

/* --- Identity --------------------------------------------------------------- */

static void
test_is_called_as_the_server_says (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardSession *session = create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN,
                                              CALLBOARD_ACCOUNT_STORED);
  g_autofree char *title = NULL;
  g_autoptr(GError) error = NULL;
  guint n_told = 0;

  g_signal_connect (session, "notify::title", G_CALLBACK (on_notify_title), &n_told);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Roark");
  test_server_answer_file (server, "me.json");
  g_assert_true (identify (session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Front desk, Bright Smile");
  g_object_get (session, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Front desk, Bright Smile");
  g_assert_cmpuint (n_told, ==, 1);

  g_assert_finalize_object (session);
}

static void
test_refused_token (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardSession *session = create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN,
                                              CALLBOARD_ACCOUNT_ENVIRONMENT);
  g_autoptr(GError) error = NULL;
  guint n_told = 0;

  g_signal_connect (session, "notify::title", G_CALLBACK (on_notify_title), &n_told);
  test_server_answer (server, 401, "");
  g_assert_false (identify (session, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED);
  g_assert_cmpstr (callboard_session_get_title (session), ==, "Roark");
  g_assert_cmpuint (n_told, ==, 0);

  g_assert_finalize_object (session);
}

static void
test_token_that_is_none (void)
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

/* --- Rest ------------------------------------------------------------------- */

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* ms after which idle connections are closed. */
#define LINGER 3000

typedef struct
{
  TestWire         *wire;
  FakeClock        *clock;
  CallboardSession *session;
} RestFixture;

static void
answer_run (RestFixture *fixture,
            const char  *status)
{
  g_autofree char *body = client_support_create_run ("run-1", status);
  g_autofree char *answer = g_strdup_printf (OK_HEAD "Content-Length: %zu\r\n\r\n%s", strlen (body), body);

  test_wire_answer (fixture->wire, answer, TEST_WIRE_HOLD);
}

static void
set_up_rest (RestFixture   *fixture,
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
tear_down_rest (RestFixture   *fixture,
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
look_at_run (RestFixture *fixture)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, "run-1");

  callboard_run_refresh (run);
  callboard_run_watch (run);
  test_wait_until (is_loaded, run);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_open (fixture->wire), ==, 1);

  return run;
}

/* A while after the last answer, and not while somebody goes on asking. */
static void
test_closes_connections (RestFixture   *fixture,
                         gconstpointer  data)
{
  g_autoptr(CallboardRun) run = NULL;

  answer_run (fixture, "COMPLETED");
  run = look_at_run (fixture);
  fake_clock_advance (fixture->clock, LINGER - 1);
  callboard_run_refresh (run);
  test_wait_until (is_loaded, run);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_connections (fixture->wire), ==, 1);

  fake_clock_advance (fixture->clock, LINGER - 1);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_open (fixture->wire), ==, 1);
  fake_clock_advance (fixture->clock, 1);
  test_wire_wait_disconnected (fixture->wire);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

/* What is live asks again soon. Once nobody looks, nothing does. */
static void
test_keeps_connection_of_what_is_live (RestFixture   *fixture,
                                       gconstpointer  data)
{
  g_autoptr(CallboardRun) run = NULL;

  answer_run (fixture, "RUNNING_SIMULATIONS");
  run = look_at_run (fixture);
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
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, LINGER);
  fake_clock_advance (fixture->clock, LINGER);
  test_wire_wait_disconnected (fixture->wire);
}

/* --- Runs ------------------------------------------------------------------- */

typedef struct
{
  CallboardDemoServer *server;
  CallboardSession    *session;
  char                *id;
  gint64               now;
} Fixture;

static gint64
read_clock (gpointer user_data)
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
  world = callboard_demo_world_new (0, 1, read_clock, &fixture->now);
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
test_demo_stays_demo (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (callboard_session_get_title (fixture->session), ==, "Demo");
  g_assert_true (identify (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_session_get_title (fixture->session), ==, "Demo");
}

static void
test_same_run_to_everybody (Fixture       *fixture,
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

/* A run that nobody held any more begins anew. */
static void
test_new_run_afterwards (Fixture       *fixture,
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

/* A live run from its first third to its end: always the same simulations. */
static void
test_live_run_to_its_end (Fixture       *fixture,
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

  g_test_add_func ("/session/is-called-as-the-server-says", test_is_called_as_the_server_says);
  g_test_add_func ("/session/refused-token-is-told", test_refused_token);
  g_test_add_func ("/session/token-that-is-none-is-refused", test_token_that_is_none);
  g_test_add_func ("/session/dropped-while-identifying", test_dropped_while_identifying);
  g_test_add ("/session/closes-connections", RestFixture, NULL, set_up_rest, test_closes_connections, tear_down_rest);
  g_test_add ("/session/keeps-connection-of-what-is-live", RestFixture, NULL, set_up_rest,
              test_keeps_connection_of_what_is_live, tear_down_rest);

#define ADD(path, test) g_test_add ("/session/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("demo-stays-demo", test_demo_stays_demo);
  ADD ("same-run-to-everybody", test_same_run_to_everybody);
  ADD ("new-run-after-nobody-held-it", test_new_run_afterwards);
  ADD ("run-outlives-the-session", test_run_outlives_the_session);
  ADD ("live-run-to-its-end", test_live_run_to_its_end);
  ADD ("unknown-run-is-told", test_unknown_run);
#undef ADD

  return g_test_run ();
}
