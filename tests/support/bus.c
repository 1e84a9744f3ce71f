/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Others on the session bus, for tests. In a private session alone.
 */

#include "config.h"

#include "bus.h"
#include "wait.h"

/**
 * test_bus_connect:
 *
 * Returns: (transfer full): a connection to the session bus that is not the
 *   program's own, to be given to test_bus_disconnect()
 */
GDBusConnection *
test_bus_connect (void)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection =
    g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                            G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                            NULL, NULL, &error);

  g_assert_no_error (error);

  return connection;
}

/**
 * test_bus_disconnect:
 * @connection: (transfer full): a connection
 *
 * Ends it, and with it the names it owns.
 */
void
test_bus_disconnect (GDBusConnection *connection)
{
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_object_unref (connection);
}

/**
 * test_bus_own:
 * @connection: a connection
 * @name: a name on the bus
 *
 * Owns a name that nobody has.
 */
void
test_bus_own (GDBusConnection *connection,
              const char      *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) owned =
    g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                 "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 0),
                                 G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  guint answer;

  g_assert_no_error (error);
  g_variant_get (owned, "(u)", &answer);
  g_assert_cmpuint (answer, ==, 1);
}

/**
 * test_bus_export:
 * @connection: a connection
 * @path: where
 * @introspection: what: a `node` with one interface, in XML
 * @vtable: how it is answered
 * @user_data: for @vtable
 *
 * Returns: what to unregister
 */
guint
test_bus_export (GDBusConnection            *connection,
                 const char                 *path,
                 const char                 *introspection,
                 const GDBusInterfaceVTable *vtable,
                 gpointer                    user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, &error);
  guint object;

  g_assert_no_error (error);
  object = g_dbus_connection_register_object (connection, path, info->interfaces[0], vtable, user_data, NULL, &error);
  g_assert_no_error (error);

  return object;
}

/* --- Names ------------------------------------------------------------------- */

typedef struct
{
  gboolean is_there;
  gboolean is_wanted;
} Wait;

static void
on_appeared (GDBusConnection *connection,
             const char      *name,
             const char      *owner,
             gpointer         user_data)
{
  Wait *wait = user_data;

  wait->is_there = TRUE;
}

static void
on_vanished (GDBusConnection *connection,
             const char      *name,
             gpointer         user_data)
{
  Wait *wait = user_data;

  wait->is_there = FALSE;
}

static gboolean
is_as_wanted (gpointer user_data)
{
  Wait *wait = user_data;

  return wait->is_there == wait->is_wanted;
}

/**
 * test_bus_wait_for_name:
 * @name: a name on the session bus
 * @is_there: whether somebody is to own it, or nobody
 *
 * Waits until it is so.
 */
void
test_bus_wait_for_name (const char *name,
                        gboolean    is_there)
{
  Wait wait = { .is_there = !is_there, .is_wanted = is_there };
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                  on_appeared, on_vanished, &wait, NULL);

  test_wait_until (is_as_wanted, &wait);
  g_bus_unwatch_name (watch);
}
