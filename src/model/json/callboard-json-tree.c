/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as a tree of list models, whose items are created when they are looked at. Used
 * by the dialog View JSON. callboard-json-value.c has the items.
 */

#include "config.h"

#include "callboard-json-value-private.h"

/**
 * CallboardJsonTree:
 *
 * A tree of #CallboardJsonValue. `revealed` is %TRUE if secrets are shown.
 */
struct _CallboardJsonTree
{
  GObject                parent_instance;

  CallboardJsonDocument *document;
  gboolean               revealed;
};

G_DEFINE_FINAL_TYPE (CallboardJsonTree, callboard_json_tree, G_TYPE_OBJECT)

enum
{
  PROP_REVEALED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
callboard_json_tree_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if (property_id == PROP_REVEALED)
    g_value_set_boolean (value, CALLBOARD_JSON_TREE (object)->revealed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_json_tree_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (property_id == PROP_REVEALED)
    callboard_json_tree_set_revealed (CALLBOARD_JSON_TREE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_json_tree_finalize (GObject *object)
{
  g_clear_object (&CALLBOARD_JSON_TREE (object)->document);

  G_OBJECT_CLASS (callboard_json_tree_parent_class)->finalize (object);
}

static void
callboard_json_tree_class_init (CallboardJsonTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = callboard_json_tree_get_property;
  object_class->set_property = callboard_json_tree_set_property;
  object_class->finalize = callboard_json_tree_finalize;

  properties[PROP_REVEALED] =
    g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
callboard_json_tree_init (CallboardJsonTree *self)
{
}

/**
 * callboard_json_tree_new:
 * @document: a document
 *
 * Returns: (transfer full): a tree that hides secrets
 */
CallboardJsonTree *
callboard_json_tree_new (CallboardJsonDocument *document)
{
  CallboardJsonTree *self;

  g_return_val_if_fail (CALLBOARD_IS_JSON_DOCUMENT (document), NULL);

  self = g_object_new (CALLBOARD_TYPE_JSON_TREE, NULL);
  self->document = g_object_ref (document);

  return self;
}

/**
 * callboard_json_tree_get_document:
 * @self: a tree
 *
 * Returns: (transfer none): its document
 */
CallboardJsonDocument *
callboard_json_tree_get_document (CallboardJsonTree *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_TREE (self), NULL);

  return self->document;
}

/**
 * callboard_json_tree_create_root:
 * @self: a tree
 *
 * Returns: (transfer full): a list of one #CallboardJsonValue, the whole document
 */
GListModel *
callboard_json_tree_create_root (CallboardJsonTree *self)
{
  GListStore *root;
  g_autoptr(CallboardJsonValue) value = NULL;

  g_return_val_if_fail (CALLBOARD_IS_JSON_TREE (self), NULL);

  root = g_list_store_new (CALLBOARD_TYPE_JSON_VALUE);
  value = callboard_json_value_new (self, CALLBOARD_JSON_ROOT);
  g_list_store_append (root, value);

  return G_LIST_MODEL (root);
}

/**
 * callboard_json_tree_get_revealed:
 * @self: a tree
 *
 * Returns: whether secrets are shown
 */
gboolean
callboard_json_tree_get_revealed (CallboardJsonTree *self)
{
  g_return_val_if_fail (CALLBOARD_IS_JSON_TREE (self), FALSE);

  return self->revealed;
}

/**
 * callboard_json_tree_set_revealed:
 * @self: a tree
 * @revealed: whether to show secrets
 */
void
callboard_json_tree_set_revealed (CallboardJsonTree *self,
                                  gboolean           revealed)
{
  g_return_if_fail (CALLBOARD_IS_JSON_TREE (self));

  if (self->revealed == revealed)
    return;

  self->revealed = revealed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
}
