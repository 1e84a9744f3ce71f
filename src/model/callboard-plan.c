/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run plan, which its runs are named after.
 */

#include "config.h"

#include "callboard-plan.h"

/**
 * CallboardPlan:
 *
 * A run plan, the response to `GET /v1/simulation/plan/{planId}`, reduced to the fields
 * that Callboard shows. `test-case-count` is -1 if unknown.
 */
struct _CallboardPlan
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
  char               *description;
  gint64              test_case_count;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlan, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardPlan, name) },
  { "description", "description", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, description) },
  { "testCaseCount", "test-case-count", CALLBOARD_FIELD_INTEGER, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardPlan, test_case_count) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardPlan, callboard_plan, fields)

/**
 * callboard_plan_decode:
 * @body: the response to `GET /v1/simulation/plan/{planId}`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a new plan
 */
CallboardPlan *
callboard_plan_decode (GBytes  *body,
                       GError **error)
{
  return CALLBOARD_PLAN (callboard_api_object_decode_response (CALLBOARD_TYPE_PLAN, body, error));
}

/**
 * callboard_plan_get_name:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): its name; %NULL if unknown
 */
const char *
callboard_plan_get_name (CallboardPlan *self)
{
  g_return_val_if_fail (CALLBOARD_IS_PLAN (self), NULL);

  return self->name;
}
