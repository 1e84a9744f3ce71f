/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks all runs of the demo in the window: nothing that did not pass has a green tick.
 * What passed is found in the responses, without the code that is tested.
 */

#include "callboard-result-icon.h"
#include "callboard-result-labels.h"
#include "callboard-run-page.h"
#include "callboard-simulation-cell.h"
#include "callboard-ui-resources.h"
#include "support/demo-support.h"
#include "window-support.h"

/* Whether a metric is one of the checks of the run; without a verdict those are known by
 * their slug. */
static gboolean
is_check (JsonObject *metric,
          JsonObject *verdict)
{
  JsonArray *checks;

  if (verdict == NULL)
    return g_str_has_suffix (demo_get_string (metric, "slug"), "_check");

  checks = json_object_get_array_member (verdict, "checks");
  for (guint i = 0; i < json_array_get_length (checks); i++)
    if (g_str_equal (demo_get_string (json_array_get_object_element (checks, i), "metricDefinitionId"),
                     demo_get_string (metric, "metricDefinitionId")))
      return TRUE;

  return FALSE;
}

/* Whether a call passed at least one check and failed none. */
static gboolean
has_call_passed (JsonNode   *metrics,
                 JsonObject *verdict)
{
  JsonArray *data = json_object_get_array_member (json_node_get_object (metrics), "data");
  gboolean passed = FALSE;

  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      JsonObject *metric = json_array_get_object_element (data, i);
      JsonArray *values = json_object_get_array_member (metric, "values");

      for (guint j = 0; is_check (metric, verdict) && j < json_array_get_length (values); j++)
        {
          JsonNode *value = json_object_get_member (json_array_get_object_element (values, j), "value");

          if (value == NULL || json_node_get_value_type (value) != G_TYPE_BOOLEAN)
            continue;
          if (!json_node_get_boolean (value))
            return FALSE;
          passed = TRUE;
        }
    }

  return passed;
}

/* Adds the ID of a simulation that passed. Sets the response of its call. */
static void
add_simulation (WindowFixture      *fixture,
                CallboardDemoWorld *world,
                JsonObject         *simulation,
                JsonObject         *verdict,
                GHashTable         *passed)
{
  const char *call_id = json_object_get_string_member_with_default (simulation, "callId", NULL);
  g_autoptr(GBytes) bytes = call_id != NULL ? callboard_demo_world_dup_metrics (world, call_id) : NULL;
  g_autofree char *path = NULL;
  g_autofree char *body = NULL;
  g_autoptr(JsonNode) metrics = NULL;

  if (bytes == NULL)
    return;

  path = g_strconcat (call_id, "/metrics", NULL);
  body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  window_fixture_answer_call (fixture, path, body);
  metrics = demo_parse (bytes);
  if (g_str_equal (demo_get_string (simulation, "status"), "COMPLETED") &&
      json_object_get_null_member (simulation, "invalidation") && has_call_passed (metrics, verdict))
    g_hash_table_add (passed, (char *) demo_get_string (simulation, "simulationJobId"));
}

/* The icons of the list from above. */
static void
add_icons (GtkWidget *widget,
           GPtrArray *icons)
{
  if (CALLBOARD_IS_RESULT_ICON (widget))
    g_ptr_array_add (icons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child))
      add_icons (child, icons);
}

static void
check_icons (WindowFixture *fixture,
             GHashTable    *passed)
{
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  g_autoptr(GPtrArray) icons = g_ptr_array_new ();

  add_icons (table, icons);
  g_assert_cmpuint (icons->len, >, 0);
  for (guint i = 0; i < icons->len; i++)
    {
      g_autofree char *id = window_fixture_dup_row (fixture, i);
      const char *green = callboard_tone_get_css_class (CALLBOARD_TONE_GOOD);

      g_assert_cmpint (gtk_widget_has_css_class (icons->pdata[i], green), ==, g_hash_table_contains (passed, id));
    }
}

static void
check_results (WindowFixture *fixture,
               GHashTable    *passed)
{
  CallboardPlanJob *run = callboard_run_get_plan_job (callboard_window_get_run (fixture->window));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), i);
      CallboardResult result = callboard_simulation_job_get_result (simulation);

      g_assert_cmpint (result == CALLBOARD_RESULT_PASSED, ==,
                       g_hash_table_contains (passed, callboard_simulation_job_get_id (simulation)));
      g_assert_cmpint (result == CALLBOARD_RESULT_PASSED, ==,
                       g_str_equal (callboard_result_get_icon_name (result), "callboard-passed-symbolic"));
    }
}

static gboolean
is_loaded (gpointer data)
{
  CallboardRun *run = callboard_window_get_run (((WindowFixture *) data)->window);

  return callboard_run_get_plan_job (run) != NULL;
}

/* Returns the number of simulations that did not pass although their call was made. */
static guint
check_run (WindowFixture      *fixture,
           CallboardDemoWorld *world,
           JsonNode           *response)
{
  g_autoptr(GHashTable) passed = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *simulations = demo_get_simulations (response);
  g_autofree char *body = json_to_string (response, FALSE);
  guint n_completed = 0;

  g_test_message ("Run %s", demo_get_string (demo_get_data (response), "simulationRunPlanJobId"));
  g_hash_table_remove_all (fixture->calls);
  for (guint i = 0; i < json_array_get_length (simulations); i++)
    {
      JsonObject *simulation = json_array_get_object_element (simulations, i);

      add_simulation (fixture, world, simulation, demo_get_verdict (response), passed);
      n_completed += g_str_equal (demo_get_string (simulation, "status"), "COMPLETED");
    }
  window_fixture_answer (fixture, 200, body, -1);
  window_fixture_open (fixture, demo_get_string (demo_get_data (response), "simulationRunPlanJobId"));
  window_wait_until (is_loaded, fixture, "the run");
  window_fixture_wait_rows (fixture, json_array_get_length (simulations));
  window_fixture_wait_results (fixture);
  window_fixture_wait_drawn (fixture);
  check_results (fixture, passed);
  check_icons (fixture, passed);

  return n_completed - g_hash_table_size (passed);
}

static void
test_runs (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autoptr(CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr(GPtrArray) responses = demo_get_generated_runs (world);
  guint n_not_passed = 0;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_ptr_array_add (responses, demo_get_run (world, CURRENT_ID));
  for (guint i = 0; i < responses->len; i++)
    if (json_array_get_length (demo_get_simulations (responses->pdata[i])) > 0)
      n_not_passed += check_run (fixture, world, responses->pdata[i]);
  g_assert_cmpuint (n_not_passed, >, 50);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/demo-results/runs", WindowFixture, NULL, window_fixture_set_up, test_runs,
              window_fixture_tear_down);

  return g_test_run ();
}
