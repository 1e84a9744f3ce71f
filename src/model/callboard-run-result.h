/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"
#include "callboard-verdict-failure.h"

G_BEGIN_DECLS

/**
 * CallboardRunResult:
 * @CALLBOARD_RUN_RESULT_UNKNOWN: the run has ended, and only its row in the list is known
 * @CALLBOARD_RUN_RESULT_FAILED: a check missed its minimum
 * @CALLBOARD_RUN_RESULT_ERROR: the run itself failed or timed out
 * @CALLBOARD_RUN_RESULT_NOT_JUDGED: the run has ended and could not be judged
 * @CALLBOARD_RUN_RESULT_PASSED: the run completed, and all checks could be read and passed
 * @CALLBOARD_RUN_RESULT_RUNNING: the run has not ended
 * @CALLBOARD_RUN_RESULT_CANCELED: the run was canceled
 * @CALLBOARD_N_RUN_RESULTS: the number of results
 *
 * The result of a run: whether the agent did well, not whether the calls were made.
 */
typedef enum
{
  CALLBOARD_RUN_RESULT_UNKNOWN,
  CALLBOARD_RUN_RESULT_FAILED,
  CALLBOARD_RUN_RESULT_ERROR,
  CALLBOARD_RUN_RESULT_NOT_JUDGED,
  CALLBOARD_RUN_RESULT_PASSED,
  CALLBOARD_RUN_RESULT_RUNNING,
  CALLBOARD_RUN_RESULT_CANCELED,
  CALLBOARD_N_RUN_RESULTS,
} CallboardRunResult;

CallboardRunResult       callboard_run_result_from_status  (const char       *status,
                                                            gboolean          is_over);
CallboardRunResult       callboard_run_result_get          (CallboardPlanJob *plan_job);
CallboardVerdictFailure *callboard_run_result_dup_obstacle (CallboardPlanJob *plan_job);

G_END_DECLS
