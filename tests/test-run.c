/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An open run while its server responds, fails and responds again: its notifications,
 * the data that stays, and that runs are never mixed up.
 */

#include "config.h"

#include "callboard-run.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define REFUSAL "{\"message\":\"Not today\"}"

typedef struct
{
  TestServer   *server;
  CallboardRun *run;
  GString      *notifications;
} Fixture;

static void
on_notify (CallboardRun *run,
           GParamSpec   *pspec,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->notifications, "%s ", pspec->name);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(CallboardClient) client = NULL;

  fixture->server = test_server_new ();
  fixture->notifications = g_string_new (NULL);
  client = client_support_create (test_server_get_base_url (fixture->server));
  fixture->run = client_support_open_run (client, CLIENT_SUPPORT_RUN);
  g_signal_connect (fixture->run, "notify", G_CALLBACK (on_notify), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->run != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->run));
  test_server_free (fixture->server);
  g_string_free (fixture->notifications, TRUE);
}

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data);
}

static void
refresh (Fixture *fixture)
{
  g_string_truncate (fixture->notifications, 0);
  callboard_run_refresh (fixture->run);
  g_assert_true (callboard_live_object_get_loading (fixture->run));
  test_wait_until (is_loaded, fixture->run);
}

static guint
count_simulations (Fixture *fixture)
{
  CallboardPlanJob *plan_job = callboard_run_get_plan_job (fixture->run);

  g_assert_nonnull (plan_job);

  return g_list_model_get_n_items (G_LIST_MODEL (plan_job));
}

/* --- Notifications -------------------------------------------------------- */

static void
test_sends_nothing_at_first (Fixture       *fixture,
                             gconstpointer  user_data)
{
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 0);
  g_assert_false (callboard_live_object_get_loading (fixture->run));
  g_assert_null (callboard_run_get_plan_job (fixture->run));
  g_assert_null (callboard_live_object_get_error (fixture->run));
  g_assert_null (callboard_live_object_get_fetched_at (fixture->run));
  g_assert_cmpstr (callboard_run_get_id (fixture->run), ==, CLIENT_SUPPORT_RUN);
}

static void
test_first_response (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(GDateTime) before = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) after = NULL;
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(GDateTime) fetched_at = NULL;
  g_autoptr(GError) error = NULL;
  gboolean loading = TRUE;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  refresh (fixture);
  after = g_date_time_new_now_utc ();

  g_object_get (fixture->run,
                "plan-job", &plan_job,
                "fetched-at", &fetched_at,
                "error", &error,
                "loading", &loading,
                NULL);
  g_assert_cmpstr (callboard_plan_job_get_id (plan_job), ==, CLIENT_SUPPORT_RUN);
  g_assert_true (plan_job == callboard_run_get_plan_job (fixture->run));
  g_assert_cmpint (g_date_time_compare (before, fetched_at), <=, 0);
  g_assert_cmpint (g_date_time_compare (fetched_at, after), <=, 0);
  g_assert_no_error (error);
  g_assert_false (loading);
  g_assert_true (g_str_has_prefix (fixture->notifications->str, "loading "));
  g_assert_nonnull (strstr (fixture->notifications->str, "plan-job "));
  g_assert_nonnull (strstr (fixture->notifications->str, "fetched-at "));
  g_assert_null (strstr (fixture->notifications->str, "error "));
}

/* When "loading" becomes FALSE, all other properties are already set. */
static void
on_loading (CallboardRun *run,
            GParamSpec   *pspec,
            gpointer      user_data)
{
  guint *n_complete = user_data;

  if (!callboard_live_object_get_loading (run) &&
      callboard_run_get_plan_job (run) != NULL &&
      callboard_live_object_get_fetched_at (run) != NULL)
    *n_complete += 1;
}

static void
test_loading_is_notified_last (Fixture       *fixture,
                               gconstpointer  user_data)
{
  guint n_complete = 0;

  g_signal_connect (fixture->run, "notify::loading", G_CALLBACK (on_loading), &n_complete);
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  refresh (fixture);
  g_assert_cmpuint (n_complete, ==, 1);
}

