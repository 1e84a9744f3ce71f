/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value of a metric: what was measured, or why nothing was. How it reads is
 * next door, in callboard-metric-value-labels.c.
 */

#include "config.h"

#include <math.h>

#include "callboard-metric-value-private.h"

/**
 * CallboardMetricValue:
 *
 * A value of a metric, an element of `values`. The properties bear the names of
 * the fields; `value` is a #GVariant of whatever was sent.
 */
struct _CallboardMetricValue
{
  CallboardApiObject    parent_instance;

  char              *capture_status;
  GVariant          *value;
  char              *reasoning;
  char              *error_message;
  double             confidence;
  char              *context;
  CallboardSegment  *segment;
  CallboardSegment  *from_segment;
  CallboardSegment  *to_segment;
  char              *participant_role;
  GDateTime         *computed_at;

  /* What its metric says of all its values. */
  char              *metric_type;
  char              *unit;
  gboolean           is_check;
};

G_DEFINE_FINAL_TYPE (CallboardMetricValue, callboard_metric_value, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "captureStatus", "capture-status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, capture_status) },
  { "value", "value", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, value) },
  { "valueReasoning", "reasoning", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, reasoning) },
  { "errorMessage", "error-message", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, error_message) },
  { "confidence", "confidence", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, confidence) },
  { "context", "context", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, context) },
  { "segment", "segment", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, segment),
    callboard_segment_get_type },
  { "fromSegment", "from-segment", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, from_segment),
    callboard_segment_get_type },
  { "toSegment", "to-segment", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, to_segment),
    callboard_segment_get_type },
  { "participantRole", "participant-role", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, participant_role) },
  { "computedAt", "computed-at", CALLBOARD_FIELD_TIME, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, computed_at) },
};

enum
{
  PROP_CAPTURE = G_N_ELEMENTS (fields) + 1,
  PROP_FAILED,
  PROP_START_OFFSET,
  PROP_END_OFFSET,
};

static void
callboard_metric_value_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  CallboardMetricValue *self = CALLBOARD_METRIC_VALUE (object);
  GObjectClass *parent_class = G_OBJECT_CLASS (callboard_metric_value_parent_class);

  switch (property_id)
    {
    case PROP_CAPTURE:
      g_value_set_uint (value, callboard_metric_value_get_capture (self));
      break;
    case PROP_FAILED:
      g_value_set_boolean (value, callboard_metric_value_get_failed (self));
      break;
    case PROP_START_OFFSET:
      g_value_set_int64 (value, callboard_metric_value_get_start_offset (self));
      break;
    case PROP_END_OFFSET:
      g_value_set_int64 (value, callboard_metric_value_get_end_offset (self));
      break;
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_metric_value_finalize (GObject *object)
{
  CallboardMetricValue *self = CALLBOARD_METRIC_VALUE (object);

  g_clear_pointer (&self->metric_type, g_free);
  g_clear_pointer (&self->unit, g_free);

  G_OBJECT_CLASS (callboard_metric_value_parent_class)->finalize (object);
}

static void
callboard_metric_value_class_init (CallboardMetricValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_metric_value_finalize;
  object_class->get_property = callboard_metric_value_get_property;

  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));

  g_object_class_install_property (object_class, PROP_CAPTURE,
    g_param_spec_uint ("capture", NULL, NULL, 0, CALLBOARD_CAPTURE_OTHER, CALLBOARD_CAPTURE_MISSING, flags));
  g_object_class_install_property (object_class, PROP_FAILED,
    g_param_spec_boolean ("failed", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_START_OFFSET,
    g_param_spec_int64 ("start-offset", NULL, NULL, G_MININT64, G_MAXINT64, CALLBOARD_OFFSET_UNKNOWN, flags));
  g_object_class_install_property (object_class, PROP_END_OFFSET,
    g_param_spec_int64 ("end-offset", NULL, NULL, G_MININT64, G_MAXINT64, CALLBOARD_OFFSET_UNKNOWN, flags));
}

static void
callboard_metric_value_init (CallboardMetricValue *self)
{
}

