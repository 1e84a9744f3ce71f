/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of runs in the sidebar of the window: rows, filters and their chips, and the
 * runs of one plan.
 */

#include <locale.h>

#include "callboard-run-filter-chips.h"
#include "callboard-run-row.h"
#include "callboard-runs-page.h"
#include "callboard-ui-resources.h"
#include "callboard-verdict-failure.h"
#include "window-support.h"

#define SEED_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"

static void
append_run (GString    *text,
            const char *id,
            const char *plan,
            const char *status,
            guint       n_days)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) time = g_date_time_add_days (now, - (int) n_days);
  g_autofree char *created_at = g_date_time_format_iso8601 (time);

  g_string_append_printf (text,
                          "%s{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"%s\","
                          "\"status\":\"%s\",\"triggeredBy\":\"SCHEDULED\",\"createdAt\":\"%s\"}",
                          text->str[text->len - 1] == '[' ? "" : ",", id, plan, status, created_at);
}

static void
show_runs (WindowFixture *fixture)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  window_fixture_answer_file (fixture, "plan-job-seed.json");
  append_run (text, "live", "Live", "RUNNING_SIMULATIONS", 0);
  append_run (text, "good", "Good", "COMPLETED", 0);
  append_run (text, SEED_RUN, "Desk", "COMPLETED", 2);
  append_run (text, "bad", "Bad", "COMPLETED", 2);
  append_run (text, "odd", "Odd", "COMPLETED", 2);
  append_run (text, "gone", "Gone", "CANCELLED", 20);
  append_run (text, "worse", "Worse", "FAILED", 40);
  g_string_append (text, "],\"pagination\":{\"hasMore\":false}}");
  g_free (fixture->list);
  fixture->list = g_string_free_and_steal (g_steal_pointer (&text));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Plan Worse");
}

static CallboardRunsPage *
get_page (WindowFixture *fixture)
{
  return CALLBOARD_RUNS_PAGE (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUNS_PAGE));
}

static CallboardRunList *
get_list (WindowFixture *fixture)
{
  return callboard_runs_page_get_run_list (get_page (fixture));
}

static void
set_verdict (WindowFixture           *fixture,
             const char              *id,
             CallboardRunResult       result,
             double                   score,
             const char              *check,
             double                   rate,
             CallboardVerdictFailure *obstacle)
{
  CallboardPlanJobSummary *run =
    callboard_plan_job_list_find (callboard_run_list_get_runs (get_list (fixture)), id);
  g_autoptr(CallboardRunVerdict) verdict = callboard_run_verdict_new (result, score, check, rate, obstacle);

  g_assert_nonnull (run);
  callboard_plan_job_summary_set_verdict (run, verdict);
}

static void
set_verdicts (WindowFixture *fixture)
{
  set_verdict (fixture, "good", CALLBOARD_RUN_RESULT_PASSED, 97.5, NULL, -1, NULL);
  set_verdict (fixture, "bad", CALLBOARD_RUN_RESULT_FAILED, 91, "Silence ≤ 2 s", 86, NULL);
  set_verdict (fixture, "worse", CALLBOARD_RUN_RESULT_FAILED, -1, "Greets <b>", 12.5, NULL);
}

static gboolean
is_idle (gpointer data)
{
  return !callboard_live_object_get_loading (get_list (data));
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *id)
{
  g_autoptr(CallboardPlanJobSummary) run = NULL;

  if (CALLBOARD_IS_RUN_ROW (widget))
    g_object_get (widget, "summary", &run, NULL);
  if (run != NULL && g_str_equal (callboard_plan_job_summary_get_id (run), id))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, id);

      if (row != NULL)
        return row;
    }

  return NULL;
}

static void
assert_row (WindowFixture *fixture,
            const char    *id,
            const char    *pattern,
            const char    *icon_name,
            const char    *tone_class)
{
  GtkWidget *row = find_row (GTK_WIDGET (get_page (fixture)), id);
  GtkWidget *state = gtk_widget_get_first_child (row);
  g_autofree char *label = NULL;
  g_autofree char *icon = NULL;

  g_assert_nonnull (row);
  g_object_get (row, "label", &label, NULL);
  if (!g_pattern_match_simple (pattern, label))
    g_error ("\"%s\" is not like \"%s\"", label, pattern);
  g_object_get (state, "icon-name", &icon, NULL);
  g_assert_cmpstr (icon, ==, icon_name);
  g_assert_true (gtk_widget_has_css_class (state, tone_class));
}

