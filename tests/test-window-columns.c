/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the list of simulations: choosing, sorting, statistics and their histogram,
 * filtering by a bar, and what is remembered.
 */

#include <json-glib/json-glib.h>

#include "callboard-column-summary.h"
#include "callboard-histogram.h"
#include "callboard-plan-job.h"
#include "callboard-run-results.h"
#include "callboard-simulations-view.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define N_CALLS 10

#define PAUSE "Longest pause"
#define CHECK "Silence duration ≤ 2 s"
#define TYPABLE G_CSET_A_2_Z G_CSET_a_2_z " "

/* The metrics of the calls, whose pauses are 1 s, 1.5 s and so on in the order of the run. The
 * call that timed out has none. */
static void
answer_metrics (WindowFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = callboard_plan_job_decode (fixture->body, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), i);
      g_autofree char *call_id = NULL;
      g_autofree char *path = NULL;
      g_autofree char *body = NULL;

      g_object_get (simulation, "call-id", &call_id, NULL);
      if (call_id == NULL || callboard_simulation_job_get_outcome (simulation) != CALLBOARD_OUTCOME_COMPLETED)
        continue;

      path = g_strconcat (call_id, "/metrics", NULL);
      body = g_strdup_printf (
        "{\"data\":[{\"metricDefinitionId\":\"62983cee-d658-4e29-918d-e3a385cd3cb8\",\"slug\":\"silence_check\","
        "\"name\":\"" CHECK "\",\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":%s}]},"
        "{\"metricDefinitionId\":\"pause\",\"slug\":\"pause\",\"name\":\"" PAUSE "\",\"type\":\"NUMERIC\","
        "\"unit\":{\"name\":\"seconds\",\"symbol\":\"s\"},\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":%u.%u}]}]}",
        n < 3 ? "false" : "true", 1 + n / 2, n % 2 * 5);
      window_fixture_answer_call (fixture, path, body);
      n++;
    }
  g_assert_cmpuint (n, ==, N_CALLS - 1);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  g_settings_reset (fixture->settings, "columns");
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_results (fixture);
  answer_metrics (fixture);
}

static void
open_run (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_wait_results (fixture);
}

static GtkWidget *
find_view (WindowFixture *fixture)
{
  return window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATIONS_VIEW);
}

static GtkColumnView *
find_table (WindowFixture *fixture)
{
  return GTK_COLUMN_VIEW (window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW));
}

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
  GtkWidget     *focus;
} Typed;

/* Whether the focused entry has a text. */
static gboolean
is_typed (gpointer data)
{
  Typed *typed = data;
  GtkWidget *focus = get_focus (typed->fixture);

  return GTK_IS_EDITABLE (focus) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), typed->text);
}

static gboolean
is_focus_moved (gpointer data)
{
  return get_focus (((Typed *) data)->fixture) != ((Typed *) data)->focus;
}

/* Opens the column chooser, and toggles a column from the keyboard. */
static void
toggle_column (WindowFixture *fixture,
               const char    *title)
{
  /* Other characters need another keyboard layout meanwhile. */
  g_autofree char *typable = g_strndup (title, strspn (title, TYPABLE));
  Typed typed = { fixture, typable };

  gtk_widget_activate_action (find_view (fixture), "columns.choose", NULL);
  window_fixture_wait_popover_entry (fixture);
  window_fixture_type (fixture, typable);
  window_wait_until (is_typed, &typed, "the text to be typed");
  while (!GTK_IS_CHECK_BUTTON (get_focus (fixture)))
    {
      typed.focus = get_focus (fixture);
      window_fixture_press (fixture, "Tab");
      window_wait_until (is_focus_moved, &typed, "the focus to move");
    }
  window_fixture_press (fixture, "space");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Reset");
}

static void
assert_row (WindowFixture *fixture,
            guint          position,
            const char    *id)
{
  g_autofree char *own_id = window_fixture_dup_row (fixture, position);

  g_assert_cmpstr (own_id, ==, id);
}

static GtkColumnViewColumn *
find_column (WindowFixture *fixture,
             const char    *title)
{
  GListModel *columns = gtk_column_view_get_columns (find_table (fixture));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0 &&
          gtk_column_view_column_get_visible (column))
        return column;
    }

  return NULL;
}

/* What the heading's menu does. */
static void
activate (WindowFixture *fixture,
          const char    *action,
          const char    *title)
{
  GtkColumnViewColumn *column = find_column (fixture, title);

  g_assert_nonnull (column);
  g_assert_true (gtk_widget_activate_action (find_view (fixture), action, "s",
                                             gtk_column_view_column_get_id (column)));
}