/**
 * callboard_metric_value_set_metric: (skip)
 * @self: a value that was decoded just now
 * @metric_type: (nullable): the `type` of its metric
 * @unit: (nullable): the symbol or name of its unit
 * @is_check: whether the metric is a check
 *
 * Tells a value what it is a value of.
 */
void
callboard_metric_value_set_metric (CallboardMetricValue *self,
                                   const char           *metric_type,
                                   const char           *unit,
                                   gboolean              is_check)
{
  g_set_str (&self->metric_type, metric_type);
  g_set_str (&self->unit, unit);
  self->is_check = is_check;
}

/**
 * callboard_metric_value_get_metric_type: (skip)
 * @self: a value
 *
 * Returns: (transfer none): the `type` of its metric; empty where it has none
 */
const char *
callboard_metric_value_get_metric_type (CallboardMetricValue *self)
{
  return self->metric_type != NULL ? self->metric_type : "";
}

/**
 * callboard_metric_value_get_unit: (skip)
 * @self: a value
 *
 * Returns: (transfer none) (nullable): what it is counted in
 */
const char *
callboard_metric_value_get_unit (CallboardMetricValue *self)
{
  return self->unit;
}

/**
 * callboard_metric_value_get_is_check: (skip)
 * @self: a value
 *
 * Returns: whether its metric is a check
 */
gboolean
callboard_metric_value_get_is_check (CallboardMetricValue *self)
{
  return self->is_check;
}

/**
 * callboard_metric_value_get_value: (skip)
 * @self: a value
 *
 * Returns: (transfer none) (nullable): what was sent as its `value`
 */
GVariant *
callboard_metric_value_get_value (CallboardMetricValue *self)
{
  return self->value;
}

static gboolean
is_number (GVariant *value)
{
  return g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE) && isfinite (g_variant_get_double (value));
}

/* Whether a metric of this type can have such a value; one of a type that is
 * not known here can have any that reads as one. */
static gboolean
is_fit (const char *metric_type,
        GVariant   *value)
{
  static const char *const numbers[] = { "COUNT", "NUMERIC", "SCALE", "OFFSET", NULL };
  static const char *const texts[] = { "TEXT", "CLASSIFICATION", NULL };

  if (g_strv_contains (numbers, metric_type))
    return is_number (value);
  if (g_strv_contains (texts, metric_type))
    return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
  if (g_str_equal (metric_type, "BOOLEAN"))
    return g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);

  return is_number (value) ||
         g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ||
         g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);
}

/**
 * callboard_metric_value_get_capture:
 * @self: a value
 *
 * Returns: whether there is a value, from `captureStatus` and what was sent as
 *   the `value`
 */
CallboardCapture
callboard_metric_value_get_capture (CallboardMetricValue *self)
{
  const char *status;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), CALLBOARD_CAPTURE_MISSING);

  status = self->capture_status != NULL ? self->capture_status : "SUCCESS";
  if (g_str_equal (status, "NOT_APPLICABLE"))
    return CALLBOARD_CAPTURE_NOT_APPLICABLE;
  if (g_str_equal (status, "DATA_MISSING"))
    return CALLBOARD_CAPTURE_MISSING;
  if (g_str_equal (status, "ERROR"))
    return CALLBOARD_CAPTURE_ERROR;
  if (!g_str_equal (status, "SUCCESS"))
    return CALLBOARD_CAPTURE_OTHER;
  if (self->value == NULL)
    return CALLBOARD_CAPTURE_MISSING;

  return is_fit (callboard_metric_value_get_metric_type (self), self->value)
           ? CALLBOARD_CAPTURE_VALUE
           : CALLBOARD_CAPTURE_UNFIT;
}

/**
 * callboard_metric_value_get_number:
 * @self: a value
 * @number: (out): takes the number, in the unit of the metric
 *
 * Returns: whether there is a value, and it is a number
 */
gboolean
callboard_metric_value_get_number (CallboardMetricValue *self,
                                   double               *number)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (callboard_metric_value_get_capture (self) != CALLBOARD_CAPTURE_VALUE || !is_number (self->value))
    return FALSE;

  *number = g_variant_get_double (self->value);

  return TRUE;
}

