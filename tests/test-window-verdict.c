/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The verdict of a run in the window: expanding it, every kind of failure as a sentence, the
 * minimum of a check on its bar, filtering the simulations by a failed check, and the
 * countdown to a retry with a fake clock.
 */

#include "callboard-check-row.h"
#include "callboard-pass-rate-bar.h"
#include "callboard-reason-row.h"
#include "callboard-run-header.h"
#include "callboard-ui-resources.h"
#include "callboard-verdict-view.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_SIMULATIONS 13
#define BUTTON "Failed · score 86.4"

static void
open_run (WindowFixture *fixture)
{
  window_fixture_open (fixture, RUN);
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_text (fixture, "Sarah Johnson");
}

static void
open_current (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  open_run (fixture);
}

/* --- Expanding --------------------------------------------------------------- */

static void
test_expands (WindowFixture *fixture,
              gconstpointer  data)
{
  open_current (fixture);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "Failure Reasons"));

  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_text (fixture, "Failure Reasons");
  window_fixture_wait_text (fixture, "Silence duration ≤ 2 s: 66.7% passed (90% required)");
  window_fixture_wait_text (fixture, "Only 9 of 12 calls evaluated");
  window_fixture_wait_text (fixture, "12 test cases, 13 attempts: 0 evaluated, 2 errors, 1 invalidated, 1 canceled, 9 unknown");
  window_fixture_wait_text (fixture, "1 retry, 1 silent attempt");
  window_fixture_wait_text (fixture, "Instruction follow");
  window_fixture_wait_text (fixture, "9 of 9");
  window_fixture_wait_text (fixture, "100% passed (Roark’s default of 80% required)");
  window_fixture_wait_text (fixture, "6 of 9");
  window_fixture_wait_text (fixture, "66.7% passed (90% required)");
  window_fixture_wait_text (fixture, "Unnamed check");
  window_fixture_wait_text (fixture, "Not evaluated");

  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_no_text (fixture, "Failure Reasons");
}

/* The verdict is the only disclosure; the retries are a text. */
static void
test_retries_are_text (WindowFixture *fixture,
                       gconstpointer  data)
{
  GtkWidget *retries;

  open_current (fixture);
  retries = window_find_text (GTK_WIDGET (fixture->window), "1 retry");
  g_assert_nonnull (retries);
  g_assert_null (gtk_widget_get_ancestor (retries, GTK_TYPE_BUTTON));
}

/* --- Failures ----------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *failure;
  const char *sentence;
} Sentence;

static const Sentence sentences[] = {
  { "not-completed", "{\"type\":\"RUN_NOT_COMPLETED\",\"status\":\"TIMED_OUT\"}",
    "Run not completed: Timed out" },
  { "not-completed/no-status", "{\"type\":\"RUN_NOT_COMPLETED\"}", "Run not completed" },
  { "coverage", "{\"type\":\"INCOMPLETE_COVERAGE\",\"evaluatedCalls\":0,\"expectedCalls\":1}",
    "Only 0 of 1 call evaluated" },
  { "coverage/no-numbers", "{\"type\":\"INCOMPLETE_COVERAGE\"}", "Not all calls evaluated" },
  { "silent", "{\"type\":\"AGENT_NEVER_SPOKE\",\"neverSpokeCalls\":2,\"totalCalls\":60,\"maxShare\":5}",
    "Agent never spoke in 2 of 60 calls (5% allowed)" },
  { "silent/share", "{\"type\":\"AGENT_NEVER_SPOKE\",\"neverSpokeCalls\":2,\"totalCalls\":60,\"maxShare\":0.05}",
    "Agent never spoke in 2 of 60 calls (5% allowed)" },
  { "silent/no-share", "{\"type\":\"AGENT_NEVER_SPOKE\",\"neverSpokeCalls\":2,\"totalCalls\":60}",
    "Agent never spoke in 2 of 60 calls" },
  { "not-evaluated", "{\"type\":\"METRIC_NOT_EVALUATED\",\"metricName\":\"Politeness\"}",
    "Politeness: not evaluated" },
  { "not-evaluated/no-name", "{\"type\":\"METRIC_NOT_EVALUATED\",\"metricName\":null}",
    "Unnamed check: not evaluated" },
  { "below", "{\"type\":\"METRIC_BELOW_MIN_PASS_RATE\",\"metricName\":\"<b>Tone</b>\",\"passRate\":0,\"minPassRate\":99.5}",
    "<b>Tone</b>: 0% passed (99.5% required)" },
  { "below/no-numbers", "{\"type\":\"METRIC_BELOW_MIN_PASS_RATE\",\"metricName\":\"Tone\"}",
    "Tone: pass rate too low" },
  { "new", "{\"type\":\"BUDGET_EXCEEDED\"}", "Budget exceeded" },
};

/* Replaces a text in the payload. */
static void
replace (WindowFixture *fixture,
         const char    *text,
         const char    *replacement)
{
  g_autoptr(GString) body = g_string_new_len (g_bytes_get_data (fixture->body, NULL),
                                              g_bytes_get_size (fixture->body));

  g_assert_cmpuint (g_string_replace (body, text, replacement, 1), ==, 1);
  window_fixture_answer (fixture, 200, body->str, body->len);
}

