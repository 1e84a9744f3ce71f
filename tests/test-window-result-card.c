/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The beginning of the simulation page: the result with the reason, the links to other
 * attempts, and the groups that unfold.
 */

#include "callboard-attempt-row.h"
#include "callboard-simulation-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13

#define COMPLETED "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a"
#define ERROR "4a143695-35ba-4998-aa09-e79dad4ce7cc"
#define TIMED_OUT "f0307fc8-be72-43e9-83f9-0647274e6e94"
#define INVALIDATED "57ae8d48-fcd6-4039-b142-01154b78ded2"
#define RETRY "a1560f19-2fd9-4c49-92df-11384291121a"

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
open_simulation (WindowFixture *fixture,
                 const char    *id)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-simulation", "(ss)", RUN, id);
  window_fixture_wait_text (fixture, "Overview");
  window_fixture_wait_results (fixture);
}

typedef struct
{
  const char *name;
  const char *id;
  const char *title;
  const char *reason;
} Card;

static const Card cards[] = {
  { "error", ERROR, "Error", "Stage: Connecting\nNo call was made" },
  { "invalidated", INVALIDATED, "Invalidated",
    "Reason: Agent never spoke\nDetails: Your agent answered and the line stayed silent for 41 seconds." },
};

static void
test_reason (WindowFixture *fixture,
             gconstpointer  data)
{
  const Card *card = data;

  open_simulation (fixture, card->id);
  window_fixture_wait_text (fixture, card->title);
  window_fixture_wait_text (fixture, card->reason);
}

/* The call says how it ended. */
static void
test_end_reason (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_answer_call (fixture, "",
                              "{\"data\":{\"id\":\"413b1082\",\"endedStatus\":\"MAX_DURATION_REACHED\"}}");
  open_simulation (fixture, TIMED_OUT);
  window_fixture_wait_text (fixture, "Error: timed out");
  window_fixture_wait_text (fixture, "Stage: In conversation\nEnd Reason: Maximum duration reached");
}

static void
test_no_reason_when_passed (WindowFixture *fixture,
                            gconstpointer  data)
{
  open_simulation (fixture, COMPLETED);
  window_fixture_wait_text (fixture, "Passed");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Stage: *"));
}

/* --- Focus ---------------------------------------------------------------------- */

static GtkWidget *
get_focus (WindowFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static gboolean
is_focus_in_page (gpointer user_data)
{
  GtkWidget *focus = get_focus (user_data);

  return focus != NULL && gtk_widget_get_ancestor (focus, CALLBOARD_TYPE_SIMULATION_PAGE) != NULL;
}

/* Opens the simulation of the run that a key goes to. */
static void
open_by_keyboard (WindowFixture *fixture,
                  const char    *key)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_press (fixture, key);
  window_fixture_wait_drawn (fixture);
  window_fixture_press (fixture, "Return");
  window_wait_until (is_focus_in_page, fixture, "the focus in the page");
}

static void
assert_at_top (WindowFixture *fixture)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (get_focus (fixture), GTK_TYPE_SCROLLED_WINDOW);

  g_assert_nonnull (scrolled);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))),
                     ==, 0);
}

static void
test_focus_on_failure (WindowFixture *fixture,
                       gconstpointer  data)
{
  open_by_keyboard (fixture, "F8");
  g_assert_true (GTK_IS_BUTTON (get_focus (fixture)));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_focus (fixture))), ==, "Play from 0:38");
  window_fixture_wait_drawn (fixture);
  assert_at_top (fixture);
}

static void
test_focus_without_failure (WindowFixture *fixture,
                            gconstpointer  data)
{
  open_by_keyboard (fixture, "End");
  g_assert_true (GTK_IS_LIST_BOX_ROW (get_focus (fixture)));
  window_fixture_wait_drawn (fixture);
  assert_at_top (fixture);
}

/* --- Groups --------------------------------------------------------------------- */

static void
test_groups_unfold (WindowFixture *fixture,
                    gconstpointer  data)
{
  GtkWidget *page;
  GtkWidget *row;

  open_simulation (fixture, COMPLETED);
  page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATION_PAGE);
  window_fixture_wait_text (fixture, "Anxious Patient · Sarah Johnson");
  window_fixture_wait_text (fixture, "Behavior");
  window_fixture_wait_text (fixture, "IDs");
  g_assert_null (window_find_text (page, "Display Name"));
  g_assert_null (window_find_text (page, "Simulation ID"));

  /* By the keyboard, and back. */
  row = gtk_widget_get_ancestor (window_find_text (page, "IDs"), GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_grab_focus (row);
  window_fixture_wait_drawn (fixture);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Simulation ID");
  window_fixture_wait_text (fixture, COMPLETED);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_no_text (fixture, "Simulation ID");

  /* By a click. */
  gtk_widget_grab_focus (gtk_widget_get_ancestor (window_find_text (page, "Persona"), GTK_TYPE_LIST_BOX_ROW));
  window_fixture_wait_drawn (fixture);
  window_fixture_click_text (fixture, "Anxious Patient · Sarah Johnson");
  window_fixture_wait_text (fixture, "Display Name");
  window_fixture_wait_text (fixture, "Anxious Patient");
}

