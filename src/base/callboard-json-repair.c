/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Repairs JSON text before json-glib parses it, which refuses some texts and changes some
 * numbers. Used by callboard-json.c; safe in worker threads.
 */

#include "config.h"

#include "callboard-json-repair.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* The replacement character and the symbol for NUL, as text and as JSON escapes. */
#define REPLACEMENT "\xef\xbf\xbd"
#define REPLACEMENT_ESCAPE "\\ufffd"
#define NUL_SYMBOL "\xe2\x90\x80"
#define NUL_SYMBOL_ESCAPE "\\u2400"

#define MARK_LENGTH (sizeof CALLBOARD_JSON_NUMBER_MARK - 1)
#define MARK_CODE 0xfdd0

/* The length of an escape such as "\u2400". */
#define ESCAPE_LENGTH 6

/* Integers of this many digits fit into 64 bits, and decimals of this many digits are
 * the same after they were a double. */
#define MAX_INTEGER_DIGITS 18
#define MAX_DECIMAL_DIGITS 15

/* "%.15g" writes smaller numbers with an exponent. */
#define MAX_LEADING_ZEROS 3

typedef struct
{
  const char          *text;
  gsize                size;
  gsize                position;
  /* The repaired text up to @n_copied. */
  CallboardTextBuffer *repaired;
  gsize                n_copied;
} Repair;

/* Appends the text so far, which needs no repair. */
static void
copy (Repair *self)
{
  callboard_text_buffer_append (self->repaired, self->text + self->n_copied, self->position - self->n_copied);
  self->n_copied = self->position;
}

/* Replaces the next bytes and moves past them. */
static void
replace (Repair     *self,
         gsize       length,
         const char *replacement)
{
  copy (self);
  callboard_text_buffer_append (self->repaired, replacement, strlen (replacement));
  self->position += length;
  self->n_copied = self->position;
}

static gboolean
starts_with (Repair     *self,
             const char *bytes,
             gsize       length)
{
  return self->size - self->position >= length &&
         memcmp (self->text + self->position, bytes, length) == 0;
}

/* --- Strings ----------------------------------------------------------------- */

/* Returns the code of the escape "\uXXXX" at @position, or -1 if there is none. */
static int
get_escaped_code (Repair *self,
                  gsize   position)
{
  int code = 0;

  if (self->size < ESCAPE_LENGTH || position > self->size - ESCAPE_LENGTH ||
      self->text[position] != '\\' || self->text[position + 1] != 'u')
    return -1;

  for (guint i = 2; i < ESCAPE_LENGTH; i++)
    {
      int digit = g_ascii_xdigit_value (self->text[position + i]);

      if (digit < 0)
        return -1;
      code = code * 16 + digit;
    }

  return code;
}

static gboolean
is_high_surrogate (int code)
{
  return code >= 0xd800 && code <= 0xdbff;
}

static gboolean
is_low_surrogate (int code)
{
  return code >= 0xdc00 && code <= 0xdfff;
}

static void
repair_escape (Repair *self)
{
  int code = get_escaped_code (self, self->position);

  if (code == 0)
    replace (self, ESCAPE_LENGTH, NUL_SYMBOL_ESCAPE);
  else if (is_high_surrogate (code) &&
           is_low_surrogate (get_escaped_code (self, self->position + ESCAPE_LENGTH)))
    self->position += 2 * ESCAPE_LENGTH;
  else if (is_high_surrogate (code) || is_low_surrogate (code))
    replace (self, ESCAPE_LENGTH, REPLACEMENT_ESCAPE);
  else if (code > 0)
    self->position += ESCAPE_LENGTH;
  else if (self->position + 1 < self->size && self->text[self->position + 1] != '\0' &&
           strchr ("\"\\/bfnrt", self->text[self->position + 1]) != NULL)
    self->position += 2;
  else
    /* No escape at all. */
    replace (self, 1, "\\\\");
}