static void
test_sentence (WindowFixture *fixture,
               gconstpointer  data)
{
  const Sentence *sentence = data;
  g_autofree char *failures = g_strconcat ("\"failures\": [", sentence->failure, ",", NULL);

  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, "\"failures\": [", failures);
  open_run (fixture);
  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_text (fixture, sentence->sentence);
}

/* Plural forms of both numbers in a sentence. */
static void
test_single_test_case (WindowFixture *fixture,
                       gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, "\"testCaseCount\": 12", "\"testCaseCount\": 1");
  replace (fixture, "\"stillSilentTestCaseCount\": 0", "\"stillSilentTestCaseCount\": 1");
  open_run (fixture);
  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_text (fixture, "1 test case, 13 attempts: *");
  window_fixture_wait_text (fixture, "1 retry, 1 silent attempt, 1 test case still silent");
}

/* --- The bar ------------------------------------------------------------------- */

static GtkWidget *
find_part (GtkWidget  *bar,
           const char *css_name)
{
  for (GtkWidget *part = gtk_widget_get_first_child (bar); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (g_str_equal (gtk_widget_get_css_name (part), css_name))
      return part;

  g_assert_not_reached ();
}

static int
get_x (GtkWidget *part,
       GtkWidget *bar)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (part, bar, &bounds));

  return (int) bounds.origin.x;
}

static void
test_minimum_marker (WindowFixture *fixture,
                     gconstpointer  data)
{
  GtkWidget *bar;
  int width;

  open_current (fixture);
  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_text (fixture, "Instruction follow");
  window_fixture_wait_drawn (fixture);
  bar = window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_PASS_RATE_BAR);
  width = gtk_widget_get_width (bar);
  g_assert_cmpint (width, >, 100);
  /* The check that failed is the first one. */
  g_assert_cmpint (ABS (get_x (find_part (bar, "mark"), bar) - width * 90 / 100), <=, 2);
  g_assert_cmpint (ABS (gtk_widget_get_width (find_part (bar, "fill")) - width * 667 / 1000), <=, 2);

  g_object_set (bar, "rate", 100.0, "minimum", 80.0, NULL);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpint (ABS (get_x (find_part (bar, "mark"), bar) - width * 80 / 100), <=, 2);
  g_assert_cmpint (gtk_widget_get_width (find_part (bar, "fill")), ==, width);

  g_object_set (bar, "rate", 25.0, "minimum", -1.0, "passed", FALSE, NULL);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpint (ABS (gtk_widget_get_width (find_part (bar, "fill")) - width / 4), <=, 1);
  g_assert_false (gtk_widget_get_visible (find_part (bar, "mark")));
  g_assert_true (gtk_widget_has_css_class (bar, "missed"));

  /* Values out of range stay within the bar. */
  g_object_set (bar, "rate", 1e300, "minimum", 1e300, NULL);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpint (gtk_widget_get_width (find_part (bar, "fill")), ==, width);
}

