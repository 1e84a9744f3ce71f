/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a click does with a row, as an action: whoever uses Callboard by the
 * accessibility interface alone has no pointer and no Enter key, and GTK offers
 * nothing for the rows of its lists. Called by what makes such rows.
 */

#include "config.h"

#include "callboard-row-action.h"

/**
 * callboard_row_action_add:
 * @row: a row as the list makes it
 * @name: what to call the action
 *
 * Offers to activate a row.
 */
void
callboard_row_action_add (GtkWidget  *row,
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
 * callboard_row_action_open:
 * @content: what a row shows, once it is in that
 *
 * Offers `row.open` for the row around it.
 */
void
callboard_row_action_open (GtkWidget *content)
{
  callboard_row_action_add (gtk_widget_get_parent (content), "open");
}

/**
 * callboard_row_action_play:
 * @content: what a row shows, once it is in that
 *
 * Offers `row.play` for the row around it.
 */
void
callboard_row_action_play (GtkWidget *content)
{
  callboard_row_action_add (gtk_widget_get_parent (content), "play");
}
