/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared code of the demo tests: getting and reading the responses of a world. Used by
 * tests/test-demo-*.c. */

#include "demo-support.h"

#include "callboard-demo-run.h"

/**
 * demo_final_statuses: (array zero-terminated=1)
 *
 * The final statuses of a simulation.
 */
const char * const demo_final_statuses[] = {
  "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED", NULL
};

/**
 * demo_get_clock:
 * @user_data: a pointer to a gint64, set by the test
 *
 * A clock that returns the time set by the test.
 *
 * Returns: microseconds since the Unix epoch
 */
gint64
demo_get_clock (gpointer user_data)
{
  gint64 *now = user_data;

  return *now;
}

/**
 * demo_parse:
 * @bytes: JSON
 *
 * Returns: (transfer full): the parsed JSON
 */
JsonNode *
demo_parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (bytes);
  json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                              g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

/**
 * demo_get_data:
 * @response: a response of the API
 *
 * Returns: (transfer none): its `data`
 */
JsonObject *
demo_get_data (JsonNode *response)
{
  return json_object_get_object_member (json_node_get_object (response), "data");
}

/**
 * demo_get_run:
 * @world: a world
 * @id: the ID of one of its runs
 *
 * Returns: (transfer full): the response for the run
 */
JsonNode *
demo_get_run (CallboardDemoWorld *world,
              const char         *id)
{
  g_autoptr (GBytes) bytes = callboard_demo_world_dup_plan_job (world, id);

  return demo_parse (bytes);
}

/**
 * demo_dup_id:
 * @world: a world
 * @position: the position of a run in its list
 *
 * Returns: (transfer full): the ID of the run
 */
char *
demo_dup_id (CallboardDemoWorld *world,
             guint               position)
{
  g_autoptr (CallboardDemoRun) run = NULL;

  run = g_list_model_get_item (callboard_demo_world_get_featured_runs (world), position);
  g_assert_nonnull (run);

  return g_strdup (callboard_demo_run_get_id (run));
}

/**
 * demo_count_runs:
 * @world: a world
 *
 * Returns: the number of its runs
 */
guint
demo_count_runs (CallboardDemoWorld *world)
{
  return g_list_model_get_n_items (callboard_demo_world_get_featured_runs (world));
}

/**
 * demo_get_generated_runs:
 * @world: a world
 *
 * Returns: (transfer container): the responses for all runs except the two fixed examples
 */
GPtrArray *
demo_get_generated_runs (CallboardDemoWorld *world)
{
  GPtrArray *responses = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < demo_count_runs (world); i++) {
    g_autofree char *id = demo_dup_id (world, i);

    if (!g_str_equal (id, REFERENCE_ID) && !g_str_equal (id, CURRENT_ID))
      g_ptr_array_add (responses, demo_get_run (world, id));
  }

  return responses;
}

static JsonArray *
list_rows (JsonNode *response)
{
  return json_object_get_array_member (json_node_get_object (response), "data");
}

/* Returns: (transfer full): the ID of the only plan with this name */
static char *
find_plan (CallboardDemoWorld *world,
           const char         *name)
{
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonNode) response = NULL;

  g_hash_table_insert (query, (char *) "searchText", (char *) name);
  body = callboard_demo_world_dup_plans (world, query, NULL);
  response = demo_parse (body);
  g_assert_cmpuint (json_array_get_length (list_rows (response)), ==, 1);

  return g_strdup (demo_get_string (json_array_get_object_element (list_rows (response), 0), "id"));
}

/**
 * demo_get_runs_of_plan:
 * @world: a world
 * @name: the name of a plan
 *
 * Returns: (transfer container): the responses for the runs of the plan, at most 50, newest
 *   first
 */
GPtrArray *
demo_get_runs_of_plan (CallboardDemoWorld *world,
                       const char         *name)
{
  GPtrArray *responses = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *plan_id = find_plan (world, name);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (JsonNode) list = NULL;

  g_hash_table_insert (query, (char *) "limit", (char *) "50");
  g_hash_table_insert (query, (char *) "simulationRunPlanId", plan_id);
  body = callboard_demo_world_dup_runs (world, query);
  list = demo_parse (body);
  for (guint i = 0; i < json_array_get_length (list_rows (list)); i++) {
    JsonObject *row = json_array_get_object_element (list_rows (list), i);

    g_ptr_array_add (responses, demo_get_run (world, demo_get_string (row, "simulationRunPlanJobId")));
  }

  return responses;
}

/**
 * demo_get_simulations:
 * @response: a response for a run
 *
 * Returns: (transfer none): its `simulationJobs`
 */
JsonArray *
demo_get_simulations (JsonNode *response)
{
  return json_object_get_array_member (demo_get_data (response), "simulationJobs");
}

/**
 * demo_get_string:
 * @object: an object
 * @member: the name of a member
 *
 * Returns: (transfer none) (nullable): the string; %NULL if it is null or missing
 */
const char *
demo_get_string (JsonObject *object,
                 const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

/**
 * demo_is_one_of:
 * @text: (nullable): a string
 * @texts: (array zero-terminated=1): strings
 *
 * Returns: whether @texts contains @text
 */
gboolean
demo_is_one_of (const char         *text,
                const char * const *texts)
{
  return text != NULL && g_strv_contains (texts, text);
}

/**
 * demo_get_time:
 * @object: an object
 * @member: the name of a time
 *
 * Returns: the time in microseconds since the Unix epoch, or 0 for null
 */
gint64
demo_get_time (JsonObject *object,
               const char *member)
{
  const char *text = demo_get_string (object, member);
  g_autoptr (GDateTime) time = NULL;

  if (text == NULL)
    return 0;

  g_assert_true (g_str_has_suffix (text, "Z"));
  time = g_date_time_new_from_iso8601 (text, NULL);
  g_assert_nonnull (time);

  return g_date_time_to_unix_usec (time);
}

/**
 * demo_count_with_status:
 * @response: a response for a run
 * @statuses: (array zero-terminated=1): statuses
 *
 * Returns: the number of simulations with one of @statuses
 */
guint
demo_count_with_status (JsonNode           *response,
                        const char * const *statuses)
{
  JsonArray *simulations = demo_get_simulations (response);
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (simulations); i++)
    n += demo_is_one_of (demo_get_string (json_array_get_object_element (simulations, i), "status"), statuses);

  return n;
}

/**
 * demo_get_verdict:
 * @response: a response for a run
 *
 * Returns: (transfer none) (nullable): its `verdict`
 */
JsonObject *
demo_get_verdict (JsonNode *response)
{
  JsonObject *data = demo_get_data (response);

  if (json_object_get_null_member (data, "verdict"))
    return NULL;

  return json_object_get_object_member (data, "verdict");
}

/**
 * demo_find_simulation:
 * @response: a response for a run
 * @id: a `simulationJobId`
 *
 * Returns: (transfer none) (nullable): the simulation
 */
JsonObject *
demo_find_simulation (JsonNode   *response,
                      const char *id)
{
  JsonArray *simulations = demo_get_simulations (response);

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    if (g_strcmp0 (demo_get_string (simulation, "simulationJobId"), id) == 0)
      return simulation;
  }

  return NULL;
}
