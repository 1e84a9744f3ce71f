/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ACCOUNT_HISTORY (callboard_account_history_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAccountHistory, callboard_account_history, CALLBOARD, ACCOUNT_HISTORY, GObject)

CallboardAccountHistory *callboard_account_history_new         (CallboardHistory        *history,
                                                                const char              *account);
CallboardHistory        *callboard_account_history_get_history (CallboardAccountHistory *self);
const char              *callboard_account_history_get_account (CallboardAccountHistory *self);
void                     callboard_account_history_save_run    (CallboardAccountHistory *self,
                                                                CallboardPlanJob        *plan_job,
                                                                GBytes                  *body,
                                                                GDateTime               *fetched_at);

G_END_DECLS
