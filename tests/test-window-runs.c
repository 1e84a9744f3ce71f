/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run list in the sidebar of the window: by mouse, by keyboard, with filters, in a
 * narrow window, and with a failing server.
 */

#include <locale.h>

#include "callboard-runs-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define SEED_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"

typedef struct
{
  const char *id;
  const char *plan;
  const char *status;
  /* The age of the run. */
  guint       hours;
} ListedRun;

static void
set_list (WindowFixture   *fixture,
          const ListedRun *runs,
          guint            n_runs)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr(GDateTime) time = g_date_time_add_hours (now, - (int) runs[i].hours);
      g_autofree char *created_at = g_date_time_format_iso8601 (time);

      g_string_append_printf (text,
                              "%s{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"%s\","
                              "\"status\":\"%s\",\"triggeredBy\":\"SCHEDULED\",\"createdAt\":\"%s\"}",
                              i > 0 ? "," : "", runs[i].id, runs[i].plan, runs[i].status, created_at);
    }
  g_string_append (text, "],\"pagination\":{\"hasMore\":false}}");
  g_free (fixture->list);
  fixture->list = g_string_free_and_steal (g_steal_pointer (&text));
}

static const ListedRun few[] = {
  { "other-run", "Refills", "RUNNING_SIMULATIONS", 0 },
  { SEED_RUN, "Desk", "FAILED", 48 },
};

static void
show_few (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  set_list (fixture, few, G_N_ELEMENTS (few));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Plan Desk");
}

static gboolean
is_run_selected (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *list = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = list != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  return model != NULL && gtk_selection_model_is_selected (model, 1);
}

static void
test_days_and_names (WindowFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) before = g_date_time_add_hours (now, -48);
  g_autofree char *day = g_date_time_format (before, "%A");

  show_few (fixture);
  window_fixture_wait_text (fixture, "Today");
  window_fixture_wait_text (fixture, day);
  window_fixture_wait_text (fixture, "Plan Refills");
  window_fixture_wait_text (fixture, "Running simulations · *");
  /* The list does not have the result of a run that is over. */
  window_fixture_wait_text (fixture, "Unknown · *");
}

static void
test_empty (WindowFixture *fixture,
            gconstpointer  data)
{
  window_fixture_wait_text (fixture, "No Runs Yet");
}

static void
test_click_opens (WindowFixture *fixture,
                  gconstpointer  data)
{
  show_few (fixture);
  window_fixture_click_text (fixture, "Plan Desk");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_keyboard_opens (WindowFixture *fixture,
                     gconstpointer  data)
{
  show_few (fixture);
  gtk_widget_grab_focus (window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW));
  window_fixture_press (fixture, "Home");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
}

