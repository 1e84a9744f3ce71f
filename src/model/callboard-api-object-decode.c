/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes API objects from JSON by their tables of fields. Runs in worker threads.
 * Unknown members are ignored; a malformed or missing one sets an error with its path.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "callboard-api-object-private.h"
#include "callboard-custom-property.h"
#include "callboard-skipped-item.h"

/* From 2⁵³ on, a double is not exact for integers. */
#define MAX_EXACT_INTEGER 9007199254740992.0

static const char *
describe_kind (CallboardFieldKind kind)
{
  switch (kind)
    {
    case CALLBOARD_FIELD_ID:
      return C_("expected", "an ID");
    case CALLBOARD_FIELD_STRING:
      return C_("expected", "a string");
    case CALLBOARD_FIELD_BOOLEAN:
    case CALLBOARD_FIELD_TRISTATE:
      return C_("expected", "true or false");
    case CALLBOARD_FIELD_INTEGER:
      return C_("expected", "a whole number, 0 or more");
    case CALLBOARD_FIELD_NUMBER:
      return C_("expected", "a number, 0 or more");
    case CALLBOARD_FIELD_OFFSET:
      /* Translators: expected here: a time within a call */
      return C_("expected", "a number of milliseconds");
    case CALLBOARD_FIELD_TIME:
      return C_("expected", "a date and time");
    case CALLBOARD_FIELD_STRINGS:
    case CALLBOARD_FIELD_OBJECTS:
      return C_("expected", "a list");
    case CALLBOARD_FIELD_OBJECT:
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      return C_("expected", "an object");
    case CALLBOARD_FIELD_VALUE:
      return C_("expected", "a value");
    default:
      g_assert_not_reached ();
    }
}

static gboolean
decode_string (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  const char *string;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;

  string = json_node_get_string (node);
  if (field->kind == CALLBOARD_FIELD_ID && *string == '\0')
    return FALSE;

  *FIELD (self, field, char *) = g_strdup (string);
  return TRUE;
}

static gboolean
decode_boolean (CallboardApiObject   *self,
                const CallboardField *field,
                JsonNode             *node)
{
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *FIELD (self, field, int) = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
get_finite_number (JsonNode *node,
                   double   *number)
{
  GType type = json_node_get_value_type (node);

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  *number = json_node_get_double (node);

  return isfinite (*number);
}

static gboolean
decode_number (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  double number;

  if (!get_finite_number (node, &number) || number < 0)
    return FALSE;

  if (field->kind == CALLBOARD_FIELD_NUMBER)
    {
      *FIELD (self, field, double) = number;
      return TRUE;
    }

  if (number > trunc (number) || number >= MAX_EXACT_INTEGER)
    return FALSE;

  *FIELD (self, field, gint64) = (gint64) number;
  return TRUE;
}

static gboolean
decode_offset (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  double number;

  if (!get_finite_number (node, &number) || fabs (number) >= MAX_EXACT_INTEGER)
    return FALSE;

  *FIELD (self, field, gint64) = (gint64) round (number);
  return TRUE;
}

static GVariant *
create_variant (JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  g_autofree char *json = NULL;

  if (type == G_TYPE_BOOLEAN)
    return g_variant_new_boolean (json_node_get_boolean (node));
  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    return g_variant_new_double (json_node_get_double (node));
  if (type == G_TYPE_STRING)
    return g_variant_new_string (json_node_get_string (node));

  json = json_to_string (node, FALSE);
  return g_variant_new_maybe (G_VARIANT_TYPE_STRING, g_variant_new_string (json));
}

static gboolean
decode_strings (CallboardApiObject       *self,
                const CallboardField     *field,
                JsonNode                 *node,
                const CallboardJsonPath  *path,
                GError                  **error)
{
  JsonArray *array = callboard_json_get_array (node, path, error);
  g_autoptr(GStrvBuilder) builder = NULL;

  if (array == NULL)
    return FALSE;

  builder = g_strv_builder_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      CallboardJsonPath item_path = { .parent = path, .index = i };

      if (json_node_get_value_type (item) != G_TYPE_STRING)
        {
          callboard_json_set_malformed (error, &item_path, C_("expected", "a string"), item);
          return FALSE;
        }
      g_strv_builder_add (builder, json_node_get_string (item));
    }

  *FIELD (self, field, GStrv) = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
decode_objects (CallboardApiObject       *self,
                const CallboardField     *field,
                JsonNode                 *node,
                const CallboardJsonPath  *path,
                GError                  **error)
{
  JsonArray *array = callboard_json_get_array (node, path, error);
  g_autoptr(GPtrArray) objects = NULL;
  GListStore *list;

  if (array == NULL)
    return FALSE;

  objects = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      CallboardJsonPath item_path = { .parent = path, .index = i };
      CallboardApiObject *object = callboard_api_object_decode (field->get_type (),
                                                                json_array_get_element (array, i),
                                                                &item_path, error);

      if (object == NULL)
        return FALSE;
      g_ptr_array_add (objects, object);
    }

  /* One change is faster than one per object. */
  list = g_list_store_new (field->get_type ());
  g_list_store_splice (list, 0, 0, objects->pdata, objects->len);
  *FIELD (self, field, GListModel *) = G_LIST_MODEL (list);
  return TRUE;
}

