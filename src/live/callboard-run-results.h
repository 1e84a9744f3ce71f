/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-session.h"
#include "callboard-verdict-check.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_RUN_RESULTS_LIMIT:
 *
 * The number of calls up to which the results of a run are read without being asked for,
 * unless the `results-limit` of the session is another.
 */
#define CALLBOARD_RUN_RESULTS_LIMIT 500

/**
 * CALLBOARD_RUN_RESULTS_MAX_LIMIT:
 *
 * The greatest `results-limit` of a session.
 */
#define CALLBOARD_RUN_RESULTS_MAX_LIMIT 10000

#define CALLBOARD_TYPE_RUN_RESULTS (callboard_run_results_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunResults, callboard_run_results, CALLBOARD, RUN_RESULTS, GObject)

CallboardRunResults *callboard_run_results_new            (CallboardSession      *session,
                                                           CallboardPlanJob      *plan_job);
CallboardSession    *callboard_run_results_get_session     (CallboardRunResults *self);
CallboardPlanJob    *callboard_run_results_get_plan_job   (CallboardRunResults   *self);
void                 callboard_run_results_start          (CallboardRunResults   *self);
void                 callboard_run_results_stop           (CallboardRunResults   *self);
void                 callboard_run_results_watch          (CallboardRunResults   *self);
void                 callboard_run_results_unwatch        (CallboardRunResults   *self);
void                 callboard_run_results_retry          (CallboardRunResults   *self);
void                 callboard_run_results_read_all       (CallboardRunResults   *self);
void                 callboard_run_results_refresh        (CallboardRunResults   *self);
void                 callboard_run_results_start_metrics   (CallboardRunResults *self);
void                 callboard_run_results_stop_metrics    (CallboardRunResults *self);
void                 callboard_run_results_find_metrics    (CallboardRunResults *self);
CallboardRunMetricList *
                     callboard_run_results_get_run_metrics (CallboardRunResults *self);
guint                callboard_run_results_get_n_calls    (CallboardRunResults   *self);
guint                callboard_run_results_get_n_read     (CallboardRunResults   *self);
gboolean             callboard_run_results_get_settled    (CallboardRunResults   *self);
guint                callboard_run_results_count_failed   (CallboardRunResults   *self,
                                                           CallboardVerdictCheck *check);
gboolean             callboard_run_results_get_reading    (CallboardRunResults   *self);
gboolean             callboard_run_results_get_over_limit (CallboardRunResults   *self);
const GError        *callboard_run_results_get_error      (CallboardRunResults   *self);

G_END_DECLS
