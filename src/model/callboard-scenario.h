/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SCENARIO (callboard_scenario_get_type ())

G_DECLARE_FINAL_TYPE (CallboardScenario, callboard_scenario, CALLBOARD, SCENARIO, CallboardApiObject)

const char *callboard_scenario_get_id          (CallboardScenario *self);
const char *callboard_scenario_get_description (CallboardScenario *self);

G_END_DECLS