/* --- Choosing ---------------------------------------------------------------- */

static void
test_choose_metric (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_run (fixture);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), PAUSE));
  toggle_column (fixture, PAUSE);
  window_fixture_wait_text (fixture, PAUSE);
  window_fixture_wait_text (fixture, "1.5\u00a0s");
  window_fixture_wait_text (fixture, "5\u00a0s");

  toggle_column (fixture, PAUSE);
  window_fixture_wait_no_text (fixture, PAUSE);
}

static void
test_choose_check (WindowFixture *fixture,
                   gconstpointer  data)
{
  open_run (fixture);
  toggle_column (fixture, CHECK);
  window_fixture_wait_text (fixture, CHECK);
  activate (fixture, "columns.sort-ascending", CHECK);
  window_fixture_wait_text (fixture, "Failed");
  g_assert_nonnull (window_find_text (GTK_WIDGET (find_table (fixture)), "Passed"));
}

static void
test_reset (WindowFixture *fixture,
            gconstpointer  data)
{
  open_run (fixture);
  toggle_column (fixture, PAUSE);
  toggle_column (fixture, "Speech Pace");
  activate (fixture, "columns.hide", "Endpoint");
  window_fixture_wait_text (fixture, "Speech Pace");
  g_assert_null (find_column (fixture, "Endpoint"));

  gtk_widget_activate_action (find_view (fixture), "columns.choose", NULL);
  window_fixture_wait_text (fixture, "Reset");
  window_fixture_click_text (fixture, "Reset");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Speech Pace");
  g_assert_nonnull (find_column (fixture, "Endpoint"));
  g_assert_null (find_column (fixture, PAUSE));
}

static void
test_remembered (WindowFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GVariant) stored = NULL;

  open_run (fixture);
  toggle_column (fixture, PAUSE);
  activate (fixture, "columns.hide", "Endpoint");
  stored = g_settings_get_value (fixture->settings, "columns");
  g_assert_cmpuint (g_variant_n_children (stored), ==, 1);

  /* GTK leaks a page that goes while one of its buttons has the focus. */
  gtk_widget_grab_focus (find_view (fixture));
  window_fixture_wait_drawn (fixture);
  callboard_window_set_session (fixture->window, fixture->session, NULL);
  open_run (fixture);
  window_fixture_wait_text (fixture, PAUSE);
  window_fixture_wait_text (fixture, "5\u00a0s");
  g_assert_null (find_column (fixture, "Endpoint"));
}

/* --- What is read ------------------------------------------------------------- */

/* A run in which every call passed is read only for its metrics. */
static void
test_reads_passed_run (WindowFixture *fixture,
                       gconstpointer  data)
{
  static const char *const replacements[][2] = {
    { "\"passedSims\": 9", "\"passedSims\": 10" },
    { "\"passedSims\": 6", "\"passedSims\": 10" },
    { "\"evaluatedSims\": 9", "\"evaluatedSims\": 10" },
  };
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    g_string_replace (body, replacements[i][0], replacements[i][1], 0);
  window_fixture_answer (fixture, 200, body->str, body->len);
  open_run (fixture);
  g_assert_cmpuint (fixture->n_call_requests, ==, 0);

  /* The metrics of the run are known from one call. */
  toggle_column (fixture, PAUSE);
  window_fixture_wait_text (fixture, PAUSE);
  window_fixture_wait_text (fixture, "5\u00a0s");
  window_fixture_wait_results (fixture);
  g_assert_cmpuint (fixture->n_call_requests, ==, N_CALLS);
}

/* Beyond the limit, nothing is read unless it is asked for. */
static void
test_limit (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(GString) body =
    g_string_new ("{\"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"simulationRunPlanId\":\"p\","
                  "\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[");

  for (guint i = 0; i < CALLBOARD_RUN_RESULTS_LIMIT + 1; i++)
    g_string_append_printf (body, "%s{\"simulationJobId\":\"s%u\",\"callId\":\"c%u\",\"status\":\"COMPLETED\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (body, "]}}");
  window_fixture_answer (fixture, 200, body->str, (gssize) body->len);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "The results of 501 calls are not read");
  g_assert_cmpuint (fixture->n_call_requests, ==, 0);

  /* One is read to know the metrics of the run. */
  toggle_column (fixture, "Instruction follow");
  window_fixture_wait_text (fixture, "The results of 500 calls are not read");
  g_assert_cmpuint (fixture->n_call_requests, ==, 1);
}

