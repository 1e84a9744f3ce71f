/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Menus that are created when they are first opened, because creating one takes as long
 * as creating several rows of a list. Used by the pages of the window.
 */

#include "config.h"

#include "callboard-lazy-menu.h"

static void
callboard_lazy_menu_create_popup_cb (GtkMenuButton *button,
                                     gpointer       model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

/**
 * callboard_lazy_menu_set_model:
 * @button: a menu button without a menu
 * @model: (nullable): the menu, or %NULL for none
 *
 * Sets the menu of a button, which is created when it is first opened.
 */
void
callboard_lazy_menu_set_model (GtkMenuButton *button,
                               GMenuModel    *model)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (model == NULL || G_IS_MENU_MODEL (model));

  if (model == NULL)
    gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  else
    gtk_menu_button_set_create_popup_func (button, callboard_lazy_menu_create_popup_cb,
                                           g_object_ref (model), g_object_unref);
}
