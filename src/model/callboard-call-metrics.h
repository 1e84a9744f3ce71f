/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-run-metric.h"

G_BEGIN_DECLS

/**
 * CallboardCallMetricKind:
 * @CALLBOARD_CALL_METRIC_NONE: there is no value
 * @CALLBOARD_CALL_METRIC_NUMBER: a number
 * @CALLBOARD_CALL_METRIC_BOOLEAN: a boolean, also of a check
 * @CALLBOARD_CALL_METRIC_TEXT: a text
 *
 * What the value of a metric is.
 */
typedef enum
{
  CALLBOARD_CALL_METRIC_NONE,
  CALLBOARD_CALL_METRIC_NUMBER,
  CALLBOARD_CALL_METRIC_BOOLEAN,
  CALLBOARD_CALL_METRIC_TEXT,
} CallboardCallMetricKind;

/**
 * CallboardCallMetric:
 * @index: the position of its metric in the list of the run
 * @kind: what the value is
 * @capture: why there is no value, if there is none
 * @number: the number, the greatest of several; 1 or 0 of a boolean, which is 0 if any of
 *   several is
 * @text: (nullable): the text, the label of the boolean, or the digits of a number that a
 *   double is not exact for
 *
 * The value of a metric of a call.
 */
typedef struct
{
  guint                    index;
  CallboardCallMetricKind  kind;
  CallboardCapture         capture;
  double                   number;
  const char              *text;
} CallboardCallMetric;

#define CALLBOARD_TYPE_CALL_METRICS (callboard_call_metrics_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallMetrics, callboard_call_metrics, CALLBOARD, CALL_METRICS, GObject)

CallboardCallMetrics      *callboard_call_metrics_new      (CallboardRunMetricList *run_metrics,
                                                            GListModel             *metrics,
                                                            CallboardVerdict       *verdict);
guint                      callboard_call_metrics_get_n    (CallboardCallMetrics   *self);
const CallboardCallMetric *callboard_call_metrics_find     (CallboardCallMetrics   *self,
                                                            guint                   index);
gboolean                   callboard_call_metrics_equal    (CallboardCallMetrics   *self,
                                                            CallboardCallMetrics   *other);

G_END_DECLS
