/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of simulations: how the agent did, other than the outcome, which says
 * whether the call was made.
 */

#include "config.h"

#include "callboard-result.h"

G_DEFINE_ENUM_TYPE (CallboardResult, callboard_result,
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_NOT_EVALUATED, "not-evaluated"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_INVALIDATED, "invalidated"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_CANCELED, "canceled"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_RESULT_WAITING, "waiting"))

/**
 * callboard_result_from_outcome:
 * @outcome: the outcome of a simulation
 * @checks: (nullable): the checks of its call; %NULL if its metrics were not read
 *
 * A call that ended with an error has failed if a check says so, but never passed.
 *
 * Returns: the result
 */
CallboardResult
callboard_result_from_outcome (CallboardOutcome            outcome,
                               const CallboardCheckCounts *checks)
{
  switch (outcome)
    {
    case CALLBOARD_OUTCOME_INVALIDATED:
      return CALLBOARD_RESULT_INVALIDATED;
    case CALLBOARD_OUTCOME_CANCELLED:
      return CALLBOARD_RESULT_CANCELED;
    case CALLBOARD_OUTCOME_ACTIVE:
      return CALLBOARD_RESULT_RUNNING;
    case CALLBOARD_OUTCOME_WAITING:
      return CALLBOARD_RESULT_WAITING;
    case CALLBOARD_OUTCOME_FAILED:
    case CALLBOARD_OUTCOME_TIMED_OUT:
      return checks != NULL && checks->n_failed > 0 ? CALLBOARD_RESULT_FAILED : CALLBOARD_RESULT_ERROR;
    case CALLBOARD_OUTCOME_COMPLETED:
      break;
    case CALLBOARD_OUTCOME_OTHER:
    case CALLBOARD_N_OUTCOMES:
    default:
      return CALLBOARD_RESULT_UNKNOWN;
    }

  if (checks == NULL)
    return CALLBOARD_RESULT_UNKNOWN;
  if (checks->n_failed > 0)
    return CALLBOARD_RESULT_FAILED;

  return checks->n_passed > 0 ? CALLBOARD_RESULT_PASSED : CALLBOARD_RESULT_NOT_EVALUATED;
}
