/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-client.h"
#include "callboard-keeper.h"
#include "callboard-plan-job-list.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_NAMES (callboard_plan_names_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanNames, callboard_plan_names, CALLBOARD, PLAN_NAMES, GObject)

CallboardPlanNames *callboard_plan_names_new        (CallboardClient      *client,
                                                     CallboardPlanJobList *runs);
void                callboard_plan_names_set_keeper (CallboardPlanNames   *self,
                                                     CallboardKeeper      *keeper);
void                callboard_plan_names_fetch      (CallboardPlanNames   *self);
void                callboard_plan_names_renew      (CallboardPlanNames   *self,
                                                     GPtrArray            *plan_ids);
const char         *callboard_plan_names_lookup     (CallboardPlanNames   *self,
                                                     const char           *plan_id);

G_END_DECLS
