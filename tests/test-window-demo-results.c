/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walks all runs of the demo in the window: nothing that did not pass has a green tick, in
 * the header, the list, the timeline, the matrix and the notification.
 * What passed is found in the responses, without the code that is tested.
 */

#include <string.h>

#include "callboard-matrix-grid-private.h"
#include "callboard-result-icon.h"
#include "callboard-result-labels.h"
#include "callboard-run-header.h"
#include "callboard-run-notification.h"
#include "callboard-run-page.h"
#include "callboard-simulation-cell.h"
#include "callboard-timeline-chart-private.h"
#include "callboard-ui-resources.h"
#include "support/demo-results.h"
#include "window-support.h"

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
      json_object_get_null_member (simulation, "invalidation") && demo_results_has_call_passed (metrics, verdict))
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

/* The header has the result of the run, and its status has no tick. */
static void
check_header (WindowFixture *fixture,
              const char    *word)
{
  GtkWidget *header = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUN_HEADER);
  GObject *result = gtk_widget_get_template_child (header, CALLBOARD_TYPE_RUN_HEADER, "verdict");
  GObject *status = gtk_widget_get_template_child (header, CALLBOARD_TYPE_RUN_HEADER, "status");
  g_autofree char *icon_name = NULL;
  g_autofree char *status_icon_name = NULL;
  g_autofree char *label = NULL;
  CallboardTone tone;

  g_object_get (result, "icon-name", &icon_name, "label", &label, "tone", &tone, NULL);
  g_object_get (status, "icon-name", &status_icon_name, NULL);
  g_assert_cmpint (g_str_equal (word, "Passed"), ==, g_str_equal (icon_name, "callboard-passed-symbolic"));
  g_assert_cmpint (g_str_equal (word, "Passed"), ==, tone == CALLBOARD_TONE_GOOD);
  g_assert_cmpstr (status_icon_name, !=, "callboard-passed-symbolic");
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (status), callboard_tone_get_css_class (CALLBOARD_TONE_GOOD)));
  /* These two are said by the status. */
  if (gtk_widget_get_mapped (GTK_WIDGET (result)) && !g_str_equal (word, "Running"))
    g_assert_true (g_str_has_prefix (label, word) ||
                   (g_str_equal (word, "Not judged") && g_str_equal (label, "No check to judge by")));
}

static void
check_notification (WindowFixture *fixture,
                    const char    *word)
{
  CallboardPlanJob *run = callboard_run_get_plan_job (callboard_window_get_run (fixture->window));
  g_autofree char *title = callboard_run_notification_dup_title (run, "Run");

  g_assert_cmpint (g_str_equal (word, "Passed"), ==, g_str_equal (title, "Run passed"));
  g_assert_cmpint (g_str_equal (word, "Failed"), ==, g_str_equal (title, "Run failed"));
}

static void
check_timeline (WindowFixture *fixture,
                GHashTable    *passed)
{
  CallboardTimelineChart *chart;
  guint n_lanes;

  window_fixture_click_text (fixture, "Timeline");
  window_fixture_wait_drawn (fixture);
  chart = CALLBOARD_TIMELINE_CHART (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_TIMELINE_CHART));
  n_lanes = callboard_timeline_get_n_lanes (chart->timeline);
  g_assert_cmpuint (n_lanes, >, 0);
  for (guint i = 0; i < n_lanes; i++)
    {
      const CallboardLane *lane = callboard_timeline_get_lane (chart->timeline, i);
      g_autofree char *name = CALLBOARD_CANVAS_GET_CLASS (chart)->describe (CALLBOARD_CANVAS (chart), (int) i, 0);
      gboolean is_passed = g_hash_table_contains (passed, callboard_simulation_job_get_id (lane->simulation));

      /* The result is what is drawn. */
      g_assert_cmpint (lane->result == CALLBOARD_RESULT_PASSED, ==, is_passed);
      g_assert_cmpint (strstr (name, ", Passed,") != NULL, ==, is_passed);
    }
}

/* The number of simulations of a cell that passed; without a column, of the row. */
static guint
count_passed (JsonArray                 *simulations,
              const CallboardMatrixLine *row,
              const CallboardMatrixLine *column,
              GHashTable                *passed)
{
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (simulations); i++)
    {
      JsonObject *simulation = json_array_get_object_element (simulations, i);
      JsonObject *persona = json_object_get_object_member (simulation, "persona");
      JsonObject *scenario = json_object_get_object_member (simulation, "scenario");

      if (g_str_equal (demo_get_string (persona, "id"), row->key) &&
          (column == NULL || g_str_equal (column->key, demo_get_string (scenario, "id"))))
        n += g_hash_table_contains (passed, demo_get_string (simulation, "simulationJobId"));
    }

  return n;
}

/* A cell is drawn in the color of its worst result and says how many passed. */
static void
check_cell (CallboardMatrixGrid *grid,
            int                  row,
            int                  column,
            guint                n_passed)
{
  const CallboardTally *tally = callboard_matrix_grid_get_tally (grid, row, column);
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;

  if (tally == NULL)
    {
      g_assert_cmpuint (n_passed, ==, 0);
      return;
    }

  name = CALLBOARD_CANVAS_GET_CLASS (grid)->describe (CALLBOARD_CANVAS (grid), row, column);
  count = g_strdup_printf (": %u of %u passed", n_passed, tally->n_counted);
  g_assert_cmpuint (tally->counts[CALLBOARD_RESULT_PASSED], ==, n_passed);
  if (tally->n_counted > 0)
    g_assert_nonnull (strstr (name, count));
  if (n_passed < tally->n_counted)
    g_assert_cmpint (callboard_tally_get_worst (tally), !=, CALLBOARD_RESULT_PASSED);
}

static void
check_matrix (WindowFixture *fixture,
              JsonArray     *simulations,
              GHashTable    *passed)
{
  CallboardMatrixGrid *grid;
  guint n_passed = 0;

  window_fixture_click_text (fixture, "Matrix");
  window_fixture_wait_drawn (fixture);
  grid = CALLBOARD_MATRIX_GRID (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_MATRIX_GRID));
  for (int row = 0; row < (int) grid->rows->len; row++)
    {
      const CallboardMatrixLine *line = callboard_matrix_grid_get_row (grid, row);

      check_cell (grid, row, HEADING, count_passed (simulations, line, NULL, passed));
      n_passed += count_passed (simulations, line, NULL, passed);
      for (int column = 0; column < (int) grid->columns->len; column++)
        check_cell (grid, row, column,
                    count_passed (simulations, line, callboard_matrix_grid_get_column (grid, column), passed));
    }
  g_assert_cmpuint (n_passed, ==, g_hash_table_size (passed));
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
  check_header (fixture, demo_results_get_word (response));
  check_notification (fixture, demo_results_get_word (response));
  check_timeline (fixture, passed);
  check_matrix (fixture, simulations, passed);
  /* GTK leaks a page that goes while one of its buttons has the focus. */
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);

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
