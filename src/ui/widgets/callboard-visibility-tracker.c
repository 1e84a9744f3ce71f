/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tracks whether a widget is visible on screen: mapped, in a window that is neither
 * minimized nor completely covered. Used by the pages that show live data.
 */

#include "config.h"

#include "callboard-visibility-tracker.h"

/**
 * CallboardVisibilityTracker:
 *
 * A tracker of the visibility of a widget. `visible` is set while the widget is mapped
 * and its window is not #GtkWindow:suspended.
 */
struct _CallboardVisibilityTracker
{
  GObject       parent_instance;

  /* The window while the widget is mapped. */
  GSignalGroup *window_signals;
  gboolean      visible;
};

G_DEFINE_FINAL_TYPE (CallboardVisibilityTracker, callboard_visibility_tracker, G_TYPE_OBJECT)

enum
{
  PROP_VISIBLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_visibility_tracker_update (CallboardVisibilityTracker *self)
{
  g_autoptr(GtkWindow) window = g_signal_group_dup_target (self->window_signals);
  gboolean visible = window != NULL && !gtk_window_is_suspended (window);

  if (self->visible == visible)
    return;

  self->visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE]);
}

static void
callboard_visibility_tracker_map_cb (CallboardVisibilityTracker *self,
                                     GtkWidget                  *widget)
{
  g_signal_group_set_target (self->window_signals, gtk_widget_get_root (widget));
  callboard_visibility_tracker_update (self);
}

static void
callboard_visibility_tracker_unmap_cb (CallboardVisibilityTracker *self)
{
  g_signal_group_set_target (self->window_signals, NULL);
  callboard_visibility_tracker_update (self);
}

static void
callboard_visibility_tracker_get_property (GObject    *object,
                                           guint       property_id,
                                           GValue     *value,
                                           GParamSpec *pspec)
{
  CallboardVisibilityTracker *self = CALLBOARD_VISIBILITY_TRACKER (object);

  switch (property_id)
    {
    case PROP_VISIBLE:
      g_value_set_boolean (value, self->visible);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_visibility_tracker_dispose (GObject *object)
{
  callboard_visibility_tracker_unmap_cb (CALLBOARD_VISIBILITY_TRACKER (object));

  G_OBJECT_CLASS (callboard_visibility_tracker_parent_class)->dispose (object);
}

static void
callboard_visibility_tracker_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_VISIBILITY_TRACKER (object)->window_signals);

  G_OBJECT_CLASS (callboard_visibility_tracker_parent_class)->finalize (object);
}

static void
callboard_visibility_tracker_class_init (CallboardVisibilityTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_visibility_tracker_get_property;
  object_class->dispose = callboard_visibility_tracker_dispose;
  object_class->finalize = callboard_visibility_tracker_finalize;

  properties[PROP_VISIBLE] =
    g_param_spec_boolean ("visible", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_visibility_tracker_init (CallboardVisibilityTracker *self)
{
  self->window_signals = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_swapped (self->window_signals, "notify::suspended", G_CALLBACK (callboard_visibility_tracker_update),
                                  self);
}

/**
 * callboard_visibility_tracker_new:
 * @widget: a widget in a window
 *
 * Returns: (transfer full): a tracker of the visibility of @widget
 */
CallboardVisibilityTracker *
callboard_visibility_tracker_new (GtkWidget *widget)
{
  CallboardVisibilityTracker *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (CALLBOARD_TYPE_VISIBILITY_TRACKER, NULL);
  g_signal_connect_object (widget, "map", G_CALLBACK (callboard_visibility_tracker_map_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (callboard_visibility_tracker_unmap_cb),
                           self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (widget))
    callboard_visibility_tracker_map_cb (self, widget);

  return self;
}

/**
 * callboard_visibility_tracker_get_visible:
 * @self: a tracker
 *
 * Returns: whether the widget is visible on screen
 */
gboolean
callboard_visibility_tracker_get_visible (CallboardVisibilityTracker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VISIBILITY_TRACKER (self), FALSE);

  return self->visible;
}
