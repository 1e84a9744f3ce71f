/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The base class of list models that keep their items in an array.
 */

#include "config.h"

#include "callboard-object-list.h"

/**
 * CallboardObjectList:
 *
 * The abstract base class of a #GListModel of objects in an array. Subclasses set the type
 * of the items and change the array.
 */

typedef struct
{
  GPtrArray *items;
} CallboardObjectListPrivate;

static void callboard_object_list_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (CallboardObjectList, callboard_object_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (CallboardObjectList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                         callboard_object_list_list_model_iface_init))

static GType
callboard_object_list_get_item_type (GListModel *list)
{
  return CALLBOARD_OBJECT_LIST_GET_CLASS (list)->item_type;
}

static guint
callboard_object_list_get_n_items (GListModel *list)
{
  return callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (list))->len;
}

static gpointer
callboard_object_list_get_item (GListModel *list,
                                guint       position)
{
  GPtrArray *items = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (list));

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
callboard_object_list_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_object_list_get_item_type;
  iface->get_n_items = callboard_object_list_get_n_items;
  iface->get_item = callboard_object_list_get_item;
}

static void
callboard_object_list_finalize (GObject *object)
{
  g_ptr_array_unref (callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (object)));

  G_OBJECT_CLASS (callboard_object_list_parent_class)->finalize (object);
}

static void
callboard_object_list_class_init (CallboardObjectListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_object_list_finalize;

  klass->item_type = G_TYPE_OBJECT;
}

static void
callboard_object_list_init (CallboardObjectList *self)
{
  CallboardObjectListPrivate *priv = callboard_object_list_get_instance_private (self);

  priv->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * callboard_object_list_get_items: (skip)
 * @self: a list
 *
 * For subclasses, which call g_list_model_items_changed() after changes.
 *
 * Returns: (transfer none): the items
 */
GPtrArray *
callboard_object_list_get_items (CallboardObjectList *self)
{
  CallboardObjectListPrivate *priv = callboard_object_list_get_instance_private (self);

  return priv->items;
}
