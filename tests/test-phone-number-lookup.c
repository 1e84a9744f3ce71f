/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding the run of a phone number with the demo server: by the simulation that the
 * server returns, or by searching the runs if it names no run. With an account of the
 * environment, and with a stored account, which has a history.
 */

#include "config.h"

#include <json-glib/json-glib.h>

#include "callboard-phone-number-lookup.h"
#include "callboard-demo-run.h"
#include "callboard-demo-server.h"
#include "callboard-error.h"
#include "support/client-support.h"
#include "support/history-support.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef struct
{
  CallboardDemoWorld  *world;
  CallboardDemoServer *server;
  char                *folder;
  CallboardHistory    *history;
  CallboardSession    *session;
} Fixture;

/* The argument of the fixture: which account looks for the number. */
static const CallboardAccountOrigin environment = CALLBOARD_ACCOUNT_ENVIRONMENT;
static const CallboardAccountOrigin stored = CALLBOARD_ACCOUNT_STORED;

static CallboardSession *
create_session (const char             *base_url,
                const char             *token,
                CallboardAccountOrigin  origin)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardAccount) account = callboard_account_new (base_url, token, origin, &error);
  CallboardSession *session = callboard_session_new (account, &error);

  g_assert_no_error (error);

  return session;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->world = callboard_demo_world_new (0, 1, NULL, NULL);
  fixture->server = callboard_demo_server_new (fixture->world, CLIENT_SUPPORT_TOKEN);
  g_assert_true (callboard_demo_server_start (fixture->server, 0, &error));
  g_assert_no_error (error);
  fixture->session = create_session (callboard_demo_server_get_base_url (fixture->server), CLIENT_SUPPORT_TOKEN,
                                     *(const CallboardAccountOrigin *) user_data);
  fixture->folder = history_support_create_folder ();
  path = history_support_dup_path (fixture->folder);
  fixture->history = callboard_history_new (path);
  callboard_session_set_history (fixture->session, fixture->history);
  if (*(const CallboardAccountOrigin *) user_data == CALLBOARD_ACCOUNT_STORED)
    callboard_account_set_id (callboard_session_get_account (fixture->session), HISTORY_SUPPORT_ACCOUNT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  callboard_history_close (fixture->history);
  test_wait_finalized (fixture->session);
  history_support_close (fixture->history);
  history_support_remove_folder (fixture->folder);
  g_object_unref (fixture->server);
  g_object_unref (fixture->world);
}

static gboolean
find (CallboardSession  *session,
      const char        *phone_number,
      GDateTime         *time,
      char             **run_id,
      char             **simulation_id,
      GError           **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_phone_number_lookup_find_async (session, phone_number, time, NULL, test_store_result, &result);

  return callboard_phone_number_lookup_find_finish (test_wait_for_result (&result), run_id, simulation_id, error);
}

/* Returns a simulation with a phone number from a past run. */
static CallboardSimulationJob *
choose_simulation (Fixture *fixture,
                   char   **run_id,
                   char   **phone_number)
{
  GListModel *runs = callboard_demo_world_get_featured_runs (fixture->world);

  for (guint i = 1; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardDemoRun) run = g_list_model_get_item (runs, i);
      const char *id = callboard_demo_run_get_id (run);
      g_autoptr(GBytes) body = NULL;
      g_autoptr(CallboardPlanJob) plan_job = NULL;

      body = callboard_demo_world_dup_plan_job (fixture->world, id);
      plan_job = callboard_plan_job_decode (body, NULL);
      for (guint n = g_list_model_get_n_items (G_LIST_MODEL (plan_job)); n > 0; n--)
        {
          g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), n - 1);

          g_object_get (simulation, "roark-phone-number", phone_number, NULL);
          if (*phone_number != NULL && callboard_simulation_job_get_started_at (simulation) != NULL)
            {
              *run_id = g_strdup (id);
              return g_steal_pointer (&simulation);
            }
          g_clear_pointer (phone_number, g_free);
        }
    }

  g_assert_not_reached ();
}