static void
test_second_response_keeps_object (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  CallboardPlanJob *first;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  refresh (fixture);
  first = callboard_run_get_plan_job (fixture->run);
  refresh (fixture);
  g_assert_true (callboard_run_get_plan_job (fixture->run) == first);
  g_assert_null (strstr (fixture->notifications->str, "plan-job "));
  g_assert_nonnull (strstr (fixture->notifications->str, "fetched-at "));
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 2);
}

/* --- Errors --------------------------------------------------------------- */

static void
test_first_response_fails (Fixture       *fixture,
                           gconstpointer  user_data)
{
  test_server_answer (fixture->server, 404, REFUSAL);
  refresh (fixture);
  g_assert_error (callboard_live_object_get_error (fixture->run), CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_null (callboard_run_get_plan_job (fixture->run));
  g_assert_null (callboard_live_object_get_fetched_at (fixture->run));
  g_assert_true (g_str_has_prefix (fixture->notifications->str, "loading "));
  g_assert_nonnull (strstr (fixture->notifications->str, "error "));
  g_assert_cmpuint (strlen (fixture->notifications->str), ==,
                    strlen ("loading user-requested error loading user-requested "));
}

static void
test_failure_keeps_data (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(GDateTime) fetched_at = NULL;
  CallboardPlanJob *plan_job;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  refresh (fixture);
  plan_job = callboard_run_get_plan_job (fixture->run);
  fetched_at = g_date_time_ref (callboard_live_object_get_fetched_at (fixture->run));

  for (guint i = 0; i < 2; i++)
    {
      int code = i == 0 ? CALLBOARD_ERROR_SERVER : CALLBOARD_ERROR_RATE_LIMITED;

      test_server_answer (fixture->server, i == 0 ? 503 : 429, REFUSAL);
      refresh (fixture);
      g_assert_error (callboard_live_object_get_error (fixture->run), CALLBOARD_ERROR, code);
      g_assert_nonnull (strstr (fixture->notifications->str, "error "));
      g_assert_true (callboard_run_get_plan_job (fixture->run) == plan_job);
      g_assert_true (callboard_live_object_get_fetched_at (fixture->run) == fetched_at);
      g_assert_cmpuint (count_simulations (fixture), ==, 1);
    }
}

static void
test_success_clears_the_error (Fixture       *fixture,
                               gconstpointer  user_data)
{
  test_server_answer (fixture->server, 503, REFUSAL);
  refresh (fixture);
  g_assert_nonnull (callboard_live_object_get_error (fixture->run));

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  refresh (fixture);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  g_assert_nonnull (strstr (fixture->notifications->str, "error "));
  g_assert_cmpuint (count_simulations (fixture), ==, 1);
}

/* The error stays until the next request has finished. */
static void
test_error_stays_while_loading (Fixture       *fixture,
                                gconstpointer  user_data)
{
  test_server_answer (fixture->server, 503, REFUSAL);
  refresh (fixture);
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  test_server_hold (fixture->server);
  callboard_run_refresh (fixture->run);
  test_server_wait_requests (fixture->server, 2);
  g_assert_nonnull (callboard_live_object_get_error (fixture->run));
  test_server_release (fixture->server);
  test_wait_until (is_loaded, fixture->run);
  g_assert_null (callboard_live_object_get_error (fixture->run));
}

/* --- Refreshing ----------------------------------------------------------- */

static void
test_one_request_at_a_time (Fixture       *fixture,
                            gconstpointer  user_data)
{
  test_server_answer_file (fixture->server, "plan-job-seed.json");
  test_server_hold (fixture->server);
  for (guint i = 0; i < 10; i++)
    callboard_run_refresh (fixture->run);
  test_server_wait_requests (fixture->server, 1);
  callboard_run_refresh (fixture->run);
  test_run_pending ();
  g_assert_cmpstr (fixture->notifications->str, ==, "loading user-requested ");
  test_server_release (fixture->server);
  test_wait_until (is_loaded, fixture->run);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);
}

