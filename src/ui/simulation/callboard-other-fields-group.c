/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group Other Fields: what the server sent that Callboard does not know, each with its
 * path. Used by the simulation page and CallboardOtherFieldsDialog.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-other-field-rows.h"
#include "callboard-other-field.h"
#include "callboard-other-fields-group.h"

/**
 * CallboardOtherFieldsGroup:
 *
 * A preferences group that lists fields, with a button that copies all of them.
 */
struct _CallboardOtherFieldsGroup
{
  AdwPreferencesGroup      parent_instance;

  GListModel              *fields;
  CallboardOtherFieldRows *rows;
};

G_DEFINE_FINAL_TYPE (CallboardOtherFieldsGroup, callboard_other_fields_group, ADW_TYPE_PREFERENCES_GROUP)

static void
callboard_other_fields_group_copy_cb (CallboardOtherFieldsGroup *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; self->fields != NULL && i < g_list_model_get_n_items (self->fields); i++)
    {
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (self->fields, i);

      callboard_other_field_append_lines (field, text);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s",
                              _("Copied to the clipboard"));
}

static void
callboard_other_fields_group_finalize (GObject *object)
{
  CallboardOtherFieldsGroup *self = CALLBOARD_OTHER_FIELDS_GROUP (object);

  g_clear_object (&self->fields);
  g_clear_pointer (&self->rows, callboard_other_field_rows_free);

  G_OBJECT_CLASS (callboard_other_fields_group_parent_class)->finalize (object);
}

static void
callboard_other_fields_group_class_init (CallboardOtherFieldsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = callboard_other_fields_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-other-fields-group.ui");
  gtk_widget_class_bind_template_callback (widget_class, callboard_other_fields_group_copy_cb);
}

static void
callboard_other_fields_group_init (CallboardOtherFieldsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = callboard_other_field_rows_new (GTK_WIDGET (self));
}

/**
 * callboard_other_fields_group_show:
 * @self: a group
 * @fields: a list of #CallboardOtherField
 * @n_fields: the number of fields that the server sent
 *
 * Lists fields. The group is hidden if there are none.
 */
void
callboard_other_fields_group_show (CallboardOtherFieldsGroup *self,
                                   GListModel                *fields,
                                   guint                      n_fields)
{
  g_return_if_fail (CALLBOARD_IS_OTHER_FIELDS_GROUP (self));
  g_return_if_fail (G_IS_LIST_MODEL (fields));

  gtk_widget_set_visible (GTK_WIDGET (self), n_fields > 0);
  g_set_object (&self->fields, fields);
  callboard_other_field_rows_show (self->rows, fields, n_fields);
}
