/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar above filtered simulations: shows the filter and its progress, and clears it.
 * Used by CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-simulation-filter-bar.h"

/**
 * CallboardSimulationFilterBar:
 *
 * A bar that shows `filter`. Hidden while that is %NULL.
 */
struct _CallboardSimulationFilterBar
{
  GtkBox                     parent_instance;

  CallboardSimulationFilter *filter;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationFilterBar, callboard_simulation_filter_bar, GTK_TYPE_BOX)

enum
{
  PROP_FILTER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_text (GObject    *object,
          const char *text)
{
  return text != NULL;
}

static void
callboard_simulation_filter_bar_retry_cb (CallboardSimulationFilterBar *self)
{
  callboard_simulation_filter_retry (self->filter);
}

static void
callboard_simulation_filter_bar_show_all_cb (CallboardSimulationFilterBar *self)
{
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
}

static void
callboard_simulation_filter_bar_get_property (GObject    *object,
                                              guint       property_id,
                                              GValue     *value,
                                              GParamSpec *pspec)
{
  if (property_id == PROP_FILTER)
    g_value_set_object (value, CALLBOARD_SIMULATION_FILTER_BAR (object)->filter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_simulation_filter_bar_set_property (GObject      *object,
                                              guint         property_id,
                                              const GValue *value,
                                              GParamSpec   *pspec)
{
  CallboardSimulationFilterBar *self = CALLBOARD_SIMULATION_FILTER_BAR (object);

  if (property_id != PROP_FILTER)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  else if (g_set_object (&self->filter, g_value_get_object (value)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), self->filter != NULL);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
callboard_simulation_filter_bar_dispose (GObject *object)
{
  CallboardSimulationFilterBar *self = CALLBOARD_SIMULATION_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SIMULATION_FILTER_BAR);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (callboard_simulation_filter_bar_parent_class)->dispose (object);
}

static void
callboard_simulation_filter_bar_class_init (CallboardSimulationFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_simulation_filter_bar_get_property;
  object_class->set_property = callboard_simulation_filter_bar_set_property;
  object_class->dispose = callboard_simulation_filter_bar_dispose;

  properties[PROP_FILTER] =
    g_param_spec_object ("filter", NULL, NULL, CALLBOARD_TYPE_SIMULATION_FILTER,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSimulationFilterBar::cleared:
   * @self: a bar
   *
   * The user wants to see all simulations.
   */
  signals[SIGNAL_CLEARED] =
    g_signal_new ("cleared", CALLBOARD_TYPE_SIMULATION_FILTER_BAR, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-simulation-filter-bar.ui");
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulation_filter_bar_retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulation_filter_bar_show_all_cb);
}

static void
callboard_simulation_filter_bar_init (CallboardSimulationFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
