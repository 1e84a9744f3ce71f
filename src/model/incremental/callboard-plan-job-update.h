/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-decode-snapshot.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_JOB_UPDATE (callboard_plan_job_update_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanJobUpdate, callboard_plan_job_update, CALLBOARD, PLAN_JOB_UPDATE, GObject)

CallboardPlanJobUpdate *callboard_plan_job_update_decode (GBytes                   *body,
                                                          CallboardDecodeSnapshot  *base,
                                                          GError                  **error);
const char             *callboard_plan_job_update_get_id (CallboardPlanJobUpdate   *self);

/* In callboard-plan-job-merge.c. */
gboolean callboard_plan_job_merge_update (CallboardPlanJob       *self,
                                          CallboardPlanJobUpdate *update);

G_END_DECLS
