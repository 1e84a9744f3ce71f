/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds where values of a JSON text begin and end, without reading them: strings,
 * brackets and the names of members, nothing more. What is found is as good as the
 * text: json-glib parses every piece, and says what is wrong. The scanner gives up
 * on whatever it cannot follow, such as a name with an escape in it. Used by the
 * decoders of the model, in worker threads.
 */

#include "config.h"

#include "callboard-json-scanner.h"

#include <string.h>

/* json-glib stops at 1 024; nothing of Roark's comes near this. */
#define MAX_DEPTH 64

/* What follows a member or an element. */
typedef enum
{
  FOLLOWED_BY_ANOTHER,
  FOLLOWED_BY_END,
  FOLLOWED_BY_NONSENSE,
} Followed;

/**
 * callboard_json_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @text: the text, which must outlive @self
 * @size: its length in bytes
 *
 * Begins at the start of a text.
 */
void
callboard_json_scanner_init (CallboardJsonScanner *self,
                             const char           *text,
                             gsize                 size)
{
  *self = (CallboardJsonScanner) { .text = text, .size = size };
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

/* Takes one character, with the space before it. */
static inline gboolean
take (CallboardJsonScanner *self,
      char                  c)
{
  skip_space (self);
  if (self->position >= self->size || self->text[self->position] != c)
    return FALSE;

  self->position++;
  return TRUE;
}

/* Whether one of the eight bytes is @c: those that are become 0, and only a 0 has
 * its highest bit set by this. */
static inline gboolean
has_byte (guint64 bytes,
          guint8  c)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 zeros = bytes ^ (ones * c);

  return ((zeros - ones) & ~zeros & (ones << 7)) != 0;
}

/* From a quote to behind the one that ends the string. */
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

/* From a bracket to behind the one that closes it. Which kind closes which is for
 * json-glib to tell. */
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
          /* A comment or another sort of string could hide a bracket. */
          return FALSE;
        default:
          break;
        }
      self->position++;
    }

  return FALSE;
}

/* A number or a word. */
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

/* Takes the name of a member and its colon. A name with an escape in it could be
 * any name. */
static gboolean
take_name (CallboardJsonScanner *self,
           CallboardJsonRange   *name)
{
  skip_space (self);
  name->start = self->position + 1;
  if (self->position >= self->size || self->text[self->position] != '"' || !skip_string (self))
    return FALSE;

  name->length = self->position - 1 - name->start;

  return memchr (self->text + name->start, '\\', name->length) == NULL && take (self, ':');
}

static inline gboolean
is_name (CallboardJsonScanner     *self,
         const CallboardJsonRange *range,
         const char               *name)
{
  return strlen (name) == range->length && memcmp (self->text + range->start, name, range->length) == 0;
}

static Followed
take_separator (CallboardJsonScanner *self,
                char                  end)
{
  if (take (self, ','))
    return FOLLOWED_BY_ANOTHER;
  if (take (self, end))
    return FOLLOWED_BY_END;

  return FOLLOWED_BY_NONSENSE;
}

/* From within an object to the value of the first member of this name. */
static gboolean
enter_member (CallboardJsonScanner *self,
              const char           *wanted)
{
  do
    {
      CallboardJsonRange name;

      if (!take_name (self, &name))
        return FALSE;
      if (is_name (self, &name, wanted))
        return TRUE;
      if (!skip_value (self))
        return FALSE;
    }
  while (take_separator (self, '}') == FOLLOWED_BY_ANOTHER);

  return FALSE;
}

/* From behind the value of a member to behind the end of its object, where none of
 * the others has its name. */
static gboolean
leave_member (CallboardJsonScanner *self,
              const char           *entered)
{
  Followed followed;

  while ((followed = take_separator (self, '}')) == FOLLOWED_BY_ANOTHER)
    {
      CallboardJsonRange name;

      if (!take_name (self, &name) || is_name (self, &name, entered) || !skip_value (self))
        return FALSE;
    }

  return followed == FOLLOWED_BY_END;
}

/**
 * callboard_json_scanner_enter_array:
 * @self: a scanner at the start of its text
 * @path: (array length=n_path): the names of the members that lead to the array
 * @n_path: how many they are
 *
 * Goes to the first element of an array that stands somewhere in the objects of a
 * text.
 *
 * Returns: whether there is one; otherwise the scanner is of no use any more
 */
gboolean
callboard_json_scanner_enter_array (CallboardJsonScanner *self,
                                    const char *const    *path,
                                    guint                 n_path)
{
  for (guint i = 0; i < n_path; i++)
    if (!take (self, '{') || !enter_member (self, path[i]))
      return FALSE;

  return take (self, '[');
}

/**
 * callboard_json_scanner_next_element:
 * @self: a scanner before an element of an array
 * @is_first: whether this is the first one
 * @is_end: (out): whether the array ends here
 *
 * Goes to where an element begins, which must be an object, or to behind the end of
 * the array.
 *
 * Returns: whether the scanner can follow; otherwise it is of no use any more
 */
gboolean
callboard_json_scanner_next_element (CallboardJsonScanner *self,
                                     gboolean              is_first,
                                     gboolean             *is_end)
{
  *is_end = take (self, ']');
  if (*is_end)
    return TRUE;

  if (!is_first && !take (self, ','))
    return FALSE;

  skip_space (self);
  return self->position < self->size && self->text[self->position] == '{';
}

/**
 * callboard_json_scanner_take_object:
 * @self: a scanner where an object begins
 * @object: (out caller-allocates): where it stands
 *
 * Goes to behind the object.
 *
 * Returns: whether the scanner can follow; otherwise it is of no use any more
 */
gboolean
callboard_json_scanner_take_object (CallboardJsonScanner *self,
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
 * @path: (array length=n_path): what callboard_json_scanner_enter_array() was given
 * @n_path: how many they are
 *
 * Goes to the end of the text.
 *
 * Returns: whether nothing else stands at the same path, and nothing behind it all
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
 * @names: (array length=n_names): the names of members; at most 64
 * @n_names: how many they are
 * @objects: (out caller-allocates): as many as there are names; takes the members
 *   with these names that are objects themselves, in the order of the text
 * @n_objects: (out): how many were found
 *
 * Finds members of an object.
 *
 * Returns: whether the scanner can follow, and no name stands there twice
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
  Followed followed;
  guint64 seen = 0;

  g_assert (n_names <= 64);

  *n_objects = 0;
  callboard_json_scanner_init (&self, text, size);
  if (!take (&self, '{'))
    return FALSE;

  do
    {
      CallboardJsonRange name;
      gsize begin;
      guint i = 0;

      if (!take_name (&self, &name))
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
  while ((followed = take_separator (&self, '}')) == FOLLOWED_BY_ANOTHER);

  return followed == FOLLOWED_BY_END && self.position == size;
}

/**
 * callboard_json_scanner_hash:
 * @text: a text
 * @length: its length in bytes
 *
 * Eight bytes a step: what is hashed may be most of an answer.
 *
 * Returns: a number that is the same for the same text, in this process
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
