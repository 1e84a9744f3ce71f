/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-attempt-summary.h"
#include "callboard-decode-snapshot.h"
#include "callboard-skipped-item.h"
#include "callboard-simulation-job.h"
#include "callboard-sweep-attribution.h"
#include "callboard-verdict.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_JOB (callboard_plan_job_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanJob, callboard_plan_job, CALLBOARD, PLAN_JOB, CallboardApiObject)

CallboardPlanJob        *callboard_plan_job_decode            (GBytes            *body,
                                                               GError           **error);
CallboardDecodeSnapshot *callboard_plan_job_dup_snapshot      (CallboardPlanJob  *self);
void                     callboard_plan_job_clear_snapshot    (CallboardPlanJob  *self);
const char              *callboard_plan_job_get_id            (CallboardPlanJob  *self);
const char              *callboard_plan_job_get_status        (CallboardPlanJob  *self);
GDateTime               *callboard_plan_job_get_created_at    (CallboardPlanJob  *self);
GDateTime               *callboard_plan_job_get_started_at    (CallboardPlanJob  *self);
GDateTime               *callboard_plan_job_get_ended_at      (CallboardPlanJob  *self);
CallboardVerdict        *callboard_plan_job_get_verdict       (CallboardPlanJob  *self);
CallboardSweepAttribution *callboard_plan_job_get_sweep_attribution (CallboardPlanJob *self);
GListModel              *callboard_plan_job_get_skipped_items (CallboardPlanJob  *self);
GListModel              *callboard_plan_job_dup_unreadable    (CallboardPlanJob  *self);
guint                    callboard_plan_job_get_n_unreadable_fields
                                                              (CallboardPlanJob  *self);
gboolean                 callboard_plan_job_is_final          (CallboardPlanJob  *self);
gboolean                 callboard_plan_job_is_live           (CallboardPlanJob  *self);
guint                    callboard_plan_job_count             (CallboardPlanJob  *self,
                                                               CallboardOutcome   outcome);
guint                    callboard_plan_job_count_results     (CallboardPlanJob  *self,
                                                               CallboardResult    result);
void                     callboard_plan_job_set_checks        (CallboardPlanJob       *self,
                                                               CallboardSimulationJob *simulation,
                                                               CallboardCallChecks    *checks);
void                     callboard_plan_job_emit_results_changed (CallboardPlanJob *self);
CallboardSimulationJob  *callboard_plan_job_find              (CallboardPlanJob  *self,
                                                               const char        *simulation_id);
gboolean                 callboard_plan_job_merge             (CallboardPlanJob  *self,
                                                               CallboardPlanJob  *fresh);

G_END_DECLS
