/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the table of simulations: which there are, which are shown, and how they
 * sort. Used by CallboardSimulationsView, the column chooser and the summary of a column.
 */

#include "config.h"

#include "callboard-column-settings.h"
#include "callboard-column-sort.h"
#include "callboard-table-columns-private.h"

/* The columns that every list has at first, and those in a small window. */
static const char *const default_ids[] = {
  "result", "persona", "scenario", "endpoint", "language", "stage", "started", "duration", NULL,
};
static const char *const narrow_ids[] = {
  "result", "persona", "scenario", "endpoint", "started", "duration", NULL,
};

/* Where columns that are added go: behind the result and the persona. */
#define FIRST_ADDED 2

G_DEFINE_FINAL_TYPE (CallboardTableColumns, callboard_table_columns, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const char * const *
callboard_table_columns_get_ids (CallboardTableColumns *self)
{
  if (self->chosen != NULL)
    return (const char * const *) self->chosen;

  return self->narrow ? narrow_ids : default_ids;
}

/* Whether the .ui file has the column. */
gboolean
callboard_table_columns_is_default_id (const char *id)
{
  return g_strv_contains (default_ids, id);
}

gboolean
callboard_table_columns_is_chosen (CallboardTableColumns *self,
                                   const char            *id)
{
  return g_str_equal (id, "result") || g_strv_contains (callboard_table_columns_get_ids (self), id);
}

static void
update_reading (CallboardTableColumns *self)
{
  const char * const *ids = callboard_table_columns_get_ids (self);
  gboolean reads = FALSE;

  for (guint i = 0; ids[i] != NULL; i++)
    reads |= g_str_has_prefix (ids[i], "metric:");
  if (self->results == NULL || reads == self->reads_metrics)
    return;

  self->reads_metrics = reads;
  if (reads)
    callboard_run_results_start_metrics (self->results);
  else
    callboard_run_results_stop_metrics (self->results);
}

static void
apply (CallboardTableColumns *self)
{
  self->is_applying = TRUE;
  callboard_table_columns_hide_view_columns (self);
  callboard_table_columns_show_view_columns (self);
  callboard_table_columns_order_view_columns (self);
  self->is_applying = FALSE;
  update_reading (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- The choice ------------------------------------------------------------------ */

static char *
dup_plan_id (CallboardTableColumns *self)
{
  char *plan_id = NULL;

  if (self->plan_job != NULL)
    g_object_get (self->plan_job, "plan-id", &plan_id, NULL);

  return plan_id;
}

static void
save (CallboardTableColumns *self)
{
  g_autofree char *plan_id = dup_plan_id (self);

  if (plan_id != NULL && self->settings != NULL)
    callboard_column_settings_set (self->settings, plan_id, (const char * const *) self->chosen);
}

/* Takes the IDs. */
static void
choose (CallboardTableColumns *self,
        GStrv                  ids)
{
  g_strfreev (self->chosen);
  self->chosen = ids;
  if (ids != NULL && g_strv_equal ((const char * const *) ids, self->narrow ? narrow_ids : default_ids))
    g_clear_pointer (&self->chosen, g_strfreev);
  save (self);
  apply (self);
}

/* The user has dragged the heading of a column. Metrics that are not known yet stay last. */
static void
callboard_table_columns_reordered_cb (CallboardTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  g_autoptr(GStrvBuilder) builder = NULL;
  const char * const *ids = callboard_table_columns_get_ids (self);
  g_auto(GStrv) order = NULL;

  if (self->is_applying || g_list_model_get_n_items (columns) == 0)
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (callboard_table_columns_is_chosen (self, gtk_column_view_column_get_id (column)))
        g_strv_builder_add (builder, gtk_column_view_column_get_id (column));
    }
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = callboard_table_columns_dup_view_column (self, ids[i]);

      /* One that is being moved is missing for a moment. */
      if (column == NULL && callboard_table_columns_find (self, ids[i]) != NULL)
        return;
      if (column == NULL)
        g_strv_builder_add (builder, ids[i]);
    }
  order = g_strv_builder_end (builder);
  if (g_strv_equal ((const char * const *) order, ids))
    return;

  g_strfreev (self->chosen);
  self->chosen = g_steal_pointer (&order);
  save (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- The metrics of the run -------------------------------------------------------- */

static void
add_metric (CallboardTableColumns *self,
            CallboardRunMetric    *metric)
{
  g_autoptr(CallboardSimulationColumn) column =
    callboard_simulation_column_new_for_metric (metric, callboard_run_results_get_run_metrics (self->results));

  g_list_store_append (self->groups[callboard_simulation_column_get_group (column)], column);
}

/* A metric that turned out to be a check. */
static void
remove_metric (CallboardTableColumns *self,
               CallboardRunMetric    *metric)
{
  for (guint group = CALLBOARD_COLUMN_GROUP_CHECK; group < CALLBOARD_N_COLUMN_GROUPS; group++)
    for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->groups[group])); i > 0; i--)
      {
        g_autoptr(CallboardSimulationColumn) column =
          g_list_model_get_item (G_LIST_MODEL (self->groups[group]), i - 1);
        g_autoptr(GtkColumnViewColumn) view_column = NULL;

        if (callboard_simulation_column_get_metric (column) != metric)
          continue;

        view_column = callboard_table_columns_dup_view_column (self, callboard_simulation_column_get_id (column));
        if (view_column != NULL)
          callboard_table_columns_remove_view_column (self, view_column);
        g_list_store_remove (self->groups[group], i - 1);
      }
}

