/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * User interaction with the window: opening runs, sorting, filtering, searching, opening a
 * simulation and stepping to its neighbors.
 */

#include <locale.h>

#include "callboard-ui-resources.h"
#include "callboard-recent-runs.h"
#include "window-support.h"

#define SEED_RUN "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"
#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_CURRENT 13

static void
open_current (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_answer_results (fixture);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  window_fixture_wait_results (fixture);
}

static void
test_open_by_id (WindowFixture *fixture,
                 gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  window_fixture_open (fixture, SEED_RUN);

  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  window_fixture_wait_text (fixture, "Run 7f3e4d2c");
  window_fixture_wait_text (fixture, "1 simulation");
  window_fixture_wait_text (fixture, "Running");
  window_fixture_wait_text (fixture, "1 not evaluated");
  window_fixture_wait_text (fixture, "English");
  window_fixture_wait_text (fixture, "2\u00a0min\u00a020\u00a0s");
  g_assert_cmpstr (g_ptr_array_index (fixture->paths, 0), ==,
                   "/v1/simulation/plan/job/" SEED_RUN);
}

static void
test_open_by_link (WindowFixture *fixture,
                   gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  window_fixture_open (fixture, "https://platform.roark.ai/simulations/runs/" SEED_RUN "?tab=calls");

  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
}

static void
test_open_by_dialog (WindowFixture *fixture,
                     gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  window_fixture_press (fixture, "ctrl+o");
  window_fixture_wait_text (fixture, "Open Run");
  window_fixture_type (fixture, SEED_RUN);
  window_fixture_press (fixture, "Return");

  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  window_fixture_wait_no_text (fixture, "Open Run");
}

static void
test_open_from_clipboard (WindowFixture *fixture,
                          gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)),
                          " https://platform.roark.ai/simulations/runs/" SEED_RUN " ");
  window_fixture_press (fixture, "ctrl+o");
  window_fixture_wait_text (fixture, "From the Clipboard");
  window_fixture_click_text (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
}

static void
test_clipboard_without_run (WindowFixture *fixture,
                            gconstpointer  data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), "groceries");
  window_fixture_press (fixture, "ctrl+o");
  window_fixture_wait_text (fixture, "Open Run");
  window_fixture_wait_drawn (fixture);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "From the Clipboard"));
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Open Run");
}

static gboolean
is_run_read (gpointer data)
{
  WindowFixture *fixture = data;
  CallboardRun *run = callboard_window_get_run (fixture->window);

  return run != NULL && callboard_run_get_plan_job (run) != NULL;
}

/* Opens a run that exists and waits until it is read. */
static void
read_run (WindowFixture *fixture,
          const char    *id)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "plan-job-seed.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GString) body = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  body = g_string_new (contents);
  g_string_replace (body, SEED_RUN, id, 0);
  window_fixture_answer (fixture, 200, body->str, -1);
  window_fixture_open (fixture, id);
  window_wait_until (is_run_read, fixture, "the run to be read");
}

static char **
dup_recent (WindowFixture *fixture)
{
  return callboard_recent_runs_dup (fixture->settings, callboard_session_get_account (fixture->session));
}

/* An ID that does not exist is not remembered, and forgotten if an earlier version did. */
static void
test_recent_are_read (WindowFixture *fixture,
                      gconstpointer  data)
{
  CallboardAccount *account = callboard_session_get_account (fixture->session);
  g_auto(GStrv) recent = NULL;
  g_auto(GStrv) later = NULL;

  g_settings_reset (fixture->settings, "recent-runs");
  read_run (fixture, "run-1");
  callboard_recent_runs_add (fixture->settings, account, "nonsense");
  window_fixture_answer (fixture, 404, "", -1);
  window_fixture_open (fixture, "nonsense");
  window_fixture_wait_text (fixture, "Run Not Found");
  recent = dup_recent (fixture);
  g_assert_cmpuint (g_strv_length (recent), ==, 1);
  g_assert_cmpstr (recent[0], ==, "run-1");

  /* Without an answer, nobody knows whether it exists. */
  window_fixture_answer (fixture, 500, "", -1);
  window_fixture_open (fixture, "run-2");
  window_fixture_wait_text (fixture, "Roark Reported a Problem");
  later = dup_recent (fixture);
  g_assert_cmpuint (g_strv_length (later), ==, 1);
  g_settings_reset (fixture->settings, "recent-runs");
}

