/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Helpers for json-glib: the envelope of responses, times, and errors with the path of
 * the malformed value. Used by the decoders of the model; safe in worker threads.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-json.h"
#include "callboard-json-repair.h"
#include "callboard-json-parser.h"
#include "callboard-text.h"

/* How much of a malformed value is quoted in an error, in characters. */
#define MAX_QUOTED 40

static void
set_empty (GError **error)
{
  g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                       _("The response is empty"));
}

/* Slower, but reports what is wrong. */
static JsonNode *
parse_with_parser (const char  *text,
                   gsize        size,
                   GError     **error)
{
  /* An immutable tree hashes every string in it. */
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) parse_error = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *reason = NULL;

  json_parser_set_strict (parser, TRUE);
  if (json_parser_load_from_data (parser, text, size, &parse_error))
    {
      JsonNode *root = json_parser_steal_root (parser);

      if (root == NULL)
        set_empty (error);
      return root;
    }

  /* json-glib may cut the quoted text within a character. */
  valid = g_utf8_make_valid (parse_error->message, -1);
  reason = callboard_text_sanitize (valid, 200);
  g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
               /* Translators: %s is a technical reason, in English */
               _("The response is not JSON: %s"), reason);
  return NULL;
}

/**
 * callboard_json_parse_text:
 * @text: (nullable): a response, or a value in it
 * @size: its length in bytes
 * @error: return location for an error
 *
 * Parses JSON in strict mode, after callboard_json_repair(). Sets
 * %CALLBOARD_ERROR_MALFORMED if @text is not JSON.
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *
callboard_json_parse_text (const char  *text,
                           gsize        size,
                           GError     **error)
{
  g_auto(CallboardTextBuffer) repaired;
  JsonNode *root;

  callboard_text_buffer_init (&repaired);
  g_return_val_if_fail (text != NULL || size == 0, NULL);

  if (callboard_json_repair (text, size, &repaired))
    {
      text = repaired.text;
      size = repaired.length;
    }
  if (size == 0)
    {
      set_empty (error);
      return NULL;
    }

  root = callboard_json_parser_parse (text, size);

  return root != NULL ? root : parse_with_parser (text, size, error);
}

/**
 * callboard_json_parse:
 * @body: a response
 * @error: return location for an error
 *
 * Parses JSON as callboard_json_parse_text() does.
 *
 * Returns: (transfer full) (nullable): the response
 */
JsonNode *
callboard_json_parse (GBytes  *body,
                      GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  return callboard_json_parse_text (text, size, error);
}

static void
append_path (GString                 *text,
             const CallboardJsonPath *path)
{
  if (path->parent != NULL)
    append_path (text, path->parent);

  if (path->member == NULL)
    g_string_append_printf (text, "[%u]", path->index);
  else if (text->len == 0)
    g_string_append (text, path->member);
  else
    g_string_append_printf (text, ".%s", path->member);
}

/**
 * callboard_json_describe:
 * @node: (nullable): a value, or %NULL if it is missing
 *
 * Returns: (transfer full): a short description of the value: "soon" in quotes, or a
 *   translated text such as "a list"
 */
char *
callboard_json_describe (JsonNode *node)
{
  if (node == NULL)
    return g_strdup (C_("got", "nothing"));

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return g_strdup (C_("got", "an object"));
    case JSON_NODE_ARRAY:
      return g_strdup (C_("got", "a list"));
    case JSON_NODE_VALUE:
      {
        g_autofree char *text = callboard_json_dup_display_string (node);
        g_autofree char *quoted = callboard_text_sanitize (text, MAX_QUOTED);

        return callboard_json_is_string (node) ? g_strdup_printf ("\"%s\"", quoted)
                                               : g_steal_pointer (&quoted);
      }
    case JSON_NODE_NULL:
    default:
      return g_strdup ("null");
    }
}

/**
 * callboard_json_path_to_string:
 * @path: the path of a value
 *
 * Returns: (transfer full): the path as text
 */
