/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Filtering and sorting in the simulations view: by result, by search, by a
 * CallboardSimulationFilter, and by column.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-simulations-view-private.h"
#include "callboard-text.h"

/* Characters shown of a search. */
#define MAX_QUOTE 60

static gboolean
matches_result (gpointer item,
                gpointer user_data)
{
  CallboardSimulationsView *self = user_data;

  return callboard_result_toggles_match (self->result_toggles, item);
}

/* Names the filters that leave no simulation. */
void
callboard_simulations_view_update_empty_page (CallboardSimulationsView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  gboolean is_all = callboard_result_toggles_is_all (self->result_toggles);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;
  g_autofree char *description = NULL;
  char *range = callboard_simulations_view_dup_range (self);

  if (!is_all)
    /* Translators: a group of simulations, such as Failed */
    g_strv_builder_take (builder, g_strdup_printf (_("Result: %s"),
                                                   callboard_result_toggles_get_label (self->result_toggles)));
  if (*text != '\0')
    {
      g_autofree char *line = callboard_text_sanitize_line (text, MAX_QUOTE);

      g_strv_builder_take (builder, g_strdup_printf (_("Search: “%s”"), line));
    }
  if (self->simulation_filter != NULL)
    {
      g_autofree char *title = NULL;

      g_object_get (self->simulation_filter, "title", &title, NULL);
      /* Translators: a cell of the matrix, or a check that failed */
      g_strv_builder_take (builder, g_strdup_printf (_("Filter: %s"), title != NULL ? title : ""));
    }
  if (range != NULL)
    g_strv_builder_take (builder, range);
  lines = g_strv_builder_end (builder);
  description = g_strjoinv ("\n", lines);

  g_object_set (self->empty_page, "description", description, NULL);
}

/* Ends a change of the filters or the order by the user, unless sorting continues in the
 * background. */
void
callboard_simulations_view_end_change (CallboardSimulationsView *self)
{
  if (gtk_sort_list_model_get_pending (self->sorted_model) == 0)
    callboard_simulation_rows_end_change (self->rows);
  callboard_simulations_view_update_empty_page (self);
}

static void
callboard_simulations_view_result_toggled_cb (CallboardSimulationsView *self)
{
  callboard_simulation_rows_begin_filter (self->rows);
  /* Without a function, the filter does not test each of 10 000 simulations. */
  if (callboard_result_toggles_is_all (self->result_toggles))
    gtk_custom_filter_set_filter_func (self->result_filter, NULL, NULL, NULL);
  else
    gtk_custom_filter_set_filter_func (self->result_filter, matches_result, self, NULL);
  callboard_simulations_view_end_change (self);
}

/* Sorts again, because what the sorter reads may have changed. */
void
callboard_simulations_view_sort_again (CallboardSimulationsView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  callboard_simulation_rows_end_change (self->rows);
  g_signal_handlers_block_by_func (sorter, callboard_simulation_rows_begin_sort, self->rows);
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  g_signal_handlers_unblock_by_func (sorter, callboard_simulation_rows_begin_sort, self->rows);
}

