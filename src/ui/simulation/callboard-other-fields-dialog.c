/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page Other Fields of a run: what the server sent that Callboard does not know. Opened
 * by the header of the run page.
 */

#include "config.h"

#include "callboard-other-fields-dialog.h"
#include "callboard-other-fields-group.h"

/**
 * CallboardOtherFieldsDialog:
 *
 * A dialog that lists fields.
 */
struct _CallboardOtherFieldsDialog
{
  AdwDialog                  parent_instance;

  AdwToastOverlay           *toasts;
  CallboardOtherFieldsGroup *group;
};

G_DEFINE_FINAL_TYPE (CallboardOtherFieldsDialog, callboard_other_fields_dialog, ADW_TYPE_DIALOG)

/* Toasts of the window would be behind the dialog. */
static void
callboard_other_fields_dialog_show_toast_cb (GSimpleAction *action,
                                             GVariant      *parameter,
                                             gpointer       user_data)
{
  CallboardOtherFieldsDialog *self = user_data;
  const char *title = g_variant_get_string (parameter, NULL);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
callboard_other_fields_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_OTHER_FIELDS_DIALOG);

  G_OBJECT_CLASS (callboard_other_fields_dialog_parent_class)->dispose (object);
}

static void
callboard_other_fields_dialog_class_init (CallboardOtherFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_other_fields_dialog_dispose;

  g_type_ensure (CALLBOARD_TYPE_OTHER_FIELDS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-other-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardOtherFieldsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, CallboardOtherFieldsDialog, toasts);
}

static void
callboard_other_fields_dialog_init (CallboardOtherFieldsDialog *self)
{
  static const GActionEntry actions[] = {
    { "show-toast", callboard_other_fields_dialog_show_toast_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (group));
}

/**
 * callboard_other_fields_dialog_new:
 * @fields: a list of #CallboardOtherField
 * @n_fields: the number of fields that the server sent
 *
 * Returns: (transfer floating): a dialog that lists them
 */
CallboardOtherFieldsDialog *
callboard_other_fields_dialog_new (GListModel *fields,
                                   guint       n_fields)
{
  CallboardOtherFieldsDialog *self = g_object_new (CALLBOARD_TYPE_OTHER_FIELDS_DIALOG, NULL);

  callboard_other_fields_group_show (self->group, fields, n_fields);

  return self;
}
