/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_KEEPER (callboard_keeper_get_type ())

G_DECLARE_FINAL_TYPE (CallboardKeeper, callboard_keeper, CALLBOARD, KEEPER, GObject)

CallboardKeeper  *callboard_keeper_new         (CallboardHistory *history,
                                                const char       *account);
CallboardHistory *callboard_keeper_get_history (CallboardKeeper  *self);
const char       *callboard_keeper_get_account (CallboardKeeper  *self);
void              callboard_keeper_save_run    (CallboardKeeper  *self,
                                                CallboardPlanJob *plan_job,
                                                GBytes           *body,
                                                GDateTime        *fetched_at);

G_END_DECLS
