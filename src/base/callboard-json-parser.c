/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses plain JSON into the tree of json-glib, much faster than JsonParser, which
 * allocates a text for each token and emits a signal for each value. Anything unusual is
 * left to JsonParser, which also reports errors. Used by callboard-json.c; safe in worker
 * threads.
 */

#include "config.h"

#include "callboard-json-parser.h"
#include "callboard-text-buffer.h"

#include <string.h>

/* json-glib's limit is 1024; Roark's responses are far below this one. */
#define MAX_DEPTH 64

/* The maximum length of the name of a member, with its terminator. */
#define MAX_NAME 256

/* Integers of this many digits fit into 64 bits. */
#define MAX_DIGITS 18

typedef struct
{
  const char          *text;
  const char          *end;
  /* The name or the string that was read last, terminated. */
  CallboardTextBuffer  string;
  guint                depth;
} Parser;

static JsonNode *parse_value (Parser *self);

static inline void
skip_space (Parser *self)
{
  while (self->text < self->end &&
         (*self->text == ' ' || *self->text == '\n' || *self->text == '\r' || *self->text == '\t'))
    self->text++;
}

/* Skips space and a given character. */
static inline gboolean
skip_char (Parser *self,
           char    c)
{
  skip_space (self);
  if (self->text == self->end || *self->text != c)
    return FALSE;

  self->text++;
  return TRUE;
}

/* --- Strings ----------------------------------------------------------------- */

/* Reads the four digits of an escape "\uXXXX". */
static gboolean
read_code (Parser   *self,
           gunichar *code)
{
  if (self->end - self->text < 4)
    return FALSE;

  *code = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->text++);

      if (digit < 0)
        return FALSE;
      *code = *code * 16 + digit;
    }

  return *code != 0;
}

/* Reads what follows "\u", with its second half if it is a surrogate. */
static gboolean
read_character (Parser *self)
{
  gunichar code;
  char bytes[6];

  if (!read_code (self, &code))
    return FALSE;

  if (code >= 0xd800 && code <= 0xdbff)
    {
      gunichar low;

      if (self->end - self->text < 2 || self->text[0] != '\\' || self->text[1] != 'u')
        return FALSE;
      self->text += 2;
      if (!read_code (self, &low) || low < 0xdc00 || low > 0xdfff)
        return FALSE;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (code >= 0xdc00 && code <= 0xdfff)
    {
      return FALSE;
    }

  callboard_text_buffer_append (&self->string, bytes, g_unichar_to_utf8 (code, bytes));
  return TRUE;
}

/* Reads an escape, starting behind its backslash. */
static gboolean
read_escape (Parser *self)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char characters[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->text == self->end)
    return FALSE;

  if (*self->text == 'u')
    {
      self->text++;
      return read_character (self);
    }

  found = memchr (escapes, *self->text, sizeof escapes - 1);
  if (found == NULL)
    return FALSE;

  callboard_text_buffer_append (&self->string, &characters[found - escapes], 1);
  self->text++;
  return TRUE;
}

/* Reads a string, starting behind its opening quote. */
static gboolean
read_string (Parser *self)
{
  self->string.length = 0;
  for (;;)
    {
      const char *begin = self->text;

      while (self->text < self->end && *self->text != '"' && *self->text != '\\' &&
             (guchar) *self->text >= ' ')
        self->text++;
      callboard_text_buffer_append (&self->string, begin, self->text - begin);
      if (self->text == self->end)
        return FALSE;

      switch (*self->text++)
        {
        case '"':
          callboard_text_buffer_append (&self->string, "", 1);
          return TRUE;
        case '\\':
          if (!read_escape (self))
            return FALSE;
          break;
        default:
          return FALSE;
        }
    }
}

static JsonNode *
parse_string (Parser *self)
{
  return read_string (self) ? json_node_init_string (json_node_alloc (), self->string.text) : NULL;
}

/* --- Numbers and words ------------------------------------------------------- */

static inline const char *
skip_digits (Parser     *self,
             const char *text)
{
  while (text < self->end && g_ascii_isdigit (*text))
    text++;

  return text;
}

