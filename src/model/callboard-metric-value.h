/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-api-object.h"
#include "callboard-segment.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_VALUE (callboard_metric_value_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricValue, callboard_metric_value, CALLBOARD, METRIC_VALUE, CallboardApiObject)

/**
 * CallboardCapture:
 * @CALLBOARD_CAPTURE_VALUE: there is a value
 * @CALLBOARD_CAPTURE_NOT_APPLICABLE: there is none to be had on such a call
 * @CALLBOARD_CAPTURE_MISSING: there is none, for want of data
 * @CALLBOARD_CAPTURE_ERROR: there is none, since measuring failed
 * @CALLBOARD_CAPTURE_UNFIT: there is one, which the metric cannot have
 * @CALLBOARD_CAPTURE_OTHER: the server says something newer than Callboard
 *
 * Whether a metric has a value.
 */
typedef enum
{
  CALLBOARD_CAPTURE_VALUE,
  CALLBOARD_CAPTURE_NOT_APPLICABLE,
  CALLBOARD_CAPTURE_MISSING,
  CALLBOARD_CAPTURE_ERROR,
  CALLBOARD_CAPTURE_UNFIT,
  CALLBOARD_CAPTURE_OTHER,
} CallboardCapture;

CallboardCapture callboard_metric_value_get_capture          (CallboardMetricValue *self);
const char      *callboard_metric_value_get_capture_status   (CallboardMetricValue *self);
gboolean         callboard_metric_value_get_number           (CallboardMetricValue *self,
                                                              double               *number);
int              callboard_metric_value_get_boolean          (CallboardMetricValue *self);
gboolean         callboard_metric_value_get_failed           (CallboardMetricValue *self);
const char      *callboard_metric_value_get_metric_type      (CallboardMetricValue *self);
const char      *callboard_metric_value_get_unit             (CallboardMetricValue *self);
gboolean         callboard_metric_value_get_is_check         (CallboardMetricValue *self);
GVariant        *callboard_metric_value_get_value            (CallboardMetricValue *self);
const char      *callboard_metric_value_get_reasoning        (CallboardMetricValue *self);
const char      *callboard_metric_value_get_error_message    (CallboardMetricValue *self);
double           callboard_metric_value_get_confidence       (CallboardMetricValue *self);
const char      *callboard_metric_value_get_context          (CallboardMetricValue *self);
const char      *callboard_metric_value_get_segment_text     (CallboardMetricValue *self);
gint64           callboard_metric_value_get_start_offset     (CallboardMetricValue *self);
gint64           callboard_metric_value_get_end_offset       (CallboardMetricValue *self);
const char      *callboard_metric_value_get_participant_role (CallboardMetricValue *self);
GDateTime       *callboard_metric_value_get_computed_at      (CallboardMetricValue *self);

G_END_DECLS