void
callboard_simulations_view_filter_again (CallboardSimulationsView *self)
{
  if (!callboard_result_toggles_is_all (self->result_toggles))
    gtk_filter_changed (GTK_FILTER (self->result_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* The properties that the sorter and the filters read may have changed. */
static void
callboard_simulations_view_merged_cb (CallboardSimulationsView *self)
{
  callboard_simulation_rows_end_change (self->rows);
  callboard_simulations_view_filter_again (self);
  callboard_simulation_search_refresh (self->search);
  callboard_simulations_view_sort_merged (self);
}

/* --- Search ----------------------------------------------------------------- */

static void
callboard_simulations_view_query_changing_cb (CallboardSimulationsView *self)
{
  if (callboard_simulation_search_get_query_changing (self->search))
    callboard_simulation_rows_begin_filter (self->rows);
  else
    callboard_simulations_view_end_change (self);
}

static void
callboard_simulations_view_search_changed_cb (CallboardSimulationsView *self)
{
  callboard_simulation_search_set_text (self->search,
                                        gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  /* A longer text that matches nothing either does not change the list. */
  callboard_simulations_view_update_empty_page (self);
}

static void
callboard_simulations_view_stop_search_cb (CallboardSimulationsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* Opens the first match for the current text, even before `search-changed` is emitted. */
static void
callboard_simulations_view_search_activate_cb (CallboardSimulationsView *self)
{
  if (callboard_transcript_search_view_open_first (self->transcript_search))
    return;

  callboard_simulations_view_search_changed_cb (self);
  callboard_simulation_search_flush (self->search);
  callboard_simulations_view_activate (self, 0);
}

/* --- Simulation filter ------------------------------------------------------ */

static void
replace_filter (CallboardSimulationsView  *self,
                CallboardSimulationFilter *filter)
{
  if (self->simulation_filter == filter)
    return;

  callboard_simulation_rows_begin_filter (self->rows);
  /* Adds before removing, so that the list does not show all simulations in between. */
  if (filter != NULL)
    gtk_multi_filter_append (self->filter_container,
                             g_object_ref (callboard_simulation_filter_get_filter (filter)));
  if (self->simulation_filter != NULL)
    gtk_multi_filter_remove (self->filter_container, 0);
  g_set_object (&self->simulation_filter, filter);
  g_signal_group_set_target (self->simulation_filter_signals, filter);
  callboard_simulations_view_end_change (self);
  callboard_simulations_view_update_stack (self);
  g_object_notify (G_OBJECT (self), "simulation-filter");
}

static void
clear_search (CallboardSimulationsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  callboard_result_toggles_show_all (self->result_toggles);
  callboard_simulations_view_clear_range (self);
}

static void
callboard_simulations_view_show_all_cb (CallboardSimulationsView *self)
{
  clear_search (self);
  replace_filter (self, NULL);
}

static gboolean
has_text (GObject    *object,
          const char *text)
{
  return text != NULL;
}

static void
callboard_simulations_view_retry_cb (CallboardSimulationsView *self)
{
  callboard_simulation_filter_retry (self->simulation_filter);
}

/* The filter bar had the focus, and is hidden now. */
static void
callboard_simulations_view_filter_cleared_cb (CallboardSimulationsView *self)
{
  replace_filter (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Lists those of the shown simulations that match a filter. */
void
callboard_simulations_view_narrow (CallboardSimulationsView *self,
                                   GtkFilter                *filter,
                                   const char               *title)
{
  g_autoptr(CallboardSimulationFilter) simulation_filter =
    self->simulation_filter != NULL
      ? callboard_simulation_filter_new_narrowed (self->simulation_filter, filter, title)
      : callboard_simulation_filter_new (filter, title);

  replace_filter (self, simulation_filter);
  adw_view_stack_set_visible_child_name (self->views, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * callboard_simulations_view_set_simulation_filter:
 * @self: a view
 * @filter: (nullable): the filter, or %NULL to show all simulations
 *
 * Sets the filter. If it is not %NULL, also clears search and results, and focuses what
 * shows the simulations: the list, the timeline or the matrix.
 */
void
callboard_simulations_view_set_simulation_filter (CallboardSimulationsView  *self,
                                                  CallboardSimulationFilter *filter)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));
  g_return_if_fail (filter == NULL || CALLBOARD_IS_SIMULATION_FILTER (filter));

  if (filter == NULL)
    {
      replace_filter (self, NULL);
      return;
    }

  clear_search (self);
  replace_filter (self, filter);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * callboard_simulations_view_get_simulation_filter:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the filter beside search and results
 */
CallboardSimulationFilter *
callboard_simulations_view_get_simulation_filter (CallboardSimulationsView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self), NULL);

  return self->simulation_filter;
}

/* --- In the view ------------------------------------------------------------ */

/* Binds the callbacks of the template. */
void
callboard_simulations_view_bind_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_end_change);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_filter_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_result_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_query_changing_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_focus_search);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

/* Called once, after the template is initialized. */
void
callboard_simulations_view_init_filter (CallboardSimulationsView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->table);

  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list_stack));
  /* Connected before the sort model, so that the rows know of the change first. */
  g_signal_connect_object (sorter, "changed", G_CALLBACK (callboard_simulation_rows_begin_sort), self->rows,
                           G_CONNECT_SWAPPED);
  gtk_sort_list_model_set_sorter (self->sorted_model, sorter);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (callboard_simulations_view_end_change), self,
                           G_CONNECT_SWAPPED);

  self->simulation_filter_signals = g_signal_group_new (CALLBOARD_TYPE_SIMULATION_FILTER);
  g_signal_group_connect_swapped (self->simulation_filter_signals, "notify::busy",
                                  G_CALLBACK (callboard_simulations_view_update_stack), self);
}

/* Called before the filter model gets the run, so that the rows know of a change first. */
void
callboard_simulations_view_connect_plan_job (CallboardSimulationsView *self)
{
  g_signal_connect_object (self->plan_job, "merged", G_CALLBACK (callboard_simulations_view_merged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_job, "results-changed",
                           G_CALLBACK (callboard_simulations_view_results_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plan_job, "items-changed", G_CALLBACK (callboard_simulation_rows_end_change),
                           self->rows, G_CONNECT_SWAPPED);
}

/* Called by dispose(), perhaps more than once. The models change again while the widgets
 * are disposed, and may outlive the view. */
void
callboard_simulations_view_dispose_filter (CallboardSimulationsView *self)
{
  g_clear_object (&self->simulation_filter_signals);
  g_clear_object (&self->simulation_filter);
  if (self->sorted_model == NULL)
    return;

  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->table), self);
  g_signal_handlers_disconnect_by_data (self->sorted_model, self);
  g_signal_handlers_disconnect_by_data (self->rows, self);
  gtk_custom_filter_set_filter_func (self->result_filter, NULL, NULL, NULL);
  callboard_simulation_search_set_model (self->search, NULL);
}
