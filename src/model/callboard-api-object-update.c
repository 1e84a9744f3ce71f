/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardApiObject that compares objects and updates them in place.
 */

#include "config.h"

#include "callboard-api-object-private.h"

static gboolean
lists_equal (GListModel *list,
             GListModel *other)
{
  guint n = g_list_model_get_n_items (list);

  if (n != g_list_model_get_n_items (other))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (list, i);
      g_autoptr(CallboardApiObject) other_item = g_list_model_get_item (other, i);

      if (!callboard_api_object_equal (item, other_item))
        return FALSE;
    }

  return TRUE;
}

/* Compares two values that are stored as pointers, neither of them NULL. */
static gboolean
pointers_equal (const CallboardField *field,
                gpointer              value,
                gpointer              other)
{
  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_ID:
    case CALLBOARD_FIELD_STRING:
    case CALLBOARD_FIELD_DIGITS:
      return g_str_equal (value, other);
    case CALLBOARD_FIELD_VALUE:
      return g_variant_equal (value, other);
    case CALLBOARD_FIELD_TIME:
      return g_date_time_equal (value, other);
    case CALLBOARD_FIELD_STRINGS:
      return g_strv_equal (value, other);
    case CALLBOARD_FIELD_OBJECT:
      return callboard_api_object_equal (value, other);
    default:
      return lists_equal (value, other);
    }
}

static gboolean
fields_equal (CallboardApiObject   *self,
              CallboardApiObject   *other,
              const CallboardField *field)
{
  gpointer value;
  gpointer other_value;

  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_BOOLEAN:
    case CALLBOARD_FIELD_TRISTATE:
      return *FIELD (self, field, int) == *FIELD (other, field, int);
    case CALLBOARD_FIELD_INTEGER:
    case CALLBOARD_FIELD_OFFSET:
      return *FIELD (self, field, gint64) == *FIELD (other, field, gint64);
    case CALLBOARD_FIELD_NUMBER:
      {
        double number = *FIELD (self, field, double);
        double other_number = *FIELD (other, field, double);

        return !(number < other_number || number > other_number);
      }
    default:
      break;
    }

  value = *FIELD (self, field, gpointer);
  other_value = *FIELD (other, field, gpointer);
  if (value == NULL || other_value == NULL)
    return value == other_value;

  return pointers_equal (field, value, other_value);
}

/**
 * callboard_api_object_equal:
 * @self: an API object
 * @other: an API object of the same type
 *
 * Returns: whether all fields are equal, those too that could not be read or are not known
 */
gboolean
callboard_api_object_equal (CallboardApiObject *self,
                            CallboardApiObject *other)
{
  CallboardApiObjectClass *klass;

  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (other), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  if (self == other)
    return TRUE;

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!fields_equal (self, other, &klass->fields[i]))
      return FALSE;

  return callboard_api_object_other_fields_equal (self, other) &&
         callboard_api_object_unreadable_equal (self, other);
}

/* Moves the new value to @self, and the old one to @fresh, which frees it. */
static void
swap_field (CallboardApiObject   *self,
            CallboardApiObject   *fresh,
            const CallboardField *field)
{
  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_BOOLEAN:
    case CALLBOARD_FIELD_TRISTATE:
      *FIELD (self, field, int) = *FIELD (fresh, field, int);
      break;
    case CALLBOARD_FIELD_INTEGER:
    case CALLBOARD_FIELD_OFFSET:
      *FIELD (self, field, gint64) = *FIELD (fresh, field, gint64);
      break;
    case CALLBOARD_FIELD_NUMBER:
      *FIELD (self, field, double) = *FIELD (fresh, field, double);
      break;
    default:
      {
        gpointer old = *FIELD (self, field, gpointer);

        *FIELD (self, field, gpointer) = *FIELD (fresh, field, gpointer);
        *FIELD (fresh, field, gpointer) = old;
      }
    }
}

/**
 * callboard_api_object_update:
 * @self: a live object
 * @fresh: the same object from a newer response; its values are moved to @self
 *
 * Updates @self in place and notifies for the fields that changed, after all of them
 * are set.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_api_object_update (CallboardApiObject *self,
                             CallboardApiObject *fresh)
{
  CallboardApiObjectClass *klass;
  gboolean changed = FALSE;

  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (fresh), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (fresh), FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];

      if (fields_equal (self, fresh, field))
        continue;

      swap_field (self, fresh, field);
      g_object_notify (G_OBJECT (self), field->property);
      changed = TRUE;
    }
  changed = callboard_api_object_update_other_fields (self, fresh) || changed;
  if (changed)
    g_clear_pointer (callboard_api_object_get_search_text (self), g_free);
  changed = callboard_api_object_update_unreadable (self, fresh) || changed;
  g_object_thaw_notify (G_OBJECT (self));

  return changed;
}
