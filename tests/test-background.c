/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Watching an active run in the background after its last window was closed: with a portal
 * that allows or denies it, and without one. The portal and the notification service are
 * fakes on the session bus.
 */

#include "config.h"

#include "support/bus.h"
#include "support/client-support.h"
#include "support/desktop-support.h"
#include "support/notifications.h"
#include "support/program-support.h"
#include "support/wait.h"

#define RUN_TITLE "Run run-1"
#define PORTAL "org.freedesktop.portal.Desktop"
#define REQUEST "org.freedesktop.portal.Request"

typedef struct
{
  DesktopFixture     desktop;
  TestNotifications *notifications;
  GDBusConnection   *other;
  guint              portal;
  gboolean           is_allowed;
  char              *reason;
  char              *status;
} Fixture;

static const char introspection[] =
  "<node><interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method>"
  "<method name='SetStatus'><arg type='a{sv}' direction='in'/></method>"
  "</interface></node>";

static void
respond_to_request (Fixture               *fixture,
                    const char            *sender,
                    GVariant              *parameters,
                    GDBusMethodInvocation *invocation)
{
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *path = NULL;
  g_autoptr(GVariant) options = g_variant_get_child_value (parameters, 1);
  GVariantBuilder results;
  const char *token;

  g_assert_true (g_variant_lookup (options, "handle_token", "&s", &token));
  g_clear_pointer (&fixture->reason, g_free);
  g_assert_true (g_variant_lookup (options, "reason", "s", &fixture->reason));
  path = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", path));

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (fixture->is_allowed));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (FALSE));
  g_dbus_connection_emit_signal (fixture->other, sender, path, REQUEST, "Response",
                                 g_variant_new ("(ua{sv})", 0, &results), NULL);
}

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  Fixture *fixture = user_data;

  if (g_str_equal (method, "RequestBackground"))
    respond_to_request (fixture, sender, parameters, invocation);
  else
    {
      g_autoptr(GVariant) options = g_variant_get_child_value (parameters, 0);

      g_clear_pointer (&fixture->status, g_free);
      g_assert_true (g_variant_lookup (options, "message", "s", &fixture->status));
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

static void
start_services (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };

  fixture->notifications = test_notifications_new ();
  fixture->other = test_bus_connect ();
  fixture->portal = test_bus_export (fixture->other, "/org/freedesktop/portal/desktop", introspection, &vtable, fixture);
}

static void
set_status (Fixture    *fixture,
            const char *status)
{
  g_autofree char *body = g_strdup_printf (
    "{\"data\":{\"simulationRunPlanJobId\":\"run-1\",\"simulationRunPlanId\":\"plan-1\",\"status\":\"%s\","
    "\"createdAt\":\"2026-01-05T10:00:00Z\",\"simulationJobs\":[]}}", status);

  test_server_answer (fixture->desktop.server, 200, body);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  desktop_fixture_set_up (&fixture->desktop, data);
  start_services (fixture);
  desktop_fixture_start_keyring (&fixture->desktop);
  desktop_fixture_add_account (&fixture->desktop);
  g_settings_set_uint (fixture->desktop.settings, "refresh-interval", 1);
  g_settings_sync ();
  set_status (fixture, "QUEUED");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (fixture->desktop.settings, "refresh-interval");
  g_settings_reset (fixture->desktop.settings, "run-in-background");
  desktop_fixture_tear_down (&fixture->desktop, data);
  g_dbus_connection_unregister_object (fixture->other, fixture->portal);
  test_bus_disconnect (g_steal_pointer (&fixture->other));
  test_notifications_free (g_steal_pointer (&fixture->notifications));
  g_clear_pointer (&fixture->reason, g_free);
  g_clear_pointer (&fixture->status, g_free);
}

/* The second request means that the run was loaded and is being refreshed. */
static gboolean
is_watched (gpointer data)
{
  Fixture *fixture = data;
  guint n_asked = 0;

  for (guint i = 0; i < test_server_get_n_requests (fixture->desktop.server); i++)
    if (g_str_equal (test_server_get_request (fixture->desktop.server, i)->path, "/v1/simulation/plan/job/run-1"))
      n_asked++;

  return n_asked >= 2;
}

/* Opens a window with the active run and presses a key, which closes it. */
static void
open_and_press (Fixture    *fixture,
                const char *key)
{
  g_autofree char *window = NULL;

  fixture->desktop.process = program_start ("run-1", NULL);
  window = program_wait_window (RUN_TITLE);
  test_wait_until (is_watched, fixture);
  program_press (window, key);
}

