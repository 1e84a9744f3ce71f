/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the response to `GET /v1/simulation/job/{id}/tool-mock`: what Roark returned in
 * place of the tools of the agent. */

#include "callboard-demo-simulation-index.h"

#include "callboard-demo-json.h"

/* Every fifth simulation has no mocked tools. */
#define WITHOUT_TOOLS 5

static JsonObject *
add_mock (JsonArray  *mocks,
          const char *tool_name,
          const char *source,
          JsonObject *arguments)
{
  JsonObject *mock = json_object_new ();

  json_object_set_string_member (mock, "toolName", tool_name);
  json_object_set_object_member (mock, "arguments", arguments);
  json_object_set_string_member (mock, "source", source);
  json_array_add_object_element (mocks, mock);

  return mock;
}

static void
add_customer (JsonArray  *mocks,
              JsonObject *persona)
{
  JsonObject *arguments = json_object_new ();
  JsonObject *customer = json_object_new ();
  JsonObject *result = json_object_new ();

  callboard_demo_json_copy_member (persona, arguments, "name");
  callboard_demo_json_copy_member (persona, customer, "name");
  callboard_demo_json_copy_member (persona, customer, "properties");
  json_object_set_boolean_member (result, "found", TRUE);
  json_object_set_object_member (result, "customer", customer);
  json_object_set_object_member (add_mock (mocks, "find_customer", "FIXTURE", arguments), "result", result);
}

static void
add_slots (JsonArray *mocks)
{
  static const char * const times[] = { "09:30", "11:00", "14:15" };
  JsonObject *arguments = json_object_new ();
  JsonObject *result = json_object_new ();
  JsonArray *slots = json_array_new ();

  json_object_set_string_member (arguments, "urgency", "high");
  json_object_set_int_member (arguments, "days", 3);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    json_array_add_string_element (slots, times[i]);
  json_object_set_array_member (result, "slots", slots);
  json_object_set_object_member (add_mock (mocks, "find_slots", "GENERATED", arguments), "result", result);
}

static void
add_confirmation (JsonArray *mocks)
{
  JsonObject *arguments = json_object_new ();

  json_object_set_string_member (arguments, "slot", "09:30");
  json_object_set_string_member (add_mock (mocks, "send_confirmation", "GENERATED", arguments), "result", "sent");
}

/**
 * callboard_demo_world_dup_tool_mocks:
 * @self: a world
 * @id: a `simulationJobId`
 *
 * Creates the response to `GET /v1/simulation/job/{id}/tool-mock`, which is empty until the
 * end of the call and for some simulations.
 *
 * Returns: (transfer full) (nullable): JSON, or %NULL if there is no such simulation
 */
GBytes *
callboard_demo_world_dup_tool_mocks (CallboardDemoWorld *self,
                                     const char         *id)
{
  CallboardDemoSimulationInfo info;
  g_autoptr (JsonObject) envelope = NULL;
  JsonArray *mocks;
  guint seed;

  g_return_val_if_fail (CALLBOARD_IS_DEMO_WORLD (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!callboard_demo_simulation_index_find (self, id, &info))
    return NULL;

  envelope = json_object_new ();
  mocks = json_array_new ();
  json_object_set_array_member (envelope, "data", mocks);
  seed = g_str_hash (id);
  if (info.call_id != NULL && !info.is_silent && info.ended_at <= callboard_demo_world_get_now (self) &&
      seed % WITHOUT_TOOLS != 0) {
    add_customer (mocks, info.persona);
    add_slots (mocks);
    if (seed % 2 == 0)
      add_confirmation (mocks);
  }

  return callboard_demo_json_write (envelope);
}
