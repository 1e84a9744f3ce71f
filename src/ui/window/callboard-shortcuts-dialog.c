/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keyboard shortcuts in an AdwShortcutsDialog, where libadwaita is 1.8 or newer. Otherwise,
 * callboard-shortcuts-window.c is compiled. The shortcuts themselves are in
 * help-overlay.ui. Used by the action win.show-help-overlay.
 */

#include "config.h"

#include "callboard-adw-names.h"
#include "callboard-shortcuts.h"

/**
 * callboard_shortcuts_present:
 * @window: a window
 *
 * Shows the keyboard shortcuts, with the accelerators of the application's actions.
 */
void
callboard_shortcuts_present (AdwApplicationWindow *window)
{
  g_autoptr(GtkBuilder) builder = NULL;
  AdwDialog *dialog;

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  /* The accelerators also work while a dialog is visible. */
  if (ADW_IS_SHORTCUTS_DIALOG (adw_application_window_get_visible_dialog (window)))
    return;

  builder = gtk_builder_new_from_resource ("/io/github/callboard/Callboard/ui/help-overlay.ui");
  dialog = ADW_DIALOG (gtk_builder_get_object (builder, "help_overlay"));
  callboard_adw_names_update_shortcuts (dialog);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}
