/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window with an active run and a fake clock: what updates by itself, what is kept
 * meanwhile, and when nothing is refreshed.
 */

#include "callboard-result-bar.h"
#include "callboard-row-slot-model.h"
#include "callboard-run-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_CURRENT 13
#define FIRST "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a"
#define LAST "a1560f19-2fd9-4c49-92df-11384291121a"

/* Texts of the payload. */
#define SIMULATIONS "\"simulationJobs\": ["
#define RUN_STATUS(status) "\"status\": \"" status "\",\n    \"createdAt\""
#define RUN_ENDED "\"2026-09-01T14:09:10.004Z\""
#define SIMULATION_STATUS(status) "\"status\": \"" status "\",\n        \"processingStatus\""

/* Replaces a text in the response, @limit times, or everywhere if that is 0. */
static void
replace (WindowFixture *fixture,
         const char    *text,
         const char    *replacement,
         guint          n)
{
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  g_assert_cmpuint (g_string_replace (body, text, replacement, n), >, 0);
  window_fixture_answer (fixture, 200, body->str, body->len);
}

/* Sets the response to the payload as an active run. */
static void
set_active_response (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, RUN_STATUS ("COMPLETED"), RUN_STATUS ("RUNNING_SIMULATIONS"), 1);
  replace (fixture, RUN_ENDED, "null", 1);
}

/* The same with one more simulation before the others. */
static void
set_response_with_another (WindowFixture *fixture)
{
  const char *body = g_bytes_get_data (fixture->body, NULL);
  const char *start = strstr (body, SIMULATIONS) + strlen (SIMULATIONS);
  const char *end = strstr (start, "\n      },");
  g_autofree char *first = g_strndup (start, end + strlen ("\n      },") - start);
  g_autofree char *both = NULL;
  g_autoptr(GString) another = g_string_new (first);

  g_assert_cmpuint (g_string_replace (another, FIRST, "another", 0), ==, 1);
  both = g_strconcat (SIMULATIONS, another->str, NULL);
  replace (fixture, SIMULATIONS, both, 1);
}

static gboolean
is_at_rest (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUN_PAGE);

  return page != NULL && !window_fixture_is_reading (fixture) &&
         !callboard_live_object_get_loading (callboard_run_page_get_run (CALLBOARD_RUN_PAGE (page)));
}

/* One minute into the run. */
static void
open_active (WindowFixture *fixture)
{
  window_fixture_stop_list_refresh (fixture);
  fake_clock_set_now (fixture->clock, "2026-09-01T14:03:15.118Z");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_wait_until (is_at_rest, fixture, "the run");
  window_fixture_wait_results (fixture);
}

/* Advances the clock until the run is refreshed automatically. */
static void
advance (WindowFixture *fixture,
         guint          milliseconds)
{
  guint n_requests = fixture->n_requests;

  fake_clock_advance (fixture->clock, milliseconds);
  window_wait_until (is_at_rest, fixture, "the run to be refreshed");
  g_assert_cmpuint (fixture->n_requests, ==, n_requests + 1);
}

/* --- Updates ---------------------------------------------------------------- */

static void
test_elapsed_time_updates (WindowFixture *fixture,
                           gconstpointer  data)
{
  set_active_response (fixture);
  open_active (fixture);
  window_fixture_wait_text (fixture, "Started 14:02:15, running for 1\u00a0min\u00a000\u00a0s");
  fake_clock_advance (fixture->clock, 1000);
  window_fixture_wait_text (fixture, "Started 14:02:15, running for 1\u00a0min\u00a001\u00a0s");
  g_assert_cmpuint (fixture->n_requests, ==, 1);

  window_fixture_answer_file (fixture, "plan-job-current.json");
  advance (fixture, 1000);
  window_fixture_wait_text (fixture, "Started 14:02:15, took 6\u00a0min\u00a055\u00a0s");
  g_assert_true (window_fixture_is_idle (fixture));
  fake_clock_advance (fixture->clock, 60000);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
}

static GtkWidget *
find_segment (WindowFixture *fixture,
              const char    *css_class)
{
  GtkWidget *bar = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RESULT_BAR);

  for (GtkWidget *segment = gtk_widget_get_first_child (bar); segment != NULL;
       segment = gtk_widget_get_next_sibling (segment))
    if (gtk_widget_has_css_class (segment, css_class))
      return segment;

  g_assert_not_reached ();
}

typedef struct
{
  GtkWidget *widget;
  int        width;
} WiderThan;

static gboolean
is_wider (gpointer data)
{
  WiderThan *goal = data;

  return gtk_widget_get_width (goal->widget) > goal->width;
}

