/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the matches of a search in a text, ignoring case and accents. Used to highlight
 * them.
 */

#include "config.h"

#include <string.h>

#include "callboard-text-search.h"
#include "callboard-text.h"

/* The end of the character at @start, including its combining marks. */
static guint
find_end (const char *text,
          guint       start)
{
  const char *end = g_utf8_next_char (text + start);

  while (*end != '\0' && g_unichar_ismark (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  return end - text;
}

/* Appends the folded form of a character with its marks, whose order depends on each other. */
static void
append_folded (GString    *folded,
               const char *character,
               gsize       length)
{
  g_autofree char *alone = NULL;
  g_autofree char *bare = NULL;

  if (length == 1)
    {
      g_string_append_c (folded, g_ascii_tolower (*character));
      return;
    }

  alone = g_strndup (character, length);
  bare = callboard_text_fold (alone);
  g_string_append (folded, bare);
}

/* Returns the folded text, and for each of its bytes the offset of the original
 * character. */
static char *
fold_with_origins (const char *text,
                   GArray     *origins)
{
  g_autoptr(GString) folded = g_string_new (NULL);

  for (guint origin = 0, next; text[origin] != '\0'; origin = next)
    {
      next = find_end (text, origin);
      append_folded (folded, text + origin, next - origin);
      while (origins->len < folded->len)
        g_array_append_val (origins, origin);
    }

  return g_string_free_and_steal (g_steal_pointer (&folded));
}

/**
 * callboard_text_search:
 * @text: valid UTF-8
 * @query: the search term
 *
 * Returns: (transfer full) (element-type CallboardTextRange): the matches of @query in
 *   @text, in order and without overlaps, compared by callboard_text_fold(); empty if
 *   @query is empty
 */
GArray *
callboard_text_search (const char *text,
                       const char *query)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (CallboardTextRange));
  g_autoptr(GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = NULL;
  g_autofree char *folded_query = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, ranges);
  g_return_val_if_fail (query != NULL, ranges);

  folded_query = callboard_text_fold (query);
  length = strlen (folded_query);
  if (length == 0)
    return ranges;

  folded = fold_with_origins (text, origins);
  for (const char *match = strstr (folded, folded_query); match != NULL; match = strstr (match + length, folded_query))
    {
      CallboardTextRange range = {
        .start = g_array_index (origins, guint, match - folded),
        .end = find_end (text, g_array_index (origins, guint, match - folded + length - 1)),
      };

      g_array_append_val (ranges, range);
    }

  return ranges;
}
