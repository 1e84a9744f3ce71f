/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The items of a CallboardJsonTree: a value, or a part of the children of a value that has
 * many. A list of 100 000 elements unfolds to 100 groups, because adding that many rows
 * would block the window.
 */

#include "config.h"

#include "callboard-json-index.h"
#include "callboard-json-value-private.h"

/**
 * CallboardJsonValue:
 *
 * A value of a document, or a group of its children.
 */
struct _CallboardJsonValue
{
  GObject            parent_instance;

  CallboardJsonTree *tree;
  guint32            index;
  /* The children of a group: a part of those of the value. */
  gboolean           is_group;
  guint32            first;
  guint32            n;
};

G_DEFINE_FINAL_TYPE (CallboardJsonValue, callboard_json_value, G_TYPE_OBJECT)

#define CALLBOARD_TYPE_JSON_CHILDREN (callboard_json_children_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonChildren, callboard_json_children, CALLBOARD, JSON_CHILDREN, GObject)

/**
 * CallboardJsonChildren:
 *
 * The list of the children of a #CallboardJsonValue. Creates its items when they are got.
 */
struct _CallboardJsonChildren
{
  GObject             parent_instance;

  CallboardJsonValue *value;
};

static void callboard_json_children_list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardJsonChildren, callboard_json_children, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      callboard_json_children_list_model_init))

/* Returns how many children an item of the list stands for. */
static guint32
get_unit (CallboardJsonValue *self)
{
  guint64 unit = 1;

  while (self->n > unit * CALLBOARD_JSON_GROUP_SIZE)
    unit *= CALLBOARD_JSON_GROUP_SIZE;

  return (guint32) unit;
}

static GType
callboard_json_children_get_item_type (GListModel *list)
{
  return CALLBOARD_TYPE_JSON_VALUE;
}

static guint
callboard_json_children_get_n_items (GListModel *list)
{
  CallboardJsonValue *value = CALLBOARD_JSON_CHILDREN (list)->value;
  guint32 unit = get_unit (value);

  return value->n / unit + (value->n % unit > 0);
}

static gpointer
callboard_json_children_get_item (GListModel *list,
                                  guint       position)
{
  CallboardJsonValue *value = CALLBOARD_JSON_CHILDREN (list)->value;
  guint32 unit = get_unit (value);
  CallboardJsonValue *item;
  guint32 offset;

  if (position >= callboard_json_children_get_n_items (list))
    return NULL;

  offset = position * unit;
  if (unit == 1)
    return callboard_json_value_new (value->tree,
                                     callboard_json_document_get_child (callboard_json_tree_get_document (value->tree),
                                                                        value->index, value->first + offset));

  item = callboard_json_value_new (value->tree, value->index);
  item->is_group = TRUE;
  item->first = value->first + offset;
  item->n = MIN (unit, value->n - offset);

  return item;
}

static void
callboard_json_children_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = callboard_json_children_get_item_type;
  interface->get_n_items = callboard_json_children_get_n_items;
  interface->get_item = callboard_json_children_get_item;
}

static void
callboard_json_children_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_JSON_CHILDREN (object)->value);

  G_OBJECT_CLASS (callboard_json_children_parent_class)->finalize (object);
}

static void
callboard_json_children_class_init (CallboardJsonChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_json_children_finalize;
}

static void
callboard_json_children_init (CallboardJsonChildren *self)
{
}

static void
callboard_json_value_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_JSON_VALUE (object)->tree);

  G_OBJECT_CLASS (callboard_json_value_parent_class)->finalize (object);
}

static void
callboard_json_value_class_init (CallboardJsonValueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_json_value_finalize;
}

static void
callboard_json_value_init (CallboardJsonValue *self)
{
}

/* Returns (transfer full) an item that is no group. */
CallboardJsonValue *
callboard_json_value_new (CallboardJsonTree *tree,
                          guint32            index)
{
  CallboardJsonValue *self = g_object_new (CALLBOARD_TYPE_JSON_VALUE, NULL);

  self->tree = g_object_ref (tree);
  self->index = index;
  self->n = callboard_json_document_get_n_children (callboard_json_tree_get_document (tree), index);

  return self;
}

/**
 * callboard_json_value_get_tree:
 * @self: a value
 *
 * Returns: (transfer none): the tree it is in
 */
CallboardJsonTree *
callboard_json_value_get_tree (CallboardJsonValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), NULL);

  return self->tree;
}

/**
 * callboard_json_value_get_index:
 * @self: a value
 *
 * Returns: the value in the document; of a group, that which the group is a part of
 */
guint32
callboard_json_value_get_index (CallboardJsonValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), CALLBOARD_JSON_NONE);

  return self->index;
}

/**
 * callboard_json_value_get_is_group:
 * @self: a value
 *
 * Returns: whether it is a group of the children of a value
 */
gboolean
callboard_json_value_get_is_group (CallboardJsonValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), FALSE);

  return self->is_group;
}

/**
 * callboard_json_value_get_n_children:
 * @self: a value
 *
 * Returns: the number of members or elements, or of those in the group
 */
guint32
callboard_json_value_get_n_children (CallboardJsonValue *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), 0);

  return self->n;
}

/**
 * callboard_json_value_dup_label:
 * @self: a value
 *
 * Returns: (transfer full): the name of a member, the position of an element, or the
 *   positions of a group; empty for the root
 */
char *
callboard_json_value_dup_label (CallboardJsonValue *self)
{
  CallboardJsonDocument *document;
  char *name;

  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), NULL);

  if (self->is_group)
    return g_strdup_printf ("%u \xe2\x80\xa6 %u", self->first, self->first + self->n - 1);
  if (self->index == CALLBOARD_JSON_ROOT)
    return g_strdup ("");

  document = callboard_json_tree_get_document (self->tree);
  name = callboard_json_document_dup_name (document, self->index);

  return name != NULL
           ? name
           : g_strdup_printf ("%u", callboard_json_document_get_position (document, self->index));
}

/**
 * callboard_json_value_create_children:
 * @self: a value
 *
 * Returns: (transfer full) (nullable): a list of #CallboardJsonValue; %NULL if it has none
 */
GListModel *
callboard_json_value_create_children (CallboardJsonValue *self)
{
  CallboardJsonChildren *children;

  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), NULL);

  if (self->n == 0)
    return NULL;

  children = g_object_new (CALLBOARD_TYPE_JSON_CHILDREN, NULL);
  children->value = g_object_ref (self);

  return G_LIST_MODEL (children);
}

/**
 * callboard_json_value_find_child:
 * @self: a value
 * @index: a value of the document
 *
 * Returns: the position of the child that is @index or contains it, or %G_MAXUINT
 */
guint
callboard_json_value_find_child (CallboardJsonValue *self,
                                 guint32             index)
{
  CallboardJsonDocument *document;
  guint32 parent;
  guint32 position;

  g_return_val_if_fail (CALLBOARD_IS_JSON_VALUE (self), G_MAXUINT);

  document = callboard_json_tree_get_document (self->tree);
  while ((parent = callboard_json_document_get_parent (document, index)) != self->index)
    {
      if (parent == CALLBOARD_JSON_NONE)
        return G_MAXUINT;
      index = parent;
    }

  position = callboard_json_document_get_position (document, index);
  if (position < self->first || position - self->first >= self->n)
    return G_MAXUINT;

  return (position - self->first) / get_unit (self);
}
