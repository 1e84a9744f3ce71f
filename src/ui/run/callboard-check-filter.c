/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filters the simulations of a run by a failed check while the calls are still being
 * searched. Used by the run page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-check-filter.h"
#include "callboard-results-bar.h"
#include "callboard-run-results.h"
#include "callboard-simulation-filter.h"
#include "callboard-verdict-labels.h"

/**
 * CallboardCheckFilter:
 *
 * A controller that filters a #CallboardSimulationsView by one failed check at a time.
 * `definition-id` is the `metricDefinitionId` of that check, or %NULL.
 */
struct _CallboardCheckFilter
{
  GObject                    parent_instance;

  CallboardPlanJob          *plan_job;
  CallboardRunResults       *results;
  /* NULL while the view is not filtered by a check. */
  CallboardVerdictCheck     *check;
  /* Outlives self: both belong to the run page. */
  CallboardSimulationsView  *view;
  /* NULL while the view is not filtered by a check. */
  CallboardSimulationFilter *filter;
  gboolean                   was_searching;
};

G_DEFINE_FINAL_TYPE (CallboardCheckFilter, callboard_check_filter, G_TYPE_OBJECT)

enum
{
  PROP_DEFINITION_ID = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- Labels --------------------------------------------------------------------- */

static char *
dup_title (CallboardCheckFilter *self)
{
  g_autofree char *name = callboard_verdict_labels_dup_check (self->check);
  guint n = callboard_run_results_count_failed (self->results, self->check);

  /* Translators: the filter of the simulations: the name of a check, and how many
   * simulations failed it */
  return g_strdup_printf (ngettext ("Failed check: %s · %u simulation",
                                    "Failed check: %s · %u simulations", n), name, n);
}

/* The progress of the search, or its error; NULL once all calls were checked. */
static char *
dup_detail (CallboardCheckFilter *self)
{
  guint n_calls = callboard_run_results_get_n_calls (self->results);
  guint n_read = callboard_run_results_get_n_read (self->results);
  const GError *error = callboard_run_results_get_error (self->results);

  if (callboard_run_results_get_reading (self->results))
    /* Translators: how many calls have been checked, out of how many */
    return g_strdup_printf (ngettext ("Checked %u of %u call", "Checked %u of %u calls", n_calls),
                            n_read, n_calls);
  if (error != NULL && n_read < n_calls && !callboard_run_results_get_settled (self->results))
    return callboard_results_bar_dup_error (self->results);

  return NULL;
}

static void
callboard_check_filter_update (CallboardCheckFilter *self)
{
  gboolean is_searching = callboard_run_results_get_reading (self->results);
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  if (self->filter == NULL)
    return;

  title = dup_title (self);
  detail = dup_detail (self);
  g_object_set (self->filter,
                "title", title,
                "detail", detail,
                "busy", is_searching,
                "can-retry", !is_searching && detail != NULL,
                NULL);
  if (self->was_searching && !is_searching)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->view), title,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->was_searching = is_searching;
}

/* --- The view ------------------------------------------------------------------- */

static gboolean
is_failure (gpointer item,
            gpointer user_data)
{
  return callboard_simulation_job_fails (item, user_data);
}

