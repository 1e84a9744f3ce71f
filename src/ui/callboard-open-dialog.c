/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog of Ctrl+O: asks for the id or the web address of a run, and offers
 * the one on the clipboard and those that were opened last.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-open-dialog.h"
#include "callboard-run-address.h"

/**
 * CallboardOpenDialog:
 *
 * Asks which run to open. Emits `opened` with its id.
 */
struct _CallboardOpenDialog
{
  AdwDialog     parent_instance;

  AdwEntryRow  *address_row;
  GtkButton    *open_button;
  GtkWidget    *clipboard_group;
  AdwActionRow *clipboard_row;
  GtkWidget    *recent_group;
  GCancellable *cancellable;
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
on_row_activated (CallboardOpenDialog *self,
                  AdwActionRow        *row)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, adw_action_row_get_subtitle (row));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_clipboard_read (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  CallboardOpenDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_autofree char *id = text != NULL ? callboard_run_address_recognize (text) : NULL;

  /* Cancelled by dispose(), and self is gone; or there is no text. */
  if (id == NULL)
    return;

  adw_action_row_set_subtitle (self->clipboard_row, id);
  gtk_widget_set_visible (self->clipboard_group, TRUE);
}

static void
callboard_open_dialog_map (GtkWidget *widget)
{
  CallboardOpenDialog *self = CALLBOARD_OPEN_DIALOG (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  GTK_WIDGET_CLASS (callboard_open_dialog_parent_class)->map (widget);

  if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
      gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8"))
    gdk_clipboard_read_text_async (clipboard, self->cancellable, on_clipboard_read, self);
}

static void
add_recent (CallboardOpenDialog *self,
            const char          *id)
{
  g_autofree char *short_id = callboard_format_short_id (id);
  /* Translators: a run; %s begins its id: 7f3e4d2c */
  g_autofree char *title = g_strdup_printf (_("Run %s"), short_id);
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                    "activatable", TRUE,
                                    "use-markup", FALSE,
                                    "title", title,
                                    "subtitle", id,
                                    "subtitle-lines", 1,
                                    NULL);

  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->recent_group), GTK_WIDGET (row));
}

static void
callboard_open_dialog_dispose (GObject *object)
{
  CallboardOpenDialog *self = CALLBOARD_OPEN_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_OPEN_DIALOG);

  G_OBJECT_CLASS (callboard_open_dialog_parent_class)->dispose (object);
}

static void
callboard_open_dialog_class_init (CallboardOpenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_open_dialog_dispose;
  widget_class->map = callboard_open_dialog_map;

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
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, clipboard_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, clipboard_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardOpenDialog, recent_group);
  gtk_widget_class_bind_template_callback (widget_class, adw_dialog_close);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
callboard_open_dialog_init (CallboardOpenDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_open_dialog_new:
 * @recent: (nullable) (array zero-terminated=1): the ids of runs to offer
 *
 * Returns: (transfer floating): a dialog
 */
CallboardOpenDialog *
callboard_open_dialog_new (const char * const *recent)
{
  CallboardOpenDialog *self = g_object_new (CALLBOARD_TYPE_OPEN_DIALOG, NULL);

  for (guint i = 0; recent != NULL && recent[i] != NULL; i++)
    add_recent (self, recent[i]);
  gtk_widget_set_visible (self->recent_group, recent != NULL && recent[0] != NULL);

  return self;
}
