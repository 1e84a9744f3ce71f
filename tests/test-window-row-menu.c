/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The context menus of rows, by keyboard and mouse, and going to the next failed run.
 */

#include "callboard-row-slot-model.h"
#include "callboard-run-page.h"
#include "callboard-runs-page.h"
#include "callboard-simulation-cell.h"
#include "callboard-simulation-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

/* The first simulation in the list: the first one that failed. */
#define FIRST "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f"

#define LISTED(id, status, time) \
  "{\"simulationRunPlanJobId\":\"" id "\",\"simulationRunPlanId\":\"p\",\"status\":\"" status \
  "\",\"triggeredBy\":\"SCHEDULED\",\"createdAt\":\"2026-09-01T" time "Z\"}"

/* As if the run had been read before. */
static void
set_result (WindowFixture      *fixture,
            const char         *id,
            CallboardRunResult  result)
{
  GtkWidget *page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUNS_PAGE);
  CallboardRunList *list = callboard_runs_page_get_run_list (CALLBOARD_RUNS_PAGE (page));
  g_autoptr(CallboardRunVerdict) verdict = callboard_run_verdict_new (result, -1, NULL, -1, NULL);

  callboard_plan_job_summary_set_verdict (callboard_plan_job_list_find (callboard_run_list_get_runs (list), id), verdict);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_results (fixture);
  g_free (fixture->list);
  fixture->list = g_strdup ("{\"data\":["
                            LISTED ("newest", "FAILED", "16:00:00") ","
                            LISTED (RUN, "COMPLETED", "15:00:00") ","
                            LISTED ("passed", "COMPLETED", "14:00:00") ","
                            LISTED ("oldest", "TIMED_OUT", "13:00:00")
                            "],\"pagination\":{\"hasMore\":false}}");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Unknown · *");
  set_result (fixture, "newest", CALLBOARD_RUN_RESULT_FAILED);
  set_result (fixture, "passed", CALLBOARD_RUN_RESULT_PASSED);
  set_result (fixture, "oldest", CALLBOARD_RUN_RESULT_FAILED);
}

static void
open_run (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_wait_drawn (fixture);
}

typedef struct
{
  WindowFixture *fixture;
  const char    *text;
} Copy;

static gboolean
has_copied (gpointer data)
{
  Copy *copy = data;
  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (copy->fixture->window)));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);

  return content != NULL && gdk_content_provider_get_value (content, &value, NULL) &&
         g_strcmp0 (g_value_get_string (&value), copy->text) == 0;
}

static void
choose_and_wait_copied (WindowFixture *fixture,
                        const char    *item,
                        const char    *text)
{
  window_fixture_wait_text (fixture, item);
  window_fixture_wait_drawn (fixture);
  gtk_widget_activate (gtk_widget_get_parent (window_find_text (GTK_WIDGET (fixture->window), item)));
  window_wait_until (has_copied, &(Copy) { fixture, text }, text);
  window_fixture_wait_text (fixture, "Copied to the clipboard");
  window_fixture_wait_no_text (fixture, item);
}

/* The focus is in the list when the run has opened. */
static void
test_simulation_keys (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_run (fixture);
  window_fixture_press (fixture, data);
  window_fixture_wait_text (fixture, "Open in New Window");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Open in New Window");

  window_fixture_press (fixture, data);
  choose_and_wait_copied (fixture, "Copy ID", FIRST);
  window_fixture_press (fixture, data);
  choose_and_wait_copied (fixture, "Copy Link to Run", "https://platform.roark.ai/simulations/runs/" RUN);
  window_fixture_press (fixture, data);
  window_fixture_wait_text (fixture, "Open in New Window");
  window_fixture_press (fixture, "o");
  window_fixture_wait_text (fixture, "Overview");
}

static void
test_simulation_click (WindowFixture *fixture,
                       gconstpointer  data)
{
  if (data != NULL)
    window_fixture_make_narrow (fixture);
  open_run (fixture);
  window_fixture_secondary_click (fixture, window_find_text (GTK_WIDGET (fixture->window), "Rajesh Iyer"));
  window_fixture_wait_text (fixture, "Open in New Window");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Overview"));
  choose_and_wait_copied (fixture, "Copy ID", "bf4e6217-d6e8-43e2-bcb3-508cd7390177");
}

static gboolean
has_second_window (gpointer data)
{
  WindowFixture *fixture = data;
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  return g_list_length (windows) == 2 && window_find_text (windows->data, "Overview") != NULL;
}

static void
test_new_window (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWindow *other;

  open_run (fixture);
  window_fixture_press (fixture, "shift+F10");
  window_fixture_wait_text (fixture, "Open in New Window");
  window_fixture_press (fixture, "w");
  window_wait_until (has_second_window, fixture, "the second window");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Overview"));

  other = gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data;
  g_assert_true (other != GTK_WINDOW (fixture->window));
  gtk_window_destroy (other);
}

