/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes API objects from JSON by their tables of fields. Runs in worker threads.
 * Other members are kept as they are. The value of a malformed or missing one is unknown, and its
 * path is noted; only without its identity there is no object.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "callboard-api-object-private.h"
#include "callboard-custom-property.h"
#include "callboard-fixed-list.h"

static JsonArray *
get_array (CallboardApiObject      *self,
           const CallboardField    *field,
           JsonNode                *node,
           const CallboardJsonPath *path)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  callboard_api_object_add_unreadable (self, path, callboard_field_kind_describe (field->kind), node);
  callboard_api_object_set_incomplete (self, field);
  return NULL;
}

static void
decode_strings (CallboardApiObject      *self,
                const CallboardField    *field,
                JsonNode                *node,
                const CallboardJsonPath *path)
{
  JsonArray *array = get_array (self, field, node, path);
  g_autoptr(GStrvBuilder) builder = NULL;

  if (array == NULL)
    return;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      CallboardJsonPath item_path = { .parent = path, .index = i };

      if (callboard_json_is_string (item))
        {
          g_strv_builder_add (builder, json_node_get_string (item));
          continue;
        }
      callboard_api_object_add_unreadable (self, &item_path, C_("expected", "a string"), item);
      callboard_api_object_set_incomplete (self, field);
    }

  *FIELD (self, field, GStrv) = g_strv_builder_end (builder);
}

static void
decode_objects (CallboardApiObject      *self,
                const CallboardField    *field,
                JsonNode                *node,
                const CallboardJsonPath *path)
{
  JsonArray *array = get_array (self, field, node, path);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  GType type = field->get_type ();
  g_autoptr(GPtrArray) objects = n > 0 ? g_ptr_array_new_full (n, g_object_unref) : NULL;

  for (guint i = 0; i < n; i++)
    {
      CallboardJsonPath item_path = { .parent = path, .index = i };
      JsonNode *item = json_array_get_element (array, i);
      CallboardApiObject *object = callboard_api_object_decode (type, item, &item_path, NULL);

      if (object != NULL)
        {
          callboard_api_object_adopt_unreadable (self, object, &item_path);
          g_ptr_array_add (objects, object);
          continue;
        }
      callboard_api_object_add_unreadable (self, &item_path, C_("expected", "an object"), item);
      callboard_api_object_set_incomplete (self, field);
    }

  *FIELD (self, field, GListModel *) = callboard_fixed_list_new (type, objects);
}

static void set_absent (CallboardApiObject   *self,
                        const CallboardField *field);

/* Returns an object all fields of which are unknown. */
static CallboardApiObject *
create_unknown (GType type)
{
  CallboardApiObject *self = g_object_new (type, NULL);
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    set_absent (self, &klass->fields[i]);

  return self;
}

static void
decode_object (CallboardApiObject      *self,
               const CallboardField    *field,
               JsonNode                *node,
               const CallboardJsonPath *path)
{
  CallboardApiObject *object = callboard_api_object_decode (field->get_type (), node, path, NULL);

  if (object == NULL)
    callboard_api_object_add_unreadable (self, path, callboard_field_kind_describe (field->kind), node);
  if (object == NULL && field->presence != CALLBOARD_FIELD_OPTIONAL)
    object = create_unknown (field->get_type ());

  *FIELD (self, field, CallboardApiObject *) = object;
}

static void
decode_custom_properties (CallboardApiObject      *self,
                          const CallboardField    *field,
                          JsonNode                *node,
                          const CallboardJsonPath *path)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *expected = NULL;

      *FIELD (self, field, GListModel *) = callboard_custom_property_decode_object (node, &expected);
      if (expected == NULL)
        return;
      callboard_api_object_add_unreadable (self, path, expected, node);
    }
  else
    {
      *FIELD (self, field, GListModel *) = callboard_fixed_list_new (CALLBOARD_TYPE_CUSTOM_PROPERTY, NULL);
      callboard_api_object_add_unreadable (self, path, callboard_field_kind_describe (field->kind), node);
    }
  callboard_api_object_set_incomplete (self, field);
}

/* Decodes a value that is present and not null. What cannot be read is unknown. */
static void
decode_value (CallboardApiObject      *self,
              const CallboardField    *field,
              JsonNode                *node,
              const CallboardJsonPath *path)
{
  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_STRINGS:
      decode_strings (self, field, node, path);
      break;
    case CALLBOARD_FIELD_OBJECTS:
      decode_objects (self, field, node, path);
      break;
    case CALLBOARD_FIELD_OBJECT:
      decode_object (self, field, node, path);
      break;
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      decode_custom_properties (self, field, node, path);
      break;
    default:
      if (!callboard_api_object_decode_scalar (self, field, node))
        callboard_api_object_add_unreadable (self, path, callboard_field_kind_describe (field->kind), node);
    }
}

