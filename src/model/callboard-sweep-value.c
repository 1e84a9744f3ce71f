/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value of a swept property.
 */

#include "config.h"

#include "callboard-sweep-value.h"

/**
 * CallboardSweepValue:
 *
 * A value of a swept property: an item of `values`. Counts are -1 if they are unknown, and so
 * is `score`, which says nothing about whether the value is worse than others.
 */
struct _CallboardSweepValue
{
  CallboardApiObject  parent_instance;

  char               *key;
  GVariant           *value;
  char               *label;
  int                 is_baseline;
  gint64              attempted;
  gint64              counted;
  int                 testable;
  double              score;
  gint64              retries;
  gint64              silent_attempts;
};

static const CallboardField fields[] = {
  { "key", "key", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSweepValue, key) },
  { "value", "value", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, value) },
  { "label", "label", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, label) },
  { "isBaseline", "is-baseline", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, is_baseline) },
  { "attempted", "attempted", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, attempted) },
  { "counted", "counted", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, counted) },
  { "testable", "testable", CALLBOARD_FIELD_TRISTATE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, testable) },
  { "score", "score", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, score), .maximum = 100 },
  { "retries", "retries", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, retries) },
  { "silentAttempts", "silent-attempts", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepValue, silent_attempts) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSweepValue, callboard_sweep_value, fields)