/* JSON has no control characters within strings, but some servers do. */
static void
repair_control_character (Repair *self)
{
  char escape[ESCAPE_LENGTH + 1];

  g_snprintf (escape, sizeof escape, "\\u%04x", (guint) self->text[self->position]);
  replace (self, 1, escape);
}

/* Replaces each byte that is not UTF-8 in the next bytes beyond ASCII. */
static void
repair_characters (Repair *self)
{
  gsize end = self->position;

  while (end < self->size && (self->text[end] & 0x80))
    end++;

  while (self->position < end)
    {
      const char *invalid;

      if (g_utf8_validate_len (self->text + self->position, end - self->position, &invalid))
        {
          self->position = end;
          return;
        }
      self->position = invalid - self->text;
      replace (self, 1, REPLACEMENT);
    }
}

/* Returns a bit in the first of the eight bytes that needs a look: a quote, a backslash, a
 * control character, or a byte beyond ASCII. Only the lowest bit is meaningful. */
static inline guint64
find_special (guint64 bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 quotes = bytes ^ (ones * '"');
  guint64 backslashes = bytes ^ (ones * '\\');

  return (((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) |
          ((bytes - ones * ' ') & ~bytes) | bytes) & (ones << 7);
}

static inline void
skip_plain (Repair *self)
{
  guint64 bytes;

  while (self->size - self->position >= sizeof bytes)
    {
      guint64 special;

      memcpy (&bytes, self->text + self->position, sizeof bytes);
      special = find_special (GUINT64_FROM_LE (bytes));
      if (special != 0)
        {
          self->position += __builtin_ctzll (special) / 8;
          return;
        }
      self->position += sizeof bytes;
    }
}

/* A string must not look like a number with a mark. */
static void
repair_mark (Repair *self)
{
  if (starts_with (self, CALLBOARD_JSON_NUMBER_MARK, MARK_LENGTH))
    replace (self, MARK_LENGTH, REPLACEMENT);
  else if (get_escaped_code (self, self->position) == MARK_CODE)
    replace (self, ESCAPE_LENGTH, REPLACEMENT_ESCAPE);
}

/* Starts behind the opening quote and moves past the closing one. */
static void
repair_string (Repair *self)
{
  if (self->position < self->size &&
      (self->text[self->position] == *CALLBOARD_JSON_NUMBER_MARK || self->text[self->position] == '\\'))
    repair_mark (self);
  while (self->position < self->size)
    {
      char c;

      skip_plain (self);
      if (self->position == self->size)
        return;

      c = self->text[self->position];
      if (c == '"')
        {
          self->position++;
          return;
        }
      if (c == '\\')
        repair_escape (self);
      else if (c == '\0')
        replace (self, 1, NUL_SYMBOL);
      else if (c & 0x80)
        repair_characters (self);
      else if (g_ascii_iscntrl (c) && c != 0x7f)
        repair_control_character (self);
      else
        self->position++;
    }
  self->position = MIN (self->position, self->size);
}

/* --- Numbers ----------------------------------------------------------------- */

/* The parts of a number. */
typedef struct
{
  gboolean is_negative;
  gboolean has_exponent;
  guint    n_integer;
  guint    n_fraction;
  /* The number of zeros at the start of the fraction, if the integer is 0. */
  guint    n_leading;
  char     last;
} Number;

static gsize
skip_digits (Repair *self,
             gsize   position)
{
  while (position < self->size && g_ascii_isdigit (self->text[position]))
    position++;

  return position;
}

/* Reads a number as JSON defines it. Returns its length, or 0 if it is none. */
static gsize
read_number (Repair *self,
             Number *number)
{
  const char *text = self->text;
  gsize start = self->position;
  gsize position = start;
  gsize end;

  *number = (Number) { .is_negative = text[position] == '-' };
  position += number->is_negative;
  end = skip_digits (self, position);
  number->n_integer = end - position;
  if (end == position || (text[position] == '0' && number->n_integer > 1))
    return 0;

  number->last = text[position];
  if (end < self->size && text[end] == '.')
    {
      position = end + 1;
      end = skip_digits (self, position);
      number->n_fraction = end - position;
      if (end == position)
        return 0;
      while (number->last == '0' && number->n_leading < number->n_fraction &&
             text[position + number->n_leading] == '0')
        number->n_leading++;
      number->last = text[end - 1];
    }

  if (end < self->size && (text[end] == 'e' || text[end] == 'E'))
    {
      number->has_exponent = TRUE;
      position = end + 1;
      if (position < self->size && (text[position] == '+' || text[position] == '-'))
        position++;
      end = skip_digits (self, position);
      if (end == position)
        return 0;
    }

  return end - start;
}

/* Whether the digits are the same after json-glib has parsed them. */
static gboolean
is_exact (const Number *number)
{
  if (number->has_exponent)
    return FALSE;
  if (number->n_fraction == 0)
    return number->n_integer <= MAX_INTEGER_DIGITS &&
           !(number->is_negative && number->n_integer == 1 && number->last == '0');

  return number->n_integer + number->n_fraction <= MAX_DECIMAL_DIGITS &&
         number->last != '0' && number->n_leading <= MAX_LEADING_ZEROS;
}

/* Turns a number, or a word that stands for one, into a string with a mark. */
static void
mark (Repair *self,
      gsize   length)
{
  replace (self, 0, "\"" CALLBOARD_JSON_NUMBER_MARK);
  self->position += length;
  replace (self, 0, "\"");
}

static void
skip_word (Repair *self)
{
  while (self->position < self->size &&
         (g_ascii_isalnum (self->text[self->position]) ||
          memchr ("+-._", self->text[self->position], 4) != NULL))
    self->position++;
}

static void
repair_number (Repair *self)
{
  Number number;
  gsize length;

  if (starts_with (self, "-Infinity", 9))
    {
      mark (self, 9);
      return;
    }

  length = read_number (self, &number);
  if (length == 0)
    skip_word (self);
  else if (is_exact (&number))
    self->position += length;
  else
    mark (self, length);
}

static void
repair_word (Repair *self)
{
  if (starts_with (self, "NaN", 3))
    mark (self, 3);
  else if (starts_with (self, "Infinity", 8))
    mark (self, 8);
  else
    skip_word (self);
}

/* --- The text ---------------------------------------------------------------- */

/* Stops at what is not JSON, which json-glib reports. */
static void
repair_text (Repair *self)
{
  while (self->position < self->size)
    {
      switch (self->text[self->position])
        {
        case '"':
          self->position++;
          repair_string (self);
          break;
        case '-':
        case '0' ... '9':
          repair_number (self);
          break;
        case 'N':
        case 'I':
          repair_word (self);
          break;
        case '\0':
          replace (self, 1, " ");
          break;
        case '/':
        case '\'':
          return;
        default:
          self->position++;
        }
    }
}

/**
 * callboard_json_repair:
 * @text: JSON text
 * @size: its length in bytes
 * @repaired: an empty buffer
 *
 * Repairs what json-glib refuses or changes: a byte order mark, NUL, bytes that are not
 * UTF-8, and lone surrogates become characters that stand for them. Numbers that would
 * lose digits, and `NaN` and `Infinity`, become strings with
 * %CALLBOARD_JSON_NUMBER_MARK, see callboard_json_get_number_text().
 *
 * Returns: whether @repaired has the text; %FALSE if there is nothing to repair
 */
gboolean
callboard_json_repair (const char          *text,
                       gsize                size,
                       CallboardTextBuffer *repaired)
{
  Repair self = { .text = text, .size = size, .repaired = repaired };

  g_return_val_if_fail (text != NULL || size == 0, FALSE);
  g_return_val_if_fail (repaired != NULL, FALSE);

  while (starts_with (&self, BYTE_ORDER_MARK, sizeof BYTE_ORDER_MARK - 1))
    replace (&self, sizeof BYTE_ORDER_MARK - 1, "");
  repair_text (&self);

  if (self.n_copied == 0)
    return FALSE;

  self.position = size;
  copy (&self);
  return TRUE;
}
