/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Follows the clock format of the desktop, which is a setting of GNOME: read from GSettings,
 * or in a Flatpak and where its schema is not installed, from the XDG Settings portal. Used
 * by CallboardApplication.
 */

#include "config.h"

#include "callboard-desktop-clock.h"
#include "callboard-time-format.h"

#define SCHEMA "org.gnome.desktop.interface"
#define KEY "clock-format"
#define TWELVE_HOUR "12h"

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INTERFACE "org.freedesktop.portal.Settings"

/**
 * CallboardDesktopClock:
 *
 * Keeps #CallboardTimeFormat as the desktop's setting is. Without one, it has 24 hours.
 */
struct _CallboardDesktopClock
{
  GObject          parent_instance;

  GSettings       *settings;
  GDBusConnection *connection;
  GCancellable    *cancellable;
  guint            subscription;
};

G_DEFINE_FINAL_TYPE (CallboardDesktopClock, callboard_desktop_clock, G_TYPE_OBJECT)

static void
set_format (const char *format)
{
  callboard_time_format_set_twelve_hour (callboard_time_format_get_default (),
                                         g_str_equal (format, TWELVE_HOUR));
}

static void
callboard_desktop_clock_setting_changed_cb (CallboardDesktopClock *self)
{
  g_autofree char *format = g_settings_get_string (self->settings, KEY);

  set_format (format);
}

/* The portal wraps the value in one variant or, as some versions do, in two. */
static void
take_portal_value (GVariant *value)
{
  g_autoptr(GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      g_autoptr(GVariant) outer = inner;

      inner = g_variant_get_variant (outer);
    }
  if (g_variant_is_of_type (inner, G_VARIANT_TYPE_STRING))
    set_format (g_variant_get_string (inner, NULL));
}

static void
callboard_desktop_clock_portal_changed_cb (GDBusConnection *connection,
                                           const char      *sender,
                                           const char      *path,
                                           const char      *interface,
                                           const char      *signal,
                                           GVariant        *parameters,
                                           gpointer         user_data)
{
  const char *schema;
  const char *key;
  g_autoptr(GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&sv)", &schema, &key, &value);
  if (g_str_equal (schema, SCHEMA) && g_str_equal (key, KEY))
    take_portal_value (value);
}

static void
callboard_desktop_clock_portal_read_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                             &error);
  g_autoptr(GVariant) value = NULL;

  if (reply == NULL)
    {
      g_debug ("Cannot read the clock format: %s", error->message);
      return;
    }

  value = g_variant_get_child_value (reply, 0);
  take_portal_value (value);
}

static void
read_portal (CallboardDesktopClock *self)
{
  self->subscription =
    g_dbus_connection_signal_subscribe (self->connection, PORTAL, PORTAL_INTERFACE, "SettingChanged",
                                        PORTAL_PATH, SCHEMA, G_DBUS_SIGNAL_FLAGS_NONE,
                                        callboard_desktop_clock_portal_changed_cb, self, NULL);
  g_dbus_connection_call (self->connection, PORTAL, PORTAL_PATH, PORTAL_INTERFACE, "Read",
                          g_variant_new ("(ss)", SCHEMA, KEY), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable,
                          callboard_desktop_clock_portal_read_cb, NULL);
}

static void
callboard_desktop_clock_dispose (GObject *object)
{
  CallboardDesktopClock *self = CALLBOARD_DESKTOP_CLOCK (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (callboard_desktop_clock_parent_class)->dispose (object);
}

static void
callboard_desktop_clock_class_init (CallboardDesktopClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_desktop_clock_dispose;
}

static void
callboard_desktop_clock_init (CallboardDesktopClock *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_desktop_clock_find_settings:
 *
 * Returns: (transfer full) (nullable): the settings of the desktop; %NULL in a Flatpak,
 *   whose settings are not those of the desktop, and where the schema is not installed
 */
GSettings *
callboard_desktop_clock_find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source == NULL || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return NULL;

  schema = g_settings_schema_source_lookup (source, SCHEMA, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return NULL;

  return g_settings_new (SCHEMA);
}

/**
 * callboard_desktop_clock_new:
 * @settings: (nullable): the settings of the desktop; %NULL to use the portal
 * @connection: (nullable): the session bus
 *
 * Follows the clock format of the desktop.
 *
 * Returns: (transfer full): an object to keep as long as times are shown
 */
CallboardDesktopClock *
callboard_desktop_clock_new (GSettings       *settings,
                             GDBusConnection *connection)
{
  CallboardDesktopClock *self;

  g_return_val_if_fail (settings == NULL || G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (connection == NULL || G_IS_DBUS_CONNECTION (connection), NULL);

  self = g_object_new (CALLBOARD_TYPE_DESKTOP_CLOCK, NULL);
  g_set_object (&self->settings, settings);
  g_set_object (&self->connection, connection);

  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::" KEY,
                               G_CALLBACK (callboard_desktop_clock_setting_changed_cb), self,
                               G_CONNECT_SWAPPED);
      callboard_desktop_clock_setting_changed_cb (self);
    }
  else if (connection != NULL)
    {
      read_portal (self);
    }

  return self;
}
