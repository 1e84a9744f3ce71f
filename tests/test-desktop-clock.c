/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock format of the desktop, from real settings and from a fake Settings portal.
 */

#include "config.h"

#include "callboard-desktop-clock.h"
#include "callboard-time-format.h"
#include "support/bus.h"
#include "support/wait.h"

#define INTERFACE "org.freedesktop.portal.Settings"
#define PATH "/org/freedesktop/portal/desktop"
#define SCHEMA "org.gnome.desktop.interface"

static gboolean
is_twelve_hour (gpointer data)
{
  return callboard_time_format_get_twelve_hour (callboard_time_format_get_default ()) ==
         GPOINTER_TO_INT (data);
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
  const char *schema;
  const char *key;

  g_variant_get (parameters, "(&s&s)", &schema, &key);
  g_assert_cmpstr (schema, ==, SCHEMA);
  g_assert_cmpstr (key, ==, "clock-format");
  /* The value is in two variants. */
  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_new ("(v)", g_variant_new_variant (g_variant_new_string ("12h"))));
}

static void
emit (GDBusConnection *connection,
      const char      *schema,
      const char      *key,
      GVariant        *value)
{
  g_autoptr(GError) error = NULL;

  g_dbus_connection_emit_signal (connection, NULL, PATH, INTERFACE, "SettingChanged",
                                 g_variant_new ("(ssv)", schema, key, value), &error);
  g_assert_no_error (error);
}

/* When the bus answers, it has passed on what was sent before. */
static void
ask_bus (GDBusConnection *connection)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply =
    g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE,
                                 -1, NULL, &error);

  g_assert_no_error (error);
}

static void
on_change (guint *n_changes)
{
  (*n_changes)++;
}

static void
test_follows_the_portal (void)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  GDBusConnection *portal = test_bus_connect ();
  g_autoptr(GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  CallboardDesktopClock *clock;
  guint n_changes = 0;
  gulong handler;
  guint object;

  object = test_bus_export (portal, PATH,
                            "<node><interface name='" INTERFACE "'><method name='Read'>"
                            "<arg type='s' direction='in'/><arg type='s' direction='in'/>"
                            "<arg type='v' direction='out'/></method></interface></node>",
                            &vtable, NULL);
  test_bus_own (portal, "org.freedesktop.portal.Desktop");

  clock = callboard_desktop_clock_new (NULL, connection);
  test_wait_until (is_twelve_hour, GINT_TO_POINTER (TRUE));
  emit (portal, SCHEMA, "clock-format", g_variant_new_string ("24h"));
  test_wait_until (is_twelve_hour, GINT_TO_POINTER (FALSE));

  /* Other settings, and values of other types, are ignored: there is one change. */
  handler = g_signal_connect_swapped (callboard_time_format_get_default (), "notify::twelve-hour",
                                      G_CALLBACK (on_change), &n_changes);
  emit (portal, SCHEMA, "clock-format", g_variant_new_int32 (12));
  emit (portal, SCHEMA, "clock-show-seconds", g_variant_new_string ("12h"));
  emit (portal, SCHEMA, "clock-format", g_variant_new_string ("24h"));
  emit (portal, "org.example", "clock-format", g_variant_new_string ("12h"));
  emit (portal, SCHEMA, "clock-format", g_variant_new_string ("24h"));
  emit (portal, SCHEMA, "clock-format", g_variant_new_string ("12h"));
  ask_bus (portal);
  ask_bus (connection);
  test_run_pending ();
  g_assert_true (is_twelve_hour (GINT_TO_POINTER (TRUE)));
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handler_disconnect (callboard_time_format_get_default (), handler);
  emit (portal, SCHEMA, "clock-format", g_variant_new_string ("24h"));
  test_wait_until (is_twelve_hour, GINT_TO_POINTER (FALSE));

  g_assert_finalize_object (clock);
  g_dbus_connection_unregister_object (portal, object);
  test_bus_disconnect (portal);
}

static void
test_follows_the_settings (void)
{
  g_autoptr(GSettings) desktop = g_settings_new (SCHEMA);
  GSettings *settings = callboard_desktop_clock_find_settings ();
  CallboardDesktopClock *clock;

  g_assert_nonnull (settings);
  g_settings_set_string (desktop, "clock-format", "12h");
  clock = callboard_desktop_clock_new (settings, NULL);
  g_assert_true (is_twelve_hour (GINT_TO_POINTER (TRUE)));
  g_settings_set_string (desktop, "clock-format", "24h");
  test_wait_until (is_twelve_hour, GINT_TO_POINTER (FALSE));

  g_assert_finalize_object (clock);
  g_object_unref (settings);
}

static void
test_without_a_desktop (void)
{
  g_autoptr(GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  CallboardDesktopClock *clock = callboard_desktop_clock_new (NULL, connection);

  test_run_pending ();
  g_assert_true (is_twelve_hour (GINT_TO_POINTER (FALSE)));
  g_assert_finalize_object (clock);
  clock = callboard_desktop_clock_new (NULL, NULL);
  g_assert_true (is_twelve_hour (GINT_TO_POINTER (FALSE)));
  g_assert_finalize_object (clock);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desktop-clock/without-a-desktop", test_without_a_desktop);
  g_test_add_func ("/desktop-clock/follows-the-settings", test_follows_the_settings);
  g_test_add_func ("/desktop-clock/follows-the-portal", test_follows_the_portal);

  return g_test_run ();
}
