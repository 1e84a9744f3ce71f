/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A menu that is made when it is opened for the first time: one of ten items takes as
 * long to make as some rows of a list, and most menus are never opened. Used by the
 * pages of a window.
 */

#include "config.h"

#include "callboard-lazy-menu.h"

static void
make_menu (GtkMenuButton *button,
           gpointer       model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
}

/**
 * callboard_lazy_menu_set_model:
 * @button: a menu button without a menu
 * @model: (nullable): what its menu is to have; %NULL for no menu
 *
 * Gives a button a menu, which is made when somebody opens it.
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
    gtk_menu_button_set_create_popup_func (button, make_menu, g_object_ref (model), g_object_unref);
}
