/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Takes an ID, an address or a number out of what was copied along with it: quotes,
 * brackets, the punctuation of a sentence and invisible characters.
 */

#include "config.h"

#include <string.h>

#include "callboard-pasted-text.h"

/* Zero-width characters, and marks of the text direction. */
static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || (c >= 0xfe00 && c <= 0xfe0f);
}

/* Quotes and brackets of any kind; "<" and ">" are mathematical symbols in Unicode. */
static gboolean
is_wrapper (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return c == '"' || c == '\'' || c == '`' || c == '<' || c == '>';
    }
}

/* What ends a sentence or a part of it, in several scripts. */
static gboolean
is_sentence_end (gunichar c)
{
  static const gunichar ends[] = {
    '.', ',', ';', ':', '!', '?', 0x2026, 0x060c, 0x061b, 0x061f, 0x3001, 0x3002, 0xff01, 0xff0c, 0xff0e,
    0xff1a, 0xff1b, 0xff1f,
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;

  return FALSE;
}

static char *
dup_stripped (const char *text)
{
  const char *start = text;
  const char *end = text + strlen (text);

  while (start < end)
    {
      gunichar first = g_utf8_get_char (start);
      gunichar last = g_utf8_get_char (g_utf8_prev_char (end));

      if (g_unichar_isspace (last) || is_wrapper (last) || is_sentence_end (last))
        end = g_utf8_prev_char (end);
      else if (g_unichar_isspace (first) || is_wrapper (first))
        start = g_utf8_next_char (start);
      else
        break;
    }

  return g_strndup (start, (gsize) (end - start));
}

/**
 * callboard_pasted_text_clean:
 * @text: user input
 *
 * Returns: (transfer full): @text without spaces, quotes and brackets around it, without
 *   punctuation at its end and without invisible characters; a copy if it is not valid
 *   UTF-8
 */
char *
callboard_pasted_text_clean (const char *text)
{
  g_autoptr(GString) clean = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_strdup (text);

  clean = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_invisible (g_utf8_get_char (p)))
      g_string_append_unichar (clean, g_utf8_get_char (p));

  return dup_stripped (clean->str);
}

/**
 * callboard_pasted_text_get_length:
 * @text: a text in valid UTF-8
 *
 * Returns: the length of the word at the start of @text, in bytes: up to a space, a quote
 *   or a bracket, without punctuation at its end
 */
gsize
callboard_pasted_text_get_length (const char *text)
{
  gsize length = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || is_wrapper (c))
        break;
      if (!is_sentence_end (c))
        length = (gsize) (g_utf8_next_char (p) - text);
    }

  return length;
}
