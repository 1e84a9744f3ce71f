/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The D-Bus interface of the application: activation, actions and links.
 */

#include "config.h"

#include "support/desktop-support.h"
#include "support/program-support.h"
#include "support/client-support.h"
#include "support/wait.h"

#define LINK "callboard:" DESKTOP_SUPPORT_RUN
#define RUN_TITLE "Run 7f3e4d2c"

static void
activate (DesktopFixture *fixture)
{
  g_autoptr(GVariant) result =
    desktop_fixture_call (fixture, NULL, "org.freedesktop.Application", "Activate", g_variant_new ("(a{sv})", NULL));
}

static void
sign_in (DesktopFixture *fixture)
{
  desktop_fixture_start_keyring (fixture);
  desktop_fixture_add_account (fixture);
}

static void
test_exits_when_idle (DesktopFixture *fixture,
                      gconstpointer   data)
{
  desktop_fixture_start (fixture);
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 0);
  desktop_fixture_wait_exit (fixture);
}

static void
test_activate_shows_one_window (DesktopFixture *fixture,
                                gconstpointer   data)
{
  g_autofree char *window = NULL;

  desktop_fixture_start (fixture);
  activate (fixture);
  window = program_wait_window ("Connect to Roark");
  activate (fixture);
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 1);
  program_press (window, "ctrl+w");
  desktop_fixture_wait_exit (fixture);
}

static void
test_new_window_is_not_empty (DesktopFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char *window = NULL;

  desktop_fixture_start (fixture);
  desktop_fixture_activate_action (fixture, "new-window", NULL);
  window = program_wait_window ("Connect to Roark");
}

static void
test_demo (DesktopFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *window = NULL;

  desktop_fixture_start (fixture);
  desktop_fixture_activate_action (fixture, "demo", NULL);
  window = program_wait_window ("Callboard");
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 0);
}

/* The dialog is tested in test-window-requests.c. */
static void
test_open_run (DesktopFixture *fixture,
               gconstpointer   data)
{
  g_autofree char *window = NULL;

  sign_in (fixture);
  desktop_fixture_start (fixture);
  desktop_fixture_activate_action (fixture, "open-run", NULL);
  window = program_wait_window ("Callboard");
  test_server_wait_requests (fixture->server, 2);
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 1);
}

static void
test_link (DesktopFixture *fixture,
           gconstpointer   data)
{
  g_autofree char *window = NULL;

  sign_in (fixture);
  desktop_fixture_start (fixture);
  desktop_fixture_open (fixture, LINK);
  window = program_wait_window (RUN_TITLE);

  /* The same run reuses its window. */
  desktop_fixture_open (fixture, "callboard:https://platform.roark.ai/simulations/runs/" DESKTOP_SUPPORT_RUN);
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 1);
}

static void
test_link_on_command_line (DesktopFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr(GSubprocess) second = NULL;
  g_autofree char *window = NULL;

  sign_in (fixture);
  desktop_fixture_start (fixture);
  second = program_start (LINK, NULL);
  window = program_wait_window (RUN_TITLE);
  program_assert_clean_exit (second);
}

/* An invalid link causes no request and shows a toast. */
static void
test_hostile_link (DesktopFixture *fixture,
                   gconstpointer   data)
{
  g_autofree char *window = NULL;

  sign_in (fixture);
  desktop_fixture_start (fixture);
  desktop_fixture_open (fixture, "callboard:../../v1/me?x=%00");
  window = program_wait_window ("Callboard");
  desktop_fixture_open (fixture, "https://platform.roark.ai/simulations/runs/" DESKTOP_SUPPORT_RUN);
  desktop_fixture_open (fixture, "callboard:<b>markup</b>");
  test_server_wait_requests (fixture->server, 1);
  test_run_pending ();
  for (guint i = 0; i < test_server_get_n_requests (fixture->server); i++)
    g_assert_false (g_str_has_prefix (test_server_get_request (fixture->server, i)->path, "/v1/simulation/plan/job/"));
  g_assert_cmpuint (desktop_fixture_count_windows (fixture), ==, 1);
  program_press (window, "ctrl+q");
  desktop_fixture_wait_exit (fixture);
}

static void
test_notification_of_previous_instance (DesktopFixture *fixture,
                                        gconstpointer   data)
{
  g_autofree char *window = NULL;

  sign_in (fixture);
  desktop_fixture_start (fixture);
  desktop_fixture_activate_action (fixture, "show-run", g_variant_new_string (DESKTOP_SUPPORT_RUN));
  window = program_wait_window (RUN_TITLE);
}

/* A token in the environment is not used by an instance that D-Bus activated. */
static void
test_ignores_environment_account (DesktopFixture *fixture,
                                  gconstpointer   data)
{
  g_autofree char *window = NULL;

  g_setenv ("ROARK_API_BEARER_TOKEN", CLIENT_SUPPORT_TOKEN, TRUE);
  g_setenv ("ROARK_BASE_URL", "http://roark.example.com", TRUE);
  desktop_fixture_start (fixture);
  g_unsetenv ("ROARK_API_BEARER_TOKEN");
  g_unsetenv ("ROARK_BASE_URL");
  activate (fixture);
  window = program_wait_window ("Connect to Roark");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add ("/desktop/" path, DesktopFixture, NULL, desktop_fixture_set_up, test, desktop_fixture_tear_down)
  ADD ("exits-when-idle", test_exits_when_idle);
  ADD ("activate-shows-one-window", test_activate_shows_one_window);
  ADD ("new-window-is-not-empty", test_new_window_is_not_empty);
  ADD ("demo", test_demo);
  ADD ("open-run", test_open_run);
  ADD ("link", test_link);
  ADD ("link-on-command-line", test_link_on_command_line);
  ADD ("hostile-link", test_hostile_link);
  ADD ("notification-of-previous-instance", test_notification_of_previous_instance);
  ADD ("ignores-environment-account", test_ignores_environment_account);
#undef ADD

  return g_test_run ();
}
