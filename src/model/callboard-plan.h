/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN (callboard_plan_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlan, callboard_plan, CALLBOARD, PLAN, CallboardApiObject)

CallboardPlan *callboard_plan_decode   (GBytes         *body,
                                        GError        **error);
const char    *callboard_plan_get_name (CallboardPlan  *self);

G_END_DECLS
