/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: the rows of GtkListView and GtkColumnView cannot be activated through
 * the accessibility interface alone, without a pointer or a key. This adds an action to a
 * row, which GTK exposes to assistive technologies.
 *
 * Affects: GTK 4.18 to 4.24. No upstream issue is known.
 * Delete when: GTK exposes an action for the rows of its lists.
 * Used by: the list item factories of the pages.
 */

#include "config.h"

#include "callboard-gtk-row-action.h"

/**
 * callboard_gtk_row_action_add:
 * @row: the row widget of a list
 * @name: a name for the action
 *
 * Adds an action that activates a row.
 */
void
callboard_gtk_row_action_add (GtkWidget  *row,
                              const char *name)
{
  g_autoptr(GSimpleActionGroup) group = NULL;
  g_autoptr(GSimpleAction) action = NULL;

  g_return_if_fail (GTK_IS_WIDGET (row));

  group = g_simple_action_group_new ();
  action = g_simple_action_new (name, NULL);
  g_signal_connect_object (action, "activate", G_CALLBACK (gtk_widget_activate), row, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (row, "row", G_ACTION_GROUP (group));
}

/**
 * callboard_gtk_row_action_open:
 * @content: the child of a row, once it has been added to it
 *
 * Adds the action `row.open` to the row of @content.
 */
void
callboard_gtk_row_action_open (GtkWidget *content)
{
  callboard_gtk_row_action_add (gtk_widget_get_parent (content), "open");
}

/**
 * callboard_gtk_row_action_play:
 * @content: the child of a row, once it has been added to it
 *
 * Adds the action `row.play` to the row of @content.
 */
void
callboard_gtk_row_action_play (GtkWidget *content)
{
  callboard_gtk_row_action_add (gtk_widget_get_parent (content), "play");
}
