/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"
#include "callboard-run-verdict.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_JOB_SUMMARY (callboard_plan_job_summary_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanJobSummary, callboard_plan_job_summary, CALLBOARD, PLAN_JOB_SUMMARY, CallboardApiObject)

CallboardPlanJobSummary *callboard_plan_job_summary_new_from_run    (CallboardPlanJob        *plan_job);
CallboardPlanJobSummary *callboard_plan_job_summary_copy            (CallboardPlanJobSummary *self);
const char              *callboard_plan_job_summary_get_id          (CallboardPlanJobSummary *self);
const char              *callboard_plan_job_summary_get_plan_id     (CallboardPlanJobSummary *self);
const char              *callboard_plan_job_summary_get_plan_name   (CallboardPlanJobSummary *self);
void                     callboard_plan_job_summary_set_plan_name   (CallboardPlanJobSummary *self,
                                                                     const char              *plan_name);
GDateTime               *callboard_plan_job_summary_get_created_at  (CallboardPlanJobSummary *self);
GDateTime               *callboard_plan_job_summary_get_ended_at    (CallboardPlanJobSummary *self);
double                   callboard_plan_job_summary_get_progress    (CallboardPlanJobSummary *self);
void                     callboard_plan_job_summary_set_progress    (CallboardPlanJobSummary *self,
                                                                     double                   progress);
CallboardRunVerdict     *callboard_plan_job_summary_get_verdict     (CallboardPlanJobSummary *self);
void                     callboard_plan_job_summary_set_verdict     (CallboardPlanJobSummary *self,
                                                                     CallboardRunVerdict     *verdict);
CallboardRunResult       callboard_plan_job_summary_get_result      (CallboardPlanJobSummary *self);
gboolean                 callboard_plan_job_summary_is_final        (CallboardPlanJobSummary *self);
int                      callboard_plan_job_summary_compare         (CallboardPlanJobSummary *a,
                                                                     CallboardPlanJobSummary *b);
gboolean                 callboard_plan_job_summary_update          (CallboardPlanJobSummary *self,
                                                                     CallboardPlanJobSummary *fresh);
gboolean                 callboard_plan_job_summary_update_from_run (CallboardPlanJobSummary *self,
                                                                     CallboardPlanJob        *plan_job);

G_END_DECLS