char *
callboard_json_path_to_string (const CallboardJsonPath *path)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_path (text, path);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * callboard_json_set_malformed:
 * @error: return location for an error
 * @path: the path of the value
 * @expected: a translated description of the expected value: "a date and time"
 * @got: (nullable): the actual value; %NULL if it is missing
 *
 * Sets %CALLBOARD_ERROR_MALFORMED with a message such as
 * `data.simulationJobs[3].createdAt: expected a date and time, got "soon"`.
 */
void
callboard_json_set_malformed (GError                  **error,
                              const CallboardJsonPath  *path,
                              const char               *expected,
                              JsonNode                 *got)
{
  g_autofree char *path_text = callboard_json_path_to_string (path);
  g_autofree char *got_text = callboard_json_describe (got);

  g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
               /* Translators: the path of a value in a response of the server, what
                * was expected there ("a date and time", one of the messages with the
                * context "expected") and what it is ("soon" in quotes, or one of the
                * messages with the context "got") */
               _("%s: expected %s, got %s"), path_text, expected, got_text);
}

/**
 * callboard_json_get_object:
 * @node: (nullable): a value, or %NULL if it is missing
 * @path: the path of the value
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the value as an object; otherwise %NULL with
 *   %CALLBOARD_ERROR_MALFORMED
 */
JsonObject *
callboard_json_get_object (JsonNode                 *node,
                           const CallboardJsonPath  *path,
                           GError                  **error)
{
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  callboard_json_set_malformed (error, path, C_("expected", "an object"), node);
  return NULL;
}

/**
 * callboard_json_get_array:
 * @node: (nullable): a value, or %NULL if it is missing
 * @path: the path of the value
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the value as an array; otherwise %NULL with
 *   %CALLBOARD_ERROR_MALFORMED
 */
JsonArray *
callboard_json_get_array (JsonNode                 *node,
                          const CallboardJsonPath  *path,
                          GError                  **error)
{
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  callboard_json_set_malformed (error, path, C_("expected", "a list"), node);
  return NULL;
}

/**
 * callboard_json_get_data:
 * @root: (nullable): a response
 * @path: (out caller-allocates): the path to the returned value
 * @error: return location for an error
 *
 * Gets the contents of the envelope of every Roark response, `{"data": …}`.
 *
 * Returns: (transfer none) (nullable): the value of `data`, owned by @root; otherwise
 *   %NULL with %CALLBOARD_ERROR_MALFORMED
 */
JsonNode *
callboard_json_get_data (JsonNode           *root,
                         CallboardJsonPath  *path,
                         GError            **error)
{
  CallboardJsonPath root_path = { .member = _("the response") };
  JsonObject *envelope;

  envelope = callboard_json_get_object (root, &root_path, error);
  if (envelope == NULL)
    return NULL;

  *path = (CallboardJsonPath) { .member = "data" };
  if (!json_object_has_member (envelope, "data"))
    {
      callboard_json_set_malformed (error, path, C_("expected", "an object"), NULL);
      return NULL;
    }

  return json_object_get_member (envelope, "data");
}

/**
 * callboard_json_parse_data:
 * @body: a response
 * @data: (out) (transfer none): the value of `data`, owned by the returned value
 * @path: (out caller-allocates): the path to @data
 * @error: return location for an error
 *
 * Combines callboard_json_parse() and callboard_json_get_data().
 *
 * Returns: (transfer full) (nullable): the response
 */
JsonNode *
callboard_json_parse_data (GBytes             *body,
                           JsonNode          **data,
                           CallboardJsonPath  *path,
                           GError            **error)
{
  g_autoptr(JsonNode) root = callboard_json_parse (body, error);

  *data = root != NULL ? callboard_json_get_data (root, path, error) : NULL;

  return *data != NULL ? g_steal_pointer (&root) : NULL;
}

/**
 * callboard_json_dup_time:
 * @node: a value
 *
 * Returns: (transfer full) (nullable): the value as a time in UTC; %NULL if it is not
 *   an ISO 8601 string
 */
