/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text of the server made fit to be shown: bounded, with every control
 * character visible, and unable to turn around what stands beside it. Used for
 * messages by the model and for labels by the interface.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-text.h"

/* U+2400 is the first of the symbols for control characters. */
#define CONTROL_PICTURES 0x2400
#define PICTURE_DELETE 0x2421
#define REPLACEMENT 0xfffd

/* Characters of Unicode that keep the directions of a text to itself. */
#define LEFT_TO_RIGHT_ISOLATE 0x2066
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE 0x2069

/* How many of them may be open at once. */
#define MAX_ISOLATES 8

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

  return REPLACEMENT;
}

/* What would turn around all that follows, to the end of the paragraph: the
 * embeddings and overrides of old. And what annotates without being seen. */
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

/* Hebrew, Arabic and all others that are written from right to left. */
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

/* What was written so far. */
typedef struct
{
  GString  *text;
  gboolean  keep_lines;
  gboolean  has_direction;
  guint     n_open;
} Visible;

/* An isolate, or the end of one, where it has its counterpart. */
static void
append_isolate (Visible  *visible,
                gunichar  character)
{
  if (character == POP_ISOLATE ? visible->n_open == 0 : visible->n_open == MAX_ISOLATES)
    return;

  if (character == POP_ISOLATE)
    visible->n_open--;
  else
    visible->n_open++;
  g_string_append_unichar (visible->text, character);
}

static void
append_character (Visible  *visible,
                  gunichar  character)
{
  if (is_line_end (character) || character == '\t')
    g_string_append_c (visible->text, !visible->keep_lines ? ' ' : character == '\t' ? '\t' : '\n');
  else if (is_control (character))
    g_string_append_unichar (visible->text, picture_of (character));
  else if (is_override (character))
    g_string_append_unichar (visible->text, REPLACEMENT);
  else if (is_isolate (character) || character == POP_ISOLATE)
    append_isolate (visible, character);
  else
    g_string_append_unichar (visible->text, character);

  visible->has_direction |= is_isolate (character) || is_right_to_left (character);
}

/* An isolate that is not closed would reach beyond the text. */
static void
close_isolates (Visible *visible)
{
  while (visible->n_open > 0)
    {
      g_string_append_unichar (visible->text, POP_ISOLATE);
      visible->n_open--;
    }
}

static Visible
make_visible (const char *text,
              guint       max_characters,
              gboolean    keep_lines)
{
  Visible visible = { g_string_new (NULL), keep_lines };
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (n++ == max_characters)
        {
          g_string_append (visible.text, "…");
          break;
        }
      append_character (&visible, g_utf8_get_char (c));
    }
  close_isolates (&visible);

  return visible;
}

/**
 * callboard_text_sanitize:
 * @text: valid UTF-8
 * @max_characters: how many characters to keep
 *
 * Returns: (transfer full): @text with its control characters visible, its
 *   lines and tabs kept, and an ellipsis where it was longer than
 *   @max_characters
 */
char *
callboard_text_sanitize (const char *text,
                        guint       max_characters)
{
  Visible visible;

  g_return_val_if_fail (text != NULL, NULL);

  visible = make_visible (text, max_characters, TRUE);

  return g_string_free_and_steal (visible.text);
}

/**
 * callboard_text_sanitize_line:
 * @text: valid UTF-8
 * @max_characters: how many characters to keep
 *
 * Returns: (transfer full): like callboard_text_sanitize(), in a single line and,
 *   where it may run from right to left, isolated from what it is put beside
 */
char *
callboard_text_sanitize_line (const char *text,
                         guint       max_characters)
{
  Visible visible;

  g_return_val_if_fail (text != NULL, NULL);

  visible = make_visible (text, max_characters, FALSE);
  if (visible.has_direction)
    {
      g_string_prepend_unichar (visible.text, FIRST_STRONG_ISOLATE);
      g_string_append_unichar (visible.text, POP_ISOLATE);
    }

  return g_string_free_and_steal (visible.text);
}

/**
 * callboard_text_humanize:
 * @name: the name of a value in the API, such as `PREPARING_CAPACITY`
 *
 * Returns: (transfer full): @name in words: "Preparing capacity"
 */
char *
callboard_text_humanize (const char *name)
{
  g_autofree char *visible = NULL;
  g_autofree char *lower = NULL;
  g_autoptr(GString) words = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  visible = callboard_text_sanitize_line (name, 80);
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

  /* Most of what there is, and much faster. */
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

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
 * callboard_text_format_offset:
 * @offset: a time in ms from the beginning of a call
 *
 * Returns: (transfer full): the time as a player shows it: "0:07", "1:02:03"
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
 * @items: (array zero-terminated=1): what is to be told in one line
 *
 * Returns: (transfer full): "2 failed, 1 completed", as the user's language lists
 */
char *
callboard_text_join_list (const char *const *items)
{
  g_return_val_if_fail (items != NULL, NULL);

  /* Translators: between the items of a list in one line, such as "Meera, Anil" */
  return g_strjoinv (C_("list", ", "), (char **) items);
}
