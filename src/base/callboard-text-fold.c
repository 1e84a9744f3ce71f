/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Folds text for searching: what people do not type, or do not see, makes no difference.
 * The one fold of all searches.
 */

#include "config.h"

#include <string.h>

#include "callboard-text.h"

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Marks that people leave out: accents, vowel points of Arabic, Hebrew and Syriac, variation
 * selectors. Other marks, such as the vowel signs of Hindi and Thai and the voicing of
 * Japanese, are letters. In order. */
static const Range ignored_marks[] = {
  { 0x0300, 0x036f },
  { 0x0483, 0x0489 },
  { 0x0591, 0x05c7 },
  { 0x0610, 0x061a },
  { 0x064b, 0x065f },
  { 0x0670, 0x0670 },
  { 0x06d6, 0x06ed },
  { 0x0711, 0x0711 },
  { 0x0730, 0x074a },
  { 0x0898, 0x089f },
  { 0x08ca, 0x08ff },
  { 0x180b, 0x180f },
  { 0x1ab0, 0x1aff },
  { 0x1dc0, 0x1dff },
  { 0x20d0, 0x20ff },
  { 0xfe00, 0xfe0f },
  { 0xfe20, 0xfe2f },
  { 0xe0100, 0xe01ef },
};

typedef struct
{
  gunichar    letter;
  const char *typed;
} Letter;

/* Letters and signs without a decomposition, as people type them. Lower case, in order. */
static const Letter letters[] = {
  { 0x00e6, "ae" }, /* æ */
  { 0x00f0, "d" },  /* ð */
  { 0x00f8, "o" },  /* ø */
  { 0x00fe, "th" }, /* þ */
  { 0x0111, "d" },  /* đ */
  { 0x0127, "h" },  /* ħ */
  { 0x0131, "i" },  /* ı */
  { 0x0138, "k" },  /* ĸ */
  { 0x0142, "l" },  /* ł */
  { 0x014b, "n" },  /* ŋ */
  { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */
  { 0x0180, "b" },  /* ƀ */
  { 0x0192, "f" },  /* ƒ */
  { 0x0199, "k" },  /* ƙ */
  { 0x019a, "l" },  /* ƚ */
  { 0x01b4, "y" },  /* ƴ */
  { 0x01b6, "z" },  /* ƶ */
  { 0x01e5, "g" },  /* ǥ */
  { 0x0237, "j" },  /* ȷ */
  { 0x0247, "e" },  /* ɇ */
  { 0x0249, "j" },  /* ɉ */
  { 0x024d, "r" },  /* ɍ */
  { 0x024f, "y" },  /* ɏ */
  { 0x0253, "b" },  /* ɓ */
  { 0x0254, "o" },  /* ɔ */
  { 0x0256, "d" },  /* ɖ */
  { 0x0257, "d" },  /* ɗ */
  { 0x0259, "e" },  /* ə */
  { 0x025b, "e" },  /* ɛ */
  { 0x0260, "g" },  /* ɠ */
  { 0x0268, "i" },  /* ɨ */
  { 0x0272, "n" },  /* ɲ */
  { 0x0289, "u" },  /* ʉ */
  { 0x028b, "v" },  /* ʋ */
  { 0x02bb, "'" },  /* okina */
  { 0x02bc, "'" },  /* apostrophe as a letter */
  { 0x0491, "г" },  /* ґ */
  { 0x0629, "ه" },  /* ة */
  { 0x0649, "ي" },  /* ى */
  { 0x0671, "ا" },  /* ٱ */
  { 0x06a9, "ك" },  /* ک */
  { 0x06c1, "ه" },  /* ہ */
  { 0x06cc, "ي" },  /* ی */
  { 0x06d5, "ه" },  /* ە */
  { 0x2010, "-" },
  { 0x2011, "-" },
  { 0x2012, "-" },
  { 0x2013, "-" },
  { 0x2014, "-" },
  { 0x2015, "-" },
  { 0x2018, "'" },
  { 0x2019, "'" },
  { 0x2212, "-" },
};

/* Stretches Arabic words. */
#define TATWEEL 0x0640

static gboolean
is_ignored (gunichar character)
{
  gsize first = 0;
  gsize end = G_N_ELEMENTS (ignored_marks);

  if (character == TATWEEL || g_unichar_type (character) == G_UNICODE_FORMAT)
    return TRUE;
  if (!g_unichar_ismark (character))
    return FALSE;

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (character > ignored_marks[middle].last)
        first = middle + 1;
      else if (character < ignored_marks[middle].first)
        end = middle;
      else
        return TRUE;
    }

  return FALSE;
}

