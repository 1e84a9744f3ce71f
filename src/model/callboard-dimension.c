/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What simulations can be grouped by: their persona, its language, a property of it, … The
 * rows and the columns of a CallboardMatrix.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-custom-property.h"
#include "callboard-dimension.h"

/**
 * CallboardDimension:
 *
 * A field of simulations, or a property of their personas. Immutable.
 */
struct _CallboardDimension
{
  GObject                 parent_instance;

  CallboardDimensionKind  kind;
  /* Of a property. */
  char                   *name;
};

G_DEFINE_FINAL_TYPE (CallboardDimension, callboard_dimension, G_TYPE_OBJECT)

static void
callboard_dimension_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_DIMENSION (object)->name, g_free);

  G_OBJECT_CLASS (callboard_dimension_parent_class)->finalize (object);
}

static void
callboard_dimension_class_init (CallboardDimensionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_dimension_finalize;
}

static void
callboard_dimension_init (CallboardDimension *self)
{
}

static char *
dup_persona_field (CallboardSimulationJob *simulation,
                   const char             *property)
{
  char *value = NULL;

  g_object_get (callboard_simulation_job_get_persona (simulation), property, &value, NULL);

  return value;
}

/* The noise that the call had, else the one that its persona asks for. */
static char *
dup_noise (CallboardSimulationJob *simulation)
{
  g_autoptr(CallboardBackgroundNoise) noise = NULL;
  g_autofree char *value = NULL;

  g_object_get (simulation, "background-noise", &noise, NULL);
  if (noise != NULL)
    g_object_get (noise, "background-noise", &value, NULL);

  return value != NULL ? g_steal_pointer (&value) : dup_persona_field (simulation, "background-noise");
}

static char *
dup_attempt (CallboardSimulationJob *simulation)
{
  gint64 number;

  g_object_get (simulation, "attempt-number", &number, NULL);

  return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static char *
dup_property (CallboardDimension     *self,
              CallboardSimulationJob *simulation)
{
  GListModel *properties = callboard_persona_get_properties (callboard_simulation_job_get_persona (simulation));

  for (guint i = 0; properties != NULL && i < g_list_model_get_n_items (properties); i++)
    {
      g_autoptr(CallboardCustomProperty) property = g_list_model_get_item (properties, i);

      if (g_strcmp0 (callboard_custom_property_get_name (property), self->name) == 0)
        return g_strdup (callboard_custom_property_get_value (property));
    }

  return NULL;
}

/**
 * callboard_dimension_new:
 * @kind: a kind other than %CALLBOARD_DIMENSION_PROPERTY
 *
 * Returns: (transfer full): a field of simulations
 */
CallboardDimension *
callboard_dimension_new (CallboardDimensionKind kind)
{
  CallboardDimension *self;

  g_return_val_if_fail (kind < CALLBOARD_DIMENSION_PROPERTY, NULL);

  self = g_object_new (CALLBOARD_TYPE_DIMENSION, NULL);
  self->kind = kind;

  return self;
}

/**
 * callboard_dimension_new_property:
 * @name: the name of a property of personas
 *
 * Returns: (transfer full): that property
 */
CallboardDimension *
callboard_dimension_new_property (const char *name)
{
  CallboardDimension *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_DIMENSION, NULL);
  self->kind = CALLBOARD_DIMENSION_PROPERTY;
  self->name = g_strdup (name);

  return self;
}

/**
 * callboard_dimension_get_kind:
 * @self: a dimension
 *
 * Returns: its kind
 */
CallboardDimensionKind
callboard_dimension_get_kind (CallboardDimension *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (self), CALLBOARD_DIMENSION_PERSONA);

  return self->kind;
}

/**
 * callboard_dimension_get_property_name:
 * @self: a dimension
 *
 * Returns: (transfer none) (nullable): the name of a property of personas; %NULL for a
 *   field
 */
const char *
callboard_dimension_get_property_name (CallboardDimension *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (self), NULL);

  return self->name;
}

