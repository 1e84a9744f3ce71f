/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog of Ctrl+O: asks for the id or the web address of a run.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-open-dialog.h"
#include "callboard-run-address.h"

/**
 * CallboardOpenDialog:
 *
 * Asks which run to open. Emits `opened` with its id.
 */
struct _CallboardOpenDialog
{
  AdwDialog    parent_instance;

  AdwEntryRow *address_row;
  GtkButton   *open_button;
};

G_DEFINE_FINAL_TYPE (CallboardOpenDialog, callboard_open_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_changed (CallboardOpenDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  g_autofree char *id = callboard_run_address_parse (text, NULL);
  gboolean is_wrong = id == NULL && *text != '\0';

  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), id != NULL);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address_row),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
on_open (CallboardOpenDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  g_autofree char *id = callboard_run_address_parse (text, NULL);

  if (id == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_OPENED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
callboard_open_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_OPEN_DIALOG);

  G_OBJECT_CLASS (callboard_open_dialog_parent_class)->dispose (object);
}

static void
callboard_open_dialog_class_init (CallboardOpenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_open_dialog_dispose;

  /**
   * CallboardOpenDialog::opened:
   * @self: a dialog
   * @id: the `simulationRunPlanJobId` of a run
   *
   * A run is to be opened.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", CALLBOARD_TYPE_OPEN_DIALOG, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-open-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
callboard_open_dialog_init (CallboardOpenDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_open_dialog_new:
 *
 * Returns: (transfer floating): a dialog
 */
CallboardOpenDialog *
callboard_open_dialog_new (void)
{
  return g_object_new (CALLBOARD_TYPE_OPEN_DIALOG, NULL);
}
