/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outcomes of simulations, derived from their status. Labels, icons and colors are in
 * callboard-outcome-labels.c.
 */

#include "config.h"

#include "callboard-outcome.h"

G_DEFINE_ENUM_TYPE (CallboardOutcome, callboard_outcome,
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_COMPLETED, "completed"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_TIMED_OUT, "timed-out"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_INVALIDATED, "invalidated"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_CANCELLED, "canceled"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (CALLBOARD_OUTCOME_OTHER, "other"))

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
 * @status: (nullable): the `status` of a simulation
 * @is_invalidated: whether it has an `invalidation`
 *
 * Returns: the outcome; %CALLBOARD_OUTCOME_OTHER for an unknown status
 */
CallboardOutcome
callboard_outcome_from_status (const char *status,
                               gboolean    is_invalidated)
{
  if (is_invalidated)
    return CALLBOARD_OUTCOME_INVALIDATED;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i].status, status) == 0)
      return statuses[i].outcome;

  return CALLBOARD_OUTCOME_OTHER;
}
