/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that links to another attempt at the same test case. Used on the simulation page.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-attempt-row.h"
#include "callboard-result-labels.h"
#include "callboard-text.h"

/* Characters shown of an ID. */
#define MAX_ID 200

/**
 * CallboardAttemptRow:
 *
 * A row that shows an attempt and its result. Activating it activates
 * `simulation.show-attempt` with its `simulationJobId`. An attempt that is not in the run is
 * shown by its ID only. Without one, the row is hidden.
 */
struct _CallboardAttemptRow
{
  AdwActionRow            parent_instance;

  GtkWidget              *arrow;

  /* NULL if it is not in the run. */
  CallboardSimulationJob *simulation;
};

G_DEFINE_FINAL_TYPE (CallboardAttemptRow, callboard_attempt_row, ADW_TYPE_ACTION_ROW)

/* "Attempt 2, Passed" */
static char *
dup_label (CallboardSimulationJob *simulation)
{
  CallboardResult result = callboard_simulation_job_get_result (simulation);
  g_autofree char *state =
    callboard_result_dup_summary (result, NULL, callboard_simulation_job_get_status (simulation));
  g_autofree char *attempt = NULL;
  gint64 number;

  g_object_get (simulation, "attempt-number", &number, NULL);
  if (number < 0)
    return g_steal_pointer (&state);

  /* Translators: %d is the number of an attempt */
  attempt = g_strdup_printf (_("Attempt %d"), (int) MIN (number, G_MAXINT));

  return callboard_text_join_list ((const char *const[]) { attempt, state, NULL });
}

static void
callboard_attempt_row_update (CallboardAttemptRow *self)
{
  g_autofree char *label = dup_label (self->simulation);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), label);
}

static void
callboard_attempt_row_activate (AdwActionRow *row)
{
  CallboardAttemptRow *self = CALLBOARD_ATTEMPT_ROW (row);

  if (self->simulation != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "simulation.show-attempt", "s",
                                callboard_simulation_job_get_id (self->simulation));
}

/* Lets assistive technologies activate the row. */
static void
callboard_attempt_row_open_cb (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  callboard_attempt_row_activate (ADW_ACTION_ROW (widget));
}

static void
set_simulation (CallboardAttemptRow    *self,
                CallboardSimulationJob *simulation)
{
  if (self->simulation != NULL)
    g_signal_handlers_disconnect_by_data (self->simulation, self);
  g_set_object (&self->simulation, simulation);
  if (simulation != NULL)
    g_signal_connect_swapped (simulation, "notify::result", G_CALLBACK (callboard_attempt_row_update), self);
}

static void
callboard_attempt_row_dispose (GObject *object)
{
  set_simulation (CALLBOARD_ATTEMPT_ROW (object), NULL);

  G_OBJECT_CLASS (callboard_attempt_row_parent_class)->dispose (object);
}

static void
callboard_attempt_row_class_init (CallboardAttemptRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_attempt_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = callboard_attempt_row_activate;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "attempt.open", NULL, callboard_attempt_row_open_cb);
}

static void
callboard_attempt_row_init (CallboardAttemptRow *self)
{
  self->arrow = g_object_new (GTK_TYPE_IMAGE,
                              "icon-name", "go-next-symbolic",
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");
  g_object_set (self, "use-markup", FALSE, "subtitle-selectable", FALSE, "visible", FALSE, NULL);
}

/**
 * callboard_attempt_row_set_attempt:
 * @self: a row
 * @simulation: (nullable): the other attempt; %NULL if it is not in the run
 * @id: (nullable): the ID to show in its place; %NULL if there is no other attempt
 *
 * Shows another attempt and follows its result.
 */
void
callboard_attempt_row_set_attempt (CallboardAttemptRow    *self,
                                   CallboardSimulationJob *simulation,
                                   const char             *id)
{
  gboolean has_id = id != NULL && *id != '\0';

  g_return_if_fail (CALLBOARD_IS_ATTEMPT_ROW (self));
  g_return_if_fail (simulation == NULL || CALLBOARD_IS_SIMULATION_JOB (simulation));

  set_simulation (self, simulation);
  gtk_widget_set_visible (GTK_WIDGET (self), simulation != NULL || has_id);
  gtk_widget_set_visible (self->arrow, simulation != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), simulation != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attempt.open", simulation != NULL);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (self), simulation == NULL);
  if (simulation != NULL)
    {
      callboard_attempt_row_update (self);
    }
  else if (has_id)
    {
      g_autofree char *line = callboard_text_sanitize_line (id, MAX_ID);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), line);
    }
}
