/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What json-glib does not know of Roark's answers: their envelope, their times
 * and how to say where one of them is wrong. Used by the decoders of the model
 * alone; everything here may run in a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-json.h"
#include "callboard-text.h"

/* How much of a wrong value an error repeats, in characters. */
#define MAX_QUOTED 40

/* JSON's escape for NUL, and for the symbol that stands for NUL. */
#define NUL_ESCAPE "\\u0000"
#define NUL_SYMBOL "\\u2400"

static gboolean
is_escaped (const char *start,
            const char *backslash)
{
  gsize n_before = 0;

  while (backslash - n_before > start && backslash[-(gssize) n_before - 1] == '\\')
    n_before++;

  return n_before % 2 == 1;
}

/* json-glib ends a string at an escaped NUL. Nothing that was sent is to be
 * lost, so the NUL is made visible before it is parsed. */
static GBytes *
replace_nul_escapes (GBytes *body)
{
  gsize size;
  const char *start = g_bytes_get_data (body, &size);
  g_autofree char *copy = NULL;
  const char *found = start;
  const gsize length = strlen (NUL_ESCAPE);

  while (start != NULL &&
         (found = memmem (found, size - (found - start), NUL_ESCAPE, length)) != NULL)
    {
      if (!is_escaped (start, found))
        {
          if (copy == NULL)
            copy = g_memdup2 (start, size);
          memcpy (copy + (found - start), NUL_SYMBOL, length);
        }
      found += length;
    }

  if (copy == NULL)
    return g_bytes_ref (body);

  return g_bytes_new_take (g_steal_pointer (&copy), size);
}

/**
 * callboard_json_load:
 * @parser: a parser, which may have been used before
 * @body: an answer of the server, or a value in it
 * @error: return location for an error
 *
 * Parses an answer strictly. Sets %CALLBOARD_ERROR_MALFORMED where it is not
 * JSON.
 *
 * Returns: whether it is JSON, which @parser then has
 */
gboolean
callboard_json_load (JsonParser  *parser,
                     GBytes      *body,
                     GError     **error)
{
  g_autoptr(GBytes) clean = NULL;
  g_autoptr(GError) parse_error = NULL;
  const char *data;
  gsize size;

  g_return_val_if_fail (JSON_IS_PARSER (parser), FALSE);
  g_return_val_if_fail (body != NULL, FALSE);

  clean = replace_nul_escapes (body);
  data = g_bytes_get_data (clean, &size);

  if (size == 0)
    {
      g_set_error_literal (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                           _("The answer is empty"));
      return FALSE;
    }

  json_parser_set_strict (parser, TRUE);
  if (!json_parser_load_from_data (parser, data, size, &parse_error))
    {
      /* It may cut what it repeats of the answer within a character. */
      g_autofree char *valid = g_utf8_make_valid (parse_error->message, -1);
      g_autofree char *reason = callboard_text_sanitize (valid, 200);

      g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
                   /* Translators: %s says what is wrong, in English */
                   _("The answer is not JSON: %s"), reason);
      return FALSE;
    }

  return TRUE;
}

/**
 * callboard_json_parse:
 * @body: an answer of the server
 * @error: return location for an error
 *
 * Parses an answer as callboard_json_load() does.
 *
 * Returns: (transfer full) (nullable): a parser that owns the parsed nodes
 */
JsonParser *
callboard_json_parse (GBytes  *body,
                      GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();

  if (!callboard_json_load (parser, body, error))
    return NULL;

  return g_steal_pointer (&parser);
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

static char *
describe_value (JsonNode *node)
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
      if (json_node_get_value_type (node) == G_TYPE_STRING)
        {
          g_autofree char *quoted =
            callboard_text_sanitize (json_node_get_string (node), MAX_QUOTED);

          return g_strdup_printf ("\"%s\"", quoted);
        }
      return json_to_string (node, FALSE);
    case JSON_NODE_NULL:
    default:
      return g_strdup ("null");
    }
}

/**
 * callboard_json_set_malformed:
 * @error: return location for an error
 * @path: where the value stands
 * @expected: what should stand there, in translated words: "a date and time"
 * @got: (nullable): what stands there; %NULL where nothing does
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
  g_autoptr(GString) where = g_string_new (NULL);
  g_autofree char *what = describe_value (got);

  append_path (where, path);
  g_set_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED,
               /* Translators: a place in an answer of the server, what should be
                * there ("a date and time", one of the messages with the context
                * "expected") and what is there ("soon" in quotes, or one of those
                * with the context "got") */
               _("%s: expected %s, got %s"), where->str, expected, what);
}

/**
 * callboard_json_get_object:
 * @node: (nullable): a value, or %NULL where there is none
 * @path: where the value stands
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the value as an object; %NULL with
 *   %CALLBOARD_ERROR_MALFORMED where it is not one
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
 * @node: (nullable): a value, or %NULL where there is none
 * @path: where the value stands
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the value as an array; %NULL with
 *   %CALLBOARD_ERROR_MALFORMED where it is not one
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
 * @parser: a parsed answer
 * @path: (out caller-allocates): the path to the returned value
 * @error: return location for an error
 *
 * Opens the envelope that every answer of Roark comes in, `{"data": …}`.
 *
 * Returns: (transfer none) (nullable): the value of `data`, owned by @parser;
 *   %NULL with %CALLBOARD_ERROR_MALFORMED where there is none
 */
JsonNode *
callboard_json_get_data (JsonParser         *parser,
                         CallboardJsonPath  *path,
                         GError            **error)
{
  JsonNode *root = json_parser_get_root (parser);
  CallboardJsonPath root_path = { .member = _("the answer") };
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
 * callboard_json_dup_time:
 * @node: a value
 *
 * Returns: (transfer full) (nullable): the value as a time in UTC; %NULL where
 *   it is not an ISO 8601 string
 */
GDateTime *
callboard_json_dup_time (JsonNode *node)
{
  g_autoptr(GTimeZone) utc = NULL;
  g_autoptr(GDateTime) time = NULL;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  utc = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (json_node_get_string (node), utc);

  return time != NULL ? g_date_time_to_utc (time) : NULL;
}

/**
 * callboard_json_dup_display_string:
 * @node: any value
 *
 * Returns: (transfer full): the value as a person would write it: a string
 *   without quotes, everything else as JSON
 */
char *
callboard_json_dup_display_string (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);

  return json_to_string (node, FALSE);
}
