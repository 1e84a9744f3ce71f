/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The requests for lists of projects, calls, plans and metric definitions, and how lists
 * with several pages are read to their end.
 */

#include "config.h"

#include "callboard-client-calls.h"
#include "callboard-client-plans.h"
#include "callboard-metric-definition.h"
#include "callboard-plan-metric.h"
#include "callboard-project.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/wait.h"

typedef struct
{
  TestServer      *server;
  CallboardClient *client;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = test_server_new ();
  fixture->client = client_support_create (test_server_get_base_url (fixture->server));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  client_support_assert_finalized (fixture->client);
  test_server_free (fixture->server);
}

static const char *
get_path (Fixture *fixture,
          guint    number)
{
  return test_server_get_request (fixture->server, number)->path;
}

static CallboardApiPage *
list_projects (Fixture  *fixture,
               GError  **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_client_list_projects_async (fixture->client, NULL, test_store_result, &result);

  return callboard_client_list_all_finish (fixture->client, test_wait_for_result (&result), NULL, error);
}

static CallboardApiPage *
list_definitions (Fixture    *fixture,
                  GPtrArray **bodies,
                  GError    **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_client_list_metric_definitions_async (fixture->client, NULL, test_store_result, &result);

  return callboard_client_list_all_finish (fixture->client, test_wait_for_result (&result), bodies, error);
}

/* --- Projects --------------------------------------------------------------- */

static void
test_projects (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(CallboardProject) project = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (fixture->server, "projects.json");
  page = list_projects (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_path (fixture, 0), ==, "/v1/projects");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page)), ==, 2);
  project = g_list_model_get_item (G_LIST_MODEL (page), 1);
  g_assert_cmpstr (callboard_project_get_id (project), ==, "e1f9c2b4-5a60-4d1b-9f0e-7a2c8d3b4e5f");
  g_assert_cmpstr (callboard_project_get_name (project), ==, "Billing line");
  g_assert_cmpstr (callboard_project_get_slug (project), ==, "billing-line");
  g_assert_cmpstr (callboard_organization_get_name (callboard_project_get_organization (project)), ==,
                   "Bright Smile");
  g_assert_cmpuint (g_strv_length ((GStrv) callboard_project_get_granted_permissions (project)), ==, 1);
}

typedef struct
{
  const char *name;
  const char *body;
  guint       n_projects;
  guint       n_skipped;
} ProjectsCase;

static const ProjectsCase projects_cases[] = {
  { "none", "{\"data\":{\"projects\":[]}}", 0, 0 },
  { "plain-list", "{\"data\":[{\"id\":\"1\",\"name\":\"A\"}]}", 1, 0 },
  { "odd-items", "{\"data\":{\"projects\":[null,7,{\"id\":\"1\",\"name\":5,\"organization\":3,"
                 "\"grantedPermissions\":[\"a\",null],\"tier\":{}},[]]}}", 1, 3 },
  { "number-as-id", "{\"data\":{\"projects\":[{\"id\":12345678901234567890}]}}", 1, 0 },
};

static void
test_odd_projects (Fixture       *fixture,
                   gconstpointer  data)
{
  const ProjectsCase *row = data;
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (fixture->server, 200, row->body);
  page = list_projects (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page)), ==, row->n_projects);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_api_page_get_skipped_items (page)), ==,
                    row->n_skipped);
  for (guint i = 0; i < row->n_projects; i++)
    {
      g_autoptr(CallboardProject) project = g_list_model_get_item (G_LIST_MODEL (page), i);

      g_assert_nonnull (callboard_project_get_id (project));
      /* What could not be read wholly is not known to be missing. */
      g_assert_null (callboard_project_get_granted_permissions (project));
    }
}

static void
test_old_server (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer (fixture->server, 404, "{}");
  page = list_projects (fixture, &error);
  g_assert_null (page);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);
}

/* --- Several pages ---------------------------------------------------------- */

/* Pages of one definition each; the end comes after @n_pages, if it is not 0. */
typedef struct
{
  guint       n_pages;
  guint       n_sent;
  /* Sent for every page instead of a new cursor. */
  const char *cursor;
  /* The number of the page that fails. */
  guint       failing;
} Pages;

