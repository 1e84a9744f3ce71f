/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Helpers for reading and writing JSON that json-glib lacks: resources, times,
 * nullable strings, the response envelope. Used throughout the demo. */

#include "callboard-demo-json.h"

#include "callboard-demo-resources.h"

#define RESOURCE_PATH "/io/github/callboard/Callboard/demo/"

/**
 * callboard_demo_json_load_bytes:
 * @name: the name of a file in the resources of the demo
 *
 * Returns: (transfer full): the contents of the file
 */
GBytes *
callboard_demo_json_load_bytes (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);
  GBytes *bytes = g_resource_lookup_data (callboard_demo_get_resource (), path,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL);

  return bytes;
}

/**
 * callboard_demo_json_parse:
 * @bytes: JSON that is part of the program or was written by it
 *
 * Returns: (transfer full): the immutable root
 */
JsonNode *
callboard_demo_json_parse (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   &error))
    g_error ("Invalid JSON in the demo: %s", error->message);

  return json_parser_steal_root (parser);
}

/**
 * callboard_demo_json_load_resource:
 * @name: the name of a JSON file in the resources of the demo
 *
 * Returns: (transfer full): the immutable root of the file
 */
JsonNode *
callboard_demo_json_load_resource (const char *name)
{
  g_autoptr (GBytes) bytes = callboard_demo_json_load_bytes (name);

  return callboard_demo_json_parse (bytes);
}

/**
 * callboard_demo_json_copy_member:
 * @from: the source object
 * @to: the destination object
 * @name: the name of the member
 *
 * Sets @name of @to to a copy of the member of @from, or to `null` if @from
 * does not have it.
 */
void
callboard_demo_json_copy_member (JsonObject *from,
                                 JsonObject *to,
                                 const char *name)
{
  if (json_object_has_member (from, name))
    json_object_set_member (to, name, json_object_dup_member (from, name));
  else
    json_object_set_null_member (to, name);
}

/**
 * callboard_demo_json_set_time:
 * @object: the object to change
 * @name: the name of the member
 * @time: microseconds since the Unix epoch, or 0 for `null`
 *
 * Sets @name to @time as ISO 8601 in UTC with milliseconds, as the API does.
 */
void
callboard_demo_json_set_time (JsonObject *object,
                              const char *name,
                              gint64      time)
{
  g_autoptr (GDateTime) date_time = NULL;
  char text[64];

  if (time == 0) {
    json_object_set_null_member (object, name);
    return;
  }

  date_time = g_date_time_new_from_unix_utc_usec (time);
  g_assert (date_time != NULL);

  g_snprintf (text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
              g_date_time_get_year (date_time),
              g_date_time_get_month (date_time),
              g_date_time_get_day_of_month (date_time),
              g_date_time_get_hour (date_time),
              g_date_time_get_minute (date_time),
              g_date_time_get_second (date_time),
              g_date_time_get_microsecond (date_time) / 1000);
  json_object_set_string_member (object, name, text);
}

/**
 * callboard_demo_json_set_string:
 * @object: the object to change
 * @name: the name of the member
 * @value: (nullable): a string, or %NULL for `null`
 *
 * Sets @name to @value. json_object_set_string_member() is not documented to
 * accept %NULL.
 */
void
callboard_demo_json_set_string (JsonObject *object,
                                const char *name,
                                const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/**
 * callboard_demo_json_set_tenths:
 * @object: the object to change
 * @name: the name of the member
 * @tenths: a number in tenths, such as 864 for 86.4, or a negative number for
 *   `null`
 *
 * Sets @name to a number with at most one decimal place. Whole numbers are
 * written without a decimal point.
 */
void
callboard_demo_json_set_tenths (JsonObject *object,
                                const char *name,
                                gint64      tenths)
{
  if (tenths < 0)
    json_object_set_null_member (object, name);
  else if (tenths % 10 == 0)
    json_object_set_int_member (object, name, tenths / 10);
  else
    json_object_set_double_member (object, name, tenths / 10.0);
}

/**
 * callboard_demo_json_write:
 * @object: (transfer none): the object to serialize
 *
 * Returns: (transfer full): @object as JSON, in UTF-8
 */
GBytes *
callboard_demo_json_write (JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_node_set_object (root, object);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, text);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * callboard_demo_json_envelope:
 * @name: `data` or `error`
 * @object: (transfer full): the value of @name
 *
 * Wraps @object as `{"name": object}`, as the API does.
 *
 * Returns: (transfer full): the body of a response, in UTF-8
 */
GBytes *
callboard_demo_json_envelope (const char *name,
                              JsonObject *object)
{
  g_autoptr (JsonObject) envelope = json_object_new ();

  json_object_set_object_member (envelope, name, object);

  return callboard_demo_json_write (envelope);
}
