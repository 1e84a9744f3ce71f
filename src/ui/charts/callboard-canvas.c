/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base class of the timeline and the matrix: a scrollable widget with fixed
 * headings that draws only the visible part of its content. Its drawing functions are in
 * callboard-canvas-draw.c.
 */

#include "config.h"

#include "callboard-canvas-items.h"
#include "callboard-canvas-private.h"
#include "callboard-result-labels.h"

#define SCROLL_STEP 40

/**
 * CallboardCanvas:
 *
 * A scrollable widget that draws its content. Its children are invisible swatches, whose
 * CSS colors it draws with, and accessible items for the visible cells. Coordinates are
 * left to right and mirrored when drawn in a right-to-left locale.
 */
typedef struct
{
  GtkAdjustment *adjustments[2];
  GSignalGroup  *adjustment_signals[2];
  guint          policies[2];
  double         content[2];
  double         view[2];
  GtkWidget     *results[CALLBOARD_N_RESULTS];
  GtkWidget     *tones[CALLBOARD_N_TONES];
  CallboardCanvasItems *items;
} CallboardCanvasPrivate;

static void callboard_canvas_accessible_init (GtkAccessibleInterface *iface);

static GtkAccessibleInterface *parent_accessible;

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (CallboardCanvas, callboard_canvas, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (CallboardCanvas)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                         callboard_canvas_accessible_init)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

static gboolean
is_rtl (CallboardCanvas *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The scroll offset from the start. The value of an adjustment is from the left. */
static double
get_start (CallboardCanvas *self,
           GtkOrientation   orientation)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);
  GtkAdjustment *adjustment = priv->adjustments[orientation];
  double value;

  if (adjustment == NULL)
    return 0;

  value = gtk_adjustment_get_value (adjustment);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_rtl (self))
    value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;

  return MAX (value, 0);
}

static void
configure (CallboardCanvas *self,
           GtkOrientation   orientation,
           double           start)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);
  double view = priv->view[orientation];
  double upper = MAX (priv->content[orientation], view);
  double value = CLAMP (start, 0, upper - view);

  if (priv->adjustments[orientation] == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL && is_rtl (self))
    value = upper - view - value;
  gtk_adjustment_configure (priv->adjustments[orientation], value, 0, upper,
                            SCROLL_STEP, view * 0.9, view);
}

static void
invalidate_items (CallboardCanvas *self)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  if (priv->items != NULL)
    callboard_canvas_items_invalidate (priv->items);
}

static void
callboard_canvas_scrolled_cb (CallboardCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  invalidate_items (self);
}

static void
set_adjustment (CallboardCanvas *self,
                GtkOrientation   orientation,
                GtkAdjustment   *adjustment)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  if (priv->adjustments[orientation] == adjustment && adjustment != NULL)
    return;

  if (adjustment != NULL)
    g_object_ref_sink (adjustment);
  g_clear_object (&priv->adjustments[orientation]);
  priv->adjustments[orientation] = adjustment;
  g_signal_group_set_target (priv->adjustment_signals[orientation], adjustment);
  configure (self, orientation, 0);
}

static void
callboard_canvas_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (CALLBOARD_CANVAS (object));

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) priv->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) priv->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_canvas_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  CallboardCanvas *self = CALLBOARD_CANVAS (object);
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      priv->policies[GTK_ORIENTATION_HORIZONTAL] = (guint) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      priv->policies[GTK_ORIENTATION_VERTICAL] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_canvas_dispose (GObject *object)
{
  CallboardCanvas *self = CALLBOARD_CANVAS (object);
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  g_clear_pointer (&priv->items, callboard_canvas_items_free);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    g_clear_pointer (&priv->results[i], gtk_widget_unparent);
  for (guint i = 0; i < CALLBOARD_N_TONES; i++)
    g_clear_pointer (&priv->tones[i], gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_canvas_parent_class)->dispose (object);
}

static void
callboard_canvas_finalize (GObject *object)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (CALLBOARD_CANVAS (object));

  for (guint i = 0; i < G_N_ELEMENTS (priv->adjustment_signals); i++)
    g_clear_object (&priv->adjustment_signals[i]);

  G_OBJECT_CLASS (callboard_canvas_parent_class)->finalize (object);
}

static void
callboard_canvas_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = 100;
  *natural = 300;
}

/* Assistive technologies call this first to traverse the children. */
static GtkAccessible *
callboard_canvas_get_first_accessible_child (GtkAccessible *accessible)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (CALLBOARD_CANVAS (accessible));

  if (priv->items != NULL && gtk_widget_get_mapped (GTK_WIDGET (accessible)))
    callboard_canvas_items_ensure (priv->items);

  return parent_accessible->get_first_accessible_child (accessible);
}

static void
callboard_canvas_accessible_init (GtkAccessibleInterface *iface)
{
  parent_accessible = g_type_interface_peek_parent (iface);
  iface->get_first_accessible_child = callboard_canvas_get_first_accessible_child;
}

static void
callboard_canvas_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (CALLBOARD_CANVAS (widget));

  if (priv->items != NULL)
    callboard_canvas_items_allocate (priv->items);
}

