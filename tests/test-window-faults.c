/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Errors in the window: the text of each error, data that stays visible when a refresh
 * fails, and hostile payloads.
 */

#include "callboard-text-row.h"
#include "callboard-ui-resources.h"
#include "callboard-unreadable-button.h"
#include "window-support.h"

/* The longest backoff of the client in ms, shorter than the refresh interval. */
#define LONGEST_BACKOFF 1000

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define N_CURRENT 13

static void
open_current (WindowFixture *fixture)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_wait_text (fixture, "Sarah Johnson");
}

typedef struct
{
  guint       status;
  const char *body;
  const char *title;
  const char *details;
  const char *button;
} ErrorRow;

static const ErrorRow error_rows[] = {
  { 400, "{\"message\":\"bad id\"}", "Roark Reported a Problem", "bad id (status 400)", "Try Again" },
  { 401, "{\"error\":\"expired\"}", "Token Not Accepted", "expired (status 401)", "Connect to Roark…" },
  { 403, "", "No Permission", "Forbidden (status 403)", "Connect to Roark…" },
  { 404, "{\"error\":{\"message\":\"no such run\"}}", "Run Not Found", "no such run (status 404)", "Open Another Run…" },
  { 408, "", "Request Timed Out", "Request Timeout (status 408)", "Try Again" },
  { 429, "<html>slow down</html>", "Too Many Requests", "Too Many Requests (status 429)", "Try Again" },
  { 500, "<b>oops</b>", "Roark Reported a Problem", "Internal Server Error (status 500)", "Try Again" },
  { 503, "{\"message\":\"<b>down</b> & out\"}", "Roark Reported a Problem", "<b>down</b> & out (status 503)", "Try Again" },
  { 301, "", "Unexpected Response", "Moved Permanently (status 301)", "Try Again" },
  { 304, "", "Unexpected Response", "Not Modified (status 304)", "Try Again" },
  { 200, "<!DOCTYPE html><title>Hotel</title>", "Network Sign-In Needed", "127.0.0.1: a web page instead of data",
    "Try Again" },
};

static void
test_error_page (WindowFixture *fixture,
                 gconstpointer  data)
{
  const ErrorRow *row = data;

  window_fixture_answer (fixture, row->status, row->body, -1);
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, row->title);
  window_fixture_wait_text (fixture, row->details);
  window_fixture_wait_text (fixture, row->button);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_try_again (WindowFixture *fixture,
                gconstpointer  data)
{
  window_fixture_answer (fixture, 500, "", -1);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Roark Reported a Problem");

  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_click_text (fixture, "Try Again");
  window_fixture_wait_rows (fixture, N_CURRENT);
}

static void
test_no_server (WindowFixture *fixture,
                gconstpointer  data)
{
  fake_clock_set_auto_advance (fixture->clock, LONGEST_BACKOFF);
  soup_server_disconnect (fixture->server);
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, "Can’t Reach Roark");
  window_fixture_wait_text (fixture, "Try Again");
}

static guint
count_text (GtkWidget  *root,
            const char *text)
{
  guint n = GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
            g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_text (child, text);

  return n;
}

static void
assert_one_page (WindowFixture *fixture)
{
  window_fixture_wait_text (fixture, "Can’t Reach Roark");
  window_fixture_wait_text (fixture, "No runs loaded");
  g_assert_cmpuint (count_text (GTK_WIDGET (fixture->window), "Can’t Reach Roark"), ==, 1);
  g_assert_cmpuint (count_text (GTK_WIDGET (fixture->window), "Try Again"), ==, 1);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), "127.0.0.1*"));
}

/* Neither the list of runs nor the run can be loaded: beside the list, with and without a
 * run, there is one page with one button. */
