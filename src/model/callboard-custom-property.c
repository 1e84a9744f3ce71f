/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A member of an object with arbitrary contents, such as the properties of a persona.
 * Nested objects are flattened: `{"address": {"city": "Lyon"}}` becomes "address.city",
 * "Lyon".
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "callboard-custom-property.h"
#include "callboard-text.h"

/* Deeper values become JSON in one property. */
#define MAX_DEPTH 8

/* More properties than this are not read. */
#define MAX_PROPERTIES 10000

/* The maximum length of a name, in characters. */
#define MAX_NAME 200

/**
 * CallboardCustomProperty:
 *
 * A pair of texts. `name` is the path within the object; `value` is a string as it is, or
 * the JSON of anything else.
 */
struct _CallboardCustomProperty
{
  CallboardApiObject  parent_instance;

  char               *name;
  char               *value;
};

static const CallboardField fields[] = {
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardCustomProperty, name) },
  { "value", "value", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_EXPECTED,
    G_STRUCT_OFFSET (CallboardCustomProperty, value) },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardCustomProperty, callboard_custom_property, fields)

/**
 * callboard_custom_property_get_name:
 * @self: a custom property
 *
 * Returns: (transfer none): its name
 */
const char *
callboard_custom_property_get_name (CallboardCustomProperty *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CUSTOM_PROPERTY (self), NULL);

  return self->name;
}

/**
 * callboard_custom_property_get_value:
 * @self: a custom property
 *
 * Returns: (transfer none): its value as text
 */
const char *
callboard_custom_property_get_value (CallboardCustomProperty *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CUSTOM_PROPERTY (self), NULL);

  return self->value;
}

static void
append_property (GListStore *properties,
                 const char *name,
                 char       *value)
{
  g_autoptr(CallboardCustomProperty) property = g_object_new (CALLBOARD_TYPE_CUSTOM_PROPERTY, NULL);

  property->name = g_strdup (name);
  property->value = value;
  g_list_store_append (properties, property);
}

/**
 * callboard_custom_property_join_plain_values: (skip)
 * @array: a JSON array
 *
 * Returns: (transfer full) (nullable): the items, such as "Meera, Anil"; %NULL if one of
 *   them is an object or an array
 */
char *
callboard_custom_property_join_plain_values (JsonArray *array)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (item) || JSON_NODE_HOLDS_ARRAY (item))
        return NULL;

      g_strv_builder_take (values, callboard_json_dup_display_string (item));
    }
  all = g_strv_builder_end (values);

  return callboard_text_join_list ((const char *const *) all);
}

static void append_object (GListStore *properties,
                           const char *prefix,
                           JsonObject *object,
                           guint       depth);

static void
append_value (GListStore *properties,
              const char *name,
              JsonNode   *node,
              guint       depth)
{
  char *plain = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (properties)) > MAX_PROPERTIES)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node) && depth < MAX_DEPTH &&
      json_object_get_size (json_node_get_object (node)) > 0)
    {
      append_object (properties, name, json_node_get_object (node), depth + 1);
      return;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    plain = callboard_custom_property_join_plain_values (json_node_get_array (node));

  if (plain == NULL)
    plain = callboard_json_dup_display_string (node);
  append_property (properties, name, plain);
}

static void
append_object (GListStore *properties,
               const char *prefix,
               JsonObject *object,
               guint       depth)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      /* Nested names are concatenated, so each is limited. */
      g_autofree char *own_name = callboard_text_sanitize_line (member, MAX_NAME);
      g_autofree char *name = prefix != NULL
                                ? g_strconcat (prefix, ".", own_name, NULL)
                                : g_strdup (own_name);

      append_value (properties, name, node, depth);
    }
}

/**
 * callboard_custom_property_decode_object:
 * @node: the JSON of an object with arbitrary contents
 * @properties: a list of #CallboardCustomProperty, to which the members are appended in the
 *   order of the response
 * @expected: (out): what was expected, if @node has too many members
 *
 * Returns: whether all members were appended
 */
gboolean
callboard_custom_property_decode_object (JsonNode    *node,
                                         GListStore  *properties,
                                         char       **expected)
{
  append_object (properties, NULL, json_node_get_object (node), 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (properties)) <= MAX_PROPERTIES)
    return TRUE;

  g_list_store_remove (properties, MAX_PROPERTIES);
  /* Translators: what was expected of the properties of a persona; see the context
   * "expected" */
  *expected = g_strdup_printf (ngettext ("at most %d property", "at most %d properties", MAX_PROPERTIES),
                               MAX_PROPERTIES);
  return FALSE;
}
