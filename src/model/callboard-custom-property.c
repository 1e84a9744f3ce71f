/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One entry of an object that may hold anything, such as the properties of a
 * persona: its name and its value in words. Nested values are spread out:
 * `{"address": {"city": "Lyon"}}` is the entry "address.city", "Lyon".
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "callboard-custom-property.h"
#include "callboard-text.h"

/* Deeper values are shown as JSON in one entry. */
#define MAX_DEPTH 8

/* An object with more entries than a person would read is refused. */
#define MAX_ENTRIES 10000

/* How much of a name is kept, in characters. */
#define MAX_NAME 200

/**
 * CallboardCustomProperty:
 *
 * A name and a value, both text. The property `name` is the path within the
 * object, `value` what stands there: a string as it is, everything else as
 * JSON.
 */
struct _CallboardCustomProperty
{
  CallboardApiObject  parent_instance;

  char            *name;
  char            *value;
};

G_DEFINE_FINAL_TYPE (CallboardCustomProperty, callboard_custom_property, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardCustomProperty, name) },
  { "value", "value", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_REQUIRED,
    G_STRUCT_OFFSET (CallboardCustomProperty, value) },
};

static void
callboard_custom_property_class_init (CallboardCustomPropertyClass *klass)
{
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_custom_property_init (CallboardCustomProperty *self)
{
}

/**
 * callboard_custom_property_get_name:
 * @self: an entry
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
 * @self: an entry
 *
 * Returns: (transfer none): its value in words
 */
const char *
callboard_custom_property_get_value (CallboardCustomProperty *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CUSTOM_PROPERTY (self), NULL);

  return self->value;
}

static void
append_entry (GListStore *entries,
              const char *name,
              char       *value)
{
  g_autoptr(CallboardCustomProperty) entry = g_object_new (CALLBOARD_TYPE_CUSTOM_PROPERTY, NULL);

  entry->name = g_strdup (name);
  entry->value = value;
  g_list_store_append (entries, entry);
}

/* "Meera, Anil" where every element is a plain value, or NULL. */
static char *
join_plain_values (JsonArray *array)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element) || JSON_NODE_HOLDS_ARRAY (element))
        return NULL;

      g_strv_builder_take (values, callboard_json_dup_display_string (element));
    }
  all = g_strv_builder_end (values);

  return callboard_text_join_list ((const char *const *) all);
}

static void append_object (GListStore *entries,
                           const char *prefix,
                           JsonObject *object,
                           guint       depth);

static void
append_value (GListStore *entries,
              const char *name,
              JsonNode   *node,
              guint       depth)
{
  char *plain = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (entries)) > MAX_ENTRIES)
    return;

  if (JSON_NODE_HOLDS_OBJECT (node) && depth < MAX_DEPTH &&
      json_object_get_size (json_node_get_object (node)) > 0)
    {
      append_object (entries, name, json_node_get_object (node), depth + 1);
      return;
    }

  if (JSON_NODE_HOLDS_ARRAY (node))
    plain = join_plain_values (json_node_get_array (node));

  append_entry (entries, name, plain != NULL ? plain : callboard_json_dup_display_string (node));
}

static void
append_object (GListStore *entries,
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
      /* Names add up along the way down, so each is kept short. */
      g_autofree char *own_name = callboard_text_sanitize_line (member, MAX_NAME);
      g_autofree char *name = prefix != NULL
                                ? g_strconcat (prefix, ".", own_name, NULL)
                                : g_strdup (own_name);

      append_value (entries, name, node, depth);
    }
}

/**
 * callboard_custom_property_decode_object:
 * @node: the JSON of an object of anything
 * @path: where it stands in the answer
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED where @node is not an object, or has more
 * entries than can be shown.
 *
 * Returns: (transfer full) (nullable): a list of #CallboardCustomProperty in the order
 *   of the answer
 */
GListModel *
callboard_custom_property_decode_object (JsonNode                 *node,
                                         const CallboardJsonPath  *path,
                                         GError                  **error)
{
  g_autoptr(GListStore) entries = NULL;
  JsonObject *object = callboard_json_get_object (node, path, error);

  if (object == NULL)
    return NULL;

  entries = g_list_store_new (CALLBOARD_TYPE_CUSTOM_PROPERTY);
  append_object (entries, NULL, object, 0);

  if (g_list_model_get_n_items (G_LIST_MODEL (entries)) > MAX_ENTRIES)
    {
      /* Translators: what was expected of the properties of a caller */
      g_autofree char *expected =
        g_strdup_printf (ngettext ("at most %d entry", "at most %d entries", MAX_ENTRIES), MAX_ENTRIES);

      callboard_json_set_malformed (error, path, expected, node);
      return NULL;
    }

  return G_LIST_MODEL (g_steal_pointer (&entries));
}
