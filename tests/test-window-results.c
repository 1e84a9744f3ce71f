/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of a run in the window: what the list says, its order while results arrive,
 * and the bar that says what is missing.
 */

#include "callboard-result-toggles.h"
#include "callboard-results-bar.h"
#include "callboard-row-slot-model.h"
#include "callboard-run-results.h"
#include "callboard-simulation-cell.h"
#include "callboard-transcript-view.h"
#include "callboard-simulations-view.h"
#include "callboard-sort-button.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define N_CALLS 10

/* The first simulation of the run, the first one that failed a check, and the first one
 * whose call failed. */
#define FIRST "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a"
#define FAILED "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f"
#define ERROR "4a143695-35ba-4998-aa09-e79dad4ce7cc"

#define REASON "Silence duration ≤ 2 s at 0:38: The agent paused for 4.5 s."

/* Replaces a text in the response everywhere. */
static void
replace (WindowFixture *fixture,
         const char    *text,
         const char    *replacement)
{
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  g_assert_cmpuint (g_string_replace (body, text, replacement, 0), >, 0);
  window_fixture_answer (fixture, 200, body->str, body->len);
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, data);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_results (fixture);
}

static void
open_run (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, "Sarah Johnson");
}

static void
assert_row (WindowFixture *fixture,
            guint          position,
            const char    *id)
{
  g_autofree char *own_id = window_fixture_dup_row (fixture, position);

  g_assert_cmpstr (own_id, ==, id);
}

static GtkWidget *
find_bar (WindowFixture *fixture)
{
  return window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RESULTS_BAR);
}

/* --- The list ---------------------------------------------------------------- */

static void
test_column (WindowFixture *fixture,
             gconstpointer  data)
{
  static const struct { const char *text; const char *name; } cells[] = {
    { REASON, "Failed: " REASON },
    { "Error", "Error" },
    { "Error: timed out", "Error: timed out" },
    { "Passed", "Passed" },
    { "Invalidated", "Invalidated" },
    { "Canceled", "Canceled" },
  };
  GtkWidget *table;

  open_run (fixture);
  window_fixture_wait_results (fixture);
  table = window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      GtkWidget *cell = window_find_text (table, cells[i].text);
      g_autofree char *problem = NULL;

      g_test_message ("%s", cells[i].text);
      g_assert_true (CALLBOARD_IS_SIMULATION_CELL (cell));
      problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                    cells[i].name);
      g_assert_null (problem);
    }
}

static void
test_default_order (WindowFixture *fixture,
                    gconstpointer  data)
{
  static const char *const order[N_SIMULATIONS] = {
    FAILED, "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab", "bf4e6217-d6e8-43e2-bcb3-508cd7390177",
    ERROR, "f0307fc8-be72-43e9-83f9-0647274e6e94",
    FIRST, "c9946bb3-7464-41fb-a652-01641b2a4139", "49d0c606-35d4-4e7f-a4f0-46e78ddcdfa6",
    "a41ab4bc-4901-4f14-8c5d-fde630ea2329", "9627ed21-3c92-4220-9ca4-be07f7130136",
    "a1560f19-2fd9-4c49-92df-11384291121a",
    "57ae8d48-fcd6-4039-b142-01154b78ded2", "c67b1387-c98e-4277-a058-46e985519a2f",
  };

  open_run (fixture);
  window_fixture_wait_results (fixture);
  for (guint i = 0; i < N_SIMULATIONS; i++)
    assert_row (fixture, i, order[i]);
}

static void
test_toggles_count (WindowFixture *fixture,
                    gconstpointer  data)
{
  window_fixture_hold_calls (fixture);
  open_run (fixture);
  window_fixture_wait_text (fixture, "Failed 0");
  window_fixture_wait_text (fixture, "Passed 0");
  window_fixture_wait_text (fixture, "Error 2");
  window_fixture_wait_text (fixture, "Other 11");
  window_fixture_click_text (fixture, "Failed 0");
  window_fixture_wait_text (fixture, "No Matching Simulations");

  window_fixture_release_calls (fixture);
  window_fixture_wait_text (fixture, "Failed 3");
  window_fixture_wait_text (fixture, "Passed 6");
  window_fixture_wait_text (fixture, "Other 2");
  window_fixture_wait_rows (fixture, 3);
}

