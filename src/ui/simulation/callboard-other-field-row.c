/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that unfolds to fields that Callboard does not know: those in another such field,
 * or those of a metric.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-adw-names.h"
#include "callboard-other-field-row.h"
#include "callboard-other-field-rows.h"

/**
 * CallboardOtherFieldRow:
 *
 * A row with rows for fields, which are created when it is first expanded.
 */
struct _CallboardOtherFieldRow
{
  AdwExpanderRow           parent_instance;

  GListModel              *fields;
  guint                    n_fields;
  /* NULL until the row is expanded. */
  CallboardOtherFieldRows *rows;
};

G_DEFINE_FINAL_TYPE (CallboardOtherFieldRow, callboard_other_field_row, ADW_TYPE_EXPANDER_ROW)

static void
callboard_other_field_row_expanded_cb (CallboardOtherFieldRow *self)
{
  if (self->rows != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->rows = callboard_other_field_rows_new (GTK_WIDGET (self));
  callboard_other_field_rows_show (self->rows, self->fields, self->n_fields);
}

static void
callboard_other_field_row_finalize (GObject *object)
{
  CallboardOtherFieldRow *self = CALLBOARD_OTHER_FIELD_ROW (object);

  g_clear_object (&self->fields);
  g_clear_pointer (&self->rows, callboard_other_field_rows_free);

  G_OBJECT_CLASS (callboard_other_field_row_parent_class)->finalize (object);
}

static void
callboard_other_field_row_class_init (CallboardOtherFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_other_field_row_finalize;
}

static void
callboard_other_field_row_init (CallboardOtherFieldRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded",
                    G_CALLBACK (callboard_other_field_row_expanded_cb), NULL);
}

static void
set_fields (CallboardOtherFieldRow *self,
            GListModel             *fields,
            guint                   n_fields)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u value", "%u values", n_fields), n_fields);

  g_set_object (&self->fields, fields);
  self->n_fields = n_fields;
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), count);
  if (self->rows != NULL)
    callboard_other_field_rows_show (self->rows, fields, n_fields);
}

/**
 * callboard_other_field_row_new_for_list:
 * @title: the title; not markup
 * @fields: a list of #CallboardOtherField
 * @n_fields: the number of fields that the server sent
 *
 * Returns: (transfer floating): a row that unfolds to them
 */
GtkWidget *
callboard_other_field_row_new_for_list (const char *title,
                                        GListModel *fields,
                                        guint       n_fields)
{
  CallboardOtherFieldRow *self = g_object_new (CALLBOARD_TYPE_OTHER_FIELD_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  set_fields (self, fields, n_fields);
  callboard_adw_names_update_expander_row (ADW_EXPANDER_ROW (self));

  return GTK_WIDGET (self);
}

/**
 * callboard_other_field_row_new:
 * @field: a field that has fields
 *
 * Returns: (transfer floating): a row that unfolds to them
 */
GtkWidget *
callboard_other_field_row_new (CallboardOtherField *field)
{
  g_autoptr(GListModel) fields = callboard_other_field_dup_fields (field);

  return callboard_other_field_row_new_for_list (callboard_other_field_get_name (field), fields,
                                                 callboard_other_field_get_n_fields (field));
}

/**
 * callboard_other_field_row_set_field:
 * @self: a row
 * @field: a field that has fields, with the same name
 *
 * Shows other values without expanding or collapsing the row.
 */
void
callboard_other_field_row_set_field (CallboardOtherFieldRow *self,
                                     CallboardOtherField    *field)
{
  g_autoptr(GListModel) fields = NULL;

  g_return_if_fail (CALLBOARD_IS_OTHER_FIELD_ROW (self));

  fields = callboard_other_field_dup_fields (field);
  set_fields (self, fields, callboard_other_field_get_n_fields (field));
}