static void
callboard_check_filter_changed_cb (CallboardCheckFilter *self)
{
  if (self->filter == NULL)
    return;

  gtk_filter_changed (callboard_simulation_filter_get_filter (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  callboard_check_filter_update (self);
}

/* Reads the results of the run while there is a check. */
static void
set_check (CallboardCheckFilter  *self,
           CallboardVerdictCheck *check)
{
  if (self->check == NULL && check != NULL)
    callboard_run_results_start (self->results);
  else if (self->check != NULL && check == NULL)
    callboard_run_results_stop (self->results);
  g_set_object (&self->check, check);
}

static void
set_filter (CallboardCheckFilter      *self,
            CallboardSimulationFilter *filter)
{
  g_set_object (&self->filter, filter);
  if (filter == NULL)
    set_check (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEFINITION_ID]);
}

/* The user has cleared the filter, or has chosen a cell of the matrix within it. */
static void
callboard_check_filter_simulation_filter_changed_cb (CallboardCheckFilter *self)
{
  CallboardSimulationFilter *current = callboard_simulations_view_get_simulation_filter (self->view);

  if (self->filter != NULL &&
      (current == NULL || !callboard_simulation_filter_is_within (current, self->filter)))
    set_filter (self, NULL);
}

static void
callboard_check_filter_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (property_id == PROP_DEFINITION_ID)
    g_value_set_string (value, callboard_check_filter_get_definition_id (CALLBOARD_CHECK_FILTER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_check_filter_dispose (GObject *object)
{
  CallboardCheckFilter *self = CALLBOARD_CHECK_FILTER (object);

  g_clear_object (&self->filter);
  set_check (self, NULL);
  g_clear_object (&self->results);
  g_clear_object (&self->plan_job);

  G_OBJECT_CLASS (callboard_check_filter_parent_class)->dispose (object);
}

static void
callboard_check_filter_class_init (CallboardCheckFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_check_filter_get_property;
  object_class->dispose = callboard_check_filter_dispose;

  properties[PROP_DEFINITION_ID] =
    g_param_spec_string ("definition-id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_check_filter_init (CallboardCheckFilter *self)
{
}

/**
 * callboard_check_filter_new:
 * @session: the session that loads the calls
 * @plan_job: a run
 * @view: the view of its simulations, which must outlive the filter
 *
 * Returns: (transfer full): an inactive filter
 */
CallboardCheckFilter *
callboard_check_filter_new (CallboardSession         *session,
                            CallboardPlanJob         *plan_job,
                            CallboardSimulationsView *view)
{
  CallboardCheckFilter *self;

  g_return_val_if_fail (CALLBOARD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (view), NULL);

  self = g_object_new (CALLBOARD_TYPE_CHECK_FILTER, NULL);
  self->plan_job = g_object_ref (plan_job);
  self->view = view;
  self->results = callboard_session_open_results (session, plan_job);
  g_signal_connect_object (self->results, "progressed", G_CALLBACK (callboard_check_filter_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (plan_job, "results-changed", G_CALLBACK (callboard_check_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::simulation-filter",
                           G_CALLBACK (callboard_check_filter_simulation_filter_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_check_filter_toggle:
 * @self: a filter
 * @definition_id: the `metricDefinitionId` of a check of the run
 *
 * Shows only the simulations that failed the check, or all of them if that check is
 * the current filter.
 */
void
callboard_check_filter_toggle (CallboardCheckFilter *self,
                               const char           *definition_id)
{
  g_autoptr(GtkCustomFilter) failed_filter = NULL;
  g_autoptr(CallboardSimulationFilter) filter = NULL;
  CallboardVerdict *verdict;
  g_autoptr(CallboardVerdictCheck) check = NULL;

  g_return_if_fail (CALLBOARD_IS_CHECK_FILTER (self));
  g_return_if_fail (definition_id != NULL);

  if (g_strcmp0 (callboard_check_filter_get_definition_id (self), definition_id) == 0)
    {
      callboard_simulations_view_set_simulation_filter (self->view, NULL);
      return;
    }

  verdict = callboard_plan_job_get_verdict (self->plan_job);
  if (verdict != NULL)
    check = callboard_verdict_find_check (verdict, definition_id, NULL);
  if (check == NULL)
    return;

  set_check (self, check);
  failed_filter = gtk_custom_filter_new (is_failure, g_object_ref (check), g_object_unref);
  filter = callboard_simulation_filter_new (GTK_FILTER (failed_filter), "");
  g_signal_connect_object (filter, "retry", G_CALLBACK (callboard_run_results_retry), self->results,
                           G_CONNECT_SWAPPED);
  callboard_run_results_read_all (self->results);
  set_filter (self, filter);
  callboard_check_filter_update (self);
  callboard_simulations_view_set_simulation_filter (self->view, filter);
}

/**
 * callboard_check_filter_get_definition_id:
 * @self: a filter
 *
 * Returns: (transfer none) (nullable): the `metricDefinitionId` of the check that
 *   the simulations are filtered by
 */
const char *
callboard_check_filter_get_definition_id (CallboardCheckFilter *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CHECK_FILTER (self), NULL);

  return self->check != NULL ? callboard_verdict_check_get_metric_definition_id (self->check) : NULL;
}
