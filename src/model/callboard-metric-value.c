/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value of a metric. callboard-metric-value-labels.c formats it.
 */

#include "config.h"

#include <math.h>

#include "callboard-api-object-private.h"
#include "callboard-metric-value-private.h"
#include "callboard-property-verdict.h"

/**
 * CallboardMetricValue:
 *
 * A value of a metric: an item of `values`. The properties have the names of the API
 * fields; `value` is a #GVariant of any type, and `digits` the number as it was received.
 */
struct _CallboardMetricValue
{
  CallboardApiObject   parent_instance;

  char                *capture_status;
  GVariant            *value;
  char                *digits;
  char                *reasoning;
  char                *error_message;
  double               confidence;
  char                *context;
  CallboardSegment    *segment;
  CallboardSegment    *from_segment;
  CallboardSegment    *to_segment;
  char                *participant_role;
  GDateTime           *computed_at;
  GListModel          *property_verdicts;

  /* From the metric. */
  char                *metric_type;
  char                *unit;
  gboolean             is_check;
  /* From the definition of the metric. */
  char                *boolean_label;
};

G_DEFINE_FINAL_TYPE (CallboardMetricValue, callboard_metric_value, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "captureStatus", "capture-status", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, capture_status) },
  { "value", "value", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, value) },
  { "value", "digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, digits) },
  { "valueReasoning", "reasoning", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, reasoning) },
  { "errorMessage", "error-message", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, error_message) },
  { "confidence", "confidence", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, confidence), .maximum = 1 },
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
  { "propertyVerdicts", "property-verdicts", CALLBOARD_FIELD_OBJECTS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricValue, property_verdicts),
    callboard_property_verdict_get_type },
};

static void
callboard_metric_value_finalize (GObject *object)
{
  CallboardMetricValue *self = CALLBOARD_METRIC_VALUE (object);

  g_clear_pointer (&self->boolean_label, g_free);
  g_clear_pointer (&self->metric_type, g_free);
  g_clear_pointer (&self->unit, g_free);

  G_OBJECT_CLASS (callboard_metric_value_parent_class)->finalize (object);
}

static void
callboard_metric_value_class_init (CallboardMetricValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_metric_value_finalize;

  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_metric_value_init (CallboardMetricValue *self)
{
}

/**
 * callboard_metric_type_from_string:
 * @string: (nullable): the `type` of a metric
 *
 * Returns: the type; %CALLBOARD_METRIC_TYPE_OTHER if it is unknown
 */
CallboardMetricType
callboard_metric_type_from_string (const char *string)
{
  static const char *const types[] = {
    [CALLBOARD_METRIC_TYPE_COUNT] = "COUNT",
    [CALLBOARD_METRIC_TYPE_NUMERIC] = "NUMERIC",
    [CALLBOARD_METRIC_TYPE_BOOLEAN] = "BOOLEAN",
    [CALLBOARD_METRIC_TYPE_SCALE] = "SCALE",
    [CALLBOARD_METRIC_TYPE_TEXT] = "TEXT",
    [CALLBOARD_METRIC_TYPE_CLASSIFICATION] = "CLASSIFICATION",
    [CALLBOARD_METRIC_TYPE_OFFSET] = "OFFSET",
  };

  for (guint i = CALLBOARD_METRIC_TYPE_OTHER + 1; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (string, types[i]) == 0)
      return i;

  return CALLBOARD_METRIC_TYPE_OTHER;
}

static gboolean
is_numeric (CallboardMetricType type)
{
  return type == CALLBOARD_METRIC_TYPE_COUNT || type == CALLBOARD_METRIC_TYPE_NUMERIC ||
         type == CALLBOARD_METRIC_TYPE_SCALE || type == CALLBOARD_METRIC_TYPE_OFFSET;
}

/* A number may be a string of digits. */
static void
read_number (CallboardMetricValue *self)
{
  const char *string;
  double number;

  if (self->value == NULL || !g_variant_is_of_type (self->value, G_VARIANT_TYPE_STRING) ||
      !is_numeric (callboard_metric_value_get_metric_type (self)))
    return;

  string = g_variant_get_string (self->value, NULL);
  if (!callboard_api_object_read_digits (string, &number))
    return;

  g_set_str (&self->digits, string);
  g_variant_unref (self->value);
  self->value = g_variant_ref_sink (g_variant_new_double (number));
}

/**
 * callboard_metric_value_set_metric: (skip)
 * @self: a newly decoded value
 * @metric_type: (nullable): the `type` of its metric
 * @unit: (nullable): the symbol or name of its unit
 * @is_check: whether the metric is a check
 *
 * Copies what formatting needs from the metric. Called once, while decoding.
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
  read_number (self);
}

/**
 * callboard_metric_value_get_metric_type:
 * @self: a value
 *
 * Returns: the type of its metric
 */
CallboardMetricType
callboard_metric_value_get_metric_type (CallboardMetricValue *self)
{
  return callboard_metric_type_from_string (self->metric_type);
}

/**
 * callboard_metric_value_get_metric_type_name:
 * @self: a value
 *
 * Returns: (transfer none): the `type` of its metric as received; empty if it is absent
 */
const char *
callboard_metric_value_get_metric_type_name (CallboardMetricValue *self)
{
  return self->metric_type != NULL ? self->metric_type : "";
}

/**
 * callboard_metric_value_get_unit:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the symbol or name of the unit
 */
const char *
callboard_metric_value_get_unit (CallboardMetricValue *self)
{
  return self->unit;
}

/**
 * callboard_metric_value_get_is_check:
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
 * callboard_metric_value_get_value:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the `value` as received
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

/* Whether @value fits the type of the metric. Metrics of unknown types take any number,
 * string or boolean. */
static gboolean
fits_type (CallboardMetricType  type,
           GVariant            *value)
{
  switch (type)
    {
    case CALLBOARD_METRIC_TYPE_COUNT:
    case CALLBOARD_METRIC_TYPE_NUMERIC:
    case CALLBOARD_METRIC_TYPE_SCALE:
    case CALLBOARD_METRIC_TYPE_OFFSET:
      return is_number (value);
    case CALLBOARD_METRIC_TYPE_TEXT:
    case CALLBOARD_METRIC_TYPE_CLASSIFICATION:
      return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
    case CALLBOARD_METRIC_TYPE_BOOLEAN:
      return g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);
    case CALLBOARD_METRIC_TYPE_OTHER:
    default:
      return is_number (value) ||
             g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ||
             g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN);
    }
}