static void
test_open_recent (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_auto(GStrv) recent = NULL;

  g_settings_reset (fixture->settings, "recent-runs");
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), "");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("run-%u", i);

      read_run (fixture, id);
    }
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  window_fixture_open (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  read_run (fixture, "run-11");
  window_fixture_answer_file (fixture, "plan-job-seed.json");
  recent = callboard_recent_runs_dup (fixture->settings, callboard_session_get_account (fixture->session));
  g_assert_cmpuint (g_strv_length (recent), ==, 10);
  g_assert_cmpstr (recent[0], ==, "run-11");
  g_assert_cmpstr (recent[1], ==, SEED_RUN);
  g_assert_cmpstr (recent[2], ==, "run-10");

  window_fixture_press (fixture, "ctrl+o");
  window_fixture_click_text (fixture, SEED_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson - Anxious Patient");
  g_settings_reset (fixture->settings, "recent-runs");
}

static void
test_open_dialog_refuses_invalid_id (WindowFixture *fixture,
                                     gconstpointer  data)
{
  window_fixture_press (fixture, "ctrl+o");
  window_fixture_wait_text (fixture, "Open Run");
  window_fixture_type (fixture, "https://example.com/runs");
  window_fixture_press (fixture, "Return");

  window_fixture_wait_text (fixture, "Open Run");
  g_assert_cmpuint (fixture->n_requests, ==, 0);
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Open Run");
}

static void
test_open_invalid_id_shows_toast (WindowFixture *fixture,
                                  gconstpointer  data)
{
  window_fixture_open (fixture, "  ");
  window_fixture_wait_text (fixture, "Enter the ID or link of a run");
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_header_shows_verdict_and_counts (WindowFixture *fixture,
                                      gconstpointer  data)
{
  open_current (fixture);

  window_fixture_wait_text (fixture, "Failed · score 86.4");
  window_fixture_wait_text (fixture, "6 passed");
  window_fixture_wait_text (fixture, "3 failed");
  window_fixture_wait_text (fixture, "2 errors");
  window_fixture_wait_text (fixture, "1 invalidated");
  window_fixture_wait_text (fixture, "1 canceled");
  window_fixture_wait_text (fixture, "All 13");
  window_fixture_wait_text (fixture, "Failed 3");
  window_fixture_wait_text (fixture, "Passed 6");
  window_fixture_wait_text (fixture, "Error 2");
  window_fixture_wait_text (fixture, "Running 0");
  window_fixture_wait_text (fixture, "Other 2");
}

static void
assert_first_and_last (WindowFixture *fixture,
                       const char    *first,
                       const char    *last)
{
  g_autofree char *own_first = window_fixture_dup_row (fixture, 0);
  g_autofree char *own_last = window_fixture_dup_row (fixture, N_CURRENT - 1);

  g_assert_cmpstr (own_first, ==, first);
  g_assert_cmpstr (own_last, ==, last);
}

static void
test_sort_by_duration (WindowFixture *fixture,
                       gconstpointer  data)
{
  open_current (fixture);
  /* Sorted by result: a failed one is first, and a canceled one last. */
  assert_first_and_last (fixture, "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f",
                         "c67b1387-c98e-4277-a058-46e985519a2f");

  /* The shortest took 1 min 8 s and the longest 2 min 57 s. The one that never started is last
   * in both orders. */
  window_fixture_click_text (fixture, "Duration");
  assert_first_and_last (fixture, "a41ab4bc-4901-4f14-8c5d-fde630ea2329",
                         "c67b1387-c98e-4277-a058-46e985519a2f");
  window_fixture_click_text (fixture, "Duration");
  assert_first_and_last (fixture, "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab",
                         "c67b1387-c98e-4277-a058-46e985519a2f");
}

static void
test_sort_by_started (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_current (fixture);
  window_fixture_click_text (fixture, "Started");

  /* Simulations that have not started are last. */
  assert_first_and_last (fixture, "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a",
                         "c67b1387-c98e-4277-a058-46e985519a2f");
}

typedef struct
{
  const char *heading;
  const char *first;
} SortRow;

/* The list was sorted by result before. */
static const SortRow sort_rows[] = {
  { "Result", "c67b1387-c98e-4277-a058-46e985519a2f" },
  { "Persona", "bf4e6217-d6e8-43e2-bcb3-508cd7390177" },
  { "Scenario", "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab" },
  { "Endpoint", "e47c0ac0-e56a-4f35-b2b1-b8d762f379ab" },
  { "Language", "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f" },
  { "Stage", "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f" },
};

static void
test_sort (WindowFixture *fixture,
           gconstpointer  data)
{
  const SortRow *row = data;
  g_autofree char *first = NULL;
  g_autofree char *reversed = NULL;

  open_current (fixture);
  window_fixture_click_text (fixture, row->heading);
  first = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (first, ==, row->first);

  window_fixture_click_text (fixture, row->heading);
  reversed = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (reversed, !=, row->first);
}

static void
test_filter_failed (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_current (fixture);
  window_fixture_click_text (fixture, "Failed 3");
  window_fixture_wait_rows (fixture, 3);
  window_fixture_wait_no_text (fixture, "Passed");

  window_fixture_click_text (fixture, "Error 2");
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_text (fixture, "Error: timed out");
  window_fixture_wait_no_text (fixture, "Invalidated");

  window_fixture_click_text (fixture, "Passed 6");
  window_fixture_wait_rows (fixture, 6);
  window_fixture_wait_text (fixture, "Passed");

  window_fixture_click_text (fixture, "Other 2");
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_text (fixture, "Invalidated");

  window_fixture_click_text (fixture, "All 13");
  window_fixture_wait_rows (fixture, N_CURRENT);
}

static void
test_filter_without_match (WindowFixture *fixture,
                           gconstpointer  data)
{
  open_current (fixture);
  window_fixture_click_text (fixture, "Running 0");
  window_fixture_wait_text (fixture, "No Matching Simulations");

  window_fixture_click_text (fixture, "Show All");
  window_fixture_wait_rows (fixture, N_CURRENT);
}

typedef struct
{
  const char *name;
  const char *typed;
  guint       n_rows;
} SearchRow;

static const SearchRow search_rows[] = {
  { "persona", "sarah", 4 },
  { "without-accents", "eloise", 5 },
  { "every-word", "rajesh staging", 2 },
  { "a-backstory", "molar", 4 },
  { "a-phone-number", "15550100011", 1 },
  { "an-id", "f8b204f3", 1 },
  { "a-property", "Meera", 4 },
  { "a-status-in-words", "timed out", 1 },
  { "a-language-in-words", "hindi", 4 },
  { "signs", "<without", 6 },
};

static void
test_search (WindowFixture *fixture,
             gconstpointer  data)
{
  const SearchRow *row = data;

  open_current (fixture);
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, row->typed);
  window_fixture_wait_rows (fixture, row->n_rows);

  window_fixture_press (fixture, "Escape");
  window_fixture_wait_rows (fixture, N_CURRENT);
}

static void
test_search_opens_first (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_current (fixture);
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "rajesh");
  window_fixture_wait_rows (fixture, 4);
  window_fixture_press (fixture, "Return");

  window_fixture_wait_text (fixture, "Rajesh Iyer");
  window_fixture_wait_text (fixture, "1 of 4");
}