/* --- The failures of a check ------------------------------------------------------ */

#define CHECK "Silence duration ≤ 2 s"
#define N_CALLS 10
#define NARROWED "Failed check: Silence duration ≤ 2 s · 2 simulations"
#define SILENT(value) \
  "{\"data\":[{\"metricDefinitionId\":\"62983cee-d658-4e29-918d-e3a385cd3cb8\",\"slug\":\"silence_duration_check\"," \
  "\"name\":\"" CHECK "\",\"type\":\"BOOLEAN\",\"values\":[{\"captureStatus\":\"SUCCESS\",\"value\":" value "}]}]}"

static gboolean
is_expanded (gpointer data)
{
  WindowFixture *fixture = data;
  GtkWidget *label = window_find_text (GTK_WIDGET (fixture->window), CHECK);
  GtkWidget *revealer = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_REVEALER) : NULL;

  return revealer != NULL && gtk_revealer_get_child_revealed (GTK_REVEALER (revealer));
}

/* Two calls failed the check. The metrics of the others are @others. Waits for the end of the
 * expansion before clicking. */
static void
open_failures_with (WindowFixture *fixture,
                    const char    *others)
{
  if (others != NULL)
    window_fixture_answer_call (fixture, "/metrics", others);
  window_fixture_answer_call (fixture, "1400ecf1-8c82-4717-9e62-4e008b545989/metrics", SILENT ("false"));
  window_fixture_answer_call (fixture, "d05ab0d4-7c5c-4642-ad46-cac8b7ef6380/metrics", SILENT ("false"));
  open_current (fixture);
  window_fixture_click_text (fixture, BUTTON);
  window_wait_until (is_expanded, fixture, "the checks to be expanded");
  window_fixture_wait_drawn (fixture);
}

static void
open_failures (WindowFixture *fixture)
{
  open_failures_with (fixture, SILENT ("true"));
}

static CallboardCheckRow *
find_check (WindowFixture *fixture,
            const char    *name)
{
  GtkWidget *label = window_find_text (GTK_WIDGET (fixture->window), name);

  g_assert_nonnull (label);

  return CALLBOARD_CHECK_ROW (gtk_widget_get_ancestor (label, CALLBOARD_TYPE_CHECK_ROW));
}

static gboolean
is_selected (WindowFixture *fixture)
{
  gboolean selected;

  g_object_get (find_check (fixture, CHECK), "selected", &selected, NULL);

  return selected;
}

static void
test_click_filters (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_failures (fixture);
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_text (fixture, NARROWED);
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_no_text (fixture, "Checked*");
  window_fixture_wait_no_text (fixture, "Searching*");
  g_assert_true (is_selected (fixture));
  g_assert_cmpuint (fixture->n_call_requests, ==, N_CALLS);

  /* A second click, later than a double click, shows all again. */
  window_fixture_click_text (fixture, "6 of 9");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_no_text (fixture, NARROWED);
  g_assert_false (is_selected (fixture));

  /* A third click needs no requests. */
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_rows (fixture, 2);
  g_assert_cmpuint (fixture->n_call_requests, ==, N_CALLS);

  window_fixture_click_text (fixture, "Show All");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  g_assert_false (is_selected (fixture));
}

static void
test_keyboard_filters (WindowFixture *fixture,
                       gconstpointer  data)
{
  open_failures (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (find_check (fixture, "Unnamed check")));
  window_fixture_press (fixture, "Up");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, NARROWED);
  window_fixture_wait_rows (fixture, 2);
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  g_assert_false (is_selected (fixture));
  window_fixture_wait_no_text (fixture, NARROWED);
}

