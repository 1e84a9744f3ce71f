/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the responses about run plans and about the definitions of metrics. A plan is
 * what its featured run was made of. */

#include "callboard-demo-world-private.h"

#include <string.h>

#include "callboard-demo-json.h"
#include "callboard-demo-page.h"
#include "callboard-demo-run.h"

#define DEFAULT_LIMIT 20
#define MAX_LIMIT     50

/* --- What a plan is made of --------------------------------------------------- */

/* The objects of the simulations of a run, without repetition. */
typedef struct
{
  GHashTable *ids;
  JsonArray  *personas;
  JsonArray  *scenarios;
  JsonArray  *endpoints;
  gint64      n_cases;
} Parts;

static void
add_reference (Parts      *parts,
               JsonArray  *references,
               JsonObject *object)
{
  const char *id = json_object_get_string_member (object, "id");
  JsonObject *reference;

  if (!g_hash_table_add (parts->ids, g_strdup (id)))
    return;

  reference = json_object_new ();
  json_object_set_string_member (reference, "id", id);
  callboard_demo_json_set_string (reference, "name",
                                  json_object_get_string_member_with_default (object, "name", NULL));
  json_array_add_object_element (references, reference);
}

static void
add_simulation (Parts      *parts,
                JsonObject *persona,
                JsonObject *scenario,
                JsonObject *endpoint,
                gboolean    is_retry)
{
  add_reference (parts, parts->personas, persona);
  add_reference (parts, parts->scenarios, scenario);
  add_reference (parts, parts->endpoints, endpoint);
  parts->n_cases += !is_retry;
}

static void
add_examples (Parts      *parts,
              JsonObject *example)
{
  JsonArray *simulations = json_object_get_array_member (example, "simulationJobs");

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    add_simulation (parts,
                    json_object_get_object_member (simulation, "persona"),
                    json_object_get_object_member (simulation, "scenario"),
                    json_object_get_object_member (simulation, "agentEndpoint"),
                    json_object_get_string_member_with_default (simulation, "retryOfSimulationJobId",
                                                                NULL) != NULL);
  }
}

static Parts
collect_parts (CallboardDemoWorld    *self,
               CallboardDemoRunEntry *entry)
{
  JsonObject *example = callboard_demo_world_get_example (entry);
  Parts parts = {
    .ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .personas = json_array_new (),
    .scenarios = json_array_new (),
    .endpoints = json_array_new (),
  };
  CallboardDemoRunSchedule *schedule;

  if (example != NULL) {
    add_examples (&parts, example);
    return parts;
  }

  schedule = callboard_demo_world_get_schedule (self, entry);
  for (guint i = 0; i < schedule->plan.n_simulations; i++) {
    const CallboardDemoSimulation *simulation = callboard_demo_run_schedule_get_simulation (schedule, i);

    add_simulation (&parts, simulation->persona, simulation->scenario, simulation->endpoint,
                    simulation->retry_of >= 0);
  }

  return parts;
}

static void
add_metric (JsonArray  *metrics,
            const char *id,
            gboolean    inherited,
            gint64      min_pass_rate)
{
  JsonObject *metric = json_object_new ();

  json_object_set_string_member (metric, "id", id);
  if (inherited)
    json_object_set_null_member (metric, "minPassRate");
  else
    json_object_set_int_member (metric, "minPassRate", min_pass_rate);
  json_array_add_object_element (metrics, metric);
}

/* Returns: (nullable): the checks of the verdict of an example */
static JsonArray *
get_example_checks (CallboardDemoRunEntry *entry)
{
  JsonObject *example = callboard_demo_world_get_example (entry);
  JsonNode *verdict = example != NULL ? json_object_get_member (example, "verdict") : NULL;

  return verdict != NULL && JSON_NODE_HOLDS_OBJECT (verdict)
           ? json_object_get_array_member (json_node_get_object (verdict), "checks")
           : NULL;
}