/**
 * callboard_metric_value_get_capture:
 * @self: a value
 *
 * Returns: whether there is a value, from `captureStatus` and `value`
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

  return fits_type (callboard_metric_value_get_metric_type (self), self->value)
           ? CALLBOARD_CAPTURE_VALUE
           : CALLBOARD_CAPTURE_MALFORMED;
}

/**
 * callboard_metric_value_get_number:
 * @self: a value
 * @number: (out): return location for the number, in the unit of the metric
 *
 * Returns: whether there is a number
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
 * callboard_metric_value_get_digits:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the number as it was received; %NULL if the value is
 *   not a number
 */
const char *
callboard_metric_value_get_digits (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->digits;
}

/**
 * callboard_metric_value_get_boolean:
 * @self: a value
 *
 * Returns: 1 for true, 0 for false, -1 if there is no boolean
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
 * callboard_metric_value_get_boolean_label:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): the label that the definition of the metric has for
 *   this boolean; %NULL if there is none, or it is not known
 */
const char *
callboard_metric_value_get_boolean_label (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->boolean_label;
}

/**
 * callboard_metric_value_set_boolean_label: (skip)
 * @self: a value
 * @label: (nullable): its label
 *
 * Sets the label of a boolean, from the definition of the metric.
 */
void
callboard_metric_value_set_boolean_label (CallboardMetricValue *self,
                                          const char           *label)
{
  g_return_if_fail (CALLBOARD_IS_METRIC_VALUE (self));

  g_set_str (&self->boolean_label, label);
}

/**
 * callboard_metric_value_get_failed:
 * @self: a value
 *
 * Returns: whether it is a failed check
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
 * Returns: the `confidence`, from 0 to 1; -1 if it is absent or out of range
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
 * Returns: (transfer none) (nullable): the text of the segment that the value is about
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
 * Returns: the start of the segment, in ms from the start of the call, 0 or more;
 *   %CALLBOARD_OFFSET_UNKNOWN if the value is about the whole call
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
 * Returns: the end of the segment, in ms from the start of the call, not before its
 *   start; %CALLBOARD_OFFSET_UNKNOWN if the value is about the whole call
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
 * Returns: (transfer none) (nullable): its `captureStatus`, such as `NOT_APPLICABLE`
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
 * Returns: (transfer none) (nullable): its `valueReasoning`
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
 * Returns: (transfer none) (nullable): its `errorMessage`, if there is no value
 */
const char *
callboard_metric_value_get_error_message (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->error_message;
}

/**
 * callboard_metric_value_get_participant_role:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): its `participantRole`, such as `agent`
 */
const char *
callboard_metric_value_get_participant_role (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->participant_role;
}

/**
 * callboard_metric_value_get_property_verdicts:
 * @self: a value
 *
 * Returns: (transfer none): its `propertyVerdicts`, a list of #CallboardPropertyVerdict; empty
 *   for most metrics
 */
GListModel *
callboard_metric_value_get_property_verdicts (CallboardMetricValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_VALUE (self), NULL);

  return self->property_verdicts;
}