static void
respond_page (TestServer        *server,
              SoupServerMessage *message,
              gpointer           user_data)
{
  Pages *pages = user_data;
  g_autofree char *cursor = NULL;
  g_autofree char *body = NULL;

  pages->n_sent++;
  cursor = pages->cursor != NULL ? g_strdup (pages->cursor) : g_strdup_printf ("c&%u", pages->n_sent);
  body = g_strdup_printf ("{\"data\":[{\"id\":\"d%u\"}],\"pagination\":{\"hasMore\":%s,\"nextCursor\":\"%s\"}}",
                          pages->n_sent,
                          pages->n_sent == pages->n_pages ? "false" : "true", cursor);
  soup_server_message_set_status (message, pages->n_sent == pages->failing ? 403 : 200, NULL);
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY,
                            body, strlen (body));
}

static guint
count_definitions (CallboardApiPage *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (page));
}

static void
test_all_pages (Fixture       *fixture,
                gconstpointer  data)
{
  Pages pages = { .n_pages = 3 };
  g_autoptr(GPtrArray) bodies = NULL;
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(CallboardMetricDefinition) last = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (fixture->server, respond_page, &pages);
  page = list_definitions (fixture, &bodies, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_definitions (page), ==, 3);
  g_assert_null (callboard_api_page_get_next_cursor (page));
  g_assert_cmpuint (bodies->len, ==, 3);
  last = g_list_model_get_item (G_LIST_MODEL (page), 2);
  g_assert_cmpstr (callboard_metric_definition_get_id (last), ==, "d3");
  g_assert_cmpstr (get_path (fixture, 0), ==, "/v1/metric/definitions");
  g_assert_cmpstr (get_path (fixture, 2), ==, "/v1/metric/definitions?after=c%262");
}

static void
test_same_cursor (Fixture       *fixture,
                  gconstpointer  data)
{
  Pages pages = { .cursor = "again" };
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (fixture->server, respond_page, &pages);
  page = list_definitions (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages.n_sent, ==, 2);
  g_assert_cmpuint (count_definitions (page), ==, 2);
  g_assert_cmpstr (callboard_api_page_get_next_cursor (page), ==, "again");
}

static void
test_endless (Fixture       *fixture,
              gconstpointer  data)
{
  Pages pages = { 0 };
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (fixture->server, respond_page, &pages);
  page = list_definitions (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pages.n_sent, ==, 40);
  g_assert_cmpuint (count_definitions (page), ==, 40);
}

static void
test_later_page_fails (Fixture       *fixture,
                       gconstpointer  data)
{
  Pages pages = { .failing = 3 };
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (fixture->server, respond_page, &pages);
  page = list_definitions (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_definitions (page), ==, 2);
  g_assert_nonnull (callboard_api_page_get_next_cursor (page));
}

static void
test_canceled (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (fixture->server, "projects.json");
  test_server_hold (fixture->server);
  callboard_client_list_projects_async (fixture->client, cancellable, test_store_result, &result);
  test_server_wait_requests (fixture->server, 1);
  g_cancellable_cancel (cancellable);
  page = callboard_client_list_all_finish (fixture->client, test_wait_for_result (&result), NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_server_release (fixture->server);
}

/* --- Calls ------------------------------------------------------------------ */

static void
test_calls (Fixture       *fixture,
            gconstpointer  data)
{
  const CallboardCallQuery query = {
    .run_id = "run/1",
    .search_text = "tooth & nail",
    .status = "ENDED",
    .sort_by = "createdAt",
    .sort_direction = "desc",
    .after = "c=1",
  };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(CallboardCall) call = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (fixture->server, "calls.json");
  callboard_client_list_calls_async (fixture->client, &query, NULL, test_store_result, &result);
  page = callboard_client_list_calls_finish (fixture->client, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_path (fixture, 0), ==,
                   "/v1/call?limit=100&simulationRunPlanJobId=run%2F1&searchText=tooth%20%26%20nail"
                   "&status=ENDED&sortBy=createdAt&sortDirection=desc&after=c%3D1");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page)), ==, 2);
  g_assert_cmpstr (callboard_api_page_get_next_cursor (page), ==, "eyJpIjoyfQ");
  call = g_list_model_get_item (G_LIST_MODEL (page), 1);
  g_assert_cmpstr (callboard_call_get_id (call), ==, "7c1e0d52-4c3b-4b7e-9a0d-5d1f3a2b6c70");
  g_assert_cmpstr (callboard_call_get_simulation_id (call), ==, "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a");
  g_assert_cmpstr (callboard_call_get_summary (call), ==, "The caller asks twice for a price and rings off.");
  g_assert_cmpint (callboard_call_get_duration (call), ==, 83120);
}