/* --- Sorting ------------------------------------------------------------------- */

/* What has no value is last in both orders. */
static void
test_sort (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *shortest = NULL;
  g_autofree char *longest = NULL;
  g_autofree char *last = NULL;
  g_autofree char *before_missing = NULL;

  open_run (fixture);
  toggle_column (fixture, PAUSE);
  window_fixture_wait_text (fixture, "5\u00a0s");
  activate (fixture, "columns.sort-ascending", PAUSE);
  shortest = window_fixture_dup_row (fixture, 0);
  before_missing = window_fixture_dup_row (fixture, N_CALLS - 2);
  last = window_fixture_dup_row (fixture, N_SIMULATIONS - 1);
  activate (fixture, "columns.sort-descending", PAUSE);
  longest = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (longest, ==, before_missing);
  assert_row (fixture, N_CALLS - 2, shortest);
  assert_row (fixture, N_SIMULATIONS - 1, last);
}

/* Texts, too: the simulation that was not started has no time. */
static void
test_sort_fields (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *last = NULL;

  open_run (fixture);
  activate (fixture, "columns.sort-ascending", "Duration");
  last = window_fixture_dup_row (fixture, N_SIMULATIONS - 1);
  activate (fixture, "columns.sort-descending", "Duration");
  assert_row (fixture, N_SIMULATIONS - 1, last);
  toggle_column (fixture, "Call ID");
  activate (fixture, "columns.sort-ascending", "Call ID");
  assert_row (fixture, N_SIMULATIONS - 1, last);
  activate (fixture, "columns.sort-descending", "Call ID");
  assert_row (fixture, N_SIMULATIONS - 1, last);
}

/* No row moves while values arrive. */
static void
test_new_values (WindowFixture *fixture,
                 gconstpointer  data)
{
  g_autofree char *first = NULL;

  /* One call has no metrics at first. */
  window_fixture_answer_call (fixture, "613322aa-e076-4f44-a331-7c059cc3e680/metrics", "{\"data\":[]}");
  open_run (fixture);
  toggle_column (fixture, PAUSE);
  window_fixture_wait_text (fixture, "5\u00a0s");
  activate (fixture, "columns.sort-descending", PAUSE);
  first = window_fixture_dup_row (fixture, 0);
  window_fixture_answer_call (fixture, "613322aa-e076-4f44-a331-7c059cc3e680/metrics", "{\"data\":["
    "{\"metricDefinitionId\":\"pause\",\"slug\":\"pause\",\"name\":\"" PAUSE "\",\"type\":\"NUMERIC\","
    "\"unit\":{\"name\":\"seconds\",\"symbol\":\"s\"},\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":99}]}]}");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "99\u00a0s");
  window_fixture_wait_text (fixture, "1 new value");
  assert_row (fixture, 0, first);

  window_fixture_click_text (fixture, "Sort Again");
  window_fixture_wait_no_text (fixture, "1 new value");
  g_free (first);
  first = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (first, ==, "bf4e6217-d6e8-43e2-bcb3-508cd7390177");
}

/* --- Statistics ---------------------------------------------------------------- */

static GtkWidget *
find_bar (WindowFixture *fixture,
          guint          position)
{
  GtkWidget *histogram = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_HISTOGRAM);
  guint n = 0;

  g_assert_nonnull (histogram);
  for (GtkWidget *child = gtk_widget_get_first_child (histogram); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TOGGLE_BUTTON (child) && n++ == position)
      return child;

  return NULL;
}

static void
show_statistics (WindowFixture *fixture)
{
  open_run (fixture);
  toggle_column (fixture, PAUSE);
  window_fixture_wait_text (fixture, "5\u00a0s");
  activate (fixture, "columns.sort-descending", PAUSE);
  window_fixture_wait_text (fixture, "9 values");
}

