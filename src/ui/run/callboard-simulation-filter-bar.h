/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulation-filter.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_FILTER_BAR (callboard_simulation_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationFilterBar, callboard_simulation_filter_bar, CALLBOARD, SIMULATION_FILTER_BAR, GtkBox)

G_END_DECLS
