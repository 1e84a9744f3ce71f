/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requests from the desktop, and their effect on a window.
 */

#include "callboard-open-dialog.h"
#include "callboard-ui-resources.h"
#include "window-support.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define REFUSED "This link does not open a run"

static void
open_link (WindowFixture *fixture,
           const char    *uri)
{
  GFile *files[] = { g_file_new_for_uri (uri) };

  g_application_open (G_APPLICATION (fixture->application), files, 1, "");
  g_object_unref (files[0]);
}

static void
test_link_shows_window (WindowFixture *fixture,
                        gconstpointer  data)
{
  guint n_requests;

  window_fixture_answer_file (fixture, "plan-job-current.json");
  window_fixture_open (fixture, CURRENT_RUN);
  window_fixture_wait_text (fixture, "Sarah Johnson");
  n_requests = fixture->n_requests;
  open_link (fixture, "callboard:" CURRENT_RUN);
  window_fixture_wait_drawn (fixture);
  g_assert_cmpuint (fixture->n_requests, ==, n_requests);
  g_assert_null (window_find_text (GTK_WIDGET (fixture->window), REFUSED));
}

static void
test_hostile_link_shows_toast (WindowFixture *fixture,
                               gconstpointer  data)
{
  open_link (fixture, "callboard:../../v1/me");
  window_fixture_wait_text (fixture, REFUSED);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_open_run_shows_dialog (WindowFixture *fixture,
                            gconstpointer  data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "open-run", NULL);
  window_fixture_wait_drawn (fixture);
  g_assert_nonnull (window_find_type (GTK_WIDGET (fixture->window), CALLBOARD_TYPE_OPEN_DIALOG));
}

/* Without an account, the request is queued. */
static void
test_waits_for_account (WindowFixture *fixture,
                        gconstpointer  data)
{
  window_fixture_answer_file (fixture, "plan-job-current.json");
  callboard_window_set_session (fixture->window, NULL, NULL);
  callboard_window_queue_action (fixture->window, "win.open-run", g_variant_new_string (CURRENT_RUN));
  window_fixture_wait_text (fixture, "Connect to Roark");
  callboard_window_set_session (fixture->window, fixture->session, NULL);
  window_fixture_wait_text (fixture, "Sarah Johnson");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) \
  g_test_add ("/window/requests/" path, WindowFixture, NULL, window_fixture_set_up, test, window_fixture_tear_down)
  ADD ("link-shows-window", test_link_shows_window);
  ADD ("hostile-link-shows-toast", test_hostile_link_shows_toast);
  ADD ("open-run-shows-dialog", test_open_run_shows_dialog);
  ADD ("waits-for-account", test_waits_for_account);
#undef ADD

  return g_test_run ();
}
