/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a refusal means: a permission that the token is known to lack, or a project that it
 * may not use any more.
 */

#include "config.h"

#include "callboard-client-calls.h"
#include "callboard-client-plans.h"
#include "callboard-client-runs.h"
#include "callboard-error-labels.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

#define READ "simulation:read"

typedef enum
{
  REQUEST_ME,
  REQUEST_RUNS,
  REQUEST_RUN,
  REQUEST_CALL,
  REQUEST_PLANS,
} Request;

typedef struct
{
  const char     *name;
  Request         request;
  guint           status;
  /* Separated by spaces; NULL if unknown. */
  const char     *permissions;
  const char     *project_id;
  CallboardError  code;
  const char     *missing;
} RefusalCase;

static const RefusalCase cases[] = {
  { "unknown", REQUEST_RUN, 403, NULL, NULL, CALLBOARD_ERROR_FORBIDDEN, NULL },
  { "granted", REQUEST_RUN, 403, READ, NULL, CALLBOARD_ERROR_FORBIDDEN, NULL },
  { "missing", REQUEST_RUN, 403, "recording:read", NULL, CALLBOARD_ERROR_FORBIDDEN, READ },
  { "nothing-granted", REQUEST_RUNS, 403, "", NULL, CALLBOARD_ERROR_FORBIDDEN, READ },
  { "missing-for-calls", REQUEST_CALL, 403, "", NULL, CALLBOARD_ERROR_FORBIDDEN, READ },
  { "missing-in-project", REQUEST_RUNS, 403, "", "p1", CALLBOARD_ERROR_FORBIDDEN, READ },
  { "not-needed-for-me", REQUEST_ME, 403, "", NULL, CALLBOARD_ERROR_FORBIDDEN, NULL },
  { "project/me", REQUEST_ME, 403, NULL, "p1", CALLBOARD_ERROR_PROJECT_UNAVAILABLE, NULL },
  { "project/runs", REQUEST_RUNS, 403, READ, "p1", CALLBOARD_ERROR_PROJECT_UNAVAILABLE, NULL },
  { "project/run", REQUEST_RUN, 403, NULL, "p1", CALLBOARD_ERROR_PROJECT_UNAVAILABLE, NULL },
  { "project/gone", REQUEST_RUNS, 404, NULL, "p1", CALLBOARD_ERROR_PROJECT_UNAVAILABLE, NULL },
  { "project/run-not-found", REQUEST_RUN, 404, NULL, "p1", CALLBOARD_ERROR_NOT_FOUND, NULL },
  { "project/no-such-endpoint", REQUEST_PLANS, 404, NULL, "p1", CALLBOARD_ERROR_NOT_FOUND, NULL },
  { "project/other-error", REQUEST_RUNS, 422, NULL, "p1", CALLBOARD_ERROR_SERVER, NULL },
  { "no-project/gone", REQUEST_RUNS, 404, NULL, NULL, CALLBOARD_ERROR_NOT_FOUND, NULL },
};

static GError *
get_error (CallboardClient *client,
           Request          request)
{
  CallboardPlanJobQuery runs_query = { NULL };
  CallboardPlanQuery plans_query = { NULL };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GObject) object = NULL;
  GError *error = NULL;

  switch (request)
    {
    case REQUEST_ME:
      object = (GObject *) client_support_get_identity (client, &error);
      break;
    case REQUEST_RUN:
      object = (GObject *) client_support_get_run (client, "run-1", &error);
      break;
    case REQUEST_RUNS:
      callboard_client_list_plan_jobs_async (client, &runs_query, NULL, test_store_result, &result);
      object = (GObject *) callboard_client_list_plan_jobs_finish (client, test_wait_for_result (&result), &error);
      break;
    case REQUEST_CALL:
      callboard_client_get_call_async (client, "call-1", NULL, test_store_result, &result);
      object = (GObject *) callboard_client_get_call_finish (client, test_wait_for_result (&result), NULL, &error);
      break;
    case REQUEST_PLANS:
    default:
      callboard_client_list_plans_async (client, &plans_query, NULL, test_store_result, &result);
      object = (GObject *) callboard_client_list_plans_finish (client, test_wait_for_result (&result), &error);
    }
  g_assert_null (object);

  return error;
}

static void
test_refusal (gconstpointer user_data)
{
  const RefusalCase *row = user_data;
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GError) error = NULL;

  test_server_answer (server, row->status, "{\"message\":\"No way\"}");
  callboard_client_set_project_id (client, row->project_id);
  if (row->permissions != NULL)
    {
      g_auto(GStrv) permissions = g_strsplit (row->permissions, " ", 0);

      callboard_client_set_permissions (client, (const char * const *) permissions);
    }

  error = get_error (client, row->request);
  g_assert_error (error, CALLBOARD_ERROR, (int) row->code);
  g_assert_cmpstr (callboard_error_get_missing_permission (error), ==, row->missing);
  g_assert_nonnull (strstr (error->message, "No way"));
  client_support_assert_message (error);
  /* The hint names what is missing. */
  if (row->missing != NULL)
    g_assert_nonnull (strstr (callboard_error_get_hint (error), row->missing));
  g_assert_cmpstr (test_request_get_header (test_server_get_request (server, 0), "X-Roark-Project-Id"), ==,
                   row->project_id);
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);

  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/client/refusal/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_refusal);
    }

  return g_test_run ();
}
