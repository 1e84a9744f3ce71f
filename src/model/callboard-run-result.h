/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"
#include "callboard-verdict-failure.h"

G_BEGIN_DECLS

/**
 * CallboardRunResult:
 * @CALLBOARD_RUN_RESULT_NONE: the run has no verdict, or none yet
 * @CALLBOARD_RUN_RESULT_PASSED: the run passed
 * @CALLBOARD_RUN_RESULT_FAILED: a check missed its minimum
 * @CALLBOARD_RUN_RESULT_NOT_JUDGED: the run did not pass, but could not be judged either
 * @CALLBOARD_RUN_RESULT_NO_CHECKS: the run completed, but its plan has no check to judge by
 * @CALLBOARD_RUN_RESULT_UNKNOWN: the verdict could not be read
 *
 * What the verdict of a run says.
 */
typedef enum
{
  CALLBOARD_RUN_RESULT_NONE,
  CALLBOARD_RUN_RESULT_PASSED,
  CALLBOARD_RUN_RESULT_FAILED,
  CALLBOARD_RUN_RESULT_NOT_JUDGED,
  CALLBOARD_RUN_RESULT_NO_CHECKS,
  CALLBOARD_RUN_RESULT_UNKNOWN,
} CallboardRunResult;

CallboardRunResult       callboard_run_result_get          (CallboardPlanJob *plan_job);
CallboardVerdictFailure *callboard_run_result_dup_obstacle (CallboardPlanJob *plan_job);

G_END_DECLS
