/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list, the timeline and the matrix of a run show the same simulations, and the matrix
 * counts them by what is chosen.
 */

#include "callboard-canvas.h"
#include "callboard-dimension.h"
#include "callboard-matrix-grid.h"
#include "callboard-matrix-view.h"
#include "callboard-timeline-chart.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define CHECK "Silence duration ≤ 2 s"
#define CHECK_FILTER "Failed check: Silence duration ≤ 2 s · 3 simulations"

/* --- What a chart says ------------------------------------------------------------ */

static GtkWidget *
find_chart (WindowFixture *fixture,
            GType          type)
{
  return window_find_type (GTK_WIDGET (fixture->window), type);
}

/* The accessible names of all cells, one per line. */
static char *
dup_cells (GtkWidget *chart)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (chart);
  CallboardCanvasClass *klass = CALLBOARD_CANVAS_GET_CLASS (canvas);
  g_autoptr(GArray) cells = g_array_new (FALSE, FALSE, sizeof (CallboardCanvasCell));
  g_autoptr(GString) text = g_string_new (NULL);

  klass->list_visible_cells (canvas, cells);
  for (guint i = 0; i < cells->len; i++)
    {
      const CallboardCanvasCell *cell = &g_array_index (cells, CallboardCanvasCell, i);
      g_autofree char *name = klass->describe (canvas, cell->row, cell->column);

      g_string_append_printf (text, "%s\n", name);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

typedef struct
{
  WindowFixture *fixture;
  GType          type;
  const char    *pattern;
} Expected;

static gboolean
is_shown (gpointer data)
{
  const Expected *expected = data;
  GtkWidget *chart = find_chart (expected->fixture, expected->type);
  g_autofree char *text = chart != NULL && gtk_widget_get_mapped (chart) ? dup_cells (chart) : NULL;

  return text != NULL && g_pattern_match_simple (expected->pattern, text);
}

static void
wait_cells (WindowFixture *fixture,
            GType          type,
            const char    *pattern)
{
  Expected expected = { fixture, type, pattern };

  window_wait_until (is_shown, &expected, pattern);
}

static guint
count_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 1;
}

static gboolean
has_lanes (gpointer data)
{
  const Expected *expected = data;
  GtkWidget *chart = find_chart (expected->fixture, CALLBOARD_TYPE_TIMELINE_CHART);
  g_autofree char *text = chart != NULL && gtk_widget_get_mapped (chart) ? dup_cells (chart) : NULL;

  return text != NULL && count_lines (text) == (guint) atoi (expected->pattern);
}

static void
wait_lanes (WindowFixture *fixture,
            const char    *n_lanes)
{
  Expected expected = { fixture, CALLBOARD_TYPE_TIMELINE_CHART, n_lanes };

  window_wait_until (has_lanes, &expected, n_lanes);
}

/* --- What is done ------------------------------------------------------------------ */

static void
open_run (WindowFixture *fixture)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 900);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_results (fixture);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
}

static GtkDropDown *
find_choice (WindowFixture *fixture,
             const char    *name)
{
  GtkWidget *view = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_MATRIX_VIEW);

  return GTK_DROP_DOWN (gtk_widget_get_template_child (view, CALLBOARD_TYPE_MATRIX_VIEW, name));
}

static void
choose (WindowFixture *fixture,
        const char    *name,
        const char    *label)
{
  GtkDropDown *choice = find_choice (fixture, name);
  GListModel *model = gtk_drop_down_get_model (choice);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), label))
        {
          gtk_drop_down_set_selected (choice, i);
          return;
        }
    }

  g_error ("No choice: %s", label);
}

static void
click_cell (WindowFixture *fixture,
            int            row,
            int            column)
{
  GtkWidget *grid = find_chart (fixture, CALLBOARD_TYPE_MATRIX_GRID);
  graphene_rect_t place;

  window_fixture_wait_drawn (fixture);
  callboard_matrix_grid_get_cell_bounds (CALLBOARD_MATRIX_GRID (grid), row, column, &place);
  window_fixture_click_at (fixture, grid, place.origin.x + place.size.width / 2, place.origin.y + place.size.height / 2);
}

static void
filter_by_check (WindowFixture *fixture)
{
  window_fixture_click_text (fixture, "Failed · score *");
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_text (fixture, CHECK_FILTER);
}

/* --- The same set -------------------------------------------------------------------- */

/* Search and results, set in one view, hold in all of them. */
static void
test_search_and_results (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_run (fixture);
  window_fixture_click_text (fixture, "Timeline");
  wait_lanes (fixture, "13");
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "Rajesh");
  wait_lanes (fixture, "4");
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Rajesh Iyer: 2 of 4 passed, 1 failed, 1 error\n*");
  window_fixture_click_text (fixture, "Failed 3");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Rajesh Iyer: 0 of 1 passed, 1 failed\n*");
  window_fixture_click_text (fixture, "Timeline");
  wait_lanes (fixture, "1");
  window_fixture_click_text (fixture, "Simulations");
  window_fixture_wait_rows (fixture, 1);
}