static void
test_click_through (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_current (fixture);
  window_fixture_click_text (fixture, "Connecting");

  window_fixture_wait_text (fixture, "4 of 13");
  window_fixture_wait_text (fixture, "Error");
  window_fixture_wait_text (fixture, "Anxious Patient · Sarah Johnson");
}

static void
test_keyboard_alone (WindowFixture *fixture,
                     gconstpointer  data)
{
  open_current (fixture);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "2 of 13");

  window_fixture_press (fixture, "alt+Left");
  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "3 of 13");
}

static void
test_step_to_neighbors (WindowFixture *fixture,
                        gconstpointer  data)
{
  open_current (fixture);
  window_fixture_click_text (fixture, "Connecting");
  window_fixture_wait_text (fixture, "4 of 13");

  window_fixture_press (fixture, "alt+Down");
  window_fixture_wait_text (fixture, "5 of 13");
  window_fixture_wait_text (fixture, "Rajesh Iyer");
  window_fixture_press (fixture, "alt+Up");
  window_fixture_press (fixture, "alt+Up");
  window_fixture_press (fixture, "alt+Up");
  window_fixture_press (fixture, "alt+Up");
  window_fixture_wait_text (fixture, "1 of 13");
  window_fixture_press (fixture, "alt+Up");
  window_fixture_wait_text (fixture, "1 of 13");
}

static void
test_step_in_sort_order (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_current (fixture);
  window_fixture_click_text (fixture, "Error 2");
  window_fixture_wait_rows (fixture, 2);
  window_fixture_click_text (fixture, "Duration");
  window_fixture_click_text (fixture, "In conversation");

  window_fixture_wait_text (fixture, "2 of 2");
  window_fixture_press (fixture, "alt+Down");
  window_fixture_wait_text (fixture, "2 of 2");
  window_fixture_press (fixture, "alt+Up");
  window_fixture_wait_text (fixture, "1 of 2");
  window_fixture_wait_text (fixture, "Connecting");
}

