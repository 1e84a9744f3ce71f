/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server that does not respond: what the window says after some seconds, and refreshing
 * once more.
 */

#include <locale.h>

#include "callboard-run-page.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define WAITING "Waiting for the server since *"

typedef struct
{
  WindowFixture  window;
  /* Requests that are not responded to. */
  GPtrArray     *held;
  guint          n_expected;
} Fixture;

static void
on_held_request (SoupServer        *server,
                 SoupServerMessage *message,
                 const char        *path,
                 GHashTable        *query,
                 gpointer           user_data)
{
  Fixture *fixture = user_data;

  g_ptr_array_add (fixture->held, g_object_ref (message));
  soup_server_message_pause (message);
}

static gboolean
has_held (gpointer data)
{
  Fixture *fixture = data;

  return fixture->held->len >= fixture->n_expected;
}

static void
wait_held (Fixture *fixture,
           guint    n_expected)
{
  fixture->n_expected = n_expected;
  window_wait_until (has_held, fixture, "the requests");
}

static void
hold (Fixture    *fixture,
      const char *path)
{
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  soup_server_add_handler (fixture->window.server, path, on_held_request, fixture, NULL);
}

static void
respond (Fixture *fixture,
         guint    index,
         GBytes  *body)
{
  SoupServerMessage *message = g_ptr_array_index (fixture->held, index);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY,
                                    g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  soup_server_message_unpause (message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (&fixture->window, data);
  window_fixture_answer_file (&fixture->window, "plan-job-current.json");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_tear_down (&fixture->window, data);
  g_clear_pointer (&fixture->held, g_ptr_array_unref);
}

static void
test_the_header_says_so (Fixture       *fixture,
                         gconstpointer  data)
{
  GtkWidget *root = GTK_WIDGET (fixture->window.window);

  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Started *");
  window_fixture_stop_list_refresh (&fixture->window);
  hold (fixture, "/v1/simulation/plan/job/");

  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 1);
  fake_clock_advance (fixture->window.clock, 4999);
  window_fixture_wait_drawn (&fixture->window);
  g_assert_null (window_find_text (root, WAITING));
  fake_clock_advance (fixture->window.clock, 1);
  window_fixture_wait_text (&fixture->window, WAITING);

  /* Cancels the request and sends another, whose response is shown. */
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 2);
  window_fixture_wait_no_text (&fixture->window, WAITING);
  fake_clock_advance (fixture->window.clock, 5000);
  window_fixture_wait_text (&fixture->window, WAITING);
  respond (fixture, 1, fixture->window.body);
  window_fixture_wait_no_text (&fixture->window, WAITING);
  g_assert_cmpuint (fixture->held->len, ==, 2);
}

/* The time of day may be set back while a request is pending. */
static void
test_the_clock_is_set_back (Fixture       *fixture,
                            gconstpointer  data)
{
  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Started *");
  window_fixture_stop_list_refresh (&fixture->window);
  hold (fixture, "/v1/simulation/plan/job/");

  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 1);
  fake_clock_set_now (fixture->window.clock, "2026-01-05T09:00:00Z");
  fake_clock_advance (fixture->window.clock, 2000);
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 2);
}

static void
test_the_first_request (Fixture       *fixture,
                        gconstpointer  data)
{
  window_fixture_stop_list_refresh (&fixture->window);
  hold (fixture, "/v1/simulation/plan/job/");
  window_fixture_open (&fixture->window, RUN);
  wait_held (fixture, 1);
  window_fixture_wait_text (&fixture->window, "Loading Run…");
  fake_clock_advance (fixture->window.clock, 5000);
  window_fixture_wait_text (&fixture->window, WAITING);
  respond (fixture, 0, fixture->window.body);
  window_fixture_wait_text (&fixture->window, "Started *");
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window.window), WAITING));
}

static void
test_the_run_list (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GBytes) list = g_bytes_new_static (fixture->window.list, strlen (fixture->window.list));

  window_fixture_wait_text (&fixture->window, "No Runs Yet");
  hold (fixture, "/v1/simulation/plan/jobs");
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 1);
  fake_clock_advance (fixture->window.clock, 5000);
  window_fixture_wait_text (&fixture->window, WAITING);
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 2);
  respond (fixture, 1, list);
  window_fixture_wait_text (&fixture->window, "No Runs Yet");
}

