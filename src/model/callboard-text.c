/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text of the server made fit to be shown: bounded, with every control
 * character visible. Used for messages by the model and for labels by the
 * interface.
 */

#include "config.h"

#include <string.h>

#include "callboard-text.h"

/* U+2400 is the first of the symbols for control characters. */
#define CONTROL_PICTURES 0x2400
#define PICTURE_DELETE 0x2421

static gboolean
is_control (gunichar character)
{
  return character < 0x20 || character == 0x7f ||
         (character >= 0x80 && character < 0xa0);
}

static gunichar
picture_of (gunichar control)
{
  if (control < 0x20)
    return CONTROL_PICTURES + control;
  if (control == 0x7f)
    return PICTURE_DELETE;

  return 0xfffd;
}

static char *
make_visible (const char *text,
              guint       max_characters,
              gboolean    keep_lines)
{
  g_autoptr(GString) visible = g_string_new (NULL);
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (n++ == max_characters)
        {
          g_string_append (visible, "…");
          break;
        }

      if (character == '\n' || character == '\t')
        g_string_append_c (visible, keep_lines ? (char) character : ' ');
      else if (is_control (character))
        g_string_append_unichar (visible, picture_of (character));
      else
        g_string_append_unichar (visible, character);
    }

  return g_string_free_and_steal (g_steal_pointer (&visible));
}

/**
 * callboard_text_shorten:
 * @text: valid UTF-8
 * @max_characters: how many characters to keep
 *
 * Returns: (transfer full): @text with its control characters visible, its
 *   lines and tabs kept, and an ellipsis where it was longer than
 *   @max_characters
 */
char *
callboard_text_shorten (const char *text,
                        guint       max_characters)
{
  g_return_val_if_fail (text != NULL, NULL);

  return make_visible (text, max_characters, TRUE);
}

/**
 * callboard_text_one_line:
 * @text: valid UTF-8
 * @max_characters: how many characters to keep
 *
 * Returns: (transfer full): like callboard_text_shorten(), in a single line
 */
char *
callboard_text_one_line (const char *text,
                         guint       max_characters)
{
  g_return_val_if_fail (text != NULL, NULL);

  return make_visible (text, max_characters, FALSE);
}

/**
 * callboard_text_from_name:
 * @name: the name of a value in the API, such as `PREPARING_CAPACITY`
 *
 * Returns: (transfer full): @name in words: "Preparing capacity"
 */
char *
callboard_text_from_name (const char *name)
{
  g_autofree char *visible = NULL;
  g_autofree char *lower = NULL;
  g_autoptr(GString) words = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  visible = callboard_text_one_line (name, 80);
  g_strdelimit (visible, "_", ' ');
  lower = g_utf8_strdown (visible, -1);
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
 * callboard_text_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): @text without its case and its accents, so that
 *   "eloise" is found in "Éloïse"
 */
char *
callboard_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *bare = NULL;
  char *end;

  g_return_val_if_fail (text != NULL, NULL);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (decomposed == NULL)
    return g_strdup ("");

  bare = g_malloc (strlen (decomposed) + 1);
  end = bare;
  for (const char *c = decomposed; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_ismark (g_utf8_get_char (c)))
      end += g_unichar_to_utf8 (g_utf8_get_char (c), end);
  *end = '\0';

  return g_utf8_casefold (bare, -1);
}

/**
 * callboard_text_offset:
 * @offset: a time in ms from the beginning of a call
 *
 * Returns: (transfer full): the time as a player shows it: "0:07", "1:02:03"
 */
char *
callboard_text_offset (gint64 offset)
{
  gint64 seconds = MAX (offset, 0) / 1000;

  if (seconds < 3600)
    return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}
