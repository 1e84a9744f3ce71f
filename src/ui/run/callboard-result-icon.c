/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The icon of a result in a table. GtkImage queues a resize of the whole table whenever
 * its icon changes; all icons of this widget have the same size, so that it is only drawn
 * again. Used by CallboardSimulationCell.
 */

#include "config.h"

#include "callboard-result-icon.h"
#include "callboard-result-labels.h"

/* The size of the icon, in pixels. */
#define SIZE 16

/**
 * CallboardResultIcon:
 *
 * A widget that draws the icon of a #CallboardResult in the color of its tone. A label
 * beside it says the same, so it is only a presentation.
 */
struct _CallboardResultIcon
{
  GtkWidget             parent_instance;

  /* CALLBOARD_N_RESULTS for no icon. */
  CallboardResult      result;
  /* NULL until the icon is drawn. */
  GtkSymbolicPaintable *paintable;
};

G_DEFINE_FINAL_TYPE (CallboardResultIcon, callboard_result_icon, GTK_TYPE_WIDGET)

static void
callboard_result_icon_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  *minimum = SIZE;
  *natural = SIZE;
}

static void
ensure_paintable (CallboardResultIcon *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  if (self->paintable != NULL)
    return;

  self->paintable = GTK_SYMBOLIC_PAINTABLE (
    gtk_icon_theme_lookup_icon (theme, callboard_result_get_icon_name (self->result), NULL, SIZE,
                                gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0));
}

static void
callboard_result_icon_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  CallboardResultIcon *self = CALLBOARD_RESULT_ICON (widget);
  float y = (float) ((gtk_widget_get_height (widget) - SIZE) / 2);
  GdkRGBA color;

  if (self->result == CALLBOARD_N_RESULTS)
    return;

  ensure_paintable (self);
  gtk_widget_get_color (widget, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_symbolic_paintable_snapshot_symbolic (self->paintable, snapshot, SIZE, SIZE, &color, 1);
  gtk_snapshot_restore (snapshot);
}

/* The icon depends on the direction, and on the theme and the scale. */
static void
drop_paintable (CallboardResultIcon *self)
{
  g_clear_object (&self->paintable);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
callboard_result_icon_direction_changed (GtkWidget        *widget,
                                         GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (callboard_result_icon_parent_class)->direction_changed (widget, previous);

  drop_paintable (CALLBOARD_RESULT_ICON (widget));
}

static void
callboard_result_icon_system_setting_changed (GtkWidget        *widget,
                                              GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (callboard_result_icon_parent_class)->system_setting_changed (widget, setting);

  drop_paintable (CALLBOARD_RESULT_ICON (widget));
}

static void
callboard_result_icon_dispose (GObject *object)
{
  g_clear_object (&CALLBOARD_RESULT_ICON (object)->paintable);

  G_OBJECT_CLASS (callboard_result_icon_parent_class)->dispose (object);
}

static void
callboard_result_icon_class_init (CallboardResultIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_result_icon_dispose;
  widget_class->direction_changed = callboard_result_icon_direction_changed;
  widget_class->measure = callboard_result_icon_measure;
  widget_class->snapshot = callboard_result_icon_snapshot;
  widget_class->system_setting_changed = callboard_result_icon_system_setting_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "resulticon");
}

static void
callboard_result_icon_init (CallboardResultIcon *self)
{
  self->result = CALLBOARD_N_RESULTS;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (drop_paintable), NULL);
}

/**
 * callboard_result_icon_new:
 *
 * Returns: (transfer floating): an icon without a result
 */
GtkWidget *
callboard_result_icon_new (void)
{
  return g_object_new (CALLBOARD_TYPE_RESULT_ICON, NULL);
}

/**
 * callboard_result_icon_set_result:
 * @self: an icon
 * @result: a result
 *
 * Shows the icon of a result.
 */
void
callboard_result_icon_set_result (CallboardResultIcon *self,
                                  CallboardResult      result)
{
  const char *former_class = NULL;
  const char *css_class;

  g_return_if_fail (CALLBOARD_IS_RESULT_ICON (self));
  g_return_if_fail (result < CALLBOARD_N_RESULTS);

  if (self->result == result)
    return;

  if (self->result != CALLBOARD_N_RESULTS)
    former_class = callboard_tone_get_css_class (callboard_result_get_tone (self->result));
  css_class = callboard_tone_get_css_class (callboard_result_get_tone (result));
  if (g_strcmp0 (former_class, css_class) != 0)
    gtk_widget_set_css_classes (GTK_WIDGET (self), (const char *[]) { css_class, NULL });
  self->result = result;
  drop_paintable (self);
}