/* --- Plans ------------------------------------------------------------------ */

static void
test_plans (Fixture       *fixture,
            gconstpointer  data)
{
  const CallboardPlanQuery query = { .agent_id = "a 1", .search_text = "Front", .after = "c" };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(CallboardPlan) plan = NULL;
  g_autoptr(CallboardPlanMetric) metric = NULL;
  g_autoptr(GListModel) personas = NULL;
  g_autofree char *direction = NULL;
  g_autofree char *mode = NULL;
  g_autoptr(GError) error = NULL;
  gint64 concurrent;
  gint64 backoff;
  gint64 n_retries;
  int managed;

  test_server_answer_file (fixture->server, "plans.json");
  callboard_client_list_plans_async (fixture->client, &query, NULL, test_store_result, &result);
  page = callboard_client_list_plans_finish (fixture->client, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_path (fixture, 0), ==,
                   "/v1/simulation/plan?limit=50&agentId=a%201&searchText=Front&after=c");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (page)), ==, 2);
  plan = g_list_model_get_item (G_LIST_MODEL (page), 1);
  g_object_get (plan, "direction", &direction, "execution-mode", &mode,
                "max-concurrent-jobs", &concurrent, "no-response-retry-backoff", &backoff,
                "is-config-managed", &managed, "personas", &personas, NULL);
  g_assert_cmpstr (callboard_plan_get_id (plan), ==, "0d7a1c3e-9b52-4f0e-8c55-3f2b6b1f9a10");
  g_assert_cmpstr (callboard_plan_get_name (plan), ==, "Front desk, noise sweep");
  g_assert_cmpstr (direction, ==, "INBOUND");
  g_assert_cmpstr (mode, ==, "PARALLEL");
  g_assert_cmpint (concurrent, ==, 4);
  g_assert_cmpint (backoff, ==, 60);
  g_assert_cmpint (managed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (personas), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_plan_get_metrics (plan)), ==, 4);
  metric = g_list_model_get_item (callboard_plan_get_metrics (plan), 1);
  g_assert_cmpfloat (callboard_plan_metric_get_min_pass_rate (metric), ==, 90);
  g_assert_cmpint (callboard_plan_count_calls (plan, &n_retries), ==, 40);
  g_assert_cmpint (n_retries, ==, 80);
}

typedef struct
{
  const char *name;
  const char *body;
  gint64      n_calls;
  gint64      n_retries;
} CountCase;

static const CountCase counts[] = {
  { "unknown", "{\"data\":{\"id\":\"1\"}}", -1, -1 },
  { "cases-only", "{\"data\":{\"id\":\"1\",\"testCaseCount\":5}}", -1, -1 },
  { "no-retries-named", "{\"data\":{\"id\":\"1\",\"testCaseCount\":5,\"iterationCount\":2}}", 10, -1 },
  { "digits", "{\"data\":{\"id\":\"1\",\"testCaseCount\":\"5\",\"iterationCount\":2,\"maxNoResponseRetries\":0}}", 10, 0 },
  { "too-many", "{\"data\":{\"id\":\"1\",\"testCaseCount\":9007199254740991,\"iterationCount\":10000}}", -1, -1 },
};

static void
test_count (Fixture       *fixture,
            gconstpointer  data)
{
  const CountCase *row = data;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlan) plan = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_retries;

  test_server_answer (fixture->server, 200, row->body);
  callboard_client_get_plan_async (fixture->client, "1", NULL, test_store_result, &result);
  plan = callboard_client_get_plan_finish (fixture->client, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (callboard_plan_count_calls (plan, &n_retries), ==, row->n_calls);
  g_assert_cmpint (n_retries, ==, row->n_retries);
}

/* --- Metric definitions ----------------------------------------------------- */

