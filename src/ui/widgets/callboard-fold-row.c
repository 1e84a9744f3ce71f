/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that unfolds to a group of details. Used on the simulation page.
 */

#include "config.h"

#include "callboard-adw-names.h"
#include "callboard-fold-row.h"

/**
 * CallboardFoldRow:
 *
 * An #AdwExpanderRow whose texts are not markup, and that assistive technologies can unfold.
 */
struct _CallboardFoldRow
{
  AdwExpanderRow parent_instance;
};

G_DEFINE_FINAL_TYPE (CallboardFoldRow, callboard_fold_row, ADW_TYPE_EXPANDER_ROW)

static void
callboard_fold_row_toggle_cb (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  adw_expander_row_set_expanded (row, !adw_expander_row_get_expanded (row));
}

static void
callboard_fold_row_class_init (CallboardFoldRowClass *klass)
{
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "fold.toggle", NULL, callboard_fold_row_toggle_cb);
}

static void
callboard_fold_row_init (CallboardFoldRow *self)
{
  g_object_set (self, "use-markup", FALSE, "subtitle-lines", 2, NULL);
  g_signal_connect (self, "notify::title", G_CALLBACK (callboard_adw_names_update_expander_row), NULL);
}
