/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the table itself: adding and removing them, their menus, and sorting. Part
 * of CallboardTableColumns.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-column-sort.h"
#include "callboard-simulation-cell.h"
#include "callboard-table-columns-private.h"

/* The widths of columns that are added, in pixels: that of the heading and of the arrow. */
#define MIN_WIDTH 110
#define MIN_TEXT_WIDTH 150
#define MAX_WIDTH 280
#define ARROW_WIDTH 44

GtkColumnViewColumn *
callboard_table_columns_dup_view_column (CallboardTableColumns *self,
                                         const char            *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return g_steal_pointer (&column);
    }

  return NULL;
}

static GMenuModel *
create_menu (CallboardSimulationColumn *column)
{
  g_autoptr(GMenu) sort = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new ();
  GMenu *menu = g_menu_new ();
  struct { GMenu *menu; const char *label; const char *action; gboolean is_shown; } items[] = {
    { sort, _("Sort _Ascending"), "columns.sort-ascending", TRUE },
    { sort, _("Sort _Descending"), "columns.sort-descending", TRUE },
    { sort, _("_Statistics"), "columns.statistics", callboard_simulation_column_has_statistics (column) },
    { columns, _("_Hide Column"), "columns.hide",
      callboard_simulation_column_get_kind (column) != CALLBOARD_COLUMN_RESULT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (items[i].label, NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", callboard_simulation_column_get_id (column));
      if (items[i].is_shown)
        g_menu_append_item (items[i].menu, item);
    }
  g_menu_append (columns, _("_Columns…"), "columns.choose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (sort));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));

  return G_MENU_MODEL (menu);
}

/* Sets what a column of the table shows. */
void
callboard_table_columns_set_up_view_column (CallboardTableColumns     *self,
                                            GtkColumnViewColumn       *view_column,
                                            CallboardSimulationColumn *column)
{
  g_autoptr(GtkListItemFactory) factory = callboard_simulation_cell_create_factory (column);
  g_autoptr(GMenuModel) menu = create_menu (column);

  gtk_column_view_column_set_factory (view_column, factory);
  gtk_column_view_column_set_header_menu (view_column, menu);
  /* Every simulation has a result. */
  if (callboard_simulation_column_get_kind (column) != CALLBOARD_COLUMN_RESULT)
    g_hash_table_replace (self->sorts, g_strdup (callboard_simulation_column_get_id (column)),
                          callboard_column_sort_new (column, view_column));
}

static int
get_width (CallboardTableColumns     *self,
           CallboardSimulationColumn *column)
{
  g_autoptr(PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self->table), callboard_simulation_column_get_title (column));
  gboolean is_text = callboard_simulation_column_get_kind (column) == CALLBOARD_COLUMN_TEXT;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return CLAMP (width + ARROW_WIDTH, is_text ? MIN_TEXT_WIDTH : MIN_WIDTH, MAX_WIDTH);
}

static void
add_view_column (CallboardTableColumns     *self,
                 CallboardSimulationColumn *column)
{
  g_autoptr(GtkColumnViewColumn) view_column = gtk_column_view_column_new (NULL, NULL);

  gtk_column_view_column_set_id (view_column, callboard_simulation_column_get_id (column));
  gtk_column_view_column_set_title (view_column, callboard_simulation_column_get_title (column));
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_fixed_width (view_column, get_width (self, column));
  callboard_table_columns_set_up_view_column (self, view_column, column);
  gtk_column_view_append_column (self->table, view_column);
}

/* The list is sorted by result if it was sorted by a column that goes. */
static void
stop_sorting (CallboardTableColumns *self,
              GtkColumnViewColumn   *view_column)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
  g_autoptr(GtkColumnViewColumn) result = NULL;

  if (gtk_column_view_sorter_get_primary_sort_column (sorter) != view_column)
    return;

  result = callboard_table_columns_dup_view_column (self, "result");
  gtk_column_view_sort_by_column (self->table, result, GTK_SORT_ASCENDING);
}

/* Columns of the .ui file are hidden, others are removed. */
void
callboard_table_columns_remove_view_column (CallboardTableColumns *self,
                                            GtkColumnViewColumn   *view_column)
{
  g_autofree char *id = g_strdup (gtk_column_view_column_get_id (view_column));

  stop_sorting (self, view_column);
  if (callboard_table_columns_is_default_id (id))
    {
      gtk_column_view_column_set_visible (view_column, FALSE);
      return;
    }

  gtk_column_view_remove_column (self->table, view_column);
  gtk_column_view_column_set_sorter (view_column, NULL);
  g_hash_table_remove (self->sorts, id);
}

void
callboard_table_columns_show_view_columns (CallboardTableColumns *self)
{
  const char * const *ids = callboard_table_columns_get_ids (self);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = callboard_table_columns_dup_view_column (self, ids[i]);
      CallboardSimulationColumn *column = view_column == NULL ? callboard_table_columns_find (self, ids[i]) : NULL;

      if (column != NULL)
        add_view_column (self, column);
      else if (view_column != NULL)
        gtk_column_view_column_set_visible (view_column, TRUE);
    }
}

