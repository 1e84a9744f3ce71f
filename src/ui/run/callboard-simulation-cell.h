/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-row-slot-model.h"
#include "callboard-simulation-column.h"
#include "callboard-simulation-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_CELL (callboard_simulation_cell_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationCell, callboard_simulation_cell, CALLBOARD, SIMULATION_CELL, GtkWidget)

GtkListItemFactory *callboard_simulation_cell_create_factory (CallboardSimulationColumn *column);
const char         *callboard_simulation_cell_get_text       (CallboardSimulationCell   *self);

CallboardSimulationJob *callboard_simulation_cell_get_simulation (CallboardSimulationCell *self);

G_END_DECLS
