/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"
#include "callboard-verdict-failure.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_REASON (callboard_reason_get_type ())

G_DECLARE_FINAL_TYPE (CallboardReason, callboard_reason, CALLBOARD, REASON, GObject)

CallboardReason *callboard_reason_new             (CallboardPlanJob        *plan_job,
                                                   const char              *id);
CallboardReason *callboard_reason_new_for_failure (CallboardPlanJob        *plan_job,
                                                   CallboardVerdictFailure *failure);
const char      *callboard_reason_get_id          (CallboardReason         *self);
const char      *callboard_reason_get_check_id    (CallboardReason         *self);
char            *callboard_reason_dup_name        (CallboardReason         *self);
gboolean         callboard_reason_match           (CallboardReason         *self,
                                                   CallboardSimulationJob  *simulation);
guint            callboard_reason_count           (CallboardReason         *self,
                                                   CallboardPlanJob        *plan_job);

G_END_DECLS