/**
 * callboard_metric_value_get_truth:
 * @self: a value
 *
 * Returns: 1 for true, 0 for false, -1 where there is neither
 */
int
callboard_metric_value_get_boolean (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), -1);

  if (callboard_metric_value_get_capture (self) != CALLBOARD_CAPTURE_VALUE ||
      !g_variant_is_of_type (self->value, G_VARIANT_TYPE_BOOLEAN))
    return -1;

  return g_variant_get_boolean (self->value) ? 1 : 0;
}

/**
 * callboard_metric_value_get_failed:
 * @self: a value
 *
 * Returns: whether it is that of a check which failed
 */
gboolean
callboard_metric_value_get_failed (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), FALSE);

  return self->is_check && callboard_metric_value_get_boolean (self) == 0;
}

/**
 * callboard_metric_value_get_confidence:
 * @self: a value
 *
 * Returns: how sure it is, from 0 to 1; -1 where that is not told, or not so
 */
double
callboard_metric_value_get_confidence (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), -1);

  return self->confidence <= 1 ? self->confidence : -1;
}

/**
 * callboard_metric_value_get_segment_text:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): what was said where it was measured
 */
const char *
callboard_metric_value_get_segment_text (CallboardMetricValue *self)
{
  CallboardSegment *segment;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  segment = self->segment != NULL ? self->segment : self->from_segment;

  return segment != NULL ? callboard_segment_get_text (segment) : NULL;
}

/**
 * callboard_metric_value_get_start_offset:
 * @self: a value
 *
 * Returns: where in the call it was measured, in ms from the beginning, 0 or
 *   more; %CALLBOARD_OFFSET_UNKNOWN where it is about all of the call
 */
gint64
callboard_metric_value_get_start_offset (CallboardMetricValue *self)
{
  CallboardSegment *segment;
  gint64 start;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), CALLBOARD_OFFSET_UNKNOWN);

  segment = self->segment != NULL ? self->segment : self->from_segment;
  if (segment == NULL)
    return CALLBOARD_OFFSET_UNKNOWN;

  start = callboard_segment_get_start_offset (segment);

  return start != CALLBOARD_OFFSET_UNKNOWN ? MAX (start, 0) : start;
}

/**
 * callboard_metric_value_get_end_offset:
 * @self: a value
 *
 * Returns: where the part of the call ends that it was measured on, in ms from
 *   the beginning, not before it starts; %CALLBOARD_OFFSET_UNKNOWN where it is
 *   about all of the call
 */
gint64
callboard_metric_value_get_end_offset (CallboardMetricValue *self)
{
  CallboardSegment *segment;
  gint64 start;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), CALLBOARD_OFFSET_UNKNOWN);

  start = callboard_metric_value_get_start_offset (self);
  if (start == CALLBOARD_OFFSET_UNKNOWN)
    return start;

  segment = self->segment;
  if (segment == NULL)
    segment = self->to_segment != NULL ? self->to_segment : self->from_segment;

  return MAX (callboard_segment_get_end_offset (segment), start);
}

/**
 * callboard_metric_value_get_capture_status:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): whether anything was measured, such as
 *   `NOT_APPLICABLE`
 */
const char *
callboard_metric_value_get_capture_status (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->capture_status;
}

/**
 * callboard_metric_value_get_reasoning:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): why the value is what it is, the
 *   `valueReasoning`
 */
const char *
callboard_metric_value_get_reasoning (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->reasoning;
}

/**
 * callboard_metric_value_get_error_message:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): why there is none
 */
const char *
callboard_metric_value_get_error_message (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->error_message;
}

/**
 * callboard_metric_value_get_context:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): what it is about, such as `SEGMENT`
 */
const char *
callboard_metric_value_get_context (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->context;
}

/**
 * callboard_metric_value_get_participant_role:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): whose it is, as it was sent, such as
 *   `agent`
 */
const char *
callboard_metric_value_get_participant_role (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->participant_role;
}

/**
 * callboard_metric_value_get_computed_at:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): when it was measured, in UTC
 */
GDateTime *
callboard_metric_value_get_computed_at (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->computed_at;
}
