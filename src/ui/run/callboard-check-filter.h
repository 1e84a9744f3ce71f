/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"
#include "callboard-simulations-view.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CHECK_FILTER (callboard_check_filter_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCheckFilter, callboard_check_filter, CALLBOARD, CHECK_FILTER, GObject)

CallboardCheckFilter *callboard_check_filter_new               (CallboardSession         *session,
                                                                CallboardPlanJob         *plan_job,
                                                                CallboardSimulationsView *view);
void                  callboard_check_filter_toggle            (CallboardCheckFilter     *self,
                                                                const char               *definition_id);
const char           *callboard_check_filter_get_definition_id (CallboardCheckFilter     *self);

G_END_DECLS
