/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-live-object.h"
#include "callboard-plan-job-list.h"
#include "callboard-refresh-schedule.h"

G_BEGIN_DECLS

typedef struct _CallboardClient CallboardClient;

/**
 * CallboardRunPeriod:
 * @CALLBOARD_RUN_PERIOD_ANY: any time
 * @CALLBOARD_RUN_PERIOD_TODAY: since midnight
 * @CALLBOARD_RUN_PERIOD_7_DAYS: today and the six days before
 * @CALLBOARD_RUN_PERIOD_30_DAYS: today and the 29 days before
 *
 * When runs were created.
 */
typedef enum
{
  CALLBOARD_RUN_PERIOD_ANY,
  CALLBOARD_RUN_PERIOD_TODAY,
  CALLBOARD_RUN_PERIOD_7_DAYS,
  CALLBOARD_RUN_PERIOD_30_DAYS,
} CallboardRunPeriod;

/**
 * CallboardRunFilter:
 * @status: (nullable): only runs with this `status`
 * @plan_id: (nullable): only runs of the plan with this `simulationRunPlanId`
 * @label_name: (nullable): only runs with this label
 * @result: only runs with this result; %CALLBOARD_N_RUN_RESULTS for any
 * @period: only runs of this period
 *
 * Which runs a list has.
 */
typedef struct
{
  const char         *status;
  const char         *plan_id;
  const char         *label_name;
  CallboardRunResult  result;
  CallboardRunPeriod  period;
} CallboardRunFilter;

/**
 * CALLBOARD_RUN_FILTER_NONE:
 *
 * The filter of a list with all runs.
 */
#define CALLBOARD_RUN_FILTER_NONE ((CallboardRunFilter) { .result = CALLBOARD_N_RUN_RESULTS })

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
const CallboardRunFilter *
                      callboard_run_list_get_filter     (CallboardRunList         *self);
void                  callboard_run_list_set_filter     (CallboardRunList         *self,
                                                         const CallboardRunFilter *filter);
void                  callboard_run_list_clear_filter   (CallboardRunList         *self);
gboolean              callboard_run_list_get_filtered   (CallboardRunList         *self);
gboolean              callboard_run_list_matches        (CallboardRunList         *self,
                                                         CallboardPlanJobSummary  *summary);
void                  callboard_run_list_update_period  (CallboardRunList         *self);
gboolean              callboard_run_list_get_search_paused
                                                        (CallboardRunList         *self);
void                  callboard_run_list_search_further (CallboardRunList         *self);
CallboardPlanJobSummary *
                      callboard_run_list_find_failed    (CallboardRunList         *self,
                                                         const char               *id,
                                                         gboolean                  forward);
void                  callboard_run_list_fetch_plans    (CallboardRunList         *self);
GHashTable           *callboard_run_list_dup_plans      (CallboardRunList         *self);
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
