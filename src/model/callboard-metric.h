/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric-unit.h"
#include "callboard-metric-value.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC (callboard_metric_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetric, callboard_metric, CALLBOARD, METRIC, CallboardApiObject)

/**
 * CallboardCheckResult:
 * @CALLBOARD_CHECK_NONE: the metric is no check, or was not evaluated
 * @CALLBOARD_CHECK_PASSED: it passed everywhere
 * @CALLBOARD_CHECK_FAILED: it failed somewhere
 *
 * What became of a check on a call.
 */
typedef enum
{
  CALLBOARD_CHECK_NONE,
  CALLBOARD_CHECK_PASSED,
  CALLBOARD_CHECK_FAILED,
} CallboardCheckResult;

/**
 * CallboardMetricGroup:
 * @CALLBOARD_METRIC_GROUP_FAILED: checks that failed
 * @CALLBOARD_METRIC_GROUP_PASSED: checks that passed
 * @CALLBOARD_METRIC_GROUP_UNDECIDED: checks without a result
 * @CALLBOARD_METRIC_GROUP_RATINGS: `SCALE`
 * @CALLBOARD_METRIC_GROUP_NUMBERS: `NUMERIC`
 * @CALLBOARD_METRIC_GROUP_COUNTS: `COUNT`
 * @CALLBOARD_METRIC_GROUP_TIMES: `OFFSET`
 * @CALLBOARD_METRIC_GROUP_CATEGORIES: `CLASSIFICATION`
 * @CALLBOARD_METRIC_GROUP_FACTS: `BOOLEAN` that are no checks
 * @CALLBOARD_METRIC_GROUP_TEXTS: `TEXT`
 * @CALLBOARD_METRIC_GROUP_OTHERS: types that are not known here
 * @CALLBOARD_N_METRIC_GROUPS: how many groups there are
 *
 * The kinds of metrics, in the order they are shown in.
 */
typedef enum
{
  CALLBOARD_METRIC_GROUP_FAILED,
  CALLBOARD_METRIC_GROUP_PASSED,
  CALLBOARD_METRIC_GROUP_UNDECIDED,
  CALLBOARD_METRIC_GROUP_RATINGS,
  CALLBOARD_METRIC_GROUP_NUMBERS,
  CALLBOARD_METRIC_GROUP_COUNTS,
  CALLBOARD_METRIC_GROUP_TIMES,
  CALLBOARD_METRIC_GROUP_CATEGORIES,
  CALLBOARD_METRIC_GROUP_FACTS,
  CALLBOARD_METRIC_GROUP_TEXTS,
  CALLBOARD_METRIC_GROUP_OTHERS,
  CALLBOARD_N_METRIC_GROUPS,
} CallboardMetricGroup;

const char          *callboard_metric_get_definition_id (CallboardMetric *self);
const char          *callboard_metric_get_slug          (CallboardMetric *self);
char                *callboard_metric_dup_name          (CallboardMetric *self);
const char          *callboard_metric_get_description   (CallboardMetric *self);
const char          *callboard_metric_get_metric_type   (CallboardMetric *self);
const char          *callboard_metric_get_scope         (CallboardMetric *self);
CallboardMetricUnit *callboard_metric_get_unit          (CallboardMetric *self);
GListModel          *callboard_metric_get_values        (CallboardMetric *self);
gboolean             callboard_metric_get_is_check      (CallboardMetric *self);
CallboardCheckResult callboard_metric_get_check_result  (CallboardMetric *self);
CallboardMetricGroup callboard_metric_get_group         (CallboardMetric *self);

G_END_DECLS
