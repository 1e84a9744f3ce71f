/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The actions of a window about any run: those of the context menus, and going to the next
 * failed run.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-run-address.h"
#include "callboard-window-private.h"

static void
copy (CallboardWindow *self,
      const char      *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  callboard_window_show_toast (self, _("Copied to the clipboard"));
}

static void
callboard_window_copy_run_link_action (GtkWidget  *widget,
                                       const char *action_name,
                                       GVariant   *parameter)
{
  g_autofree char *uri = callboard_run_address_to_uri (g_variant_get_string (parameter, NULL));

  copy (CALLBOARD_WINDOW (widget), uri);
}

static void
callboard_window_copy_id_action (GtkWidget  *widget,
                                 const char *action_name,
                                 GVariant   *parameter)
{
  copy (CALLBOARD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
callboard_window_step_failed_run_action (GtkWidget  *widget,
                                         const char *action_name,
                                         GVariant   *parameter)
{
  CallboardWindow *self = CALLBOARD_WINDOW (widget);
  gboolean is_forward = g_str_equal (action_name, "win.next-failed-run");
  g_autofree char *id =
    self->runs_page != NULL ? callboard_runs_page_dup_failed_run (self->runs_page, is_forward) : NULL;

  if (id != NULL)
    callboard_window_open_run (self, id);
  else
    callboard_window_show_toast (self, _("No more failures"));
}

/* Called by class_init(). */
void
callboard_window_class_install_row_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy-run-link", "s", callboard_window_copy_run_link_action);
  gtk_widget_class_install_action (widget_class, "win.copy-id", "s", callboard_window_copy_id_action);
  gtk_widget_class_install_action (widget_class, "win.next-failed-run", NULL,
                                   callboard_window_step_failed_run_action);
  gtk_widget_class_install_action (widget_class, "win.previous-failed-run", NULL,
                                   callboard_window_step_failed_run_action);
}
