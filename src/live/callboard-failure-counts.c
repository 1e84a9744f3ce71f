/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares the failures that were found in the metrics of calls with the counts of the
 * verdict. Used by CallboardRunResults.
 */

#include "config.h"

#include "callboard-failure-counts.h"

struct _CallboardFailureCounts
{
  CallboardPlanJob *plan_job;
  /* Indexed like the checks of the verdict. */
  GArray           *n_failed;
};

static GListModel *
get_checks (const CallboardFailureCounts *self)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (self->plan_job);

  return verdict != NULL ? callboard_verdict_get_checks (verdict) : NULL;
}

static void
count (CallboardFailureCounts *self,
       CallboardSimulationJob *simulation,
       int                     difference)
{
  for (guint i = 0; i < self->n_failed->len; i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (get_checks (self), i);

      if (callboard_simulation_job_fails (simulation, check))
        g_array_index (self->n_failed, guint, i) += difference;
    }
}

/**
 * callboard_failure_counts_new:
 * @plan_job: a run
 *
 * Returns: (transfer full): counts of no failures
 */
CallboardFailureCounts *
callboard_failure_counts_new (CallboardPlanJob *plan_job)
{
  CallboardFailureCounts *self = g_new0 (CallboardFailureCounts, 1);

  self->plan_job = g_object_ref (plan_job);
  self->n_failed = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

/**
 * callboard_failure_counts_free:
 * @self: counts
 *
 * Frees the counts.
 */
void
callboard_failure_counts_free (CallboardFailureCounts *self)
{
  g_object_unref (self->plan_job);
  g_array_unref (self->n_failed);
  g_free (self);
}

/**
 * callboard_failure_counts_reset:
 * @self: counts
 *
 * Starts again from zero. To be called whenever the run was merged, because its checks may
 * have changed.
 */
void
callboard_failure_counts_reset (CallboardFailureCounts *self)
{
  GListModel *checks = get_checks (self);

  g_array_set_size (self->n_failed, 0);
  g_array_set_size (self->n_failed, checks != NULL ? g_list_model_get_n_items (checks) : 0);
}

/**
 * callboard_failure_counts_add:
 * @self: counts
 * @simulation: a simulation of the run
 *
 * Counts the checks that a simulation failed.
 */
void
callboard_failure_counts_add (CallboardFailureCounts *self,
                              CallboardSimulationJob *simulation)
{
  count (self, simulation, 1);
}

/**
 * callboard_failure_counts_remove:
 * @self: counts
 * @simulation: a simulation of the run that was added or failed nothing
 *
 * Does not count the simulation any more. To be called before its checks change.
 */
void
callboard_failure_counts_remove (CallboardFailureCounts *self,
                                 CallboardSimulationJob *simulation)
{
  count (self, simulation, -1);
}

/**
 * callboard_failure_counts_get:
 * @self: counts
 * @check: a check of the run
 *
 * Returns: the number of simulations that are known to have failed @check
 */
guint
callboard_failure_counts_get (const CallboardFailureCounts *self,
                              CallboardVerdictCheck        *check)
{
  for (guint i = 0; i < self->n_failed->len; i++)
    {
      g_autoptr(CallboardVerdictCheck) candidate = g_list_model_get_item (get_checks (self), i);

      if (g_strcmp0 (callboard_verdict_check_get_metric_definition_id (candidate),
                     callboard_verdict_check_get_metric_definition_id (check)) == 0)
        return g_array_index (self->n_failed, guint, i);
    }

  return 0;
}

/**
 * callboard_failure_counts_are_complete:
 * @self: counts
 * @n_calls: the number of calls of the run that count
 *
 * Returns: whether the verdict leaves no doubt about all other calls: each failure that it
 *   counts was found, and each call was evaluated
 */
gboolean
callboard_failure_counts_are_complete (const CallboardFailureCounts *self,
                                       guint                         n_calls)
{
  CallboardVerdict *verdict = callboard_plan_job_get_verdict (self->plan_job);
  gboolean are_all_evaluated = FALSE;

  if (callboard_plan_job_is_live (self->plan_job) || verdict == NULL ||
      callboard_api_object_is_incomplete (CALLBOARD_API_OBJECT (verdict), "checks"))
    return FALSE;

  for (guint i = 0; i < self->n_failed->len; i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (get_checks (self), i);
      gint64 n_evaluated = callboard_verdict_check_get_evaluated_sims (check);
      gint64 n_passed = callboard_verdict_check_get_passed_sims (check);

      if (n_passed < 0 || n_passed > n_evaluated ||
          n_evaluated - n_passed > g_array_index (self->n_failed, guint, i))
        return FALSE;
      are_all_evaluated |= n_evaluated == n_calls;
    }

  return are_all_evaluated;
}
