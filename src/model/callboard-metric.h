/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric-definition.h"
#include "callboard-metric-unit.h"
#include "callboard-metric-value.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC (callboard_metric_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetric, callboard_metric, CALLBOARD, METRIC, CallboardApiObject)

/**
 * CallboardCheckResult:
 * @CALLBOARD_CHECK_NONE: not a check, or not evaluated
 * @CALLBOARD_CHECK_PASSED: all values passed
 * @CALLBOARD_CHECK_FAILED: a value failed
 *
 * The result of a check on a call.
 */
typedef enum
{
  CALLBOARD_CHECK_NONE,
  CALLBOARD_CHECK_PASSED,
  CALLBOARD_CHECK_FAILED,
} CallboardCheckResult;

/**
 * CallboardMetricGroup:
 * @CALLBOARD_METRIC_GROUP_FAILED: failed checks
 * @CALLBOARD_METRIC_GROUP_PASSED: passed checks
 * @CALLBOARD_METRIC_GROUP_NOT_EVALUATED: checks without a result
 * @CALLBOARD_METRIC_GROUP_TIMING: `OFFSET` metrics and those with a unit of time
 * @CALLBOARD_METRIC_GROUP_CONVERSATION: ratings, counts, categories, texts and booleans
 * @CALLBOARD_METRIC_GROUP_OTHER: other numbers and unknown types
 * @CALLBOARD_N_METRIC_GROUPS: the number of groups
 *
 * The groups of metrics, in the order of display.
 */
typedef enum
{
  CALLBOARD_METRIC_GROUP_FAILED,
  CALLBOARD_METRIC_GROUP_PASSED,
  CALLBOARD_METRIC_GROUP_NOT_EVALUATED,
  CALLBOARD_METRIC_GROUP_TIMING,
  CALLBOARD_METRIC_GROUP_CONVERSATION,
  CALLBOARD_METRIC_GROUP_OTHER,
  CALLBOARD_N_METRIC_GROUPS,
} CallboardMetricGroup;

const char          *callboard_metric_get_definition_id (CallboardMetric *self);
const char          *callboard_metric_get_slug          (CallboardMetric *self);
const char          *callboard_metric_get_name          (CallboardMetric *self);
CallboardMetricType  callboard_metric_get_metric_type   (CallboardMetric *self);
GListModel          *callboard_metric_get_values        (CallboardMetric *self);
guint                callboard_metric_list_other_fields (CallboardMetric *self,
                                                         GListStore      *list);
gboolean             callboard_metric_get_is_check      (CallboardMetric *self);
CallboardCheckResult callboard_metric_get_check_result  (CallboardMetric *self);
CallboardMetricGroup callboard_metric_get_group         (CallboardMetric *self);

CallboardMetricDefinition *
                     callboard_metric_get_definition    (CallboardMetric           *self);
void                 callboard_metric_set_definition    (CallboardMetric           *self,
                                                         CallboardMetricDefinition *definition);

G_END_DECLS