static JsonArray *
create_metrics (CallboardDemoWorld    *self,
                CallboardDemoRunEntry *entry)
{
  JsonArray *metrics = json_array_new ();
  JsonArray *checks = get_example_checks (entry);

  for (guint i = 0; checks != NULL && i < json_array_get_length (checks); i++) {
    JsonObject *check = json_array_get_object_element (checks, i);

    add_metric (metrics, json_object_get_string_member (check, "metricDefinitionId"),
                json_object_get_boolean_member (check, "inherited"),
                json_object_get_int_member (check, "minPassRate"));
  }
  for (guint i = 0; i < entry->plan.n_checks; i++) {
    JsonObject *definition = callboard_demo_personas_get_metric (self->personas,
                                                                 entry->plan.checks[i].metric);

    add_metric (metrics, json_object_get_string_member (definition, "metricDefinitionId"),
                json_object_get_boolean_member (definition, "inherited"),
                json_object_get_int_member (definition, "minPassRate"));
  }

  return metrics;
}

/* --- Plans ---------------------------------------------------------------------- */

static JsonObject *
create_plan (CallboardDemoWorld *self,
             CallboardDemoRun   *run)
{
  CallboardDemoRunEntry *entry = g_hash_table_lookup (self->runs_by_id, callboard_demo_run_get_id (run));
  Parts parts = collect_parts (self, entry);
  JsonObject *plan = json_object_new ();

  json_object_set_string_member (plan, "id", entry->plan_id);
  json_object_set_string_member (plan, "name", callboard_demo_run_get_title (run));
  json_object_set_string_member (plan, "description", callboard_demo_run_get_description (run));
  json_object_set_string_member (plan, "direction", "INBOUND");
  json_object_set_int_member (plan, "testCaseCount", parts.n_cases);
  json_object_set_int_member (plan, "iterationCount", 1);
  json_object_set_int_member (plan, "maxConcurrentJobs", MAX (entry->plan.n_concurrent, 1));
  json_object_set_string_member (plan, "executionMode", "PARALLEL");
  json_object_set_boolean_member (plan, "isConfigManaged", FALSE);
  json_object_set_int_member (plan, "maxNoResponseRetries", entry->plan.n_retried > 0 ? 2 : 0);
  json_object_set_int_member (plan, "noResponseRetryBackoffSeconds", 60);
  json_object_set_int_member (plan, "maxSimulationDurationSeconds", 300);
  json_object_set_int_member (plan, "silenceTimeoutSeconds", 30);
  json_object_set_array_member (plan, "metrics", create_metrics (self, entry));
  json_object_set_array_member (plan, "flows", json_array_new ());
  json_object_set_array_member (plan, "agentEndpoints", parts.endpoints);
  json_object_set_array_member (plan, "personas", parts.personas);
  json_object_set_array_member (plan, "scenarios", parts.scenarios);
  g_hash_table_unref (parts.ids);

  return plan;
}

static gboolean
contains_text (const char *text,
               const char *query)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  g_autofree char *folded_query = g_utf8_casefold (query, -1);

  return strstr (folded, folded_query) != NULL;
}

/**
 * callboard_demo_world_dup_plan:
 * @self: a world
 * @id: a `simulationRunPlanId`
 *
 * Creates the response to `GET /v1/simulation/plan/{id}`.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such plan
 */
GBytes *
callboard_demo_world_dup_plan (CallboardDemoWorld *self,
                               const char         *id)
{
  GListModel *runs;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  runs = G_LIST_MODEL (self->featured_runs);
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++) {
    g_autoptr (CallboardDemoRun) run = g_list_model_get_item (runs, i);
    CallboardDemoRunEntry *entry = g_hash_table_lookup (self->runs_by_id,
                                                        callboard_demo_run_get_id (run));

    if (g_str_equal (entry->plan_id, id))
      return callboard_demo_json_envelope ("data", create_plan (self, run));
  }

  return NULL;
}

/**
 * callboard_demo_world_dup_plans:
 * @self: a world
 * @query: (element-type utf8 utf8): the parameters: `limit`, `after`, `searchText`
 * @error: return location for an error
 *
 * Creates the response to `GET /v1/simulation/plan`, a page of the plans. The cursor is the
 * ID of the last plan before the page. Sets %G_IO_ERROR_INVALID_ARGUMENT if a parameter is
 * invalid.
 *
 * Returns: (transfer full) (nullable): JSON
 */
