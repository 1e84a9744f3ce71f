/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value of a swept property with which the agent never spoke.
 */

#include "config.h"

#include "callboard-sweep-silent-value.h"

/**
 * CallboardSweepSilentValue:
 *
 * A value of a swept property with which the agent stayed silent more often than with the
 * others: an item of `neverSpokeValues`. Counts are -1 if they are unknown.
 */
struct _CallboardSweepSilentValue
{
  CallboardApiObject  parent_instance;

  char               *key;
  GVariant           *value;
  char               *label;
  gint64              attempted;
  gint64              silent_attempts;
  gint64              retries;
  gint64              rest_attempted;
  gint64              rest_silent_attempts;
  double              adjusted_p_value;
};

static const CallboardField fields[] = {
  { "key", "key", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, key) },
  { "value", "value", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, value) },
  { "label", "label", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, label) },
  { "attempted", "attempted", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, attempted) },
  { "silentAttempts", "silent-attempts", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, silent_attempts) },
  { "retries", "retries", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, retries) },
  { "restAttempted", "rest-attempted", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, rest_attempted) },
  { "restSilentAttempts", "rest-silent-attempts", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, rest_silent_attempts) },
  { "adjustedPValue", "adjusted-p-value", CALLBOARD_FIELD_NUMBER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardSweepSilentValue, adjusted_p_value), .maximum = 1 },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardSweepSilentValue, callboard_sweep_silent_value, fields)