static void
test_bar_updates (WindowFixture *fixture,
                  gconstpointer  data)
{
  WiderThan goal = { 0 };

  set_active_response (fixture);
  replace (fixture, SIMULATION_STATUS ("COMPLETED"), SIMULATION_STATUS ("PROCESSING"), 6);
  open_active (fixture);
  window_fixture_wait_text (fixture, "6 running");
  goal.widget = find_segment (fixture, "not-read");
  window_wait_until (is_wider, &goal, "the bar to be allocated");
  goal.width = gtk_widget_get_width (goal.widget);
  g_assert_true (gtk_widget_get_visible (find_segment (fixture, "running")));

  replace (fixture, SIMULATION_STATUS ("PROCESSING"), SIMULATION_STATUS ("COMPLETED"), 0);
  advance (fixture, 2000);
  window_wait_until (is_wider, &goal, "the bar to update");
  g_assert_false (gtk_widget_get_visible (find_segment (fixture, "running")));
  window_fixture_wait_no_text (fixture, "6 running");
}

/* The refresh button shows a spinner only if the user started the refresh. */
static void
test_button_does_not_change (WindowFixture *fixture,
                             gconstpointer  data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window);

  set_active_response (fixture);
  open_active (fixture);
  fake_clock_advance (fixture->clock, 2000);
  g_assert_false (is_at_rest (fixture));
  g_assert_null (window_find_type (root, ADW_TYPE_SPINNER));

  gtk_widget_activate_action (root, "win.refresh", NULL);
  g_assert_nonnull (window_find_type (root, ADW_TYPE_SPINNER));
  window_wait_until (is_at_rest, fixture, "the run to be refreshed");
  g_assert_null (window_find_type (root, ADW_TYPE_SPINNER));
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

static void
test_f5_refreshes_now (WindowFixture *fixture,
                       gconstpointer  data)
{
  set_active_response (fixture);
  open_active (fixture);
  fake_clock_advance (fixture->clock, 500);
  replace (fixture, RUN_STATUS ("RUNNING_SIMULATIONS"), RUN_STATUS ("ENDING_SIMULATIONS"), 1);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Ending simulations");
  g_assert_cmpuint (fixture->n_requests, ==, 2);
  window_wait_until (is_at_rest, fixture, "the results");

  /* It postpones the next automatic refresh. */
  fake_clock_advance (fixture->clock, 1999);
  g_assert_true (is_at_rest (fixture));
  advance (fixture, 1);
}

static void
test_error_and_recovery (WindowFixture *fixture,
                         gconstpointer  data)
{
  g_autoptr(GBytes) good = NULL;

  set_active_response (fixture);
  good = g_bytes_ref (fixture->body);
  open_active (fixture);
  window_fixture_answer (fixture, 503, "", -1);
  advance (fixture, 2000);
  window_fixture_wait_text (fixture, "Roark Reported a Problem. Showing data from 14:03:15.");
  window_fixture_wait_text (fixture, "Started 14:02:15, running for 1\u00a0min\u00a000\u00a0s");
  window_fixture_wait_rows (fixture, N_CURRENT);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 1);

  window_fixture_answer (fixture, 200, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  advance (fixture, 3000);
  window_fixture_wait_no_text (fixture, "Roark Reported a Problem. Showing data from*");
  window_fixture_wait_text (fixture, "Started 14:02:15, running for 1\u00a0min\u00a005\u00a0s");
}

static void
test_interval_setting (WindowFixture *fixture,
                       gconstpointer  data)
{
  window_fixture_answer (fixture, 200,
                         "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\","
                         "\"status\":\"QUEUED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[]}}", -1);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Queued");
  window_wait_until (is_at_rest, fixture, "the run");
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, 2000);

  g_assert_true (g_settings_set_uint (fixture->settings, "refresh-interval", 300));
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, 300000);
  g_settings_reset (fixture->settings, "refresh-interval");
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, 2000);
}

/* --- Kept state ------------------------------------------------------------- */

static GtkSingleSelection *
get_selection (WindowFixture *fixture)
{
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);

  return GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
}

static void
assert_selected (WindowFixture *fixture,
                 const char    *id)
{
  CallboardRowSlot *place = gtk_single_selection_get_selected_item (get_selection (fixture));

  g_assert_nonnull (place);
  g_assert_cmpstr (callboard_simulation_job_get_id (callboard_row_slot_get_item (place)), ==, id);
}

