/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_PLAN (callboard_run_plan_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunPlan, callboard_run_plan, CALLBOARD, RUN_PLAN, CallboardApiObject)

GVariant   *callboard_run_plan_get_variables        (CallboardRunPlan *self);
const char *callboard_run_plan_get_variables_digits (CallboardRunPlan *self);

G_END_DECLS
