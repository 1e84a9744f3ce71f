/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session fetches results for its lists: across restarts, not for runs that are open, and
 * not after signing out or closing the list.
 */

#include "config.h"

#include <string.h>

#include "callboard-client.h"
#include "support/cached-session.h"
#include "support/fake-power.h"
#include "support/history-support.h"
#include "support/wait.h"

#define RUN_PATH "/v1/simulation/plan/job/"

/* A server with run-1 and run-2, which completed. */
typedef struct
{
  CachedSession         base;
  FakePower            *power;
  CallboardFetchPolicy *policy;
} Fixture;

static void
respond (SoupServerMessage *message,
         const char        *text)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_autoptr(GBytes) run = NULL;

  if (g_str_equal (path, "/v1/simulation/plan/jobs"))
    {
      respond (message,
               "{\"data\":[{\"simulationRunPlanJobId\":\"run-2\",\"simulationRunPlanId\":\"plan-1\","
               "\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-05T10:00:00Z\"},"
               "{\"simulationRunPlanJobId\":\"run-1\",\"simulationRunPlanId\":\"plan-1\","
               "\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-05T09:00:00Z\"}],"
               "\"pagination\":{\"hasMore\":false,\"total\":2}}");
      return;
    }
  if (!g_str_has_prefix (path, RUN_PATH "run-"))
    {
      respond (message, "{\"data\":{\"id\":\"plan-1\",\"name\":\"Front desk\"}}");
      return;
    }

  run = history_support_create_body (path + strlen (RUN_PATH), "COMPLETED", "Ada");
  respond (message, g_bytes_get_data (run, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->base);
  test_server_set_func (fixture->base.server, on_request, fixture);
  fixture->power = fake_power_new ();
  fixture->policy = callboard_fetch_policy_new (callboard_clock_get_default (), NULL);
  callboard_fetch_policy_set_power_monitor (fixture->policy, G_POWER_PROFILE_MONITOR (fixture->power));
  callboard_session_set_fetch_policy (fixture->base.session, fixture->policy);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (&fixture->base);
  test_wait_finalized (fixture->policy);
  test_wait_finalized (fixture->power);
}

static guint
count_requests (Fixture    *fixture,
                const char *run_id)
{
  g_autofree char *path = g_strconcat (RUN_PATH, run_id, NULL);
  guint n = 0;

  for (guint i = 0; i < test_server_get_n_requests (fixture->base.server); i++)
    n += g_str_equal (test_server_get_request (fixture->base.server, i)->path, path);

  return n;
}

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data) &&
         callboard_live_object_get_fetched_at (user_data) != NULL && !callboard_live_object_get_cached (user_data);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !callboard_client_get_busy (user_data);
}

/* Opens a visible list and waits for the list alone. */
static CallboardRunList *
open_list (Fixture *fixture)
{
  CallboardRunList *list = callboard_session_create_run_list (fixture->base.session);

  callboard_run_list_open (list);
  test_wait_until (is_loaded, list);
  test_wait_until (is_quiet, callboard_session_get_client (fixture->base.session));
  callboard_run_list_set_watched (list, TRUE);

  return list;
}

static CallboardPlanJobSummary *
find_run (CallboardRunList *list,
          const char       *id)
{
  return callboard_plan_job_list_find (callboard_run_list_get_runs (list), id);
}

static gboolean
is_known (gpointer user_data)
{
  return callboard_plan_job_summary_get_verdict (user_data) != NULL;
}

/* --- Tests -------------------------------------------------------------------- */

static void
test_survives_restart (Fixture       *fixture,
                       gconstpointer  user_data)
{
  CallboardRunList *list = open_list (fixture);

  test_wait_until (is_known, find_run (list, "run-1"));
  test_wait_finalized (list);
  cached_session_stop (&fixture->base);

  cached_session_start (&fixture->base);
  callboard_session_set_fetch_policy (fixture->base.session, fixture->policy);
  list = open_list (fixture);
  g_assert_true (is_known (find_run (list, "run-1")));
  g_assert_true (is_known (find_run (list, "run-2")));
  g_assert_cmpuint (count_requests (fixture, "run-1"), ==, 1);
  test_wait_finalized (list);
}

static gboolean
has_plan_job (gpointer user_data)
{
  return callboard_run_get_plan_job (user_data) != NULL;
}

/* A run that is open fetches itself. */
static void
test_open_run (Fixture       *fixture,
               gconstpointer  user_data)
{
  CallboardRunList *list;
  CallboardRun *run;

  g_object_set (fixture->policy, "enabled", FALSE, NULL);
  list = open_list (fixture);
  run = callboard_session_open_run (fixture->base.session, "run-2");
  callboard_run_open (run);
  test_wait_until (has_plan_job, run);
  g_object_set (fixture->policy, "enabled", TRUE, NULL);
  test_wait_until (is_known, find_run (list, "run-1"));
  test_run_pending ();
  g_assert_cmpuint (count_requests (fixture, "run-2"), ==, 1);
  test_wait_finalized (list);
  test_wait_finalized (run);
}

/* Opens a list whose first result does not arrive. */
static CallboardRunList *
open_waiting_list (Fixture *fixture)
{
  CallboardRunList *list;

  g_object_set (fixture->policy, "enabled", FALSE, NULL);
  list = open_list (fixture);
  test_server_hold (fixture->base.server);
  g_object_set (fixture->policy, "enabled", TRUE, NULL);
  test_server_wait_requests (fixture->base.server, test_server_get_n_requests (fixture->base.server) + 1);
  g_assert_true (callboard_client_get_busy (callboard_session_get_client (fixture->base.session)));

  return list;
}

static void
test_signed_out (Fixture       *fixture,
                 gconstpointer  user_data)
{
  CallboardRunList *list = open_waiting_list (fixture);
  CallboardRunList *other;

  callboard_session_stop_fetching (fixture->base.session);
  test_wait_until (is_quiet, callboard_session_get_client (fixture->base.session));
  test_server_release (fixture->base.server);
  other = open_list (fixture);
  test_run_pending ();
  g_assert_cmpuint (count_requests (fixture, "run-2"), ==, 1);
  g_assert_cmpuint (count_requests (fixture, "run-1"), ==, 0);
  test_wait_finalized (list);
  test_wait_finalized (other);
}

/* As when the window shows another account. */
static void
test_list_closed (Fixture       *fixture,
                  gconstpointer  user_data)
{
  CallboardRunList *list = open_waiting_list (fixture);

  test_wait_finalized (list);
  test_wait_until (is_quiet, callboard_session_get_client (fixture->base.session));
  test_server_release (fixture->base.server);
  test_run_pending ();
  g_assert_cmpuint (count_requests (fixture, "run-1"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/session-verdicts/survives-restart", Fixture, NULL, set_up, test_survives_restart, tear_down);
  g_test_add ("/session-verdicts/open-run", Fixture, NULL, set_up, test_open_run, tear_down);
  g_test_add ("/session-verdicts/signed-out", Fixture, NULL, set_up, test_signed_out, tear_down);
  g_test_add ("/session-verdicts/list-closed", Fixture, NULL, set_up, test_list_closed, tear_down);

  return g_test_run ();
}
