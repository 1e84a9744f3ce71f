/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-account-history.h"
#include "callboard-account.h"
#include "callboard-call-details.h"
#include "callboard-fetch-policy.h"
#include "callboard-metric-definition-cache.h"
#include "callboard-recording.h"
#include "callboard-run-list.h"
#include "callboard-run.h"
#include "callboard-simulation-details.h"

G_BEGIN_DECLS

typedef struct _CallboardHistory CallboardHistory;
typedef struct _CallboardRunResults CallboardRunResults;

#define CALLBOARD_TYPE_SESSION (callboard_session_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSession, callboard_session, CALLBOARD, SESSION, GObject)

CallboardSession         *callboard_session_new                 (CallboardAccount      *account,
                                                                 GError               **error);
CallboardSession         *callboard_session_new_full            (CallboardAccount      *account,
                                                                 CallboardClock        *clock,
                                                                 GNetworkMonitor       *network_monitor,
                                                                 GError               **error);
void                      callboard_session_set_history         (CallboardSession      *self,
                                                                 CallboardHistory      *history);
void                      callboard_session_set_fetch_policy    (CallboardSession      *self,
                                                                 CallboardFetchPolicy  *fetch_policy);
void                      callboard_session_stop_fetching       (CallboardSession      *self);
CallboardAccountHistory  *callboard_session_get_account_history (CallboardSession      *self);
CallboardClock           *callboard_session_get_clock           (CallboardSession      *self);
CallboardClient          *callboard_session_get_client          (CallboardSession      *self);
CallboardAccount         *callboard_session_get_account         (CallboardSession      *self);
const char               *callboard_session_get_title           (CallboardSession      *self);
guint                     callboard_session_get_results_limit   (CallboardSession      *self);
gboolean                  callboard_session_get_locked          (CallboardSession      *self);
gboolean                  callboard_session_unlock              (CallboardSession      *self,
                                                                 GError               **error);
CallboardRefreshSchedule *callboard_session_create_schedule     (CallboardSession      *self);
CallboardRun             *callboard_session_open_run            (CallboardSession      *self,
                                                                 const char            *id);
CallboardRunResults      *callboard_session_open_results        (CallboardSession      *self,
                                                                 CallboardPlanJob      *plan_job);
CallboardCallDetails     *callboard_session_open_call           (CallboardSession      *self,
                                                                 const char            *call_id);
CallboardSimulationDetails *callboard_session_open_simulation   (CallboardSession      *self,
                                                                 const char            *id);
CallboardRecording       *callboard_session_open_recording      (CallboardSession      *self,
                                                                 CallboardCallDetails  *call);
CallboardRunList         *callboard_session_create_run_list     (CallboardSession      *self);
CallboardMetricDefinitionCache *
                          callboard_session_get_metric_definitions
                                                                (CallboardSession      *self);
CallboardIdentity        *callboard_session_get_identity        (CallboardSession      *self);
CallboardProject         *callboard_session_get_project         (CallboardSession      *self);
const char * const       *callboard_session_get_permissions     (CallboardSession      *self);
void                      callboard_session_set_identity        (CallboardSession      *self,
                                                                 CallboardIdentity     *identity,
                                                                 CallboardProject      *project);
void                      callboard_session_identify_async      (CallboardSession      *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
gboolean                  callboard_session_identify_finish     (CallboardSession      *self,
                                                                 GAsyncResult          *result,
                                                                 GError               **error);
void                      callboard_session_list_projects_async (CallboardSession      *self,
                                                                 GCancellable          *cancellable,
                                                                 GAsyncReadyCallback    callback,
                                                                 gpointer               user_data);
GListModel               *callboard_session_list_projects_finish
                                                                (CallboardSession      *self,
                                                                 GAsyncResult          *result,
                                                                 GError               **error);
CallboardSession         *callboard_session_new_for_project     (CallboardSession      *session,
                                                                 CallboardProject      *project,
                                                                 GError               **error);

G_END_DECLS