static void
callboard_table_columns_metrics_changed_cb (CallboardTableColumns *self,
                                            guint                  position,
                                            guint                  n_removed,
                                            guint                  n_added,
                                            GListModel            *metrics)
{
  gboolean is_shown = FALSE;

  self->is_applying = TRUE;
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(CallboardRunMetric) metric = g_list_model_get_item (metrics, i);
      g_autofree char *id = g_strconcat ("metric:", callboard_run_metric_get_id (metric), NULL);

      if (n_removed > 0)
        remove_metric (self, metric);
      add_metric (self, metric);
      is_shown |= callboard_table_columns_is_chosen (self, id);
    }
  self->is_applying = FALSE;
  if (is_shown)
    apply (self);
}

/* --- The object -------------------------------------------------------------------- */

static void
callboard_table_columns_finalize (GObject *object)
{
  CallboardTableColumns *self = CALLBOARD_TABLE_COLUMNS (object);

  g_clear_object (&self->all);
  for (guint i = 0; i < CALLBOARD_N_COLUMN_GROUPS; i++)
    g_clear_object (&self->groups[i]);
  g_clear_pointer (&self->sorts, g_hash_table_unref);
  g_strfreev (self->chosen);
  g_clear_object (&self->settings);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->results);

  G_OBJECT_CLASS (callboard_table_columns_parent_class)->finalize (object);
}

static void
callboard_table_columns_class_init (CallboardTableColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_table_columns_finalize;

  /**
   * CallboardTableColumns::changed:
   * @self: the columns
   *
   * Other columns are shown.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", CALLBOARD_TYPE_TABLE_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
callboard_table_columns_init (CallboardTableColumns *self)
{
  GListStore *groups = g_list_store_new (G_TYPE_LIST_MODEL);

  self->sorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) callboard_column_sort_free);
  self->groups[CALLBOARD_COLUMN_GROUP_FIELD] = G_LIST_STORE (callboard_simulation_column_list_fields ());
  for (guint i = CALLBOARD_COLUMN_GROUP_FIELD + 1; i < CALLBOARD_N_COLUMN_GROUPS; i++)
    self->groups[i] = g_list_store_new (CALLBOARD_TYPE_SIMULATION_COLUMN);
  for (guint i = 0; i < CALLBOARD_N_COLUMN_GROUPS; i++)
    g_list_store_append (groups, self->groups[i]);
  self->all = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (groups)));
}

/**
 * callboard_table_columns_new:
 * @table: a table, whose columns have the IDs of fields
 *
 * Sets factories, sorters and menus of the columns. To be called before the sorter of @table
 * is used.
 *
 * Returns: (transfer full): its columns
 */
CallboardTableColumns *
callboard_table_columns_new (GtkColumnView *table)
{
  CallboardTableColumns *self;
  GListModel *columns;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (table), NULL);

  self = g_object_new (CALLBOARD_TYPE_TABLE_COLUMNS, NULL);
  self->table = table;
  columns = gtk_column_view_get_columns (table);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i);

      callboard_table_columns_set_up_view_column (self, view_column,
                          callboard_table_columns_find (self, gtk_column_view_column_get_id (view_column)));
    }
  g_signal_connect_object (gtk_column_view_get_sorter (table), "changed",
                           G_CALLBACK (callboard_table_columns_sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (columns, "items-changed", G_CALLBACK (callboard_table_columns_reordered_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_table_columns_set_plan_job:
 * @self: the columns
 * @plan_job: the run
 *
 * Shows the columns that were chosen for the plan of the run. To be called once.
 */
void
callboard_table_columns_set_plan_job (CallboardTableColumns *self,
                                      CallboardPlanJob      *plan_job)
{
  g_autofree char *plan_id = NULL;

  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job));
  g_return_if_fail (self->plan_job == NULL);

  self->plan_job = g_object_ref (plan_job);
  self->settings = g_settings_new (APPLICATION_ID);
  plan_id = dup_plan_id (self);
  if (plan_id != NULL)
    self->chosen = callboard_column_settings_dup (self->settings, plan_id);
  if (self->chosen != NULL)
    apply (self);
}

/**
 * callboard_table_columns_set_results:
 * @self: the columns
 * @results: the results of the run
 *
 * Adds the checks and metrics of the run. To be called once.
 */
void
callboard_table_columns_set_results (CallboardTableColumns *self,
                                     CallboardRunResults   *results)
{
  GListModel *metrics;

  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));
  g_return_if_fail (CALLBOARD_IS_RUN_RESULTS (results));
  g_return_if_fail (self->results == NULL);

  self->results = g_object_ref (results);
  metrics = G_LIST_MODEL (callboard_run_results_get_run_metrics (results));
  callboard_table_columns_metrics_changed_cb (self, 0, 0, g_list_model_get_n_items (metrics), metrics);
  g_signal_connect_object (metrics, "items-changed", G_CALLBACK (callboard_table_columns_metrics_changed_cb),
                           self, G_CONNECT_SWAPPED);
  update_reading (self);
}

