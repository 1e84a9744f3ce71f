/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window with a run of thousands of simulations, which is searched and shown in slices;
 * and the cells of its table.
 */

#include <json-glib/json-glib.h>

#include "callboard-plan-job.h"
#include "callboard-run-page.h"
#include "callboard-simulation-cell.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define LARGE_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"

/* Their personas are “zq0000” to “zq2599”. */
#define N_LARGE 2600

static JsonNode *
load_payload (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "plan-job-current.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static JsonNode *
create_simulation (JsonNode   *model,
                   guint       number,
                   const char *persona_name)
{
  g_autofree char *id = g_strdup_printf ("simulation-%04u", number);
  JsonNode *node = json_node_copy (model);
  JsonObject *simulation = json_object_new ();
  JsonObject *persona = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, json_node_get_object (model));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (simulation, name, json_node_copy (value));
  json_object_iter_init (&iter, json_object_get_object_member (simulation, "persona"));
  while (json_object_iter_next (&iter, &name, &value))
    json_object_set_member (persona, name, json_node_copy (value));

  json_object_set_string_member (persona, "name", persona_name);
  json_object_set_string_member (simulation, "simulationJobId", id);
  json_object_set_object_member (simulation, "persona", persona);
  json_node_take_object (node, simulation);

  return node;
}

/* The positions of completed simulations in the payload: they are listed in its order. */
static const guint completed[] = { 0, 1, 2, 4, 6, 7, 9, 11, 12 };

/* The payload with thousands of simulations instead of its own. The persona of the first
 * one is @first. */
static char *
dup_large_body (const char *first)
{
  g_autoptr(JsonNode) root = load_payload ();
  JsonObject *data = json_object_get_object_member (json_node_get_object (root), "data");
  g_autoptr(JsonArray) models = json_array_ref (json_object_get_array_member (data, "simulationJobs"));
  JsonArray *simulations = json_array_new ();

  for (guint i = 0; i < N_LARGE; i++)
    {
      g_autofree char *persona = i == 0 ? g_strdup (first) : g_strdup_printf ("zq%04u", i);
      JsonNode *model = json_array_get_element (models, completed[i % G_N_ELEMENTS (completed)]);

      json_array_add_element (simulations, create_simulation (model, i, persona));
    }
  json_object_set_array_member (data, "simulationJobs", simulations);

  return json_to_string (root, FALSE);
}

static void
begin_opening (WindowFixture *fixture,
               const char    *first)
{
  g_autofree char *body = dup_large_body (first);

  window_fixture_answer (fixture, 200, body, -1);
  window_fixture_open (fixture, LARGE_RUN);
}

static void
open_large (WindowFixture *fixture)
{
  begin_opening (fixture, "zq0000");
  window_fixture_wait_rows (fixture, N_LARGE);
  window_fixture_wait_text (fixture, "zq0000");
}

static void
search (WindowFixture *fixture,
        const char    *text)
{
  GtkWidget *entry = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static CallboardPlanJob *
get_plan_job (WindowFixture *fixture)
{
  GtkWidget *page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUN_PAGE);

  return callboard_run_get_plan_job (callboard_run_page_get_run (CALLBOARD_RUN_PAGE (page)));
}

static GtkSelectionModel *
get_selection (WindowFixture *fixture)
{
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);

  return table != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (table)) : NULL;
}

/* --- Searching -------------------------------------------------------------- */

static void
test_search_filters (WindowFixture *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *text;
    guint       n_rows;
  } steps[] = {
    { "zq1", 1000 }, { "zq12", 100 }, { "zq123", 10 }, { "zq1234", 1 }, { "zq123", 10 },
    { "zq2", 600 }, { "zq12", 100 }, { "staging ZQ12", 44 }, { "zq", N_LARGE }, { "", N_LARGE },
  };

  open_large (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      search (fixture, steps[i].text);
      window_fixture_wait_rows (fixture, steps[i].n_rows);
    }
}

/* Each search starts before the previous one has finished: the last one counts. */
static void
test_search_restarts (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_large (fixture);
  search (fixture, "zq1");
  search (fixture, "zq12");
  search (fixture, "zq2");
  search (fixture, "zq24");
  window_fixture_wait_rows (fixture, 100);

  search (fixture, "zq1");
  search (fixture, "zq123");
  window_fixture_wait_rows (fixture, 10);

  search (fixture, "zq245");
  search (fixture, "zq2");
  window_fixture_wait_rows (fixture, 600);

  search (fixture, "zq21");
  search (fixture, "");
  window_fixture_wait_rows (fixture, N_LARGE);
}