static void
test_offline_is_one_page (WindowFixture *fixture,
                          gconstpointer  data)
{
  fake_clock_set_auto_advance (fixture->clock, LONGEST_BACKOFF);
  soup_server_disconnect (fixture->server);
  window_fixture_press (fixture, "F5");
  assert_one_page (fixture);

  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Run 895a456c");
  assert_one_page (fixture);
  /* The message names the host once. */
  window_fixture_click_text (fixture, "Details");
  window_fixture_wait_text (fixture, "127.0.0.1: *");

  /* Where only one of the two is visible, each has its own. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 800);
  window_fixture_wait_no_text (fixture, "No runs loaded");
  window_fixture_wait_text (fixture, "Try Again");
}

static void
test_not_found_opens_dialog (WindowFixture *fixture,
                             gconstpointer  data)
{
  window_fixture_answer (fixture, 404, "", -1);
  window_fixture_open (fixture, "nothing-of-the-kind");
  window_fixture_click_text (fixture, "Open Another Run…");

  window_fixture_wait_text (fixture, "Open Run");
}

static void
test_unauthorized_opens_connect_page (WindowFixture *fixture,
                                      gconstpointer  data)
{
  window_fixture_answer (fixture, 401, "", -1);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_click_text (fixture, "Connect to Roark…");

  window_fixture_wait_text (fixture, "Connect to Roark");
  window_fixture_wait_text (fixture, "Explore the Demo");
}

static void
test_refresh_by_f5 (WindowFixture *fixture,
                    gconstpointer  data)
{
  open_current (fixture);
  g_assert_cmpuint (fixture->n_requests, ==, 1);

  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_rows (fixture, N_CURRENT);
  g_assert_cmpuint (fixture->n_requests, ==, 2);
}

/* The payload with the first simulation failed and the last one removed. */
static void
set_changed_response (WindowFixture *fixture)
{
  const char *body = g_bytes_get_data (fixture->body, NULL);
  g_autoptr(GString) changed = g_string_new_len (body, g_bytes_get_size (fixture->body));

  g_assert_cmpuint (g_string_replace (changed, "\"status\": \"COMPLETED\",\n        \"processingStatus\"",
                                      "\"status\": \"FAILED\",\n        \"processingStatus\"", 1), ==, 1);
  window_fixture_answer (fixture, 200, changed->str, changed->len);
}

static void
test_refresh_keeps_state (WindowFixture *fixture,
                          gconstpointer  data)
{
  g_autofree char *first = NULL;
  g_autofree char *first_after = NULL;

  open_current (fixture);
  window_fixture_click_text (fixture, "Duration");
  window_fixture_press (fixture, "ctrl+f");
  window_fixture_type (fixture, "sarah");
  window_fixture_wait_rows (fixture, 4);
  first = window_fixture_dup_row (fixture, 0);

  set_changed_response (fixture);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "3 errors");
  window_fixture_wait_text (fixture, "Error 3");
  window_fixture_wait_rows (fixture, 4);
  first_after = window_fixture_dup_row (fixture, 0);
  g_assert_cmpstr (first_after, ==, first);
}

static void
test_refresh_keeps_open_simulation (WindowFixture *fixture,
                                    gconstpointer  data)
{
  open_current (fixture);
  window_fixture_wait_results (fixture);
  /* The first simulation of the run; the errors of the list are above it. */
  window_fixture_click_text (fixture, "2\u00a0min\u00a036\u00a0s");
  window_fixture_wait_text (fixture, "3 of 13");
  window_fixture_wait_no_text (fixture, "Error");

  set_changed_response (fixture);
  window_fixture_press (fixture, "F5");
  window_fixture_wait_text (fixture, "Error");
  window_fixture_wait_text (fixture, "3 of 13");
}

typedef struct
{
  const char *name;
  const char *body;
  gssize      length;
  /* NULL for that of an unexpected response. */
  const char *title;
} BadBody;

static const BadBody bad_bodies[] = {
  { "empty", "", 0 },
  { "not-json", "I am a teapot", -1 },
  { "html", "<!doctype html><title>Sign in</title>", -1, "Network Sign-In Needed" },
  { "an-empty-object", "{}", -1 },
  { "data-null", "{\"data\": null}", -1 },
  { "an-array", "[1, 2, 3]", -1 },
  { "another-run", "{\"data\":{\"simulationRunPlanJobId\":\"another\",\"simulationRunPlanId\":\"p\",\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[]}}", -1 },
  { "invalid-utf-8", "{\"data\": \"\xff\xfe\"}", -1 },
  { "a-nul", "{\"data\": \"a\0b\"}", 15 },
  { "cut-off", "{\"data\": {\"simulationRunPlanJobId\": \"89", -1 },
};

