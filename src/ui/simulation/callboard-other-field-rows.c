/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each field that Callboard does not know: a label and a value, or a row that
 * unfolds. Used by CallboardOtherFieldsGroup and CallboardOtherFieldRow.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-detail-row.h"
#include "callboard-other-field-row.h"
#include "callboard-other-field-rows.h"
#include "callboard-other-field.h"

/* More rows are created when the user asks for them: they would block the window. */
#define MAX_ROWS 100

struct _CallboardOtherFieldRows
{
  GtkWidget  *parent;
  GListModel *fields;
  /* The number of fields that the server sent. */
  guint       n_fields;
  /* A row for each of the first fields. */
  GPtrArray  *rows;
  /* The row below them, or NULL. */
  GtkWidget  *last_row;
};

/**
 * callboard_other_field_rows_new: (skip)
 * @parent: an #AdwPreferencesGroup or #AdwExpanderRow, which must outlive the rows
 *
 * Returns: (transfer full): no rows
 */
CallboardOtherFieldRows *
callboard_other_field_rows_new (GtkWidget *parent)
{
  CallboardOtherFieldRows *self = g_new0 (CallboardOtherFieldRows, 1);

  self->parent = parent;
  self->rows = g_ptr_array_new ();

  return self;
}

/**
 * callboard_other_field_rows_free: (skip)
 * @self: (transfer full): the rows of a parent that is being finalized
 */
void
callboard_other_field_rows_free (CallboardOtherFieldRows *self)
{
  g_clear_object (&self->fields);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
add (CallboardOtherFieldRows *self,
     GtkWidget               *row)
{
  if (ADW_IS_EXPANDER_ROW (self->parent))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self->parent), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->parent), row);
}

static void
remove_row (CallboardOtherFieldRows *self,
            GtkWidget               *row)
{
  if (ADW_IS_EXPANDER_ROW (self->parent))
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->parent), row);
  else
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->parent), row);
}

static void
set_last_row (CallboardOtherFieldRows *self,
              GtkWidget               *row)
{
  if (self->last_row != NULL)
    remove_row (self, self->last_row);
  self->last_row = row;
  if (row != NULL)
    add (self, row);
}

static GtkWidget *
create_row (CallboardOtherField *field)
{
  const char *value = callboard_other_field_get_value (field);

  return value != NULL ? callboard_detail_row_new (callboard_other_field_get_name (field), value)
                       : callboard_other_field_row_new (field);
}

static void append_rows (CallboardOtherFieldRows *self);

/* The row is removed, so that the first new one takes the focus. */
static void
callboard_other_field_rows_show_more_cb (CallboardOtherFieldRows *self)
{
  guint n = self->rows->len;

  append_rows (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, n));
}

static void
append_more_row (CallboardOtherFieldRows *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Show More"));
  g_signal_connect_swapped (row, "activated",
                            G_CALLBACK (callboard_other_field_rows_show_more_cb), self);
  set_last_row (self, row);
}

/* Says how many fields were not kept. */
static void
append_note (CallboardOtherFieldRows *self,
             guint                    n)
{
  g_autofree char *note = g_strdup_printf (ngettext ("%u more field is not shown",
                                                     "%u more fields are not shown", n), n);

  set_last_row (self, g_object_new (ADW_TYPE_ACTION_ROW,
                                    "use-markup", FALSE,
                                    "title", note,
                                    "css-classes", (const char *[]) { "dimmed", NULL },
                                    NULL));
}

static void
append_rows (CallboardOtherFieldRows *self)
{
  guint n = g_list_model_get_n_items (self->fields);
  guint end = MIN (n, self->rows->len + MAX_ROWS);

  set_last_row (self, NULL);
  while (self->rows->len < end)
    {
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (self->fields, self->rows->len);
      GtkWidget *row = create_row (field);

      add (self, row);
      g_ptr_array_add (self->rows, row);
    }

  if (end < n)
    append_more_row (self);
  else if (n < self->n_fields)
    append_note (self, self->n_fields - n);
}

static void
remove_rows (CallboardOtherFieldRows *self)
{
  set_last_row (self, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    remove_row (self, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* Whether the rows can show other fields: they have the same names, and unfold or not. */
static gboolean
has_rows_for (CallboardOtherFieldRows *self,
              GListModel              *fields,
              guint                    n_fields)
{
  guint n = g_list_model_get_n_items (fields);

  if (self->fields == NULL || n_fields != self->n_fields ||
      n != g_list_model_get_n_items (self->fields))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (fields, i);
      g_autoptr(CallboardOtherField) shown = g_list_model_get_item (self->fields, i);
      gboolean unfolds = callboard_other_field_get_value (field) == NULL;

      if (unfolds != (callboard_other_field_get_value (shown) == NULL) ||
          !g_str_equal (callboard_other_field_get_name (field),
                        callboard_other_field_get_name (shown)))
        return FALSE;
    }

  return TRUE;
}

/**
 * callboard_other_field_rows_show: (skip)
 * @self: the rows of a parent
 * @fields: a list of #CallboardOtherField
 * @n_fields: the number of fields that the server sent
 *
 * Shows other fields. Rows stay, and stay unfolded, if only values have changed.
 */
void
callboard_other_field_rows_show (CallboardOtherFieldRows *self,
                                 GListModel              *fields,
                                 guint                    n_fields)
{
  gboolean is_same = has_rows_for (self, fields, n_fields);

  g_set_object (&self->fields, fields);
  self->n_fields = n_fields;
  if (!is_same)
    {
      remove_rows (self);
      append_rows (self);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autoptr(CallboardOtherField) field = g_list_model_get_item (fields, i);

      if (CALLBOARD_IS_OTHER_FIELD_ROW (row))
        callboard_other_field_row_set_field (CALLBOARD_OTHER_FIELD_ROW (row), field);
      else
        g_object_set (row, "value", callboard_other_field_get_value (field), NULL);
    }
}
