/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notification that a run ended, at a notification service on a real bus.
 */

#include <locale.h>

#include "callboard-ui-resources.h"
#include "window-support.h"

#define CURRENT_RUN "895a456c-ad7f-4846-b9ed-461e8184ca63"
#define SERVICE "org.freedesktop.Notifications"

typedef struct
{
  WindowFixture    window;
  GDBusConnection *connection;
  guint            object;
  guint            owner;
  gboolean         is_owned;
  char            *summary;
  char            *body;
  GtkWindow       *other;
} Fixture;

static const char introspection[] =
  "<node><interface name='" SERVICE "'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "</interface></node>";

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

  if (g_str_equal (method, "Notify"))
    {
      g_clear_pointer (&fixture->summary, g_free);
      g_clear_pointer (&fixture->body, g_free);
      g_variant_get_child (parameters, 3, "s", &fixture->summary);
      g_variant_get_child (parameters, 4, "s", &fixture->body);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
    }
  else if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ssss)", "test", "test", "1", "1.2"));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
}

static void
on_owned (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  Fixture *fixture = user_data;

  fixture->is_owned = TRUE;
}

static gboolean
is_owned (gpointer data)
{
  return ((Fixture *) data)->is_owned;
}

static void
start_service (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  g_autoptr(GDBusNodeInfo) info = NULL;
  g_autoptr(GError) error = NULL;

  info = g_dbus_node_info_new_for_xml (introspection, &error);
  g_assert_no_error (error);
  fixture->connection =
    g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                              G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->object = g_dbus_connection_register_object (fixture->connection, "/org/freedesktop/Notifications",
                                                       info->interfaces[0], &vtable, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->owner = g_bus_own_name_on_connection (fixture->connection, SERVICE, G_BUS_NAME_OWNER_FLAGS_NONE,
                                                 on_owned, NULL, fixture, NULL);
  window_wait_until (is_owned, fixture, "the notification service");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  start_service (fixture);
  window_fixture_set_up (&fixture->window, data);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->other != NULL)
    gtk_window_destroy (fixture->other);
  window_fixture_tear_down (&fixture->window, data);
  g_bus_unown_name (fixture->owner);
  g_dbus_connection_unregister_object (fixture->connection, fixture->object);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  g_clear_pointer (&fixture->summary, g_free);
  g_clear_pointer (&fixture->body, g_free);
}

static void
open_live (Fixture *fixture)
{
  window_fixture_answer (&fixture->window, 200,
                         "{\"data\":{\"simulationRunPlanJobId\":\"" CURRENT_RUN "\",\"simulationRunPlanId\":\"p\","
                         "\"status\":\"QUEUED\",\"createdAt\":\"2026-09-01T14:02:10Z\",\"simulationJobs\":[]}}", -1);
  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Queued");
}

static void
end (Fixture *fixture)
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
look_elsewhere (Fixture *fixture)
{
  fixture->other = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->other, 100, 100);
  gtk_window_present (fixture->other);
  window_wait_until (is_inactive, fixture->window.window, "the window to lose the keyboard");
}

static gboolean
is_told (gpointer data)
{
  return ((Fixture *) data)->summary != NULL;
}

static void
test_tells (Fixture       *fixture,
            gconstpointer  data)
{
  open_live (fixture);
  look_elsewhere (fixture);
  end (fixture);
  window_wait_until (is_told, fixture, "the notification");
  g_assert_cmpstr (fixture->summary, ==, "Run 895a456c failed");
  g_assert_nonnull (strstr (fixture->body, "of 13 simulations completed, "));
}

static void
test_is_quiet_in_front (Fixture       *fixture,
                        gconstpointer  data)
{
  open_live (fixture);
  end (fixture);
  window_fixture_settle (&fixture->window);
  g_assert_null (fixture->summary);
}

static void
test_is_quiet_when_told_so (Fixture       *fixture,
                            gconstpointer  data)
{
  g_settings_set_boolean (fixture->window.settings, "notify-when-run-ends", FALSE);
  open_live (fixture);
  look_elsewhere (fixture);
  end (fixture);
  window_fixture_settle (&fixture->window);
  g_assert_null (fixture->summary);
  g_settings_reset (fixture->window.settings, "notify-when-run-ends");
}

static void
test_is_quiet_about_what_was_over (Fixture       *fixture,
                                   gconstpointer  data)
{
  window_fixture_answer_file (&fixture->window, "plan-job-current.json");
  window_fixture_open (&fixture->window, CURRENT_RUN);
  window_fixture_wait_text (&fixture->window, "Sarah Johnson");
  look_elsewhere (fixture);
  end (fixture);
  window_fixture_settle (&fixture->window);
  g_assert_null (fixture->summary);
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

static void
test_click_raises_the_window (Fixture       *fixture,
                              gconstpointer  data)
{
  open_live (fixture);
  look_elsewhere (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window.application), "show-run",
                                  g_variant_new_string (CURRENT_RUN));
  window_wait_until (is_active, fixture->window.window, "the window to be in front");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (callboard_ui_get_resource ());

#define ADD(path, test) g_test_add ("/window/news/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("tells", test_tells);
  ADD ("is-quiet-in-front", test_is_quiet_in_front);
  ADD ("is-quiet-when-told-so", test_is_quiet_when_told_so);
  ADD ("is-quiet-about-what-was-over", test_is_quiet_about_what_was_over);
  ADD ("click-raises-the-window", test_click_raises_the_window);
#undef ADD

  return g_test_run ();
}
