/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunsPage that says which runs and fields of the list could not be
 * read.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-runs-page-private.h"
#include "callboard-text.h"
#include "callboard-unreadable-dialog.h"
#include "callboard-unreadable-list.h"

static void
callboard_runs_page_show_unreadable_cb (CallboardRunsPage *self)
{
  g_autoptr(GListModel) skipped_items = callboard_run_list_dup_skipped_items (self->run_list);
  g_autoptr(GListModel) fields =
    callboard_plan_job_list_dup_unreadable (callboard_run_list_get_runs (self->run_list));

  adw_dialog_present (ADW_DIALOG (callboard_unreadable_dialog_new (skipped_items, fields)),
                      GTK_WIDGET (self));
}

/* Few lists have anything that could not be read. */
static void
create_button (CallboardRunsPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self->stack), ADW_TYPE_TOOLBAR_VIEW);

  self->unreadable_button = g_object_new (CALLBOARD_TYPE_UNREADABLE_BUTTON,
                                          "margin-start", 6,
                                          "margin-end", 6,
                                          "margin-top", 6,
                                          "margin-bottom", 6,
                                          NULL);
  g_signal_connect_object (self->unreadable_button, "clicked",
                           G_CALLBACK (callboard_runs_page_show_unreadable_cb), self, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->unreadable_button));
}

void
callboard_runs_page_update_unreadable (CallboardRunsPage *self)
{
  guint n_fields = callboard_plan_job_list_count_unreadable (callboard_run_list_get_runs (self->run_list));
  g_autoptr(GListModel) skipped_items = callboard_run_list_dup_skipped_items (self->run_list);
  guint n_skipped = g_list_model_get_n_items (skipped_items);
  g_autofree char *skipped_count = callboard_text_format_count (n_skipped);
  g_autofree char *fields_label = callboard_unreadable_button_dup_label (n_fields);
  /* Translators: of the list of runs */
  g_autofree char *skipped_label =
    g_strdup_printf (ngettext ("%s run could not be read", "%s runs could not be read", n_skipped),
                     skipped_count);
  g_autofree char *label = NULL;

  if (n_fields > 0 || n_skipped > 0)
    label = callboard_text_join_list ((const char *const[]) {
                                        n_skipped > 0 ? skipped_label : fields_label,
                                        n_skipped > 0 && n_fields > 0 ? fields_label : NULL,
                                        NULL,
                                      });
  if (label != NULL && self->unreadable_button == NULL)
    create_button (self);
  if (self->unreadable_button != NULL)
    callboard_unreadable_button_set_label (self->unreadable_button, label);
}
