/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which fields of an API object could not be read. The decoder adds them; the merge carries
 * them over; the interface counts and lists them.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-api-object-private.h"

/* The maximum number of fields that are listed per object; more are only counted. */
#define MAX_FIELDS 100

/**
 * callboard_api_object_add_unreadable: (skip)
 * @self: an object that is being decoded
 * @path: the path of a value, which starts in @self
 * @expected: a translated description of the expected value
 * @node: (nullable): the actual value; %NULL if it is missing
 *
 * Notes that a field of @self could not be read.
 */
void
callboard_api_object_add_unreadable (CallboardApiObject      *self,
                                     const CallboardJsonPath *path,
                                     const char              *expected,
                                     JsonNode                *node)
{
  CallboardUnreadable *unreadable = callboard_api_object_get_unreadable (self);
  g_autofree char *path_text = NULL;
  g_autofree char *received = NULL;

  unreadable->n_own++;
  if (unreadable->n_own > MAX_FIELDS)
    return;

  path_text = callboard_json_path_to_string (path);
  received = callboard_json_describe (node);
  if (unreadable->fields == NULL)
    unreadable->fields = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (unreadable->fields,
                   callboard_unreadable_field_new (path_text, expected, received));
}

static CallboardApiObject *
get_child (CallboardApiObject   *self,
           const CallboardField *field)
{
  return field->kind == CALLBOARD_FIELD_OBJECT ? *FIELD (self, field, CallboardApiObject *) : NULL;
}

/**
 * callboard_api_object_adopt_unreadable: (skip)
 * @self: an object that is being decoded
 * @item: a decoded item of one of its lists
 * @path: the path of @item, which starts in @self
 *
 * Notes what could not be read in an item. Unlike a child object, an item does not know
 * its position.
 */
void
callboard_api_object_adopt_unreadable (CallboardApiObject      *self,
                                       CallboardApiObject      *item,
                                       const CallboardJsonPath *path)
{
  CallboardUnreadable *unreadable = callboard_api_object_get_unreadable (self);
  guint n = callboard_api_object_get_n_unreadable (item);
  g_autoptr(CallboardUnreadableList) fields = NULL;
  g_autofree char *prefix = NULL;

  if (n == 0)
    return;

  unreadable->n_own += n;
  fields = callboard_unreadable_list_new ();
  prefix = callboard_json_path_to_string (path);
  callboard_api_object_list_unreadable (item, prefix, fields);
  if (unreadable->fields == NULL)
    unreadable->fields = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fields)) &&
                    unreadable->fields->len < MAX_FIELDS; i++)
    g_ptr_array_add (unreadable->fields, g_list_model_get_item (G_LIST_MODEL (fields), i));
}

/**
 * callboard_api_object_set_incomplete: (skip)
 * @self: an object that is being decoded
 * @field: a list of its fields
 *
 * Notes that the list lacks items that could not be read.
 */
void
callboard_api_object_set_incomplete (CallboardApiObject   *self,
                                     const CallboardField *field)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);

  callboard_api_object_get_unreadable (self)->incomplete |= G_GUINT64_CONSTANT (1) << (field - klass->fields);
}

/**
 * callboard_api_object_is_incomplete: (skip)
 * @self: an API object
 * @property: the name of a property that is a list
 *
 * Returns: whether the list lacks items that could not be read
 */
gboolean
callboard_api_object_is_incomplete (CallboardApiObject *self,
                                    const char         *property)
{
  CallboardApiObjectClass *klass;

  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), FALSE);
  g_return_val_if_fail (property != NULL, FALSE);

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].property, property))
      return (callboard_api_object_get_unreadable (self)->incomplete >> i) & 1;

  return FALSE;
}

/**
 * callboard_api_object_count_unreadable: (skip)
 * @self: an object that was just decoded
 *
 * Counts the fields that could not be read, those of child objects too.
 */
void
callboard_api_object_count_unreadable (CallboardApiObject *self)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  CallboardUnreadable *unreadable = callboard_api_object_get_unreadable (self);

  unreadable->n = unreadable->n_own;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      CallboardApiObject *child = get_child (self, &klass->fields[i]);

      if (child != NULL)
        unreadable->n += callboard_api_object_get_n_unreadable (child);
    }
}

/**
 * callboard_api_object_copy_unreadable: (skip)
 * @self: a new object
 * @source: an object of the same type
 *
 * Takes over what could not be read in @source.
 */