/* Parses numbers without an exponent. */
static JsonNode *
parse_number (Parser *self)
{
  const char *begin = self->text;
  const char *digits = begin + (*begin == '-');
  const char *end = skip_digits (self, digits);
  gint64 number = 0;

  if (end == digits || end - digits > MAX_DIGITS || (*digits == '0' && end - digits > 1))
    return NULL;

  /* Something follows the number, or it is not in an object or an array. */
  if (end == self->end || *end == 'e' || *end == 'E')
    return NULL;

  if (*end == '.')
    {
      const char *fraction = end + 1;

      end = skip_digits (self, fraction);
      if (end == fraction || end == self->end || *end == 'e' || *end == 'E')
        return NULL;
      self->text = end;
      return json_node_init_double (json_node_alloc (), g_ascii_strtod (begin, NULL));
    }

  for (const char *digit = digits; digit < end; digit++)
    number = number * 10 + (*digit - '0');
  self->text = end;
  return json_node_init_int (json_node_alloc (), digits > begin ? -number : number);
}

static gboolean
skip_word (Parser     *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->text) < length || memcmp (self->text, word, length) != 0)
    return FALSE;

  self->text += length;
  return TRUE;
}

static JsonNode *
parse_word (Parser *self)
{
  if (skip_word (self, "null"))
    return json_node_init_null (json_node_alloc ());
  if (skip_word (self, "true"))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (skip_word (self, "false"))
    return json_node_init_boolean (json_node_alloc (), FALSE);

  return NULL;
}

/* --- Objects and arrays ------------------------------------------------------ */

/* Parses a member, starting behind the quote of its name. */
static gboolean
parse_member (Parser     *self,
              JsonNode   *parent,
              JsonObject *object)
{
  char name[MAX_NAME];
  JsonNode *node;

  if (!read_string (self) || self->string.length > sizeof name || !skip_char (self, ':'))
    return FALSE;

  memcpy (name, self->string.text, self->string.length);
  node = parse_value (self);
  if (node == NULL)
    return FALSE;

  json_node_set_parent (node, parent);
  json_object_set_member (object, name, node);
  return TRUE;
}

/* Parses an object, starting behind its bracket. */
static JsonNode *
parse_object (Parser *self)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);

  if (skip_char (self, '}'))
    return g_steal_pointer (&node);

  do
    if (!skip_char (self, '"') || !parse_member (self, node, object))
      return NULL;
  while (skip_char (self, ','));

  return skip_char (self, '}') ? g_steal_pointer (&node) : NULL;
}

/* Parses an array, starting behind its bracket. */
static JsonNode *
parse_array (Parser *self)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) node = json_node_init_array (json_node_alloc (), array);

  if (skip_char (self, ']'))
    return g_steal_pointer (&node);

  do
    {
      JsonNode *item = parse_value (self);

      if (item == NULL)
        return NULL;
      json_node_set_parent (item, node);
      json_array_add_element (array, item);
    }
  while (skip_char (self, ','));

  return skip_char (self, ']') ? g_steal_pointer (&node) : NULL;
}

static JsonNode *
parse_nested (Parser *self)
{
  JsonNode *node = NULL;

  if (++self->depth <= MAX_DEPTH)
    node = *self->text++ == '{' ? parse_object (self) : parse_array (self);
  self->depth--;

  return node;
}

static JsonNode *
parse_value (Parser *self)
{
  skip_space (self);
  if (self->text == self->end)
    return NULL;

  switch (*self->text)
    {
    case '"':
      self->text++;
      return parse_string (self);
    case '{':
    case '[':
      return parse_nested (self);
    case '-':
    case '0' ... '9':
      return parse_number (self);
    default:
      return parse_word (self);
    }
}

/**
 * callboard_json_parser_parse:
 * @text: JSON text after callboard_json_repair()
 * @size: its length in bytes
 *
 * Parses an object or an array of plain JSON.
 *
 * Returns: (transfer full) (nullable): the tree that JsonParser makes of @text in strict
 *   mode; %NULL if only JsonParser knows whether @text is JSON
 */
JsonNode *
callboard_json_parser_parse (const char *text,
                             gsize       size)
{
  g_autoptr(JsonNode) root = NULL;
  Parser self;

  self.text = text;
  self.end = text + size;
  self.depth = 0;
  callboard_text_buffer_init (&self.string);
  skip_space (&self);
  if (self.text < self.end && (*self.text == '{' || *self.text == '['))
    root = parse_nested (&self);
  skip_space (&self);
  callboard_text_buffer_clear (&self.string);

  return self.text == self.end ? g_steal_pointer (&root) : NULL;
}
