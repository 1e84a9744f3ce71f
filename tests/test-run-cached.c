/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cached runs and run lists after a restart: shown immediately, before or without the
 * network, and fetched only if they may have changed.
 */

#include "config.h"

#include "callboard-run-list.h"
#include "callboard-session.h"
#include "support/client-support.h"
#include "support/history-support.h"
#include "support/cached-session.h"
#include "support/wait.h"

#define RUN "run-1"

typedef CachedSession Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (fixture);
  test_server_disable_retries (fixture->server);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (fixture);
}

static void
set_run_response (Fixture    *fixture,
                  const char *status,
                  const char *persona)
{
  g_autoptr(GBytes) body = history_support_create_body (RUN, status, persona);

  test_server_answer_bytes (fixture->server, 200, body);
}

static gboolean
has_run (gpointer user_data)
{
  return callboard_run_get_plan_job (user_data) != NULL;
}

static gboolean
is_loaded (gpointer user_data)
{
  return has_run (user_data) && !callboard_live_object_get_loading (user_data);
}

static gboolean
has_failed (gpointer user_data)
{
  return callboard_live_object_get_error (user_data) != NULL;
}

/* Loads a run, then restarts. */
static void
load_run_and_restart (Fixture    *fixture,
                      const char *status,
                      const char *persona)
{
  CallboardRun *run = callboard_session_open_run (fixture->session, RUN);

  set_run_response (fixture, status, persona);
  callboard_run_open (run);
  test_wait_until (is_loaded, run);
  g_assert_false (callboard_live_object_get_cached (run));
  g_object_unref (run);
  cached_session_stop (fixture);
  cached_session_start (fixture);
}

static void
assert_persona (CallboardRun *run,
                const char   *expected)
{
  g_autofree char *persona = history_support_dup_persona (callboard_run_get_plan_job (run));

  g_assert_cmpstr (persona, ==, expected);
}

/* --- Runs ----------------------------------------------------------------- */

static void
test_final_run_is_not_fetched_twice (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = NULL;

  load_run_and_restart (fixture, "COMPLETED", "Ada");
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);

  run = callboard_session_open_run (fixture->session, RUN);
  callboard_run_watch (run);
  callboard_run_open (run);
  test_wait_until (has_run, run);
  fake_clock_advance (fixture->clock, 600 * 1000);
  test_run_pending ();
  assert_persona (run, "Ada");
  g_assert_true (callboard_live_object_get_cached (run));
  g_assert_nonnull (callboard_live_object_get_fetched_at (run));
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);

  /* A manual refresh fetches it. */
  set_run_response (fixture, "COMPLETED", "Zoe");
  callboard_run_refresh (run);
  test_wait_until (is_loaded, run);
  assert_persona (run, "Zoe");
  g_assert_false (callboard_live_object_get_cached (run));
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 2);
  callboard_run_unwatch (run);
}

static void
test_live_run_is_shown_and_fetched (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = NULL;
  g_autoptr(CallboardPlanJob) shown = NULL;

  load_run_and_restart (fixture, "RUNNING_SIMULATIONS", "Ada");
  set_run_response (fixture, "COMPLETED", "Zoe");
  test_server_hold (fixture->server);

  run = callboard_session_open_run (fixture->session, RUN);
  callboard_run_open (run);
  test_wait_until (has_run, run);
  assert_persona (run, "Ada");
  g_assert_true (callboard_live_object_get_cached (run));
  shown = g_object_ref (callboard_run_get_plan_job (run));

  test_server_wait_requests (fixture->server, 2);
  test_server_release (fixture->server);
  test_wait_until (is_loaded, run);
  assert_persona (run, "Zoe");
  g_assert_false (callboard_live_object_get_cached (run));
  g_assert_true (callboard_run_get_plan_job (run) == shown);
}

static void
test_run_without_server (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = NULL;

  load_run_and_restart (fixture, "RUNNING_SIMULATIONS", "Ada");
  test_server_answer (fixture->server, 404, "{}");

  run = callboard_session_open_run (fixture->session, RUN);
  callboard_run_open (run);
  test_wait_until (has_failed, run);
  assert_persona (run, "Ada");
  g_assert_true (callboard_live_object_get_cached (run));
}

