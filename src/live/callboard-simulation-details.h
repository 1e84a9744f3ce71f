/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_DETAILS (callboard_simulation_details_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationDetails, callboard_simulation_details, CALLBOARD, SIMULATION_DETAILS, GObject)

CallboardSimulationDetails *callboard_simulation_details_new      (CallboardClient            *client,
                                                                   const char                 *id,
                                                                   CallboardClock             *clock,
                                                                   CallboardAccountHistory    *account_history);
CallboardCallPart          *callboard_simulation_details_get_part (CallboardSimulationDetails *self,
                                                                   CallboardCallPartKind       kind);
void                        callboard_simulation_details_open     (CallboardSimulationDetails *self);
void                        callboard_simulation_details_refresh  (CallboardSimulationDetails *self);

G_END_DECLS