static void
on_loaded_refresh_again (CallboardRun *run,
                         GParamSpec   *pspec,
                         gpointer      user_data)
{
  guint *n_left = user_data;

  if (!callboard_live_object_get_loading (run) && *n_left > 0)
    {
      *n_left -= 1;
      callboard_run_refresh (run);
    }
}

/* A refresh started by a notification is sent. */
static void
test_refresh_from_notification (Fixture       *fixture,
                                gconstpointer  user_data)
{
  guint n_left = 2;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  g_signal_connect (fixture->run, "notify::loading", G_CALLBACK (on_loaded_refresh_again), &n_left);
  callboard_run_refresh (fixture->run);
  test_server_wait_requests (fixture->server, 3);
  test_wait_until (is_loaded, fixture->run);
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 3);
}

static char *
load_current_with_id (const char *id)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "plan-job-current.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GString) body = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  body = g_string_new (text);
  g_assert_cmpuint (g_string_replace (body, "895a456c-ad7f-4846-b9ed-461e8184ca63", id, 1), ==, 1);

  return g_string_free_and_steal (g_steal_pointer (&body));
}

static void
test_refresh_keeps_simulations (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autofree char *body = load_current_with_id (CLIENT_SUPPORT_RUN);
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);

  test_server_answer (fixture->server, 200, body);
  refresh (fixture);
  for (guint i = 0; i < count_simulations (fixture); i++)
    g_ptr_array_add (before, g_list_model_get_item (G_LIST_MODEL (callboard_run_get_plan_job (fixture->run)), i));
  g_assert_cmpuint (before->len, ==, 13);

  refresh (fixture);
  g_assert_null (callboard_live_object_get_error (fixture->run));
  g_assert_cmpuint (count_simulations (fixture), ==, 13);
  for (guint i = 0; i < before->len; i++)
    {
      g_autoptr(CallboardSimulationJob) now =
        g_list_model_get_item (G_LIST_MODEL (callboard_run_get_plan_job (fixture->run)), i);

      g_assert_true (now == before->pdata[i]);
    }
}

/* Simulations added and removed in the response are added and removed in the list. */
static void
test_refresh_updates_list (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *full = load_current_with_id (CLIENT_SUPPORT_RUN);
  g_autofree char *empty = client_support_create_run (CLIENT_SUPPORT_RUN, "COMPLETED");

  test_server_answer (fixture->server, 200, empty);
  refresh (fixture);
  g_assert_cmpuint (count_simulations (fixture), ==, 0);
  g_assert_true (callboard_plan_job_is_final (callboard_run_get_plan_job (fixture->run)));
  test_server_answer (fixture->server, 200, full);
  refresh (fixture);
  g_assert_cmpuint (count_simulations (fixture), ==, 13);
}

/* --- Other runs ----------------------------------------------------------- */

