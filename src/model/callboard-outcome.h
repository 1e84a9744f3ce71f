/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OUTCOME (callboard_outcome_get_type ())

/**
 * CallboardOutcome:
 * @CALLBOARD_OUTCOME_COMPLETED: the call was made and counts
 * @CALLBOARD_OUTCOME_FAILED: the simulation failed
 * @CALLBOARD_OUTCOME_TIMED_OUT: the simulation took too long
 * @CALLBOARD_OUTCOME_INVALIDATED: the call was made but does not count
 * @CALLBOARD_OUTCOME_CANCELLED: the simulation was canceled
 * @CALLBOARD_OUTCOME_ACTIVE: the simulation is in progress
 * @CALLBOARD_OUTCOME_WAITING: the simulation has not started
 * @CALLBOARD_OUTCOME_OTHER: the status is unknown to this version of Callboard
 * @CALLBOARD_N_OUTCOMES: the number of outcomes
 *
 * The outcome of a simulation so far, in display order: finished, unfinished, unknown.
 */
typedef enum
{
  CALLBOARD_OUTCOME_COMPLETED,
  CALLBOARD_OUTCOME_FAILED,
  CALLBOARD_OUTCOME_TIMED_OUT,
  CALLBOARD_OUTCOME_INVALIDATED,
  CALLBOARD_OUTCOME_CANCELLED,
  CALLBOARD_OUTCOME_ACTIVE,
  CALLBOARD_OUTCOME_WAITING,
  CALLBOARD_OUTCOME_OTHER,
  CALLBOARD_N_OUTCOMES,
} CallboardOutcome;

GType            callboard_outcome_get_type    (void);
CallboardOutcome callboard_outcome_from_status (const char *status,
                                                gboolean    is_invalidated);

G_END_DECLS