/* Without failed or evaluated calls there is nothing to filter. */
static void
test_nothing_failed (WindowFixture *fixture,
                     gconstpointer  data)
{
  open_failures (fixture);
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_check (fixture, "Instruction follow"))));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_check (fixture, "Unnamed check"))));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_check (fixture, CHECK))));
}

static void
test_progress (WindowFixture *fixture,
               gconstpointer  data)
{
  window_fixture_hold_calls (fixture);
  open_failures (fixture);
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_text (fixture, "Failed check: Silence duration ≤ 2 s · 0 simulations");
  window_fixture_wait_text (fixture, "Checked 0 of 10 calls");
  window_fixture_wait_text (fixture, "Searching Calls…");
  window_fixture_release_calls (fixture);
  window_fixture_wait_text (fixture, NARROWED);
  window_fixture_wait_rows (fixture, 2);
  window_fixture_wait_no_text (fixture, "Checked*");
  window_fixture_wait_no_text (fixture, "Searching*");
}

static void
test_error (WindowFixture *fixture,
            gconstpointer  data)
{
  open_failures_with (fixture, NULL);
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_text (fixture, "8 calls could not be read: *");
  window_fixture_wait_text (fixture, NARROWED);
  window_fixture_wait_rows (fixture, 2);

  window_fixture_answer_call (fixture, "/metrics", SILENT ("false"));
  window_fixture_click_text (fixture, "Try Again");
  window_fixture_wait_rows (fixture, N_CALLS);
  window_fixture_wait_no_text (fixture, "8 calls*");
  window_fixture_wait_no_text (fixture, "Try Again");
}

/* Leaving the page cancels the search for failed calls. */
static void
test_leave_while_searching (WindowFixture *fixture,
                            gconstpointer  data)
{
  window_fixture_hold_calls (fixture);
  open_failures (fixture);
  window_fixture_click_text (fixture, CHECK);
  window_fixture_wait_text (fixture, "Checked 0 of 10 calls");
}

/* --- Reasons ------------------------------------------------------------------- */

static CallboardReasonRow *
find_reason (WindowFixture *fixture,
             const char    *text)
{
  GtkWidget *label;

  window_fixture_wait_text (fixture, text);
  /* The legend of the bar has the same counts. */
  label = window_find_text (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_VERDICT_VIEW), text);
  g_assert_nonnull (label);

  return CALLBOARD_REASON_ROW (gtk_widget_get_ancestor (label, CALLBOARD_TYPE_REASON_ROW));
}

static gboolean
is_activatable (gpointer row)
{
  return gtk_list_box_row_get_activatable (row);
}

typedef struct
{
  const char *name;
  const char *reason;
  const char *title;
  guint       n_rows;
} Reason;

static const Reason reasons[] = {
  { "error", "2 errors", "Error · 2 simulations", 2 },
  { "invalidated", "1 invalidated", "Invalidated · 1 simulation", 1 },
  { "never-spoke", "Agent never spoke in 1 of 13 calls", "Agent never spoke · 1 simulation", 1 },
  { "coverage", "Only 9 of 12 calls evaluated", "Not evaluated, error or canceled · 3 simulations", 3 },
  { "check-not-evaluated", "Unnamed check: not evaluated", "Unnamed check: not evaluated · 9 simulations", 9 },
  { "check", "Silence duration ≤ 2 s: 66.7% passed (90% required)", NARROWED, 2 },
};