static void
assert_still_refreshes (Fixture *fixture)
{
  guint n_requests = test_server_get_n_requests (fixture->desktop.server);

  test_server_wait_requests (fixture->desktop.server, n_requests + 2);
  g_assert_cmpuint (desktop_fixture_count_windows (&fixture->desktop), ==, 0);
}

static void
test_without_portal (Fixture       *fixture,
                     gconstpointer  data)
{
  open_and_press (fixture, "ctrl+w");
  assert_still_refreshes (fixture);
  g_assert_null (test_notifications_get_summary (fixture->notifications));

  set_status (fixture, "COMPLETED");
  desktop_fixture_wait_exit (&fixture->desktop);
  g_assert_cmpstr (test_notifications_get_summary (fixture->notifications), ==, RUN_TITLE " is complete");
}

static gboolean
has_status (gpointer data)
{
  return ((Fixture *) data)->status != NULL;
}

static void
test_allowed (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->is_allowed = TRUE;
  test_bus_own (fixture->other, PORTAL);
  open_and_press (fixture, "ctrl+w");
  test_wait_until (has_status, fixture);
  g_assert_cmpstr (fixture->reason, ==, "Callboard notifies you when the open run ends.");
  g_assert_cmpstr (fixture->status, ==, "Watching " RUN_TITLE);
  assert_still_refreshes (fixture);

  set_status (fixture, "COMPLETED");
  desktop_fixture_wait_exit (&fixture->desktop);
  g_assert_cmpstr (test_notifications_get_summary (fixture->notifications), ==, RUN_TITLE " is complete");
}

static void
test_denied (Fixture       *fixture,
             gconstpointer  data)
{
  test_bus_own (fixture->other, PORTAL);
  open_and_press (fixture, "ctrl+w");
  desktop_fixture_wait_exit (&fixture->desktop);
  g_assert_nonnull (fixture->reason);
  g_assert_null (fixture->status);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
}

static void
test_quit_stops (Fixture       *fixture,
                 gconstpointer  data)
{
  open_and_press (fixture, "ctrl+q");
  desktop_fixture_wait_exit (&fixture->desktop);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
}

static void
test_disabled (Fixture       *fixture,
               gconstpointer  data)
{
  g_settings_set_boolean (fixture->desktop.settings, "run-in-background", FALSE);
  g_settings_sync ();
  open_and_press (fixture, "ctrl+w");
  desktop_fixture_wait_exit (&fixture->desktop);
}

static void
test_already_finished (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *window = NULL;

  set_status (fixture, "COMPLETED");
  fixture->desktop.process = program_start ("run-1", NULL);
  window = program_wait_window (RUN_TITLE);
  test_server_wait_requests (fixture->desktop.server, 3);
  test_run_pending ();
  program_press (window, "ctrl+w");
  desktop_fixture_wait_exit (&fixture->desktop);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
}

/* Watching stops silently on an error that needs the user, who sees it in the next window. */
static void
test_token_rejected (Fixture       *fixture,
                     gconstpointer  data)
{
  open_and_press (fixture, "ctrl+w");
  assert_still_refreshes (fixture);
  test_server_answer (fixture->desktop.server, 401, "{\"message\":\"no\"}");
  desktop_fixture_wait_exit (&fixture->desktop);
  g_assert_null (test_notifications_get_summary (fixture->notifications));
}

static void
test_reopen_window (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GVariant) result = NULL;
  g_autofree char *window = NULL;

  open_and_press (fixture, "ctrl+w");
  assert_still_refreshes (fixture);
  result = desktop_fixture_call (&fixture->desktop, NULL, "org.freedesktop.Application", "Activate",
                                 g_variant_new ("(a{sv})", NULL));
  window = program_wait_window (RUN_TITLE);
  g_assert_cmpuint (desktop_fixture_count_windows (&fixture->desktop), ==, 1);
  program_press (window, "ctrl+q");
  desktop_fixture_wait_exit (&fixture->desktop);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/background/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("without-portal", test_without_portal);
  ADD ("allowed", test_allowed);
  ADD ("denied", test_denied);
  ADD ("quit-stops", test_quit_stops);
  ADD ("disabled", test_disabled);
  ADD ("already-finished", test_already_finished);
  ADD ("token-rejected", test_token_rejected);
  ADD ("reopen-window", test_reopen_window);
#undef ADD

  return g_test_run ();
}
