/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the start and end of values in JSON text without parsing them. It only knows
 * strings, brackets and member names; json-glib parses the values and reports errors. It
 * fails on anything unusual, such as escapes in member names. Used in worker threads.
 */

#include "config.h"

#include "callboard-json-scanner.h"

#include <string.h>

/* json-glib's limit is 1024; Roark's responses are far below this one. */
#define MAX_DEPTH 64

/* The token after a member or an element. */
typedef enum
{
  SEPARATOR_COMMA,
  SEPARATOR_END,
  SEPARATOR_INVALID,
} Separator;

/**
 * callboard_json_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @text: the text, which must outlive @self
 * @size: its length in bytes
 *
 * Starts at the beginning of a text, behind a byte order mark.
 */
void
callboard_json_scanner_init (CallboardJsonScanner *self,
                             const char           *text,
                             gsize                 size)
{
  *self = (CallboardJsonScanner) { .text = text, .size = size };
  while (size - self->position >= 3 && memcmp (text + self->position, "\xef\xbb\xbf", 3) == 0)
    self->position += 3;
}

static inline void
skip_space (CallboardJsonScanner *self)
{
  while (self->position < self->size)
    {
      char c = self->text[self->position];

      if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
        return;
      self->position++;
    }
}

/* Skips space and a given character. */
static inline gboolean
skip_char (CallboardJsonScanner *self,
           char                  c)
{
  skip_space (self);
  if (self->position >= self->size || self->text[self->position] != c)
    return FALSE;

  self->position++;
  return TRUE;
}

/* Whether one of the eight bytes is @c. XOR turns those into 0, and only a 0 gets its
 * highest bit set. */
static inline gboolean
has_byte (guint64 bytes,
          guint8  c)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 zeros = bytes ^ (ones * c);

  return ((zeros - ones) & ~zeros & (ones << 7)) != 0;
}

/* Skips a string, starting at its quote. */
static inline gboolean
skip_string (CallboardJsonScanner *self)
{
  const char *text = self->text;
  gsize position = self->position + 1;

  while (position < self->size)
    {
      guint64 bytes;

      if (position + sizeof bytes <= self->size)
        {
          memcpy (&bytes, text + position, sizeof bytes);
          if (!has_byte (bytes, '"') && !has_byte (bytes, '\\'))
            {
              position += sizeof bytes;
              continue;
            }
        }

      while (text[position] != '"' && text[position] != '\\')
        if (++position == self->size)
          return FALSE;

      if (text[position] == '"')
        {
          self->position = position + 1;
          return TRUE;
        }
      position += 2;
    }

  return FALSE;
}

/**
 * callboard_json_scanner_skip_string:
 * @self: a scanner at the quote that begins a string
 *
 * Moves past the string.
 *
 * Returns: whether the string ends
 */
gboolean
callboard_json_scanner_skip_string (CallboardJsonScanner *self)
{
  return skip_string (self);
}

/* Skips an object or array, starting at its bracket. json-glib checks later that the kinds
 * of brackets match. */
static gboolean
skip_nested (CallboardJsonScanner *self)
{
  guint depth = 0;

  while (self->position < self->size)
    {
      switch (self->text[self->position])
        {
        case '"':
          if (!skip_string (self))
            return FALSE;
          continue;
        case '{':
        case '[':
          if (++depth > MAX_DEPTH)
            return FALSE;
          break;
        case '}':
        case ']':
          if (--depth == 0)
            {
              self->position++;
              return TRUE;
            }
          break;
        case '/':
        case '\'':
          /* A comment or a single-quoted string could contain a bracket. */
          return FALSE;
        default:
          break;
        }
      self->position++;
    }

  return FALSE;
}

/* Skips a number, true, false or null. */
static gboolean
skip_word (CallboardJsonScanner *self)
{
  gsize begin = self->position;

  while (self->position < self->size &&
         (g_ascii_isalnum (self->text[self->position]) ||
          memchr ("+-.", self->text[self->position], 3) != NULL))
    self->position++;

  return self->position > begin;
}

static gboolean
skip_value (CallboardJsonScanner *self)
{
  skip_space (self);
  if (self->position >= self->size)
    return FALSE;

  switch (self->text[self->position])
    {
    case '"':
      return skip_string (self);
    case '{':
    case '[':
      return skip_nested (self);
    default:
      return skip_word (self);
    }
}

/* Reads the name of a member and skips its colon. Fails on escapes, behind which any name
 * could hide. */
static gboolean
read_name (CallboardJsonScanner *self,
           CallboardJsonRange   *name)
{
  skip_space (self);
  name->start = self->position + 1;
  if (self->position >= self->size || self->text[self->position] != '"' || !skip_string (self))
    return FALSE;

  name->length = self->position - 1 - name->start;

  return memchr (self->text + name->start, '\\', name->length) == NULL && skip_char (self, ':');
}

static inline gboolean
is_name (CallboardJsonScanner     *self,
         const CallboardJsonRange *range,
         const char               *name)
{
  return strlen (name) == range->length && memcmp (self->text + range->start, name, range->length) == 0;
}

static Separator
read_separator (CallboardJsonScanner *self,
                char                  end)
{
  if (skip_char (self, ','))
    return SEPARATOR_COMMA;
  if (skip_char (self, end))
    return SEPARATOR_END;

  return SEPARATOR_INVALID;
}

/* Moves to the value of the first member with this name. */
static gboolean
enter_member (CallboardJsonScanner *self,
              const char           *wanted)
{
  do
    {
      CallboardJsonRange name;

      if (!read_name (self, &name))
        return FALSE;
      if (is_name (self, &name, wanted))
        return TRUE;
      if (!skip_value (self))
        return FALSE;
    }
  while (read_separator (self, '}') == SEPARATOR_COMMA);

  return FALSE;
}

