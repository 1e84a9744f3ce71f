/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-simulation-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_ROWS (callboard_simulation_rows_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationRows, callboard_simulation_rows, CALLBOARD, SIMULATION_ROWS, GObject)

GtkSingleSelection     *callboard_simulation_rows_get_selection (CallboardSimulationRows *self);
void                    callboard_simulation_rows_reset         (CallboardSimulationRows *self,
                                                                 GtkWidget               *widget,
                                                                 guint                    n_simulations);
void                    callboard_simulation_rows_ensure_row    (CallboardSimulationRows *self,
                                                                 guint                    position);
void                    callboard_simulation_rows_begin_sort    (CallboardSimulationRows *self);
void                    callboard_simulation_rows_begin_filter  (CallboardSimulationRows *self);
void                    callboard_simulation_rows_end_change    (CallboardSimulationRows *self);
CallboardSimulationJob *callboard_simulation_rows_select        (CallboardSimulationRows *self,
                                                                 guint                    position);
guint                   callboard_simulation_rows_find          (CallboardSimulationRows *self,
                                                                 CallboardSimulationJob  *simulation);

G_END_DECLS
