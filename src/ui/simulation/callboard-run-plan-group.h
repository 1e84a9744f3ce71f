/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-call-part.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_PLAN_GROUP (callboard_run_plan_group_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunPlanGroup, callboard_run_plan_group, CALLBOARD, RUN_PLAN_GROUP, AdwPreferencesGroup)

void callboard_run_plan_group_set_part (CallboardRunPlanGroup *self,
                                        CallboardCallPart     *part);

G_END_DECLS