/* These hide nothing. */
static const BadBody odd_bodies[] = {
  { "jobs-an-object", "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\",\"status\":\"COMPLETED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":{}}}", -1 },
  { "a-number-for-a-string", "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\",\"status\":7,\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[]}}", -1 },
  { "a-date-soon", "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\",\"status\":\"COMPLETED\",\"createdAt\":\"soon\",\"simulationJobs\":[]}}", -1 },
};

static void
test_odd_body (WindowFixture *fixture,
               gconstpointer  data)
{
  const BadBody *row = data;

  window_fixture_answer (fixture, 200, row->body, row->length);
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, "1 field could not be read");
}

static void
test_bad_body (WindowFixture *fixture,
               gconstpointer  data)
{
  const BadBody *row = data;

  window_fixture_answer (fixture, 200, row->body, row->length);
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, row->title != NULL ? row->title : "Unexpected Response");
  window_fixture_wait_text (fixture, "Try Again");
}

static void
test_bad_body_keeps_data (WindowFixture *fixture,
                          gconstpointer  data)
{
  const BadBody *row = data;
  g_autofree char *banner =
    g_strconcat (row->title != NULL ? row->title : "Unexpected Response", ". Showing data from*", NULL);

  open_current (fixture);
  window_fixture_answer (fixture, 200, row->body, row->length);
  window_fixture_press (fixture, "F5");

  window_fixture_wait_text (fixture, banner);
  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_wait_text (fixture, "Sarah Johnson");

  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_press (fixture, "F5");
  window_fixture_wait_no_text (fixture, banner);
}

static void
test_deep_nesting (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i < 10000; i++)
    g_string_append (body, "{\"data\":");
  window_fixture_answer (fixture, 200, body->str, body->len);
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, "Unexpected Response");
}

static void
test_offline_keeps_data (WindowFixture *fixture,
                         gconstpointer  data)
{
  open_current (fixture);
  fake_clock_set_auto_advance (fixture->clock, LONGEST_BACKOFF);
  fake_clock_set_auto_advance (fixture->clock, LONGEST_BACKOFF);
  soup_server_disconnect (fixture->server);
  window_fixture_press (fixture, "F5");

  window_fixture_wait_text (fixture, "Can’t Reach Roark. Showing data from*");
  window_fixture_wait_rows (fixture, N_CURRENT);
}

/* Sets the response to the payload with one text replaced. */
static void
set_response_with (WindowFixture *fixture,
                   const char    *text,
                   const char    *replacement)
{
  g_autoptr(GString) body = NULL;

  window_fixture_answer_file (fixture, "plan-job-current.json");
  body = g_string_new_len (g_bytes_get_data (fixture->body, NULL), g_bytes_get_size (fixture->body));
  g_assert_cmpuint (g_string_replace (body, text, replacement, 0), >, 0);
  window_fixture_answer (fixture, 200, body->str, body->len);
}

static void
test_markup_is_text (WindowFixture *fixture,
                     gconstpointer  data)
{
  set_response_with (fixture, "Rajesh Iyer", "<b>Bold</b> & <span");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_click_text (fixture, "<b>Bold</b> & <span");

  window_fixture_wait_text (fixture, "2 of 13");
  window_fixture_wait_text (fixture, "<b>Bold</b> & <span");
}

static void
test_nul_is_shown (WindowFixture *fixture,
                   gconstpointer  data)
{
  set_response_with (fixture, "Rajesh Iyer", "Raj\\u0000esh\\u001b");
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, "Raj␀esh␛");
}

