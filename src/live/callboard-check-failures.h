/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"
#include "callboard-session.h"
#include "callboard-verdict-check.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CHECK_FAILURES (callboard_check_failures_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCheckFailures, callboard_check_failures, CALLBOARD, CHECK_FAILURES, GObject)

CallboardCheckFailures *callboard_check_failures_new           (CallboardSession       *session,
                                                                CallboardPlanJob       *plan_job);
void                    callboard_check_failures_search        (CallboardCheckFailures *self,
                                                                CallboardVerdictCheck  *check);
void                    callboard_check_failures_retry         (CallboardCheckFailures *self);
void                    callboard_check_failures_stop          (CallboardCheckFailures *self);
CallboardVerdictCheck  *callboard_check_failures_get_check     (CallboardCheckFailures *self);
gboolean                callboard_check_failures_contains      (CallboardCheckFailures *self,
                                                                CallboardSimulationJob *simulation);
guint                   callboard_check_failures_get_n_failed  (CallboardCheckFailures *self);
guint                   callboard_check_failures_get_n_calls   (CallboardCheckFailures *self);
guint                   callboard_check_failures_get_n_checked (CallboardCheckFailures *self);
gboolean                callboard_check_failures_get_searching (CallboardCheckFailures *self);
const GError           *callboard_check_failures_get_error     (CallboardCheckFailures *self);

G_END_DECLS
