/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run plan and the mocked tools of a simulation when it is opened: from the cache first,
 * and fetched only if needed.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-session.h"
#include "support/cached-session.h"
#include "support/wait.h"

#define SIMULATION "simulation-1"
#define JOB  "{\"data\":{\"simulationJobId\":\"simulation-1\",\"runPlan\":{\"id\":\"p\",\"name\":\"Front desk\"}}}"
#define MOCK "{\"toolName\":\"find_slots\",\"result\":\"none\"}"

typedef struct
{
  CachedSession  base;
  const char    *mocks;
  guint          n_job_requests;
  guint          n_mock_requests;
} Fixture;

/* Without mocks, the server knows no such path. */
static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  gboolean is_mocks = g_str_has_suffix (path, "/tool-mock");
  const char *body = is_mocks ? fixture->mocks : JOB;

  fixture->n_mock_requests += is_mocks;
  fixture->n_job_requests += !is_mocks;
  soup_server_message_set_status (message, body != NULL ? 200 : 404, NULL);
  if (body == NULL)
    body = "{\"message\":\"Not found\"}";
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->base);
  fixture->mocks = "{\"data\":[" MOCK "]}";
  test_server_set_func (fixture->base.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (&fixture->base);
}

static CallboardCallPart *
get_job (CallboardSimulationDetails *details)
{
  return callboard_simulation_details_get_part (details, CALLBOARD_SIMULATION_PART_JOB);
}

static CallboardCallPart *
get_mocks (CallboardSimulationDetails *details)
{
  return callboard_simulation_details_get_part (details, CALLBOARD_SIMULATION_PART_TOOL_MOCKS);
}

static gboolean
is_part_finished (CallboardCallPart *part)
{
  return !callboard_live_object_get_loading (part) &&
         (callboard_call_part_get_content (part) != NULL || callboard_live_object_get_error (part) != NULL);
}

static gboolean
is_finished (gpointer user_data)
{
  return is_part_finished (get_job (user_data)) && is_part_finished (get_mocks (user_data));
}

static CallboardSimulationDetails *
open_details (Fixture *fixture)
{
  CallboardSimulationDetails *details = callboard_session_open_simulation (fixture->base.session, SIMULATION);

  callboard_simulation_details_open (details);
  test_wait_until (is_finished, details);

  return details;
}

static const char *
get_plan_name (CallboardSimulationDetails *details,
               char                      **name)
{
  GObject *job = callboard_call_part_get_content (get_job (details));

  g_object_get (callboard_simulation_job_get_run_plan (CALLBOARD_SIMULATION_JOB (job)), "name", name, NULL);

  return *name;
}

static void
test_cached_is_not_fetched (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(CallboardSimulationDetails) details = open_details (fixture);
  g_autofree char *name = NULL;

  g_assert_cmpstr (get_plan_name (details, &name), ==, "Front desk");
  g_clear_object (&details);
  cached_session_stop (&fixture->base);
  cached_session_start (&fixture->base);

  details = open_details (fixture);
  g_clear_pointer (&name, g_free);
  g_assert_cmpstr (get_plan_name (details, &name), ==, "Front desk");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_call_part_get_content (get_mocks (details)))), ==, 1);
  g_assert_true (callboard_live_object_get_cached (get_mocks (details)));
  g_assert_cmpuint (fixture->n_job_requests, ==, 1);
  g_assert_cmpuint (fixture->n_mock_requests, ==, 1);

  /* A refresh fetches the tools, but a run plan does not change. */
  callboard_simulation_details_refresh (details);
  test_wait_until (is_finished, details);
  g_assert_cmpuint (fixture->n_job_requests, ==, 1);
  g_assert_cmpuint (fixture->n_mock_requests, ==, 2);
}

/* It may have been fetched before the end of the call. */
static void
test_empty_is_fetched_again (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr(CallboardSimulationDetails) details = NULL;

  fixture->mocks = "{\"data\":[]}";
  details = open_details (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_call_part_get_content (get_mocks (details)))), ==, 0);
  g_clear_object (&details);
  cached_session_stop (&fixture->base);
  cached_session_start (&fixture->base);

  fixture->mocks = "{\"data\":[" MOCK "]}";
  details = open_details (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_call_part_get_content (get_mocks (details)))), ==, 1);
  g_assert_cmpuint (fixture->n_mock_requests, ==, 2);
}

static void
test_older_server (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr(CallboardSimulationDetails) details = NULL;

  fixture->mocks = NULL;
  details = open_details (fixture);
  g_assert_null (callboard_call_part_get_content (get_mocks (details)));
  g_assert_error (callboard_live_object_get_error (get_mocks (details)), CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_no_error (callboard_live_object_get_error (get_job (details)));
}

static void
test_finalized_while_loading (Fixture       *fixture,
                              gconstpointer  user_data)
{
  CallboardSimulationDetails *details =
    callboard_simulation_details_new (callboard_session_get_client (fixture->base.session), SIMULATION,
                                      CALLBOARD_CLOCK (fixture->base.clock), NULL);

  test_server_hold (fixture->base.server);
  callboard_simulation_details_open (details);
  g_assert_finalize_object (details);
  test_server_release (fixture->base.server);
  test_run_pending ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/simulation-details/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("cached-is-not-fetched", test_cached_is_not_fetched);
  ADD ("empty-is-fetched-again", test_empty_is_fetched_again);
  ADD ("older-server", test_older_server);
  ADD ("finalized-while-loading", test_finalized_while_loading);
#undef ADD

  return g_test_run ();
}
