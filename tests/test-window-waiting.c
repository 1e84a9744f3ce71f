/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server that does not respond: what the window says after some seconds, and refreshing
 * once more.
 */

#include <locale.h>

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

  return g_test_run ();
}