/* --- The order while results arrive ---------------------------------------------- */

static void
test_sorts_until_used (WindowFixture *fixture,
                       gconstpointer  data)
{
  window_fixture_hold_calls (fixture);
  open_run (fixture);
  assert_row (fixture, 0, ERROR);
  window_fixture_release_calls (fixture);
  window_fixture_wait_results (fixture);
  assert_row (fixture, 0, FAILED);
  g_assert_null (find_bar (fixture));
}

static void
test_keeps_order_once_used (WindowFixture *fixture,
                            gconstpointer  data)
{
  window_fixture_hold_calls (fixture);
  open_run (fixture);
  window_fixture_press (fixture, "Down");
  window_fixture_release_calls (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_wait_text (fixture, "3 new failures");
  assert_row (fixture, 0, ERROR);
  assert_row (fixture, 2, FIRST);
  window_fixture_wait_text (fixture, REASON);

  window_fixture_click_text (fixture, "Show First");
  window_fixture_wait_no_text (fixture, "3 new failures");
  assert_row (fixture, 0, FAILED);
  g_assert_null (find_bar (fixture));
}

/* A refresh of the run does not move rows either. */
static void
test_refresh_keeps_order (WindowFixture *fixture,
                          gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, "Down");
  window_fixture_answer_call (fixture, "13592277-01eb-47ab-8958-8053facf308b/metrics",
                              g_hash_table_lookup (fixture->calls, "613322aa-e076-4f44-a331-7c059cc3e680/metrics"));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "4 failed");
  window_fixture_wait_text (fixture, "1 new failure");
  assert_row (fixture, 5, FIRST);
}

/* A person who writes elsewhere is not interrupted. */
static void
test_keeps_focus_elsewhere (WindowFixture *fixture,
                            gconstpointer  data)
{
  GtkWidget *button;
  GtkWidget *focus;

  window_fixture_hold_calls (fixture);
  open_run (fixture);
  button = gtk_widget_get_ancestor (window_find_text (GTK_WIDGET (fixture->window), "Failed · score 86.4"),
                                    GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_grab_focus (button));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus == button);
  window_fixture_release_calls (fixture);
  window_fixture_wait_results (fixture);
  assert_row (fixture, 0, FAILED);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
}

/* --- The next failure ------------------------------------------------------------- */

typedef struct
{
  WindowFixture *fixture;
  const char    *id;
} Selected;

static gboolean
is_selected (gpointer data)
{
  Selected *selected = data;
  GtkWidget *table = window_find_type (GTK_WIDGET (selected->fixture->window), GTK_TYPE_COLUMN_VIEW);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (table)));
  CallboardRowSlot *slot = gtk_single_selection_get_selected_item (selection);

  return slot != NULL && g_strcmp0 (callboard_simulation_job_get_id (callboard_row_slot_get_item (slot)), selected->id) == 0;
}

static void
wait_selected (WindowFixture *fixture,
               const char    *id)
{
  window_wait_until (is_selected, &(Selected) { fixture, id }, id);
}

