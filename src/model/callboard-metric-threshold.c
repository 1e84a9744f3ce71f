/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The threshold of a metric definition.
 */

#include "config.h"

#include <math.h>

#include "callboard-metric-threshold.h"

/**
 * CallboardMetricThreshold:
 *
 * The limit that a check compares another metric with: `threshold` of a metric definition.
 */
struct _CallboardMetricThreshold
{
  CallboardApiObject  parent_instance;

  char               *operator;
  GVariant           *value;
  char               *digits;
  char               *aggregation_mode;
  char               *source_id;
};

static const CallboardField fields[] = {
  { "operator", "operator", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricThreshold, operator) },
  { "thresholdValue", "value", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricThreshold, value) },
  { "thresholdValue", "digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricThreshold, digits) },
  { "aggregationMode", "aggregation-mode", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricThreshold, aggregation_mode) },
  { "sourceMetricDefinitionId", "source-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricThreshold, source_id) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardMetricThreshold, callboard_metric_threshold, fields)

/**
 * callboard_metric_threshold_get_operator:
 * @self: a threshold
 *
 * Returns: (transfer none) (nullable): its `operator`, such as `LTE`; %NULL if unknown
 */
const char *
callboard_metric_threshold_get_operator (CallboardMetricThreshold *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_THRESHOLD (self), NULL);

  return self->operator;
}

/**
 * callboard_metric_threshold_get_value:
 * @self: a threshold
 * @value: (out): its `thresholdValue`
 *
 * Returns: whether there is a value
 */
gboolean
callboard_metric_threshold_get_value (CallboardMetricThreshold *self,
                                      double                   *value)
{
  const char *digits;
  char *end = NULL;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_THRESHOLD (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  digits = callboard_metric_threshold_get_digits (self);
  if (digits == NULL)
    return FALSE;

  *value = g_ascii_strtod (digits, &end);
  return end != digits && *end == '\0' && isfinite (*value);
}

/**
 * callboard_metric_threshold_get_digits:
 * @self: a threshold
 *
 * Returns: (transfer none) (nullable): its `thresholdValue` as it was received, a number or
 *   a string; %NULL if it is neither
 */
const char *
callboard_metric_threshold_get_digits (CallboardMetricThreshold *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_THRESHOLD (self), NULL);

  if (self->digits == NULL && self->value != NULL &&
      g_variant_is_of_type (self->value, G_VARIANT_TYPE_STRING))
    return g_variant_get_string (self->value, NULL);

  return self->digits;
}

/**
 * callboard_metric_threshold_get_aggregation_mode:
 * @self: a threshold
 *
 * Returns: (transfer none) (nullable): its `aggregationMode`, such as `MAX`: which of
 *   several values of a call counts; %NULL if unknown
 */
const char *
callboard_metric_threshold_get_aggregation_mode (CallboardMetricThreshold *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_THRESHOLD (self), NULL);

  return self->aggregation_mode;
}

/**
 * callboard_metric_threshold_get_source_id:
 * @self: a threshold
 *
 * Returns: (transfer none) (nullable): its `sourceMetricDefinitionId`, the metric that is
 *   compared; %NULL if unknown
 */
const char *
callboard_metric_threshold_get_source_id (CallboardMetricThreshold *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_THRESHOLD (self), NULL);

  return self->source_id;
}