GDateTime *
callboard_json_dup_time (JsonNode *node)
{
  g_autoptr(GTimeZone) utc = NULL;
  g_autoptr(GDateTime) time = NULL;

  if (!callboard_json_is_string (node))
    return NULL;

  utc = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (json_node_get_string (node), utc);
  if (time == NULL || g_date_time_get_timezone (time) == utc)
    return g_steal_pointer (&time);

  return g_date_time_to_utc (time);
}

/* --- Strings and numbers ----------------------------------------------------- */

/* Called for each string of a response: most differ in the first byte. */
static inline gboolean
is_marked (const char *string)
{
  return *string == *CALLBOARD_JSON_NUMBER_MARK && g_str_has_prefix (string, CALLBOARD_JSON_NUMBER_MARK);
}

/**
 * callboard_json_get_number_text:
 * @node: a value
 *
 * Returns: (transfer none) (nullable): the text of a number that json-glib would change, or
 *   `NaN` or `Infinity`; %NULL for anything else, see callboard_json_repair()
 */
const char *
callboard_json_get_number_text (JsonNode *node)
{
  const char *string;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  string = json_node_get_string (node);

  return is_marked (string) ? string + strlen (CALLBOARD_JSON_NUMBER_MARK) : NULL;
}

/**
 * callboard_json_is_string:
 * @node: a value
 *
 * Returns: whether the value is a string
 */
gboolean
callboard_json_is_string (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING && !is_marked (json_node_get_string (node));
}

/**
 * callboard_json_dup_number_text:
 * @node: a value
 *
 * Returns: (transfer full) (nullable): the number as the server wrote it; %NULL if the
 *   value is not a number
 */
char *
callboard_json_dup_number_text (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", json_node_get_double (node)));

  return g_strdup (callboard_json_get_number_text (node));
}

/**
 * callboard_json_get_number:
 * @node: a value
 * @number: (out): return location for the number
 *
 * Returns: whether the value is a finite number
 */
gboolean
callboard_json_get_number (JsonNode *node,
                           double   *number)
{
  GType type = json_node_get_value_type (node);
  const char *text;

  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    {
      *number = json_node_get_double (node);
      return isfinite (*number);
    }

  text = callboard_json_get_number_text (node);
  if (text == NULL)
    return FALSE;

  *number = g_ascii_strtod (text, NULL);
  return isfinite (*number);
}

/* --- Display ----------------------------------------------------------------- */

static void append_json (GString  *text,
                         JsonNode *node);

static void
append_string (GString    *text,
               const char *string)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), string);
  g_autofree char *json = json_to_string (node, FALSE);

  g_string_append (text, json);
}

static void
append_object (GString    *text,
               JsonObject *object)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;
  const char *separator = "";

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      g_string_append (text, separator);
      append_string (text, member);
      g_string_append_c (text, ':');
      append_json (text, node);
      separator = ",";
    }
  g_string_append_c (text, '}');
}

static void
append_array (GString   *text,
              JsonArray *array)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_json (text, json_array_get_element (array, i));
    }
  g_string_append_c (text, ']');
}

/* As json_to_string(), but with the numbers as they were received. */
static void
append_json (GString  *text,
             JsonNode *node)
{
  g_autofree char *scalar = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, json_node_get_array (node));
  else if (callboard_json_is_string (node))
    append_string (text, json_node_get_string (node));
  else
    {
      scalar = callboard_json_dup_number_text (node);
      if (scalar == NULL)
        scalar = json_to_string (node, FALSE);
      g_string_append (text, scalar);
    }
}

/**
 * callboard_json_dup_display_string:
 * @node: any value
 *
 * Returns: (transfer full): the value for display: a string without quotes, anything
 *   else as JSON, with the numbers as they were received
 */
char *
callboard_json_dup_display_string (JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  g_autoptr(GString) text = NULL;

  if (callboard_json_is_string (node))
    return json_node_dup_string (node);
  /* Common in the properties of personas, and much faster than a generator. */
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");

  text = g_string_new (NULL);
  append_json (text, node);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
