/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decodes the fields of API objects that have no parts: strings, numbers, times. Numbers
 * that are strings of digits, and IDs that are numbers, are read as meant.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "callboard-api-object-private.h"

/* From 2⁵³ on, a double is not exact for integers. */
#define MAX_EXACT_INTEGER 9007199254740992.0

/**
 * callboard_field_kind_describe: (skip)
 * @kind: the type of a field
 *
 * Returns: (transfer none): a translated description of its values: "a date and time"
 */
const char *
callboard_field_kind_describe (CallboardFieldKind kind)
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
    case CALLBOARD_FIELD_DIGITS:
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
  if (!callboard_json_is_string (node))
    return FALSE;

  *FIELD (self, field, char *) = json_node_dup_string (node);
  return TRUE;
}

/* An ID may be a number. */
static gboolean
decode_id (CallboardApiObject   *self,
           const CallboardField *field,
           JsonNode             *node)
{
  double number;

  if (callboard_json_is_string (node))
    return *json_node_get_string (node) != '\0' && decode_string (self, field, node);

  if (!callboard_json_get_number (node, &number))
    return FALSE;

  *FIELD (self, field, char *) = callboard_json_dup_number_text (node);
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

/**
 * callboard_api_object_read_digits: (skip)
 * @string: a string
 * @number: (out): return location for the number
 *
 * Returns: whether the string is a number
 */
gboolean
callboard_api_object_read_digits (const char *string,
                                  double     *number)
{
  char *end;

  /* g_ascii_strtod() also reads spaces, words and hexadecimal numbers. */
  if (*string == '\0' || string[strspn (string, "+-.0123456789eE")] != '\0')
    return FALSE;

  *number = g_ascii_strtod (string, &end);
  return *end == '\0' && isfinite (*number);
}

/* A number may be a string of digits. */
static gboolean
read_number (JsonNode *node,
             double   *number)
{
  return callboard_json_is_string (node)
           ? callboard_api_object_read_digits (json_node_get_string (node), number)
           : callboard_json_get_number (node, number);
}

static gboolean
decode_number (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  double number;

  if (!read_number (node, &number) || number < 0 || (field->maximum > 0 && number > field->maximum))
    return FALSE;

  if (field->kind == CALLBOARD_FIELD_NUMBER)
    {
      *FIELD (self, field, double) = number;
      return TRUE;
    }

  if (number >= MAX_EXACT_INTEGER)
    return FALSE;

  *FIELD (self, field, gint64) = (gint64) round (number);
  return TRUE;
}

static gboolean
decode_offset (CallboardApiObject   *self,
               const CallboardField *field,
               JsonNode             *node)
{
  double number;

  if (!read_number (node, &number) || fabs (number) >= MAX_EXACT_INTEGER)
    return FALSE;

  *FIELD (self, field, gint64) = (gint64) round (number);
  return TRUE;
}

/* NaN and infinity become JSON, which fits no type. */
static GVariant *
create_variant (JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  g_autofree char *text = NULL;
  double number;

  if (type == G_TYPE_BOOLEAN)
    return g_variant_new_boolean (json_node_get_boolean (node));
  if (callboard_json_get_number (node, &number))
    return g_variant_new_double (number);

  text = callboard_json_dup_display_string (node);
  if (callboard_json_is_string (node))
    return g_variant_new_string (text);

  return g_variant_new_maybe (G_VARIANT_TYPE_STRING, g_variant_new_string (text));
}

/**
 * callboard_api_object_decode_scalar: (skip)
 * @self: an object that is being decoded
 * @field: one of its fields, whose values have no parts
 * @node: a value that is not `null`
 *
 * Returns: whether the value could be read
 */
gboolean
callboard_api_object_decode_scalar (CallboardApiObject   *self,
                                    const CallboardField *field,
                                    JsonNode             *node)
{
  switch ((int) field->kind)
    {
    case CALLBOARD_FIELD_ID:
      return decode_id (self, field, node);
    case CALLBOARD_FIELD_STRING:
      return decode_string (self, field, node);
    case CALLBOARD_FIELD_BOOLEAN:
    case CALLBOARD_FIELD_TRISTATE:
      return decode_boolean (self, field, node);
    case CALLBOARD_FIELD_INTEGER:
    case CALLBOARD_FIELD_NUMBER:
      return decode_number (self, field, node);
    case CALLBOARD_FIELD_OFFSET:
      return decode_offset (self, field, node);
    case CALLBOARD_FIELD_DIGITS:
      *FIELD (self, field, char *) = callboard_json_dup_number_text (node);
      return TRUE;
    case CALLBOARD_FIELD_VALUE:
      *FIELD (self, field, GVariant *) = g_variant_ref_sink (create_variant (node));
      return TRUE;
    case CALLBOARD_FIELD_TIME:
      *FIELD (self, field, GDateTime *) = callboard_json_dup_time (node);
      return *FIELD (self, field, GDateTime *) != NULL;
    default:
      g_assert_not_reached ();
    }
}
