/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account-history.h"
#include "callboard-plan-job-list.h"

G_BEGIN_DECLS

typedef struct _CallboardClient CallboardClient;

#define CALLBOARD_TYPE_PLAN_NAME_CACHE (callboard_plan_name_cache_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanNameCache, callboard_plan_name_cache, CALLBOARD, PLAN_NAME_CACHE, GObject)

CallboardPlanNameCache *callboard_plan_name_cache_new     (CallboardClient         *client,
                                                           CallboardAccountHistory *account_history,
                                                           CallboardPlanJobList    *runs);
void                    callboard_plan_name_cache_fetch   (CallboardPlanNameCache  *self);
void                    callboard_plan_name_cache_refresh (CallboardPlanNameCache  *self,
                                                           GPtrArray               *plan_ids);
void                    callboard_plan_name_cache_fetch_all
                                                          (CallboardPlanNameCache  *self);
GHashTable             *callboard_plan_name_cache_dup_names
                                                          (CallboardPlanNameCache  *self);

G_END_DECLS
