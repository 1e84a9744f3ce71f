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
#include "callboard-fixed-list.h"
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
append_property (GPtrArray  *properties,
                 const char *name,
                 char       *value)
{
  CallboardCustomProperty *property = g_object_new (CALLBOARD_TYPE_CUSTOM_PROPERTY, NULL);

  property->name = g_strdup (name);
  property->value = value;
  g_ptr_array_add (properties, property);
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

static void append_object (GPtrArray  *properties,
                           const char *prefix,
                           JsonObject *object,
                           guint       depth);

static void
append_value (GPtrArray  *properties,
              const char *name,
              JsonNode   *node,
              guint       depth)
{
  char *plain = NULL;

  if (properties->len > MAX_PROPERTIES)
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
append_object (GPtrArray  *properties,
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
 * @expected: (out) (nullable): what was expected, if @node has too many members
 *
 * Returns: (transfer full): a list of #CallboardCustomProperty: the members, in the order
 *   of the response
 */
GListModel *
callboard_custom_property_decode_object (JsonNode  *node,
                                         char     **expected)
{
  g_autoptr(GPtrArray) properties = g_ptr_array_new_with_free_func (g_object_unref);

  *expected = NULL;
  append_object (properties, NULL, json_node_get_object (node), 0);
  if (properties->len > MAX_PROPERTIES)
    {
      g_ptr_array_set_size (properties, MAX_PROPERTIES);
      /* Translators: what was expected of the properties of a persona; see the context
       * "expected" */
      *expected = g_strdup_printf (ngettext ("at most %d property", "at most %d properties", MAX_PROPERTIES),
                                   MAX_PROPERTIES);
    }

  return callboard_fixed_list_new (CALLBOARD_TYPE_CUSTOM_PROPERTY, properties);
}

/* An array as an object whose members are named "[0]", "[1]", … */
static JsonNode *
convert_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *name = g_strdup_printf ("[%u]", i);

      json_object_set_member (object, name, json_array_dup_element (array, i));
    }
  json_node_take_object (node, object);

  return node;
}

/**
 * callboard_custom_property_list_new_for_value:
 * @value: (nullable): the value of a %CALLBOARD_FIELD_VALUE
 *
 * Returns: (transfer full): a list of #CallboardCustomProperty: the members of an object or
 *   the items of an array, in the order of the response; empty for any other value
 */
GListModel *
callboard_custom_property_list_new_for_value (GVariant *value)
{
  GListModel *properties = NULL;
  g_autoptr(GVariant) json = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *expected = NULL;
  const char *text;
  gsize length;

  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE))
    return G_LIST_MODEL (g_list_store_new (CALLBOARD_TYPE_CUSTOM_PROPERTY));

  json = g_variant_get_maybe (value);
  text = g_variant_get_string (json, &length);
  body = g_bytes_new (text, length);
  root = callboard_json_parse (body, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      properties = callboard_custom_property_decode_object (root, &expected);
    }
  else if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    {
      g_autoptr(JsonNode) object = convert_array (json_node_get_array (root));

      properties = callboard_custom_property_decode_object (object, &expected);
    }

  return properties != NULL ? properties : G_LIST_MODEL (g_list_store_new (CALLBOARD_TYPE_CUSTOM_PROPERTY));
}