/* Each row says its result, by shape, word and tone, and why it failed. */
static void
test_rows (WindowFixture *fixture,
           gconstpointer  data)
{
  show_runs (fixture);
  assert_row (fixture, "good", "Plan Good, Unknown, *", "callboard-not-read-symbolic", "tone-neutral");
  assert_row (fixture, "worse", "Plan Worse, Unknown, *", "callboard-not-read-symbolic", "tone-neutral");
  assert_row (fixture, "gone", "Plan Gone, Canceled, *", "callboard-canceled-symbolic", "tone-neutral");
  assert_row (fixture, "live", "Plan Live, Running simulations, *", "callboard-active-symbolic", "tone-active");

  set_verdicts (fixture);
  set_verdict (fixture, "odd", CALLBOARD_RUN_RESULT_NOT_JUDGED, -1, NULL, -1, NULL);
  assert_row (fixture, "good", "Plan Good, Passed, score 97.5, *", "callboard-passed-symbolic", "tone-good");
  assert_row (fixture, "bad", "Plan Bad, Failed, Silence ≤ 2 s 86%, score 91, *",
              "callboard-failed-symbolic", "tone-bad");
  assert_row (fixture, "worse", "Plan Worse, Failed, Greets <b> 12.5%, *", "callboard-failed-symbolic", "tone-bad");
  assert_row (fixture, "odd", "Plan Odd, Not judged, *", "callboard-unknown-symbolic", "tone-neutral");
  window_fixture_wait_text (fixture, "Silence ≤ 2 s 86%");
  window_fixture_wait_text (fixture, "Greets <b> 12.5%");
  window_fixture_wait_text (fixture, "97.5");

  /* The reason goes with the verdict. */
  set_verdict (fixture, "bad", CALLBOARD_RUN_RESULT_PASSED, 99, NULL, -1, NULL);
  window_fixture_wait_no_text (fixture, "Silence ≤ 2 s 86%");
}

/* Sets a filter as the popover does. */
static void
filter (WindowFixture      *fixture,
        CallboardRunResult  result,
        CallboardRunPeriod  period)
{
  CallboardRunFilter filter = *callboard_run_list_get_filter (get_list (fixture));

  filter.result = result;
  filter.period = period;
  callboard_run_list_set_filter (get_list (fixture), &filter);
}

/* The list follows the results as they become known, and says what it is filtered by. */
static void
test_result_filter (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *subtitle = NULL;

  show_runs (fixture);
  g_object_get (get_page (fixture), "subtitle", &subtitle, NULL);
  filter (fixture, CALLBOARD_RUN_RESULT_FAILED, CALLBOARD_RUN_PERIOD_ANY);
  window_fixture_wait_text (fixture, "No Failed Runs");
  window_fixture_wait_text (fixture, "The results of 5 runs are not known yet");
  set_verdicts (fixture);
  window_fixture_wait_text (fixture, "Plan Bad");
  window_fixture_wait_text (fixture, "Plan Worse");
  window_fixture_wait_no_text (fixture, "Plan Good");
  window_fixture_wait_text (fixture, subtitle);

  filter (fixture, CALLBOARD_RUN_RESULT_FAILED, CALLBOARD_RUN_PERIOD_7_DAYS);
  window_fixture_wait_no_text (fixture, "Plan Worse");
  window_fixture_wait_text (fixture, "Plan Bad");
  window_fixture_wait_text (fixture, "Last 7 Days");
  set_verdict (fixture, "bad", CALLBOARD_RUN_RESULT_PASSED, 99, NULL, -1, NULL);
  window_fixture_wait_text (fixture, "No Failed Runs");
  window_fixture_click_text (fixture, "Clear Filters");
  window_fixture_wait_text (fixture, "Plan Worse");
  window_fixture_wait_text (fixture, "Plan Live");
  window_fixture_wait_no_text (fixture, "Last 7 Days");
}

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Each chip removes its filter, also by keyboard, and the focus goes on. */
static void
test_chips (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *chips;

  show_runs (fixture);
  set_verdicts (fixture);
  filter (fixture, CALLBOARD_RUN_RESULT_FAILED, CALLBOARD_RUN_PERIOD_30_DAYS);
  window_fixture_wait_text (fixture, "Clear All");
  chips = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RUN_FILTER_CHIPS);
  window_fixture_wait_drawn (fixture);
  gtk_widget_child_focus (chips, GTK_DIR_TAB_FORWARD);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Plan Live");
  window_fixture_wait_no_text (fixture, "Plan Worse");
  window_fixture_wait_no_text (fixture, "Clear All");
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), chips));
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Plan Worse");
  g_assert_false (gtk_widget_get_visible (chips));
  g_assert_nonnull (get_focus (fixture));

  filter (fixture, CALLBOARD_RUN_RESULT_FAILED, CALLBOARD_RUN_PERIOD_30_DAYS);
  window_fixture_click_text (fixture, "Clear All");
  window_fixture_wait_text (fixture, "Plan Live");
}