/* A bidi override is shown and does not affect the following text. */
static void
test_bidi_is_isolated (WindowFixture *fixture,
                       gconstpointer  data)
{
  set_response_with (fixture, "Rajesh Iyer", "Raj\\u202eesh");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_click_text (fixture, "Raj\ufffdesh");

  window_fixture_wait_text (fixture, "2 of 13");
  window_fixture_wait_text (fixture, "Raj\ufffdesh");
}

static void
test_five_megabytes (WindowFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *text = g_strnfill (5 * 1024 * 1024, 'x');

  set_response_with (fixture, "Rajesh Iyer", text);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_click_text (fixture, "xxxxxxxxxx*");

  window_fixture_wait_text (fixture, "2 of 13");
}

static void
test_one_bad_simulation (WindowFixture *fixture,
                         gconstpointer  data)
{
  set_response_with (fixture, "\"simulationJobId\": \"9a6a9ce3-00dc-4615-9895-bd57b3c67f2f\"", "\"simulationJobId\": null");
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_rows (fixture, N_CURRENT - 1);
  window_fixture_wait_text (fixture, "1 simulation could not be read");
  window_fixture_click_text (fixture, "Details");
  window_fixture_wait_text (fixture, "Unreadable Data");
  window_fixture_wait_text (fixture, "data.simulationJobs[1].simulationJobId: expected an ID, got null");
}

static void
test_one_bad_field (WindowFixture *fixture,
                    gconstpointer  data)
{
  set_response_with (fixture, "2026-09-01T14:02:20.118Z\",\n        \"startedAt\": \"2026-09-01T14:02:41.118Z\"",
               "soon\",\n        \"startedAt\": \"2026-09-01T14:02:41.118Z\"");
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_wait_text (fixture, "1 field could not be read");
  window_fixture_click_text (fixture, "1 field could not be read");
  window_fixture_wait_text (fixture, "Unreadable Data");
  window_fixture_wait_text (fixture, "data.simulationJobs[4].createdAt");
  window_fixture_wait_text (fixture, "Expected a date and time, got \"soon\"");
}

static gboolean
has_copied_line (gpointer fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (((WindowFixture *) fixture)->window));
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);

  return gdk_clipboard_get_content (clipboard) != NULL &&
         gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL) &&
         g_str_equal (g_value_get_string (&value),
                      "data.simulationJobs[12].persona.interruption: expected a string, got an object");
}

/* All can be reached, and each can be copied. */
static void
test_many_bad_fields (WindowFixture *fixture,
                      gconstpointer  data)
{
  static const char *const fields[] = {
    "gender", "age", "speechPace", "speechClarity", "baseEmotion", "intentClarity", "confirmationStyle",
    "memoryReliability", "interruption", "accent", "language", "createdAt",
  };
  g_autoptr(GString) body = NULL;
  GtkWidget *label;
  GtkWidget *row;

  window_fixture_answer_file (fixture, "plan-job-current.json");
  body = g_string_new_len (g_bytes_get_data (fixture->body, NULL), g_bytes_get_size (fixture->body));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *member = g_strdup_printf ("\"%s\": \"", fields[i]);
      g_autofree char *odd = g_strdup_printf ("\"%s\": %s, \"x\": \"", fields[i],
                                              g_str_equal (fields[i], "createdAt") ? "\"soon\"" : "{}");

      g_assert_cmpuint (g_string_replace (body, member, odd, 0), >=, N_CURRENT);
    }
  window_fixture_answer (fixture, 200, body->str, body->len);
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_rows (fixture, N_CURRENT);
  window_fixture_click (fixture, window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_UNREADABLE_BUTTON));
  window_fixture_wait_text (fixture, "Unreadable Data");
  window_fixture_wait_text (fixture, "data.createdAt");
  for (guint i = 0; i < 4; i++)
    window_fixture_press (fixture, "Tab");
  window_fixture_press (fixture, "End");
  window_fixture_wait_text (fixture, "data.simulationJobs[12].persona.interruption");
  label = window_find_text (GTK_WIDGET (fixture->window), "data.simulationJobs[12].persona.interruption");
  row = gtk_widget_get_ancestor (label, CALLBOARD_TYPE_TEXT_ROW);
  window_fixture_click (fixture, GTK_WIDGET (callboard_text_row_get_button (CALLBOARD_TEXT_ROW (row))));
  window_wait_until (has_copied_line, fixture, "the copied line");
}