static void
test_statistics (WindowFixture *fixture,
                 gconstpointer  data)
{
  show_statistics (fixture);
  window_fixture_wait_text (fixture, "Median 3\u00a0s");
  window_fixture_wait_text (fixture, "p90 4.6\u00a0s");
  window_fixture_wait_text (fixture, "p99 4.96\u00a0s");
  window_fixture_wait_text (fixture, "Minimum 1\u00a0s");
  window_fixture_wait_text (fixture, "Maximum 5\u00a0s");

  /* Of what is shown. */
  window_fixture_click_text (fixture, "Failed 3");
  window_fixture_wait_text (fixture, "3 values");
  window_fixture_wait_text (fixture, "Maximum 2\u00a0s");
  window_fixture_click_text (fixture, "All 13");
  window_fixture_wait_text (fixture, "9 values");

  activate (fixture, "columns.sort-ascending", "Persona");
  window_fixture_wait_no_text (fixture, "9 values");
  activate (fixture, "columns.statistics", PAUSE);
  window_fixture_wait_text (fixture, "9 values");
}

/* Of the check that compares the metric. */
static void
test_threshold (WindowFixture *fixture,
                gconstpointer  data)
{
  window_fixture_answer_call (fixture, "/v1/metric/definitions", "{\"data\":["
    "{\"id\":\"62983cee-d658-4e29-918d-e3a385cd3cb8\",\"name\":\"" CHECK "\",\"calculationType\":\"THRESHOLD\","
    "\"threshold\":{\"operator\":\"LTE\",\"thresholdValue\":2,\"sourceMetricDefinitionId\":\"pause\"}},"
    "{\"id\":\"pause\",\"name\":\"" PAUSE "\",\"unit\":{\"name\":\"seconds\",\"symbol\":\"s\"}}]}");
  show_statistics (fixture);
  window_fixture_wait_text (fixture, "Threshold: " PAUSE " ≤ 2\u00a0s");

  /* Another column has none. */
  activate (fixture, "columns.sort-ascending", "Duration");
  window_fixture_wait_text (fixture, "12 values");
  window_fixture_wait_no_text (fixture, "Threshold: *");
}

static void
test_bar_filters (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *problem = NULL;
  GtkWidget *bar;

  show_statistics (fixture);
  window_fixture_wait_drawn (fixture);
  bar = find_bar (fixture, 0);
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                "1\u00a0s – 1.5\u00a0s: 1 simulation");
  g_assert_cmpstr (problem, ==, NULL);
  window_fixture_click (fixture, bar);
  window_fixture_wait_rows (fixture, 1);
  window_fixture_wait_text (fixture, PAUSE ": 1\u00a0s – 1.5\u00a0s");
  window_fixture_wait_text (fixture, "1 value");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_bar (fixture, 0))));
  /* The other bars stay. */
  g_assert_true (gtk_widget_get_mapped (find_bar (fixture, 7)));

  window_fixture_click_text (fixture, "Remove Filter");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_no_text (fixture, PAUSE ": *");
}

/* The last bar has the greatest value; arrow keys move between bars. */
static void
test_bar_from_keyboard (WindowFixture *fixture,
                        gconstpointer  data)
{
  show_statistics (fixture);
  window_fixture_wait_drawn (fixture);
  g_assert_true (gtk_widget_grab_focus (find_bar (fixture, 0)));
  for (guint i = 0; i < 7; i++)
    window_fixture_press (fixture, "Right");
  g_assert_true (get_focus (fixture) == find_bar (fixture, 7));
  window_fixture_press (fixture, "Right");
  g_assert_true (get_focus (fixture) == find_bar (fixture, 7));
  window_fixture_press (fixture, "space");
  window_fixture_wait_rows (fixture, 2);

  /* With other filters, and named where nothing matches. */
  window_fixture_click_text (fixture, "Failed 3");
  window_fixture_wait_text (fixture, "No Matching Simulations");
  window_fixture_wait_text (fixture, "Result: Failed\n" PAUSE ": 4.5\u00a0s – 5\u00a0s");
  window_fixture_click_text (fixture, "Show All");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Accessible names are tested, without a connection to the bus. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/columns/" path, WindowFixture, NULL, set_up, test, window_fixture_tear_down)
  ADD ("choose/metric", test_choose_metric);
  ADD ("choose/check", test_choose_check);
  ADD ("choose/reset", test_reset);
  ADD ("choose/remembered", test_remembered);
  ADD ("reads-passed-run", test_reads_passed_run);
  ADD ("sort/metric", test_sort);
  ADD ("sort/fields", test_sort_fields);
  ADD ("sort/new-values", test_new_values);
  ADD ("limit", test_limit);
  ADD ("statistics", test_statistics);
  ADD ("threshold", test_threshold);
  ADD ("bar/filters", test_bar_filters);
  ADD ("bar/from-keyboard", test_bar_from_keyboard);
#undef ADD

  return g_test_run ();
}
