/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invented people, scenarios, endpoints and metrics that the demo's runs
 * draw on. They are written in personas.json; what is here gives them ids and
 * times. Used by CallboardDemoRunSchedule, which hands out the parts. */

#include "callboard-demo-personas.h"

#include <gio/gio.h>

#include "callboard-demo-random.h"
#include "callboard-demo-json.h"
#include "callboard-demo-resources.h"

#define PERSONAS_PATH "/io/github/callboard/Callboard/demo/personas.json"

/* Where in the world's chance the personas has its ids. */
#define CAST_STREAM 1

typedef struct
{
  char      *name;
  GPtrArray *scenarios;
  GPtrArray *endpoints;
} Business;

struct _CallboardDemoPersonas
{
  GPtrArray *callers;
  GPtrArray *businesses;
  GPtrArray *metrics;
};

static void
business_free (Business *business)
{
  g_free (business->name);
  g_ptr_array_unref (business->scenarios);
  g_ptr_array_unref (business->endpoints);
  g_free (business);
}

static JsonNode *
load_personas (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  bytes = g_resource_lookup_data (callboard_demo_get_resource (), PERSONAS_PATH,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL ||
      !json_parser_load_from_data (parser,
                                   g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes),
                                   &error))
    g_error ("The demo's own personas.json cannot be read: %s", error->message);

  return json_parser_steal_root (parser);
}

/* A copy of @source whose members may be added to. */
static JsonObject *
copy_object (JsonObject *source)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, source);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (copy, name, json_node_copy (value));

  return copy;
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

static void
add_id (JsonObject *object,
        const char *member,
        GRand      *chance)
{
  char id[CALLBOARD_DEMO_UUID_SIZE];

  callboard_demo_random_write_uuid (chance, id);
  json_object_set_string_member (object, member, id);
}

static GPtrArray *
make_callers (JsonObject *text,
              GRand      *chance,
              gint64      made_at)
{
  GPtrArray *callers = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  JsonObject *defaults = json_object_get_object_member (text, "everyCaller");
  JsonArray *array = json_object_get_array_member (text, "callers");

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *caller = copy_object (json_array_get_object_element (array, i));
    gint64 created_at = made_at - g_rand_int_range (chance, 90, 300) * G_TIME_SPAN_DAY;
    gint64 updated_at = made_at - g_rand_int_range (chance, 3 * 24, 60 * 24) * G_TIME_SPAN_HOUR;

    add_missing_members (caller, defaults);
    add_id (caller, "id", chance);
    callboard_demo_json_set_time (caller, "createdAt", created_at);
    callboard_demo_json_set_time (caller, "updatedAt", updated_at);
    g_ptr_array_add (callers, caller);
  }

  return callers;
}

static GPtrArray *
make_scenarios (JsonArray *descriptions,
                GRand     *chance)
{
  GPtrArray *scenarios = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < json_array_get_length (descriptions); i++) {
    JsonNode *description = json_array_get_element (descriptions, i);
    JsonObject *scenario = json_object_new ();

    add_id (scenario, "id", chance);
    json_object_set_member (scenario, "description", json_node_copy (description));
    g_ptr_array_add (scenarios, scenario);
  }

  return scenarios;
}

/* Copies of the objects in @array, each with an id in @id_member. */
static GPtrArray *
make_objects (JsonArray  *array,
              const char *id_member,
              GRand      *chance)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *object = copy_object (json_array_get_object_element (array, i));

    add_id (object, id_member, chance);
    g_ptr_array_add (objects, object);
  }

  return objects;
}

static GPtrArray *
make_businesses (JsonArray *array,
                 GRand     *chance)
{
  GPtrArray *businesses = g_ptr_array_new_with_free_func ((GDestroyNotify) business_free);

  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonObject *text = json_array_get_object_element (array, i);
    Business *business = g_new0 (Business, 1);

    business->name = g_strdup (json_object_get_string_member (text, "name"));
    business->scenarios = make_scenarios (json_object_get_array_member (text, "scenarios"),
                                          chance);
    business->endpoints = make_objects (json_object_get_array_member (text, "endpoints"),
                                        "id", chance);
    g_ptr_array_add (businesses, business);
  }

  return businesses;
}

