/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which simulations of a run fail which of its checks: as many as its verdict
 * says. Used by CallboardDemoCall. */

#pragma once

#include "callboard-demo-simulation-index.h"

G_BEGIN_DECLS

/**
 * CallboardDemoResult:
 * @CALLBOARD_DEMO_RESULT_PASSED: it passed
 * @CALLBOARD_DEMO_RESULT_FAILED: it failed
 * @CALLBOARD_DEMO_RESULT_NOT_APPLICABLE: there was nothing to be checked
 * @CALLBOARD_DEMO_RESULT_MISSING: the call did not get that far
 * @CALLBOARD_DEMO_RESULT_ERROR: checking failed
 *
 * What became of a check on a call.
 */
typedef enum
{
  CALLBOARD_DEMO_RESULT_PASSED,
  CALLBOARD_DEMO_RESULT_FAILED,
  CALLBOARD_DEMO_RESULT_NOT_APPLICABLE,
  CALLBOARD_DEMO_RESULT_MISSING,
  CALLBOARD_DEMO_RESULT_ERROR,
} CallboardDemoResult;

/**
 * CallboardDemoChecked:
 * @metric: which metric of the personas, from 0
 * @definition_id: its `metricDefinitionId`
 * @result: what became of it
 *
 * A check on a call.
 */
typedef struct
{
  guint               metric;
  char                definition_id[CALLBOARD_DEMO_UUID_SIZE];
  CallboardDemoResult result;
} CallboardDemoChecked;

guint callboard_demo_checks_find (CallboardDemoWorld         *world,
                                  const CallboardDemoRunList *listing,
                                  CallboardDemoChecked        checks[CALLBOARD_DEMO_MAX_CHECKS]);

G_END_DECLS
