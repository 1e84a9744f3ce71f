/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sanitizes text from the server for display: limits its length, makes control
 * characters visible and isolates its direction. Also small formats.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-text.h"

/* U+2400 is the first symbol for a control character. */
#define CONTROL_PICTURES 0x2400
#define PICTURE_DELETE 0x2421
#define REPLACEMENT 0xfffd

/* Unicode characters that isolate the direction of a text. */
#define LEFT_TO_RIGHT_ISOLATE 0x2066
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069

/* The maximum nesting depth. */
#define MAX_ISOLATES 8

static gboolean
is_control (gunichar character)
{
  return character < 0x20 || character == 0x7f ||
         (character >= 0x80 && character < 0xa0);
}

static gunichar
get_control_picture (gunichar control)
{
  if (control < 0x20)
    return CONTROL_PICTURES + control;
  if (control == 0x7f)
    return PICTURE_DELETE;

  return REPLACEMENT;
}

/* Embeddings and overrides, which affect the direction of the rest of the paragraph, and
 * invisible annotations. */
static gboolean
is_override (gunichar character)
{
  return (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x206a && character <= 0x206f) ||
         (character >= 0xfff9 && character <= 0xfffb);
}

static gboolean
is_isolate (gunichar character)
{
  return character >= LEFT_TO_RIGHT_ISOLATE && character <= FIRST_STRONG_ISOLATE;
}

/* Hebrew, Arabic and other scripts written from right to left. */
static gboolean
is_right_to_left (gunichar character)
{
  return (character >= 0x0590 && character <= 0x08ff) ||
         (character >= 0xfb1d && character <= 0xfdff) ||
         (character >= 0xfe70 && character <= 0xfeff) ||
         (character >= 0x10800 && character <= 0x10fff) ||
         (character >= 0x1e800 && character <= 0x1efff);
}

static gboolean
is_line_end (gunichar character)
{
  return character == '\n' || character == 0x2028 || character == 0x2029;
}

/* The result so far. */
typedef struct
{
  GString  *text;
  gboolean  keep_lines;
  gboolean  has_direction;
  guint     n_open;
} SanitizedText;

/* Appends an isolate or its end, if it has a counterpart. */
static void
append_isolate (SanitizedText *sanitized,
                gunichar       character)
{
  if (character == POP_ISOLATE ? sanitized->n_open == 0 : sanitized->n_open == MAX_ISOLATES)
    return;

  if (character == POP_ISOLATE)
    sanitized->n_open--;
  else
    sanitized->n_open++;
  g_string_append_unichar (sanitized->text, character);
}

static void
append_character (SanitizedText *sanitized,
                  gunichar       character)
{
  if (is_line_end (character) || character == '\t')
    g_string_append_c (sanitized->text, !sanitized->keep_lines ? ' ' : character == '\t' ? '\t' : '\n');
  else if (is_control (character))
    g_string_append_unichar (sanitized->text, get_control_picture (character));
  else if (is_override (character))
    g_string_append_unichar (sanitized->text, REPLACEMENT);
  else if (is_isolate (character) || character == POP_ISOLATE)
    append_isolate (sanitized, character);
  else
    g_string_append_unichar (sanitized->text, character);

  sanitized->has_direction |= is_isolate (character) || is_right_to_left (character);
}

/* An open isolate would affect the text that follows. */
static void
close_isolates (SanitizedText *sanitized)
{
  while (sanitized->n_open > 0)
    {
      g_string_append_unichar (sanitized->text, POP_ISOLATE);
      sanitized->n_open--;
    }
}

/* Returns whether a text is short printable ASCII, which is the common case. */
static gboolean
is_plain (const char *text,
          guint       max_characters)
{
  guint n = 0;

  while (g_ascii_isprint (text[n]) && n < max_characters)
    n++;

  return text[n] == '\0';
}

