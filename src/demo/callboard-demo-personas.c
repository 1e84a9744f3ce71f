/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The personas, scenarios, agent endpoints and metrics of the demo. Their texts
 * come from personas.json; IDs and times are generated. Used by
 * CallboardDemoRunSchedule and the response writers. */

#include "callboard-demo-personas.h"

#include "callboard-demo-json.h"
#include "callboard-demo-random.h"

/* The random stream of the IDs and times. */
#define PERSONAS_STREAM 1

/* The agent of a business, with its scenarios and endpoints. */
typedef struct
{
  char      *name;
  GPtrArray *scenarios;
  GPtrArray *endpoints;
} Agent;

struct _CallboardDemoPersonas
{
  GPtrArray *personas;
  GPtrArray *agents;
  GPtrArray *metrics;
};

static void
agent_free (Agent *agent)
{
  g_free (agent->name);
  g_ptr_array_unref (agent->scenarios);
  g_ptr_array_unref (agent->endpoints);
  g_free (agent);
}

static void
add_missing_members (JsonObject *object,
                     JsonObject *defaults)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, defaults);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    if (!json_object_has_member (object, name))
      json_object_set_member (object, name, json_node_copy (value));
  }
}

/* Returns a mutable copy of @source. */
static JsonObject *
copy_object (JsonObject *source)
{
  JsonObject *copy = json_object_new ();

  add_missing_members (copy, source);

  return copy;
}

static void
add_id (JsonObject *object,
        const char *member,
        GRand      *random)
{
  char id[CALLBOARD_DEMO_UUID_SIZE];

  callboard_demo_random_write_uuid (random, id);
  json_object_set_string_member (object, member, id);
}

static GPtrArray *
make_personas (JsonObject *text,
               GRand      *random,
               gint64      world_created_at)
{
  GPtrArray *personas = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  JsonObject *defaults = json_object_get_object_member (text, "personaDefaults");
  JsonArray *array = json_object_get_array_member (text, "personas");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *persona = copy_object (json_array_get_object_element (array, i));
    gint64 created_at = world_created_at - g_rand_int_range (random, 90, 300) * G_TIME_SPAN_DAY;
    gint64 updated_at = world_created_at - g_rand_int_range (random, 3 * 24,
                                                             60 * 24) * G_TIME_SPAN_HOUR;

    add_missing_members (persona, defaults);
    add_id (persona, "id", random);
    callboard_demo_json_set_time (persona, "createdAt", created_at);
    callboard_demo_json_set_time (persona, "updatedAt", updated_at);
    g_ptr_array_add (personas, persona);
  }

  return personas;
}

static GPtrArray *
make_scenarios (JsonArray *descriptions,
                GRand     *random)
{
  GPtrArray *scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < json_array_get_length (descriptions); i++) {
    JsonNode *description = json_array_get_element (descriptions, i);
    JsonObject *scenario = json_object_new ();

    add_id (scenario, "id", random);
    json_object_set_member (scenario, "description", json_node_copy (description));
    g_ptr_array_add (scenarios, scenario);
  }

  return scenarios;
}

/* Copies the objects in @array and adds an ID in @id_member to each. */
static GPtrArray *
make_objects (JsonArray  *array,
              const char *id_member,
              GRand      *random)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = copy_object (json_array_get_object_element (array, i));

    add_id (object, id_member, random);
    g_ptr_array_add (objects, object);
  }

  return objects;
}

static GPtrArray *
make_agents (JsonArray *array,
             GRand     *random)
{
  GPtrArray *agents = g_ptr_array_new_with_free_func ((GDestroyNotify) agent_free);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *text = json_array_get_object_element (array, i);
    Agent *agent = g_new0 (Agent, 1);

    agent->name = g_strdup (json_object_get_string_member (text, "name"));
    agent->scenarios = make_scenarios (json_object_get_array_member (text, "scenarios"),
                                       random);
    agent->endpoints = make_objects (json_object_get_array_member (text, "endpoints"),
                                        "id", random);
    g_ptr_array_add (agents, agent);
  }

  return agents;
}

