/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run plan is made of: an agent endpoint, a persona, a scenario or a flow.
 */

#include "config.h"

#include "callboard-plan-reference.h"

/**
 * CallboardPlanReference:
 *
 * An element of `agentEndpoints[]`, `personas[]`, `scenarios[]` or `flows[]` of a plan,
 * which names an object by its ID.
 */
struct _CallboardPlanReference
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardPlanReference, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlanReference, name) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPlanReference, callboard_plan_reference, fields)

/**
 * callboard_plan_reference_get_id:
 * @self: a reference
 *
 * Returns: (transfer none): its `id`
 */
const char *
callboard_plan_reference_get_id (CallboardPlanReference *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_REFERENCE (self), NULL);

  return self->id;
}

/**
 * callboard_plan_reference_get_name:
 * @self: a reference
 *
 * Returns: (transfer none) (nullable): its `name`; %NULL if the server did not send it
 */
const char *
callboard_plan_reference_get_name (CallboardPlanReference *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN_REFERENCE (self), NULL);

  return self->name;
}
