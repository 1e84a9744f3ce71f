/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns a query into an expression for the full-text indexes, which know which texts contain
 * which trigrams, but not where. Used by the searches of the history.
 */

#include "config.h"

#include "callboard-history-trigrams.h"

/* More are hardly more selective. */
#define MAX_TRIGRAMS 48

/* Adds the trigrams of a term as strings of FTS5: "abc", "b""c". */
static void
add_trigrams (GPtrArray  *trigrams,
              GHashTable *known,
              const char *term)
{
  const char *end = term;

  for (guint i = 0; i < 3; i++)
    {
      if (*end == '\0')
        return;
      end = g_utf8_next_char (end);
    }

  for (const char *c = term; trigrams->len < MAX_TRIGRAMS; c = g_utf8_next_char (c))
    {
      g_autofree char *trigram = g_strndup (c, end - c);
      g_auto(GStrv) parts = g_strsplit (trigram, "\"", -1);
      g_autofree char *escaped = g_strjoinv ("\"\"", parts);
      char *string = g_strdup_printf ("\"%s\"", escaped);

      if (g_hash_table_contains (known, string))
        g_free (string);
      else
        {
          g_hash_table_add (known, string);
          g_ptr_array_add (trigrams, string);
        }
      if (*end == '\0')
        break;
      end = g_utf8_next_char (end);
    }
}

/**
 * callboard_history_create_expression: (skip)
 * @query: a query
 *
 * Returns: (transfer full) (nullable): an FTS5 expression that matches every text that
 *   matches @query, and others; %NULL if all terms are too short for the index
 */
char *
callboard_history_create_expression (const CallboardSearchQuery *query)
{
  g_autoptr(GPtrArray) trigrams = g_ptr_array_new ();
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (!term->is_excluded)
        add_trigrams (trigrams, known, term->text);
    }
  if (trigrams->len == 0)
    return NULL;

  g_ptr_array_add (trigrams, NULL);

  return g_strjoinv (" AND ", (char **) trigrams->pdata);
}
