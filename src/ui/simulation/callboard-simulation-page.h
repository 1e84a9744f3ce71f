/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_PAGE (callboard_simulation_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationPage, callboard_simulation_page, CALLBOARD, SIMULATION_PAGE, AdwNavigationPage)

CallboardSimulationPage *callboard_simulation_page_new            (CallboardSession        *session,
                                                                   CallboardRun            *run,
                                                                   GListModel              *shown_simulations,
                                                                   CallboardSimulationJob  *simulation,
                                                                   GMenuModel              *menu);
CallboardSimulationJob  *callboard_simulation_page_get_simulation (CallboardSimulationPage *self);
void                     callboard_simulation_page_restart        (CallboardSimulationPage *self);
void                     callboard_simulation_page_focus_search   (CallboardSimulationPage *self);
void                     callboard_simulation_page_show_time      (CallboardSimulationPage *self,
                                                                   gint64                   offset);
void                     callboard_simulation_page_view_json      (CallboardSimulationPage *self);

G_END_DECLS
