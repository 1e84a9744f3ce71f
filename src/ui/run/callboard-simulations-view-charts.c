/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline and the matrix in the simulations view, which show what the list shows. They
 * are created when they are first shown.
 */

#include "config.h"

#include "callboard-matrix-view.h"
#include "callboard-simulations-view-private.h"
#include "callboard-timeline-view.h"

static void
callboard_simulations_view_cell_activated_cb (CallboardSimulationsView *self,
                                              GtkFilter                *filter,
                                              const char               *title)
{
  callboard_simulations_view_narrow (self, filter, title);
}

static void
callboard_simulations_view_timeline_activated_cb (CallboardSimulationsView *self,
                                                  CallboardSimulationJob   *simulation)
{
  g_signal_emit_by_name (self, "activated", simulation);
}

static void
ensure_timeline (CallboardSimulationsView *self)
{
  GtkWidget *timeline;

  if (adw_bin_get_child (self->timeline_bin) != NULL)
    return;

  timeline = g_object_new (CALLBOARD_TYPE_TIMELINE_VIEW, NULL);
  g_signal_connect_object (timeline, "activated",
                           G_CALLBACK (callboard_simulations_view_timeline_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->timeline_bin, timeline);
  callboard_timeline_view_set_plan_job (CALLBOARD_TIMELINE_VIEW (timeline), self->plan_job,
                                        G_LIST_MODEL (self->found_model), self->clock);
}

static void
ensure_matrix (CallboardSimulationsView *self)
{
  GtkWidget *matrix;

  if (adw_bin_get_child (self->matrix_bin) != NULL)
    return;

  matrix = callboard_matrix_view_new (self->plan_job, G_LIST_MODEL (self->found_model));
  g_signal_connect_object (matrix, "filter-activated",
                           G_CALLBACK (callboard_simulations_view_cell_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->matrix_bin, matrix);
}

static void
callboard_simulations_view_visible_child_changed_cb (CallboardSimulationsView *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);
  gboolean is_list = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "list") == 0;

  if (shown == GTK_WIDGET (self->timeline_bin))
    ensure_timeline (self);
  else if (shown == GTK_WIDGET (self->matrix_bin))
    ensure_matrix (self);
  gtk_widget_set_visible (GTK_WIDGET (self->sort_button), is_list);
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), is_list);
}

/* Binds the children and callbacks of the template. */
void
callboard_simulations_view_bind_charts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, found_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, matrix_bin);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, timeline_bin);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_visible_child_changed_cb);
}