/* --- Canceling ------------------------------------------------------------------ */

#define OTHER_RUN "11111111-2222-4333-8444-555555555555"
#define PAGE \
  "{\"data\":[{\"simulationRunPlanJobId\":\"" RUN "\",\"simulationRunPlanId\":\"Desk\"," \
  "\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-05T09:00:00Z\"}]," \
  "\"pagination\":{\"hasMore\":true,\"nextCursor\":\"next\"}}"

static void
wait_and_say_so (Fixture *fixture,
                 guint    n_held)
{
  wait_held (fixture, n_held);
  window_fixture_wait_text (&fixture->window, "Cancel");
  fake_clock_advance (fixture->window.clock, 5000);
  window_fixture_wait_text (&fixture->window, WAITING);
}

/* Without a run to go back to. */
static void
test_canceling_a_run (Fixture       *fixture,
                      gconstpointer  data)
{
  gboolean by_key = data != NULL;
  GtkWidget *page;

  window_fixture_wait_text (&fixture->window, "No Runs Yet");
  hold (fixture, "/v1/simulation/plan/job/");
  window_fixture_open (&fixture->window, RUN);
  wait_and_say_so (fixture, 1);
  page = window_find_type (GTK_WIDGET (fixture->window.window), CALLBOARD_TYPE_RUN_PAGE);
  if (by_key)
    window_fixture_press (&fixture->window, "Escape");
  else
    window_fixture_click (&fixture->window, window_find_text (page, "Cancel"));
  window_fixture_wait_text (&fixture->window, "Choose a Run");
  window_fixture_wait_no_text (&fixture->window, "Loading Run…");

  /* It can be opened again. */
  window_fixture_open (&fixture->window, RUN);
  wait_held (fixture, 2);
  respond (fixture, 1, fixture->window.body);
  window_fixture_wait_text (&fixture->window, "Started *");
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_text (&fixture->window, "Started *");
}

static void
test_canceling_goes_back (Fixture       *fixture,
                          gconstpointer  data)
{
  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Started *");
  window_fixture_stop_list_refresh (&fixture->window);
  hold (fixture, "/v1/simulation/plan/job/" OTHER_RUN);
  window_fixture_open (&fixture->window, OTHER_RUN);
  wait_and_say_so (fixture, 1);
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_text (&fixture->window, "Started *");
}

static void
test_canceling_in_narrow_window (Fixture       *fixture,
                                 gconstpointer  data)
{
  window_fixture_wait_text (&fixture->window, "No Runs Yet");
  window_fixture_make_narrow (&fixture->window);
  hold (fixture, "/v1/simulation/plan/job/");
  window_fixture_open (&fixture->window, RUN);
  wait_and_say_so (fixture, 1);
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_text (&fixture->window, "No Runs Yet");
}

static void
test_canceling_the_run_list (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(GBytes) list = g_bytes_new_static (fixture->window.list, strlen (fixture->window.list));

  window_fixture_wait_text (&fixture->window, "No Runs Yet");
  hold (fixture, "/v1/simulation/plan/jobs");
  window_fixture_press (&fixture->window, "F5");
  wait_and_say_so (fixture, 1);
  window_fixture_click_text (&fixture->window, "Cancel");
  window_fixture_wait_text (&fixture->window, "Loading Canceled");
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 2);
  respond (fixture, 1, list);
  window_fixture_wait_text (&fixture->window, "No Runs Yet");
}

static void
on_older_runs (SoupServer        *server,
               SoupServerMessage *message,
               const char        *path,
               GHashTable        *query,
               gpointer           user_data)
{
  if (query != NULL && g_hash_table_contains (query, "after"))
    {
      on_held_request (server, message, path, query, user_data);
      return;
    }

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, PAGE, strlen (PAGE));
}

