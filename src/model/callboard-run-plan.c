/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run plan of a simulation.
 */

#include "config.h"

#include "callboard-run-plan.h"

/**
 * CallboardRunPlan:
 *
 * The `runPlan` of a simulation: the plan and the values of its variables in the run.
 */
struct _CallboardRunPlan
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
  GVariant           *variables;
  char               *variables_digits;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardRunPlan, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardRunPlan, name) },
  { "variables", "variables", CALLBOARD_FIELD_VALUE, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardRunPlan, variables) },
  { "variables", "variables-digits", CALLBOARD_FIELD_DIGITS, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardRunPlan, variables_digits) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardRunPlan, callboard_run_plan, fields)

/**
 * callboard_run_plan_get_variables:
 * @self: a run plan
 *
 * Returns: (transfer none) (nullable): its `variables`
 */
GVariant *
callboard_run_plan_get_variables (CallboardRunPlan *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_PLAN (self), NULL);

  return self->variables;
}

/**
 * callboard_run_plan_get_variables_digits:
 * @self: a run plan
 *
 * Returns: (transfer none) (nullable): the digits of its `variables`, if they are a number
 */
const char *
callboard_run_plan_get_variables_digits (CallboardRunPlan *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_PLAN (self), NULL);

  return self->variables_digits;
}
