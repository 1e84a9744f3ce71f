/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether anybody can see a widget: it is mapped, and its window is neither
 * minimized nor behind others as a whole. Owned by the pages that show something
 * live.
 */

#include "config.h"

#include "callboard-visibility-tracker.h"

/**
 * CallboardVisibilityTracker:
 *
 * Follows a widget. `seen` says whether it is on screen, as far as can be known:
 * see #GtkWindow:suspended.
 */
struct _CallboardVisibilityTracker
{
  GObject    parent_instance;

  /* Owns this object, and outlives it. */
  GtkWidget *widget;
  GtkWindow *window;
  gboolean   seen;
};

G_DEFINE_FINAL_TYPE (CallboardVisibilityTracker, callboard_visibility_tracker, G_TYPE_OBJECT)

enum
{
  PROP_SEEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (CallboardVisibilityTracker *self)
{
  gboolean seen = self->window != NULL && !gtk_window_is_suspended (self->window);

  if (self->seen == seen)
    return;

  self->seen = seen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEEN]);
}

static void
take_window (CallboardVisibilityTracker *self,
             GtkWindow                  *window)
{
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  g_set_object (&self->window, window);
  if (window != NULL)
    g_signal_connect_swapped (window, "notify::suspended", G_CALLBACK (update), self);
}

/* A widget has a window for as long as it is mapped. */
static void
callboard_visibility_tracker_map_cb (CallboardVisibilityTracker *self)
{
  take_window (self, GTK_WINDOW (gtk_widget_get_root (self->widget)));
  update (self);
}

static void
callboard_visibility_tracker_unmap_cb (CallboardVisibilityTracker *self)
{
  take_window (self, NULL);
  update (self);
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
    case PROP_SEEN:
      g_value_set_boolean (value, self->seen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_visibility_tracker_dispose (GObject *object)
{
  CallboardVisibilityTracker *self = CALLBOARD_VISIBILITY_TRACKER (object);

  take_window (self, NULL);
  update (self);
  if (self->widget != NULL)
    g_signal_handlers_disconnect_by_data (self->widget, self);
  self->widget = NULL;

  G_OBJECT_CLASS (callboard_visibility_tracker_parent_class)->dispose (object);
}

static void
callboard_visibility_tracker_class_init (CallboardVisibilityTrackerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_visibility_tracker_get_property;
  object_class->dispose = callboard_visibility_tracker_dispose;

  properties[PROP_SEEN] =
    g_param_spec_boolean ("seen", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_visibility_tracker_init (CallboardVisibilityTracker *self)
{
}

/**
 * callboard_visibility_tracker_new:
 * @widget: a widget of a window, which owns what is returned
 *
 * Returns: (transfer full): whether @widget is seen
 */
CallboardVisibilityTracker *
callboard_visibility_tracker_new (GtkWidget *widget)
{
  CallboardVisibilityTracker *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (CALLBOARD_TYPE_VISIBILITY_TRACKER, NULL);
  self->widget = widget;
  g_signal_connect_swapped (widget, "map", G_CALLBACK (callboard_visibility_tracker_map_cb), self);
  g_signal_connect_swapped (widget, "unmap", G_CALLBACK (callboard_visibility_tracker_unmap_cb), self);
  if (gtk_widget_get_mapped (widget))
    callboard_visibility_tracker_map_cb (self);

  return self;
}

/**
 * callboard_visibility_tracker_get_seen:
 * @self: the visibility of a widget
 *
 * Returns: whether anybody can see it
 */
gboolean
callboard_visibility_tracker_get_seen (CallboardVisibilityTracker *self)
{
  g_return_val_if_fail (CALLBOARD_IS_VISIBILITY_TRACKER (self), FALSE);

  return self->seen;
}
