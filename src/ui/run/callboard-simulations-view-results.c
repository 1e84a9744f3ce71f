/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the simulations while their results arrive: failures are first, but no row
 * moves once a person uses the list. Part of CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-simulations-view-private.h"

static gboolean
is_sorted_by_result (CallboardSimulationsView *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  return column != NULL && g_strcmp0 (gtk_column_view_column_get_id (column), "result") == 0 &&
         gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_ASCENDING;
}

/* The number of failures below a simulation with another result. */
static guint
count_new_failures (CallboardSimulationsView *self)
{
  GListModel *model = G_LIST_MODEL (self->sorted_model);
  gboolean is_first = TRUE;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (model, i);
      gboolean has_failed = callboard_simulation_job_get_result (simulation) == CALLBOARD_RESULT_FAILED;

      is_first &= has_failed;
      n += has_failed && !is_first;
    }

  return n;
}

static void
update_new_failures (CallboardSimulationsView *self)
{
  callboard_results_bar_set_n_new_failures (self->results_bar,
                                            is_sorted_by_result (self) ? count_new_failures (self) : 0);
}

/* Called when results have arrived. */
void
callboard_simulations_view_results_changed_cb (CallboardSimulationsView *self)
{
  callboard_simulations_view_filter_again (self);
  if (!self->used && is_sorted_by_result (self))
    {
      callboard_simulations_view_sort_again (self);
      callboard_simulations_view_focus_first (self);
    }
  update_new_failures (self);
}

static void
callboard_simulations_view_sort_requested_cb (CallboardSimulationsView *self)
{
  callboard_simulations_view_sort_again (self);
  update_new_failures (self);
  callboard_simulations_view_focus_first (self);
}

static gboolean
callboard_simulations_view_key_pressed_cb (CallboardSimulationsView *self)
{
  self->used = TRUE;

  return GDK_EVENT_PROPAGATE;
}

static void
callboard_simulations_view_pointer_moved_cb (CallboardSimulationsView *self,
                                             double                    x,
                                             double                    y)
{
  /* The first event only says where the pointer is. */
  self->used |= self->pointer_x >= 0 && (self->pointer_x != x || self->pointer_y != y);
  self->pointer_x = x;
  self->pointer_y = y;
}

/* Called by class_init(). */
void
callboard_simulations_view_bind_results (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, results_bar);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_sort_requested_cb);
}

/* Called by init(): failures are first. */
void
callboard_simulations_view_init_results (CallboardSimulationsView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr(GtkColumnViewColumn) result = g_list_model_get_item (columns, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *pointer = gtk_event_controller_motion_new ();

  self->pointer_x = -1;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (pointer, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (callboard_simulations_view_key_pressed_cb), self);
  g_signal_connect_swapped (pointer, "motion", G_CALLBACK (callboard_simulations_view_pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), pointer);
  gtk_column_view_sort_by_column (self->table, result, GTK_SORT_ASCENDING);
}
