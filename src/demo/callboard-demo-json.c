/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things that json-glib lacks for writing the demo's answers: times,
 * strings that may be null, the envelope. Used by whatever here writes JSON. */

#include "callboard-demo-json.h"

/**
 * callboard_demo_json_set_time:
 * @object: the object that gets the member
 * @name: the member
 * @time: microseconds since the Unix epoch, or 0 for `null`
 *
 * Sets @name to @time as ISO 8601 in UTC, to the millisecond, the way the
 * service writes it.
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
 * @object: the object that gets the member
 * @name: the member
 * @value: (nullable): a string, or %NULL for `null`
 *
 * Sets @name to @value; json_object_set_string_member() does not promise to
 * take %NULL.
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
 * @object: the object that gets the member
 * @name: the member
 * @tenths: a number in tenths, 864 for 86.4, or a negative one for `null`
 *
 * Sets @name to a rate from 0 to 100 with at most one decimal place; a whole
 * number is written without one.
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
 * @object: (transfer none): what to write
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
 * @name: `data` for an answer, `error` for a refusal
 * @object: (transfer full): what goes into the envelope
 *
 * Writes `{"name": object}` as the service does.
 *
 * Returns: (transfer full): the body of an answer, in UTF-8
 */
GBytes *
callboard_demo_json_envelope (const char *name,
                              JsonObject *object)
{
  g_autoptr (JsonObject) envelope = json_object_new ();

  json_object_set_object_member (envelope, name, object);

  return callboard_demo_json_write (envelope);
}
