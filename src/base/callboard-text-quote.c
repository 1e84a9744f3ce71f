/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts the part around a match out of a long text. Used for the results of a search.
 */

#include "config.h"

#include <string.h>

#include "callboard-text-quote.h"

#define ELLIPSIS "…"

/* The part of a quote before the match, as the divisor of its length. */
#define BEFORE 3

/* How far a cut may move to the end of a word, in characters. */
#define MAX_WORD 15

/* Returns the text in one line, without the characters that isolate directions, because a
 * cut would separate them. */
static char *
dup_line (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character))
        {
          if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c (line, ' ');
        }
      else if (character < 0x2066 || character > 0x2069)
        {
          g_string_append_unichar (line, character);
        }
    }

  return g_string_free_and_steal (line);
}

/* Moves a cut to the next space, if there is one nearby before @limit. */
static const char *
move_to_space (const char *cut,
               const char *limit)
{
  const char *c = cut;

  for (guint i = 0; i < MAX_WORD && c < limit && *c != '\0'; i++, c = g_utf8_next_char (c))
    if (*c == ' ')
      return c;

  return cut;
}

/* Returns the start of the character and its marks before which to cut. */
static const char *
skip_marks (const char *cut)
{
  while (*cut != '\0' && g_unichar_ismark (g_utf8_get_char (cut)))
    cut = g_utf8_next_char (cut);

  return cut;
}

static const char *
find_begin (const char *line,
            const char *match,
            guint       max_characters)
{
  const char *begin = match;

  for (guint i = 0; i < max_characters / BEFORE && begin > line; i++)
    begin = g_utf8_prev_char (begin);
  if (begin == line)
    return line;

  begin = move_to_space (skip_marks (begin), match);

  return *begin == ' ' ? begin + 1 : begin;
}

static const char *
find_end (const char *begin,
          const char *match_end,
          guint       max_characters)
{
  const char *end = begin;

  for (guint i = 0; i < max_characters && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (end < match_end)
    end = match_end;
  if (*end == '\0')
    return end;

  return move_to_space (skip_marks (end), end + strlen (end));
}

/**
 * callboard_text_quote:
 * @text: valid UTF-8
 * @term: a term, compared by callboard_text_fold()
 * @max_characters: the approximate length in characters
 * @match: (out): the first match in the quote; empty if there is none
 *
 * Returns: (transfer full): the part of @text around the first match, or its beginning, in
 *   one line and with an ellipsis where something is left out
 */
char *
callboard_text_quote (const char         *text,
                      const char         *term,
                      guint               max_characters,
                      CallboardTextRange *match)
{
  g_autofree char *line = NULL;
  g_autoptr(GArray) matches = NULL;
  CallboardTextRange found = { 0 };
  const char *begin;
  const char *end;
  GString *quote;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);
  g_return_val_if_fail (match != NULL, NULL);

  line = dup_line (text);
  matches = callboard_text_search (line, term);
  if (matches->len > 0)
    found = g_array_index (matches, CallboardTextRange, 0);
  begin = find_begin (line, line + found.start, max_characters);
  end = find_end (begin, line + found.end, max_characters);

  quote = g_string_new (begin > line ? ELLIPSIS : "");
  match->start = quote->len + found.start - (begin - line);
  match->end = quote->len + found.end - (begin - line);
  g_string_append_len (quote, begin, end - begin);
  if (*end != '\0')
    g_string_append (quote, ELLIPSIS);

  return g_string_free_and_steal (quote);
}
