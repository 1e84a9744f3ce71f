/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-simulation-index.h"

G_BEGIN_DECLS

/**
 * CallboardDemoCheckStatus:
 * @CALLBOARD_DEMO_CHECK_PASSED: the check passed
 * @CALLBOARD_DEMO_CHECK_FAILED: the check failed
 * @CALLBOARD_DEMO_CHECK_NOT_APPLICABLE: the check does not apply to the call
 * @CALLBOARD_DEMO_CHECK_MISSING: the call ended too early
 * @CALLBOARD_DEMO_CHECK_ERROR: the evaluation failed
 *
 * The result of a check on a call.
 */
typedef enum
{
  CALLBOARD_DEMO_CHECK_PASSED,
  CALLBOARD_DEMO_CHECK_FAILED,
  CALLBOARD_DEMO_CHECK_NOT_APPLICABLE,
  CALLBOARD_DEMO_CHECK_MISSING,
  CALLBOARD_DEMO_CHECK_ERROR,
} CallboardDemoCheckStatus;

/**
 * CallboardDemoCheckResult:
 * @metric: the index of the metric in personas.json
 * @definition_id: its `metricDefinitionId`
 * @status: the result
 *
 * A check on a call with its result.
 */
typedef struct
{
  guint                    metric;
  char                     definition_id[CALLBOARD_DEMO_UUID_SIZE];
  CallboardDemoCheckStatus status;
} CallboardDemoCheckResult;

guint callboard_demo_checks_find (CallboardDemoWorld                *world,
                                  const CallboardDemoSimulationInfo *info,
                                  CallboardDemoCheckResult           checks[CALLBOARD_DEMO_MAX_CHECKS]);

gboolean *callboard_demo_checks_list_failed (CallboardDemoRunSchedule  *schedule,
                                             guint                      number,
                                             gboolean                 **counts);

G_END_DECLS
