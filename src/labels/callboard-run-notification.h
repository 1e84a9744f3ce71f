/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

char *callboard_run_notification_dup_title (CallboardPlanJob *plan_job,
                                            const char       *name);
char *callboard_run_notification_dup_body  (CallboardPlanJob *plan_job);

G_END_DECLS