/* The run page lists the runs of its plan, and no others; the server filters them. */
static void
test_plan_runs (WindowFixture *fixture,
                gconstpointer  data)
{
  show_runs (fixture);
  window_fixture_open (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  filter (fixture, CALLBOARD_RUN_RESULT_PASSED, CALLBOARD_RUN_PERIOD_TODAY);
  window_wait_until (is_idle, fixture, "the list to be loaded");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-runs-of-open-plan", NULL);
  window_fixture_wait_no_text (fixture, "Clear All");
  window_wait_until (is_idle, fixture, "the list to be loaded");
  window_fixture_wait_text (fixture, "Plan Good");
  g_assert_cmpstr (fixture->list_plan, ==, "9a8b7c6d-5e4f-3210-abcd-ef9876543210");
  g_assert_null (fixture->list_filter);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-plan-runs", "s", "Bad");
  window_wait_until (is_idle, fixture, "the list to be loaded");
  window_fixture_wait_text (fixture, "Plan Bad");
  g_assert_cmpstr (fixture->list_plan, ==, "Bad");
}

static gboolean
shows_list (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (get_page (data)));
}

static void
test_plan_runs_narrow (WindowFixture *fixture,
                       gconstpointer  data)
{
  show_runs (fixture);
  window_fixture_make_narrow (fixture);
  window_fixture_open (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  window_fixture_wait_no_text (fixture, "Plan Bad");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-runs-of-open-plan", NULL);
  window_wait_until (shows_list, fixture, "the list of runs");
  window_fixture_wait_text (fixture, "Plan Bad");
}

/* Each page has one run; there are more than are searched at once. */
static char *
create_page (GHashTable *query)
{
  const char *after = query != NULL ? g_hash_table_lookup (query, "after") : NULL;
  guint number = after != NULL ? (guint) g_ascii_strtoull (after, NULL, 10) : 0;
  g_autofree char *id = g_strdup_printf ("run-%u", number);
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  append_run (text, id, id, number == 25 ? "CANCELLED" : "COMPLETED", number);
  g_string_append_printf (text, "],\"pagination\":{\"hasMore\":true,\"nextCursor\":\"%u\"}}", number + 1);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* The list says how far it was searched, and goes on when asked. */
static void
test_search_further (WindowFixture *fixture,
                     gconstpointer  data)
{
  fixture->list_func = create_page;
  filter (fixture, CALLBOARD_RUN_RESULT_ERROR, CALLBOARD_RUN_PERIOD_ANY);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Searched the last 11 runs");
  window_fixture_wait_text (fixture, "No Runs With an Error");
  window_fixture_click_text (fixture, "Search Further");
  window_fixture_wait_text (fixture, "Searched the last 21 runs");
  set_verdict (fixture, "run-3", CALLBOARD_RUN_RESULT_ERROR, -1, NULL, -1, NULL);
  window_fixture_wait_text (fixture, "Plan run-3");
  window_fixture_wait_text (fixture, "Searched the last 21 runs");
}

/* Runs from before the period are not asked for. */
static void
test_period_ends (WindowFixture *fixture,
                  gconstpointer  data)
{
  fixture->list_func = create_page;
  filter (fixture, CALLBOARD_N_RUN_RESULTS, CALLBOARD_RUN_PERIOD_7_DAYS);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Plan run-6");
  window_wait_until (is_idle, fixture, "the list to be loaded");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (callboard_run_list_get_runs (get_list (fixture)))), ==, 8);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Plan run-7"));
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

  add_tests ("/window/runs-results/rows", test_rows);
  add_tests ("/window/runs-results/result-filter", test_result_filter);
  add_tests ("/window/runs-results/chips", test_chips);
  add_tests ("/window/runs-results/plan-runs", test_plan_runs);
  add_tests ("/window/runs-results/plan-runs-narrow", test_plan_runs_narrow);
  add_tests ("/window/runs-results/search-further", test_search_further);
  add_tests ("/window/runs-results/period-ends", test_period_ends);

  return g_test_run ();
}
