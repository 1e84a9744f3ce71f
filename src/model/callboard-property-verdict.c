/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a property of the persona was said as it is in a transcript.
 */

#include "config.h"

#include "callboard-property-verdict.h"
#include "callboard-segment.h"

/**
 * CallboardPropertyVerdict:
 *
 * An item of `propertyVerdicts` of a value of the metric `property_transcript_mismatch`.
 * Expected and observed values are of any type; of a number, there are its digits too.
 */
struct _CallboardPropertyVerdict
{
  CallboardApiObject  parent_instance;

  char               *property_name;
  GVariant           *expected;
  char               *expected_digits;
  GVariant           *observed;
  char               *observed_digits;
  char               *verdict;
  char               *reasoning;
  CallboardSegment   *segment;
};

static const CallboardField fields[] = {
  { "propertyName", "property-name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, property_name) },
  { "expectedValue", "expected", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, expected) },
  { "expectedValue", "expected-digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, expected_digits) },
  { "observedValue", "observed", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, observed) },
  { "observedValue", "observed-digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, observed_digits) },
  { "verdict", "verdict", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, verdict) },
  { "reasoning", "reasoning", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, reasoning) },
  { "segment", "segment", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPropertyVerdict, segment),
    callboard_segment_get_type },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPropertyVerdict, callboard_property_verdict, fields)

/**
 * callboard_property_verdict_get_property_name:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): its `propertyName`; %NULL if unknown
 */
const char *
callboard_property_verdict_get_property_name (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->property_name;
}

/**
 * callboard_property_verdict_get_expected:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): its `expectedValue`
 */
GVariant *
callboard_property_verdict_get_expected (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->expected;
}

/**
 * callboard_property_verdict_get_expected_digits:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): the digits of its `expectedValue`, if that is a number
 */
const char *
callboard_property_verdict_get_expected_digits (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->expected_digits;
}

/**
 * callboard_property_verdict_get_observed:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): its `observedValue`
 */
GVariant *
callboard_property_verdict_get_observed (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->observed;
}

/**
 * callboard_property_verdict_get_observed_digits:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): the digits of its `observedValue`, if that is a number
 */
const char *
callboard_property_verdict_get_observed_digits (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->observed_digits;
}

/**
 * callboard_property_verdict_get_verdict:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): its `verdict`, such as `MISMATCH`; %NULL if unknown
 */
const char *
callboard_property_verdict_get_verdict (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->verdict;
}

/**
 * callboard_property_verdict_get_reasoning:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): its `reasoning`
 */
const char *
callboard_property_verdict_get_reasoning (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->reasoning;
}

/**
 * callboard_property_verdict_get_segment_text:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): the text of its `segment`
 */
const char *
callboard_property_verdict_get_segment_text (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), NULL);

  return self->segment != NULL ? callboard_segment_get_text (self->segment) : NULL;
}

/**
 * callboard_property_verdict_get_start_offset:
 * @self: a verdict
 *
 * Returns: the start of its `segment` in ms from the start of the call, 0 or more;
 *   %CALLBOARD_OFFSET_UNKNOWN without one
 */
gint64
callboard_property_verdict_get_start_offset (CallboardPropertyVerdict *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PROPERTY_VERDICT (self), CALLBOARD_OFFSET_UNKNOWN);

  if (self->segment == NULL || callboard_segment_get_start_offset (self->segment) == CALLBOARD_OFFSET_UNKNOWN)
    return CALLBOARD_OFFSET_UNKNOWN;

  return MAX (callboard_segment_get_start_offset (self->segment), 0);
}