/* Moves from the end of a member to the end of its object. Fails if another member has the
 * same name. */
static gboolean
leave_member (CallboardJsonScanner *self,
              const char           *entered)
{
  Separator separator;

  while ((separator = read_separator (self, '}')) == SEPARATOR_COMMA)
    {
      CallboardJsonRange name;

      if (!read_name (self, &name) || is_name (self, &name, entered) || !skip_value (self))
        return FALSE;
    }

  return separator == SEPARATOR_END;
}

/**
 * callboard_json_scanner_enter_array:
 * @self: a scanner at the start of its text
 * @path: (array length=n_path): the member names that lead to the array
 * @n_path: the number of names
 *
 * Moves to the first element of an array inside nested objects.
 *
 * Returns: whether it succeeded; otherwise the scanner cannot be used any more
 */
gboolean
callboard_json_scanner_enter_array (CallboardJsonScanner *self,
                                    const char *const    *path,
                                    guint                 n_path)
{
  for (guint i = 0; i < n_path; i++)
    if (!skip_char (self, '{') || !enter_member (self, path[i]))
      return FALSE;

  return skip_char (self, '[');
}

/**
 * callboard_json_scanner_next_element:
 * @self: a scanner before an element of an array
 * @is_first: whether this is the first element
 * @is_end: (out): whether the end of the array was reached
 *
 * Moves to the start of an element, which must be an object, or past the end of the
 * array.
 *
 * Returns: whether it succeeded; otherwise the scanner cannot be used any more
 */
gboolean
callboard_json_scanner_next_element (CallboardJsonScanner *self,
                                     gboolean              is_first,
                                     gboolean             *is_end)
{
  *is_end = skip_char (self, ']');
  if (*is_end)
    return TRUE;

  if (!is_first && !skip_char (self, ','))
    return FALSE;

  skip_space (self);
  return self->position < self->size && self->text[self->position] == '{';
}

/**
 * callboard_json_scanner_skip_object:
 * @self: a scanner at the start of an object
 * @object: (out caller-allocates): the range of the object
 *
 * Moves past the object.
 *
 * Returns: whether it succeeded; otherwise the scanner cannot be used any more
 */
gboolean
callboard_json_scanner_skip_object (CallboardJsonScanner *self,
                                    CallboardJsonRange   *object)
{
  object->start = self->position;
  if (!skip_nested (self))
    return FALSE;

  object->length = self->position - object->start;
  return TRUE;
}

/**
 * callboard_json_scanner_leave_array:
 * @self: a scanner at the end of the array
 * @path: (array length=n_path): the path given to callboard_json_scanner_enter_array()
 * @n_path: the number of names
 *
 * Moves to the end of the text.
 *
 * Returns: whether the path is unique and nothing follows the outer object
 */
gboolean
callboard_json_scanner_leave_array (CallboardJsonScanner *self,
                                    const char *const    *path,
                                    guint                 n_path)
{
  for (guint i = n_path; i > 0; i--)
    if (!leave_member (self, path[i - 1]))
      return FALSE;

  skip_space (self);
  return self->position == self->size;
}

/**
 * callboard_json_scanner_find_objects:
 * @text: the text of an object
 * @size: its length in bytes
 * @names: (array length=n_names): member names; at most 64
 * @n_names: the number of names
 * @objects: (out caller-allocates) (array length=n_objects): the members with these names
 *   whose values are objects, in the order of the text; must have room for @n_names
 * @n_objects: (out): the number of members found
 *
 * Finds the members of an object that are objects themselves.
 *
 * Returns: whether the text could be scanned and each name is unique
 */
gboolean
callboard_json_scanner_find_objects (const char          *text,
                                     gsize                size,
                                     const char *const   *names,
                                     guint                n_names,
                                     CallboardJsonMember *objects,
                                     guint               *n_objects)
{
  CallboardJsonScanner self;
  Separator separator;
  guint64 seen = 0;

  g_assert (n_names <= 64);

  *n_objects = 0;
  callboard_json_scanner_init (&self, text, size);
  if (!skip_char (&self, '{'))
    return FALSE;

  do
    {
      CallboardJsonRange name;
      gsize begin;
      guint i = 0;

      if (!read_name (&self, &name))
        return FALSE;

      skip_space (&self);
      begin = self.position;
      if (!skip_value (&self))
        return FALSE;

      while (i < n_names && !is_name (&self, &name, names[i]))
        i++;
      if (i == n_names)
        continue;

      if (seen & (G_GUINT64_CONSTANT (1) << i))
        return FALSE;
      seen |= G_GUINT64_CONSTANT (1) << i;
      if (text[begin] == '{')
        objects[(*n_objects)++] = (CallboardJsonMember) {
          .name = i, .value = { .start = begin, .length = self.position - begin },
        };
    }
  while ((separator = read_separator (&self, '}')) == SEPARATOR_COMMA);

  return separator == SEPARATOR_END && self.position == size;
}

/**
 * callboard_json_scanner_hash:
 * @text: a text
 * @length: its length in bytes
 *
 * Processes eight bytes per step, because most of a response is hashed.
 *
 * Returns: a hash of the text, which is not stable across processes
 */
guint64
callboard_json_scanner_hash (const char *text,
                             gsize       length)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 hash = length;
  guint64 bytes = 0;

  for (; length >= sizeof bytes; text += sizeof bytes, length -= sizeof bytes)
    {
      memcpy (&bytes, text, sizeof bytes);
      hash = (hash ^ bytes) * factor;
      hash ^= hash >> 32;
    }
  bytes = 0;
  memcpy (&bytes, text, length);
  hash = (hash ^ bytes) * factor;

  return hash ^ (hash >> 32);
}
