/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the simulations by a column. Those without a value are last, whether the
 * order is ascending or descending. Used by CallboardTableColumns.
 */

#include "config.h"

#include "callboard-column-sort.h"

/**
 * CallboardColumnSort: (skip)
 *
 * Sets the sorter of a column. GTK inverts a sorter for the descending order, and only knows
 * keys that do not depend on it. So the values are looked up once before each sort, and are
 * then compared with the order in mind.
 */
struct _CallboardColumnSort
{
  CallboardSimulationColumn *column;
  gboolean                   descending;
  /* The numbers of simulations, those of which it is not known missing. */
  GHashTable                *numbers;
  GArray                    *values;
  /* The simulations without a text. */
  GHashTable                *missing;
};

/* Returns how a simulation without a value compares with one that has a value. */
static int
get_last (CallboardColumnSort *self)
{
  return self->descending ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
}

static int
compare_presence (CallboardColumnSort *self,
                  gboolean             has_a,
                  gboolean             has_b)
{
  if (has_a == has_b)
    return GTK_ORDERING_EQUAL;

  return has_a ? -get_last (self) : get_last (self);
}

/* A simulation that was added since the last sort is not in the table. */
static gboolean
get_number (CallboardColumnSort *self,
            gpointer             simulation,
            double              *number)
{
  gpointer position;

  if (!g_hash_table_lookup_extended (self->numbers, simulation, NULL, &position))
    return callboard_simulation_column_get_number (self->column, simulation, number);
  if (position == NULL)
    return FALSE;

  *number = g_array_index (self->values, double, GPOINTER_TO_UINT (position) - 1);

  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  CallboardColumnSort *self = user_data;
  double number_a = 0;
  double number_b = 0;
  gboolean has_a = get_number (self, (gpointer) a, &number_a);
  gboolean has_b = get_number (self, (gpointer) b, &number_b);

  if (!has_a || !has_b)
    return compare_presence (self, has_a, has_b);

  return (number_a > number_b) - (number_a < number_b);
}

static int
compare_missing (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  CallboardColumnSort *self = user_data;

  if (g_hash_table_size (self->missing) == 0)
    return GTK_ORDERING_EQUAL;

  return compare_presence (self, !g_hash_table_contains (self->missing, a),
                           !g_hash_table_contains (self->missing, b));
}

static char *
dup_text (gpointer simulation,
          gpointer column)
{
  return callboard_simulation_column_dup_text (column, simulation);
}

/* A sorter of texts has collation keys. */
static GtkSorter *
create_text_sorter (CallboardSimulationColumn *column)
{
  GtkExpression *expression =
    gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_text), g_object_ref (column),
                                 (GClosureNotify) (void (*) (void)) g_object_unref);

  return GTK_SORTER (gtk_string_sorter_new (expression));
}

static gboolean
is_text (CallboardColumnSort *self)
{
  return callboard_simulation_column_get_kind (self->column) == CALLBOARD_COLUMN_TEXT;
}

static void
clear (gpointer data)
{
  CallboardColumnSort *self = data;

  g_object_unref (self->column);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->values);
  g_hash_table_unref (self->missing);
}

static GtkSorter *
create_sorter (CallboardColumnSort *self,
               GtkSorter           *own)
{
  GtkMultiSorter *multi;

  if (!is_text (self))
    return GTK_SORTER (gtk_custom_sorter_new (compare_numbers, g_rc_box_acquire (self),
                                              (GDestroyNotify) callboard_column_sort_free));

  multi = gtk_multi_sorter_new ();
  gtk_multi_sorter_append (multi,
                           GTK_SORTER (gtk_custom_sorter_new (compare_missing, g_rc_box_acquire (self),
                                                              (GDestroyNotify) callboard_column_sort_free)));
  gtk_multi_sorter_append (multi, own != NULL ? g_object_ref (own) : create_text_sorter (self->column));

  return GTK_SORTER (multi);
}

/**
 * callboard_column_sort_new:
 * @column: what the column shows
 * @view_column: the column, whose own sorter for texts is kept
 *
 * Sets the sorter of @view_column, which has a reference to the order.
 *
 * Returns: (transfer full): the order
 */
CallboardColumnSort *
callboard_column_sort_new (CallboardSimulationColumn *column,
                           GtkColumnViewColumn       *view_column)
{
  CallboardColumnSort *self;
  g_autoptr(GtkSorter) sorter = NULL;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (column), NULL);
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (view_column), NULL);

  self = g_rc_box_new0 (CallboardColumnSort);
  self->column = g_object_ref (column);
  self->numbers = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  self->missing = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  sorter = create_sorter (self, gtk_column_view_column_get_sorter (view_column));
  gtk_column_view_column_set_sorter (view_column, sorter);

  return self;
}

/**
 * callboard_column_sort_free:
 * @self: an order
 *
 * Drops a reference to the order.
 */
void
callboard_column_sort_free (CallboardColumnSort *self)
{
  g_rc_box_release_full (self, clear);
}

static void
add_number (CallboardColumnSort    *self,
            CallboardSimulationJob *simulation)
{
  double number;
  gpointer position = NULL;

  if (callboard_simulation_column_get_number (self->column, simulation, &number))
    {
      g_array_append_val (self->values, number);
      position = GUINT_TO_POINTER (self->values->len);
    }
  g_hash_table_insert (self->numbers, g_object_ref (simulation), position);
}

/**
 * callboard_column_sort_prepare:
 * @self: an order
 * @simulations: the simulations to sort
 * @descending: whether the order is descending
 *
 * Looks up the values. To be called before each sort by the column.
 */
void
callboard_column_sort_prepare (CallboardColumnSort *self,
                               GListModel          *simulations,
                               gboolean             descending)
{
  guint n;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_LIST_MODEL (simulations));

  callboard_column_sort_clear (self);
  self->descending = descending;
  n = g_list_model_get_n_items (simulations);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);

      if (!is_text (self))
        add_number (self, simulation);
      else if (!callboard_simulation_column_has_value (self->column, simulation))
        g_hash_table_add (self->missing, g_steal_pointer (&simulation));
    }
}

/* Whether a simulation had no value when the values were looked up. */
static gboolean
was_missing (CallboardColumnSort    *self,
             CallboardSimulationJob *simulation)
{
  gpointer position = NULL;

  if (is_text (self))
    return g_hash_table_contains (self->missing, simulation);

  return g_hash_table_lookup_extended (self->numbers, simulation, NULL, &position) && position == NULL;
}

/**
 * callboard_column_sort_count:
 * @self: an order
 * @simulations: the simulations
 *
 * Returns: the number of simulations that have got a value since the last sort
 */
guint
callboard_column_sort_count (CallboardColumnSort *self,
                             GListModel          *simulations)
{
  guint n_new = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (G_IS_LIST_MODEL (simulations), 0);

  for (guint i = 0; i < g_list_model_get_n_items (simulations); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (simulations, i);

      n_new += was_missing (self, simulation) && callboard_simulation_column_has_value (self->column, simulation);
    }

  return n_new;
}

/**
 * callboard_column_sort_clear:
 * @self: an order
 *
 * Forgets the values, once nothing is sorted by the column.
 */
void
callboard_column_sort_clear (CallboardColumnSort *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->missing);
  g_array_set_size (self->values, 0);
}