static void
test_finds_run (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *expected_run = NULL;
  g_autofree char *phone_number = NULL;
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  g_autoptr(CallboardSimulationJob) simulation = choose_simulation (fixture, &expected_run, &phone_number);
  g_autoptr(GError) error = NULL;

  g_assert_true (find (fixture->session, phone_number, callboard_simulation_job_get_started_at (simulation),
                       &run_id, &simulation_id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (run_id, ==, expected_run);
  g_assert_cmpstr (simulation_id, ==, callboard_simulation_job_get_id (simulation));
}

/* The run that was read is found without asking the server for runs. */
static void
test_finds_run_in_history (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *expected_run = NULL;
  g_autofree char *phone_number = NULL;
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  g_autoptr(CallboardSimulationJob) simulation = choose_simulation (fixture, &expected_run, &phone_number);
  g_autoptr(GBytes) body = callboard_demo_world_dup_plan_job (fixture->world, expected_run);
  g_autoptr(GError) error = NULL;

  g_assert_true (history_support_save_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, body, 1000, &error));
  g_assert_no_error (error);
  g_assert_true (find (fixture->session, phone_number, callboard_simulation_job_get_started_at (simulation),
                       &run_id, &simulation_id, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (run_id, ==, expected_run);
  g_assert_cmpstr (simulation_id, ==, callboard_simulation_job_get_id (simulation));
}

static void
test_unknown_number (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (find (fixture->session, "+19999999999", NULL, &run_id, &simulation_id, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  client_support_assert_message (error);
}

/* --- No run contains the simulation --------------------------------------- */

typedef struct
{
  guint n_pages;
  guint n_runs;
} Counts;

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Counts *counts = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  g_autofree char *text = NULL;

  if (g_str_has_suffix (path, "/lookup"))
    {
      g_autoptr(GBytes) body = history_support_create_body ("other", "COMPLETED", "Ada");
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autoptr(JsonNode) job = NULL;
      g_autofree char *job_text = NULL;

      g_assert_true (json_parser_load_from_data (parser, g_bytes_get_data (body, NULL),
                                                 (gssize) g_bytes_get_size (body), NULL));
      job = json_node_copy (json_array_get_element (
        json_object_get_array_member (
          json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "data"),
          "simulationJobs"), 0));
      job_text = json_to_string (job, FALSE);
      text = g_strdup_printf ("{\"data\":%s}", job_text);
    }
  else if (g_str_has_suffix (path, "/jobs"))
    {
      counts->n_pages++;
      text = g_strdup_printf ("{\"data\":[{\"simulationRunPlanJobId\":\"run-%u\",\"simulationRunPlanId\":\"p\","
                              "\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-05T09:59:00Z\"}],"
                              "\"pagination\":{\"hasMore\":true,\"nextCursor\":\"%u\"}}",
                              counts->n_pages, counts->n_pages);
    }
  else
    {
      counts->n_runs++;
      text = client_support_create_run (strrchr (path, '/') + 1, "COMPLETED");
    }
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

static void
test_stops_after_some_pages (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(CallboardSession) session = create_session (test_server_get_base_url (server), CLIENT_SUPPORT_TOKEN,
                                                        CALLBOARD_ACCOUNT_ENVIRONMENT);
  Counts counts = { 0 };
  g_autofree char *run_id = NULL;
  g_autofree char *simulation_id = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (server, on_request, &counts);
  g_assert_false (find (session, "+15550100042", NULL, &run_id, &simulation_id, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_cmpuint (counts.n_pages, ==, 40);
  g_assert_cmpuint (counts.n_runs, ==, 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/phone-number-lookup/finds-run", Fixture, &environment, set_up, test_finds_run, tear_down);
  g_test_add ("/phone-number-lookup/unknown-number", Fixture, &environment, set_up, test_unknown_number,
              tear_down);
  g_test_add ("/phone-number-lookup/stored-account/finds-run", Fixture, &stored, set_up, test_finds_run,
              tear_down);
  g_test_add ("/phone-number-lookup/stored-account/finds-run-in-history", Fixture, &stored, set_up,
              test_finds_run_in_history, tear_down);
  g_test_add ("/phone-number-lookup/stored-account/unknown-number", Fixture, &stored, set_up,
              test_unknown_number, tear_down);
  g_test_add_func ("/phone-number-lookup/stops-after-some-pages", test_stops_after_some_pages);

  return g_test_run ();
}