static void
test_canceling_older_runs (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(GBytes) end = g_bytes_new_static ("{\"data\":[],\"pagination\":{\"hasMore\":false}}", 42);
  GtkWidget *banner;

  window_fixture_wait_text (&fixture->window, "No Runs Yet");
  fixture->held = g_ptr_array_new_with_free_func (g_object_unref);
  soup_server_add_handler (fixture->window.server, "/v1/simulation/plan/jobs", on_older_runs, fixture, NULL);
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 1);
  window_fixture_wait_text (&fixture->window, "Plan Desk");
  fake_clock_advance (fixture->window.clock, 5000);
  window_fixture_wait_text (&fixture->window, WAITING);
  banner = window_find_text (GTK_WIDGET (fixture->window.window), "Loading Canceled. Showing runs from *");
  g_assert_null (banner);

  window_fixture_click_text (&fixture->window, "Cancel");
  window_fixture_wait_text (&fixture->window, "Loading Canceled. Showing runs from *");
  window_fixture_wait_text (&fixture->window, "Plan Desk");
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 2);
  respond (fixture, 1, end);
  window_fixture_wait_no_text (&fixture->window, WAITING);
  window_fixture_wait_no_text (&fixture->window, "Loading Canceled. Showing runs from *");
}

static void
test_canceling_a_phone_number (Fixture       *fixture,
                               gconstpointer  data)
{
  window_fixture_stop_list_refresh (&fixture->window);
  hold (fixture, "/v1/simulation/job/lookup");
  window_fixture_press (&fixture->window, "ctrl+o");
  window_fixture_wait_text (&fixture->window, "Open Run");
  window_fixture_type (&fixture->window, "+15550100000");
  window_fixture_press (&fixture->window, "Return");
  wait_and_say_so (fixture, 1);

  /* What was entered stays. */
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, WAITING);
  window_fixture_wait_text (&fixture->window, "+15550100000");
  window_fixture_press (&fixture->window, "Return");
  wait_and_say_so (fixture, 2);
  window_fixture_click_text (&fixture->window, "Cancel");
  window_fixture_wait_no_text (&fixture->window, WAITING);
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Open Run");
}

static void
open_waiting_call (Fixture *fixture)
{
  window_fixture_open (&fixture->window, RUN);
  window_fixture_wait_text (&fixture->window, "Started *");
  window_fixture_stop_list_refresh (&fixture->window);
  hold (fixture, "/v1/call/");
  window_fixture_click_text (&fixture->window, "2\u00a0min\u00a036\u00a0s");
  window_fixture_wait_text (&fixture->window, "Overview");
  window_fixture_press (&fixture->window, "alt+3");
  wait_and_say_so (fixture, 4);
}

static void
test_canceling_a_part_of_a_call (Fixture       *fixture,
                                 gconstpointer  data)
{
  open_waiting_call (fixture);
  window_fixture_click_text (&fixture->window, "Cancel");
  window_fixture_wait_text (&fixture->window, "Loading Canceled");

  /* The other parts are still being loaded. */
  window_fixture_press (&fixture->window, "alt+2");
  window_fixture_wait_text (&fixture->window, WAITING);
  g_assert_cmpuint (fixture->held->len, ==, 4);

  /* F5 asks for all of them anew, also while the run is. */
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 8);
  window_fixture_wait_no_text (&fixture->window, WAITING);
  fake_clock_advance (fixture->window.clock, 5000);
  window_fixture_press (&fixture->window, "F5");
  wait_held (fixture, 12);

  /* Escape goes back. */
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_text (&fixture->window, "Started *");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

  g_test_add ("/window/waiting/the-header-says-so", Fixture, NULL, set_up, test_the_header_says_so, tear_down);
  g_test_add ("/window/waiting/the-clock-is-set-back", Fixture, NULL, set_up, test_the_clock_is_set_back, tear_down);
  g_test_add ("/window/waiting/the-first-request", Fixture, NULL, set_up, test_the_first_request, tear_down);
  g_test_add ("/window/waiting/the-run-list", Fixture, NULL, set_up, test_the_run_list, tear_down);
#define ADD(path, function, data) \
  g_test_add ("/window/waiting/cancel/" path, Fixture, data, set_up, function, tear_down)
  ADD ("a-run", test_canceling_a_run, NULL);
  ADD ("a-run-by-key", test_canceling_a_run, GINT_TO_POINTER (TRUE));
  ADD ("goes-back", test_canceling_goes_back, NULL);
  ADD ("in-narrow-window", test_canceling_in_narrow_window, NULL);
  ADD ("the-run-list", test_canceling_the_run_list, NULL);
  ADD ("older-runs", test_canceling_older_runs, NULL);
  ADD ("a-phone-number", test_canceling_a_phone_number, NULL);
  ADD ("a-part-of-a-call", test_canceling_a_part_of_a_call, NULL);
#undef ADD

  return g_test_run ();
}
