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
  G_OBJECT_CLASS (klass)->finalize = callboard_demo_run_finalize;
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
