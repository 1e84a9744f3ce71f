/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the simulations while their results arrive: failures are first, but no row
 * moves once a person uses the list. Part of CallboardSimulationsView.
 */

#include "config.h"

#include "callboard-failure-step.h"
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
  callboard_results_bar_set_n_new_values (self->results_bar,
                                          callboard_table_columns_count_new_values (self->columns));
}

/* Sorts again, and shows the first row, which also gets the focus if that is in the list,
 * but not if a person types somewhere else. */
static void
show_failures_first (CallboardSimulationsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack));

  callboard_simulations_view_sort_again (self);
  if (has_focus)
    callboard_simulations_view_focus_first (self);
  else
    callboard_simulations_view_scroll_to_first (self);
}

/* Called when results have arrived. */
void
callboard_simulations_view_results_changed_cb (CallboardSimulationsView *self)
{
  callboard_simulations_view_filter_again (self);
  callboard_simulations_view_metrics_changed (self);
  if (!self->used && is_sorted_by_result (self))
    show_failures_first (self);
  update_new_failures (self);
}

/* Called when the run was refreshed. */
void
callboard_simulations_view_sort_merged (CallboardSimulationsView *self)
{
  if (!self->used || !is_sorted_by_result (self))
    callboard_simulations_view_sort_again (self);
  update_new_failures (self);
}

static void
callboard_simulations_view_sort_requested_cb (CallboardSimulationsView *self)
{
  adw_view_stack_set_visible_child_name (self->views, "list");
  callboard_simulations_view_sort_again (self);
  update_new_failures (self);
  callboard_simulations_view_focus_first (self);
}

static gboolean
callboard_simulations_view_event_cb (CallboardSimulationsView *self,
                                     GdkEvent                 *event)
{
  double x;
  double y;

  switch ((guint) gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
      /* The first event only says where the pointer is. */
      gdk_event_get_position (event, &x, &y);
      self->used |= self->pointer_x >= 0 && (self->pointer_x != x || self->pointer_y != y);
      self->pointer_x = x;
      self->pointer_y = y;
      break;
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      self->used = TRUE;
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

/**
 * callboard_simulations_view_step_failure:
 * @self: a view
 * @forward: whether to look for the next one
 *
 * Shows, selects and focuses the next or previous failure in the list.
 *
 * Returns: whether there is one
 */
gboolean
callboard_simulations_view_step_failure (CallboardSimulationsView *self,
                                         gboolean                  forward)
{
  GtkSingleSelection *selection;
  g_autoptr(CallboardSimulationJob) failure = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self), FALSE);

  selection = callboard_simulation_rows_get_selection (self->rows);
  failure = callboard_failure_step (G_LIST_MODEL (self->sorted_model),
                                    gtk_single_selection_get_selected (selection), forward);
  if (failure == NULL)
    return FALSE;

  self->used = TRUE;
  adw_view_stack_set_visible_child_name (self->views, "list");
  callboard_simulations_view_select (self, failure);

  return TRUE;
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
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->pointer_x = -1;
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (callboard_simulations_view_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  gtk_column_view_sort_by_column (self->table, result, GTK_SORT_ASCENDING);
}