/**
 * callboard_demo_personas_new:
 * @seed: the seed of the world: every id follows from it
 * @made_at: when the world was made, in microseconds since the Unix epoch: the
 *   callers were written some weeks before
 *
 * Reads the personas from its resource.
 *
 * Returns: (transfer full): the personas; free it with callboard_demo_personas_free()
 */
CallboardDemoPersonas *
callboard_demo_personas_new (guint32 seed,
                             gint64  made_at)
{
  g_autoptr (JsonNode) root = load_personas ();
  g_autoptr (GRand) chance = callboard_demo_random_new (seed, CAST_STREAM);
  JsonObject *text = json_node_get_object (root);
  CallboardDemoPersonas *self = g_new0 (CallboardDemoPersonas, 1);

  self->callers = make_callers (text, chance, made_at);
  self->businesses = make_businesses (json_object_get_array_member (text, "businesses"),
                                      chance);
  self->metrics = make_objects (json_object_get_array_member (text, "metrics"),
                                "metricDefinitionId", chance);

  return self;
}

/**
 * callboard_demo_personas_free:
 * @self: (transfer full): a personas
 *
 * Frees @self. The objects it handed out live on where somebody holds them.
 */
void
callboard_demo_personas_free (CallboardDemoPersonas *self)
{
  g_ptr_array_unref (self->callers);
  g_ptr_array_unref (self->businesses);
  g_ptr_array_unref (self->metrics);
  g_free (self);
}

/**
 * callboard_demo_personas_get_caller:
 * @self: a personas
 * @number: any number; the callers repeat
 *
 * Returns: (transfer none): a `persona` as the service writes it, not to be
 *   changed
 */
JsonObject *
callboard_demo_personas_get_persona (CallboardDemoPersonas *self,
                                     guint                  number)
{
  return g_ptr_array_index (self->callers, number % self->callers->len);
}

/**
 * callboard_demo_personas_get_metric:
 * @self: a personas
 * @number: the place of the metric in personas.json, from 0
 *
 * Returns: (transfer none): `metricDefinitionId`, `metricName` (which may be
 *   null), `minPassRate` and `inherited` of a check, not to be changed
 */
JsonObject *
callboard_demo_personas_get_metric (CallboardDemoPersonas *self,
                                    guint                  number)
{
  g_assert (number < self->metrics->len);

  return g_ptr_array_index (self->metrics, number);
}

static Business *
find_business (CallboardDemoPersonas *self,
               const char            *name)
{
  for (guint i = 0; i < self->businesses->len; i++) {
    Business *business = g_ptr_array_index (self->businesses, i);

    if (g_str_equal (business->name, name))
      return business;
  }

  g_assert_not_reached ();
}

static gpointer
choose (GPtrArray *array,
        GRand     *chance)
{
  return g_ptr_array_index (array, g_rand_int_range (chance, 0, (gint32) array->len));
}

/**
 * callboard_demo_personas_choose_part:
 * @self: a personas
 * @business: (nullable): the business that is called, or %NULL for any
 * @chance: chooses
 * @scenario: (out) (transfer none): takes a `scenario`, not to be changed
 * @endpoint: (out) (transfer none): takes an `agentEndpoint` of the same
 *   business, not to be changed
 *
 * Chooses what a simulation is about and whom it calls.
 */
void
callboard_demo_personas_choose_part (CallboardDemoPersonas  *self,
                                     const char             *business,
                                     GRand                  *chance,
                                     JsonObject            **scenario,
                                     JsonObject            **endpoint)
{
  Business *called;

  if (business != NULL)
    called = find_business (self, business);
  else
    called = choose (self->businesses, chance);

  *scenario = choose (called->scenarios, chance);
  *endpoint = choose (called->endpoints, chance);
}
