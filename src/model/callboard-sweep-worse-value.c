/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value of a swept property with which a check fails more often.
 */

#include "config.h"

#include "callboard-sweep-worse-value.h"

/**
 * CallboardSweepWorseValue:
 *
 * A value of a swept property with which a check fails more often than with the others: an
 * item of `worseValues`. Counts are -1 if they are unknown; rates are as they were received,
 * in a unit that the API does not settle, or -1.
 */
struct _CallboardSweepWorseValue
{
  CallboardApiObject  parent_instance;

  char               *key;
  GVariant           *value;
  char               *label;
  gint64              evaluated;
  gint64              failed;
  double              failure_rate;
  double              rest_failure_rate;
  double              adjusted_p_value;
};

static const CallboardField fields[] = {
  { "key", "key", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, key) },
  { "value", "value", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, value) },
  { "label", "label", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, label) },
  { "evaluated", "evaluated", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, evaluated) },
  { "failed", "failed", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, failed) },
  { "failureRate", "failure-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, failure_rate), .maximum = 100 },
  { "restFailureRate", "rest-failure-rate", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, rest_failure_rate), .maximum = 100 },
  { "adjustedPValue", "adjusted-p-value", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepWorseValue, adjusted_p_value), .maximum = 1 },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSweepWorseValue, callboard_sweep_worse_value, fields)
