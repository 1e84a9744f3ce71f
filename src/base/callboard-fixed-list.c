/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list model that never changes, which costs a fraction of a GListStore. Used for the
 * lists in API objects.
 */

#include "config.h"

#include "callboard-fixed-list.h"

/**
 * CallboardFixedList:
 *
 * A #GListModel of objects that never changes.
 */
struct _CallboardFixedList
{
  GObject   parent_instance;

  GType     item_type;
  gsize     n_items;
  GObject **items;
};

static void callboard_fixed_list_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardFixedList, callboard_fixed_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      callboard_fixed_list_list_model_iface_init))

static GType
callboard_fixed_list_get_item_type (GListModel *list)
{
  return CALLBOARD_FIXED_LIST (list)->item_type;
}

static guint
callboard_fixed_list_get_n_items (GListModel *list)
{
  return CALLBOARD_FIXED_LIST (list)->n_items;
}

static gpointer
callboard_fixed_list_get_item (GListModel *list,
                               guint       position)
{
  CallboardFixedList *self = CALLBOARD_FIXED_LIST (list);

  return position < self->n_items ? g_object_ref (self->items[position]) : NULL;
}

static void
callboard_fixed_list_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_fixed_list_get_item_type;
  iface->get_n_items = callboard_fixed_list_get_n_items;
  iface->get_item = callboard_fixed_list_get_item;
}

static void
callboard_fixed_list_finalize (GObject *object)
{
  CallboardFixedList *self = CALLBOARD_FIXED_LIST (object);

  for (gsize i = 0; i < self->n_items; i++)
    g_object_unref (self->items[i]);
  g_free (self->items);

  G_OBJECT_CLASS (callboard_fixed_list_parent_class)->finalize (object);
}

static void
callboard_fixed_list_class_init (CallboardFixedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_fixed_list_finalize;
}

static void
callboard_fixed_list_init (CallboardFixedList *self)
{
}

/**
 * callboard_fixed_list_new:
 * @item_type: the type of the items
 * @items: (nullable) (element-type GObject): an array of objects, whose references move to
 *   the list; %NULL for an empty list
 *
 * Returns: (transfer full): a list of the objects
 */
GListModel *
callboard_fixed_list_new (GType      item_type,
                          GPtrArray *items)
{
  CallboardFixedList *self = g_object_new (CALLBOARD_TYPE_FIXED_LIST, NULL);

  self->item_type = item_type;
  if (items != NULL)
    self->items = (GObject **) g_ptr_array_steal (items, &self->n_items);

  return G_LIST_MODEL (self);
}
