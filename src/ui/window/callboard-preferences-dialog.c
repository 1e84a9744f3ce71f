/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preferences: how lively a run is shown and when it makes itself heard.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-downloader.h"
#include "callboard-history-error.h"
#include "callboard-preferences-dialog.h"

/**
 * CallboardPreferencesDialog:
 *
 * Changes the settings as one changes its rows.
 */
struct _CallboardPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  AdwSwitchRow         *notify_row;
  AdwSwitchRow         *background_row;
  AdwSpinRow           *interval_row;
  AdwSpinRow           *limit_row;
  AdwActionRow         *size_row;

  CallboardHistory     *history;
  GCancellable         *cancellable;
};

G_DEFINE_FINAL_TYPE (CallboardPreferencesDialog, callboard_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
callboard_preferences_dialog_measured_cb (GObject      *source,
                                          GAsyncResult *result,
                                          gpointer      user_data)
{
  CallboardPreferencesDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  gint64 size = callboard_history_get_size_finish (CALLBOARD_HISTORY (source), result, &error);
  g_autofree char *text = NULL;

  /* Cancelled by dispose(): self is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  text = size >= 0 ? g_format_size ((guint64) size)
                   : g_strdup (callboard_history_error_get_message (error));
  adw_action_row_set_subtitle (self->size_row, text);
}

static void
measure (CallboardPreferencesDialog *self)
{
  callboard_history_get_size_async (self->history, self->cancellable, callboard_preferences_dialog_measured_cb, self);
}

static void
callboard_preferences_dialog_cleared_cb (GObject      *source,
                                         GAsyncResult *result,
                                         gpointer      user_data)
{
  CallboardPreferencesDialog *self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean cleared = callboard_history_clear_finish (CALLBOARD_HISTORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                    adw_toast_new (cleared ? _("History cleared")
                                                           : callboard_history_error_get_message (error)));
  measure (self);
}

static void
callboard_preferences_dialog_recordings_deleted_cb (GObject      *source,
                                                    GAsyncResult *result,
                                                    gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!callboard_downloader_trim_finish (CALLBOARD_DOWNLOADER (source), result, &error))
    g_debug ("Recordings could not be deleted: %s", error->message);
}

/* Recordings belong to what was read; they go whoever closes the dialog. */
static void
callboard_preferences_dialog_clear_response_cb (CallboardPreferencesDialog *self)
{
  g_autoptr(CallboardDownloader) downloader = callboard_downloader_new_in_cache ();

  callboard_downloader_trim_async (downloader, 0, NULL, callboard_preferences_dialog_recordings_deleted_cb, NULL);
  callboard_history_clear_async (self->history, NULL, self->cancellable, callboard_preferences_dialog_cleared_cb, self);
}

static void
callboard_preferences_dialog_clear_cb (CallboardPreferencesDialog *self)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_("Clear History?"),
                          _("Everything you have read is forgotten, in every account. What Roark still has can be fetched again."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "clear", _("C_lear"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "clear", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::clear", G_CALLBACK (callboard_preferences_dialog_clear_response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
callboard_preferences_dialog_dispose (GObject *object)
{
  CallboardPreferencesDialog *self = CALLBOARD_PREFERENCES_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->history);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (callboard_preferences_dialog_parent_class)->dispose (object);
}

static void
callboard_preferences_dialog_class_init (CallboardPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, limit_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, notify_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, size_row);
  gtk_widget_class_bind_template_callback (widget_class, callboard_preferences_dialog_clear_cb);
}

static void
callboard_preferences_dialog_init (CallboardPreferencesDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_preferences_dialog_new:
 * @settings: the settings of Callboard
 * @history: what was read
 *
 * Returns: (transfer floating): a dialog
 */
CallboardPreferencesDialog *
callboard_preferences_dialog_new (GSettings        *settings,
                                  CallboardHistory *history)
{
  CallboardPreferencesDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (CALLBOARD_IS_HISTORY (history), NULL);

  self = g_object_new (CALLBOARD_TYPE_PREFERENCES_DIALOG, NULL);
  g_settings_bind (settings, "notify-when-run-ends", self->notify_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "watch-in-background", self->background_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-interval", self->interval_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "history-limit", self->limit_row, "value", G_SETTINGS_BIND_DEFAULT);
  self->history = g_object_ref (history);
  measure (self);

  return self;
}
