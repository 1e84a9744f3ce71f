/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-page.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN (callboard_plan_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlan, callboard_plan, CALLBOARD, PLAN, CallboardApiObject)

CallboardPlan    *callboard_plan_decode      (GBytes         *body,
                                              GError        **error);
CallboardApiPage *callboard_plan_decode_list (GBytes         *body,
                                              GError        **error);
const char       *callboard_plan_get_id      (CallboardPlan  *self);
const char       *callboard_plan_get_name    (CallboardPlan  *self);
GListModel       *callboard_plan_get_metrics (CallboardPlan  *self);
gint64            callboard_plan_count_calls (CallboardPlan  *self,
                                              gint64         *n_retries);

G_END_DECLS
