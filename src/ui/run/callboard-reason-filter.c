/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters the simulations of a run by a reason of its verdict, and counts them anew while
 * results arrive. Used by the run page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-reason-filter.h"
#include "callboard-reason.h"
#include "callboard-simulation-filter.h"

/**
 * CallboardReasonFilter:
 *
 * A controller that filters a #CallboardSimulationsView by one reason at a time. `id` is that
 * of the #CallboardReason, or %NULL.
 */
struct _CallboardReasonFilter
{
  GObject                    parent_instance;

  CallboardPlanJob          *plan_job;
  /* Outlives self: both belong to the run page. */
  CallboardSimulationsView  *view;
  /* Both are NULL while the view is not filtered by a reason. */
  CallboardReason           *reason;
  CallboardSimulationFilter *filter;
};

G_DEFINE_FINAL_TYPE (CallboardReasonFilter, callboard_reason_filter, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_title (CallboardReasonFilter *self)
{
  guint n = callboard_reason_count (self->reason, self->plan_job);
  g_autofree char *name = callboard_reason_dup_name (self->reason);
  /* Translators: the filter of the simulations: what they have in common, such as "Invalidated",
   * and how many there are */
  g_autofree char *title = g_strdup_printf (ngettext ("%s · %u simulation", "%s · %u simulations", n), name, n);

  g_object_set (self->filter, "title", title, NULL);
}

/* The result of a simulation may have changed. */
static void
callboard_reason_filter_changed_cb (CallboardReasonFilter *self)
{
  if (self->filter == NULL)
    return;

  gtk_filter_changed (callboard_simulation_filter_get_filter (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_title (self);
}

static void
set_filter (CallboardReasonFilter     *self,
            CallboardReason           *reason,
            CallboardSimulationFilter *filter)
{
  g_set_object (&self->reason, reason);
  g_set_object (&self->filter, filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

/* The user has cleared the filter, or has chosen another one. */
static void
callboard_reason_filter_simulation_filter_changed_cb (CallboardReasonFilter *self)
{
  if (self->filter != NULL && callboard_simulations_view_get_simulation_filter (self->view) != self->filter)
    set_filter (self, NULL, NULL);
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  return callboard_reason_match (user_data, item);
}

static void
callboard_reason_filter_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  if (property_id == PROP_ID)
    g_value_set_string (value, callboard_reason_filter_get_id (CALLBOARD_REASON_FILTER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_reason_filter_dispose (GObject *object)
{
  CallboardReasonFilter *self = CALLBOARD_REASON_FILTER (object);

  g_clear_object (&self->reason);
  g_clear_object (&self->filter);
  g_clear_object (&self->plan_job);

  G_OBJECT_CLASS (callboard_reason_filter_parent_class)->dispose (object);
}

static void
callboard_reason_filter_class_init (CallboardReasonFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_reason_filter_get_property;
  object_class->dispose = callboard_reason_filter_dispose;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_reason_filter_init (CallboardReasonFilter *self)
{
}

/**
 * callboard_reason_filter_new:
 * @plan_job: a run
 * @view: the view of its simulations, which must outlive the filter
 *
 * Returns: (transfer full): an inactive filter
 */
CallboardReasonFilter *
callboard_reason_filter_new (CallboardPlanJob         *plan_job,
                             CallboardSimulationsView *view)
{
  CallboardReasonFilter *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (view), NULL);

  self = g_object_new (CALLBOARD_TYPE_REASON_FILTER, NULL);
  self->plan_job = g_object_ref (plan_job);
  self->view = view;
  g_signal_connect_object (plan_job, "results-changed", G_CALLBACK (callboard_reason_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plan_job, "merged", G_CALLBACK (callboard_reason_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::simulation-filter",
                           G_CALLBACK (callboard_reason_filter_simulation_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_reason_filter_toggle:
 * @self: a filter
 * @id: the ID of a #CallboardReason
 *
 * Shows only the simulations of a reason, or all of them if it is the current filter.
 */
void
callboard_reason_filter_toggle (CallboardReasonFilter *self,
                                const char            *id)
{
  g_autoptr(CallboardReason) reason = NULL;
  g_autoptr(GtkCustomFilter) custom_filter = NULL;
  g_autoptr(CallboardSimulationFilter) filter = NULL;

  g_return_if_fail (CALLBOARD_IS_REASON_FILTER (self));
  g_return_if_fail (id != NULL);

  if (g_strcmp0 (callboard_reason_filter_get_id (self), id) == 0)
    {
      callboard_simulations_view_set_simulation_filter (self->view, NULL);
      return;
    }

  reason = callboard_reason_new (self->plan_job, id);
  if (reason == NULL)
    return;

  custom_filter = gtk_custom_filter_new (matches, g_object_ref (reason), g_object_unref);
  filter = callboard_simulation_filter_new (GTK_FILTER (custom_filter), "");
  set_filter (self, reason, filter);
  update_title (self);
  callboard_simulations_view_set_simulation_filter (self->view, filter);
}

/**
 * callboard_reason_filter_get_id:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the ID of the reason that the simulations are filtered
 *   by
 */
const char *
callboard_reason_filter_get_id (CallboardReasonFilter *self)
{
  g_return_val_if_fail (CALLBOARD_IS_REASON_FILTER (self), NULL);

  return self->reason != NULL ? callboard_reason_get_id (self->reason) : NULL;
}
