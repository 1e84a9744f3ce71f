/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verdict of a run says: only a missed minimum is a judgement; other failures say
 * that the run could not be judged. Used by all places that word a verdict.
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

/* Of a run that did not pass. Without failures, there is nothing in the way of a judgement. */
static CallboardRunResult
get_failed_result (CallboardVerdict *verdict)
{
  GListModel *failures = callboard_verdict_get_failures (verdict);
  gboolean is_incomplete = callboard_api_object_is_incomplete (CALLBOARD_API_OBJECT (verdict), "failures");
  guint n_failures = g_list_model_get_n_items (failures);

  for (guint i = 0; i < n_failures; i++)
    {
      g_autoptr(CallboardVerdictFailure) failure = g_list_model_get_item (failures, i);

      if (callboard_verdict_failure_get_is_judgement (failure))
        return CALLBOARD_RUN_RESULT_FAILED;
    }

  if (is_incomplete)
    return has_missed_check (verdict) ? CALLBOARD_RUN_RESULT_FAILED : CALLBOARD_RUN_RESULT_NOT_JUDGED;

  return n_failures == 0 ? CALLBOARD_RUN_RESULT_FAILED : CALLBOARD_RUN_RESULT_NOT_JUDGED;
}

/**
 * callboard_run_result_get:
 * @plan_job: a run
 *
 * Returns: what its verdict says
 */
CallboardRunResult
callboard_run_result_get (CallboardPlanJob *plan_job)
{
  CallboardVerdict *verdict;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), CALLBOARD_RUN_RESULT_NONE);

  verdict = callboard_plan_job_get_verdict (plan_job);
  if (verdict == NULL)
    return g_strcmp0 (callboard_plan_job_get_status (plan_job), "COMPLETED") == 0 &&
           !callboard_plan_job_is_live (plan_job)
             ? CALLBOARD_RUN_RESULT_NO_CHECKS
             : CALLBOARD_RUN_RESULT_NONE;
  if (callboard_verdict_get_passed (verdict))
    return CALLBOARD_RUN_RESULT_PASSED;

  return callboard_verdict_get_failed (verdict) ? get_failed_result (verdict) : CALLBOARD_RUN_RESULT_UNKNOWN;
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
