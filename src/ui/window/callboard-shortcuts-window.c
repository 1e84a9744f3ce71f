/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keyboard shortcuts in a GtkShortcutsWindow, where libadwaita is older than 1.8.
 * Otherwise, callboard-shortcuts-dialog.c is compiled. The shortcuts themselves are in
 * help-overlay.ui. Used by the action win.show-help-overlay.
 *
 * Delete when libadwaita 1.8 is required.
 */

#include "config.h"

#include "callboard-shortcuts.h"

/* Sets the accelerators of the shortcut's action, which the application defines. */
static void
set_accelerators (GtkApplication *application,
                  GObject        *shortcut)
{
  g_autofree char *action = NULL;
  g_auto(GStrv) keys = NULL;
  g_autofree char *joined = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (shortcut), "accelerator") == NULL)
    return;

  g_object_get (shortcut, "action-name", &action, NULL);
  if (action == NULL)
    return;

  keys = gtk_application_get_accels_for_action (application, action);
  joined = g_strjoinv (" ", keys);
  g_object_set (shortcut, "accelerator", joined, NULL);
}

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
  GtkWindow *overlay;
  GSList *objects;

  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  /* GTK would create `gtk/help-overlay.ui` with every window. */
  builder = gtk_builder_new_from_resource ("/io/github/callboard/Callboard/ui/help-overlay.ui");
  overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
  objects = gtk_builder_get_objects (builder);

  for (GSList *object = objects; object != NULL; object = object->next)
    set_accelerators (gtk_window_get_application (GTK_WINDOW (window)), object->data);
  g_slist_free (objects);
  gtk_window_set_transient_for (overlay, GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (overlay, TRUE);
  gtk_window_present (overlay);
}