/* Sorted by start, failures are the second, third and seventh. */
static void
test_next_failure_in_list (WindowFixture *fixture,
                           gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_click_text (fixture, "Started");
  window_fixture_press (fixture, "F8");
  wait_selected (fixture, FAILED);
  window_fixture_press (fixture, "F8");
  wait_selected (fixture, "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab");
  window_fixture_press (fixture, "F8");
  wait_selected (fixture, "bf4e6217-d6e8-43e2-bcb3-508cd7390177");
  /* There are no more. */
  window_fixture_press (fixture, "F8");
  window_fixture_press (fixture, "shift+F8");
  wait_selected (fixture, "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "3 of 13");
}

static void
test_next_failure_in_simulation (WindowFixture *fixture,
                                 gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_click_text (fixture, "Started");
  window_fixture_click_text (fixture, "2\u00a0min\u00a057\u00a0s");
  window_fixture_wait_text (fixture, "3 of 13");
  window_fixture_press (fixture, "F8");
  window_fixture_wait_text (fixture, "7 of 13");
  window_fixture_press (fixture, "F8");
  window_fixture_press (fixture, "shift+F8");
  window_fixture_wait_text (fixture, "3 of 13");
  window_fixture_press (fixture, "shift+F8");
  window_fixture_wait_text (fixture, "2 of 13");
  window_fixture_press (fixture, "shift+F8");
  window_fixture_wait_text (fixture, "2 of 13");
}

/* --- What is read ------------------------------------------------------------- */

static void
test_passed_run_sends_no_request (WindowFixture *fixture,
                                  gconstpointer  data)
{
  replace (fixture, "\"passedSims\": 9", "\"passedSims\": 10");
  replace (fixture, "\"passedSims\": 6", "\"passedSims\": 10");
  replace (fixture, "\"evaluatedSims\": 9", "\"evaluatedSims\": 10");
  open_run (fixture);
  window_fixture_wait_text (fixture, "9 passed");
  window_fixture_wait_text (fixture, "2 errors");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_drawn (fixture);
  window_fixture_wait_results (fixture);
  g_assert_cmpuint (fixture->n_call_requests, ==, 0);
}

static void
test_refresh_reads_anew (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_wait_text (fixture, "3 failed");
  g_assert_cmpuint (fixture->n_call_requests, ==, N_CALLS);

  window_fixture_answer_call (fixture, "13592277-01eb-47ab-8958-8053facf308b/metrics",
                              g_hash_table_lookup (fixture->calls, "613322aa-e076-4f44-a331-7c059cc3e680/metrics"));
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "4 failed");
  window_fixture_wait_results (fixture);
  /* All were read again, except the empty ones of the call that timed out, which are also
   * read whenever a run is opened. */
  g_assert_cmpuint (fixture->n_call_requests, ==, 2 * N_CALLS);
}

static void
test_error_is_retried (WindowFixture *fixture,
                       gconstpointer  data)
{
  g_hash_table_remove_all (fixture->calls);
  open_run (fixture);
  window_fixture_wait_text (fixture, "10 calls could not be read: *");
  window_fixture_wait_text (fixture, "9 unknown");

  window_fixture_answer_results (fixture);
  window_fixture_click_text (fixture, "Try Again");
  window_fixture_wait_text (fixture, "3 failed");
  window_fixture_wait_no_text (fixture, "10 calls could not be read: *");
}

/* A run without a verdict: the checks are known by their slugs. */
static char *
create_large_run (guint n)
{
  g_autoptr(GString) body =
    g_string_new ("{\"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"simulationRunPlanId\":\"p\","
                  "\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (body, "%s{\"simulationJobId\":\"s%u\",\"callId\":\"c%u\",\"status\":\"COMPLETED\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (body, "]}}");

  return g_string_free_and_steal (g_steal_pointer (&body));
}

static void
test_limit (WindowFixture *fixture,
            gconstpointer  data)
{
  g_autofree char *body = create_large_run (CALLBOARD_RUN_RESULTS_LIMIT + 1);

  window_fixture_answer (fixture, 200, body, -1);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "The results of 501 calls are not read");
  window_fixture_wait_text (fixture, "501 unknown");
  g_assert_cmpuint (fixture->n_call_requests, ==, 0);

  window_fixture_click_text (fixture, "Read All");
  window_fixture_wait_text (fixture, "501 passed");
  window_fixture_wait_no_text (fixture, "The results of*");
  g_assert_null (find_bar (fixture));
  g_assert_cmpuint (fixture->n_call_requests, ==, 501);
}

static gboolean
is_suspended (gpointer user_data)
{
  return gtk_window_is_suspended (GTK_WINDOW (((WindowFixture *) user_data)->window));
}

/* Reading waits for a minimized window, and goes on when it is shown. */
static void
test_pauses_while_minimized (WindowFixture *fixture,
                             gconstpointer  data)
{
  g_autofree char *body = create_large_run (CALLBOARD_RUN_RESULTS_LIMIT + 1);

  window_fixture_answer (fixture, 200, body, -1);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "The results of 501 calls are not read");
  gtk_window_minimize (GTK_WINDOW (fixture->window));
  window_wait_until (is_suspended, fixture, "the window to be minimized");

  g_settings_set_uint (fixture->settings, "results-limit", CALLBOARD_RUN_RESULTS_LIMIT + 1);
  window_fixture_wait_no_text (fixture, "The results of*");
  g_assert_false (window_fixture_is_reading (fixture));
  g_assert_cmpuint (fixture->n_call_requests, ==, 0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  window_fixture_wait_text (fixture, "501 passed");
  g_settings_reset (fixture->settings, "results-limit");
}

