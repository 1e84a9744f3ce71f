/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The members of an API object that are in no table of fields. The decoder keeps them; the
 * merge carries them over; the interface lists them.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-api-object-private.h"
#include "callboard-other-field.h"

static gboolean
is_known (const char *member,
          gpointer    user_data)
{
  CallboardApiObjectClass *klass = user_data;

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].member, member) ||
        g_strcmp0 (klass->fields[i].former_member, member) == 0)
      return TRUE;

  return g_strcmp0 (klass->items_member, member) == 0;
}

/**
 * callboard_api_object_decode_other_fields: (skip)
 * @self: an object that is being decoded
 * @object: its JSON
 * @n_known: the number of members of @object that are fields of @self
 *
 * Keeps the other members, if there are any.
 */
void
callboard_api_object_decode_other_fields (CallboardApiObject *self,
                                          JsonObject         *object,
                                          guint               n_known)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);

  if (klass->items_member != NULL && json_object_has_member (object, klass->items_member))
    n_known++;
  if ((guint) json_object_get_size (object) > n_known)
    *callboard_api_object_get_other_fields (self) =
      callboard_other_field_decode (object, is_known, klass);
}

/**
 * callboard_api_object_other_fields_equal: (skip)
 * @self: an API object
 * @other: another
 *
 * Returns: whether the other fields of both, without those of child objects, are equal
 */
gboolean
callboard_api_object_other_fields_equal (CallboardApiObject *self,
                                         CallboardApiObject *other)
{
  GVariant *fields = *callboard_api_object_get_other_fields (self);
  GVariant *other_fields = *callboard_api_object_get_other_fields (other);

  if (fields == NULL || other_fields == NULL)
    return fields == other_fields;

  return g_variant_equal (fields, other_fields);
}

/**
 * callboard_api_object_update_other_fields: (skip)
 * @self: a live object
 * @fresh: the same object from a newer response; its other fields are moved to @self
 *
 * Returns: whether anything changed
 */
gboolean
callboard_api_object_update_other_fields (CallboardApiObject *self,
                                          CallboardApiObject *fresh)
{
  GVariant **fields = callboard_api_object_get_other_fields (self);
  GVariant **fresh_fields = callboard_api_object_get_other_fields (fresh);
  GVariant *old = *fields;

  if (callboard_api_object_other_fields_equal (self, fresh))
    return FALSE;

  *fields = *fresh_fields;
  *fresh_fields = old;
  g_object_notify (G_OBJECT (self), "other-fields");

  return TRUE;
}

/* Whether the object in a field, or one of the objects in it, has other fields. */
static gboolean
field_has_other_fields (CallboardApiObject   *self,
                        const CallboardField *field)
{
  gpointer value;

  if (field->kind != CALLBOARD_FIELD_OBJECT && field->kind != CALLBOARD_FIELD_OBJECTS)
    return FALSE;

  value = *FIELD (self, field, gpointer);
  if (value == NULL)
    return FALSE;

  return field->kind == CALLBOARD_FIELD_OBJECT
           ? callboard_api_object_has_other_fields (value)
           : callboard_api_object_items_have_other_fields (value);
}

/**
 * callboard_api_object_items_have_other_fields: (skip)
 * @items: a list of #CallboardApiObject
 *
 * Returns: whether one of the items or their child objects has fields that Callboard does
 *   not know
 */
gboolean
callboard_api_object_items_have_other_fields (GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (items, i);

      if (callboard_api_object_has_other_fields (item))
        return TRUE;
    }

  return FALSE;
}

/**
 * callboard_api_object_has_other_fields:
 * @self: an API object
 *
 * Returns: whether it or one of its child objects has fields that Callboard does not know
 */
gboolean
callboard_api_object_has_other_fields (CallboardApiObject *self)
{
  CallboardApiObjectClass *klass;

  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), FALSE);

  if (*callboard_api_object_get_other_fields (self) != NULL)
    return TRUE;

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (field_has_other_fields (self, &klass->fields[i]))
      return TRUE;

  return FALSE;
}

/**
 * callboard_api_object_list_items_other_fields: (skip)
 * @items: a list of #CallboardApiObject
 * @prefix: the path of @items
 * @list: a list of #CallboardOtherField
 *
 * Appends the other fields of each item; see callboard_api_object_list_other_fields().
 *
 * Returns: the number of fields, possibly more than were appended
 */
guint
callboard_api_object_list_items_other_fields (GListModel *items,
                                              const char *prefix,
                                              GListStore *list)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (items, i);
      g_autofree char *item_prefix = NULL;

      if (!callboard_api_object_has_other_fields (item))
        continue;
      item_prefix = g_strdup_printf ("%s[%u]", prefix, i);
      n += callboard_api_object_list_other_fields (item, item_prefix, list);
    }

  return n;
}

/**
 * callboard_api_object_list_other_fields: (skip)
 * @self: an API object
 * @prefix: the path of @self; empty for paths that start in it
 * @list: a list of #CallboardOtherField
 *
 * Appends the fields of @self and its child objects that Callboard does not know, in the
 * order of the response. Only counts them when @list is long.
 *
 * Returns: the number of fields, possibly more than were appended
 */
guint
callboard_api_object_list_other_fields (CallboardApiObject *self,
                                        const char         *prefix,
                                        GListStore         *list)
{
  CallboardApiObjectClass *klass;
  guint n;

  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), 0);
  g_return_val_if_fail (prefix != NULL, 0);
  g_return_val_if_fail (G_IS_LIST_STORE (list), 0);

  n = callboard_other_field_list (*callboard_api_object_get_other_fields (self), prefix, list);
  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      g_autofree char *path = NULL;
      gpointer value;

      if (!field_has_other_fields (self, field))
        continue;
      value = *FIELD (self, field, gpointer);
      path = g_strconcat (prefix, *prefix != '\0' ? "." : "", field->member, NULL);
      n += field->kind == CALLBOARD_FIELD_OBJECT
             ? callboard_api_object_list_other_fields (value, path, list)
             : callboard_api_object_list_items_other_fields (value, path, list);
    }

  return n;
}

/**
 * callboard_api_object_append_other_words: (skip)
 * @self: an API object
 * @text: a text
 *
 * Appends the names and values of the fields of @self and its child objects that Callboard
 * does not know, one per line. May be called in any thread.
 */
void
callboard_api_object_append_other_words (CallboardApiObject *self,
                                         GString            *text)
{
  CallboardApiObjectClass *klass;

  g_return_if_fail (CALLBOARD_IS_API_OBJECT (self));
  g_return_if_fail (text != NULL);

  callboard_other_field_append_words (*callboard_api_object_get_other_fields (self), text);
  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      GListModel *items = NULL;

      if (!field_has_other_fields (self, field))
        continue;
      if (field->kind == CALLBOARD_FIELD_OBJECT)
        callboard_api_object_append_other_words (*FIELD (self, field, CallboardApiObject *), text);
      else
        items = *FIELD (self, field, GListModel *);
      for (guint n = 0; items != NULL && n < g_list_model_get_n_items (items); n++)
        {
          g_autoptr(CallboardApiObject) item = g_list_model_get_item (items, n);

          callboard_api_object_append_other_words (item, text);
        }
    }
}
