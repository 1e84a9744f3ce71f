/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agent endpoint of a simulation.
 */

#include "config.h"

#include "callboard-agent-endpoint.h"

/**
 * CallboardAgentEndpoint:
 *
 * The address of the agent under test: `agentEndpoint` of a simulation. The property
 * `endpoint-type` is `type` on current servers and `endpointType` on older ones.
 */
struct _CallboardAgentEndpoint
{
  CallboardApiObject  parent_instance;

  char               *id;
  char               *name;
  char               *phone_number;
  char               *endpoint_type;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardAgentEndpoint, id) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardAgentEndpoint, name) },
  { "phoneNumber", "phone-number", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardAgentEndpoint, phone_number) },
  { "type", "endpoint-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardAgentEndpoint, endpoint_type),
    .former_member = "endpointType" },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardAgentEndpoint, callboard_agent_endpoint, fields)

/**
 * callboard_agent_endpoint_get_name:
 * @self: an agent endpoint
 *
 * Returns: (transfer none) (nullable): its name; %NULL if unknown
 */
const char *
callboard_agent_endpoint_get_name (CallboardAgentEndpoint *self)
{
  g_return_val_if_fail (CALLBOARD_IS_AGENT_ENDPOINT (self), NULL);

  return self->name;
}

/**
 * callboard_agent_endpoint_get_phone_number:
 * @self: an agent endpoint
 *
 * Returns: (transfer none) (nullable): the E.164 number of a phone endpoint
 */
const char *
callboard_agent_endpoint_get_phone_number (CallboardAgentEndpoint *self)
{
  g_return_val_if_fail (CALLBOARD_IS_AGENT_ENDPOINT (self), NULL);

  return self->phone_number;
}

/**
 * callboard_agent_endpoint_get_endpoint_type:
 * @self: an agent endpoint
 *
 * Returns: (transfer none) (nullable): the type, such as `PHONE`; %NULL if unknown
 */
const char *
callboard_agent_endpoint_get_endpoint_type (CallboardAgentEndpoint *self)
{
  g_return_val_if_fail (CALLBOARD_IS_AGENT_ENDPOINT (self), NULL);

  return self->endpoint_type;
}

/**
 * callboard_agent_endpoint_get_id:
 * @self: an agent endpoint
 *
 * Returns: (transfer none) (nullable): its `id`; %NULL if unknown
 */
const char *
callboard_agent_endpoint_get_id (CallboardAgentEndpoint *self)
{
  g_return_val_if_fail (CALLBOARD_IS_AGENT_ENDPOINT (self), NULL);

  return self->id;
}