void
callboard_table_columns_hide_view_columns (CallboardTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);

  for (guint i = g_list_model_get_n_items (columns); i > 0; i--)
    {
      g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (columns, i - 1);

      if (!callboard_table_columns_is_chosen (self, gtk_column_view_column_get_id (view_column)))
        callboard_table_columns_remove_view_column (self, view_column);
    }
}

/* Moves the columns that are not where they belong. The hidden ones are behind. */
void
callboard_table_columns_order_view_columns (CallboardTableColumns *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->table);
  const char * const *ids = callboard_table_columns_get_ids (self);
  guint position = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = callboard_table_columns_dup_view_column (self, ids[i]);
      g_autoptr(GtkColumnViewColumn) present = g_list_model_get_item (columns, position);

      if (view_column == NULL)
        continue;

      if (view_column != present)
        gtk_column_view_insert_column (self->table, position, view_column);
      position++;
    }
}

/* --- Sorting ----------------------------------------------------------------------- */

/* Connected before the sort model, so that the values are known when it sorts. */
void
callboard_table_columns_sorter_changed_cb (CallboardTableColumns *self)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table));
  g_autoptr(GHashTable) sorted = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;
  gpointer sort;

  for (guint i = 0; i < gtk_column_view_sorter_get_n_sort_columns (sorter); i++)
    {
      GtkSortType order;
      GtkColumnViewColumn *column = gtk_column_view_sorter_get_nth_sort_column (sorter, i, &order);

      sort = g_hash_table_lookup (self->sorts, gtk_column_view_column_get_id (column));
      g_hash_table_add (sorted, (gpointer) gtk_column_view_column_get_id (column));
      if (sort != NULL && self->plan_job != NULL)
        callboard_column_sort_prepare (sort, G_LIST_MODEL (self->plan_job), order == GTK_SORT_DESCENDING);
    }
  g_hash_table_iter_init (&iter, self->sorts);
  while (g_hash_table_iter_next (&iter, &id, &sort))
    if (!g_hash_table_contains (sorted, id))
      callboard_column_sort_clear (sort);
}

/**
 * callboard_table_columns_get_sorted:
 * @self: the columns
 *
 * Returns: (transfer none) (nullable): the column that the list is sorted by
 */
CallboardSimulationColumn *
callboard_table_columns_get_sorted (CallboardTableColumns *self)
{
  GtkColumnViewColumn *column;

  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), NULL);

  column = gtk_column_view_sorter_get_primary_sort_column (
    GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->table)));

  return column != NULL ? callboard_table_columns_find (self, gtk_column_view_column_get_id (column)) : NULL;
}

/**
 * callboard_table_columns_count_new_values:
 * @self: the columns
 *
 * Returns: the number of simulations that have got a value in the column that the list is
 *   sorted by since it was sorted; 0 if it is a field
 */
guint
callboard_table_columns_count_new_values (CallboardTableColumns *self)
{
  CallboardSimulationColumn *column;
  CallboardColumnSort *sort;

  g_return_val_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self), 0);

  column = callboard_table_columns_get_sorted (self);
  if (column == NULL || callboard_simulation_column_get_metric (column) == NULL || self->plan_job == NULL)
    return 0;

  sort = g_hash_table_lookup (self->sorts, callboard_simulation_column_get_id (column));

  return sort != NULL ? callboard_column_sort_count (sort, G_LIST_MODEL (self->plan_job)) : 0;
}

/**
 * callboard_table_columns_sort:
 * @self: the columns
 * @column: a column that is shown
 * @order: the order
 *
 * Sorts the list.
 */
void
callboard_table_columns_sort (CallboardTableColumns     *self,
                              CallboardSimulationColumn *column,
                              GtkSortType                order)
{
  g_autoptr(GtkColumnViewColumn) view_column = NULL;

  g_return_if_fail (CALLBOARD_IS_TABLE_COLUMNS (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (column));

  view_column = callboard_table_columns_dup_view_column (self, callboard_simulation_column_get_id (column));
  if (view_column != NULL)
    gtk_column_view_sort_by_column (self->table, view_column, order);
}