static void
test_open_run_is_selected (WindowFixture *fixture,
                           gconstpointer  data)
{
  show_few (fixture);
  window_fixture_open (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Plan Desk");
  window_wait_until (is_run_selected, fixture, "the row of the run to be selected");
}

static void
test_open_run_is_selected_when_added (WindowFixture *fixture,
                                      gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  window_fixture_open (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  show_few (fixture);
  window_wait_until (is_run_selected, fixture, "the row of the run to be selected");
}

static void
test_new_run_keeps_selection (WindowFixture *fixture,
                              gconstpointer  data)
{
  static const ListedRun more[] = {
    { SEED_RUN, "Desk", "COMPLETED", 48 },
    { "third-run", "Hotel", "QUEUED", 50 },
    { "fourth-run", "Bank", "CANCELLED", 60 },
  };

  show_few (fixture);
  window_fixture_click_text (fixture, "Plan Desk");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  set_list (fixture, more, G_N_ELEMENTS (more));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Plan Bank");
  window_fixture_wait_no_text (fixture, "Failed · *");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  g_assert_true (is_run_selected (fixture));
}

static void
test_filter (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *page;
  GtkWidget *button;

  show_few (fixture);
  page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUNS_PAGE);
  button = GTK_WIDGET (gtk_widget_get_template_child (page, CALLBOARD_TYPE_RUNS_PAGE, "filter_button"));
  g_assert_nonnull (button);
  set_list (fixture, NULL, 0);
  window_fixture_click (fixture, button);
  window_fixture_wait_text (fixture, "Result");
  /* The entered label stays and is applied when the popover is closed. */
  window_fixture_press (fixture, "Tab");
  window_fixture_press (fixture, "Tab");
  window_fixture_type (fixture, "smoke");
  window_fixture_press (fixture, "shift+Tab");
  window_fixture_press (fixture, "shift+Tab");
  window_fixture_press (fixture, "space");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "No Passed Runs");
  g_assert_cmpstr (fixture->list_filter, ==, "COMPLETED");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_text (fixture, "Passed");
  window_fixture_wait_text (fixture, "Label: smoke");

  set_list (fixture, few, G_N_ELEMENTS (few));
  window_fixture_click_text (fixture, "Clear Filters");
  window_fixture_wait_text (fixture, "Plan Desk");
  window_fixture_wait_no_text (fixture, "Label: smoke");
  g_assert_null (fixture->list_filter);
}

static void
test_error_page (WindowFixture *fixture,
                 gconstpointer  data)
{
  fixture->list_status = 500;
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Roark Reported a Problem");
  set_list (fixture, few, G_N_ELEMENTS (few));
  fixture->list_status = 200;
  window_fixture_click_text (fixture, "Try Again");
  window_fixture_wait_text (fixture, "Plan Desk");
}

static void
test_error_keeps_list (WindowFixture *fixture,
                       gconstpointer  data)
{
  show_few (fixture);
  fixture->list_status = 500;
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Roark Reported a Problem. Showing runs from *");
  window_fixture_wait_text (fixture, "Plan Desk");
}

static void
test_narrow_window_navigates (WindowFixture *fixture,
                              gconstpointer  data)
{
  show_few (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  window_fixture_wait_no_text (fixture, "Choose a Run");
  window_fixture_wait_text (fixture, "Plan Desk");
  window_fixture_click_text (fixture, "Plan Desk");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  window_fixture_wait_no_text (fixture, "Plan Refills");

  window_fixture_press (fixture, "alt+Left");
  window_fixture_wait_text (fixture, "Plan Refills");
  window_fixture_wait_no_text (fixture, "Sarah Johnson - Anxious Patient");

  /* Open the same run again. */
  window_fixture_click_text (fixture, "Plan Desk");
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  window_fixture_wait_no_text (fixture, "Plan Refills");
}

static gboolean
is_at_top (gpointer data)
{
  return gtk_adjustment_get_value (data) <= 0;
}

/* More runs than fit into a window. */
#define N_MANY 40

/* Shows many runs, starting at the top. */
static GtkAdjustment *
show_many (WindowFixture *fixture)
{
  ListedRun runs[N_MANY];
  GtkAdjustment *adjustment;

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    runs[i] = (ListedRun) { .id = SEED_RUN, .plan = "Desk", .status = "COMPLETED", .hours = 0 };
  for (guint i = 1; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", i);

      runs[i].id = g_intern_string (id);
    }
  set_list (fixture, runs, G_N_ELEMENTS (runs));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Today");
  adjustment = gtk_scrollable_get_vadjustment (
    GTK_SCROLLABLE (window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW)));
  window_fixture_wait_drawn (fixture);
  gtk_adjustment_set_value (adjustment, 0);
  window_wait_until (is_at_top, adjustment, "the list to be at the top");
  window_fixture_wait_drawn (fixture);

  return adjustment;
}

static double
get_heading_height (WindowFixture *fixture)
{
  GtkWidget *list = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW);

  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_first_child (list), list, &bounds));

  return bounds.size.height;
}

