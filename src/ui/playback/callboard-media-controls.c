/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The MPRIS player interface, which rejects numbers that are not finite. Created by
 * CallboardMpris, which implements the methods.
 */

#include "config.h"

#include <math.h>

#include "callboard-media-controls.h"

/**
 * CallboardMediaControls:
 *
 * A skeleton of `org.mpris.MediaPlayer2.Player` that rejects a property value that is NaN
 * or infinite: the generated skeleton would pass it to GObject, which warns about it.
 */
struct _CallboardMediaControls
{
  CallboardMediaPlayer2PlayerSkeleton parent_instance;
};

G_DEFINE_FINAL_TYPE (CallboardMediaControls, callboard_media_controls, CALLBOARD_TYPE_MEDIA_PLAYER2_PLAYER_SKELETON)

static GDBusInterfaceVTable *
get_parent_vtable (CallboardMediaControls *self)
{
  return G_DBUS_INTERFACE_SKELETON_CLASS (callboard_media_controls_parent_class)->get_vtable (
    G_DBUS_INTERFACE_SKELETON (self));
}

static gboolean
callboard_media_controls_set_property_cb (GDBusConnection  *connection,
                                          const char       *sender,
                                          const char       *object_path,
                                          const char       *interface_name,
                                          const char       *property_name,
                                          GVariant         *value,
                                          GError          **error,
                                          gpointer          user_data)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE) && !isfinite (g_variant_get_double (value)))
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "Not a finite number");
      return FALSE;
    }

  return get_parent_vtable (user_data)->set_property (connection, sender, object_path, interface_name,
                                                      property_name, value, error, user_data);
}

static GDBusInterfaceVTable *
callboard_media_controls_get_vtable (GDBusInterfaceSkeleton *skeleton)
{
  static GDBusInterfaceVTable vtable;
  GDBusInterfaceVTable *parent = get_parent_vtable (CALLBOARD_MEDIA_CONTROLS (skeleton));

  vtable.method_call = parent->method_call;
  vtable.get_property = parent->get_property;
  vtable.set_property = callboard_media_controls_set_property_cb;

  return &vtable;
}

static void
callboard_media_controls_class_init (CallboardMediaControlsClass *klass)
{
  G_DBUS_INTERFACE_SKELETON_CLASS (klass)->get_vtable = callboard_media_controls_get_vtable;
}

static void
callboard_media_controls_init (CallboardMediaControls *self)
{
}

/**
 * callboard_media_controls_new:
 *
 * Returns: (transfer full): an interface to export
 */
CallboardMediaPlayer2Player *
callboard_media_controls_new (void)
{
  return g_object_new (CALLBOARD_TYPE_MEDIA_CONTROLS, NULL);
}
