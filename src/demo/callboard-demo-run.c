/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A featured run of the demo. Created by CallboardDemoWorld and listed on the start
 * page. */

#include "callboard-demo-run.h"

/**
 * CallboardDemoRun:
 *
 * A featured run of the demo: its ID, title and description. Immutable; the state
 * of the run is in the response of the server.
 */
struct _CallboardDemoRun
{
  GObject  parent_instance;

  char    *id;
  char    *title;
  char    *description;
};

G_DEFINE_FINAL_TYPE (CallboardDemoRun, callboard_demo_run, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
} CallboardDemoRunProperty;

static GParamSpec *properties[PROP_DESCRIPTION + 1];

static void
callboard_demo_run_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CallboardDemoRun *self = CALLBOARD_DEMO_RUN (object);

  switch ((CallboardDemoRunProperty) property_id) {
  case PROP_ID:
    g_value_set_string (value, self->id);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_DESCRIPTION:
    g_value_set_string (value, self->description);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
callboard_demo_run_finalize (GObject *object)
{
  CallboardDemoRun *self = CALLBOARD_DEMO_RUN (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);

  G_OBJECT_CLASS (callboard_demo_run_parent_class)->finalize (object);
}

static void
callboard_demo_run_class_init (CallboardDemoRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_demo_run_get_property;
  object_class->finalize = callboard_demo_run_finalize;

  /**
   * CallboardDemoRun:id:
   *
   * The `simulationRunPlanJobId` of the run.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);

  /**
   * CallboardDemoRun:title:
   *
   * The translated title of the run.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);

  /**
   * CallboardDemoRun:description:
   *
   * The translated description of the run.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
callboard_demo_run_init (CallboardDemoRun *self)
{
}

/**
 * callboard_demo_run_new:
 * @id: the `simulationRunPlanJobId`
 * @title: the title of the run
 * @description: the description of the run
 *
 * Returns: (transfer full): a new run
 */
CallboardDemoRun *
callboard_demo_run_new (const char *id,
                        const char *title,
                        const char *description)
{
  CallboardDemoRun *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (description != NULL, NULL);

  self = g_object_new (CALLBOARD_TYPE_DEMO_RUN, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->description = g_strdup (description);

  return self;
}

/**
 * callboard_demo_run_get_id:
 * @self: a run of the demo
 *
 * Returns: (transfer none): its `simulationRunPlanJobId`
 */
const char *
callboard_demo_run_get_id (CallboardDemoRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_RUN (self), NULL);

  return self->id;
}

/**
 * callboard_demo_run_get_title:
 * @self: a run of the demo
 *
 * Returns: (transfer none): its title
 */
const char *
callboard_demo_run_get_title (CallboardDemoRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_RUN (self), NULL);

  return self->title;
}

/**
 * callboard_demo_run_get_description:
 * @self: a run of the demo
 *
 * Returns: (transfer none): its description
 */
const char *
callboard_demo_run_get_description (CallboardDemoRun *self)
{
  g_return_val_if_fail (CALLBOARD_IS_DEMO_RUN (self), NULL);

  return self->description;
}
