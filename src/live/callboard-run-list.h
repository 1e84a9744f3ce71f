/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-live-object.h"
#include "callboard-plan-job-list.h"
#include "callboard-refresh-schedule.h"

G_BEGIN_DECLS

typedef struct _CallboardClient CallboardClient;

#define CALLBOARD_TYPE_RUN_LIST (callboard_run_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunList, callboard_run_list, CALLBOARD, RUN_LIST, CallboardLiveObject)

CallboardRunList     *callboard_run_list_new            (CallboardClient          *client,
                                                         CallboardRefreshSchedule *schedule,
                                                         CallboardAccountHistory  *account_history);
CallboardPlanJobList *callboard_run_list_get_runs       (CallboardRunList         *self);
GListModel           *callboard_run_list_dup_skipped_items
                                                        (CallboardRunList         *self);
gboolean              callboard_run_list_get_refreshing (CallboardRunList         *self);
const char           *callboard_run_list_get_status     (CallboardRunList         *self);
void                  callboard_run_list_set_status     (CallboardRunList         *self,
                                                         const char               *status);
const char           *callboard_run_list_get_label_name (CallboardRunList         *self);
void                  callboard_run_list_set_label_name (CallboardRunList         *self,
                                                         const char               *label_name);
void                  callboard_run_list_open           (CallboardRunList         *self);
void                  callboard_run_list_refresh        (CallboardRunList         *self);
void                  callboard_run_list_restart        (CallboardRunList         *self);
void                  callboard_run_list_stop           (CallboardRunList         *self);
void                  callboard_run_list_load_more      (CallboardRunList         *self);
gboolean              callboard_run_list_get_watched    (CallboardRunList         *self);
void                  callboard_run_list_set_watched    (CallboardRunList         *self,
                                                         gboolean                  watched);
void                  callboard_run_list_set_visible_runs
                                                        (CallboardRunList         *self,
                                                         GPtrArray                *summaries);

G_END_DECLS
