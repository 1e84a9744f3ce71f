/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The matrix of a run in the window: its drawing, and filtering the simulations with
 * clicks and keys.
 */

#include "callboard-dimension.h"
#include "callboard-matrix-grid.h"
#include "callboard-matrix-view.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

/* In the order shown: most failures first. */
enum { SARAH, RAJESH, ELOISE };
enum { MOVES, SCHEDULES };
#define HEADING -1

static GtkWidget *
find_grid (WindowFixture *fixture)
{
  return window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_MATRIX_GRID);
}

static void
open_matrix (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_click_text (fixture, "Matrix");
  window_fixture_wait_no_text (fixture, "Sarah Johnson");
  window_fixture_wait_drawn (fixture);
  g_assert_nonnull (find_grid (fixture));
}

static void
choose_columns (WindowFixture          *fixture,
                CallboardDimensionKind  kind)
{
  GtkWidget *view = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_MATRIX_VIEW);
  GObject *columns = gtk_widget_get_template_child (view, CALLBOARD_TYPE_MATRIX_VIEW, "columns");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (columns), kind);
  window_fixture_wait_drawn (fixture);
}

static void
click_cell (WindowFixture *fixture,
            int            row,
            int            column)
{
  GtkWidget *grid = find_grid (fixture);
  graphene_rect_t place;

  callboard_matrix_grid_get_cell_bounds (CALLBOARD_MATRIX_GRID (grid), row, column, &place);
  window_fixture_click_at (fixture, grid, place.origin.x + place.size.width / 2, place.origin.y + place.size.height / 2);
}

static void
test_cell_filters_list (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *id = NULL;

  open_matrix (fixture);
  click_cell (fixture, RAJESH, SCHEDULES);
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_text (fixture, "Rajesh Iyer · Patient calling*");
  /* The error is first. */
  id = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (id, ==, "f0307fc8-be72-43e9-83f9-0647274e6e94");

  window_fixture_click_text (fixture, "Show All");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_no_text (fixture, "Rajesh Iyer · Patient calling*");
}

static void
test_row_filters_list (WindowFixture *fixture,
                       gconstpointer  data)
{
  open_matrix (fixture);
  click_cell (fixture, ELOISE, HEADING);
  window_fixture_wait_rows (fixture, 5);
  window_fixture_wait_text (fixture, "Show All");
}

static void
test_column_filters_list (WindowFixture *fixture,
                          gconstpointer  data)
{
  open_matrix (fixture);
  click_cell (fixture, HEADING, MOVES);
  window_fixture_wait_rows (fixture, 6);
}

/* The matrix shows what the list shows: a second cell can be chosen once all simulations are
 * shown again. */
static void
test_second_cell (WindowFixture *fixture,
                  gconstpointer  data)
{
  open_matrix (fixture);
  click_cell (fixture, SARAH, MOVES);
  window_fixture_wait_rows (fixture, 2);
  window_fixture_click_text (fixture, "Error 2");
  window_fixture_wait_rows (fixture, 1);
  window_fixture_click_text (fixture, "Matrix");
  window_fixture_click_text (fixture, "Show All");
  window_fixture_click_text (fixture, "All 13");
  window_fixture_wait_drawn (fixture);
  click_cell (fixture, ELOISE, SCHEDULES);
  window_fixture_wait_rows (fixture, 3);
}

static void
test_keyboard (WindowFixture *fixture,
               gconstpointer  data)
{
  open_matrix (fixture);
  gtk_widget_grab_focus (find_grid (fixture));
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Right");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_text (fixture, "Rajesh Iyer · Patient calling*");
}

static void
test_keyboard_reaches_headings (WindowFixture *fixture,
                                gconstpointer  data)
{
  open_matrix (fixture);
  gtk_widget_grab_focus (find_grid (fixture));
  window_fixture_press (fixture, "Page_Down");
  window_fixture_press (fixture, "Home");
  window_fixture_press (fixture, "space");
  window_fixture_wait_rows (fixture, 5);
}

static void
test_endpoints (WindowFixture *fixture,
                gconstpointer  data)
{
  open_matrix (fixture);
  choose_columns (fixture, CALLBOARD_DIMENSION_ENDPOINT);
  click_cell (fixture, HEADING, 0);
  window_fixture_wait_rows (fixture, 6);
  window_fixture_wait_text (fixture, "Front desk (staging)");
}

static guint
get_red (guint32 pixel)
{
  return (pixel >> 16) & 0xff;
}

static guint
get_green (guint32 pixel)
{
  return (pixel >> 8) & 0xff;
}

/* The bar of a cell: half errors, which are yellow, half of unknown results, gray. */
static void
test_drawing (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *grid;
  graphene_rect_t place;
  guint32 error;
  guint32 unknown;

  open_matrix (fixture);
  grid = find_grid (fixture);
  callboard_matrix_grid_get_cell_bounds (CALLBOARD_MATRIX_GRID (grid), SARAH, MOVES, &place);
  error = window_read_pixel (grid, place.origin.x + place.size.width * 0.3, place.origin.y + 33);
  unknown = window_read_pixel (grid, place.origin.x + place.size.width * 0.7, place.origin.y + 33);
  g_assert_cmpuint (error >> 24, ==, 0xff);
  g_assert_cmpuint (get_red (error), >, get_green (error));
  g_assert_cmpuint (get_green (error), >, 2 * (error & 0xff));
  g_assert_cmpuint (unknown >> 24, >, 0x80);
  g_assert_cmpuint (ABS ((int) get_green (unknown) - (int) get_red (unknown)), <, 0x10);
  g_assert_cmpuint (ABS ((int) get_green (unknown) - (int) (unknown & 0xff)), <, 0x10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/matrix-view/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("click/cell-filters-list", test_cell_filters_list);
  ADD ("click/row-filters-list", test_row_filters_list);
  ADD ("click/column-filters-list", test_column_filters_list);
  ADD ("click/second-cell", test_second_cell);
  ADD ("keyboard/cell", test_keyboard);
  ADD ("keyboard/heading", test_keyboard_reaches_headings);
  ADD ("endpoints", test_endpoints);
  ADD ("drawing", test_drawing);
#undef ADD

  return g_test_run ();
}