static void
test_new_run_is_fetched (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = callboard_session_open_run (fixture->session, RUN);

  set_run_response (fixture, "COMPLETED", "Ada");
  callboard_run_open (run);
  callboard_run_open (run);
  test_wait_until (is_loaded, run);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);
}

/* A run whose cached data cannot be read is fetched. */
static void
test_damaged_history (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = NULL;

  load_run_and_restart (fixture, "COMPLETED", "Ada");
  cached_session_stop (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "This is no database, though it is long enough to be one.", -1, NULL));
  cached_session_start (fixture);

  run = callboard_session_open_run (fixture->session, RUN);
  callboard_run_open (run);
  test_wait_until (is_loaded, run);
  assert_persona (run, "Ada");
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 2);
}

/* --- Run list ------------------------------------------------------------- */

static void
set_list_response (Fixture *fixture,
                   guint    newest,
                   guint    oldest)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");
  g_autofree char *body = NULL;

  for (guint number = newest; number >= oldest; number--)
    g_string_append_printf (text,
                            "%s{\"simulationRunPlanJobId\":\"run-%02u\",\"simulationRunPlanId\":\"plan-1\","
                            "\"status\":\"%s\",\"createdAt\":\"2026-09-01T10:%02u:00Z\"}",
                            number < newest ? "," : "", number, number % 2 == 0 ? "COMPLETED" : "FAILED", number);
  g_string_append (text, "],\"pagination\":{\"hasMore\":true,\"nextCursor\":\"below\"}}");
  body = g_string_free_and_steal (g_steal_pointer (&text));
  test_server_answer (fixture->server, 200, body);
}

static gboolean
is_list_fetched (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data) && callboard_live_object_get_fetched_at (user_data) != NULL;
}

static gboolean
has_list_failed (gpointer user_data)
{
  return callboard_live_object_get_error (user_data) != NULL;
}

static void
load_list_and_restart (Fixture *fixture,
                       guint    newest,
                       guint    oldest)
{
  CallboardRunList *list = callboard_session_create_run_list (fixture->session);

  set_list_response (fixture, newest, oldest);
  callboard_run_list_open (list);
  test_wait_until (is_list_fetched, list);
  g_object_unref (list);
  cached_session_stop (fixture);
  cached_session_start (fixture);
}

static void
assert_runs (CallboardRunList *list,
             guint             newest,
             guint             n)
{
  GListModel *runs = G_LIST_MODEL (callboard_run_list_get_runs (list));
  g_autoptr(CallboardPlanJobSummary) first = g_list_model_get_item (runs, 0);
  g_autofree char *id = g_strdup_printf ("run-%02u", newest);

  g_assert_cmpuint (g_list_model_get_n_items (runs), ==, n);
  g_assert_cmpstr (callboard_plan_job_summary_get_id (first), ==, id);
}

static void
test_list_without_server (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(CallboardRunList) list = NULL;
  gboolean has_more;

  load_list_and_restart (fixture, 20, 11);
  test_server_answer (fixture->server, 503, "{}");

  list = callboard_session_create_run_list (fixture->session);
  callboard_run_list_open (list);
  test_wait_until (has_list_failed, list);
  assert_runs (list, 20, 10);
  g_assert_nonnull (callboard_live_object_get_fetched_at (list));
  g_object_get (list, "has-more", &has_more, NULL);
  g_assert_true (has_more);

  /* The status filter works on cached runs as well. */
  callboard_run_list_set_status (list, "FAILED");
  test_wait_until (has_list_failed, list);
  assert_runs (list, 19, 5);
}

static void
test_list_continues_below_cached_runs (Fixture       *fixture,
                                       gconstpointer  user_data)
{
  g_autoptr(CallboardRunList) list = NULL;
  const TestRequest *request;

  load_list_and_restart (fixture, 20, 11);
  set_list_response (fixture, 22, 13);
  list = callboard_session_create_run_list (fixture->session);
  callboard_run_list_open (list);
  test_wait_until (is_list_fetched, list);
  assert_runs (list, 22, 12);

  set_list_response (fixture, 10, 1);
  callboard_run_list_load_more (list);
  test_wait_until (is_list_fetched, list);
  assert_runs (list, 22, 22);
  request = test_server_get_request (fixture->server, test_server_get_n_requests (fixture->server) - 1);
  g_assert_nonnull (strstr (request->path, "after=below"));
}

