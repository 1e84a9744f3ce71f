/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-run.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_PAGE (callboard_simulation_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationPage, callboard_simulation_page, CALLBOARD, SIMULATION_PAGE, AdwNavigationPage)

CallboardSimulationPage *callboard_simulation_page_new            (CallboardRun            *run,
                                                                   GListModel              *shown,
                                                                   CallboardSimulationJob  *simulation,
                                                                   GMenuModel              *menu);
CallboardSimulationJob  *callboard_simulation_page_get_simulation (CallboardSimulationPage *self);

G_END_DECLS
