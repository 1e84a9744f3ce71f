/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_TABLE (callboard_simulation_table_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationTable, callboard_simulation_table, CALLBOARD, SIMULATION_TABLE, AdwBin)

GtkColumnView *callboard_simulation_table_get_view   (CallboardSimulationTable *self);
GtkSorter     *callboard_simulation_table_get_sorter (CallboardSimulationTable *self);
void           callboard_simulation_table_set_model  (CallboardSimulationTable *self,
                                                      GtkSelectionModel        *model);
void           callboard_simulation_table_scroll_to  (CallboardSimulationTable *self,
                                                      guint                     position,
                                                      GtkListScrollFlags        flags);

G_END_DECLS