static void
test_run_menu (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *label = window_find_text (GTK_WIDGET (fixture->window), "Failed · 13:00*");

  window_fixture_secondary_click (fixture, label);
  choose_and_wait_copied (fixture, "Copy ID", "oldest");
  g_assert_null (callboard_window_get_run (fixture->window));

  gtk_widget_child_focus (window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW), GTK_DIR_TAB_FORWARD);
  window_fixture_press (fixture, "shift+F10");
  choose_and_wait_copied (fixture, "Copy ID", "newest");
}

/* --- The next failed run ----------------------------------------------------------- */

typedef struct
{
  WindowFixture *fixture;
  const char    *id;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;
  CallboardRun *run = callboard_window_get_run (shown->fixture->window);

  return run != NULL && g_strcmp0 (callboard_run_get_id (run), shown->id) == 0;
}

static void
wait_run (WindowFixture *fixture,
          const char    *id)
{
  window_wait_until (is_shown, &(Shown) { fixture, id }, id);
}

typedef struct
{
  WindowFixture *fixture;
  guint          position;
} Row;

/* Whether a row is selected and has the focus. */
static gboolean
is_row_focused (gpointer data)
{
  Row *row = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (row->fixture->window));
  GtkWidget *table = window_find_type (GTK_WIDGET (row->fixture->window), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *cell = focus != NULL ? window_find_type (focus, CALLBOARD_TYPE_SIMULATION_CELL) : NULL;
  GtkSingleSelection *selection;
  CallboardRowSlot *slot;

  if (table == NULL || cell == NULL)
    return FALSE;

  selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  slot = gtk_single_selection_get_selected_item (selection);

  return gtk_single_selection_get_selected (selection) == row->position &&
         callboard_row_slot_get_item (slot) == callboard_simulation_cell_get_simulation (CALLBOARD_SIMULATION_CELL (cell));
}

static void
test_next_failed_run (WindowFixture *fixture,
                      gconstpointer  data)
{
  gboolean from_page = data != NULL;

  open_run (fixture);
  for (guint i = 0; i < 3; i++)
    {
      window_fixture_press (fixture, "F8");
      wait_run (fixture, RUN);
      window_wait_until (is_row_focused, &(Row) { fixture, i }, "the failure to have the focus");
    }
  if (from_page)
    {
      window_fixture_press (fixture, "Return");
      window_fixture_wait_text (fixture, "Overview");
      /* The list is visible until the page has moved in. */
      window_fixture_wait_no_text (fixture, "All 13");
    }

  /* The run that completed is skipped. */
  window_fixture_press (fixture, "F8");
  wait_run (fixture, "oldest");
  window_fixture_wait_no_text (fixture, "Overview");
}

static void
test_previous_failed_run (WindowFixture *fixture,
                          gconstpointer  data)
{
  open_run (fixture);
  window_fixture_press (fixture, "shift+F8");
  wait_run (fixture, "newest");
  window_fixture_press (fixture, "shift+F8");
  window_fixture_wait_text (fixture, "No more failures");
  wait_run (fixture, "newest");
}

/* --- Focus -------------------------------------------------------------------------- */

static gboolean
is_focus_in_table (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);

  return focus != NULL && table != NULL && gtk_widget_is_ancestor (focus, table);
}

/* Also of a run that was opened before, whose simulations are there at once. */
static void
test_focus (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autoptr(CallboardRun) run = NULL;

  open_run (fixture);
  window_wait_until (is_focus_in_table, fixture, "the focus");
  run = g_object_ref (callboard_window_get_run (fixture->window));
  window_fixture_open (fixture, "oldest");
  wait_run (fixture, "oldest");

  gtk_widget_child_focus (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUNS_PAGE),
                          GTK_DIR_TAB_FORWARD);
  g_assert_false (is_focus_in_table (fixture));
  window_fixture_open (fixture, RUN);
  window_wait_until (is_focus_in_table, fixture, "the focus");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, data, test) \
  g_test_add ("/window/row-menu/" path, WindowFixture, data, set_up, test, window_fixture_tear_down)
  ADD ("simulation/shift-f10", "shift+F10", test_simulation_keys);
  ADD ("simulation/menu-key", "Menu", test_simulation_keys);
  ADD ("simulation/click", NULL, test_simulation_click);
  ADD ("simulation/click-narrow", GINT_TO_POINTER (TRUE), test_simulation_click);
  ADD ("simulation/new-window", NULL, test_new_window);
  ADD ("run", NULL, test_run_menu);
  ADD ("next-failed-run/list", NULL, test_next_failed_run);
  ADD ("next-failed-run/page", GINT_TO_POINTER (TRUE), test_next_failed_run);
  ADD ("previous-failed-run", NULL, test_previous_failed_run);
  ADD ("focus", NULL, test_focus);
#undef ADD

  return g_test_run ();
}
