/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-live-object.h"
#include "callboard-plan-job.h"
#include "callboard-refresh-schedule.h"

G_BEGIN_DECLS

typedef struct _CallboardClient CallboardClient;

#define CALLBOARD_TYPE_RUN (callboard_run_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRun, callboard_run, CALLBOARD, RUN, CallboardLiveObject)

CallboardRun     *callboard_run_new                (CallboardClient          *client,
                                                    const char               *id,
                                                    CallboardRefreshSchedule *schedule,
                                                    CallboardAccountHistory  *account_history);
const char       *callboard_run_get_id             (CallboardRun             *self);
CallboardPlanJob *callboard_run_get_plan_job       (CallboardRun             *self);
gboolean          callboard_run_get_user_requested (CallboardRun             *self);
CallboardClock   *callboard_run_get_clock          (CallboardRun             *self);
void              callboard_run_open               (CallboardRun             *self);
void              callboard_run_refresh            (CallboardRun             *self);
void              callboard_run_restart            (CallboardRun             *self);
void              callboard_run_watch              (CallboardRun             *self);
void              callboard_run_unwatch            (CallboardRun             *self);

void    callboard_run_load_response_async  (CallboardRun         *self,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GBytes *callboard_run_load_response_finish (CallboardRun         *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
