/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The context menu of the rows of the simulations. Part of CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-row-content.h"
#include "callboard-row-menu.h"
#include "callboard-simulation-cell.h"
#include "callboard-simulations-view-private.h"

static void
set_target (CallboardSimulationsView *self,
            CallboardSimulationJob   *simulation,
            CallboardRowTarget       *target)
{
  if (self->plan_job == NULL || simulation == NULL)
    return;

  target->run_id = g_strdup (callboard_plan_job_get_id (self->plan_job));
  target->simulation_id = g_strdup (callboard_simulation_job_get_id (simulation));
}

static void
get_cell_target (GtkWidget          *cell,
                 CallboardRowTarget *target,
                 gpointer            user_data)
{
  set_target (user_data, callboard_simulation_cell_get_simulation (CALLBOARD_SIMULATION_CELL (cell)), target);
}

static void
get_row_target (GtkWidget          *content,
                CallboardRowTarget *target,
                gpointer            user_data)
{
  set_target (user_data, callboard_row_content_get_item (CALLBOARD_ROW_CONTENT (content)), target);
}

/* Called by init(). */
void
callboard_simulations_view_init_menu (CallboardSimulationsView *self)
{
  callboard_row_menu_add (GTK_WIDGET (self->table), CALLBOARD_TYPE_SIMULATION_CELL, get_cell_target, self);
  callboard_row_menu_add (GTK_WIDGET (self->list), CALLBOARD_TYPE_ROW_CONTENT, get_row_target, self);
}