/* A click filters, the row is marked, and a second click or the bar shows all again. */
static void
test_reason_filters (WindowFixture *fixture,
                     gconstpointer  data)
{
  const Reason *reason = data;
  CallboardReasonRow *row;

  window_fixture_answer_call (fixture, "/metrics", SILENT ("true"));
  window_fixture_answer_call (fixture, "1400ecf1-8c82-4717-9e62-4e008b545989/metrics", SILENT ("false"));
  window_fixture_answer_call (fixture, "d05ab0d4-7c5c-4642-ad46-cac8b7ef6380/metrics", SILENT ("false"));
  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, "\"failures\": [",
           "\"failures\": [{\"type\":\"AGENT_NEVER_SPOKE\",\"neverSpokeCalls\":1,\"totalCalls\":13},");
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_click_text (fixture, BUTTON);
  window_wait_until (is_expanded, fixture, "the checks to be expanded");
  row = find_reason (fixture, reason->reason);
  window_wait_until (is_activatable, row, "the reason to be activatable");
  window_fixture_wait_drawn (fixture);

  window_fixture_click (fixture, GTK_WIDGET (row));
  window_fixture_wait_text (fixture, reason->title);
  window_fixture_wait_rows (fixture, reason->n_rows);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row), "selected"));

  window_fixture_click_text (fixture, "Show All");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
  window_fixture_wait_no_text (fixture, reason->title);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row), "selected"));
}

static void
test_reason_keyboard (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_failures (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (find_reason (fixture, "2 errors")));
  window_fixture_press (fixture, "Down");
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Invalidated · 1 simulation");
  window_fixture_wait_rows (fixture, 1);
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_rows (fixture, N_SIMULATIONS);
}

/* Nobody knows which simulations a failure of a new kind is about. */
static void
test_reason_unknown (WindowFixture *fixture,
                     gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, "\"failures\": [", "\"failures\": [{\"type\":\"BUDGET_EXCEEDED\"},");
  open_run (fixture);
  window_fixture_click_text (fixture, BUTTON);
  g_assert_false (is_activatable (find_reason (fixture, "Budget exceeded")));
}

/* --- Counts --------------------------------------------------------------------- */

static void
test_counts (WindowFixture *fixture,
             gconstpointer  data)
{
  const char *const *texts = data;

  window_fixture_answer_results (fixture);
  window_fixture_answer_file (fixture, "plan-job-current.json");
  if (texts[0] != NULL)
    replace (fixture, texts[0], texts[1]);
  open_run (fixture);
  window_fixture_wait_results (fixture);
  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_text (fixture, texts[2]);
}

#define PARTS "9 evaluated, 2 errors, 1 invalidated, 1 canceled"
#define ATTEMPTS "\"attemptCount\": 13"

static const char *const counts_that_add_up[] = { NULL, NULL, "12 test cases, 13 attempts: " PARTS };
static const char *const counts_with_missing[] = {
  ATTEMPTS, "\"attemptCount\": 15", "12 test cases, 15 attempts: " PARTS ", 2 unknown"
};
static const char *const counts_with_more[] = {
  ATTEMPTS, "\"attemptCount\": 11", "12 test cases, 13 attempts (Roark counts 11): " PARTS
};
static const char *const counts_without_attempts[] = {
  ATTEMPTS, "\"attemptCount\": null", "12 test cases, 13 attempts: " PARTS
};

/* The verdict is as tall as what it says, and the page scrolls, not the verdict. */
static void
test_no_nested_scrolling (WindowFixture *fixture,
                          gconstpointer  data)
{
  GtkWidget *list;
  GtkWidget *scroller;

  open_failures (fixture);
  list = gtk_widget_get_ancestor (GTK_WIDGET (find_check (fixture, CHECK)), GTK_TYPE_LIST_BOX);
  scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_nonnull (scroller);
  g_assert_true (gtk_widget_is_ancestor (window_find_type (GTK_WIDGET (fixture->window), GTK_TYPE_COLUMN_VIEW),
                                         scroller));
  g_assert_null (gtk_widget_get_ancestor (scroller, CALLBOARD_TYPE_RUN_HEADER));
}

/* --- Retries -------------------------------------------------------------------- */

#define RETRIES "\"pendingRetries\": ["
#define RETRY(number, at) \
  "{\"simulationJobId\":\"4a143695-35ba-4998-aa09-e79dad4ce7cc\",\"attemptNumber\":" number \
  ",\"maxAttempts\":3,\"scheduledAt\":" at "}"