static void
test_duplicate_ids (WindowFixture *fixture,
                    gconstpointer  data)
{
  set_response_with (fixture, "9a6a9ce3-00dc-4615-9895-bd57b3c67f2f", "5b0c7f1e-2d34-4c69-9a57-0f1e2d3c4b5a");
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_rows (fixture, N_CURRENT - 1);
  window_fixture_wait_text (fixture, "1 simulation could not be read");
}

static void
test_no_simulations (WindowFixture *fixture,
                     gconstpointer  data)
{
  window_fixture_answer (fixture, 200,
                         "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\","
                         "\"status\":\"QUEUED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[]}}", -1);
  window_fixture_open (fixture, CURRENT_RUN);

  window_fixture_wait_text (fixture, "No Simulations");
  window_fixture_wait_text (fixture, "Queued");
}

static void
test_id_is_escaped (WindowFixture *fixture,
                    gconstpointer  data)
{
  window_fixture_answer (fixture, 404, "", -1);
  window_fixture_open (fixture, "../../v1/me");

  window_fixture_wait_text (fixture, "Run Not Found");
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->paths, 0), ==,
                   "/v1/simulation/plan/job/..%2F..%2Fv1%2Fme");
}

static void
type_token (WindowFixture *fixture,
            const char    *base_url)
{
  callboard_window_set_session (fixture->window, NULL, NULL);
  window_fixture_wait_text (fixture, "Explore the Demo");
  window_fixture_type (fixture, "a-secret");
  if (base_url != NULL)
    {
      window_fixture_click_text (fixture, "Advanced");
      window_fixture_click_text (fixture, "https://api.roark.ai");
      window_fixture_press (fixture, "ctrl+a");
      window_fixture_type (fixture, base_url);
    }
}

