/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"
#include "callboard-segment.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_VALUE (callboard_metric_value_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricValue, callboard_metric_value, CALLBOARD, METRIC_VALUE, CallboardApiObject)

/**
 * CallboardCapture:
 * @CALLBOARD_CAPTURE_VALUE: has a value
 * @CALLBOARD_CAPTURE_NOT_APPLICABLE: the metric does not apply to the call
 * @CALLBOARD_CAPTURE_MISSING: no value because of missing data
 * @CALLBOARD_CAPTURE_ERROR: no value because of an error
 * @CALLBOARD_CAPTURE_MALFORMED: has a value that does not fit the type of the metric
 * @CALLBOARD_CAPTURE_OTHER: an unknown `captureStatus`
 *
 * Whether a metric has a value.
 */
typedef enum
{
  CALLBOARD_CAPTURE_VALUE,
  CALLBOARD_CAPTURE_NOT_APPLICABLE,
  CALLBOARD_CAPTURE_MISSING,
  CALLBOARD_CAPTURE_ERROR,
  CALLBOARD_CAPTURE_MALFORMED,
  CALLBOARD_CAPTURE_OTHER,
} CallboardCapture;

/**
 * CallboardMetricType:
 * @CALLBOARD_METRIC_TYPE_OTHER: an unknown type
 * @CALLBOARD_METRIC_TYPE_COUNT: `COUNT`, a number
 * @CALLBOARD_METRIC_TYPE_NUMERIC: `NUMERIC`, a number
 * @CALLBOARD_METRIC_TYPE_BOOLEAN: `BOOLEAN`
 * @CALLBOARD_METRIC_TYPE_SCALE: `SCALE`, a number
 * @CALLBOARD_METRIC_TYPE_TEXT: `TEXT`, a string
 * @CALLBOARD_METRIC_TYPE_CLASSIFICATION: `CLASSIFICATION`, a string
 * @CALLBOARD_METRIC_TYPE_OFFSET: `OFFSET`, a number
 *
 * The `type` of a metric.
 */
typedef enum
{
  CALLBOARD_METRIC_TYPE_OTHER,
  CALLBOARD_METRIC_TYPE_COUNT,
  CALLBOARD_METRIC_TYPE_NUMERIC,
  CALLBOARD_METRIC_TYPE_BOOLEAN,
  CALLBOARD_METRIC_TYPE_SCALE,
  CALLBOARD_METRIC_TYPE_TEXT,
  CALLBOARD_METRIC_TYPE_CLASSIFICATION,
  CALLBOARD_METRIC_TYPE_OFFSET,
} CallboardMetricType;

CallboardMetricType callboard_metric_type_from_string (const char *string);

CallboardCapture    callboard_metric_value_get_capture          (CallboardMetricValue *self);
const char         *callboard_metric_value_get_capture_status   (CallboardMetricValue *self);
gboolean            callboard_metric_value_get_number           (CallboardMetricValue *self,
                                                                 double               *number);
const char         *callboard_metric_value_get_digits           (CallboardMetricValue *self);
int                 callboard_metric_value_get_boolean          (CallboardMetricValue *self);
const char         *callboard_metric_value_get_boolean_label    (CallboardMetricValue *self);
gboolean            callboard_metric_value_get_failed           (CallboardMetricValue *self);
CallboardMetricType callboard_metric_value_get_metric_type      (CallboardMetricValue *self);
const char         *callboard_metric_value_get_metric_type_name (CallboardMetricValue *self);
const char         *callboard_metric_value_get_unit             (CallboardMetricValue *self);
gboolean            callboard_metric_value_get_is_check         (CallboardMetricValue *self);
GVariant           *callboard_metric_value_get_value            (CallboardMetricValue *self);
const char         *callboard_metric_value_get_reasoning        (CallboardMetricValue *self);
const char         *callboard_metric_value_get_error_message    (CallboardMetricValue *self);
double              callboard_metric_value_get_confidence       (CallboardMetricValue *self);
const char         *callboard_metric_value_get_segment_text     (CallboardMetricValue *self);
gint64              callboard_metric_value_get_start_offset     (CallboardMetricValue *self);
gint64              callboard_metric_value_get_end_offset       (CallboardMetricValue *self);
const char         *callboard_metric_value_get_participant_role (CallboardMetricValue *self);
GListModel         *callboard_metric_value_get_property_verdicts (CallboardMetricValue *self);

G_END_DECLS
