/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: GTK gives menus the wrong accessible names. The items of a menu are
 * labeled by widgets that have no name themselves, and a menu button is named, while its
 * menu is open, by the whole content of the menu. Items are private widgets; their text is
 * read from the private property `text` if they have it.
 *
 * Affects: GTK 4.18 to 4.24. No upstream issue is known.
 * Delete when: /accessibility passes without it on the minimum GTK version.
 * Used by: every menu button, in "notify::active".
 */

#include "config.h"

#include "callboard-gtk-menu-names.h"

static gboolean
is_item (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_MENU_ITEM || role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_CHECKBOX ||
         role == GTK_ACCESSIBLE_ROLE_MENU_ITEM_RADIO;
}

static void
name_item (GtkWidget *item)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (item), "text");
  g_autofree char *text = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *name = NULL;

  if (pspec == NULL || pspec->value_type != G_TYPE_STRING)
    return;

  g_object_get (item, "text", &text, NULL);
  parts = g_strsplit (text != NULL ? text : "", "_", -1);
  name = g_strjoinv ("", parts);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_items (GtkWidget *within)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (is_item (child))
        name_item (child);
      else
        name_items (child);
    }
}

/**
 * callboard_gtk_menu_names_update:
 * @button: a button whose menu has been opened or closed
 *
 * Names the button by its label or its tooltip, and the items by their texts.
 */
void
callboard_gtk_menu_names_update (GtkMenuButton *button)
{
  const char *name;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  name = gtk_menu_button_get_label (button);
  if (name == NULL && gtk_menu_button_get_icon_name (button) != NULL)
    name = gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_POPOVER_MENU (gtk_menu_button_get_popover (button)))
    name_items (GTK_WIDGET (gtk_menu_button_get_popover (button)));
}
