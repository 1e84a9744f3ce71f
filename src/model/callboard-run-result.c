/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result of a run, from its status and its verdict: only a missed minimum is a
 * judgement; other failures say that the run could not be judged. Used by all places that
 * show a result.
 */

#include "config.h"

#include "callboard-run-result.h"
#include "callboard-verdict-check.h"

/* Whether a check missed its minimum, for a verdict whose failures do not tell. */
static gboolean
has_missed_check (CallboardVerdict *verdict)
{
  GListModel *checks = callboard_verdict_get_checks (verdict);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);

      if (callboard_verdict_check_get_passed (check) == 0 &&
          callboard_verdict_check_get_pass_rate (check) >= 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the verdict says that the agent did not do well. Without readable failures, a
 * missed check tells. */
static gboolean
is_failed (CallboardVerdict *verdict)
{
  GListModel *failures = callboard_verdict_get_failures (verdict);
  gboolean is_incomplete = callboard_api_object_is_incomplete (CALLBOARD_API_OBJECT (verdict), "failures");
  guint n_failures = g_list_model_get_n_items (failures);

  for (guint i = 0; i < n_failures; i++)
    {
      g_autoptr(CallboardVerdictFailure) failure = g_list_model_get_item (failures, i);

      if (callboard_verdict_failure_get_is_judgement (failure))
        return TRUE;
    }

  return (n_failures == 0 || is_incomplete) && callboard_verdict_get_failed (verdict) &&
         has_missed_check (verdict);
}

/**
 * callboard_run_result_from_status:
 * @status: (nullable): the `status` of a run
 * @is_over: whether the run has ended
 *
 * Returns: the result as far as it follows from the status alone:
 *   %CALLBOARD_RUN_RESULT_RUNNING, %CALLBOARD_RUN_RESULT_CANCELED or
 *   %CALLBOARD_RUN_RESULT_UNKNOWN
 */
CallboardRunResult
callboard_run_result_from_status (const char *status,
                                  gboolean    is_over)
{
  if (!is_over)
    return CALLBOARD_RUN_RESULT_RUNNING;

  return g_strcmp0 (status, "CANCELLED") == 0 ? CALLBOARD_RUN_RESULT_CANCELED : CALLBOARD_RUN_RESULT_UNKNOWN;
}

/**
 * callboard_run_result_get:
 * @plan_job: a run
 *
 * Returns: its result; never %CALLBOARD_RUN_RESULT_UNKNOWN
 */
CallboardRunResult
callboard_run_result_get (CallboardPlanJob *plan_job)
{
  CallboardRunResult result;
  CallboardVerdict *verdict;
  const char *status;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), CALLBOARD_RUN_RESULT_UNKNOWN);

  status = callboard_plan_job_get_status (plan_job);
  result = callboard_run_result_from_status (status, callboard_plan_job_is_final (plan_job));
  if (result != CALLBOARD_RUN_RESULT_UNKNOWN)
    return result;

  verdict = callboard_plan_job_get_verdict (plan_job);
  if (verdict != NULL && is_failed (verdict))
    return CALLBOARD_RUN_RESULT_FAILED;
  if (g_strcmp0 (status, "FAILED") == 0 || g_strcmp0 (status, "TIMED_OUT") == 0)
    return CALLBOARD_RUN_RESULT_ERROR;
  if (verdict != NULL && callboard_verdict_get_passed (verdict) && g_strcmp0 (status, "COMPLETED") == 0)
    return CALLBOARD_RUN_RESULT_PASSED;

  /* While a retry is waiting, there may be a verdict yet. */
  return verdict == NULL && callboard_plan_job_is_live (plan_job) ? CALLBOARD_RUN_RESULT_RUNNING
                                                                   : CALLBOARD_RUN_RESULT_NOT_JUDGED;
}

/**
 * callboard_run_result_get_obstacle:
 * @plan_job: a run that could not be judged
 *
 * Returns: why it could not, where no failure of the verdict says it
 */
CallboardRunObstacle
callboard_run_result_get_obstacle (CallboardPlanJob *plan_job)
{
  CallboardVerdict *verdict;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), CALLBOARD_RUN_OBSTACLE_NONE);

  verdict = callboard_plan_job_get_verdict (plan_job);
  if (verdict == NULL && g_strcmp0 (callboard_plan_job_get_status (plan_job), "COMPLETED") == 0)
    return CALLBOARD_RUN_OBSTACLE_NO_CHECKS;
  if (verdict != NULL && !callboard_verdict_get_passed (verdict) && !callboard_verdict_get_failed (verdict))
    return CALLBOARD_RUN_OBSTACLE_UNREADABLE;

  return CALLBOARD_RUN_OBSTACLE_NONE;
}

/**
 * callboard_run_result_dup_obstacle:
 * @plan_job: a run
 *
 * Returns: (transfer full) (nullable): the first reason why the run could not be judged
 */
CallboardVerdictFailure *
callboard_run_result_dup_obstacle (CallboardPlanJob *plan_job)
{
  CallboardVerdict *verdict;
  GListModel *failures;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);

  verdict = callboard_plan_job_get_verdict (plan_job);
  failures = verdict != NULL ? callboard_verdict_get_failures (verdict) : NULL;
  for (guint i = 0; failures != NULL && i < g_list_model_get_n_items (failures); i++)
    {
      g_autoptr(CallboardVerdictFailure) failure = g_list_model_get_item (failures, i);

      if (!callboard_verdict_failure_get_is_judgement (failure))
        return g_steal_pointer (&failure);
    }

  return NULL;
}
