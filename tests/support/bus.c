/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Other peers on the session bus, for tests in a private session.
 */

#include "config.h"

#include "bus.h"
#include "wait.h"

/**
 * test_bus_connect:
 *
 * Returns: (transfer full): a connection to the session bus other than the program's own;
 *   close it with test_bus_disconnect()
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
 * Closes the connection, which releases its names.
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
 * Acquires a name, which must be free.
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
  guint reply;

  g_assert_no_error (error);
  g_variant_get (owned, "(u)", &reply);
  g_assert_cmpuint (reply, ==, 1);
}

/**
 * test_bus_export:
 * @connection: a connection
 * @path: an object path
 * @introspection: a `node` with one interface, in XML
 * @vtable: its implementation
 * @user_data: for @vtable
 *
 * Exports an object.
 *
 * Returns: the registration ID
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
  gboolean is_owned;
  gboolean expected;
} Wait;

static void
on_appeared (GDBusConnection *connection,
             const char      *name,
             const char      *owner,
             gpointer         user_data)
{
  Wait *wait = user_data;

  wait->is_owned = TRUE;
}

static void
on_vanished (GDBusConnection *connection,
             const char      *name,
             gpointer         user_data)
{
  Wait *wait = user_data;

  wait->is_owned = FALSE;
}

static gboolean
is_as_expected (gpointer user_data)
{
  Wait *wait = user_data;

  return wait->is_owned == wait->expected;
}

/**
 * test_bus_wait_for_name:
 * @name: a name on the session bus
 * @is_owned: the expected state
 *
 * Waits until the name has an owner, or has none.
 */
void
test_bus_wait_for_name (const char *name,
                        gboolean    is_owned)
{
  Wait wait = { .is_owned = !is_owned, .expected = is_owned };
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                  on_appeared, on_vanished, &wait, NULL);

  test_wait_until (is_as_expected, &wait);
  g_bus_unwatch_name (watch);
}
