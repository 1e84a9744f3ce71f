/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardOutcome:
 * @CALLBOARD_OUTCOME_COMPLETED: the call took place and counts
 * @CALLBOARD_OUTCOME_FAILED: it failed
 * @CALLBOARD_OUTCOME_TIMED_OUT: it took too long
 * @CALLBOARD_OUTCOME_INVALIDATED: it took place but does not count
 * @CALLBOARD_OUTCOME_CANCELLED: it was cancelled
 * @CALLBOARD_OUTCOME_ACTIVE: it is under way
 * @CALLBOARD_OUTCOME_WAITING: it has yet to begin
 * @CALLBOARD_OUTCOME_OTHER: the server says something newer than Callboard
 * @CALLBOARD_N_OUTCOMES: how many outcomes there are
 *
 * What became of a simulation so far, in the order they are shown in: what is
 * done, what is not, what is not known.
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

CallboardOutcome callboard_outcome_from_status (const char *status,
                                                gboolean    is_invalidated);

G_END_DECLS
