/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-row-slot-model.h"

G_BEGIN_DECLS

/**
 * CallboardSimulationColumn:
 * @CALLBOARD_SIMULATION_COLUMN_STATUS: what became of it
 * @CALLBOARD_SIMULATION_COLUMN_CALLER: who called
 * @CALLBOARD_SIMULATION_COLUMN_SCENARIO: what for
 * @CALLBOARD_SIMULATION_COLUMN_ENDPOINT: whom
 * @CALLBOARD_SIMULATION_COLUMN_LANGUAGE: in which language
 * @CALLBOARD_SIMULATION_COLUMN_STAGE: how far it came
 * @CALLBOARD_SIMULATION_COLUMN_STARTED: when it began
 * @CALLBOARD_SIMULATION_COLUMN_DURATION: how long it took
 *
 * What a cell shows of a simulation.
 */
typedef enum
{
  CALLBOARD_SIMULATION_COLUMN_STATUS,
  CALLBOARD_SIMULATION_COLUMN_CALLER,
  CALLBOARD_SIMULATION_COLUMN_SCENARIO,
  CALLBOARD_SIMULATION_COLUMN_ENDPOINT,
  CALLBOARD_SIMULATION_COLUMN_LANGUAGE,
  CALLBOARD_SIMULATION_COLUMN_STAGE,
  CALLBOARD_SIMULATION_COLUMN_STARTED,
  CALLBOARD_SIMULATION_COLUMN_DURATION,
} CallboardSimulationColumn;

#define CALLBOARD_TYPE_SIMULATION_CELL (callboard_simulation_cell_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationCell, callboard_simulation_cell, CALLBOARD, SIMULATION_CELL, GtkWidget)

GtkWidget  *callboard_simulation_cell_new       (CallboardSimulationColumn  column);
const char *callboard_simulation_cell_get_text  (CallboardSimulationCell   *self);
void        callboard_simulation_cell_set_place (CallboardSimulationCell   *self,
                                                 CallboardRowSlot          *place);

G_END_DECLS
