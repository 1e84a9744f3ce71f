/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-simulations-view.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_REASON_FILTER (callboard_reason_filter_get_type ())

G_DECLARE_FINAL_TYPE (CallboardReasonFilter, callboard_reason_filter, CALLBOARD, REASON_FILTER, GObject)

CallboardReasonFilter *callboard_reason_filter_new    (CallboardPlanJob         *plan_job,
                                                       CallboardSimulationsView *view);
void                   callboard_reason_filter_toggle (CallboardReasonFilter    *self,
                                                       const char               *id);
const char            *callboard_reason_filter_get_id (CallboardReasonFilter    *self);

G_END_DECLS
