/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The final statuses of a run. Used by runs and by the rows of the run list.
 */

#include "config.h"

#include "callboard-run-status.h"

/**
 * callboard_run_status_is_final:
 * @status: (nullable): the `status` of a run
 *
 * Returns: whether a run with this status has ended; %FALSE for unknown statuses
 */
gboolean
callboard_run_status_is_final (const char *status)
{
  static const char *const final[] = {
    "COMPLETED", "FAILED", "TIMED_OUT", "CANCELLED", NULL,
  };

  return status != NULL && g_strv_contains (final, status);
}
