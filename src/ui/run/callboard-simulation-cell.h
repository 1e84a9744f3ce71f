/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-row-slot-model.h"
#include "callboard-simulation-job.h"

G_BEGIN_DECLS

/**
 * CallboardSimulationColumn:
 * @CALLBOARD_SIMULATION_COLUMN_RESULT: its result, and why it failed
 * @CALLBOARD_SIMULATION_COLUMN_PERSONA: the name of its persona
 * @CALLBOARD_SIMULATION_COLUMN_SCENARIO: the description of its scenario
 * @CALLBOARD_SIMULATION_COLUMN_ENDPOINT: the name of its agent endpoint
 * @CALLBOARD_SIMULATION_COLUMN_LANGUAGE: the language of its persona
 * @CALLBOARD_SIMULATION_COLUMN_STAGE: its processing stage
 * @CALLBOARD_SIMULATION_COLUMN_STARTED: its start time
 * @CALLBOARD_SIMULATION_COLUMN_DURATION: its duration
 *
 * The field of a simulation that a cell shows.
 */
typedef enum
{
  CALLBOARD_SIMULATION_COLUMN_RESULT,
  CALLBOARD_SIMULATION_COLUMN_PERSONA,
  CALLBOARD_SIMULATION_COLUMN_SCENARIO,
  CALLBOARD_SIMULATION_COLUMN_ENDPOINT,
  CALLBOARD_SIMULATION_COLUMN_LANGUAGE,
  CALLBOARD_SIMULATION_COLUMN_STAGE,
  CALLBOARD_SIMULATION_COLUMN_STARTED,
  CALLBOARD_SIMULATION_COLUMN_DURATION,
} CallboardSimulationColumn;

#define CALLBOARD_TYPE_SIMULATION_CELL (callboard_simulation_cell_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationCell, callboard_simulation_cell, CALLBOARD, SIMULATION_CELL, GtkWidget)

GtkListItemFactory *callboard_simulation_cell_create_factory (CallboardSimulationColumn  column);
const char         *callboard_simulation_cell_get_text       (CallboardSimulationCell   *self);

CallboardSimulationJob *callboard_simulation_cell_get_simulation (CallboardSimulationCell *self);

G_END_DECLS
