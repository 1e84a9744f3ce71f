/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-object-list.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_JOB_LIST (callboard_plan_job_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanJobList, callboard_plan_job_list, CALLBOARD, PLAN_JOB_LIST, CallboardObjectList)

CallboardPlanJobList    *callboard_plan_job_list_new    (void);
gboolean                 callboard_plan_job_list_merge  (CallboardPlanJobList *self,
                                                         GPtrArray            *summaries);
gboolean                 callboard_plan_job_list_retain (CallboardPlanJobList *self,
                                                         GPtrArray            *summaries,
                                                         gboolean              is_last);
void                     callboard_plan_job_list_clear  (CallboardPlanJobList *self);
guint                    callboard_plan_job_list_count_unreadable
                                                        (CallboardPlanJobList *self);
GListModel              *callboard_plan_job_list_dup_unreadable
                                                        (CallboardPlanJobList *self);
CallboardPlanJobSummary *callboard_plan_job_list_find   (CallboardPlanJobList *self,
                                                         const char           *id);

G_END_DECLS