/* A persona in the payload has every trait; the page has a label for each. */
static void
test_every_field_of_a_simulation (WindowFixture *fixture,
                                  gconstpointer  data)
{
  static const char *const texts[] = {
    "Completed", "13592277-01eb-47ab-8958-8053facf308b", "+15550100000",
    "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a", "Sarah Johnson", "Anxious Patient",
    "A busy professional calling during her lunch break; a molar has hurt since the weekend.",
    "Female", "Adult", "English", "American", "Normal", "Clear", "No", "Office", "Anxious",
    "Explicit", "High", "Off", "10\u00a0s", "3", "Yes", "35", "94105", "true", "age", "zipCode", "insured",
    "Front desk (production)", "Phone", "+15555551234", "35%", "Persona", "4\u00a0s", "2\u00a0min\u00a036\u00a0s",
    "518f47a5-985c-4482-8a85-21704f0d50d2", "94c8f0c4-407d-4e54-98e9-7aa15744d89e",
    "b515d847-c0af-4a2a-8050-0593794220c2",
    "Patient calling to schedule an urgent dental appointment",
    "1 September 2026, 14:02:16", "1 September 2026, 14:02:20", "1 September 2026, 14:04:56",
    "2 March 2026, 09:00:00", "19 August 2026, 15:30:12",
  };

  open_current (fixture);
  window_fixture_press (fixture, "Home");
  for (guint i = 0; i < 5; i++)
    window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "6 of 13");
  window_fixture_unfold_details (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    window_fixture_wait_text (fixture, texts[i]);
}

static void
test_retry_and_invalidation (WindowFixture *fixture,
                             gconstpointer  data)
{
  open_current (fixture);
  window_fixture_press (fixture, "End");
  window_fixture_press (fixture, "Up");
  window_fixture_press (fixture, "Up");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "11 of 13");
  window_fixture_unfold_details (fixture);
  window_fixture_wait_text (fixture, "Attempt 1, Invalidated");
  window_fixture_wait_text (fixture, "2");
  window_fixture_wait_text (fixture, "1 September 2026, 14:06:30");

  window_fixture_press (fixture, "alt+Down");
  window_fixture_wait_text (fixture, "12 of 13");
  window_fixture_wait_text (fixture, "Reason: Agent never spoke\n"
                            "Details: Your agent answered and the line stayed silent for 41 seconds.");
}

static gboolean
is_compact (gpointer data)
{
  return window_find_type (data, GTK_TYPE_LIST_VIEW) != NULL &&
         window_find_type (data, GTK_TYPE_COLUMN_VIEW) == NULL;
}

static void
test_narrow_window (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_current (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  window_wait_until (is_compact, fixture->window, "rows instead of the table");

  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_click_text (fixture, "Error · Caller moves*");
  window_fixture_wait_text (fixture, "4 of 13");
}

static void
add_tests (const char *path,
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
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  add_tests ("/window/open/by-id", test_open_by_id, NULL);
  add_tests ("/window/open/by-link", test_open_by_link, NULL);
  add_tests ("/window/open/by-dialog", test_open_by_dialog, NULL);
  add_tests ("/window/open/from-clipboard", test_open_from_clipboard, NULL);
  add_tests ("/window/open/clipboard-without-run", test_clipboard_without_run, NULL);
  add_tests ("/window/open/recent", test_open_recent, NULL);
  add_tests ("/window/open/recent-are-read", test_recent_are_read, NULL);
  add_tests ("/window/open/dialog-refuses-invalid-id", test_open_dialog_refuses_invalid_id, NULL);
  add_tests ("/window/open/invalid-id-shows-toast", test_open_invalid_id_shows_toast, NULL);
  add_tests ("/window/run/header-shows-verdict-and-counts", test_header_shows_verdict_and_counts, NULL);
  add_tests ("/window/sort/by-duration", test_sort_by_duration, NULL);
  add_tests ("/window/sort/by-started", test_sort_by_started, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sort_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/sort/both-ways/%s", sort_rows[i].heading);

      add_tests (path, test_sort, &sort_rows[i]);
    }
  add_tests ("/window/filter/failed", test_filter_failed, NULL);
  add_tests ("/window/filter/without-match", test_filter_without_match, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (search_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/search/finds-%s", search_rows[i].name);

      add_tests (path, test_search, &search_rows[i]);
    }
  add_tests ("/window/search/opens-first", test_search_opens_first, NULL);
  add_tests ("/window/simulation/click-through", test_click_through, NULL);
  add_tests ("/window/simulation/keyboard-alone", test_keyboard_alone, NULL);
  add_tests ("/window/simulation/step-to-neighbors", test_step_to_neighbors, NULL);
  add_tests ("/window/simulation/step-in-sort-order", test_step_in_sort_order, NULL);
  add_tests ("/window/simulation/every-field", test_every_field_of_a_simulation, NULL);
  add_tests ("/window/simulation/retry-and-invalidation", test_retry_and_invalidation, NULL);
  add_tests ("/window/narrow/rows", test_narrow_window, NULL);

  return g_test_run ();
}
