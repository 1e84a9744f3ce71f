/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The personas, scenarios, agent endpoints and metrics of the demo. Their texts
 * come from personas.json; IDs and times are generated. Used by
 * CallboardDemoRunSchedule and the response writers. */

#include "callboard-demo-personas.h"

#include "callboard-demo-json.h"
#include "callboard-demo-random.h"

/* The random streams of the IDs and times of personas.json and test-cases.json. */
#define PERSONAS_STREAM   1
#define TEST_CASES_STREAM 4

/* The agent of a business, with its scenarios and endpoints. */
typedef struct
{
  char      *name;
  GPtrArray *scenarios;
  GPtrArray *endpoints;
} Agent;

/* The contents of test-cases.json. */
typedef struct
{
  GPtrArray  *personas;
  GPtrArray  *scenarios;
  GPtrArray  *endpoints;
  JsonObject *plans;
} TestCases;

struct _CallboardDemoPersonas
{
  guint32     seed;
  gint64      world_created_at;
  JsonObject *persona_defaults;
  GPtrArray  *personas;
  GPtrArray  *agents;
  GPtrArray  *metrics;
  /* Loaded on demand. */
  TestCases   test_cases;
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
make_personas (JsonArray  *array,
               JsonObject *defaults,
               GRand      *random,
               gint64      world_created_at)
{
  GPtrArray *personas = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

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

/* Completes the version before the present one of the metrics that have one. */
static void
complete_previous_versions (GPtrArray *metrics)
{
  for (guint i = 0; i < metrics->len; i++) {
    JsonObject *metric = g_ptr_array_index (metrics, i);
    JsonObject *previous;

    if (!json_object_has_member (metric, "previous"))
      continue;

    previous = copy_object (json_object_get_object_member (metric, "previous"));
    json_object_remove_member (metric, "previous");
    add_missing_members (previous, metric);
    json_object_set_object_member (metric, "previous", previous);
  }
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

  self->seed = seed;
  self->world_created_at = world_created_at;
  self->persona_defaults = json_object_ref (json_object_get_object_member (text, "personaDefaults"));
  self->personas = make_personas (json_object_get_array_member (text, "personas"),
                                  self->persona_defaults, random, world_created_at);
  self->agents = make_agents (json_object_get_array_member (text, "agents"),
                              random);
  self->metrics = make_objects (json_object_get_array_member (text, "metrics"),
                                "metricDefinitionId", random);
  complete_previous_versions (self->metrics);

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
  json_object_unref (self->persona_defaults);
  g_clear_pointer (&self->test_cases.personas, g_ptr_array_unref);
  g_clear_pointer (&self->test_cases.scenarios, g_ptr_array_unref);
  g_clear_pointer (&self->test_cases.endpoints, g_ptr_array_unref);
  g_clear_pointer (&self->test_cases.plans, json_object_unref);
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

/**
 * callboard_demo_personas_get_previous_metric:
 * @self: the personas
 * @number: the index of a metric with an earlier version in personas.json
 *
 * Returns: (transfer none): the earlier definition of the metric, of the same
 *   `metricDefinitionId`, not to be modified
 */
JsonObject *
callboard_demo_personas_get_previous_metric (CallboardDemoPersonas *self,
                                             guint                  number)
{
  return json_object_get_object_member (callboard_demo_personas_get_metric (self, number), "previous");
}

/**
 * callboard_demo_personas_set_version:
 * @self: the personas
 * @metric: a metric of @self
 * @id: its `metricDefinitionId`, which is another one in the examples
 * @object: an object to change
 *
 * Sets the `versionId` of @metric and, where it has one, its `threshold`.
 */
void
callboard_demo_personas_set_version (CallboardDemoPersonas *self,
                                     JsonObject            *metric,
                                     const char            *id,
                                     JsonObject            *object)
{
  gint64 number = json_object_get_int_member_with_default (metric, "version", 1);
  g_autofree char *version = g_strdup_printf ("v%d-%.8s", (int) number, id);
  JsonObject *threshold;
  JsonObject *copy;
  guint source;

  json_object_set_string_member (object, "versionId", version);
  if (!json_object_has_member (metric, "threshold"))
    return;

  threshold = json_object_get_object_member (metric, "threshold");
  source = (guint) json_object_get_int_member (threshold, "sourceMetric");
  copy = json_object_new ();
  callboard_demo_json_copy_member (threshold, copy, "operator");
  callboard_demo_json_copy_member (threshold, copy, "thresholdValue");
  callboard_demo_json_copy_member (threshold, copy, "aggregationMode");
  json_object_set_member (copy, "sourceMetricDefinitionId",
                          json_object_dup_member (callboard_demo_personas_get_metric (self, source),
                                                  "metricDefinitionId"));
  json_object_set_object_member (object, "threshold", copy);
}

static void
load_test_cases (CallboardDemoPersonas *self)
{
  g_autoptr (JsonNode) root = callboard_demo_json_load_resource ("test-cases.json");
  g_autoptr (GRand) random = callboard_demo_random_new (self->seed, TEST_CASES_STREAM);
  JsonObject *text = json_node_get_object (root);

  self->test_cases = (TestCases) {
    .personas = make_personas (json_object_get_array_member (text, "personas"),
                               self->persona_defaults, random, self->world_created_at),
    .scenarios = make_scenarios (json_object_get_array_member (text, "scenarios"), random),
    .endpoints = make_objects (json_object_get_array_member (text, "endpoints"), "id", random),
    .plans = json_object_ref (json_object_get_object_member (text, "plans")),
  };
}

/**
 * callboard_demo_personas_get_test_case:
 * @self: the personas
 * @name: the name of a plan in test-cases.json
 * @number: the number of one of its test cases
 * @persona: (out) (transfer none): its `persona`, not to be modified
 * @scenario: (out) (transfer none): its `scenario`, not to be modified
 * @endpoint: (out) (transfer none): its `agentEndpoint`, not to be modified
 * @noise: (out) (transfer none) (nullable): the noise around the caller, or %NULL for that of
 *   the persona
 *
 * Gets a test case of a plan, which is the same in each of its runs.
 */
void
callboard_demo_personas_get_test_case (CallboardDemoPersonas  *self,
                                       const char             *name,
                                       guint                   number,
                                       JsonObject            **persona,
                                       JsonObject            **scenario,
                                       JsonObject            **endpoint,
                                       const char            **noise)
{
  TestCases *all = &self->test_cases;
  JsonArray *indexes;

  if (all->plans == NULL)
    load_test_cases (self);

  indexes = json_array_get_array_element (json_object_get_array_member (all->plans, name), number);
  *persona = g_ptr_array_index (all->personas, json_array_get_int_element (indexes, 0));
  *scenario = g_ptr_array_index (all->scenarios, json_array_get_int_element (indexes, 1));
  *endpoint = g_ptr_array_index (all->endpoints, json_array_get_int_element (indexes, 2));
  *noise = json_array_get_length (indexes) > 3 ? json_array_get_string_element (indexes, 3) : NULL;
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
