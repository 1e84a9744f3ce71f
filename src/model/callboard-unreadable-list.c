/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of a response that could not be read. Filled by the decoders, shown by the
 * page Unreadable Data.
 */

#include "config.h"

#include "callboard-unreadable-list.h"

/* The maximum length of the list; more fields are only counted. */
#define MAX_LISTED 1000

/**
 * CallboardUnreadableList:
 *
 * A list of #CallboardUnreadableField. A long one is cut, but all fields are counted, see
 * callboard_unreadable_list_get_n_fields().
 */
struct _CallboardUnreadableList
{
  CallboardObjectList parent_instance;

  guint               n_fields;
};

G_DEFINE_FINAL_TYPE (CallboardUnreadableList, callboard_unreadable_list, CALLBOARD_TYPE_OBJECT_LIST)

static void
callboard_unreadable_list_class_init (CallboardUnreadableListClass *klass)
{
  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_UNREADABLE_FIELD;
}

static void
callboard_unreadable_list_init (CallboardUnreadableList *self)
{
}

/**
 * callboard_unreadable_list_new:
 *
 * Returns: (transfer full): an empty list
 */
CallboardUnreadableList *
callboard_unreadable_list_new (void)
{
  return g_object_new (CALLBOARD_TYPE_UNREADABLE_LIST, NULL);
}

/**
 * callboard_unreadable_list_add:
 * @self: a list that is not shown yet
 * @field: a field
 *
 * Counts the field, and appends it unless the list is full.
 */
void
callboard_unreadable_list_add (CallboardUnreadableList  *self,
                               CallboardUnreadableField *field)
{
  g_return_if_fail (CALLBOARD_IS_UNREADABLE_LIST (self));
  g_return_if_fail (CALLBOARD_IS_UNREADABLE_FIELD (field));

  self->n_fields++;
  if (!callboard_unreadable_list_is_full (self))
    g_ptr_array_add (callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self)), g_object_ref (field));
}

/**
 * callboard_unreadable_list_add_unlisted:
 * @self: a list that is not shown yet
 * @n_fields: a number of fields
 *
 * Counts fields without appending them.
 */
void
callboard_unreadable_list_add_unlisted (CallboardUnreadableList *self,
                                        guint                    n_fields)
{
  g_return_if_fail (CALLBOARD_IS_UNREADABLE_LIST (self));

  self->n_fields += n_fields;
}

/**
 * callboard_unreadable_list_is_full:
 * @self: a list
 *
 * Returns: whether other fields would only be counted
 */
gboolean
callboard_unreadable_list_is_full (CallboardUnreadableList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_LIST (self), TRUE);

  return callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self))->len >= MAX_LISTED;
}

/**
 * callboard_unreadable_list_get_n_fields:
 * @self: a list
 *
 * Returns: the number of fields, those too that the list has no room for
 */
guint
callboard_unreadable_list_get_n_fields (CallboardUnreadableList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_UNREADABLE_LIST (self), 0);

  return self->n_fields;
}
