/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes a group of rows one stop of the Tab key: the arrow keys move within it. The lists are
 * those inside groups and expander rows of libadwaita, which have no property for it. Used by
 * the simulation page.
 */

#include "config.h"

#include "callboard-tab-stops.h"

/**
 * callboard_tab_stops_reduce:
 * @widget: a widget that contains lists of rows
 *
 * Lets Tab leave a list after the widgets in its focused row.
 */
void
callboard_tab_stops_reduce (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LIST_BOX (widget))
    gtk_list_box_set_tab_behavior (GTK_LIST_BOX (widget), GTK_LIST_TAB_ITEM);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    callboard_tab_stops_reduce (child);
}
