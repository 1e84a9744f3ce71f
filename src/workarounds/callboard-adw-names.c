/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: libadwaita gives three widgets the wrong accessible name. The name of an
 * AdwViewStackPage contains the underscore of its mnemonic, an AdwExpanderRow names only the
 * row inside it, not itself, and the rows of an AdwShortcutsDialog have no name.
 *
 * Affects: libadwaita 1.7; 1.10 names pages without the underscore, but rows are still
 *   wrong. No upstream issue is known.
 * Delete when: /accessibility passes without it on the minimum libadwaita version.
 * Used by: CallboardSimulationPage, CallboardMetricRow and callboard-shortcuts-dialog.c.
 */

#include "config.h"

#include "callboard-adw-names.h"

/**
 * callboard_adw_names_update_pages:
 * @stack: a stack whose titles have mnemonics
 *
 * Names the pages of a stack by their titles, without underscores.
 */
void
callboard_adw_names_update_pages (AdwViewStack *stack)
{
  g_autoptr(GListModel) pages = NULL;

  g_return_if_fail (ADW_IS_VIEW_STACK (stack));

  pages = G_LIST_MODEL (adw_view_stack_get_pages (stack));
  for (guint i = 0; i < g_list_model_get_n_items (pages); i++)
    {
      g_autoptr(AdwViewStackPage) page = g_list_model_get_item (pages, i);
      g_auto(GStrv) parts = g_strsplit (adw_view_stack_page_get_title (page), "_", -1);
      g_autofree char *name = g_strjoinv ("", parts);

      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/**
 * callboard_adw_names_update_expander_row:
 * @row: a row
 *
 * Names an expander row by its title.
 */
void
callboard_adw_names_update_expander_row (AdwExpanderRow *row)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}

/* The row is an AdwWrapBox with a box of labels, the first of which is the title, and the
 * keys. */
static void
name_shortcut (GtkListBoxRow *row)
{
  GtkWidget *content = gtk_list_box_row_get_child (row);
  GtkWidget *labels = content != NULL ? gtk_widget_get_first_child (content) : NULL;
  GtkWidget *title = labels != NULL ? gtk_widget_get_first_child (labels) : NULL;

  if (title != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    title, gtk_widget_get_last_child (content), NULL, -1);
}

static void
name_shortcuts (GtkWidget *within)
{
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX_ROW (child))
        name_shortcut (GTK_LIST_BOX_ROW (child));
      else
        name_shortcuts (child);
    }
}

/**
 * callboard_adw_names_update_shortcuts:
 * @dialog: an AdwShortcutsDialog
 *
 * Names the rows of the shortcuts by their titles and keys.
 */
void
callboard_adw_names_update_shortcuts (AdwDialog *dialog)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  if (adw_dialog_get_child (dialog) != NULL)
    name_shortcuts (adw_dialog_get_child (dialog));
}
