/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_REFERENCE (callboard_plan_reference_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanReference, callboard_plan_reference, CALLBOARD, PLAN_REFERENCE, CallboardApiObject)

const char *callboard_plan_reference_get_id   (CallboardPlanReference *self);
const char *callboard_plan_reference_get_name (CallboardPlanReference *self);

G_END_DECLS