static void
test_definitions (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(CallboardMetricDefinition) definition = NULL;
  g_autoptr(GError) error = NULL;
  CallboardMetricThreshold *threshold;
  double value;

  test_server_answer_file (fixture->server, "metric-definitions.json");
  page = list_definitions (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_definitions (page), ==, 9);
  definition = g_list_model_get_item (G_LIST_MODEL (page), 1);
  g_assert_cmpstr (callboard_metric_definition_get_id (definition), ==, "62983cee-d658-4e29-918d-e3a385cd3cb8");
  g_assert_cmpstr (callboard_metric_definition_get_slug (definition), ==, "silence_duration_check");
  g_assert_cmpstr (callboard_metric_definition_get_calculation_type (definition), ==, "THRESHOLD");
  g_assert_cmpstr (callboard_metric_definition_get_version_id (definition), ==, "v-62983cee");
  g_assert_cmpstr (callboard_metric_definition_get_boolean_label (definition, TRUE), ==, "Yes");
  g_assert_null (callboard_metric_definition_get_unit (definition));
  threshold = callboard_metric_definition_get_threshold (definition);
  g_assert_cmpstr (callboard_metric_threshold_get_operator (threshold), ==, "LTE");
  g_assert_cmpstr (callboard_metric_threshold_get_aggregation_mode (threshold), ==, "MAX");
  g_assert_cmpstr (callboard_metric_threshold_get_source_id (threshold), ==,
                   "fbbd27fe-4ee8-4623-a2dc-02454f4b76f9");
  g_assert_true (callboard_metric_threshold_get_value (threshold, &value));
  g_assert_cmpfloat (value, ==, 2);
}

typedef struct
{
  const char *name;
  const char *json;
  gboolean    has_value;
  double      value;
} ThresholdCase;

static const ThresholdCase thresholds[] = {
  { "negative", "-0.5", TRUE, -0.5 },
  { "digits", "\"2.5\"", TRUE, 2.5 },
  { "word", "\"two\"", FALSE, 0 },
  { "null", "null", FALSE, 0 },
  { "object", "{}", FALSE, 0 },
  { "list", "[2]", FALSE, 0 },
  { "boolean", "true", FALSE, 0 },
  { "huge", "1e999", FALSE, 0 },
};

static void
test_threshold (Fixture       *fixture,
                gconstpointer  data)
{
  const ThresholdCase *row = data;
  g_autofree char *body =
    g_strdup_printf ("{\"data\":[{\"id\":\"1\",\"threshold\":{\"operator\":7,\"thresholdValue\":%s}}]}", row->json);
  g_autoptr(CallboardApiPage) page = NULL;
  g_autoptr(CallboardMetricDefinition) definition = NULL;
  g_autoptr(GError) error = NULL;
  CallboardMetricThreshold *threshold;
  double value = 0;

  test_server_answer (fixture->server, 200, body);
  page = list_definitions (fixture, NULL, &error);
  g_assert_no_error (error);
  definition = g_list_model_get_item (G_LIST_MODEL (page), 0);
  threshold = callboard_metric_definition_get_threshold (definition);
  g_assert_nonnull (threshold);
  g_assert_null (callboard_metric_threshold_get_operator (threshold));
  g_assert_cmpint (callboard_metric_threshold_get_value (threshold, &value), ==, row->has_value);
  if (row->has_value)
    g_assert_cmpfloat (value, ==, row->value);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

#define ADD_CASES(prefix, cases, func) \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) \
    { \
      g_autofree char *path = g_strconcat (prefix, cases[i].name, NULL); \
\
      ADD (path, &cases[i], func); \
    }

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/client/projects/example", NULL, test_projects);
  ADD ("/client/projects/old-server", NULL, test_old_server);
  ADD ("/client/projects/canceled", NULL, test_canceled);
  ADD_CASES ("/client/projects/", projects_cases, test_odd_projects)
  ADD ("/client/list-all/pages", NULL, test_all_pages);
  ADD ("/client/list-all/same-cursor", NULL, test_same_cursor);
  ADD ("/client/list-all/endless", NULL, test_endless);
  ADD ("/client/list-all/later-page-fails", NULL, test_later_page_fails);
  ADD ("/client/calls/example", NULL, test_calls);
  ADD ("/client/plans/example", NULL, test_plans);
  ADD_CASES ("/client/plan/calls/", counts, test_count)
  ADD ("/client/definitions/example", NULL, test_definitions);
  ADD_CASES ("/client/definitions/threshold/", thresholds, test_threshold)

  return g_test_run ();
}
