/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround: libadwaita gives two widgets the wrong accessible name. The name of an
 * AdwViewStackPage contains the underscore of its mnemonic, and an AdwExpanderRow names
 * only the row inside it, not itself.
 *
 * Affects: libadwaita 1.7. No upstream issue is known.
 * Delete when: /accessibility passes without it on the minimum libadwaita version.
 * Used by: CallboardSimulationPage and CallboardMetricRow.
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