/* In the same iteration as the last letter, before the search has started. */
static void
test_search_opens_first (WindowFixture *fixture,
                         gconstpointer  data)
{
  GtkWidget *entry;

  open_large (fixture);
  entry = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "zq2345");
  g_signal_emit_by_name (entry, "activate");

  window_fixture_wait_text (fixture, "1 of 1");
  window_fixture_unfold_details (fixture);
  window_fixture_wait_text (fixture, "simulation-2345");
}

/* Simulations that are added during a search are searched too. */
static void
test_refresh_during_search (WindowFixture *fixture,
                            gconstpointer  data)
{
  g_autofree char *body = dup_large_body ("zq2399");
  g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) fresh = callboard_plan_job_decode (bytes, &error);

  g_assert_no_error (error);
  open_large (fixture);
  search (fixture, "zq23");
  callboard_plan_job_merge (get_plan_job (fixture), fresh);
  window_fixture_wait_rows (fixture, 101);

  search (fixture, "zq239");
  window_fixture_wait_rows (fixture, 11);
}

static GtkAdjustment *
get_scroll (WindowFixture *fixture)
{
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);

  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
}

/* Regardless of the scroll position before. */
static void
test_search_shows_first (WindowFixture *fixture,
                         gconstpointer  data)
{
  GtkAdjustment *scroll;

  open_large (fixture);
  scroll = get_scroll (fixture);
  gtk_adjustment_set_value (scroll, gtk_adjustment_get_upper (scroll));
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 10000);

  search (fixture, "zq1");
  window_fixture_wait_rows (fixture, 1000);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
}

static gboolean
is_sorted (gpointer data)
{
  GtkWidget *page = window_find_type (GTK_WIDGET (((WindowFixture *) data)->window), CALLBOARD_TYPE_RUN_PAGE);
  GListModel *shown = callboard_run_page_get_shown_simulations (CALLBOARD_RUN_PAGE (page));

  return gtk_sort_list_model_get_pending (GTK_SORT_LIST_MODEL (shown)) == 0;
}

/* Waits for the order, which is found in slices. */
static void
assert_selected (WindowFixture *fixture,
                 guint          position)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (get_selection (fixture));

  window_wait_until (is_sorted, fixture, "the list to be sorted");
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, position);
}

/* So does the focus, if the list had it. */
static void
test_search_keeps_focus (WindowFixture *fixture,
                         gconstpointer  data)
{
  GtkWidget *table;

  open_large (fixture);
  table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  /* An order is found in slices, during which the first row changes. */
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (table), NULL, GTK_SORT_ASCENDING);
  gtk_widget_grab_focus (table);
  window_fixture_press (fixture, "End");
  assert_selected (fixture, N_LARGE - 1);

  search (fixture, "zq25");
  window_fixture_wait_rows (fixture, 100);
  assert_selected (fixture, 99);
  search (fixture, "zq2");
  window_fixture_wait_rows (fixture, 600);
  assert_selected (fixture, 599);
  search (fixture, "zq");
  window_fixture_wait_rows (fixture, N_LARGE);
  window_fixture_press (fixture, "Up");
  assert_selected (fixture, N_LARGE - 2);

  /* To the first row if the focused one does not match. */
  search (fixture, "zq1");
  window_fixture_wait_rows (fixture, 1000);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
  window_fixture_wait_drawn (fixture);
  window_fixture_press (fixture, "Down");
  assert_selected (fixture, 0);
}

/* A selected simulation that matches stays selected and is visible. */
static void
test_search_keeps_selection (WindowFixture *fixture,
                             gconstpointer  data)
{
  open_large (fixture);
  gtk_selection_model_select_item (get_selection (fixture), 1234, TRUE);

  search (fixture, "zq12");
  window_fixture_wait_rows (fixture, 100);
  assert_selected (fixture, 34);

  search (fixture, "zq2");
  window_fixture_wait_rows (fixture, 600);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);

  search (fixture, "");
  window_fixture_wait_rows (fixture, N_LARGE);
  assert_selected (fixture, 1234);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (fixture)), >, 0);

  /* And another one, once it is selected. */
  gtk_selection_model_select_item (get_selection (fixture), 5, TRUE);
  search (fixture, "zq12");
  window_fixture_wait_rows (fixture, 100);
  assert_selected (fixture, GTK_INVALID_LIST_POSITION);
}

/* --- Showing ---------------------------------------------------------------- */

static gboolean
has_first_rows (gpointer data)
{
  GtkSelectionModel *selection = get_selection (data);

  return selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (selection)) > 8;
}

static void
test_added_rows_keep_selection (WindowFixture *fixture,
                                gconstpointer  data)
{
  GtkSelectionModel *selection;
  g_autofree char *chosen = NULL;
  g_autofree char *selected = NULL;

  begin_opening (fixture, "zq0000");
  window_wait_until (has_first_rows, fixture, "the first rows");
  selection = get_selection (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), <, N_LARGE);
  gtk_selection_model_select_item (selection, 8, TRUE);
  chosen = window_fixture_dup_row (fixture, 8);

  window_fixture_wait_rows (fixture, N_LARGE);
  g_assert_true (gtk_selection_model_is_selected (selection, 8));
  selected = window_fixture_dup_row (fixture, 8);
  g_assert_cmpstr (selected, ==, chosen);
}

