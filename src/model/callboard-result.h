/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-outcome.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RESULT (callboard_result_get_type ())

/**
 * CallboardResult:
 * @CALLBOARD_RESULT_FAILED: at least one check failed
 * @CALLBOARD_RESULT_ERROR: the call itself failed, timed out or never got through
 * @CALLBOARD_RESULT_PASSED: at least one check was evaluated, and all that were passed
 * @CALLBOARD_RESULT_NOT_EVALUATED: it has ended, and no check has a value
 * @CALLBOARD_RESULT_UNKNOWN: it has ended, and its metrics were not read yet
 * @CALLBOARD_RESULT_INVALIDATED: the call was made but does not count
 * @CALLBOARD_RESULT_CANCELED: the simulation was canceled
 * @CALLBOARD_RESULT_RUNNING: the simulation is in progress
 * @CALLBOARD_RESULT_WAITING: the simulation has not started
 * @CALLBOARD_N_RESULTS: the number of results
 *
 * The result of a simulation, in display order: what needs a person first.
 */
typedef enum
{
  CALLBOARD_RESULT_FAILED,
  CALLBOARD_RESULT_ERROR,
  CALLBOARD_RESULT_PASSED,
  CALLBOARD_RESULT_NOT_EVALUATED,
  CALLBOARD_RESULT_UNKNOWN,
  CALLBOARD_RESULT_INVALIDATED,
  CALLBOARD_RESULT_CANCELED,
  CALLBOARD_RESULT_RUNNING,
  CALLBOARD_RESULT_WAITING,
  CALLBOARD_N_RESULTS,
} CallboardResult;

/**
 * CallboardCheckCounts:
 * @n_passed: the number of checks that the call passed
 * @n_failed: the number of checks that the call failed
 *
 * What the metrics of a call say about its checks.
 */
typedef struct
{
  guint n_passed;
  guint n_failed;
} CallboardCheckCounts;

GType           callboard_result_get_type     (void);
CallboardResult callboard_result_from_outcome (CallboardOutcome            outcome,
                                               const CallboardCheckCounts *checks);

G_END_DECLS
