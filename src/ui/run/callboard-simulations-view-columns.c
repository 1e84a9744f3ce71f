/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the table of simulations: the column chooser, the menus of the headings, the
 * statistics of a column, and the filter by a bar of their histogram. Part of
 * CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-column-chooser.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-metric-definition-labels.h"
#include "callboard-session.h"
#include "callboard-simulations-view-private.h"

/* --- The range ------------------------------------------------------------------- */

static gboolean
matches_range (gpointer item,
               gpointer user_data)
{
  CallboardColumnRange *range = &((CallboardSimulationsView *) user_data)->range;
  double number;

  return callboard_simulation_column_get_number (range->column, item, &number) && number >= range->from &&
         (number < range->to || (range->is_last && number <= range->to));
}

static void
update_range_bar (CallboardSimulationsView *self)
{
  CallboardColumnRange *range = &self->range;
  g_autofree char *numbers = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->range_bar, range->column != NULL);
  if (range->column == NULL)
    return;

  numbers = callboard_column_summary_dup_range (range->column, range->from, range->to);
  /* Translators: the title of a column, and a range of numbers */
  label = g_strdup_printf (C_("filter", "%s: %s"), callboard_simulation_column_get_title (range->column), numbers);
  gtk_label_set_label (self->range_label, label);
}

/* Shows only what is in a bin of a column, or everything if it is NULL. */
static void
set_range (CallboardSimulationsView  *self,
           CallboardSimulationColumn *column,
           const CallboardBins       *bins,
           guint                      bin)
{
  callboard_simulation_rows_begin_filter (self->rows);
  gtk_custom_filter_set_filter_func (self->range_filter, NULL, NULL, NULL);
  g_set_object (&self->range.column, column);
  if (column != NULL)
    {
      self->range.bin = bin;
      self->range.from = callboard_bins_get_limit (bins, bin);
      self->range.to = callboard_bins_get_limit (bins, bin + 1);
      self->range.is_last = bin + 1 == bins->n_bins;
      gtk_custom_filter_set_filter_func (self->range_filter, matches_range, self, NULL);
    }
  update_range_bar (self);
  callboard_simulations_view_end_change (self);
  callboard_simulations_view_queue_summary (self);
}

/* Returns: (nullable): what the list is filtered by, for the page that names the filters. */
char *
callboard_simulations_view_dup_range (CallboardSimulationsView *self)
{
  return self->range.column != NULL ? g_strdup (gtk_label_get_label (self->range_label)) : NULL;
}

void
callboard_simulations_view_clear_range (CallboardSimulationsView *self)
{
  if (self->range.column != NULL)
    set_range (self, NULL, NULL, 0);
}

/* The bar had the focus, and is hidden now. */
static void
callboard_simulations_view_range_removed_cb (CallboardSimulationsView *self)
{
  callboard_simulations_view_clear_range (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- The statistics ---------------------------------------------------------------- */

/* The column that was chosen, else the one that the list is sorted by. */
static CallboardSimulationColumn *
get_summary_column (CallboardSimulationsView *self)
{
  CallboardSimulationColumn *sorted = callboard_table_columns_get_sorted (self->columns);

  if (self->statistics_column != NULL)
    return self->statistics_column;
  if (sorted == NULL || !callboard_simulation_column_has_statistics (sorted) || self->is_summary_closed)
    return NULL;

  return sorted;
}

static GArray *
list_shown_numbers (CallboardSimulationsView  *self,
                    CallboardSimulationColumn *column)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  GListModel *shown = G_LIST_MODEL (self->sorted_model);
  guint n = g_list_model_get_n_items (shown);
  double number;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (shown, i);

      if (callboard_simulation_column_get_number (column, simulation, &number))
        g_array_append_val (numbers, number);
    }

  return numbers;
}

/* Counts the list as it would be without the range, so that its bar has neighbors and stays
 * where it is. */
static void
count_around_range (CallboardSimulationsView *self)
{
  GListModel *all = G_LIST_MODEL (self->plan_job);
  guint n = g_list_model_get_n_items (all);
  double number;

  for (guint i = 0; i < self->bins.n_bins; i++)
    self->bins.counts[i] = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (all, i);

      if (gtk_filter_match (GTK_FILTER (self->result_filter), simulation) &&
          gtk_filter_match (GTK_FILTER (self->filter_container), simulation) &&
          gtk_filter_match (GTK_FILTER (self->search), simulation) &&
          callboard_simulation_column_get_number (self->range.column, simulation, &number))
        self->bins.counts[callboard_bins_find (&self->bins, number)]++;
    }
}

static CallboardMetricDefinitionCache *
get_definitions (CallboardSimulationsView *self)
{
  CallboardRunResults *results = callboard_table_columns_get_results (self->columns);

  return results != NULL
           ? callboard_session_get_metric_definitions (callboard_run_results_get_session (results)) : NULL;
}

