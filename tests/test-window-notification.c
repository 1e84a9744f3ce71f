/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notification about a finished run, with a notification service on a real bus.
 */

#include <locale.h>

#include "callboard-ui-resources.h"
#include "notifications.h"
#include "window-support.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"

typedef struct
{
  WindowFixture      window;
  TestNotifications *notifications;
  GtkWindow         *other;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->notifications = test_notifications_new ();
  window_fixture_set_up (&fixture->window, data);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->other != NULL)
    gtk_window_destroy (fixture->other);
  window_fixture_tear_down (&fixture->window, data);
  test_notifications_free (g_steal_pointer (&fixture->notifications));
}

static void
open_active (Fixture *fixture)
{
  window_fixture_answer (&fixture->window, 200,
                         "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\","
                         "\"status\":\"QUEUED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[]}}", -1);
  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Queued");
}

static void
end_run (Fixture *fixture)
{
  window_fixture_answer_file (&fixture->window, "plan-job-current.json");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.refresh", NULL);
  window_fixture_wait_text (&fixture->window, "Sarah Johnson");
}

static gboolean
is_inactive (gpointer data)
{
  return !gtk_window_is_active (data);
}

static void
deactivate_window (Fixture *fixture)
{
  fixture->other = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->other, 100, 100);
  gtk_window_present (fixture->other);
  window_wait_until (is_inactive, fixture->window.window, "the window to lose the focus");
}

static gboolean
has_notification (gpointer data)
{
  return test_notifications_get_summary (((Fixture *) data)->notifications) != NULL;
}

static void
test_notifies (Fixture       *fixture,
               gconstpointer  data)
{
  open_active (fixture);
  deactivate_window (fixture);
  end_run (fixture);
  window_wait_until (has_notification, fixture, "the notification");
  g_assert_cmpstr (test_notifications_get_summary (fixture->notifications), ==, "Run 895a456c failed");
  g_assert_nonnull (strstr (test_notifications_get_body (fixture->notifications), "of 13 simulations completed, "));
}

static void
test_not_while_focused (Fixture       *fixture,
                        gconstpointer  data)
{
  open_active (fixture);
  end_run (fixture);
  window_fixture_wait_drawn (&fixture->window);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
}

static void
test_not_if_disabled (Fixture       *fixture,
                      gconstpointer  data)
{
  g_settings_set_boolean (fixture->window.settings, "notify-when-run-ends", FALSE);
  open_active (fixture);
  deactivate_window (fixture);
  end_run (fixture);
  window_fixture_wait_drawn (&fixture->window);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
  g_settings_reset (fixture->window.settings, "notify-when-run-ends");
}

static void
test_not_for_finished_run (Fixture       *fixture,
                           gconstpointer  data)
{
  window_fixture_answer_file (&fixture->window, "plan-job-current.json");
  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Sarah Johnson");
  deactivate_window (fixture);
  end_run (fixture);
  window_fixture_wait_drawn (&fixture->window);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

static void
test_click_raises_window (Fixture       *fixture,
                          gconstpointer  data)
{
  open_active (fixture);
  deactivate_window (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.application), "show-run",
                                  g_variant_new_string (CURRENT_RUN));
  window_wait_until (is_active, fixture->window.window, "the window to be active");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) g_test_add ("/window/notification/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("notifies", test_notifies);
  ADD ("not-while-focused", test_not_while_focused);
  ADD ("not-if-disabled", test_not_if_disabled);
  ADD ("not-for-finished-run", test_not_for_finished_run);
  ADD ("click-raises-window", test_click_raises_window);
#undef ADD

  return g_test_run ();
}
