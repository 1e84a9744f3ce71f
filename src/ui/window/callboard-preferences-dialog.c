/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Preferences for refreshing, notifications, results and the history, and what is known about the
 * account.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-account-page.h"
#include "callboard-permission-labels.h"
#include "callboard-preferences-dialog.h"

/**
 * CallboardPreferencesDialog:
 *
 * The preferences dialog. Its rows are bound to the settings.
 */
struct _CallboardPreferencesDialog
{
  AdwPreferencesDialog   parent_instance;

  AdwSwitchRow          *notify_row;
  AdwSwitchRow          *background_row;
  AdwSpinRow            *interval_row;
  AdwSwitchRow          *fetch_row;
  AdwSpinRow            *limit_row;
  AdwSpinRow            *results_row;
  AdwActionRow          *size_row;
  GtkWidget             *account_group;
  AdwActionRow          *account_row;

  /* NULL without an account. */
  CallboardSession      *session;
  CallboardStorageUsage *usage;
};

G_DEFINE_FINAL_TYPE (CallboardPreferencesDialog, callboard_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
callboard_preferences_dialog_measured_cb (CallboardPreferencesDialog *self)
{
  const GError *error = callboard_live_object_get_error (self->usage);
  g_autofree char *size = NULL;

  if (callboard_live_object_get_loading (self->usage))
    return;

  if (error == NULL)
    size = g_format_size ((guint64) callboard_storage_usage_get_size (self->usage));
  adw_action_row_set_subtitle (self->size_row, error == NULL ? size : error->message);
}

static void
callboard_preferences_dialog_cleared_cb (CallboardPreferencesDialog *self,
                                         const char                 *error)
{
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self),
                                    adw_toast_new (error == NULL ? _("History cleared") : error));
}

static void
callboard_preferences_dialog_clear_cb (CallboardPreferencesDialog *self)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_("Clear History?"),
                          _("All data stored on this computer is deleted, for every account. Data that Roark still has can be loaded again."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "clear", _("C_lear"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "clear", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response::clear", G_CALLBACK (callboard_storage_usage_clear), self->usage,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
callboard_preferences_dialog_account_cb (CallboardPreferencesDialog *self)
{
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self),
                                       ADW_NAVIGATION_PAGE (callboard_account_page_new (self->session)));
}

static void
callboard_preferences_dialog_update_account (CallboardPreferencesDialog *self)
{
  CallboardIdentity *identity = callboard_session_get_identity (self->session);
  const char *scope = identity != NULL ? callboard_identity_get_token_scope (identity) : NULL;
  g_autofree char *label = scope != NULL ? callboard_token_scope_dup_label (scope) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->account_row),
                                 callboard_session_get_title (self->session));
  adw_action_row_set_subtitle (self->account_row, label);
}

static void
callboard_preferences_dialog_dispose (GObject *object)
{
  CallboardPreferencesDialog *self = CALLBOARD_PREFERENCES_DIALOG (object);

  g_clear_object (&self->usage);
  g_clear_object (&self->session);
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
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, account_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, account_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, fetch_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, limit_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, notify_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, results_row);
  gtk_widget_class_bind_template_callback (widget_class, callboard_preferences_dialog_account_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_preferences_dialog_clear_cb);
}

static void
callboard_preferences_dialog_init (CallboardPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_preferences_dialog_new:
 * @settings: the settings of Callboard
 * @usage: the storage usage of the history
 *
 * Returns: (transfer floating): a dialog
 */
CallboardPreferencesDialog *
callboard_preferences_dialog_new (GSettings             *settings,
                                  CallboardStorageUsage *usage)
{
  CallboardPreferencesDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (CALLBOARD_IS_STORAGE_USAGE (usage), NULL);

  self = g_object_new (CALLBOARD_TYPE_PREFERENCES_DIALOG, NULL);
  g_settings_bind (settings, "notify-when-run-ends", self->notify_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "run-in-background", self->background_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-interval", self->interval_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "fetch-results", self->fetch_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "results-limit", self->results_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "history-limit", self->limit_row, "value", G_SETTINGS_BIND_DEFAULT);
  self->usage = g_object_ref (usage);
  g_signal_connect_object (usage, "notify::loading", G_CALLBACK (callboard_preferences_dialog_measured_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (usage, "cleared", G_CALLBACK (callboard_preferences_dialog_cleared_cb), self,
                           G_CONNECT_SWAPPED);
  callboard_storage_usage_measure (usage);

  return self;
}

/**
 * callboard_preferences_dialog_set_session:
 * @self: a dialog
 * @session: the session of the window
 *
 * Adds a row about the account, which opens the page about it.
 */
void
callboard_preferences_dialog_set_session (CallboardPreferencesDialog *self,
                                          CallboardSession           *session)
{
  g_return_if_fail (CALLBOARD_IS_PREFERENCES_DIALOG (self));
  g_return_if_fail (CALLBOARD_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::identity",
                           G_CALLBACK (callboard_preferences_dialog_update_account), self,
                           G_CONNECT_SWAPPED);
  callboard_preferences_dialog_update_account (self);
  gtk_widget_set_visible (self->account_group, TRUE);
}
