/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A filter for the simulations of a run: a cell of the matrix or a failed check. Used by
 * CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-simulation-filter.h"

/**
 * CallboardSimulationFilter:
 *
 * A #GtkFilter with a title and a progress. `title` describes the simulations that match,
 * `detail` the progress while matches are still being searched (`busy`), or the error of
 * the search. `can-retry` is set if callboard_simulation_filter_retry() may help.
 */
struct _CallboardSimulationFilter
{
  GObject                    parent_instance;

  /* The filter that this one is within, and what this one adds to it; or NULL. */
  CallboardSimulationFilter *parent;
  char                      *part_title;
  GtkFilter                 *filter;
  char                      *title;
  char                      *detail;
  gboolean                   busy;
  gboolean                   can_retry;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationFilter, callboard_simulation_filter, G_TYPE_OBJECT)

enum
{
  PROP_FILTER = 1,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_BUSY,
  PROP_CAN_RETRY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_simulation_filter_get_property (GObject    *object,
                                          guint       property_id,
                                          GValue     *value,
                                          GParamSpec *pspec)
{
  CallboardSimulationFilter *self = CALLBOARD_SIMULATION_FILTER (object);

  switch (property_id)
    {
    case PROP_FILTER:
      g_value_set_object (value, self->filter);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_CAN_RETRY:
      g_value_set_boolean (value, self->can_retry);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_simulation_filter_set_property (GObject      *object,
                                          guint         property_id,
                                          const GValue *value,
                                          GParamSpec   *pspec)
{
  CallboardSimulationFilter *self = CALLBOARD_SIMULATION_FILTER (object);
  gboolean has_changed = FALSE;

  switch (property_id)
    {
    case PROP_FILTER:
      has_changed = g_set_object (&self->filter, g_value_get_object (value));
      break;
    case PROP_TITLE:
      has_changed = g_set_str (&self->title, g_value_get_string (value));
      break;
    case PROP_DETAIL:
      has_changed = g_set_str (&self->detail, g_value_get_string (value));
      break;
    case PROP_BUSY:
      has_changed = self->busy != g_value_get_boolean (value);
      self->busy = g_value_get_boolean (value);
      break;
    case PROP_CAN_RETRY:
      has_changed = self->can_retry != g_value_get_boolean (value);
      self->can_retry = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }

  if (has_changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
callboard_simulation_filter_finalize (GObject *object)
{
  CallboardSimulationFilter *self = CALLBOARD_SIMULATION_FILTER (object);

  g_clear_object (&self->parent);
  g_clear_pointer (&self->part_title, g_free);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);

  G_OBJECT_CLASS (callboard_simulation_filter_parent_class)->finalize (object);
}

static void
callboard_simulation_filter_class_init (CallboardSimulationFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_simulation_filter_get_property;
  object_class->set_property = callboard_simulation_filter_set_property;
  object_class->finalize = callboard_simulation_filter_finalize;

  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, GTK_TYPE_FILTER, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_RETRY] = g_param_spec_boolean ("can-retry", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSimulationFilter::retry:
   * @self: a filter
   *
   * The failed part of the search is to be repeated.
   */
  signals[SIGNAL_RETRY] =
    g_signal_new ("retry", CALLBOARD_TYPE_SIMULATION_FILTER, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_simulation_filter_init (CallboardSimulationFilter *self)
{
}

/**
 * callboard_simulation_filter_new:
 * @filter: matches the simulations to show
 * @title: a description of them
 *
 * Returns: (transfer full): a filter
 */
CallboardSimulationFilter *
callboard_simulation_filter_new (GtkFilter  *filter,
                                 const char *title)
{
  g_return_val_if_fail (GTK_IS_FILTER (filter), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (CALLBOARD_TYPE_SIMULATION_FILTER, "filter", filter, "title", title, NULL);
}

/* The title is that of the outer filter, and the detail begins with what is added. */
static void
callboard_simulation_filter_update_narrowed (CallboardSimulationFilter *self)
{
  CallboardSimulationFilter *parent = self->parent;
  g_autofree char *detail =
    parent->detail != NULL ? g_strjoin (" · ", self->part_title, parent->detail, NULL) : g_strdup (self->part_title);

  g_object_set (self,
                "title", parent->title,
                "detail", detail,
                "busy", parent->busy,
                "can-retry", parent->can_retry,
                NULL);
}

/**
 * callboard_simulation_filter_new_narrowed:
 * @parent: a filter
 * @filter: matches some of its simulations
 * @title: a description of these
 *
 * Returns: (transfer full): a filter for what matches both
 */
CallboardSimulationFilter *
callboard_simulation_filter_new_narrowed (CallboardSimulationFilter *parent,
                                          GtkFilter                 *filter,
                                          const char                *title)
{
  CallboardSimulationFilter *self;
  g_autoptr(GtkEveryFilter) both = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_FILTER (parent), NULL);
  g_return_val_if_fail (GTK_IS_FILTER (filter), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  both = gtk_every_filter_new ();
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (parent->filter));
  gtk_multi_filter_append (GTK_MULTI_FILTER (both), g_object_ref (filter));
  self = callboard_simulation_filter_new (GTK_FILTER (both), title);
  self->parent = g_object_ref (parent);
  self->part_title = g_strdup (title);
  g_signal_connect_object (parent, "notify", G_CALLBACK (callboard_simulation_filter_update_narrowed), self,
                           G_CONNECT_SWAPPED);
  callboard_simulation_filter_update_narrowed (self);

  return self;
}

/**
 * callboard_simulation_filter_is_within:
 * @self: a filter
 * @other: another filter
 *
 * Returns: whether @self is @other, or was narrowed from it
 */
gboolean
callboard_simulation_filter_is_within (CallboardSimulationFilter *self,
                                       CallboardSimulationFilter *other)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_FILTER (self), FALSE);

  for (CallboardSimulationFilter *filter = self; filter != NULL; filter = filter->parent)
    if (filter == other)
      return TRUE;

  return FALSE;
}

/**
 * callboard_simulation_filter_get_filter:
 * @self: a filter
 *
 * Returns: (transfer none): matches the simulations to show
 */
GtkFilter *
callboard_simulation_filter_get_filter (CallboardSimulationFilter *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_FILTER (self), NULL);

  return self->filter;
}

/**
 * callboard_simulation_filter_get_busy:
 * @self: a filter
 *
 * Returns: whether matches are still being searched
 */
gboolean
callboard_simulation_filter_get_busy (CallboardSimulationFilter *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_FILTER (self), FALSE);

  return self->busy;
}

/**
 * callboard_simulation_filter_retry:
 * @self: a filter
 *
 * Repeats the failed part of the search.
 */
void
callboard_simulation_filter_retry (CallboardSimulationFilter *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_FILTER (self));

  if (self->parent != NULL)
    callboard_simulation_filter_retry (self->parent);
  else
    g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}
