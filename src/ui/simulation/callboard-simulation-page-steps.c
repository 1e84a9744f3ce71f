/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going from one simulation to another: to its neighbors in the order of the run page, to the
 * next failure, and to another attempt. Part of CallboardSimulationPage.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-failure-step.h"
#include "callboard-simulation-page-private.h"

static gboolean
find_position (CallboardSimulationPage *self,
               guint                   *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->shown_simulations); i++)
    {
      g_autoptr(CallboardSimulationJob) item = g_list_model_get_item (self->shown_simulations, i);

      if (item == self->simulation)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

void
callboard_simulation_page_update_position (CallboardSimulationPage *self)
{
  guint n = g_list_model_get_n_items (self->shown_simulations);
  guint position = 0;
  gboolean is_shown = find_position (self, &position);

  g_clear_pointer (&self->position_label, g_free);
  if (is_shown)
    /* Translators: the position of a simulation among those shown: "3 of 12" */
    self->position_label = g_strdup_printf (_("%u of %u"), position + 1, n);
  g_object_notify (G_OBJECT (self), "position-label");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "simulation.previous", is_shown && position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "simulation.next", is_shown && position + 1 < n);
}

static void
show_neighbor (CallboardSimulationPage *self,
               CallboardSimulationJob  *neighbor)
{
  if (neighbor == NULL)
    return;

  callboard_simulation_page_set_simulation (self, neighbor);
  adw_preferences_page_scroll_to_top (self->overview);
}

static void
step (CallboardSimulationPage *self,
      int                      by)
{
  g_autoptr(CallboardSimulationJob) neighbor = NULL;
  guint position;

  if (!find_position (self, &position) || (by < 0 && position == 0))
    return;

  neighbor = g_list_model_get_item (self->shown_simulations, position + by);
  show_neighbor (self, neighbor);
}

static void
callboard_simulation_page_step_cb (GtkWidget  *widget,
                                   const char *action_name,
                                   GVariant   *parameter)
{
  step (CALLBOARD_SIMULATION_PAGE (widget), g_str_equal (action_name, "simulation.next") ? 1 : -1);
}

/* After the last failure of the run, goes on with the next run that failed. */
static void
callboard_simulation_page_step_failure_cb (GtkWidget  *widget,
                                           const char *action_name,
                                           GVariant   *parameter)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);
  gboolean is_forward = g_str_equal (action_name, "simulation.next-failure");
  g_autoptr(CallboardSimulationJob) failure = NULL;
  guint position;

  if (!find_position (self, &position))
    return;

  failure = callboard_failure_step (self->shown_simulations, position, is_forward);
  if (failure != NULL)
    show_neighbor (self, failure);
  else
    gtk_widget_activate_action (widget, is_forward ? "win.next-failed-run" : "win.previous-failed-run", NULL);
}

/* --- Attempts ------------------------------------------------------------------------ */

static CallboardSimulationJob *
find_simulation (CallboardSimulationPage *self,
                 const char              *id)
{
  CallboardPlanJob *plan_job = callboard_run_get_plan_job (self->run);

  return plan_job != NULL && id != NULL ? callboard_plan_job_find (plan_job, id) : NULL;
}

/* The simulation whose property is a text, such as the retry of another one. */
static CallboardSimulationJob *
dup_simulation_with (CallboardSimulationPage *self,
                     const char              *property,
                     const char              *text)
{
  GListModel *simulations = G_LIST_MODEL (callboard_run_get_plan_job (self->run));

  for (guint i = 0; simulations != NULL && text != NULL && i < g_list_model_get_n_items (simulations); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);
      g_autofree char *own_text = NULL;

      g_object_get (simulation, property, &own_text, NULL);
      if (g_strcmp0 (own_text, text) == 0)
        return g_steal_pointer (&simulation);
    }

  return NULL;
}

/* Called when the simulation, its run or its call has changed. */
void
callboard_simulation_page_update_attempts (CallboardSimulationPage *self)
{
  const char *id = callboard_simulation_job_get_id (self->simulation);
  CallboardCall *call = callboard_simulation_page_get_call (self);
  const char *superseded_by = call != NULL ? callboard_call_get_superseded_by (call) : NULL;
  g_autoptr(CallboardSimulationJob) retry = dup_simulation_with (self, "retry-of", id);
  g_autofree char *retry_of = NULL;

  if (retry == NULL)
    retry = dup_simulation_with (self, "call-id", superseded_by);
  g_object_get (self->simulation, "retry-of", &retry_of, NULL);
  callboard_attempt_row_set_attempt (self->retry_of_row, find_simulation (self, retry_of), retry_of);
  callboard_attempt_row_set_attempt (self->retried_as_row, retry, superseded_by);
  gtk_widget_set_visible (self->attempts_group,
                          gtk_widget_get_visible (GTK_WIDGET (self->retry_of_row)) ||
                          gtk_widget_get_visible (GTK_WIDGET (self->retried_as_row)));
}

static void
callboard_simulation_page_show_attempt_cb (GtkWidget  *widget,
                                           const char *action_name,
                                           GVariant   *parameter)
{
  CallboardSimulationPage *self = CALLBOARD_SIMULATION_PAGE (widget);

  show_neighbor (self, find_simulation (self, g_variant_get_string (parameter, NULL)));
}

/* Called by class_init(). */
void
callboard_simulation_page_install_steps (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "simulation.previous", NULL,
                                   callboard_simulation_page_step_cb);
  gtk_widget_class_install_action (widget_class, "simulation.next", NULL,
                                   callboard_simulation_page_step_cb);
  gtk_widget_class_install_action (widget_class, "simulation.previous-failure", NULL,
                                   callboard_simulation_page_step_failure_cb);
  gtk_widget_class_install_action (widget_class, "simulation.next-failure", NULL,
                                   callboard_simulation_page_step_failure_cb);
  gtk_widget_class_install_action (widget_class, "simulation.show-attempt", "s",
                                   callboard_simulation_page_show_attempt_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK,
                                       "simulation.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "simulation.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK,
                                       "simulation.previous-failure", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_NO_MODIFIER_MASK,
                                       "simulation.next-failure", NULL);
}
