/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The requests for a simulation by ID and by phone number, and the decoded responses.
 */

#include "config.h"

#include "callboard-client-simulations.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

#define SIMULATION "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a"

static void
test_simulation (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CallboardSimulationJob *simulation;

  test_server_answer_file (server, "simulation-job.json");
  callboard_client_get_simulation_async (client, SIMULATION, NULL, test_store_result, &result);
  simulation = callboard_client_get_simulation_finish (client, test_wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_simulation_job_get_id (simulation), ==, SIMULATION);
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==, "/v1/simulation/job/" SIMULATION);
  g_assert_finalize_object (simulation);
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

static void
test_tool_mocks (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  CallboardToolMockList *mocks;

  test_server_answer_file (server, "tool-mock.json");
  callboard_client_get_tool_mocks_async (client, SIMULATION, NULL, test_store_result, &result);
  mocks = callboard_client_get_tool_mocks_finish (client, test_wait_for_result (&result), &body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mocks)), ==, 2);
  g_assert_nonnull (body);
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==, "/v1/simulation/job/" SIMULATION "/tool-mock");
  g_assert_finalize_object (mocks);
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

static void
test_simulation_id_stays_one_segment (void)
{
  const char *ids[] = { "", ".", "..", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(TestServer) server = test_server_new ();
      CallboardClient *client = client_support_create (test_server_get_base_url (server));
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      callboard_client_get_simulation_async (client, ids[i], NULL, test_store_result, &result);
      g_assert_null (callboard_client_get_simulation_finish (client, test_wait_for_result (&result), NULL, &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
      g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
      g_clear_object (&result);
      client_support_assert_finalized (client);
    }
}

static void
test_lookup (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GDateTime) received_at = g_date_time_new_from_iso8601 ("2026-09-01T16:03:00+02:00", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CallboardSimulationJob *simulation;

  test_server_answer_file (server, "simulation-job.json");
  callboard_client_lookup_simulation_async (client, "+15550100000", received_at, NULL, test_store_result, &result);
  simulation = callboard_client_lookup_simulation_finish (client, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_simulation_job_get_id (simulation), ==, "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a");
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==,
                   "/v1/simulation/job/lookup?roarkPhoneNumber=%2B15550100000"
                   "&callReceivedAt=2026-09-01T14%3A03%3A00Z");
  g_assert_finalize_object (simulation);
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

static void
test_lookup_finds_nothing (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 404, "{}");
  callboard_client_lookup_simulation_async (client, "+1", NULL, NULL, test_store_result, &result);
  g_assert_null (callboard_client_lookup_simulation_finish (client, test_wait_for_result (&result), &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==,
                   "/v1/simulation/job/lookup?roarkPhoneNumber=%2B1");
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/simulation/example", test_simulation);
  g_test_add_func ("/client/simulation/tool-mocks", test_tool_mocks);
  g_test_add_func ("/client/simulation/id-stays-one-segment", test_simulation_id_stays_one_segment);
  g_test_add_func ("/client/lookup/example", test_lookup);
  g_test_add_func ("/client/lookup/finds-nothing", test_lookup_finds_nothing);

  return g_test_run ();
}
