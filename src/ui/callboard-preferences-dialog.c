/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preferences: how lively a run is shown and when it makes itself heard.
 */

#include "config.h"

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
  AdwSpinRow           *interval_row;
};

G_DEFINE_FINAL_TYPE (CallboardPreferencesDialog, callboard_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
callboard_preferences_dialog_dispose (GObject *object)
{
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
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, CallboardPreferencesDialog, notify_row);
}

static void
callboard_preferences_dialog_init (CallboardPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_preferences_dialog_new:
 * @settings: the settings of Callboard
 *
 * Returns: (transfer floating): a dialog
 */
CallboardPreferencesDialog *
callboard_preferences_dialog_new (GSettings *settings)
{
  CallboardPreferencesDialog *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (CALLBOARD_TYPE_PREFERENCES_DIALOG, NULL);
  g_settings_bind (settings, "notify-when-run-ends", self->notify_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-interval", self->interval_row, "value", G_SETTINGS_BIND_DEFAULT);

  return self;
}