/* Decodes a value that is present and not null. */
static gboolean
decode_value (CallboardApiObject       *self,
              const CallboardField     *field,
              JsonNode                 *node,
              const CallboardJsonPath  *path,
              GError                  **error)
{
  gboolean decoded = FALSE;

  switch (field->kind)
    {
    case CALLBOARD_FIELD_ID:
    case CALLBOARD_FIELD_STRING:
      decoded = decode_string (self, field, node);
      break;
    case CALLBOARD_FIELD_BOOLEAN:
    case CALLBOARD_FIELD_TRISTATE:
      decoded = decode_boolean (self, field, node);
      break;
    case CALLBOARD_FIELD_INTEGER:
    case CALLBOARD_FIELD_NUMBER:
      decoded = decode_number (self, field, node);
      break;
    case CALLBOARD_FIELD_OFFSET:
      decoded = decode_offset (self, field, node);
      break;
    case CALLBOARD_FIELD_VALUE:
      *FIELD (self, field, GVariant *) = g_variant_ref_sink (create_variant (node));
      return TRUE;
    case CALLBOARD_FIELD_TIME:
      *FIELD (self, field, GDateTime *) = callboard_json_dup_time (node);
      decoded = *FIELD (self, field, GDateTime *) != NULL;
      break;
    case CALLBOARD_FIELD_STRINGS:
      return decode_strings (self, field, node, path, error);
    case CALLBOARD_FIELD_OBJECTS:
      return decode_objects (self, field, node, path, error);
    case CALLBOARD_FIELD_OBJECT:
      *FIELD (self, field, CallboardApiObject *) =
        callboard_api_object_decode (field->get_type (), node, path, error);
      return *FIELD (self, field, CallboardApiObject *) != NULL;
    case CALLBOARD_FIELD_CUSTOM_PROPERTIES:
      *FIELD (self, field, GListModel *) =
        callboard_custom_property_decode_object (node, path, error);
      return *FIELD (self, field, GListModel *) != NULL;
    default:
      g_assert_not_reached ();
    }

  if (!decoded)
    callboard_json_set_malformed (error, path, describe_kind (field->kind), node);
  return decoded;
}

static void
set_absent (CallboardApiObject   *self,
            const CallboardField *field)
{
  if (field->kind == CALLBOARD_FIELD_OBJECTS)
    *FIELD (self, field, GListModel *) = G_LIST_MODEL (g_list_store_new (field->get_type ()));
  else if (field->kind == CALLBOARD_FIELD_CUSTOM_PROPERTIES)
    *FIELD (self, field, GListModel *) = G_LIST_MODEL (g_list_store_new (CALLBOARD_TYPE_CUSTOM_PROPERTY));
}

