/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The next and the previous failure among the simulations of a run. Used by the list and by
 * the page of a simulation.
 */

#include "config.h"

#include "callboard-failure-step.h"

/**
 * callboard_failure_step:
 * @simulations: the simulations as they are filtered and sorted
 * @position: where to start; %GTK_INVALID_LIST_POSITION for before the first one
 * @forward: whether to look for the next one
 *
 * Returns: (transfer full) (nullable): the next or previous simulation that failed a check,
 *   other than the one at @position
 */
CallboardSimulationJob *
callboard_failure_step (GListModel *simulations,
                        guint       position,
                        gboolean    forward)
{
  guint n = g_list_model_get_n_items (simulations);
  guint step = forward ? 1 : G_MAXUINT;

  /* An invalid position is that before the first one: adding wraps around. */
  for (guint i = position + step; i < n; i += step)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);

      if (callboard_simulation_job_get_result (simulation) == CALLBOARD_RESULT_FAILED)
        return g_steal_pointer (&simulation);
    }

  return NULL;
}
