/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows about the run plan of a simulation: its name, its variables and its ID. Part of the
 * Overview of the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-detail-row.h"
#include "callboard-run-plan-group.h"
#include "callboard-value-row.h"

/**
 * CallboardRunPlanGroup:
 *
 * A preferences group about a run plan. It is hidden until the plan is known.
 */
struct _CallboardRunPlanGroup
{
  AdwPreferencesGroup  parent_instance;

  CallboardCallPart   *part;
  GObject             *shown;
  /* Not owned. */
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (CallboardRunPlanGroup, callboard_run_plan_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (CallboardRunPlanGroup *self,
         GtkWidget             *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
callboard_run_plan_group_update (CallboardRunPlanGroup *self)
{
  GObject *content = self->part != NULL ? callboard_call_part_get_content (self->part) : NULL;
  CallboardRunPlan *plan =
    content != NULL ? callboard_simulation_job_get_run_plan (CALLBOARD_SIMULATION_JOB (content)) : NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), plan != NULL);
  if (!g_set_object (&self->shown, (GObject *) plan))
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (plan == NULL)
    return;

  g_object_get (plan, "id", &id, "name", &name, NULL);
  add_row (self, callboard_detail_row_new (_("Name"), name));
  /* Translators: of a run plan: their names and their values in this run */
  add_row (self, callboard_value_row_new (_("Variables"), callboard_run_plan_get_variables (plan),
                                          callboard_run_plan_get_variables_digits (plan)));
  add_row (self, callboard_detail_row_new (_("Run Plan ID"), id));
}

static void
callboard_run_plan_group_dispose (GObject *object)
{
  CallboardRunPlanGroup *self = CALLBOARD_RUN_PLAN_GROUP (object);

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_clear_object (&self->part);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (callboard_run_plan_group_parent_class)->dispose (object);
}

static void
callboard_run_plan_group_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_RUN_PLAN_GROUP (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_run_plan_group_parent_class)->finalize (object);
}

static void
callboard_run_plan_group_class_init (CallboardRunPlanGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_run_plan_group_dispose;
  object_class->finalize = callboard_run_plan_group_finalize;
}

static void
callboard_run_plan_group_init (CallboardRunPlanGroup *self)
{
  self->rows = g_ptr_array_new ();
  g_object_set (self, "title", _("Run Plan"), "visible", FALSE, NULL);
}

/**
 * callboard_run_plan_group_set_part:
 * @self: a group
 * @part: (nullable): a simulation by itself
 *
 * Shows the run plan of a simulation and updates as it changes.
 */
void
callboard_run_plan_group_set_part (CallboardRunPlanGroup *self,
                                   CallboardCallPart     *part)
{
  g_return_if_fail (CALLBOARD_IS_RUN_PLAN_GROUP (self));
  g_return_if_fail (part == NULL || CALLBOARD_IS_CALL_PART (part));

  if (self->part == part)
    return;

  if (self->part != NULL)
    g_signal_handlers_disconnect_by_data (self->part, self);
  g_set_object (&self->part, part);
  if (part != NULL)
    g_signal_connect_swapped (part, "notify::content", G_CALLBACK (callboard_run_plan_group_update), self);
  callboard_run_plan_group_update (self);
}