static void
test_keeps_selection_sort_and_search (WindowFixture *fixture,
                                      gconstpointer  data)
{
  static const char *const rows[] = {
    "4a143695-35ba-4998-aa09-e79dad4ce7cc", FIRST,
    "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f", "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab",
  };
  GtkWidget *entry;

  set_active_response (fixture);
  open_active (fixture);
  window_fixture_click_text (fixture, "Duration");
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "sarah");
  window_fixture_wait_rows (fixture, 4);
  gtk_single_selection_set_selected (get_selection (fixture), 2);
  assert_selected (fixture, rows[2]);

  /* The first two fail, and another simulation with the same persona is added. */
  replace (fixture, SIMULATION_STATUS ("COMPLETED"), SIMULATION_STATUS ("FAILED"), 2);
  set_response_with_another (fixture);
  advance (fixture, 2000);
  window_fixture_wait_text (fixture, "5 errors");
  window_fixture_wait_rows (fixture, 5);
  assert_selected (fixture, rows[2]);

  /* The added one has the same duration as the one it copies. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = window_fixture_dup_row (fixture, i < 2 ? i * 2 : i + 1);

      g_assert_cmpstr (id, ==, rows[i]);
    }
  entry = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "sarah");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), entry));
}

/* The last row that has a duration becomes the first: it stays selected and focused. */
static void
test_keeps_selection_when_order_changes (WindowFixture *fixture,
                                         gconstpointer  data)
{
  static const char longest[] = "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab";
  g_autofree char *last = NULL;
  g_autofree char *first = NULL;
  g_autofree char *next = NULL;

  set_active_response (fixture);
  open_active (fixture);
  window_fixture_click_text (fixture, "Duration");
  gtk_widget_grab_focus (window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW));
  /* The one that never started is below. */
  window_fixture_press (fixture, "End");
  window_fixture_press (fixture, "Up");
  last = window_fixture_dup_row (fixture, N_CURRENT - 2);
  g_assert_cmpstr (last, ==, longest);
  assert_selected (fixture, longest);

  /* It took 1 s. */
  replace (fixture, "2026-09-01T14:05:19.118Z", "2026-09-01T14:02:23.118Z", 1);
  advance (fixture, 2000);
  window_fixture_wait_drawn (fixture);
  first = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (first, ==, longest);
  assert_selected (fixture, longest);
  next = window_fixture_dup_row (fixture, 1);
  window_fixture_press (fixture, "Down");
  assert_selected (fixture, next);
}

/* A selected simulation that is hidden by the filter is selected again when it matches. */
static void
test_keeps_hidden_selection (WindowFixture *fixture,
                             gconstpointer  data)
{
  g_autofree char *first = NULL;

  set_active_response (fixture);
  open_active (fixture);
  /* The errors are first. */
  first = window_fixture_dup_row (fixture, 2);
  g_assert_cmpstr (first, ==, FIRST);
  gtk_single_selection_set_selected (get_selection (fixture), 2);
  assert_selected (fixture, first);
  window_fixture_click_text (fixture, "Error 2");
  window_fixture_wait_rows (fixture, 2);
  g_assert_null (gtk_single_selection_get_selected_item (get_selection (fixture)));

  replace (fixture, SIMULATION_STATUS ("COMPLETED"), SIMULATION_STATUS ("FAILED"), 1);
  advance (fixture, 2000);
  window_fixture_wait_rows (fixture, 3);
  assert_selected (fixture, first);
}

static void
test_keeps_filter (WindowFixture *fixture,
                   gconstpointer  data)
{
  set_active_response (fixture);
  open_active (fixture);
  window_fixture_click_text (fixture, "Error 2");
  window_fixture_wait_rows (fixture, 2);

  replace (fixture, SIMULATION_STATUS ("COMPLETED"), SIMULATION_STATUS ("FAILED"), 1);
  advance (fixture, 2000);
  window_fixture_wait_text (fixture, "Error 3");
  window_fixture_wait_rows (fixture, 3);
}

/* The position of the focused row in the window. */
static float
get_focus_y (WindowFixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (fixture->window), &bounds));

  return bounds.origin.y;
}

static double
get_scroll (WindowFixture *fixture)
{
  GtkWidget *table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);

  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table)));
}

static void
test_keeps_scroll (WindowFixture *fixture,
                   gconstpointer  data)
{
  double scroll;
  float y;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1500, 480);
  set_active_response (fixture);
  open_active (fixture);
  window_fixture_press (fixture, "End");
  window_fixture_press (fixture, "Up");
  scroll = get_scroll (fixture);
  y = get_focus_y (fixture);
  g_assert_cmpfloat (scroll, >, 0);
  assert_selected (fixture, "57ae8d48-fcd6-4039-b142-01154b78ded2");

  /* Changed rows do not scroll the list … */
  replace (fixture, SIMULATION_STATUS ("COMPLETED"), SIMULATION_STATUS ("FAILED"), 0);
  advance (fixture, 2000);
  window_fixture_wait_text (fixture, "11 errors");
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (get_scroll (fixture), ==, scroll);
  g_assert_cmpfloat (get_focus_y (fixture), ==, y);

  /* … and a row added above does not move the visible rows. */
  set_response_with_another (fixture);
  advance (fixture, 2000);
  window_fixture_wait_rows (fixture, N_CURRENT + 1);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpfloat (get_focus_y (fixture), ==, y);
  assert_selected (fixture, "57ae8d48-fcd6-4039-b142-01154b78ded2");
}

