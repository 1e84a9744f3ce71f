/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-page.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PLAN_JOB_PAGE (callboard_plan_job_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPlanJobPage, callboard_plan_job_page, CALLBOARD, PLAN_JOB_PAGE, CallboardApiPage)

CallboardPlanJobPage *callboard_plan_job_page_decode            (GBytes                *body,
                                                                 GError               **error);
GPtrArray            *callboard_plan_job_page_get_summaries     (CallboardPlanJobPage  *self);
GListModel           *callboard_plan_job_page_get_skipped_items (CallboardPlanJobPage  *self);
GListModel           *callboard_plan_job_page_get_unreadable    (CallboardPlanJobPage  *self);
const char           *callboard_plan_job_page_get_next_cursor   (CallboardPlanJobPage  *self);

G_END_DECLS
