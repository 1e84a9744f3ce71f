/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scenario of a simulation.
 */

#include "config.h"

#include "callboard-scenario.h"

/**
 * CallboardScenario:
 *
 * The goal of a simulated call: `scenario` of a simulation. The properties are named
 * after the fields.
 */
struct _CallboardScenario
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *description;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardScenario, id) },
  { "description", "description", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardScenario, description) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardScenario, callboard_scenario, fields)

/**
 * callboard_scenario_get_description:
 * @self: a scenario
 *
 * Returns: (transfer none) (nullable): its description, which instructs the persona
 */
const char *
callboard_scenario_get_description (CallboardScenario *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SCENARIO (self), NULL);

  return self->description;
}

/**
 * callboard_scenario_get_id:
 * @self: a scenario
 *
 * Returns: (transfer none) (nullable): its `id`; %NULL if unknown
 */
const char *
callboard_scenario_get_id (CallboardScenario *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SCENARIO (self), NULL);

  return self->id;
}