/* The keys of values that are names: two personas can have the same name. */
static const char *
get_id (CallboardDimensionKind  kind,
        CallboardSimulationJob *simulation)
{
  const char *id;

  switch ((guint) kind)
    {
    case CALLBOARD_DIMENSION_PERSONA:
      id = callboard_persona_get_id (callboard_simulation_job_get_persona (simulation));
      break;
    case CALLBOARD_DIMENSION_SCENARIO:
      id = callboard_scenario_get_id (callboard_simulation_job_get_scenario (simulation));
      break;
    case CALLBOARD_DIMENSION_ENDPOINT:
    default:
      id = callboard_agent_endpoint_get_id (callboard_simulation_job_get_agent_endpoint (simulation));
      break;
    }

  return id != NULL ? id : "";
}

/**
 * callboard_dimension_dup_key:
 * @self: a dimension
 * @simulation: a simulation
 *
 * Returns: (transfer full): what simulations with the same value have in common; "" if the
 *   value is unknown
 */
char *
callboard_dimension_dup_key (CallboardDimension     *self,
                             CallboardSimulationJob *simulation)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (self), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), NULL);

  if (self->kind <= CALLBOARD_DIMENSION_ENDPOINT)
    return g_strdup (get_id (self->kind, simulation));
  if (self->kind == CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT)
    return g_strconcat (get_id (CALLBOARD_DIMENSION_SCENARIO, simulation), "\n",
                        get_id (CALLBOARD_DIMENSION_ENDPOINT, simulation), NULL);

  value = callboard_dimension_dup_value (self, simulation);

  /* An empty text is not unknown. */
  return value != NULL ? g_strconcat ("=", value, NULL) : g_strdup ("");
}

/**
 * callboard_dimension_dup_value:
 * @self: a dimension
 * @simulation: a simulation
 *
 * Returns: (transfer full) (nullable): the value as the server sent it; the scenario of a
 *   pair; %NULL if it is unknown
 */
char *
callboard_dimension_dup_value (CallboardDimension     *self,
                               CallboardSimulationJob *simulation)
{
  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (self), NULL);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation), NULL);

  switch (self->kind)
    {
    case CALLBOARD_DIMENSION_PERSONA:
      return dup_persona_field (simulation, "name");
    case CALLBOARD_DIMENSION_SCENARIO:
    case CALLBOARD_DIMENSION_SCENARIO_AND_ENDPOINT:
      return g_strdup (callboard_scenario_get_description (callboard_simulation_job_get_scenario (simulation)));
    case CALLBOARD_DIMENSION_ENDPOINT:
      return g_strdup (callboard_agent_endpoint_get_name (callboard_simulation_job_get_agent_endpoint (simulation)));
    case CALLBOARD_DIMENSION_LANGUAGE:
      return dup_persona_field (simulation, "language");
    case CALLBOARD_DIMENSION_ACCENT:
      return dup_persona_field (simulation, "accent");
    case CALLBOARD_DIMENSION_GENDER:
      return dup_persona_field (simulation, "gender");
    case CALLBOARD_DIMENSION_EMOTION:
      return dup_persona_field (simulation, "base-emotion");
    case CALLBOARD_DIMENSION_PACE:
      return dup_persona_field (simulation, "speech-pace");
    case CALLBOARD_DIMENSION_NOISE:
      return dup_noise (simulation);
    case CALLBOARD_DIMENSION_ATTEMPT:
      return dup_attempt (simulation);
    case CALLBOARD_DIMENSION_PROPERTY:
      return dup_property (self, simulation);
    case CALLBOARD_N_DIMENSIONS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * callboard_dimension_contains:
 * @self: a dimension
 * @key: (nullable): a key, or %NULL for any value
 * @simulation: a simulation
 *
 * Used to filter a list by a cell, a row or a column of a matrix.
 *
 * Returns: whether @simulation has that value
 */
gboolean
callboard_dimension_contains (CallboardDimension     *self,
                              const char             *key,
                              CallboardSimulationJob *simulation)
{
  g_autofree char *own_key = NULL;

  g_return_val_if_fail (CALLBOARD_IS_DIMENSION (self), FALSE);

  if (key == NULL)
    return TRUE;

  own_key = callboard_dimension_dup_key (self, simulation);

  return g_strcmp0 (key, own_key) == 0;
}