/* Finds the check that compares the metric of a column. Returns its definition. */
static CallboardMetricDefinition *
find_check (CallboardSimulationsView       *self,
            CallboardMetricDefinitionCache *definitions,
            const char                     *metric_id,
            double                         *threshold)
{
  GListModel *columns = callboard_table_columns_get_all (self->columns);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(CallboardSimulationColumn) column = g_list_model_get_item (columns, i);
      CallboardRunMetric *metric = callboard_simulation_column_get_metric (column);
      const char *id = metric != NULL ? callboard_run_metric_get_definition_id (metric) : NULL;
      CallboardMetricDefinition *definition = NULL;
      CallboardMetricThreshold *candidate = NULL;

      if (id != NULL && callboard_run_metric_get_is_check (metric))
        definition = callboard_metric_definition_cache_find (definitions, id);
      if (definition != NULL)
        candidate = callboard_metric_definition_get_threshold (definition);
      if (candidate != NULL && g_strcmp0 (callboard_metric_threshold_get_source_id (candidate), metric_id) == 0 &&
          callboard_metric_threshold_get_value (candidate, threshold))
        return definition;
    }

  return NULL;
}

static void
show_threshold (CallboardSimulationsView  *self,
                CallboardSimulationColumn *column)
{
  CallboardRunMetric *metric = callboard_simulation_column_get_metric (column);
  const char *metric_id = metric != NULL ? callboard_run_metric_get_definition_id (metric) : NULL;
  CallboardMetricDefinitionCache *definitions = get_definitions (self);
  CallboardMetricDefinition *check = NULL;
  g_autofree char *description = NULL;
  double threshold = 0;

  if (metric_id != NULL && definitions != NULL)
    {
      callboard_metric_definition_cache_load (definitions);
      check = find_check (self, definitions, metric_id, &threshold);
    }
  if (check != NULL)
    description = callboard_metric_definition_dup_summary (
      check, callboard_metric_definition_cache_find (definitions, metric_id));
  callboard_column_summary_set_threshold (self->summary, description, threshold);
}

static void
update_summary (CallboardSimulationsView *self)
{
  CallboardSimulationColumn *column = self->plan_job != NULL ? get_summary_column (self) : NULL;
  gboolean has_range = column != NULL && column == self->range.column;
  g_autoptr(GArray) shown = NULL;
  CallboardStatistics statistics;

  if (column == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
      return;
    }

  shown = list_shown_numbers (self, column);
  callboard_statistics_compute ((double *) shown->data, shown->len, &statistics);
  if (has_range)
    count_around_range (self);
  else
    callboard_bins_compute ((const double *) shown->data, shown->len, &self->bins);
  callboard_column_summary_show (self->summary, column, &statistics, &self->bins,
                                 has_range ? (int) self->range.bin : -1);
  show_threshold (self, column);
}

static gboolean
callboard_simulations_view_summary_cb (gpointer user_data)
{
  CallboardSimulationsView *self = user_data;

  self->summary_id = 0;
  update_summary (self);

  return G_SOURCE_REMOVE;
}

/* Once the list has what it is to show: it changes many times while it is sorted. */
void
callboard_simulations_view_queue_summary (CallboardSimulationsView *self)
{
  if (self->summary_id == 0 && gtk_sort_list_model_get_pending (self->sorted_model) == 0)
    self->summary_id = g_idle_add_full (G_PRIORITY_LOW, callboard_simulations_view_summary_cb, self, NULL);
}

static void
callboard_simulations_view_bin_activated_cb (CallboardSimulationsView *self,
                                             guint                     bin)
{
  CallboardSimulationColumn *column = get_summary_column (self);

  if (column == NULL || bin >= self->bins.n_bins)
    return;

  if (self->range.column == column && self->range.bin == bin)
    callboard_simulations_view_clear_range (self);
  else
    set_range (self, column, &self->bins, bin);
}

static void
callboard_simulations_view_summary_closed_cb (CallboardSimulationsView *self)
{
  g_clear_object (&self->statistics_column);
  self->is_summary_closed = TRUE;
  update_summary (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
callboard_simulations_view_column_sorted_cb (CallboardSimulationsView *self)
{
  CallboardSimulationColumn *sorted = callboard_table_columns_get_sorted (self->columns);

  if (sorted != self->sorted_column)
    {
      g_set_object (&self->sorted_column, sorted);
      g_clear_object (&self->statistics_column);
      self->is_summary_closed = FALSE;
    }
  /* The values were looked up just now. */
  callboard_results_bar_set_n_new_values (self->results_bar, 0);
  callboard_simulations_view_queue_summary (self);
}

/* --- Actions ----------------------------------------------------------------------- */

static CallboardSimulationColumn *
find_target (CallboardSimulationsView *self,
             GVariant                 *id)
{
  return callboard_table_columns_find (self->columns, g_variant_get_string (id, NULL));
}

static void
callboard_simulations_view_sort_cb (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *id)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (widget);
  CallboardSimulationColumn *column = find_target (self, id);

  if (column != NULL)
    callboard_table_columns_sort (self->columns, column,
                                  g_str_equal (action_name, "columns.sort-descending") ? GTK_SORT_DESCENDING
                                                                                       : GTK_SORT_ASCENDING);
}

static void
callboard_simulations_view_statistics_cb (GtkWidget  *widget,
                                          const char *action_name,
                                          GVariant   *id)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (widget);

  if (g_set_object (&self->statistics_column, find_target (self, id)))
    callboard_simulations_view_queue_summary (self);
}