void
callboard_api_object_copy_unreadable (CallboardApiObject *self,
                                      CallboardApiObject *source)
{
  CallboardUnreadable *unreadable = callboard_api_object_get_unreadable (self);

  g_clear_pointer (&unreadable->fields, g_ptr_array_unref);
  *unreadable = *callboard_api_object_get_unreadable (source);
  if (unreadable->fields != NULL)
    g_ptr_array_ref (unreadable->fields);
}

/**
 * callboard_api_object_get_n_unreadable:
 * @self: an API object
 *
 * Returns: the number of fields that could not be read, those of child objects too
 */
guint
callboard_api_object_get_n_unreadable (CallboardApiObject *self)
{
  g_return_val_if_fail (CALLBOARD_IS_API_OBJECT (self), 0);

  return callboard_api_object_get_unreadable (self)->n;
}

/* Stops when the list is full. */
static void
list_unreadable (CallboardApiObject      *self,
                 const char              *prefix,
                 CallboardUnreadableList *list)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  GPtrArray *fields = callboard_api_object_get_unreadable (self)->fields;

  for (guint i = 0; fields != NULL && i < fields->len && !callboard_unreadable_list_is_full (list); i++)
    {
      g_autoptr(CallboardUnreadableField) field =
        callboard_unreadable_field_new_below (g_ptr_array_index (fields, i), prefix);

      callboard_unreadable_list_add (list, field);
    }

  for (guint i = 0; i < klass->n_fields && !callboard_unreadable_list_is_full (list); i++)
    {
      CallboardApiObject *child = get_child (self, &klass->fields[i]);
      g_autofree char *child_prefix = NULL;

      if (child == NULL || callboard_api_object_get_n_unreadable (child) == 0)
        continue;
      child_prefix = g_strconcat (prefix, *prefix != '\0' ? "." : "", klass->fields[i].member, NULL);
      list_unreadable (child, child_prefix, list);
    }
}

/**
 * callboard_api_object_list_unreadable: (skip)
 * @self: an API object
 * @prefix: the path of @self; empty for paths that start in it
 * @fields: a list
 *
 * Adds the fields that could not be read, those of child objects too.
 */
void
callboard_api_object_list_unreadable (CallboardApiObject      *self,
                                      const char              *prefix,
                                      CallboardUnreadableList *fields)
{
  guint n;
  guint n_total;

  g_return_if_fail (CALLBOARD_IS_API_OBJECT (self));
  g_return_if_fail (prefix != NULL);
  g_return_if_fail (CALLBOARD_IS_UNREADABLE_LIST (fields));

  n = callboard_api_object_get_n_unreadable (self);
  if (n == 0)
    return;

  n_total = callboard_unreadable_list_get_n_fields (fields) + n;
  list_unreadable (self, prefix, fields);
  callboard_unreadable_list_add_unlisted (fields, n_total - callboard_unreadable_list_get_n_fields (fields));
}

/**
 * callboard_api_object_unreadable_equal: (skip)
 * @self: an API object
 * @other: another
 *
 * Returns: whether the same fields of both, without their children, could not be read
 */
gboolean
callboard_api_object_unreadable_equal (CallboardApiObject *self,
                                       CallboardApiObject *other)
{
  CallboardUnreadable *unreadable = callboard_api_object_get_unreadable (self);
  CallboardUnreadable *other_unreadable = callboard_api_object_get_unreadable (other);

  if (unreadable->n_own != other_unreadable->n_own ||
      unreadable->incomplete != other_unreadable->incomplete)
    return FALSE;

  for (guint i = 0; unreadable->fields != NULL && i < unreadable->fields->len; i++)
    if (!callboard_unreadable_field_equal (g_ptr_array_index (unreadable->fields, i),
                                           g_ptr_array_index (other_unreadable->fields, i)))
      return FALSE;

  return TRUE;
}

/**
 * callboard_api_object_update_unreadable: (skip)
 * @self: a live object
 * @fresh: the same object from a newer response; its list is moved to @self
 *
 * Takes over what could not be read, after the fields.
 *
 * Returns: whether anything changed
 */
gboolean
callboard_api_object_update_unreadable (CallboardApiObject *self,
                                        CallboardApiObject *fresh)
{
  CallboardUnreadable *unreadable = callboard_api_object_get_unreadable (self);
  CallboardUnreadable *fresh_unreadable = callboard_api_object_get_unreadable (fresh);
  CallboardUnreadable old = *unreadable;

  if (old.n == fresh_unreadable->n && callboard_api_object_unreadable_equal (self, fresh))
    return FALSE;

  *unreadable = *fresh_unreadable;
  *fresh_unreadable = old;
  g_object_notify (G_OBJECT (self), "n-unreadable");

  return TRUE;
}