static gboolean
decode_field (CallboardApiObject       *self,
              const CallboardField     *field,
              JsonObject               *object,
              const CallboardJsonPath  *path,
              GError                  **error)
{
  CallboardJsonPath member_path = { .parent = path, .member = field->member };
  JsonNode *node = json_object_get_member (object, field->member);

  if (node == NULL && field->former_member != NULL)
    {
      node = json_object_get_member (object, field->former_member);
      if (node != NULL)
        member_path.member = field->former_member;
    }

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node))
    return decode_value (self, field, node, &member_path, error);

  if (field->presence == CALLBOARD_FIELD_REQUIRED)
    {
      callboard_json_set_malformed (error, &member_path, describe_kind (field->kind), node);
      return FALSE;
    }

  set_absent (self, field);
  return TRUE;
}

/**
 * callboard_api_object_decode:
 * @type: a type derived from #CallboardApiObject
 * @node: (nullable): the JSON of the object
 * @path: the path of @node in the response
 * @error: return location for an error
 *
 * Decodes an API object. Sets %CALLBOARD_ERROR_MALFORMED with the path of the first
 * field that is malformed or missing.
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

      if (children != NULL && children[i] != NULL)
        *FIELD (self, field, CallboardApiObject *) = g_object_ref (children[i]);
      else if (!decode_field (self, field, object, path, error))
        return NULL;
    }

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
  g_autoptr(JsonParser) parser = callboard_json_parse_data (body, &data, &path, error);

  return parser != NULL ? callboard_api_object_decode (type, data, &path, error) : NULL;
}

/* Decodes an item with its own list of items, if it has one. */
static CallboardApiObject *
decode_item (GType                     type,
             JsonNode                 *node,
             const CallboardJsonPath  *path,
             GListStore               *skipped_items,
             GError                  **error)
{
  g_autoptr(CallboardApiObject) self = callboard_api_object_decode (type, node, path, error);
  CallboardApiObjectClass *klass;

  if (self == NULL)
    return NULL;

  klass = CALLBOARD_API_OBJECT_GET_CLASS (self);
  if (klass->decode_items != NULL &&
      !klass->decode_items (self, json_node_get_object (node), path, skipped_items, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * callboard_api_object_decode_list:
 * @type: a type derived from #CallboardApiObject
 * @node: (nullable): the JSON of an array; %NULL or `null` for an empty one
 * @path: the path of @node in the response
 * @max: the maximum length of the array
 * @objects: the decoded objects are added here
 * @skipped_items: a #CallboardSkippedItem for each malformed item is appended here
 * @error: return location for an error
 *
 * Decodes the objects of an array; malformed ones don't affect the others. Sets
 * %CALLBOARD_ERROR_MALFORMED if @node is not an array or is too long.
 *
 * Returns: whether @node is an array
 */
gboolean
callboard_api_object_decode_list (GType                     type,
                                  JsonNode                 *node,
                                  const CallboardJsonPath  *path,
                                  guint                     max,
                                  GPtrArray                *objects,
                                  GListStore               *skipped_items,
                                  GError                  **error)
{
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  array = callboard_json_get_array (node, path, error);
  if (array == NULL)
    return FALSE;

  if (json_array_get_length (array) > max)
    {
      /* Translators: what was expected of a list; see the context "expected" */
      g_autofree char *expected =
        g_strdup_printf (ngettext ("at most %d item", "at most %d items", max), (int) max);

      callboard_json_set_malformed (error, path, expected, node);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      CallboardJsonPath item_path = { .parent = path, .index = i };
      g_autoptr(GError) item_error = NULL;
      CallboardApiObject *object = decode_item (type, json_array_get_element (array, i), &item_path,
                                                skipped_items, &item_error);

      if (object != NULL)
        {
          g_ptr_array_add (objects, object);
        }
      else
        {
          g_autoptr(CallboardSkippedItem) item = callboard_skipped_item_new (NULL, item_error);

          g_list_store_append (skipped_items, item);
        }
    }

  return TRUE;
}