static gboolean
is_named (gpointer user_data)
{
  g_autoptr(CallboardPlanJobSummary) first =
    g_list_model_get_item (G_LIST_MODEL (callboard_run_list_get_runs (user_data)), 0);

  return first != NULL && callboard_plan_job_summary_get_plan_name (first) != NULL;
}

/* Responds to requests for the plan and for the list. */
static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  guint *n_plans = user_data;
  gboolean is_list = g_str_has_suffix (g_uri_get_path (soup_server_message_get_uri (message)), "/jobs");
  const char *text = is_list
    ? "{\"data\":[{\"simulationRunPlanJobId\":\"run-1\",\"simulationRunPlanId\":\"plan-1\","
      "\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T10:00:00Z\"}],\"pagination\":{\"hasMore\":false}}"
    : "{\"data\":{\"id\":\"plan-1\",\"name\":\"Front desk\"}}";

  *n_plans += is_list ? 0 : 1;
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
test_plan_names_are_cached (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(CallboardRunList) list = callboard_session_create_run_list (fixture->session);
  guint n_plans = 0;

  test_server_set_func (fixture->server, on_request, &n_plans);
  callboard_run_list_open (list);
  test_wait_until (is_named, list);
  g_clear_object (&list);
  cached_session_stop (fixture);
  cached_session_start (fixture);

  list = callboard_session_create_run_list (fixture->session);
  callboard_run_list_open (list);
  test_wait_until (is_list_fetched, list);
  g_assert_true (is_named (list));
  test_run_pending ();
  g_assert_cmpuint (n_plans, ==, 1);
}

/* A token repeated by the server must not be written to the history. */
static void
test_token_is_not_cached (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = NULL;
  g_autofree char *persona = NULL;

  load_run_and_restart (fixture, "COMPLETED", "Ada " CLIENT_SUPPORT_TOKEN);

  run = callboard_session_open_run (fixture->session, RUN);
  callboard_run_open (run);
  test_wait_until (has_run, run);
  g_assert_true (callboard_live_object_get_cached (run));
  persona = history_support_dup_persona (callboard_run_get_plan_job (run));
  g_assert_true (g_str_has_prefix (persona, "Ada "));
  g_assert_null (strstr (persona, CLIENT_SUPPORT_TOKEN));
}

/* An account without a history does not see the data of another account. */
static void
test_other_account (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(CallboardAccount) account =
    callboard_account_new (test_server_get_base_url (fixture->server), CLIENT_SUPPORT_TOKEN,
                           CALLBOARD_ACCOUNT_ENVIRONMENT, NULL);
  g_autoptr(CallboardSession) other = NULL;

  load_run_and_restart (fixture, "COMPLETED", "Ada");
  other = callboard_session_new (account, NULL);
  callboard_session_set_history (other, fixture->history);
  g_assert_null (callboard_session_get_account_history (other));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/cached/run/final-is-not-fetched-again", test_final_run_is_not_fetched_twice);
  ADD ("/cached/run/active-is-shown-and-fetched", test_live_run_is_shown_and_fetched);
  ADD ("/cached/run/without-server", test_run_without_server);
  ADD ("/cached/run/new-is-fetched", test_new_run_is_fetched);
  ADD ("/cached/run/damaged-history", test_damaged_history);
  ADD ("/cached/list/without-server", test_list_without_server);
  ADD ("/cached/list/continues-below-cached-runs", test_list_continues_below_cached_runs);
  ADD ("/cached/list/plan-names", test_plan_names_are_cached);
  ADD ("/cached/token-is-not-cached", test_token_is_not_cached);
  ADD ("/cached/other-account", test_other_account);
#undef ADD

  return g_test_run ();
}
