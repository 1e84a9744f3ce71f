/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric.h"
#include "callboard-verdict.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RUN_METRIC (callboard_run_metric_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunMetric, callboard_run_metric, CALLBOARD, RUN_METRIC, GObject)

const char          *callboard_run_metric_get_id               (CallboardRunMetric *self);
guint                callboard_run_metric_get_index            (CallboardRunMetric *self);
const char          *callboard_run_metric_get_definition_id    (CallboardRunMetric *self);
const char          *callboard_run_metric_get_slug             (CallboardRunMetric *self);
const char          *callboard_run_metric_get_name             (CallboardRunMetric *self);
const char          *callboard_run_metric_get_unit             (CallboardRunMetric *self);
const char          *callboard_run_metric_get_participant_role (CallboardRunMetric *self);
CallboardMetricType  callboard_run_metric_get_metric_type      (CallboardRunMetric *self);
gboolean             callboard_run_metric_get_is_check         (CallboardRunMetric *self);

#define CALLBOARD_TYPE_RUN_METRIC_LIST (callboard_run_metric_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRunMetricList, callboard_run_metric_list, CALLBOARD, RUN_METRIC_LIST, GObject)

/* The number of metrics of a run that are told apart. */
#define CALLBOARD_MAX_RUN_METRICS 1000

CallboardRunMetricList *callboard_run_metric_list_new         (void);
CallboardRunMetric     *callboard_run_metric_list_add         (CallboardRunMetricList *self,
                                                               CallboardMetric        *metric,
                                                               const char             *participant_role,
                                                               CallboardVerdict       *verdict);
void                    callboard_run_metric_list_add_verdict (CallboardRunMetricList *self,
                                                               CallboardVerdict       *verdict);
CallboardRunMetric     *callboard_run_metric_list_find        (CallboardRunMetricList *self,
                                                               const char             *id);

G_END_DECLS
