/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a call by its phone number in the open dialog: whether it is going on or was at a
 * time.
 */

#include "callboard-ui-resources.h"
#include "window-support.h"

#define NUMBER "+15550100000"
#define NOW "Call Is Going On Now"
#define TIME "Call Time (14:02 or 2026-11-24 14:02)"

typedef struct
{
  WindowFixture  window;
  guint          n_requests;
  guint          n_expected;
  char          *number;
  /* The parameter of the last request; NULL if it had none. */
  char          *received_at;
} Fixture;

static void
on_lookup (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Fixture *fixture = user_data;

  fixture->n_requests++;
  g_set_str (&fixture->number, g_hash_table_lookup (query, "roarkPhoneNumber"));
  g_set_str (&fixture->received_at, g_hash_table_lookup (query, "callReceivedAt"));
  soup_server_message_set_status (message, 404, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (&fixture->window, data);
  soup_server_add_handler (fixture->window.server, "/v1/simulation/job/lookup", on_lookup, fixture, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.open", NULL);
  window_fixture_wait_text (&fixture->window, "Open Run");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  window_fixture_press (&fixture->window, "Escape");
  window_fixture_wait_no_text (&fixture->window, "Open Run");
  g_clear_pointer (&fixture->number, g_free);
  g_clear_pointer (&fixture->received_at, g_free);
  window_fixture_tear_down (&fixture->window, data);
}

static gboolean
has_requests (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_requests >= fixture->n_expected;
}

static void
open_and_wait (Fixture *fixture)
{
  fixture->n_expected = fixture->n_requests + 1;
  window_fixture_click_text (&fixture->window, "Open");
  window_wait_until (has_requests, fixture, "the lookup");
}

static void
enter_number (Fixture *fixture)
{
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window.window), NOW));
  window_fixture_type (&fixture->window, NUMBER);
  window_fixture_wait_text (&fixture->window, NOW);
  window_fixture_wait_text (&fixture->window, TIME);
}

/* The choice is there at once, and says what is found without a time. */
static void
test_going_on (Fixture       *fixture,
               gconstpointer  data)
{
  enter_number (fixture);
  window_fixture_wait_text (&fixture->window, "Only calls that are going on now are found.*");
  open_and_wait (fixture);
  g_assert_cmpstr (fixture->number, ==, NUMBER);
  g_assert_null (fixture->received_at);
  window_fixture_wait_text (&fixture->window, "No call that is going on uses this number.*");
}

/* Who turns off the switch gets a suggested time, and what is typed replaces it. */
static void
test_at_a_time (Fixture       *fixture,
                gconstpointer  data)
{
  enter_number (fixture);
  window_fixture_click_text (&fixture->window, NOW);
  window_fixture_wait_text (&fixture->window, "The call was around *");
  window_fixture_type (&fixture->window, "2026-01-05 10:15");
  window_fixture_wait_text (&fixture->window, "2026-01-05 10:15");
  open_and_wait (fixture);
  g_assert_cmpstr (fixture->received_at, ==, "2026-01-05T10:15:00Z");
  window_fixture_wait_text (&fixture->window, "No simulation used this number at that time");

  /* The entered time is not used for a call that is going on. */
  window_fixture_click_text (&fixture->window, NOW);
  window_fixture_wait_text (&fixture->window, "Only calls that are going on now are found.*");
  open_and_wait (fixture);
  g_assert_null (fixture->received_at);
}

/* Without a time there is nothing to look for. */
static void
test_time_is_needed (Fixture       *fixture,
                     gconstpointer  data)
{
  enter_number (fixture);
  window_fixture_click_text (&fixture->window, NOW);
  window_fixture_wait_text (&fixture->window, "The call was around *");
  window_fixture_press (&fixture->window, "BackSpace");
  window_fixture_wait_text (&fixture->window, "Enter when the call was; *");
  window_fixture_press (&fixture->window, "Return");
  window_fixture_wait_drawn (&fixture->window);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

/* Who types a time into its row means it. */
static void
test_typed_time_is_meant (Fixture       *fixture,
                          gconstpointer  data)
{
  enter_number (fixture);
  window_fixture_press (&fixture->window, "Tab");
  window_fixture_type (&fixture->window, "10:15");
  window_fixture_wait_text (&fixture->window, "The call was around *");
  open_and_wait (fixture);
  g_assert_nonnull (fixture->received_at);
  g_assert_nonnull (strstr (fixture->received_at, "T10:15:00Z"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) g_test_add ("/window/lookup/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("going-on", test_going_on);
  ADD ("at-a-time", test_at_a_time);
  ADD ("time-is-needed", test_time_is_needed);
  ADD ("typed-time-is-meant", test_typed_time_is_meant);
#undef ADD

  return g_test_run ();
}
