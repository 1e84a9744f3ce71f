/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The requests for the run list and for a plan, and the decoded responses.
 */

#include "config.h"

#include "callboard-client-plans.h"
#include "callboard-client-runs.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

static CallboardPlanJobPage *
list_runs (CallboardClient              *client,
           const CallboardPlanJobQuery  *query,
           GError                      **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_client_list_plan_jobs_async (client, query, NULL, test_store_result, &result);

  return callboard_client_list_plan_jobs_finish (client, test_wait_for_result (&result), error);
}

static void
test_list (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  CallboardPlanJobQuery query = { NULL };
  g_autoptr(GError) error = NULL;
  CallboardPlanJobPage *page;

  test_server_answer_file (server, "plan-jobs.json");
  page = list_runs (client, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (callboard_plan_job_page_get_summaries (page)->len, ==, 8);
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==, "/v1/simulation/plan/jobs?limit=50");
  g_assert_finalize_object (page);
  client_support_assert_finalized (client);
}

static void
test_list_escapes (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  CallboardPlanJobQuery query = { .status = "COMPLETED", .plan_id = "p+1", .label_name = "night & day",
                                  .after = "a=b&c#d" };
  g_autoptr(CallboardPlanJobPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (server, "plan-jobs.json");
  page = list_runs (client, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==,
                   "/v1/simulation/plan/jobs?limit=50&status=COMPLETED&simulationRunPlanId=p%2B1"
                   "&labelName=night%20%26%20day&after=a%3Db%26c%23d");
  client_support_assert_finalized (client);
}

static void
test_list_is_refused (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  CallboardPlanJobQuery query = { .after = "garbled" };
  g_autoptr(CallboardPlanJobPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 401, "{}");
  page = list_runs (client, &query, &error);
  g_assert_null (page);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_UNAUTHORIZED);
  client_support_assert_finalized (client);
}

static void
test_plan (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CallboardPlan *plan;

  test_server_answer_file (server, "plan.json");
  callboard_client_get_plan_async (client, "plan-1", NULL, test_store_result, &result);
  plan = callboard_client_get_plan_finish (client, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_get_name (plan), ==, "Front desk regression");
  g_assert_cmpstr (test_server_get_request (server, 0)->path, ==, "/v1/simulation/plan/plan-1");
  g_assert_finalize_object (plan);
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

static void
test_plan_id_stays_one_segment (void)
{
  const char *ids[] = { "", ".", "..", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(TestServer) server = test_server_new ();
      CallboardClient *client = client_support_create (test_server_get_base_url (server));
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;

      callboard_client_get_plan_async (client, ids[i], NULL, test_store_result, &result);
      g_assert_null (callboard_client_get_plan_finish (client, test_wait_for_result (&result), &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
      g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
      g_clear_object (&result);
      client_support_assert_finalized (client);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/list/example", test_list);
  g_test_add_func ("/client/list/escapes", test_list_escapes);
  g_test_add_func ("/client/list/refused", test_list_is_refused);
  g_test_add_func ("/client/plan/example", test_plan);
  g_test_add_func ("/client/plan/id-stays-one-segment", test_plan_id_stays_one_segment);

  return g_test_run ();
}
