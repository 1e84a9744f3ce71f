/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The unit of a metric.
 */

#include "config.h"

#include "callboard-metric-unit.h"

/**
 * CallboardMetricUnit:
 *
 * The unit of a metric: its `unit` field.
 */
struct _CallboardMetricUnit
{
  CallboardApiObject  parent_instance;

  char               *name;
  char               *symbol;
};

static const CallboardField fields[] = {
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricUnit, name) },
  { "symbol", "symbol", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricUnit, symbol) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardMetricUnit, callboard_metric_unit, fields)

/**
 * callboard_metric_unit_get_name:
 * @self: a unit
 *
 * Returns: (transfer none) (nullable): its name, such as `milliseconds`
 */
const char *
callboard_metric_unit_get_name (CallboardMetricUnit *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_UNIT (self), NULL);

  return self->name;
}

/**
 * callboard_metric_unit_get_symbol:
 * @self: a unit
 *
 * Returns: (transfer none) (nullable): its symbol, such as `ms`
 */
const char *
callboard_metric_unit_get_symbol (CallboardMetricUnit *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_UNIT (self), NULL);

  return self->symbol;
}
