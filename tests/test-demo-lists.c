/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the lists of the demo: calls, plans and metric definitions, and that they agree
 * with the runs, the calls and their metrics.
 */

#include <string.h>

#include "support/demo-support.h"

static char *
create_url (const char *call_id,
            gpointer    user_data)
{
  return g_strconcat ("http://127.0.0.1/", call_id, NULL);
}

typedef GBytes *(*ListFunc) (CallboardDemoWorld  *world,
                             GHashTable          *query,
                             GError             **error);

static GBytes *
list_calls (CallboardDemoWorld  *world,
            GHashTable          *query,
            GError             **error)
{
  return callboard_demo_world_dup_calls (world, query, create_url, NULL, error);
}

/* The rows of all pages; @name and @value are a parameter. */
static GPtrArray *
list_all (CallboardDemoWorld *world,
          ListFunc            func,
          const char         *limit,
          const char         *name,
          const char         *value)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autofree char *after = NULL;

  for (guint n_pages = 0; n_pages < 400; n_pages++) {
    g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) body = NULL;
    g_autoptr (JsonNode) answer = NULL;
    JsonObject *pagination;
    JsonArray *data;

    g_hash_table_insert (query, (char *) "limit", (char *) limit);
    if (after != NULL)
      g_hash_table_insert (query, (char *) "after", after);
    if (name != NULL)
      g_hash_table_insert (query, (char *) name, (char *) value);
    body = func (world, query, &error);
    g_assert_no_error (error);
    answer = demo_parse (body);
    data = json_object_get_array_member (json_node_get_object (answer), "data");
    pagination = json_object_get_object_member (json_node_get_object (answer), "pagination");
    for (guint i = 0; i < json_array_get_length (data); i++)
      g_ptr_array_add (rows, json_object_ref (json_array_get_object_element (data, i)));
    if (!json_object_get_boolean_member (pagination, "hasMore"))
      return rows;
    g_assert_cmpuint (json_array_get_length (data), ==, g_ascii_strtoull (limit, NULL, 10));
    g_set_str (&after, json_object_get_string_member (pagination, "nextCursor"));
  }

  g_error ("the list does not end");
}

static CallboardDemoWorld *
create_world (gint64 *now)
{
  *now = NOON;

  return callboard_demo_world_new (0, 1, demo_get_clock, now);
}

/* Every call of each run is in the list of the run once, as it is by itself. */
static void
test_calls_agree_with_runs (void)
{
  gint64 now;
  CallboardDemoWorld *world = create_world (&now);

  for (guint position = 0; position < demo_count_runs (world); position++) {
    g_autofree char *run_id = demo_dup_id (world, position);
    g_autoptr (JsonNode) run = demo_get_run (world, run_id);
    JsonArray *simulations = demo_get_simulations (run);
    g_autoptr (GPtrArray) rows = list_all (world, list_calls, "100", "simulationRunPlanJobId", run_id);
    guint n = 0;

    for (guint i = 0; i < json_array_get_length (simulations); i++) {
      JsonObject *simulation = json_array_get_object_element (simulations, i);
      const char *call_id = json_object_get_string_member_with_default (simulation, "callId", NULL);
      g_autoptr (JsonNode) call = NULL;
      g_autoptr (JsonNode) row = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *url = NULL;
      g_autoptr (GBytes) body = NULL;

      if (call_id == NULL)
        continue;

      g_assert_cmpuint (n, <, rows->len);
      url = create_url (call_id, NULL);
      body = callboard_demo_world_dup_call (world, call_id, url);
      call = demo_parse (body);
      json_node_set_object (row, g_ptr_array_index (rows, n++));
      g_assert_true (json_node_equal (json_object_get_member (json_node_get_object (call), "data"), row));
    }
    g_assert_cmpuint (n, ==, rows->len);
  }
  g_assert_finalize_object (world);
}

static void
test_calls_are_searched (void)
{
  gint64 now;
  CallboardDemoWorld *world = create_world (&now);
  g_autofree char *run_id = demo_dup_id (world, 1);
  g_autoptr (GPtrArray) all = list_all (world, list_calls, "5", "simulationRunPlanJobId", run_id);
  const char *id = demo_get_string (g_ptr_array_index (all, 0), "id");
  g_autoptr (GBytes) transcript = callboard_demo_world_dup_transcript (world, id);
  g_autoptr (JsonNode) node = demo_parse (transcript);
  JsonArray *entries = json_object_get_array_member (demo_get_data (node), "entries");
  g_autofree char *text = g_utf8_strup (demo_get_string (json_array_get_object_element (entries, 1), "text"), -1);
  g_autoptr (GPtrArray) found = list_all (world, list_calls, "100", "searchText", text);
  g_autoptr (GPtrArray) none = list_all (world, list_calls, "100", "searchText", "no call says this");
  g_autoptr (GPtrArray) ended = list_all (world, list_calls, "100", "status", "IN_PROGRESS");
  gboolean is_found = FALSE;

  g_assert_cmpuint (all->len, ==, 12);
  for (guint i = 0; i < found->len; i++)
    is_found |= g_str_equal (demo_get_string (g_ptr_array_index (found, i), "id"), id);
  g_assert_true (is_found);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (ended->len, >=, 1);
  for (guint i = 0; i < ended->len; i++)
    g_assert_cmpstr (demo_get_string (g_ptr_array_index (ended, i), "status"), ==, "IN_PROGRESS");
  g_assert_finalize_object (world);
}

