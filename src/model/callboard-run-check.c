/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One check of a run, whether or not the run has a verdict, and its results on the calls.
 * The matrix can be colored by it.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-run-check.h"

/**
 * CallboardRunCheck:
 *
 * A check, known by the definition of its metric, else by its name. Immutable.
 */
struct _CallboardRunCheck
{
  GObject  parent_instance;

  char    *definition_id;
  char    *name;
  char    *slug;
};

G_DEFINE_FINAL_TYPE (CallboardRunCheck, callboard_run_check, G_TYPE_OBJECT)

static void
callboard_run_check_finalize (GObject *object)
{
  CallboardRunCheck *self = CALLBOARD_RUN_CHECK (object);

  g_clear_pointer (&self->definition_id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->slug, g_free);

  G_OBJECT_CLASS (callboard_run_check_parent_class)->finalize (object);
}

static void
callboard_run_check_class_init (CallboardRunCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_run_check_finalize;
}

static void
callboard_run_check_init (CallboardRunCheck *self)
{
}

/**
 * callboard_run_check_new:
 * @definition_id: (nullable): its `metricDefinitionId`
 * @name: (nullable): its `metricName`
 * @slug: (nullable): the `slug` of its metric
 *
 * Returns: (transfer full): a check
 */
CallboardRunCheck *
callboard_run_check_new (const char *definition_id,
                         const char *name,
                         const char *slug)
{
  CallboardRunCheck *self = g_object_new (CALLBOARD_TYPE_RUN_CHECK, NULL);

  self->definition_id = g_strdup (definition_id);
  self->name = g_strdup (name);
  self->slug = g_strdup (slug);

  return self;
}

/**
 * callboard_run_check_get_name:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): its name as the server sent it
 */
const char *
callboard_run_check_get_name (CallboardRunCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_CHECK (self), NULL);

  return self->name;
}

/**
 * callboard_run_check_get_slug:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): the `slug` of its metric
 */
const char *
callboard_run_check_get_slug (CallboardRunCheck *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_CHECK (self), NULL);

  return self->slug;
}

/**
 * callboard_run_check_matches:
 * @self: a check
 * @definition_id: (nullable): the `metricDefinitionId` of a metric
 * @name: (nullable): its name
 *
 * Returns: whether the metric decides this check: both have the same definition, or the
 *   same name if one of them has no definition
 */
gboolean
callboard_run_check_matches (CallboardRunCheck *self,
                             const char        *definition_id,
                             const char        *name)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_CHECK (self), FALSE);

  if (self->definition_id != NULL && definition_id != NULL)
    return g_str_equal (self->definition_id, definition_id);

  return self->name != NULL && g_strcmp0 (self->name, name) == 0;
}

/**
 * callboard_run_check_is_complete:
 * @self: a check
 * @verdict: (nullable): the verdict of the run
 *
 * The metrics of some calls need not be read, because the counts of the verdict say that
 * they passed. That holds for each check that was evaluated as often as any.
 *
 * Returns: whether the verdict has evaluated this check on every call that it counts
 */
gboolean
callboard_run_check_is_complete (CallboardRunCheck *self,
                                 CallboardVerdict  *verdict)
{
  GListModel *checks = verdict != NULL ? callboard_verdict_get_checks (verdict) : NULL;
  gint64 max = -1;
  gint64 own = -1;

  g_return_val_if_fail (CALLBOARD_IS_RUN_CHECK (self), FALSE);

  for (guint i = 0; checks != NULL && i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);
      gint64 n = callboard_verdict_check_get_evaluated_sims (check);

      max = MAX (max, n);
      if (callboard_run_check_matches (self, callboard_verdict_check_get_metric_definition_id (check),
                                       callboard_verdict_check_get_metric_name (check)))
        own = MAX (own, n);
    }

  return own >= 0 && own == max;
}

/* Whether the call must have passed, which its metrics were not read for. */
static gboolean
is_inferred (CallboardCallChecks *checks)
{
  return callboard_call_checks_get_n (checks) == 0 && callboard_call_checks_get_counts (checks)->n_passed > 0;
}

static CallboardResult
get_call_result (CallboardRunCheck   *self,
                 CallboardCallChecks *checks,
                 gboolean             is_complete)
{
  if (is_inferred (checks))
    return is_complete ? CALLBOARD_RESULT_PASSED : CALLBOARD_RESULT_UNKNOWN;

  for (guint i = 0; i < callboard_call_checks_get_n (checks); i++)
    {
      const CallboardCallCheck *check = callboard_call_checks_get (checks, i);

      if (!callboard_run_check_matches (self, check->definition_id, check->name))
        continue;
      if (check->result == CALLBOARD_CHECK_FAILED)
        return CALLBOARD_RESULT_FAILED;
      if (check->result == CALLBOARD_CHECK_PASSED)
        return CALLBOARD_RESULT_PASSED;
    }

  return CALLBOARD_RESULT_NOT_EVALUATED;
}

/**
 * callboard_run_check_get_result:
 * @self: a check
 * @simulation: a simulation of the run
 * @is_complete: what callboard_run_check_is_complete() says
 *
 * Returns: %CALLBOARD_RESULT_PASSED or %CALLBOARD_RESULT_FAILED; if the check has no value,
 *   %CALLBOARD_RESULT_NOT_EVALUATED; %CALLBOARD_RESULT_UNKNOWN if the metrics were not
 *   read; or the result of a simulation that is not over or does not count
 */
CallboardResult
callboard_run_check_get_result (CallboardRunCheck      *self,
                                CallboardSimulationJob *simulation,
                                gboolean                is_complete)
{
  CallboardResult result;
  CallboardCallChecks *checks;

  g_return_val_if_fail (CALLBOARD_IS_RUN_CHECK (self), CALLBOARD_RESULT_UNKNOWN);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), CALLBOARD_RESULT_UNKNOWN);

  result = callboard_simulation_job_get_result (simulation);
  checks = callboard_simulation_job_get_checks (simulation);
  switch (result)
    {
    case CALLBOARD_RESULT_INVALIDATED:
    case CALLBOARD_RESULT_CANCELED:
    case CALLBOARD_RESULT_RUNNING:
    case CALLBOARD_RESULT_WAITING:
      return result;
    case CALLBOARD_RESULT_ERROR:
      return checks != NULL ? get_call_result (self, checks, FALSE) : CALLBOARD_RESULT_NOT_EVALUATED;
    case CALLBOARD_RESULT_FAILED:
    case CALLBOARD_RESULT_PASSED:
    case CALLBOARD_RESULT_NOT_EVALUATED:
    case CALLBOARD_RESULT_UNKNOWN:
    case CALLBOARD_N_RESULTS:
    default:
      return checks != NULL ? get_call_result (self, checks, is_complete) : CALLBOARD_RESULT_UNKNOWN;
    }
}
