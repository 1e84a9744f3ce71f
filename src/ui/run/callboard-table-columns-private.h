/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-table-columns.c and callboard-table-columns-view.c.
 */
#pragma once

#include "callboard-table-columns.h"

G_BEGIN_DECLS

/**
 * CallboardTableColumns:
 *
 * The columns of a #GtkColumnView, those in its .ui file and others that are chosen: fields
 * of a simulation, checks and metrics of the run. The choice and the order are remembered for
 * the plan of the run. While a check or a metric is shown, the metrics of all calls are read.
 */
struct _CallboardTableColumns
{
  GObject              parent_instance;

  GtkColumnView       *table;
  CallboardPlanJob    *plan_job;
  CallboardRunResults *results;
  GSettings           *settings;

  /* One for each CallboardColumnGroup, of CallboardSimulationColumn, and all of them. */
  GListStore          *groups[CALLBOARD_N_COLUMN_GROUPS];
  GListModel          *all;
  /* From the ID of a column in the table to its CallboardColumnSort. */
  GHashTable          *sorts;
  /* The IDs of the chosen columns, in order; NULL for the default. */
  GStrv                chosen;
  gboolean             narrow;
  gboolean             is_applying;
  gboolean             reads_metrics;
};

const char * const  *callboard_table_columns_get_ids            (CallboardTableColumns     *self);
gboolean             callboard_table_columns_is_default_id      (const char                *id);
gboolean             callboard_table_columns_is_chosen          (CallboardTableColumns     *self,
                                                                 const char                *id);
GtkColumnViewColumn *callboard_table_columns_dup_view_column    (CallboardTableColumns     *self,
                                                                 const char                *id);
void                 callboard_table_columns_set_up_view_column (CallboardTableColumns     *self,
                                                                 GtkColumnViewColumn       *view_column,
                                                                 CallboardSimulationColumn *column);
void                 callboard_table_columns_remove_view_column (CallboardTableColumns     *self,
                                                                 GtkColumnViewColumn       *view_column);
void                 callboard_table_columns_show_view_columns  (CallboardTableColumns     *self);
void                 callboard_table_columns_hide_view_columns  (CallboardTableColumns     *self);
void                 callboard_table_columns_order_view_columns (CallboardTableColumns     *self);
void                 callboard_table_columns_sorter_changed_cb  (CallboardTableColumns     *self);

G_END_DECLS