/* --- Cells ------------------------------------------------------------------ */

static GtkWidget *
find_cell (WindowFixture *fixture,
           const char    *text)
{
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *cell = window_find_text (table, text);

  g_assert_true (CALLBOARD_IS_SIMULATION_CELL (cell));

  return cell;
}

static void
assert_accessible_name (GtkWidget  *widget,
                        const char *name)
{
  g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_null (problem);
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  g_autoptr(GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean has = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &has);

  return has;
}

static void
open_current (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, LARGE_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_wait_drawn (fixture);
}

static void
test_cells_are_accessible (WindowFixture *fixture,
                           gconstpointer  data)
{
  open_current (fixture);
  assert_accessible_name (find_cell (fixture, "Unknown"), "Unknown");
  assert_accessible_name (find_cell (fixture, "Sarah Johnson"), "Sarah Johnson");
  assert_accessible_name (find_cell (fixture, "2\u00a0min\u00a036\u00a0s"), "2\u00a0min\u00a036\u00a0s");
}

static void
test_ellipsized_text_has_tooltip (WindowFixture *fixture,
                                  gconstpointer  data)
{
  begin_opening (fixture, "Somebody whose name is longer than the column of callers is wide");
  window_fixture_wait_text (fixture, "zq0001");
  window_fixture_wait_drawn (fixture);
  g_assert_true (has_tooltip (find_cell (fixture, "Somebody *")));
  g_assert_false (has_tooltip (find_cell (fixture, "zq0001")));
}

/* The horizontal extent of the drawn pixels. */
static void
measure_ink (GtkWidget *widget,
             int       *left,
             int       *right)
{
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  *left = (int) bounds.origin.x;
  *right = (int) (bounds.origin.x + bounds.size.width);
}

static void
set_text_direction (GtkWidget        *widget,
                    GtkTextDirection  direction)
{
  gtk_widget_set_direction (widget, direction);
  gtk_widget_queue_allocate (widget);
}

static void
test_cells_follow_text_direction (WindowFixture *fixture,
                                  gconstpointer  data)
{
  GtkTextDirection direction = GPOINTER_TO_INT (data);
  gboolean is_right_to_left = direction == GTK_TEXT_DIR_RTL;
  GtkWidget *status;
  GtkWidget *persona_label;
  graphene_rect_t icon;
  int left;
  int right;

  open_current (fixture);
  status = find_cell (fixture, "Unknown");
  persona_label = find_cell (fixture, "Sarah Johnson");
  set_text_direction (status, direction);
  set_text_direction (persona_label, direction);
  window_fixture_wait_drawn (fixture);

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (status), status, &icon));
  g_assert_cmpint (icon.origin.x > 16, ==, is_right_to_left);
  measure_ink (persona_label, &left, &right);
  g_assert_cmpint (left > 16, ==, is_right_to_left);
  g_assert_cmpint (right > gtk_widget_get_width (persona_label) - 16, ==, is_right_to_left);
}

static void
add_test (const char *path,
          void      (*test) (WindowFixture *, gconstpointer),
          gconstpointer data)
{
  g_test_add (path, WindowFixture, data, window_fixture_set_up, test, window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Other window tests run without accessibility. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  add_test ("/window/large/search-filters", test_search_filters, NULL);
  add_test ("/window/large/search-restarts", test_search_restarts, NULL);
  add_test ("/window/large/search-opens-first", test_search_opens_first, NULL);
  add_test ("/window/large/refresh-during-search", test_refresh_during_search, NULL);
  add_test ("/window/large/search-shows-first", test_search_shows_first, NULL);
  add_test ("/window/large/search-keeps-selection", test_search_keeps_selection, NULL);
  add_test ("/window/large/search-keeps-focus", test_search_keeps_focus, NULL);
  add_test ("/window/large/added-rows-keep-selection", test_added_rows_keep_selection, NULL);
  add_test ("/window/cells/are-accessible", test_cells_are_accessible, NULL);
  add_test ("/window/cells/ellipsized-text-has-tooltip", test_ellipsized_text_has_tooltip, NULL);
  add_test ("/window/cells/left-to-right", test_cells_follow_text_direction, GINT_TO_POINTER (GTK_TEXT_DIR_LTR));
  add_test ("/window/cells/right-to-left", test_cells_follow_text_direction, GINT_TO_POINTER (GTK_TEXT_DIR_RTL));

  return g_test_run ();
}