static SanitizedText
sanitize (const char *text,
          guint       max_characters,
          gboolean    keep_lines)
{
  SanitizedText sanitized = { g_string_new (NULL), keep_lines };
  guint n = 0;

  if (is_plain (text, max_characters))
    {
      g_string_append (sanitized.text, text);
      return sanitized;
    }

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (n++ == max_characters)
        {
          g_string_append (sanitized.text, "…");
          break;
        }
      append_character (&sanitized, g_utf8_get_char (c));
    }
  close_isolates (&sanitized);

  return sanitized;
}

/**
 * callboard_text_sanitize:
 * @text: valid UTF-8
 * @max_characters: the maximum length in characters
 *
 * Returns: (transfer full): @text with visible control characters, but with its line
 *   breaks and tabs, and with an ellipsis if it is longer than @max_characters
 */
char *
callboard_text_sanitize (const char *text,
                         guint       max_characters)
{
  SanitizedText sanitized;

  g_return_val_if_fail (text != NULL, NULL);

  sanitized = sanitize (text, max_characters, TRUE);

  return g_string_free_and_steal (sanitized.text);
}

/**
 * callboard_text_sanitize_line:
 * @text: valid UTF-8
 * @max_characters: the maximum length in characters
 *
 * Returns: (transfer full): like callboard_text_sanitize(), but in a single line and, if
 *   it may run from right to left, isolated from the surrounding text
 */
char *
callboard_text_sanitize_line (const char *text,
                              guint       max_characters)
{
  SanitizedText sanitized;

  g_return_val_if_fail (text != NULL, NULL);

  sanitized = sanitize (text, max_characters, FALSE);
  if (sanitized.has_direction)
    {
      g_string_prepend_unichar (sanitized.text, FIRST_STRONG_ISOLATE);
      g_string_append_unichar (sanitized.text, POP_ISOLATE);
    }

  return g_string_free_and_steal (sanitized.text);
}

/**
 * callboard_text_humanize:
 * @name: a value of an API enumeration, such as `PREPARING_CAPACITY`
 *
 * Returns: (transfer full): the value as words: "Preparing capacity"
 */
char *
callboard_text_humanize (const char *name)
{
  g_autofree char *sanitized = NULL;
  g_autofree char *lower = NULL;
  g_autoptr(GString) words = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  sanitized = callboard_text_sanitize_line (name, 80);
  g_strdelimit (sanitized, "_", ' ');
  lower = g_utf8_strdown (sanitized, -1);
  g_strstrip (lower);

  words = g_string_new (NULL);
  if (*lower != '\0')
    {
      g_string_append_unichar (words, g_unichar_toupper (g_utf8_get_char (lower)));
      g_string_append (words, g_utf8_next_char (lower));
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * callboard_text_format_offset:
 * @offset: a position in a call in ms
 *
 * Returns: (transfer full): the position as in a media player: "0:07", "1:02:03"
 */
char *
callboard_text_format_offset (gint64 offset)
{
  gint64 seconds = MAX (offset, 0) / 1000;

  if (seconds < 3600)
    return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}

/**
 * callboard_text_join_list:
 * @items: (array zero-terminated=1): translated items
 *
 * Returns: (transfer full): the items in one line: "2 failed, 1 completed"
 */
char *
callboard_text_join_list (const char *const *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  /* Translators: the separator of items in a line, such as "Meera, Anil" */
  return g_strjoinv (C_("list", ", "), (char **) items);
}

/**
 * callboard_text_take_locale:
 * @text: (transfer full): a text in the encoding of the locale, such as a number that was
 *   formatted with a separator of thousands
 *
 * Returns: (transfer full): the text in UTF-8
 */
char *
callboard_text_take_locale (char *text)
{
  g_autofree char *owned = text;
  char *converted;

  g_return_val_if_fail (text != NULL, NULL);

  converted = g_locale_to_utf8 (text, -1, NULL, NULL, NULL);

  return converted != NULL ? converted : g_utf8_make_valid (text, -1);
}

/**
 * callboard_text_format_count:
 * @count: a number
 *
 * Returns: (transfer full): the number with the separators of the locale, such as "1,234"
 */
char *
callboard_text_format_count (gint64 count)
{
  return callboard_text_take_locale (g_strdup_printf ("%'" G_GINT64_FORMAT, count));
}
