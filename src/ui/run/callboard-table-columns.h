/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-run-results.h"
#include "callboard-simulation-column.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TABLE_COLUMNS (callboard_table_columns_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTableColumns, callboard_table_columns, CALLBOARD, TABLE_COLUMNS, GObject)

CallboardTableColumns     *callboard_table_columns_new            (GtkColumnView             *table);
void                       callboard_table_columns_set_plan_job   (CallboardTableColumns     *self,
                                                                   CallboardPlanJob          *plan_job);
void                       callboard_table_columns_set_results    (CallboardTableColumns     *self,
                                                                   CallboardRunResults       *results);
void                       callboard_table_columns_set_narrow     (CallboardTableColumns     *self,
                                                                   gboolean                   narrow);
void                       callboard_table_columns_detach         (CallboardTableColumns     *self);
CallboardRunResults       *callboard_table_columns_get_results    (CallboardTableColumns     *self);
GListModel                *callboard_table_columns_get_all        (CallboardTableColumns     *self);
CallboardSimulationColumn *callboard_table_columns_find           (CallboardTableColumns     *self,
                                                                   const char                *id);
CallboardSimulationColumn *callboard_table_columns_get_sorted     (CallboardTableColumns     *self);
guint                      callboard_table_columns_count_new_values
                                                                  (CallboardTableColumns     *self);
gboolean                   callboard_table_columns_get_shown      (CallboardTableColumns     *self,
                                                                   CallboardSimulationColumn *column);
void                       callboard_table_columns_set_shown      (CallboardTableColumns     *self,
                                                                   CallboardSimulationColumn *column,
                                                                   gboolean                   shown);
void                       callboard_table_columns_sort           (CallboardTableColumns     *self,
                                                                   CallboardSimulationColumn *column,
                                                                   GtkSortType                order);
gboolean                   callboard_table_columns_is_default     (CallboardTableColumns     *self);
void                       callboard_table_columns_reset          (CallboardTableColumns     *self);

G_END_DECLS