GBytes *
callboard_demo_world_dup_plans (CallboardDemoWorld  *self,
                                GHashTable          *query,
                                GError             **error)
{
  g_auto (CallboardDemoPage) page = { 0 };
  const char *search_text;
  GListModel *runs;
  guint n;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  if (!callboard_demo_page_init (&page, query, DEFAULT_LIMIT, MAX_LIMIT)) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Invalid limit");
    return NULL;
  }

  search_text = g_hash_table_lookup (query, "searchText");
  runs = G_LIST_MODEL (self->featured_runs);
  n = g_list_model_get_n_items (runs);
  for (guint i = 0; i < n && !page.has_more; i++) {
    g_autoptr (CallboardDemoRun) run = g_list_model_get_item (runs, i);
    CallboardDemoRunEntry *entry = g_hash_table_lookup (self->runs_by_id,
                                                        callboard_demo_run_get_id (run));

    if (callboard_demo_page_accepts (&page, entry->plan_id) &&
        (search_text == NULL || contains_text (callboard_demo_run_get_title (run), search_text)))
      callboard_demo_page_add (&page, entry->plan_id, create_plan (self, run));
  }

  return callboard_demo_page_write (&page, search_text == NULL ? (gint64) n : -1);
}

/* --- Metric definitions --------------------------------------------------------- */

static JsonObject *
create_definition (CallboardDemoWorld *self,
                   guint               number,
                   const char         *id)
{
  static const char *const members[] = {
    "slug", "name", "description", "type", "scope", "unit", "calculationType", "booleanTrueLabel",
    "booleanFalseLabel",
  };
  JsonObject *metric = callboard_demo_personas_get_metric (self->personas, number);
  JsonObject *definition = json_object_new ();

  json_object_set_string_member (definition, "id", id);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    if (json_object_has_member (metric, members[i]))
      callboard_demo_json_copy_member (metric, definition, members[i]);
  }
  callboard_demo_personas_set_version (self->personas, metric, id, definition);

  return definition;
}

/* The checks of the examples have IDs of their own. */
static void
add_example_definitions (CallboardDemoWorld *self,
                         GHashTable         *ids,
                         JsonArray          *definitions)
{
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->runs_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &entry)) {
    JsonArray *checks = get_example_checks (entry);

    for (guint i = 0; checks != NULL && i < json_array_get_length (checks); i++) {
      JsonObject *check = json_array_get_object_element (checks, i);
      const char *name = json_object_get_string_member_with_default (check, "metricName", NULL);
      const char *id = json_object_get_string_member (check, "metricDefinitionId");

      for (guint number = 0; number < CALLBOARD_DEMO_MAX_CHECKS; number++) {
        JsonObject *metric = callboard_demo_personas_get_metric (self->personas, number);

        if (g_strcmp0 (json_object_get_string_member_with_default (metric, "metricName", NULL), name) == 0 &&
            g_hash_table_add (ids, g_strdup (id)))
          json_array_add_object_element (definitions, create_definition (self, number, id));
      }
    }
  }
}

/**
 * callboard_demo_world_dup_metric_definitions:
 * @self: a world
 * @parameter: (nullable): not used
 *
 * Creates the response to `GET /v1/metric/definitions`.
 *
 * Returns: (transfer full): JSON
 */
GBytes *
callboard_demo_world_dup_metric_definitions (CallboardDemoWorld *self,
                                             const char         *parameter)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonObject) envelope = json_object_new ();
  JsonArray *definitions = json_array_new ();

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);

  json_object_set_array_member (envelope, "data", definitions);
  for (guint i = 0; i < callboard_demo_personas_get_n_metrics (self->personas); i++) {
    JsonObject *metric = callboard_demo_personas_get_metric (self->personas, i);
    const char *id = json_object_get_string_member (metric, "metricDefinitionId");

    g_hash_table_add (ids, g_strdup (id));
    json_array_add_object_element (definitions, create_definition (self, i, id));
  }
  add_example_definitions (self, ids, definitions);

  return callboard_demo_json_write (envelope);
}
