/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The demo in the window of a test, with a server and a session of its own. Used by
 * tests/test-window-demo-*.c.
 */

#include "demo-session.h"

#include "support/demo-support.h"

#define SEED 1

/**
 * demo_session_start:
 * @demo: (out caller-allocates): the demo
 * @fixture: a fixture
 *
 * Starts the demo and shows it in the window. It stays as it is now: its live run does not go
 * on.
 */
void
demo_session_start (DemoSession   *demo,
                    WindowFixture *fixture)
{
  g_autoptr(CallboardAccount) account = NULL;
  g_autoptr(CallboardFetchPolicy) policy = callboard_fetch_policy_new (callboard_clock_get_default (), NULL);
  g_autoptr(GError) error = NULL;

  demo->now = g_get_real_time ();
  demo->world = callboard_demo_world_new_at (0, SEED, demo->now, demo_get_clock, &demo->now);
  demo->server = callboard_demo_server_new (demo->world, "a-token");
  callboard_demo_server_start (demo->server, 0, &error);
  g_assert_no_error (error);
  account = callboard_account_new (callboard_demo_server_get_base_url (demo->server), "a-token",
                                   CALLBOARD_ACCOUNT_DEMO, &error);
  g_assert_no_error (error);
  demo->session = callboard_session_new (account, &error);
  g_assert_no_error (error);
  callboard_session_set_fetch_policy (demo->session, policy);
  callboard_window_set_session (fixture->window, demo->session, NULL);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/**
 * demo_session_stop:
 * @demo: a demo
 * @fixture: the fixture that shows it
 *
 * Shows the session of the fixture again, and stops the demo.
 */
void
demo_session_stop (DemoSession   *demo,
                   WindowFixture *fixture)
{
  gpointer session = demo->session;

  callboard_window_set_session (fixture->window, fixture->session, NULL);
  g_object_add_weak_pointer (session, &session);
  g_clear_object (&demo->session);
  window_wait_until (is_gone, &session, "the session of the demo to be finalized");
  g_clear_object (&demo->server);
  g_clear_object (&demo->world);
}