static const char *
get_search_text (WindowFixture *fixture)
{
  GtkWidget *view = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATIONS_VIEW);
  GtkWidget *entry = window_find_type (view, GTK_TYPE_SEARCH_ENTRY);

  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* Typing in the list of simulations searches it, typing elsewhere does not. */
static void
test_typing_searches (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, "space");
  g_assert_cmpstr (get_search_text (fixture), ==, "");
  window_fixture_press (fixture, "r");
  window_fixture_press (fixture, "a");
  window_fixture_press (fixture, "j");
  g_assert_cmpstr (get_search_text (fixture), ==, "raj");
  window_fixture_wait_no_text (fixture, "Sarah Johnson");
  window_fixture_wait_text (fixture, "Rajesh Iyer");

  window_fixture_press (fixture, "Escape");
  window_fixture_wait_text (fixture, "Sarah Johnson");
  gtk_widget_child_focus (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SORT_BUTTON),
                          GTK_DIR_TAB_FORWARD);
  window_fixture_press (fixture, "r");
  g_assert_cmpstr (get_search_text (fixture), ==, "");
}

static gboolean
has_long_toggles (WindowFixture *fixture)
{
  GtkWidget *toggles = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_RESULT_TOGGLES);

  return callboard_result_toggles_get_long (CALLBOARD_RESULT_TOGGLES (toggles));
}

/* Whether the toggles have a row of their own follows from the number of all simulations, not
 * from results that arrive later and would move the list. */
static void
test_toggles_row (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *body = create_large_run (100);

  window_fixture_hold_calls (fixture);
  window_fixture_answer (fixture, 200, body, -1);
  window_fixture_open (fixture, RUN);
  window_fixture_wait_text (fixture, "Other 100");
  g_assert_true (has_long_toggles (fixture));
  window_fixture_release_calls (fixture);
  window_fixture_wait_text (fixture, "Passed 100");
  g_assert_true (has_long_toggles (fixture));
}

static void
test_toggles_row_of_few (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  g_assert_false (has_long_toggles (fixture));
}

static gboolean
is_transcript_shown (gpointer user_data)
{
  WindowFixture *fixture = user_data;
  GtkWidget *transcript = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_TRANSCRIPT_VIEW);

  return transcript != NULL && gtk_widget_get_mapped (transcript);
}

/* A simulation says first why it failed, and plays from there. */
static void
test_simulation (WindowFixture *fixture,
                 gconstpointer  data)
{
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, "F8");
  wait_selected (fixture, FAILED);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Overview");
  window_fixture_wait_text (fixture, "Failed");
  window_fixture_wait_text (fixture, REASON);
  window_fixture_click_text (fixture, "Play from 0:38");
  window_wait_until (is_transcript_shown, fixture, "the transcript");
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
  g_test_add ("/window/results/" path, WindowFixture, NULL, set_up, test, window_fixture_tear_down)
  ADD ("column", test_column);
  ADD ("default-order", test_default_order);
  ADD ("toggles-count", test_toggles_count);
  ADD ("toggles-row/many", test_toggles_row);
  ADD ("toggles-row/few", test_toggles_row_of_few);
  ADD ("order/sorts-until-used", test_sorts_until_used);
  ADD ("order/kept-once-used", test_keeps_order_once_used);
  ADD ("order/kept-by-refresh", test_refresh_keeps_order);
  ADD ("order/keeps-focus-elsewhere", test_keeps_focus_elsewhere);
  ADD ("next-failure/in-list", test_next_failure_in_list);
  ADD ("next-failure/in-simulation", test_next_failure_in_simulation);
  ADD ("passed-run-sends-no-request", test_passed_run_sends_no_request);
  ADD ("refresh-reads-anew", test_refresh_reads_anew);
  ADD ("error-is-retried", test_error_is_retried);
  ADD ("limit", test_limit);
  ADD ("pauses-while-minimized", test_pauses_while_minimized);
  ADD ("typing-searches", test_typing_searches);
  ADD ("simulation", test_simulation);
#undef ADD

  return g_test_run ();
}