static void
callboard_canvas_class_init (CallboardCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_canvas_get_property;
  object_class->set_property = callboard_canvas_set_property;
  object_class->dispose = callboard_canvas_dispose;
  object_class->finalize = callboard_canvas_finalize;
  widget_class->measure = callboard_canvas_measure;
  widget_class->size_allocate = callboard_canvas_size_allocate;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_set_css_name (widget_class, "canvas");
}

static GtkWidget *
add_swatch (CallboardCanvas *self,
            const char      *css_class)
{
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX,
                                    "css-name", "swatch",
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    NULL);

  gtk_widget_add_css_class (swatch, css_class);
  gtk_widget_set_parent (swatch, GTK_WIDGET (self));
  gtk_widget_set_child_visible (swatch, FALSE);

  return swatch;
}

static void
callboard_canvas_init (CallboardCanvas *self)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  for (guint i = 0; i < G_N_ELEMENTS (priv->adjustment_signals); i++)
    {
      priv->adjustment_signals[i] = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
      g_signal_group_connect_swapped (priv->adjustment_signals[i], "value-changed",
                                      G_CALLBACK (callboard_canvas_scrolled_cb), self);
    }
  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    priv->results[i] = add_swatch (self, callboard_result_get_css_class (i));
  for (guint i = 0; i < CALLBOARD_N_TONES; i++)
    priv->tones[i] = add_swatch (self, callboard_tone_get_css_class (i));
  priv->items = callboard_canvas_items_new (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/* The swatch with the color of a result. */
GtkWidget *
callboard_canvas_get_result_swatch (CallboardCanvas *self,
                                    CallboardResult  result)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  return priv->results[result];
}

/* The swatch with the color of a tone. */
GtkWidget *
callboard_canvas_get_tone_swatch (CallboardCanvas *self,
                                  CallboardTone    tone)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  return priv->tones[tone];
}

/**
 * callboard_canvas_configure:
 * @self: a canvas
 * @content_width: the width of the scrollable content
 * @content_height: the height of the scrollable content
 * @view_width: the width of the visible part, without headings
 * @view_height: the height of the visible part, without headings
 *
 * Sets the size of the content and of the view, and preserves the scroll position.
 */
void
callboard_canvas_configure (CallboardCanvas *self,
                            double           content_width,
                            double           content_height,
                            double           view_width,
                            double           view_height)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);
  double x = callboard_canvas_get_x (self);
  double y = callboard_canvas_get_y (self);

  g_return_if_fail (CALLBOARD_IS_CANVAS (self));

  priv->content[GTK_ORIENTATION_HORIZONTAL] = content_width;
  priv->content[GTK_ORIENTATION_VERTICAL] = content_height;
  priv->view[GTK_ORIENTATION_HORIZONTAL] = MAX (view_width, 1);
  priv->view[GTK_ORIENTATION_VERTICAL] = MAX (view_height, 1);
  configure (self, GTK_ORIENTATION_HORIZONTAL, x);
  configure (self, GTK_ORIENTATION_VERTICAL, y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  invalidate_items (self);
}

/**
 * callboard_canvas_get_x:
 * @self: a canvas
 *
 * Returns: the horizontal scroll offset from the start, in pixels
 */
double
callboard_canvas_get_x (CallboardCanvas *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CANVAS (self), 0);

  return get_start (self, GTK_ORIENTATION_HORIZONTAL);
}

/**
 * callboard_canvas_get_y:
 * @self: a canvas
 *
 * Returns: the vertical scroll offset, in pixels
 */
double
callboard_canvas_get_y (CallboardCanvas *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CANVAS (self), 0);

  return get_start (self, GTK_ORIENTATION_VERTICAL);
}

/**
 * callboard_canvas_set_x:
 * @self: a canvas
 * @x: an offset from the start, in pixels
 *
 * Scrolls horizontally, clamped to the content.
 */
void
callboard_canvas_set_x (CallboardCanvas *self,
                        double           x)
{
  g_return_if_fail (CALLBOARD_IS_CANVAS (self));

  configure (self, GTK_ORIENTATION_HORIZONTAL, x);
}

/**
 * callboard_canvas_set_y:
 * @self: a canvas
 * @y: an offset from the top, in pixels
 *
 * Scrolls vertically, clamped to the content.
 */
void
callboard_canvas_set_y (CallboardCanvas *self,
                        double           y)
{
  g_return_if_fail (CALLBOARD_IS_CANVAS (self));

  configure (self, GTK_ORIENTATION_VERTICAL, y);
}

static double
reveal (double start,
        double view,
        double from,
        double size)
{
  if (from < start || size > view)
    return from;
  if (from + size > start + view)
    return from + size - view;

  return start;
}

/**
 * callboard_canvas_reveal:
 * @self: a canvas
 * @area: a part of the content
 *
 * Scrolls by the least distance that makes a part of the content visible.
 */
void
callboard_canvas_reveal (CallboardCanvas       *self,
                         const graphene_rect_t *area)
{
  CallboardCanvasPrivate *priv = callboard_canvas_get_instance_private (self);

  g_return_if_fail (CALLBOARD_IS_CANVAS (self));

  callboard_canvas_set_x (self, reveal (callboard_canvas_get_x (self), priv->view[GTK_ORIENTATION_HORIZONTAL],
                                        area->origin.x, area->size.width));
  callboard_canvas_set_y (self, reveal (callboard_canvas_get_y (self), priv->view[GTK_ORIENTATION_VERTICAL],
                                        area->origin.y, area->size.height));
}
