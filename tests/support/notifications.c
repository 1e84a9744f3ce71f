/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notification service, for the tests of notifications in a private session.
 */

#include "config.h"

#include "bus.h"
#include "notifications.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

struct _TestNotifications
{
  GDBusConnection *connection;
  guint            object;
  char            *summary;
  char            *body;
};

static const char introspection[] =
  "<node><interface name='" NAME "'>"
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
  TestNotifications *self = user_data;

  if (g_str_equal (method, "Notify"))
    {
      g_clear_pointer (&self->summary, g_free);
      g_clear_pointer (&self->body, g_free);
      g_variant_get_child (parameters, 3, "s", &self->summary);
      g_variant_get_child (parameters, 4, "s", &self->body);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
    }
  else if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ssss)", "test", "test", "1", "1.2"));
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", NULL));
}

/**
 * test_notifications_new:
 *
 * Returns: (transfer full): a service that owns its name on the bus
 */
TestNotifications *
test_notifications_new (void)
{
  static const GDBusInterfaceVTable vtable = { .method_call = on_call };
  TestNotifications *self = g_new0 (TestNotifications, 1);

  self->connection = test_bus_connect ();
  self->object = test_bus_export (self->connection, PATH, introspection, &vtable, self);
  test_bus_own (self->connection, NAME);

  return self;
}

/**
 * test_notifications_free:
 * @self: (transfer full): a service
 *
 * Stops the service.
 */
void
test_notifications_free (TestNotifications *self)
{
  g_dbus_connection_unregister_object (self->connection, self->object);
  test_bus_disconnect (self->connection);
  g_free (self->summary);
  g_free (self->body);
  g_free (self);
}

/**
 * test_notifications_get_summary:
 * @self: a service
 *
 * Returns: (nullable): the title of the last notification; %NULL if there was none
 */
const char *
test_notifications_get_summary (TestNotifications *self)
{
  return self->summary;
}

/**
 * test_notifications_get_body:
 * @self: a service
 *
 * Returns: (nullable): the body of the last notification
 */
const char *
test_notifications_get_body (TestNotifications *self)
{
  return self->body;
}