/**
 * callboard_table_columns_set_narrow:
 * @self: the columns
 * @narrow: whether there is little room
 *
 * Hides some columns unless they were chosen.
 */
void
callboard_table_columns_set_narrow (CallboardTableColumns *self,
                                    gboolean               narrow)
{
  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (self->chosen == NULL)
    apply (self);
}

/**
 * callboard_table_columns_detach:
 * @self: the columns
 *
 * To be called before the table is disposed.
 */
void
callboard_table_columns_detach (CallboardTableColumns *self)
{
  GListModel *columns;

  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));

  columns = gtk_column_view_get_columns (self->table);
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->table), self);
  g_signal_handlers_disconnect_by_data (columns, self);
  if (self->results != NULL)
    g_signal_handlers_disconnect_by_data (callboard_run_results_get_run_metrics (self->results), self);
  if (self->reads_metrics)
    callboard_run_results_stop_metrics (self->results);
  self->reads_metrics = FALSE;
  g_clear_object (&self->results);
  g_clear_object (&self->plan_job);
}

/**
 * callboard_table_columns_get_results:
 * @self: the columns
 *
 * Returns: (transfer none) (nullable): the results of the run; %NULL until they are set
 */
CallboardRunResults *
callboard_table_columns_get_results (CallboardTableColumns *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), NULL);

  return self->results;
}

/**
 * callboard_table_columns_get_all:
 * @self: the columns
 *
 * Returns: (transfer none): a list of #CallboardSimulationColumn with a section for each group
 */
GListModel *
callboard_table_columns_get_all (CallboardTableColumns *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), NULL);

  return self->all;
}

/**
 * callboard_table_columns_find:
 * @self: the columns
 * @id: an ID
 *
 * Returns: (transfer none) (nullable): the column with the ID; %NULL if it is not known yet
 */
CallboardSimulationColumn *
callboard_table_columns_find (CallboardTableColumns *self,
                              const char            *id)
{
  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->all); i++)
    {
      g_autoptr(CallboardSimulationColumn) column = g_list_model_get_item (self->all, i);

      if (g_strcmp0 (callboard_simulation_column_get_id (column), id) == 0)
        return column;
    }

  return NULL;
}

/**
 * callboard_table_columns_get_shown:
 * @self: the columns
 * @column: a column
 *
 * Returns: whether @column is shown
 */
gboolean
callboard_table_columns_get_shown (CallboardTableColumns     *self,
                                   CallboardSimulationColumn *column)
{
  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (column), FALSE);

  return callboard_table_columns_is_chosen (self, callboard_simulation_column_get_id (column));
}

/* Returns the position of a column that is added: behind those that were added before. */
static guint
find_place (const char * const *ids)
{
  guint place = 0;

  while (ids[place] != NULL && (place < FIRST_ADDED || !g_strv_contains (default_ids, ids[place])))
    place++;

  return place;
}

/**
 * callboard_table_columns_set_shown:
 * @self: the columns
 * @column: a column; the result cannot be hidden
 * @shown: whether to show it
 *
 * Shows or hides a column, and remembers the choice.
 */
void
callboard_table_columns_set_shown (CallboardTableColumns     *self,
                                   CallboardSimulationColumn *column,
                                   gboolean                   shown)
{
  const char * const *ids;
  const char *id;
  guint place;
  g_autoptr(GStrvBuilder) builder = NULL;

  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (column));

  id = callboard_simulation_column_get_id (column);
  if (callboard_table_columns_is_chosen (self, id) == shown || callboard_simulation_column_get_kind (column) == CALLBOARD_COLUMN_RESULT)
    return;

  builder = g_strv_builder_new ();
  ids = callboard_table_columns_get_ids (self);
  place = shown ? find_place (ids) : G_MAXUINT;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (i == place)
        g_strv_builder_add (builder, id);
      if (!g_str_equal (ids[i], id))
        g_strv_builder_add (builder, ids[i]);
    }
  if (shown && place == g_strv_length ((char **) ids))
    g_strv_builder_add (builder, id);
  choose (self, g_strv_builder_end (builder));
}

/**
 * callboard_table_columns_is_default:
 * @self: the columns
 *
 * Returns: whether the columns are those that every list has at first
 */
gboolean
callboard_table_columns_is_default (CallboardTableColumns *self)
{
  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), TRUE);

  return self->chosen == NULL;
}

/**
 * callboard_table_columns_reset:
 * @self: the columns
 *
 * Shows the columns that every list has at first, and forgets the choice.
 */
void
callboard_table_columns_reset (CallboardTableColumns *self)
{
  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));

  choose (self, NULL);
}