static void
test_another_run_is_refused (Fixture       *fixture,
                             gconstpointer  user_data)
{
  test_server_answer_file (fixture->server, "plan-job-current.json");
  refresh (fixture);
  g_assert_error (callboard_live_object_get_error (fixture->run), CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_assert_true (g_str_has_prefix (callboard_live_object_get_error (fixture->run)->message, "data.simulationRunPlanJobId: "));
  g_assert_null (callboard_run_get_plan_job (fixture->run));
}

static void
test_another_run_is_not_mixed_in (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  g_autoptr(CallboardSimulationJob) simulation = NULL;

  test_server_answer_file (fixture->server, "plan-job-seed.json");
  refresh (fixture);
  test_server_answer_file (fixture->server, "plan-job-current.json");
  refresh (fixture);
  g_assert_error (callboard_live_object_get_error (fixture->run), CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_assert_cmpstr (callboard_plan_job_get_id (callboard_run_get_plan_job (fixture->run)), ==, CLIENT_SUPPORT_RUN);
  g_assert_cmpuint (count_simulations (fixture), ==, 1);
  simulation = g_list_model_get_item (G_LIST_MODEL (callboard_run_get_plan_job (fixture->run)), 0);
  g_assert_cmpstr (callboard_simulation_job_get_id (simulation), ==, "a1b2c3d4-e5f6-7890-abcd-ef1234567890");
}

/* An ID in capitals, as a user may paste it, is the same run. */
static void
test_id_in_capitals (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(CallboardClient) client = client_support_create (test_server_get_base_url (server));
  g_autofree char *id = g_ascii_strup (CLIENT_SUPPORT_RUN, -1);
  CallboardRun *run = client_support_open_run (client, id);

  test_server_answer_file (server, "plan-job-seed.json");
  for (guint i = 0; i < 2; i++)
    {
      callboard_run_refresh (run);
      test_wait_until (is_loaded, run);
      g_assert_no_error ((GError *) callboard_live_object_get_error (run));
      g_assert_nonnull (callboard_run_get_plan_job (run));
    }

  g_assert_finalize_object (run);
}

/* --- Lifetime ------------------------------------------------------------- */

static gboolean
has_request (gpointer user_data)
{
  return test_wire_get_n_requests (user_data) == 1;
}

static void
test_finalize_cancels (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  CallboardRun *run = client_support_open_run (client, CLIENT_SUPPORT_RUN);

  test_wire_answer (wire, "", TEST_WIRE_HOLD);
  callboard_run_refresh (run);
  test_wait_until (has_request, wire);
  g_assert_cmpuint (test_wire_get_n_open (wire), ==, 1);

  g_assert_finalize_object (run);
  test_wire_wait_disconnected (wire);
  test_run_pending ();
  client_support_assert_finalized (client);
}

/* Finalized after each possible number of main loop iterations during a request. */
static void
test_finalize_at_any_time (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  guint n_finished = 0;

  test_server_answer_file (server, "plan-job-seed.json");
  for (guint n_iterations = 0; n_iterations < 60; n_iterations++)
    {
      CallboardRun *run = client_support_open_run (client, CLIENT_SUPPORT_RUN);

      callboard_run_refresh (run);
      for (guint iteration = 0; iteration < n_iterations && callboard_live_object_get_loading (run); iteration++)
        g_main_context_iteration (NULL, TRUE);
      n_finished += callboard_run_get_plan_job (run) != NULL;
      g_assert_finalize_object (run);
    }
  g_assert_cmpuint (n_finished, >, 0);
  g_assert_cmpuint (n_finished, <, 60);

  test_run_pending ();
  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/run/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("sends-nothing-at-first", test_sends_nothing_at_first);
  ADD ("first-response", test_first_response);
  ADD ("loading-is-notified-last", test_loading_is_notified_last);
  ADD ("second-response-keeps-object", test_second_response_keeps_object);
  ADD ("first-response-fails", test_first_response_fails);
  ADD ("failure-keeps-data", test_failure_keeps_data);
  ADD ("success-clears-the-error", test_success_clears_the_error);
  ADD ("error-stays-while-loading", test_error_stays_while_loading);
  ADD ("one-request-at-a-time", test_one_request_at_a_time);
  ADD ("refresh-from-notification", test_refresh_from_notification);
  ADD ("refresh-keeps-simulations", test_refresh_keeps_simulations);
  ADD ("refresh-updates-list", test_refresh_updates_list);
  ADD ("another-run-is-refused", test_another_run_is_refused);
  ADD ("another-run-is-not-mixed-in", test_another_run_is_not_mixed_in);
#undef ADD
  g_test_add_func ("/run/id-in-capitals-is-the-same", test_id_in_capitals);
  g_test_add_func ("/run/finalize-cancels", test_finalize_cancels);
  g_test_add_func ("/run/finalize-at-any-time", test_finalize_at_any_time);

  return g_test_run ();
}