/* The list scrolls to its first row by itself, as when that gets the focus. */
static void
test_sticky_heading (WindowFixture *fixture,
                     gconstpointer  data)
{
  GtkAdjustment *adjustment = show_many (fixture);

  g_assert_cmpfloat (get_heading_height (fixture), >, 20);
  gtk_adjustment_set_value (adjustment, get_heading_height (fixture));
  window_wait_until (is_at_top, adjustment, "the heading to be visible");
}

static gboolean
has_all (gpointer data)
{
  GListModel *shown = G_LIST_MODEL (gtk_list_view_get_model (data));

  return g_list_model_get_n_items (shown) == N_MANY;
}

/* Runs below the visible part have no row in the first frame. */
static void
test_all_are_listed (WindowFixture *fixture,
                     gconstpointer  data)
{
  show_many (fixture);
  window_wait_until (has_all, window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW), "all runs");
}

static void
test_user_scrolling_is_kept (WindowFixture *fixture,
                             gconstpointer  data)
{
  GtkAdjustment *adjustment = show_many (fixture);

  gtk_adjustment_set_value (adjustment, 10);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 10);
  gtk_adjustment_set_value (adjustment, get_heading_height (fixture));
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, get_heading_height (fixture));
}

static void
test_markup_is_text (WindowFixture *fixture,
                     gconstpointer  data)
{
  static const ListedRun hostile[] = {
    { "<b>bold</b>", "<i>&amp;%s", "<u>", 0 },
  };

  set_list (fixture, hostile, G_N_ELEMENTS (hostile));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Today");
}

/* The list counts what could not be read, until it can be read. */
static void
test_unreadable (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  g_set_str (&fixture->list,
             "{\"data\":[{\"simulationRunPlanJobId\":\"odd-run\",\"simulationRunPlanId\":\"Desk\","
             "\"status\":7,\"createdAt\":\"soon\"},{\"status\":\"FAILED\"}]}");
  window_fixture_press (fixture, "F5");
  window_fixture_click_text (fixture, "1 run could not be read, 2 fields could not be read");
  window_fixture_wait_text (fixture, "Unreadable Data");
  window_fixture_wait_text (fixture, "data[1].simulationRunPlanJobId: expected an ID, got nothing");
  window_fixture_wait_text (fixture, "odd-run.createdAt");
  window_fixture_wait_text (fixture, "Expected a string, got 7");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Unreadable Data");

  show_few (fixture);
  window_fixture_wait_no_text (fixture, "1 run could not be read*");
}

static void
add_tests (const char *path,
           void      (*test) (WindowFixture *, gconstpointer))
{
  g_test_add (path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  add_tests ("/window/runs/days-and-names", test_days_and_names);
  add_tests ("/window/runs/empty", test_empty);
  add_tests ("/window/runs/click-opens", test_click_opens);
  add_tests ("/window/runs/keyboard-opens", test_keyboard_opens);
  add_tests ("/window/runs/open-run-is-selected", test_open_run_is_selected);
  add_tests ("/window/runs/open-run-is-selected-when-added", test_open_run_is_selected_when_added);
  add_tests ("/window/runs/new-run-keeps-selection", test_new_run_keeps_selection);
  add_tests ("/window/runs/filter", test_filter);
  add_tests ("/window/runs/error-page", test_error_page);
  add_tests ("/window/runs/error-keeps-list", test_error_keeps_list);
  add_tests ("/window/runs/narrow-window-navigates", test_narrow_window_navigates);
  add_tests ("/window/runs/sticky-heading", test_sticky_heading);
  add_tests ("/window/runs/all-are-listed", test_all_are_listed);
  add_tests ("/window/runs/user-scrolling-is-kept", test_user_scrolling_is_kept);
  add_tests ("/window/runs/markup-is-text", test_markup_is_text);
  add_tests ("/window/runs/unreadable", test_unreadable);

  return g_test_run ();
}
