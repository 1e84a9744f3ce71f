/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pass rate of a check as a bar, with a mark at the required minimum. Used by
 * CallboardCheckRow, which shows the numbers as text.
 */

#include "config.h"

#include "callboard-pass-rate-bar.h"

/* In pixels. The mark extends above and below the bar. */
#define BAR_HEIGHT 6
#define MARK_WIDTH 2
#define MARK_OVERHANG 3
#define MIN_WIDTH 48

/**
 * CallboardPassRateBar:
 *
 * A bar of a pass rate. `rate` and `minimum` are percentages from 0 to 100, or -1 if
 * unknown. Its CSS nodes are `track`, `fill` and `mark`; it has the class `missed` unless
 * `passed` is set.
 */
struct _CallboardPassRateBar
{
  GtkWidget  parent_instance;

  GtkWidget *track;
  GtkWidget *fill;
  GtkWidget *mark;
  double     rate;
  double     minimum;
  gboolean   passed;
};

G_DEFINE_FINAL_TYPE (CallboardPassRateBar, callboard_pass_rate_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_RATE = 1,
  PROP_MINIMUM,
  PROP_PASSED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update (CallboardPassRateBar *self)
{
  gtk_widget_set_visible (self->fill, self->rate > 0);
  gtk_widget_set_visible (self->mark, self->minimum >= 0);
  if (self->passed)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "missed");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "missed");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
callboard_pass_rate_bar_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = BAR_HEIGHT + 2 * MARK_OVERHANG;
  else
    *minimum = *natural = MIN_WIDTH;
}

static int
scale (double rate,
       int    width)
{
  return (int) (CLAMP (rate, 0, 100) / 100 * width + 0.5);
}

/* Allocates a part from x to x + width in reading direction. */
static void
allocate (CallboardPassRateBar *self,
          GtkWidget            *part,
          int                   x,
          int                   y,
          int                   width,
          int                   height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int left = is_rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x;

  if (gtk_widget_get_visible (part))
    gtk_widget_size_allocate (part, &(GtkAllocation) { left, y, width, height }, -1);
}

static void
callboard_pass_rate_bar_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  CallboardPassRateBar *self = CALLBOARD_PASS_RATE_BAR (widget);
  int top = (height - BAR_HEIGHT) / 2;
  int mark = CLAMP (scale (self->minimum, width) - MARK_WIDTH / 2, 0, width - MARK_WIDTH);

  allocate (self, self->track, 0, top, width, BAR_HEIGHT);
  allocate (self, self->fill, 0, top, MAX (scale (self->rate, width), 1), BAR_HEIGHT);
  allocate (self, self->mark, mark, top - MARK_OVERHANG, MARK_WIDTH, BAR_HEIGHT + 2 * MARK_OVERHANG);
}

static void
callboard_pass_rate_bar_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  CallboardPassRateBar *self = CALLBOARD_PASS_RATE_BAR (object);

  switch (property_id)
    {
    case PROP_RATE:
      g_value_set_double (value, self->rate);
      break;
    case PROP_MINIMUM:
      g_value_set_double (value, self->minimum);
      break;
    case PROP_PASSED:
      g_value_set_boolean (value, self->passed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_pass_rate_bar_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  CallboardPassRateBar *self = CALLBOARD_PASS_RATE_BAR (object);

  switch (property_id)
    {
    case PROP_RATE:
      self->rate = g_value_get_double (value);
      break;
    case PROP_MINIMUM:
      self->minimum = g_value_get_double (value);
      break;
    case PROP_PASSED:
      self->passed = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  update (self);
}

static void
callboard_pass_rate_bar_dispose (GObject *object)
{
  CallboardPassRateBar *self = CALLBOARD_PASS_RATE_BAR (object);

  g_clear_pointer (&self->track, gtk_widget_unparent);
  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->mark, gtk_widget_unparent);

  G_OBJECT_CLASS (callboard_pass_rate_bar_parent_class)->dispose (object);
}

static void
callboard_pass_rate_bar_class_init (CallboardPassRateBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_pass_rate_bar_get_property;
  object_class->set_property = callboard_pass_rate_bar_set_property;
  object_class->dispose = callboard_pass_rate_bar_dispose;
  widget_class->measure = callboard_pass_rate_bar_measure;
  widget_class->size_allocate = callboard_pass_rate_bar_size_allocate;

  properties[PROP_RATE] = g_param_spec_double ("rate", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, -1, flags);
  properties[PROP_MINIMUM] = g_param_spec_double ("minimum", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, -1, flags);
  properties[PROP_PASSED] = g_param_spec_boolean ("passed", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "ratebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_part (CallboardPassRateBar *self,
          const char           *css_name)
{
  GtkWidget *part = g_object_new (GTK_TYPE_BOX,
                                  "css-name", css_name,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);

  gtk_widget_set_parent (part, GTK_WIDGET (self));

  return part;
}

static void
callboard_pass_rate_bar_init (CallboardPassRateBar *self)
{
  self->rate = -1;
  self->minimum = -1;
  self->track = add_part (self, "track");
  self->fill = add_part (self, "fill");
  self->mark = add_part (self, "mark");
  update (self);
}
