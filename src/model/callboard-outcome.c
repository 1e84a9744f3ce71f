/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outcomes that simulations are counted, coloured and filtered by.
 */

#include "config.h"

#include "callboard-outcome.h"

static const struct
{
  const char       *status;
  CallboardOutcome  outcome;
} statuses[] = {
  { "COMPLETED", CALLBOARD_OUTCOME_COMPLETED },
  { "FAILED", CALLBOARD_OUTCOME_FAILED },
  { "TIMED_OUT", CALLBOARD_OUTCOME_TIMED_OUT },
  { "CANCELLED", CALLBOARD_OUTCOME_CANCELLED },
  { "PROCESSING", CALLBOARD_OUTCOME_ACTIVE },
  { "RUNNING", CALLBOARD_OUTCOME_ACTIVE },
  { "CANCELLING", CALLBOARD_OUTCOME_ACTIVE },
  { "PENDING", CALLBOARD_OUTCOME_WAITING },
  { "QUEUED", CALLBOARD_OUTCOME_WAITING },
  { "RETRY_SCHEDULED", CALLBOARD_OUTCOME_WAITING },
};

/**
 * callboard_outcome_from_status:
 * @status: the `status` of a simulation
 * @is_invalidated: whether it has an `invalidation`
 *
 * Returns: the outcome; %CALLBOARD_OUTCOME_OTHER for a status not known here
 */
CallboardOutcome
callboard_outcome_from_status (const char *status,
                               gboolean    is_invalidated)
{
  g_return_val_if_fail (status != NULL, CALLBOARD_OUTCOME_OTHER);

  if (is_invalidated)
    return CALLBOARD_OUTCOME_INVALIDATED;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_str_equal (statuses[i].status, status))
      return statuses[i].outcome;

  return CALLBOARD_OUTCOME_OTHER;
}