static char *
dup_server_address (WindowFixture *fixture)
{
  GSList *uris = soup_server_get_uris (fixture->server);
  char *address = g_uri_to_string (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return address;
}

static void
test_connect_refuses_plain_http (WindowFixture *fixture,
                                 gconstpointer  data)
{
  type_token (fixture, "http://example.com");
  window_fixture_press (fixture, "Return");

  window_fixture_wait_text (fixture, "Use https to protect your token");
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_connect_shows_wrong_token (WindowFixture *fixture,
                                gconstpointer  data)
{
  g_autofree char *address = dup_server_address (fixture);

  window_fixture_answer (fixture, 401, "{\"message\":\"who are you\"}", -1);
  type_token (fixture, address);
  window_fixture_press (fixture, "Return");

  window_fixture_wait_text (fixture, "Roark rejected the token.*");
  g_assert_cmpstr (g_ptr_array_index (fixture->paths, 0), ==, "/v1/me");
}

static void
test_connect_shows_sign_in_page (WindowFixture *fixture,
                                 gconstpointer  data)
{
  g_autofree char *address = dup_server_address (fixture);

  window_fixture_answer (fixture, 200, "<!DOCTYPE html><title>Hotel</title>", -1);
  type_token (fixture, address);
  window_fixture_press (fixture, "Return");

  window_fixture_wait_text (fixture, "This looks like a sign-in page of your network.*");
}

/* A server that never responds: Escape and Cancel lead back to the fields. */
static void
test_connect_can_be_canceled (WindowFixture *fixture,
                              gconstpointer  data)
{
  g_autoptr(GSocketListener) listener = g_socket_listener_new ();
  g_autoptr(GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u", port);

  g_assert_no_error (error);
  type_token (fixture, address);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Cancel");
  window_fixture_press (fixture, "Escape");
  window_fixture_wait_no_text (fixture, "Cancel");

  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Cancel");
  window_fixture_click_text (fixture, "Cancel");
  window_fixture_wait_no_text (fixture, "Cancel");
  window_fixture_wait_text (fixture, "Connect");
}

/* There is no Secret Service on this bus: the token is only kept in memory, and a toast
 * says so. */
static void
test_connect_and_sign_out (WindowFixture *fixture,
                           gconstpointer  data)
{
  g_autofree char *address = dup_server_address (fixture);

  window_fixture_answer_file (fixture, "me.json");
  type_token (fixture, address);
  window_fixture_press (fixture, "Return");
  window_fixture_wait_text (fixture, "Choose a Run");
  window_fixture_wait_text (fixture, "Front desk, Bright Smile");
  window_fixture_wait_text (fixture, "No keyring: the token is only stored until you quit Callboard");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.sign-out", NULL);
  window_fixture_wait_text (fixture, "Sign Out?");
  window_fixture_press (fixture, "alt+s");
  window_fixture_wait_text (fixture, "Connect to Roark");
}

static void
add_tests (const char   *path,
           void        (*test) (WindowFixture *, gconstpointer),
           gconstpointer data)
{
  g_test_add (path, WindowFixture, data, window_fixture_set_up, test, window_fixture_tear_down);
}

static void
add_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (error_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/error/status-%u", error_rows[i].status);

      add_tests (path, test_error_page, &error_rows[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd_bodies); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/unreadable/%s", odd_bodies[i].name);

      add_tests (path, test_odd_body, &odd_bodies[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad_bodies); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/bad-body/%s", bad_bodies[i].name);
      g_autofree char *keeps_path = g_strdup_printf ("/window/bad-body/keeps-data/%s", bad_bodies[i].name);

      add_tests (path, test_bad_body, &bad_bodies[i]);
      add_tests (keeps_path, test_bad_body_keeps_data, &bad_bodies[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  add_tables ();
  add_tests ("/window/error/try-again", test_try_again, NULL);
  add_tests ("/window/error/no-server", test_no_server, NULL);
  add_tests ("/window/error/offline-is-one-page", test_offline_is_one_page, NULL);
  add_tests ("/window/error/not-found-opens-dialog", test_not_found_opens_dialog, NULL);
  add_tests ("/window/error/unauthorized-opens-connect-page", test_unauthorized_opens_connect_page, NULL);
  add_tests ("/window/refresh/f5", test_refresh_by_f5, NULL);
  add_tests ("/window/refresh/keeps-sort-search-and-scroll", test_refresh_keeps_state, NULL);
  add_tests ("/window/refresh/keeps-open-simulation", test_refresh_keeps_open_simulation, NULL);
  add_tests ("/window/refresh/offline-keeps-data", test_offline_keeps_data, NULL);
  add_tests ("/window/bad-body/deep-nesting", test_deep_nesting, NULL);
  add_tests ("/window/hostile-text/markup-is-text", test_markup_is_text, NULL);
  add_tests ("/window/hostile-text/nul-is-shown", test_nul_is_shown, NULL);
  add_tests ("/window/hostile-text/bidi-is-isolated", test_bidi_is_isolated, NULL);
  add_tests ("/window/hostile-text/five-megabytes", test_five_megabytes, NULL);
  add_tests ("/window/hostile-text/id-is-escaped", test_id_is_escaped, NULL);
  add_tests ("/window/skipped-items/one-bad-simulation", test_one_bad_simulation, NULL);
  add_tests ("/window/unreadable/one-bad-field", test_one_bad_field, NULL);
  add_tests ("/window/unreadable/many-bad-fields", test_many_bad_fields, NULL);
  add_tests ("/window/skipped-items/duplicate-ids", test_duplicate_ids, NULL);
  add_tests ("/window/run/no-simulations", test_no_simulations, NULL);
  add_tests ("/window/connect/refuses-plain-http", test_connect_refuses_plain_http, NULL);
  add_tests ("/window/connect/shows-wrong-token", test_connect_shows_wrong_token, NULL);
  add_tests ("/window/connect/shows-sign-in-page", test_connect_shows_sign_in_page, NULL);
  add_tests ("/window/connect/can-be-canceled", test_connect_can_be_canceled, NULL);
  add_tests ("/window/connect/then-sign-out", test_connect_and_sign_out, NULL);

  return g_test_run ();
}
