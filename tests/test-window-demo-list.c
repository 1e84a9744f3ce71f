/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of the runs of the demo, once their results are fetched, and what a search finds of
 * them: nothing that did not pass has a green tick. What passed is found in the responses,
 * without the code that is tested.
 */

#include <string.h>

#include "callboard-history-match.h"
#include "callboard-run-row.h"
#include "callboard-runs-page.h"
#include "callboard-search-row.h"
#include "callboard-tone.h"
#include "callboard-ui-resources.h"
#include "support/demo-results.h"
#include "support/demo-session.h"

static GListModel *
get_runs (WindowFixture *fixture)
{
  GtkWidget *page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUNS_PAGE);

  CallboardRunList *list = page != NULL ? callboard_runs_page_get_run_list (CALLBOARD_RUNS_PAGE (page)) : NULL;

  return list != NULL ? G_LIST_MODEL (callboard_run_list_get_runs (list)) : NULL;
}

static gboolean
has_results (gpointer data)
{
  GListModel *runs = get_runs (data);
  guint n_runs = runs != NULL ? g_list_model_get_n_items (runs) : 0;

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      if (callboard_plan_job_summary_get_result (run) == CALLBOARD_RUN_RESULT_UNKNOWN)
        return FALSE;
    }

  return n_runs > 0;
}

/* Checks the row @widget, which it takes: its icon and its words. */
static void
check_row (GtkWidget  *widget,
           const char *word)
{
  g_autoptr(GtkWidget) row = g_object_ref_sink (widget);
  GtkWidget *state = gtk_widget_get_first_child (row);
  const char *green = callboard_tone_get_css_class (CALLBOARD_TONE_GOOD);
  gboolean passed = g_str_equal (word, "Passed");
  g_autofree char *icon_name = NULL;
  g_autofree char *label = NULL;
  g_autofree char *said = g_strdup_printf (", %s,", word);

  g_object_get (row, "label", &label, NULL);
  g_object_get (state, "icon-name", &icon_name, NULL);
  g_test_message ("%s (%s): %s", word, icon_name, label);
  g_assert_cmpint (passed, ==, g_str_equal (icon_name, "callboard-passed-symbolic"));
  g_assert_cmpint (passed, ==, gtk_widget_has_css_class (state, green));
  g_assert_cmpint (passed, ==, strstr (label, ", Passed,") != NULL);
  /* A live run has its status in the list. */
  if (!g_str_equal (word, "Running"))
    g_assert_nonnull (strstr (label, said));
}

/* Of a simulation that the search finds, only the status is known. */
static void
check_simulations (JsonNode *response)
{
  JsonArray *simulations = demo_get_simulations (response);

  for (guint i = 0; i < json_array_get_length (simulations); i++)
    {
      JsonObject *simulation = json_array_get_object_element (simulations, i);
      g_autoptr(CallboardHistoryMatch) match =
        callboard_history_match_new (demo_get_string (demo_get_data (response), "simulationRunPlanJobId"),
                                     demo_get_string (simulation, "simulationJobId"),
                                     demo_get_string (simulation, "status"), "Persona", "Scenario", "Run", NULL);
      g_autoptr(GtkWidget) row =
        g_object_ref_sink (g_object_new (CALLBOARD_TYPE_SEARCH_ROW, "item", match, NULL));
      GtkWidget *state = gtk_widget_get_first_child (row);
      g_autofree char *icon_name = NULL;

      g_object_get (state, "icon-name", &icon_name, NULL);
      g_assert_cmpstr (icon_name, !=, "callboard-passed-symbolic");
      g_assert_false (gtk_widget_has_css_class (state, callboard_tone_get_css_class (CALLBOARD_TONE_GOOD)));
    }
}

static void
test_runs (WindowFixture *fixture,
           gconstpointer  data)
{
  DemoSession demo = { 0 };
  GListModel *runs;
  guint n_passed = 0;

  demo_session_start (&demo, fixture);
  window_wait_until (has_results, fixture, "the results of all runs");
  runs = get_runs (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);
      g_autoptr(JsonNode) response = demo_get_run (demo.world, callboard_plan_job_summary_get_id (run));
      const char *word = demo_results_get_word (response);

      n_passed += g_str_equal (word, "Passed");
      check_row (g_object_new (CALLBOARD_TYPE_RUN_ROW, "summary", run, NULL), word);
      check_row (g_object_new (CALLBOARD_TYPE_SEARCH_ROW, "item", run, NULL), word);
      check_simulations (response);
    }
  g_assert_cmpuint (n_passed, >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (runs), >, n_passed);
  demo_session_stop (&demo, fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/demo-list/runs", WindowFixture, NULL, window_fixture_set_up, test_runs,
              window_fixture_tear_down);

  return g_test_run ();
}
