/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a GtkDropDown for names of any length: its own would make a window as wide as the
 * longest. Used by the matrix view.
 */

#include "config.h"

#include "callboard-drop-down-rows.h"

/* The width of a long name, in characters: on the button and in the list, which fits into a
 * small window with large text. */
#define BUTTON_CHARACTERS 20
#define LIST_CHARACTERS 26

static GtkWidget *
create_label (int max_characters)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_characters);

  return label;
}

static const char *
get_text (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
callboard_drop_down_rows_set_up_button_cb (GtkListItemFactory *factory,
                                           GtkListItem        *item)
{
  gtk_list_item_set_child (item, create_label (BUTTON_CHARACTERS));
}

static void
callboard_drop_down_rows_bind_button_cb (GtkListItemFactory *factory,
                                         GtkListItem        *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), get_text (item));
}

static void
callboard_drop_down_rows_set_up_row_cb (GtkListItemFactory *factory,
                                        GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = create_label (LIST_CHARACTERS);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "object-select-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_item_set_child (item, box);
}

static void
callboard_drop_down_rows_update_icon (GtkListItem *item,
                                      GParamSpec  *pspec,
                                      GtkDropDown *drop_down)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gboolean is_selected = gtk_drop_down_get_selected_item (drop_down) == gtk_list_item_get_item (item);

  if (box != NULL)
    gtk_widget_set_opacity (gtk_widget_get_last_child (box), is_selected ? 1 : 0);
}

static void
callboard_drop_down_rows_bind_row_cb (GtkDropDown *drop_down,
                                      GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), get_text (item));
  gtk_widget_set_tooltip_text (label, get_text (item));
  /* The list is as wide as its rows must be, and ellipsized text needs no width. */
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (get_text (item), -1), LIST_CHARACTERS));
  callboard_drop_down_rows_update_icon (item, NULL, drop_down);
  g_signal_connect_object (drop_down, "notify::selected-item",
                           G_CALLBACK (callboard_drop_down_rows_update_icon), item, G_CONNECT_SWAPPED);
}

static void
callboard_drop_down_rows_unbind_row_cb (GtkDropDown *drop_down,
                                        GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (drop_down, callboard_drop_down_rows_update_icon, item);
}

/**
 * callboard_drop_down_rows_set_up:
 * @drop_down: a drop-down whose model has items of type #GtkStringObject
 *
 * Ellipsizes its items.
 */
void
callboard_drop_down_rows_set_up (GtkDropDown *drop_down)
{
  g_autoptr(GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (button, "setup", G_CALLBACK (callboard_drop_down_rows_set_up_button_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (callboard_drop_down_rows_bind_button_cb), NULL);
  g_signal_connect (rows, "setup", G_CALLBACK (callboard_drop_down_rows_set_up_row_cb), NULL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (callboard_drop_down_rows_bind_row_cb), drop_down,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "unbind", G_CALLBACK (callboard_drop_down_rows_unbind_row_cb), drop_down,
                           G_CONNECT_SWAPPED);
  gtk_drop_down_set_factory (drop_down, button);
  gtk_drop_down_set_list_factory (drop_down, rows);
}