/**
 * callboard_demo_personas_new:
 * @seed: the seed of the world, which determines all IDs
 * @world_created_at: the creation time of the world in microseconds since the Unix epoch;
 *   the personas are some weeks older
 *
 * Loads personas.json from the resources.
 *
 * Returns: (transfer full): the personas; free with callboard_demo_personas_free()
 */
CallboardDemoPersonas *
callboard_demo_personas_new (guint32 seed,
                             gint64  world_created_at)
{
  g_autoptr (JsonNode) root = callboard_demo_json_load_resource ("personas.json");
  g_autoptr (GRand) random = callboard_demo_random_new (seed, PERSONAS_STREAM);
  JsonObject *text = json_node_get_object (root);
  CallboardDemoPersonas *self = g_new0 (CallboardDemoPersonas, 1);

  self->personas = make_personas (text, random, world_created_at);
  self->agents = make_agents (json_object_get_array_member (text, "agents"),
                              random);
  self->metrics = make_objects (json_object_get_array_member (text, "metrics"),
                                "metricDefinitionId", random);

  return self;
}

/**
 * callboard_demo_personas_free:
 * @self: (transfer full): the personas
 *
 * Frees @self.
 */
void
callboard_demo_personas_free (CallboardDemoPersonas *self)
{
  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->agents);
  g_ptr_array_unref (self->metrics);
  g_free (self);
}

/**
 * callboard_demo_personas_get_persona:
 * @self: the personas
 * @number: any number; modulo the number of personas
 *
 * Returns: (transfer none): a `persona` as in the API, not to be modified
 */
JsonObject *
callboard_demo_personas_get_persona (CallboardDemoPersonas *self,
                                     guint                  number)
{
  return g_ptr_array_index (self->personas, number % self->personas->len);
}

/**
 * callboard_demo_personas_get_n_metrics:
 * @self: the personas
 *
 * Returns: the number of metrics
 */
guint
callboard_demo_personas_get_n_metrics (CallboardDemoPersonas *self)
{
  return self->metrics->len;
}

/**
 * callboard_demo_personas_get_metric:
 * @self: the personas
 * @number: the index of the metric in personas.json
 *
 * Returns: (transfer none): the definition of the metric as in personas.json, with its
 *   `metricDefinitionId`, not to be modified
 */
JsonObject *
callboard_demo_personas_get_metric (CallboardDemoPersonas *self,
                                    guint                  number)
{
  g_assert (number < self->metrics->len);

  return g_ptr_array_index (self->metrics, number);
}

static Agent *
find_agent (CallboardDemoPersonas *self,
            const char            *name)
{
  for (guint i = 0; i < self->agents->len; i++) {
    Agent *agent = g_ptr_array_index (self->agents, i);

    if (g_str_equal (agent->name, name))
      return agent;
  }

  g_assert_not_reached ();
}

static gpointer
choose (GPtrArray *array,
        GRand     *random)
{
  return g_ptr_array_index (array, g_rand_int_range (random, 0, (gint32) array->len));
}

/**
 * callboard_demo_personas_choose_scenario:
 * @self: the personas
 * @agent_name: (nullable): the name of the agent to call, or %NULL for any
 * @random: a random number generator
 * @scenario: (out) (transfer none): a `scenario`, not to be modified
 * @endpoint: (out) (transfer none): an `agentEndpoint` of the same agent, not to
 *   be modified
 *
 * Chooses the scenario and the agent endpoint of a simulation.
 */
void
callboard_demo_personas_choose_scenario (CallboardDemoPersonas  *self,
                                         const char             *agent_name,
                                         GRand                  *random,
                                         JsonObject            **scenario,
                                         JsonObject            **endpoint)
{
  Agent *agent = agent_name != NULL ? find_agent (self, agent_name) : choose (self->agents, random);

  *scenario = choose (agent->scenarios, random);
  *endpoint = choose (agent->endpoints, random);
}