static void
set_absent (CallboardApiObject   *self,
            const CallboardField *field)
{
  if (field->kind == CALLBOARD_FIELD_OBJECTS)
    *FIELD (self, field, GListModel *) = callboard_fixed_list_new (field->get_type (), NULL);
  else if (field->kind == CALLBOARD_FIELD_CUSTOM_PROPERTIES)
    *FIELD (self, field, GListModel *) = callboard_fixed_list_new (CALLBOARD_TYPE_CUSTOM_PROPERTY, NULL);
  else if (field->kind == CALLBOARD_FIELD_OBJECT && field->presence == CALLBOARD_FIELD_EXPECTED)
    *FIELD (self, field, CallboardApiObject *) = create_unknown (field->get_type ());
}

static gboolean
is_absent (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

/* Returns the number of members that belong to the field. */
static guint
decode_field (CallboardApiObject   *self,
              const CallboardField *field,
              JsonObject           *object)
{
  /* Paths start in the object, which may be shared. */
  CallboardJsonPath path = { .member = field->member };
  JsonNode *node = json_object_get_member (object, field->member);
  /* The digits of a number are another field of the same member. */
  guint n_known = node != NULL && field->kind != CALLBOARD_FIELD_DIGITS;

  if (field->former_member != NULL)
    {
      JsonNode *former = json_object_get_member (object, field->former_member);

      n_known += former != NULL;
      if (is_absent (node) && !is_absent (former))
        {
          node = former;
          path.member = field->former_member;
        }
    }

  if (!is_absent (node))
    {
      decode_value (self, field, node, &path);
      return n_known;
    }

  set_absent (self, field);
  if (field->presence == CALLBOARD_FIELD_EXPECTED)
    callboard_api_object_add_unreadable (self, &path, callboard_field_kind_describe (field->kind), node);

  return n_known;
}

/* Decodes the field without which there is no object. */
static gboolean
decode_identity (CallboardApiObject       *self,
                 const CallboardField     *field,
                 JsonObject               *object,
                 const CallboardJsonPath  *path,
                 GError                  **error)
{
  CallboardJsonPath member_path = { .parent = path, .member = field->member };
  JsonNode *node = json_object_get_member (object, field->member);

  if (!is_absent (node) && callboard_api_object_decode_scalar (self, field, node))
    return TRUE;

  callboard_json_set_malformed (error, &member_path, callboard_field_kind_describe (field->kind), node);
  return FALSE;
}

/**
 * callboard_api_object_decode:
 * @type: a type derived from #CallboardApiObject
 * @node: (nullable): the JSON of the object
 * @path: the path of @node in the response
 * @error: return location for an error
 *
 * Decodes an API object. Sets %CALLBOARD_ERROR_MALFORMED if @node is not an object or
 * lacks its identity; any other field that is malformed or missing is unknown, see
 * callboard_api_object_list_unreadable().
 *
 * Returns: (transfer full) (nullable): a new object of @type
 */
CallboardApiObject *
callboard_api_object_decode (GType                     type,
                             JsonNode                 *node,
                             const CallboardJsonPath  *path,
                             GError                  **error)
{
  return callboard_api_object_decode_with_children (type, node, path, NULL, error);
}

/**
 * callboard_api_object_decode_with_children: (skip)
 * @type: a type derived from #CallboardApiObject
 * @node: (nullable): the JSON of the object
 * @path: the path of @node in the response
 * @children: (nullable): for each field of @type its child object, or %NULL to decode it
 * @error: return location for an error
 *
 * Decodes an API object, some of whose child objects are known already.
 *
 * Returns: (transfer full) (nullable): a new object of @type
 */
CallboardApiObject *
callboard_api_object_decode_with_children (GType                     type,
                                           JsonNode                 *node,
                                           const CallboardJsonPath  *path,
                                           CallboardApiObject *const *children,
                                           GError                  **error)
{
  g_autoptr(CallboardApiObject) self = NULL;
  CallboardApiObjectClass *klass;
  JsonObject *object;
  guint n_known = 0;

  g_return_val_if_fail (g_type_is_a (type, CALLBOARD_TYPE_API_OBJECT), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  object = callboard_json_get_object (node, path, error);
  if (object == NULL)
    return NULL;

  self = g_object_new (type, NULL);
  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];

      if (field->presence != CALLBOARD_FIELD_IDENTITY && (children == NULL || children[i] == NULL))
        {
          n_known += decode_field (self, field, object);
          continue;
        }

      n_known++;
      if (children != NULL && children[i] != NULL)
        *FIELD (self, field, CallboardApiObject *) = g_object_ref (children[i]);
      else if (!decode_identity (self, field, object, path, error))
        return NULL;
    }
  callboard_api_object_decode_other_fields (self, object, n_known);
  callboard_api_object_count_unreadable (self);

  return g_steal_pointer (&self);
}

/**
 * callboard_api_object_decode_response:
 * @type: a type derived from #CallboardApiObject
 * @body: a response with the object in `data`
 * @error: return location for an error
 *
 * Decodes the object of a response. Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a
 * response.
 *
 * Returns: (transfer full) (nullable): a new object of @type
 */
CallboardApiObject *
callboard_api_object_decode_response (GType    type,
                                      GBytes  *body,
                                      GError **error)
{
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, error);

  return root != NULL ? callboard_api_object_decode (type, data, &path, error) : NULL;
}