static void
test_keeps_open_simulation (WindowFixture *fixture,
                            gconstpointer  data)
{
  set_active_response (fixture);
  open_active (fixture);
  window_fixture_click_text (fixture, "2\u00a0min\u00a036\u00a0s");
  window_fixture_unfold_details (fixture);
  window_fixture_wait_text (fixture, FIRST);
  window_fixture_wait_text (fixture, "3 of 13");
  window_fixture_wait_no_text (fixture, "Error: timed out");

  /* The run is also refreshed while one of its simulations is open. */
  replace (fixture, SIMULATION_STATUS ("COMPLETED"), SIMULATION_STATUS ("TIMED_OUT"), 1);
  fake_clock_advance (fixture->clock, 2000);
  window_fixture_wait_text (fixture, "Error: timed out");
  window_fixture_wait_text (fixture, "3 of 13");
  window_fixture_wait_text (fixture, FIRST);

  set_response_with_another (fixture);
  fake_clock_advance (fixture->clock, 2000);
  window_fixture_wait_text (fixture, "4 of 14");
  window_fixture_wait_text (fixture, FIRST);
}

/* --- No refreshing ---------------------------------------------------------- */

static gboolean
is_idle (gpointer data)
{
  return window_fixture_is_idle (data);
}

static gboolean
is_waiting (gpointer data)
{
  return !is_idle (data);
}

static void
test_stops_when_final (WindowFixture *fixture,
                       gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  open_active (fixture);
  g_assert_true (window_fixture_is_idle (fixture));
  fake_clock_advance (fixture->clock, 60000);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_stops_on_another_page (WindowFixture *fixture,
                            gconstpointer  data)
{
  set_active_response (fixture);
  open_active (fixture);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.connect", NULL);
  window_fixture_wait_no_text (fixture, "Sarah Johnson");
  window_wait_until (is_idle, fixture, "the run to stop refreshing");

  fake_clock_advance (fixture->clock, 60000);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  window_fixture_press (fixture, "alt+Left");
  window_fixture_wait_no_text (fixture, "Connect to Roark");
  window_wait_until (is_waiting, fixture, "the run to resume");
  advance (fixture, 0);
  window_fixture_wait_text (fixture, "Started 14:02:15, running for 2\u00a0min\u00a000\u00a0s");
}

static void
test_stops_while_minimized (WindowFixture *fixture,
                            gconstpointer  data)
{
  set_active_response (fixture);
  open_active (fixture);
  gtk_window_minimize (GTK_WINDOW (fixture->window));
  window_wait_until (is_idle, fixture, "the run to stop refreshing");
  g_assert_true (gtk_window_is_suspended (GTK_WINDOW (fixture->window)));

  fake_clock_advance (fixture->clock, 60000);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  gtk_window_present (GTK_WINDOW (fixture->window));
  window_wait_until (is_waiting, fixture, "the run to resume");
  advance (fixture, 0);
  window_fixture_wait_text (fixture, "Started 14:02:15, running for 2\u00a0min\u00a000\u00a0s");
}

/* Watching in the background is tested in test-background.c. */
static void
test_stops_when_closed (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_settings_set_boolean (fixture->settings, "run-in-background", FALSE);
  set_active_response (fixture);
  open_active (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  window_wait_until (is_idle, fixture, "the run to stop refreshing");
  g_settings_reset (fixture->settings, "run-in-background");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/live/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("elapsed-time-updates", test_elapsed_time_updates);
  ADD ("bar-updates", test_bar_updates);
  ADD ("button-does-not-change", test_button_does_not_change);
  ADD ("f5-refreshes-now", test_f5_refreshes_now);
  ADD ("error-and-recovery", test_error_and_recovery);
  ADD ("interval-setting", test_interval_setting);
  ADD ("keeps/selection-sort-and-search", test_keeps_selection_sort_and_search);
  ADD ("keeps/selection-when-order-changes", test_keeps_selection_when_order_changes);
  ADD ("keeps/filter", test_keeps_filter);
  ADD ("keeps/hidden-selection", test_keeps_hidden_selection);
  ADD ("keeps/scroll", test_keeps_scroll);
  ADD ("keeps/open-simulation", test_keeps_open_simulation);
  ADD ("stops/final", test_stops_when_final);
  ADD ("stops/on-another-page", test_stops_on_another_page);
  ADD ("stops/minimized", test_stops_while_minimized);
  ADD ("stops/closed", test_stops_when_closed);
#undef ADD

  return g_test_run ();
}
