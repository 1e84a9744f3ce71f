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

/**
 * CallboardRunObstacle:
 * @CALLBOARD_RUN_OBSTACLE_NONE: the run was judged, or its verdict says what kept it from
 *   being judged
 * @CALLBOARD_RUN_OBSTACLE_NO_CHECKS: the run has no verdict, because its plan has no checks
 * @CALLBOARD_RUN_OBSTACLE_UNREADABLE: the verdict could not be read
 * @CALLBOARD_N_RUN_OBSTACLES: the number of obstacles
 *
 * Why a run could not be judged, where no failure of the verdict says it.
 */
typedef enum
{
  CALLBOARD_RUN_OBSTACLE_NONE,
  CALLBOARD_RUN_OBSTACLE_NO_CHECKS,
  CALLBOARD_RUN_OBSTACLE_UNREADABLE,
  CALLBOARD_N_RUN_OBSTACLES,
} CallboardRunObstacle;

CallboardRunResult       callboard_run_result_from_status  (const char       *status,
                                                            gboolean          is_over);
CallboardRunResult       callboard_run_result_get          (CallboardPlanJob *plan_job);
CallboardRunObstacle     callboard_run_result_get_obstacle (CallboardPlanJob *plan_job);
CallboardVerdictFailure *callboard_run_result_dup_obstacle (CallboardPlanJob *plan_job);

G_END_DECLS