/* Tab leaves the group of rows. */
static void
test_one_tab_stop (WindowFixture *fixture,
                   gconstpointer  data)
{
  GtkWidget *page;
  GtkWidget *group;

  open_simulation (fixture, COMPLETED);
  page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATION_PAGE);
  group = gtk_widget_get_ancestor (window_find_text (page, "Persona"), ADW_TYPE_PREFERENCES_GROUP);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (window_find_text (page, "Persona"), GTK_TYPE_LIST_BOX_ROW));
  window_fixture_wait_drawn (fixture);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), group));
  window_fixture_press (fixture, "Tab");
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), group));
}

/* --- Attempts -------------------------------------------------------------------- */

static CallboardSimulationJob *
get_shown (WindowFixture *fixture)
{
  GtkWidget *page = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_SIMULATION_PAGE);

  return callboard_simulation_page_get_simulation (CALLBOARD_SIMULATION_PAGE (page));
}

static void
test_attempts_link (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_simulation (fixture, INVALIDATED);
  window_fixture_wait_text (fixture, "Retried As");
  window_fixture_click_text (fixture, "Attempt 2, Passed");
  window_fixture_wait_text (fixture, "Retry Of");
  g_assert_cmpstr (callboard_simulation_job_get_id (get_shown (fixture)), ==, RETRY);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Retried As"));

  /* Back by the keyboard. */
  gtk_widget_grab_focus (gtk_widget_get_ancestor (window_find_text (GTK_WIDGET (fixture->window), "Retry Of"),
                                                  GTK_TYPE_LIST_BOX_ROW));
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Retried As");
  g_assert_cmpstr (callboard_simulation_job_get_id (get_shown (fixture)), ==, INVALIDATED);
}

/* An attempt that is not in the run is a text. */
static void
test_attempt_elsewhere (WindowFixture *fixture,
                        gconstpointer  data)
{
  GtkWidget *row;

  replace (fixture, "\"retryOfSimulationJobId\": \"" INVALIDATED "\"",
           "\"retryOfSimulationJobId\": \"in-another-<b>run</b>\"");
  open_simulation (fixture, RETRY);
  window_fixture_wait_text (fixture, "Retry Of");
  row = gtk_widget_get_ancestor (window_find_text (GTK_WIDGET (fixture->window), "in-another-<b>run</b>"),
                                 CALLBOARD_TYPE_ATTEMPT_ROW);
  g_assert_nonnull (row);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
}

static void
test_no_attempts (WindowFixture *fixture,
                  gconstpointer  data)
{
  open_simulation (fixture, COMPLETED);
  window_fixture_wait_text (fixture, "IDs");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Retry Of"));
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Retried As"));
}

/* --- Without a call ---------------------------------------------------------------- */

static void
test_completed_without_call (WindowFixture *fixture,
                             gconstpointer  data)
{
  replace (fixture, "\"callId\": \"13592277-01eb-47ab-8958-8053facf308b\"", "\"callId\": null");
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_results (fixture);
  window_fixture_wait_text (fixture, "1 not evaluated");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "1 unknown"));
  window_fixture_click_text (fixture, "Not evaluated");
  window_fixture_wait_text (fixture, "Overview");
  g_assert_cmpstr (callboard_simulation_job_get_id (get_shown (fixture)), ==, COMPLETED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, data, test) \
  g_test_add ("/window/result-card/" path, WindowFixture, data, set_up, test, window_fixture_tear_down)
  ADD ("reason/error", &cards[0], test_reason);
  ADD ("reason/invalidated", &cards[1], test_reason);
  ADD ("reason/end-reason", NULL, test_end_reason);
  ADD ("reason/none-when-passed", NULL, test_no_reason_when_passed);
  ADD ("focus/failure", NULL, test_focus_on_failure);
  ADD ("focus/none", NULL, test_focus_without_failure);
  ADD ("groups-unfold", NULL, test_groups_unfold);
  ADD ("one-tab-stop", NULL, test_one_tab_stop);
  ADD ("attempts/link", NULL, test_attempts_link);
  ADD ("attempts/elsewhere", NULL, test_attempt_elsewhere);
  ADD ("attempts/none", NULL, test_no_attempts);
  ADD ("completed-without-call", NULL, test_completed_without_call);
#undef ADD

  return g_test_run ();
}