static const char *
find_typed (gunichar letter)
{
  gsize first = 0;
  gsize end = G_N_ELEMENTS (letters);

  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (letter > letters[middle].letter)
        first = middle + 1;
      else if (letter < letters[middle].letter)
        end = middle;
      else
        return letters[middle].typed;
    }

  return NULL;
}

/* Removes ignored characters from a text in place. */
static void
remove_ignored (char *text)
{
  char *end = text;
  const char *next;

  for (const char *c = text; *c != '\0'; c = next)
    {
      gunichar character = g_utf8_get_char (c);

      /* The character itself is overwritten if it moves by less than its length. */
      next = g_utf8_next_char (c);
      if (!is_ignored (character))
        end += g_unichar_to_utf8 (character, end);
    }
  *end = '\0';
}

/* Appends a character as it is typed; digits as those of ASCII. The folded case of Cherokee is
 * upper case, which GLib folds to lower case again. */
static void
append_typed (GString    *typed,
              const char *character)
{
  gunichar letter = g_unichar_tolower (g_utf8_get_char (character));
  const char *replacement;

  if (letter < 0x80)
    g_string_append_c (typed, *character);
  else if ((replacement = find_typed (letter)) != NULL)
    g_string_append (typed, replacement);
  else if (g_unichar_isdigit (letter))
    g_string_append_c (typed, (char) ('0' + g_unichar_digit_value (letter)));
  else
    g_string_append_unichar (typed, letter);
}

/**
 * callboard_text_fold:
 * @text: valid UTF-8
 *
 * Ignores case, accents, the vowel points of Arabic and Hebrew, and invisible characters,
 * such as those that isolate the direction of a text. Letters become those that people type
 * instead ("Łukasz" is "lukasz"), characters of full and half width the usual ones. Vowel
 * signs, as in Hindi and Thai, are letters.
 *
 * A Hangul syllable becomes its letters, so that a syllable is found while it is being typed.
 *
 * Returns: (transfer full): the folded text, which folds to itself; "" if @text is not valid
 */
char *
callboard_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  GString *typed;

  g_return_val_if_fail (text != NULL, NULL);

  /* The common case, and much faster. */
  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKD);
  if (decomposed == NULL)
    return g_strdup ("");

  remove_ignored (decomposed);
  folded = g_utf8_casefold (decomposed, -1);
  if (g_str_is_ascii (folded))
    return g_steal_pointer (&folded);

  typed = g_string_sized_new (strlen (folded));
  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    append_typed (typed, c);

  return g_string_free_and_steal (typed);
}

/**
 * callboard_text_fold_words:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): like callboard_text_fold(), with a single space for each run of
 *   white space between words, and none around them
 */
char *
callboard_text_fold_words (const char *text)
{
  g_autofree char *folded = NULL;
  gboolean is_after_space = FALSE;
  const char *next;
  char *end;

  g_return_val_if_fail (text != NULL, NULL);

  folded = callboard_text_fold (text);
  end = folded;
  for (const char *c = folded; *c != '\0'; c = next)
    {
      gunichar character = g_utf8_get_char (c);

      next = g_utf8_next_char (c);
      if (g_unichar_isspace (character))
        {
          is_after_space = end != folded;
          continue;
        }
      if (is_after_space)
        *end++ = ' ';
      is_after_space = FALSE;
      end += g_unichar_to_utf8 (character, end);
    }
  *end = '\0';

  return g_steal_pointer (&folded);
}
