/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From parsed JSON to records, by their tables of fields. Runs in worker
 * threads. Unknown members are ignored; a wrong or missing one is an error that
 * says where it stands.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "callboard-custom-property.h"
#include "callboard-api-object-private.h"
#include "callboard-skipped-item.h"

/* A list with more elements than this is no list of Roark's. */
#define MAX_ELEMENTS 100000

static const char *
describe_kind (CallboardFieldKind kind)
{
  switch (kind)
    {
    case CALLBOARD_FIELD_ID:
      return C_("expected", "an id");
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
decode_truth (CallboardApiObject   *self,
              const CallboardField *field,
              JsonNode             *node)
{
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *FIELD (self, field, int) = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
decode_number (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  GType type = json_node_get_value_type (node);
  double number;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  number = json_node_get_double (node);
  if (!isfinite (number) || number < 0)
    return FALSE;

  if (field->kind == CALLBOARD_FIELD_NUMBER)
    {
      *FIELD (self, field, double) = number;
      return TRUE;
    }

  /* From 2⁵³ on a double no longer tells whole numbers apart. */
  if (number > trunc (number) || number >= 9007199254740992.0)
    return FALSE;

  *FIELD (self, field, gint64) = (gint64) number;
  return TRUE;
}

/* From 2⁵³ on a double no longer tells milliseconds apart. */
static gboolean
decode_offset (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  GType type = json_node_get_value_type (node);
  double number;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  number = json_node_get_double (node);
  if (!isfinite (number) || fabs (number) >= 9007199254740992.0)
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
      JsonNode *element = json_array_get_element (array, i);
      CallboardJsonPath element_path = { .parent = path, .index = i };

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        {
          callboard_json_set_malformed (error, &element_path, C_("expected", "a string"), element);
          return FALSE;
        }
      g_strv_builder_add (builder, json_node_get_string (element));
    }

  *FIELD (self, field, GStrv) = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
decode_records (CallboardApiObject       *self,
                const CallboardField     *field,
                JsonNode                 *node,
                const CallboardJsonPath  *path,
                GError                  **error)
{
  JsonArray *array = callboard_json_get_array (node, path, error);
  g_autoptr(GListStore) records = NULL;

  if (array == NULL)
    return FALSE;

  records = g_list_store_new (field->get_type ());
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      CallboardJsonPath element_path = { .parent = path, .index = i };
      g_autoptr(CallboardApiObject) record =
        callboard_api_object_decode (field->get_type (),
                                     json_array_get_element (array, i),
                                     &element_path, error);

      if (record == NULL)
        return FALSE;
      g_list_store_append (records, record);
    }

  *FIELD (self, field, GListModel *) = G_LIST_MODEL (g_steal_pointer (&records));
  return TRUE;
}

/* Decodes a value that is neither null nor absent. */
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
      decoded = decode_truth (self, field, node);
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
      return decode_records (self, field, node, path, error);
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
 * @type: the type of the record
 * @node: (nullable): its JSON, or %NULL where there is none
 * @path: where it stands in the answer
 * @error: return location for an error
 *
 * Makes a record of JSON. Sets %CALLBOARD_ERROR_MALFORMED with the path to the
 * first field that is wrong or missing.
 *
 * Returns: (transfer full) (nullable): a new record of @type
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
 * @type: the type of the record
 * @node: (nullable): its JSON, or %NULL where there is none
 * @path: where it stands in the answer
 * @given: (nullable): for each field of @type the record that it shall hold, or
 *   %NULL for it to be decoded
 * @error: return location for an error
 *
 * Makes a record of JSON, around others that are known already.
 *
 * Returns: (transfer full) (nullable): a new record of @type
 */
CallboardApiObject *
callboard_api_object_decode_with_children (GType                     type,
                                    JsonNode                 *node,
                                    const CallboardJsonPath  *path,
                                    CallboardApiObject *const   *given,
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

      if (given != NULL && given[i] != NULL)
        *FIELD (self, field, CallboardApiObject *) = g_object_ref (given[i]);
      else if (!decode_field (self, field, object, path, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * callboard_api_object_decode_response:
 * @type: the #CallboardApiObject to make
 * @body: an answer, with the object in its `data`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED where @body is not such an answer.
 *
 * Returns: (transfer full) (nullable): a record of @type
 */
CallboardApiObject *
callboard_api_object_decode_response (GType    type,
                                    GBytes  *body,
                                    GError **error)
{
  g_autoptr(JsonParser) parser = NULL;
  CallboardJsonPath path;
  JsonNode *data;

  g_return_val_if_fail (body != NULL, NULL);

  parser = callboard_json_parse (body, error);
  if (parser == NULL)
    return NULL;

  data = callboard_json_get_data (parser, &path, error);
  if (data == NULL)
    return NULL;

  return callboard_api_object_decode (type, data, &path, error);
}

/**
 * callboard_api_object_decode_list:
 * @type: the type of the records
 * @node: (nullable): the JSON of a list; %NULL or `null` for an empty one
 * @path: where it stands in the answer
 * @records: takes the records, in the order of the answer
 * @set_aside: takes a #CallboardSkippedItem for each that cannot be read
 * @error: return location for an error
 *
 * Makes records of a list, so that one which is wrong does not hide the others.
 * Sets %CALLBOARD_ERROR_MALFORMED where @node is not a list, or is longer than
 * any that Roark sends.
 *
 * Returns: whether @node is a list
 */
gboolean
callboard_api_object_decode_list (GType                     type,
                                  JsonNode                 *node,
                                  const CallboardJsonPath  *path,
                                  GListStore               *records,
                                  GListStore               *skipped_items,
                                  GError                  **error)
{
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  array = callboard_json_get_array (node, path, error);
  if (array == NULL)
    return FALSE;

  if (json_array_get_length (array) > MAX_ELEMENTS)
    {
      /* Translators: what was expected of a list */
      g_autofree char *expected =
        g_strdup_printf (ngettext ("at most %d element", "at most %d elements", MAX_ELEMENTS), MAX_ELEMENTS);

      callboard_json_set_malformed (error, path, expected, node);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      CallboardJsonPath element_path = { .parent = path, .index = i };
      g_autoptr(GError) element_error = NULL;
      g_autoptr(CallboardApiObject) record =
        callboard_api_object_decode (type, json_array_get_element (array, i), &element_path, &element_error);

      if (record != NULL)
        {
          g_list_store_append (records, record);
        }
      else
        {
          g_autoptr(CallboardSkippedItem) aside = callboard_skipped_item_new (NULL, element_error);

          g_list_store_append (skipped_items, aside);
        }
    }

  return TRUE;
}
