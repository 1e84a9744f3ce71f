/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * View JSON on the simulation page: of the simulation, of its call, or of a metric.
 */

#include "config.h"

#include "callboard-json-dialog.h"
#include "callboard-metric-row.h"
#include "callboard-simulation-page-private.h"

/* Adds a source and returns its position. */
static guint
add_source (GListStore          *sources,
            CallboardJsonSource *source)
{
  g_list_store_append (sources, source);
  g_object_unref (source);

  return g_list_model_get_n_items (G_LIST_MODEL (sources)) - 1;
}

/* The responses about the simulation by itself, if there are any. */
static void
add_details (CallboardSimulationPage *self,
             GListStore              *sources)
{
  for (guint part = CALLBOARD_N_CALL_PARTS; part < CALLBOARD_N_PARTS; part++)
    if (callboard_call_part_get_response (callboard_simulation_details_get_part (self->details, part)) != NULL)
      add_source (sources, callboard_json_source_new_details (self->details, part));
}

/* The response that the visible view shows. */
static guint
add_sources (CallboardSimulationPage *self,
             GListStore              *sources)
{
  const char *view = adw_view_stack_get_visible_child_name (self->views);
  guint selected =
    add_source (sources, callboard_json_source_new_simulation (self->run,
                                                               callboard_simulation_job_get_id (self->simulation)));

  for (guint part = 0; self->call != NULL && part < CALLBOARD_N_CALL_PARTS; part++)
    {
      guint position = add_source (sources, callboard_json_source_new_part (self->call, part));

      if ((part == CALLBOARD_CALL_PART_METRICS && g_strcmp0 (view, "metrics") == 0) ||
          (part == CALLBOARD_CALL_PART_TRANSCRIPT && g_strcmp0 (view, "transcript") == 0))
        selected = position;
    }
  add_details (self, sources);
  add_source (sources, callboard_json_source_new_run (self->run));

  return selected;
}

static void
present (CallboardSimulationPage *self,
         const char              *definition_id)
{
  g_autoptr(GListStore) sources = g_list_store_new (CALLBOARD_TYPE_JSON_SOURCE);
  guint selected = add_sources (self, sources);

  if (definition_id != NULL && self->call != NULL)
    selected = add_source (sources, callboard_json_source_new_metric (self->call, definition_id));
  adw_dialog_present (ADW_DIALOG (callboard_json_dialog_new (G_LIST_MODEL (sources), selected)),
                      GTK_WIDGET (self));
}

/* The metric with the keyboard focus, or NULL. */
static const char *
get_focused_metric (CallboardSimulationPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, CALLBOARD_TYPE_METRIC_ROW) : NULL;

  return row != NULL
           ? callboard_metric_get_definition_id (callboard_metric_row_get_metric (CALLBOARD_METRIC_ROW (row)))
           : NULL;
}

static void
callboard_simulation_page_view_metric_json_cb (GtkWidget  *widget,
                                               const char *action_name,
                                               GVariant   *parameter)
{
  present (CALLBOARD_SIMULATION_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* Installs the action. */
void
callboard_simulation_page_install_json (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "simulation.view-metric-json", "s",
                                   callboard_simulation_page_view_metric_json_cb);
}

/**
 * callboard_simulation_page_view_json:
 * @self: a page in a window
 *
 * Shows the JSON of the metric with the keyboard focus, or of what the visible view shows.
 */
void
callboard_simulation_page_view_json (CallboardSimulationPage *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_PAGE (self));

  present (self, get_focused_metric (self));
}