static void
callboard_simulations_view_hide_column_cb (GtkWidget  *widget,
                                           const char *action_name,
                                           GVariant   *id)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (widget);
  CallboardSimulationColumn *column = find_target (self, id);

  if (column != NULL)
    callboard_table_columns_set_shown (self->columns, column, FALSE);
}

static void
callboard_simulations_view_choose_columns_cb (GtkWidget  *widget,
                                              const char *action_name,
                                              GVariant   *parameter)
{
  gtk_menu_button_popup (CALLBOARD_SIMULATIONS_VIEW (widget)->columns_button);
}

/* Creates the popover when it is first opened. */
static void
callboard_simulations_view_create_chooser_cb (GtkMenuButton *button,
                                              gpointer       user_data)
{
  CallboardSimulationsView *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, callboard_column_chooser_new (self->columns));
}

/* --- In the view ------------------------------------------------------------------- */

/* A column that is hidden has no statistics, and filters nothing. */
static void
callboard_simulations_view_columns_changed_cb (CallboardSimulationsView *self)
{
  if (self->statistics_column != NULL &&
      !callboard_table_columns_get_shown (self->columns, self->statistics_column))
    g_clear_object (&self->statistics_column);
  if (self->range.column != NULL && !callboard_table_columns_get_shown (self->columns, self->range.column))
    callboard_simulations_view_clear_range (self);
  callboard_simulations_view_queue_summary (self);
}

/* Called when results have arrived. */
void
callboard_simulations_view_metrics_changed (CallboardSimulationsView *self)
{
  if (self->range.column != NULL)
    gtk_filter_changed (GTK_FILTER (self->range_filter), GTK_FILTER_CHANGE_DIFFERENT);
  callboard_simulations_view_queue_summary (self);
}

/* Called by class_init(). */
void
callboard_simulations_view_bind_columns (GtkWidgetClass *widget_class)
{
  g_type_ensure (CALLBOARD_TYPE_COLUMN_SUMMARY);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, columns_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, range_bar);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, range_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, range_label);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, summary);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_bin_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_range_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_summary_closed_cb);
  gtk_widget_class_install_action (widget_class, "columns.sort-ascending", "s", callboard_simulations_view_sort_cb);
  gtk_widget_class_install_action (widget_class, "columns.sort-descending", "s", callboard_simulations_view_sort_cb);
  gtk_widget_class_install_action (widget_class, "columns.statistics", "s", callboard_simulations_view_statistics_cb);
  gtk_widget_class_install_action (widget_class, "columns.hide", "s", callboard_simulations_view_hide_column_cb);
  gtk_widget_class_install_action (widget_class, "columns.choose", NULL, callboard_simulations_view_choose_columns_cb);
}

/* Called by init(), before the sorter of the table is used. */
void
callboard_simulations_view_init_columns (CallboardSimulationsView *self)
{
  self->columns = callboard_table_columns_new (self->table);
  gtk_menu_button_set_create_popup_func (self->columns_button, callboard_simulations_view_create_chooser_cb,
                                         self, NULL);
  g_signal_connect (self->columns_button, "notify::active", G_CALLBACK (callboard_gtk_menu_names_update), NULL);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (callboard_simulations_view_columns_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed",
                           G_CALLBACK (callboard_simulations_view_column_sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted_model, "items-changed",
                           G_CALLBACK (callboard_simulations_view_queue_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted_model, "notify::pending",
                           G_CALLBACK (callboard_simulations_view_queue_summary), self, G_CONNECT_SWAPPED);
}

/* Called once, when the results of the run are known. */
void
callboard_simulations_view_set_column_results (CallboardSimulationsView *self,
                                               CallboardRunResults      *results)
{
  CallboardMetricDefinitionCache *definitions;

  callboard_table_columns_set_results (self->columns, results);
  definitions = get_definitions (self);
  if (definitions != NULL)
    g_signal_connect_object (definitions, "changed", G_CALLBACK (callboard_simulations_view_queue_summary), self,
                             G_CONNECT_SWAPPED);
}

/* Called by dispose(), perhaps more than once. */
void
callboard_simulations_view_dispose_columns (CallboardSimulationsView *self)
{
  g_clear_handle_id (&self->summary_id, g_source_remove);
  if (self->columns == NULL)
    return;

  callboard_table_columns_detach (self->columns);
  g_signal_handlers_disconnect_by_data (self->columns, self);
  gtk_menu_button_set_create_popup_func (self->columns_button, NULL, NULL, NULL);
  gtk_menu_button_set_popover (self->columns_button, NULL);
  gtk_custom_filter_set_filter_func (self->range_filter, NULL, NULL, NULL);
  g_clear_handle_id (&self->summary_id, g_source_remove);
  g_clear_object (&self->range.column);
  g_clear_object (&self->statistics_column);
  g_clear_object (&self->sorted_column);
  g_clear_object (&self->columns);
}