static void
open_with_retries (WindowFixture *fixture,
                   const char    *retries)
{
  window_fixture_stop_list_refresh (fixture);
  fake_clock_set_now (fixture->clock, "2026-09-01T14:08:00Z");
  window_fixture_answer_file (fixture, "plan-job-current.json");
  replace (fixture, RETRIES, retries);
  open_run (fixture);
}

static void
test_retry_countdown (WindowFixture *fixture,
                      gconstpointer  data)
{
  open_with_retries (fixture, RETRIES RETRY ("2", "\"2026-09-01T14:08:40Z\""));
  window_fixture_wait_text (fixture, "Retrying in 40\u00a0s, attempt 2 of 3");
  fake_clock_advance (fixture->clock, 1000);
  window_fixture_wait_text (fixture, "Retrying in 39\u00a0s, attempt 2 of 3");

  window_fixture_click_text (fixture, BUTTON);
  window_fixture_wait_text (fixture, "Sarah Johnson: Retrying in 3*");
}

static void
test_next_retry_first (WindowFixture *fixture,
                       gconstpointer  data)
{
  open_with_retries (fixture, RETRIES RETRY ("3", "null") "," RETRY ("2", "\"2026-09-01T14:10:00Z\"")
                     "," RETRY ("1", "\"2026-09-01T14:07:00Z\""));
  window_fixture_wait_text (fixture, "Retrying now, attempt 1 of 3, and 2 more");
}

/* The countdown stops while the page is hidden. */
static void
test_retry_stops_while_hidden (WindowFixture *fixture,
                               gconstpointer  data)
{
  guint n_timeouts;

  open_with_retries (fixture, RETRIES RETRY ("2", "\"2026-09-01T14:18:40Z\""));
  window_fixture_wait_text (fixture, "Retrying in 10\u00a0min\u00a040\u00a0s, attempt 2 of 3");
  n_timeouts = fake_clock_get_n_timeouts (fixture->clock);
  g_assert_cmpuint (n_timeouts, >=, 1);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.connect", NULL);
  window_fixture_wait_no_text (fixture, "Sarah Johnson");
  window_fixture_wait_drawn (fixture);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), <, n_timeouts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/verdict/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("expands", test_expands);
  ADD ("retries-are-text", test_retries_are_text);
  ADD ("single-test-case", test_single_test_case);
  ADD ("minimum-marker", test_minimum_marker);
  ADD ("check/click-filters", test_click_filters);
  ADD ("check/keyboard-filters", test_keyboard_filters);
  ADD ("check/nothing-failed", test_nothing_failed);
  ADD ("check/progress", test_progress);
  ADD ("check/error", test_error);
  ADD ("check/leave-while-searching", test_leave_while_searching);
  ADD ("retry/countdown", test_retry_countdown);
  ADD ("retry/next-first", test_next_retry_first);
  ADD ("retry/stops-while-hidden", test_retry_stops_while_hidden);
  ADD ("reason/keyboard", test_reason_keyboard);
  ADD ("reason/unknown", test_reason_unknown);
  ADD ("no-nested-scrolling", test_no_nested_scrolling);
#undef ADD

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *path = g_strconcat ("/window/verdict/reason/", reasons[i].name, NULL);

      g_test_add (path, WindowFixture, &reasons[i], window_fixture_set_up, test_reason_filters,
                  window_fixture_tear_down);
    }
#define ADD_COUNTS(path, texts) \
  g_test_add ("/window/verdict/counts/" path, WindowFixture, texts, window_fixture_set_up, test_counts, \
              window_fixture_tear_down)
  ADD_COUNTS ("add-up", counts_that_add_up);
  ADD_COUNTS ("missing-attempts", counts_with_missing);
  ADD_COUNTS ("too-few-attempts", counts_with_more);
  ADD_COUNTS ("no-attempts", counts_without_attempts);
#undef ADD_COUNTS

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strconcat ("/window/verdict/failure/", sentences[i].name, NULL);

      g_test_add (path, WindowFixture, &sentences[i], window_fixture_set_up, test_sentence, window_fixture_tear_down);
    }

  return g_test_run ();
}