/* The same page says that nothing matches, and why. */
static void
test_empty (WindowFixture *fixture,
            gconstpointer  data)
{
  static const char *const views[] = { "Matrix", "Timeline", "Simulations" };

  open_run (fixture);
  window_fixture_click_text (fixture, "Running 0");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      window_fixture_click_text (fixture, views[i]);
      window_fixture_wait_drawn (fixture);
      window_fixture_wait_text (fixture, "No Matching Simulations");
      window_fixture_wait_text (fixture, "Result: Running");
    }
  window_fixture_click_text (fixture, "Timeline");
  window_fixture_click_text (fixture, "Show All");
  wait_lanes (fixture, "13");
}

/* A check that is chosen in the header filters the view that is shown. */
static void
test_check_filter (WindowFixture *fixture,
                   gconstpointer  data)
{
  open_run (fixture);
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Éloïse Fournier: 3 of 3 passed, *");
  filter_by_check (fixture);
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Rajesh Iyer: 0 of 1 passed, 1 failed\n*");
  g_assert_true (gtk_widget_get_mapped (find_chart (fixture, CALLBOARD_TYPE_MATRIX_GRID)));
  window_fixture_click_text (fixture, "Timeline");
  wait_lanes (fixture, "3");
  window_fixture_wait_text (fixture, CHECK_FILTER);
  window_fixture_click_text (fixture, "Show All");
  wait_lanes (fixture, "13");
}

/* A cell is a part of what is shown: the check and the search still hold. */
static void
test_cell_within_filter (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_run (fixture);
  filter_by_check (fixture);
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Rajesh Iyer: 0 of 1 passed, 1 failed\n*");
  click_cell (fixture, 0, -1);
  window_fixture_wait_text (fixture, CHECK_FILTER);
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  /* The check is still selected: a click on it shows all again. */
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);

  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "Rajesh");
  window_fixture_wait_rows (fixture, 4);
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Rajesh Iyer: 2 of 4 passed, *");
  click_cell (fixture, -1, 0);
  window_fixture_wait_rows (fixture, 2);
}

/* --- The matrix ---------------------------------------------------------------------- */

static void
test_color_by_check (WindowFixture *fixture,
                     gconstpointer  data)
{
  open_run (fixture);
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Sarah Johnson: 1 of 4 passed, 2 failed, 1 error\n*");
  window_fixture_wait_text (fixture, "6 of 11 passed");
  choose (fixture, "colors", CHECK);
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Sarah Johnson: 1 of 3 passed, 2 failed, 1 not evaluated\n*");
  window_fixture_wait_text (fixture, "6 of 9 passed");
  choose (fixture, "colors", "Instruction follow");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Sarah Johnson: 3 of 3 passed, 1 not evaluated\n*");
}

static void
test_rows_and_columns (WindowFixture *fixture,
                       gconstpointer  data)
{
  open_run (fixture);
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*Sarah Johnson: *");
  choose (fixture, "rows", "Gender");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*\nGender: Male: 2 of 4 passed, *");
  choose (fixture, "columns", "zipCode");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*\nGender: Female · zipCode: 94105: 1 of 4 passed, *");

  /* The same for both exchanges them. */
  choose (fixture, "rows", "zipCode");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*\nzipCode: 94105 · Gender: Female: 1 of 4 passed, *");

  /* The choice is kept. */
  window_fixture_click_text (fixture, "Simulations");
  window_fixture_click_text (fixture, "Matrix");
  wait_cells (fixture, CALLBOARD_TYPE_MATRIX_GRID, "*\nzipCode: 94105 · Gender: Female: 1 of 4 passed, *");
  click_cell (fixture, 0, -1);
  window_fixture_wait_text (fixture, "zipCode: *");
}

/* --- The timeline --------------------------------------------------------------------- */

static void
test_lanes (WindowFixture *fixture,
            gconstpointer  data)
{
  open_run (fixture);
  window_fixture_click_text (fixture, "Timeline");
  wait_cells (fixture, CALLBOARD_TYPE_TIMELINE_CHART,
              "*\nSarah Johnson, Caller moves *, Failed, Silence duration ≤ 2 s at 0:38: The agent paused for 4.5 s., "
              "queue time *");
  wait_cells (fixture, CALLBOARD_TYPE_TIMELINE_CHART, "*\nRajesh Iyer, Patient *, Error, Timed out, queue time *");
  wait_cells (fixture, CALLBOARD_TYPE_TIMELINE_CHART, "*\nÉloïse Fournier, *, Invalidated, *, queue time *");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/charts/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("search-and-results", test_search_and_results);
  ADD ("empty", test_empty);
  ADD ("check-filter", test_check_filter);
  ADD ("cell-within-filter", test_cell_within_filter);
  ADD ("matrix/color-by-check", test_color_by_check);
  ADD ("matrix/rows-and-columns", test_rows_and_columns);
  ADD ("timeline/lanes", test_lanes);
#undef ADD

  return g_test_run ();
}
