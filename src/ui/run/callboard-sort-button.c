/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A menu for sorting by a column: for the keyboard, for assistive technologies, and for
 * narrow windows without column headers. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-lazy-menu.h"
#include "callboard-gtk-menu-names.h"
#include "callboard-sort-button.h"

/**
 * CallboardSortButton:
 *
 * A button that sorts a #GtkColumnView. The state of its action `sort.by` is the ID of the
 * sort column, or empty; the state of `sort.descending` is the sort order.
 */
struct _CallboardSortButton
{
  AdwBin         parent_instance;

  GMenu         *columns_menu;
  GSimpleAction *by_action;
  GSimpleAction *descending_action;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (CallboardSortButton, callboard_sort_button, ADW_TYPE_BIN)

static GtkColumnViewSorter *
get_sorter (CallboardSortButton *self)
{
  return GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (self->view));
}

static GtkColumnViewColumn *
get_column (CallboardSortButton *self)
{
  return self->view != NULL ? gtk_column_view_sorter_get_primary_sort_column (get_sorter (self)) : NULL;
}

static gboolean
is_descending (CallboardSortButton *self)
{
  return get_column (self) != NULL &&
         gtk_column_view_sorter_get_primary_sort_order (get_sorter (self)) == GTK_SORT_DESCENDING;
}

static GtkColumnViewColumn *
dup_column (CallboardSortButton *self,
            const char          *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return g_steal_pointer (&column);
    }

  return NULL;
}

static void
callboard_sort_button_by_activated_cb (CallboardSortButton *self,
                                       GVariant            *id)
{
  g_autoptr(GtkColumnViewColumn) column =
    self->view != NULL ? dup_column (self, g_variant_get_string (id, NULL)) : NULL;

  if (column != NULL)
    gtk_column_view_sort_by_column (self->view, column,
                                    is_descending (self) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
callboard_sort_button_descending_activated_cb (CallboardSortButton *self,
                                               GVariant            *descending)
{
  if (get_column (self) != NULL)
    gtk_column_view_sort_by_column (self->view, get_column (self),
                                    g_variant_get_boolean (descending) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* Called after sorting by a column header too. */
static void
callboard_sort_button_sorter_changed_cb (CallboardSortButton *self)
{
  GtkColumnViewColumn *column = get_column (self);

  g_simple_action_set_enabled (self->descending_action, column != NULL);
  g_simple_action_set_state (self->by_action,
                             g_variant_new_string (column != NULL ? gtk_column_view_column_get_id (column) : ""));
  g_simple_action_set_state (self->descending_action, g_variant_new_boolean (is_descending (self)));
}

static void
callboard_sort_button_dispose (GObject *object)
{
  CallboardSortButton *self = CALLBOARD_SORT_BUTTON (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->columns_menu);
  g_clear_object (&self->by_action);
  g_clear_object (&self->descending_action);

  G_OBJECT_CLASS (callboard_sort_button_parent_class)->dispose (object);
}

static void
callboard_sort_button_class_init (CallboardSortButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = callboard_sort_button_dispose;
}

static void
add_actions (CallboardSortButton *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  self->by_action = g_simple_action_new_stateful ("by", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  self->descending_action = g_simple_action_new_stateful ("descending", NULL, g_variant_new_boolean (FALSE));
  g_simple_action_set_enabled (self->descending_action, FALSE);
  g_signal_connect_object (self->by_action, "change-state",
                           G_CALLBACK (callboard_sort_button_by_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->descending_action, "change-state",
                           G_CALLBACK (callboard_sort_button_descending_activated_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->by_action));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->descending_action));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sort", G_ACTION_GROUP (group));
}

static void
callboard_sort_button_init (CallboardSortButton *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) order_menu = g_menu_new ();
  GtkWidget *button;

  add_actions (self);
  self->columns_menu = g_menu_new ();
  g_menu_append (order_menu, _("_Descending"), "sort.descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->columns_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order_menu));

  button = g_object_new (GTK_TYPE_MENU_BUTTON,
                         "icon-name", "view-sort-ascending-symbolic",
                         /* Translators: the menu for sorting the list */
                         "tooltip-text", _("Sort"),
                         NULL);
  callboard_lazy_menu_set_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  g_signal_connect (button, "notify::active", G_CALLBACK (callboard_gtk_menu_names_update), NULL);
  adw_bin_set_child (ADW_BIN (self), button);
}

static void
callboard_sort_button_columns_changed_cb (CallboardSortButton *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  g_menu_remove_all (self->columns_menu);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (gtk_column_view_column_get_title (column), NULL);

      g_menu_item_set_action_and_target (item, "sort.by", "s", gtk_column_view_column_get_id (column));
      g_menu_append_item (self->columns_menu, item);
    }
}

/**
 * callboard_sort_button_set_view:
 * @self: a button
 * @view: the view to sort
 *
 * Sets the view to sort. To be called once.
 */
void
callboard_sort_button_set_view (CallboardSortButton *self,
                                GtkColumnView       *view)
{
  g_return_if_fail (CALLBOARD_IS_SORT_BUTTON (self));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (self->view == NULL);

  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (get_sorter (self), "changed",
                           G_CALLBACK (callboard_sort_button_sorter_changed_cb), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed",
                           G_CALLBACK (callboard_sort_button_columns_changed_cb), self, G_CONNECT_SWAPPED);
  callboard_sort_button_columns_changed_cb (self);
}
