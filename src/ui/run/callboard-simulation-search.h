/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_SEARCH (callboard_simulation_search_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationSearch, callboard_simulation_search, CALLBOARD, SIMULATION_SEARCH, GtkFilter)

void     callboard_simulation_search_set_model          (CallboardSimulationSearch *self,
                                                         GListModel                *model);
void     callboard_simulation_search_set_text           (CallboardSimulationSearch *self,
                                                         const char                *text);
gboolean callboard_simulation_search_get_query_changing (CallboardSimulationSearch *self);
void     callboard_simulation_search_refresh            (CallboardSimulationSearch *self);
void     callboard_simulation_search_flush              (CallboardSimulationSearch *self);

G_END_DECLS