/* Each plan of the list of runs is in the list of plans, as it is by itself. */
static void
test_plans (void)
{
  gint64 now;
  CallboardDemoWorld *world = create_world (&now);
  g_autoptr (GPtrArray) plans = list_all (world, callboard_demo_world_dup_plans, "3", NULL, NULL);
  g_autoptr (GPtrArray) found = list_all (world, callboard_demo_world_dup_plans, "50", "searchText", "PARCEL");

  g_assert_cmpuint (plans->len, ==, demo_count_runs (world));
  for (guint position = 0; position < demo_count_runs (world); position++) {
    g_autofree char *run_id = demo_dup_id (world, position);
    g_autoptr (JsonNode) run = demo_get_run (world, run_id);
    const char *plan_id = demo_get_string (demo_get_data (run), "simulationRunPlanId");
    JsonObject *row = g_ptr_array_index (plans, position);
    g_autoptr (GBytes) body = callboard_demo_world_dup_plan (world, plan_id);
    g_autoptr (JsonNode) plan = demo_parse (body);
    g_autoptr (JsonNode) row_node = json_node_new (JSON_NODE_OBJECT);

    json_node_set_object (row_node, row);
    g_assert_cmpstr (demo_get_string (row, "id"), ==, plan_id);
    g_assert_true (json_node_equal (json_object_get_member (json_node_get_object (plan), "data"), row_node));
    g_assert_cmpint (json_object_get_int_member (row, "testCaseCount"), >=, 1);
    g_assert_cmpint (json_object_get_int_member (row, "testCaseCount"), <=,
                     json_array_get_length (demo_get_simulations (run)));
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "agentEndpoints")), >=, 1);
  }
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (demo_get_string (g_ptr_array_index (found, 0), "name"), ==, "Where is my parcel?");
  g_assert_finalize_object (world);
}

/* Returns: (nullable): the definition with this ID */
static JsonObject *
find_definition (JsonArray  *definitions,
                 const char *id)
{
  for (guint i = 0; i < json_array_get_length (definitions); i++) {
    JsonObject *definition = json_array_get_object_element (definitions, i);

    if (g_str_equal (demo_get_string (definition, "id"), id))
      return definition;
  }

  return NULL;
}

/* Every metric of a call has a definition of the same name. */
static void
test_definitions (void)
{
  gint64 now;
  CallboardDemoWorld *world = create_world (&now);
  g_autoptr (GBytes) body = callboard_demo_world_dup_metric_definitions (world, NULL);
  g_autoptr (JsonNode) node = demo_parse (body);
  JsonArray *definitions = json_object_get_array_member (json_node_get_object (node), "data");
  guint n_metrics = 0;
  guint n_thresholds = 0;

  for (guint position = 1; position < demo_count_runs (world); position++) {
    g_autofree char *run_id = demo_dup_id (world, position);
    g_autoptr (GPtrArray) calls = list_all (world, list_calls, "100", "simulationRunPlanJobId", run_id);
    g_autoptr (GBytes) metrics_body = NULL;
    g_autoptr (JsonNode) metrics_node = NULL;
    JsonArray *metrics;

    if (calls->len == 0)
      continue;

    metrics_body = callboard_demo_world_dup_metrics (world, demo_get_string (g_ptr_array_index (calls, 0), "id"));
    metrics_node = demo_parse (metrics_body);
    metrics = json_object_get_array_member (json_node_get_object (metrics_node), "data");
    for (guint i = 0; i < json_array_get_length (metrics); i++, n_metrics++) {
      JsonObject *metric = json_array_get_object_element (metrics, i);
      JsonObject *definition = find_definition (definitions, demo_get_string (metric, "metricDefinitionId"));

      g_assert_nonnull (definition);
      g_assert_cmpstr (demo_get_string (definition, "slug"), ==, demo_get_string (metric, "slug"));
      g_assert_cmpstr (demo_get_string (definition, "calculationType"), !=, "");
      if (json_object_has_member (definition, "threshold")) {
        JsonObject *threshold = json_object_get_object_member (definition, "threshold");

        g_assert_nonnull (find_definition (definitions, demo_get_string (threshold, "sourceMetricDefinitionId")));
        n_thresholds++;
      }
    }
  }
  g_assert_cmpuint (n_metrics, >=, 30);
  g_assert_cmpuint (n_thresholds, >=, 2);
  g_assert_finalize_object (world);
}

static void
test_invalid_limit (void)
{
  gint64 now;
  CallboardDemoWorld *world = create_world (&now);
  const ListFunc funcs[] = { list_calls, callboard_demo_world_dup_plans };
  const char *limits[] = { "0", "-1", "many", "", "101" };

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++) {
    for (guint j = 0; j < G_N_ELEMENTS (limits); j++) {
      g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GError) error = NULL;

      g_hash_table_insert (query, (char *) "limit", (char *) limits[j]);
      g_assert_null (funcs[i] (world, query, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  }
  g_assert_finalize_object (world);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/lists/calls/agree-with-runs", test_calls_agree_with_runs);
  g_test_add_func ("/demo/lists/calls/search", test_calls_are_searched);
  g_test_add_func ("/demo/lists/plans", test_plans);
  g_test_add_func ("/demo/lists/metric-definitions", test_definitions);
  g_test_add_func ("/demo/lists/invalid-limit", test_invalid_limit);

  return g_test_run ();
}
