/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language of all searches, from the text that a person types to folded terms. Used by
 * the search of a run and by the history. Any text is a query; none is an error.
 */

#include "config.h"

#include <string.h>

#include "callboard-search-query.h"
#include "callboard-text.h"

struct _CallboardSearchQuery
{
  gatomicrefcount  ref_count;
  GArray          *terms;
};

static const struct
{
  const char             *prefix;
  CallboardSearchSpeaker  speaker;
} speakers[] = {
  { "agent:", CALLBOARD_SEARCH_SPEAKER_AGENT },
  { "persona:", CALLBOARD_SEARCH_SPEAKER_PERSONA },
};

/* Also those of keyboards that type full width, and of word processors. */
static gboolean
is_quote (gunichar character)
{
  return character == '"' || character == 0xff02 || (character >= 0x201c && character <= 0x201f);
}

static gboolean
is_minus (gunichar character)
{
  return character == '-' || character == 0xff0d || character == 0x2212;
}

static void
term_clear (gpointer data)
{
  g_free (((CallboardSearchTerm *) data)->text);
}

/* Control characters separate words; texts that are searched can have them as marks. */
static void
replace_controls (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
}

static const char *
skip_spaces (const char *c)
{
  while (*c != '\0' && g_unichar_isspace (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);

  return c;
}

/* Skips `agent:` or `persona:`, in any case and width, and sets @speaker. */
static const char *
skip_speaker (const char             *c,
              CallboardSearchSpeaker *speaker)
{
  const char *end = c;
  g_autofree char *prefix = NULL;
  g_autofree char *folded = NULL;

  while (g_unichar_isalpha (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return c;

  end = g_utf8_next_char (end);
  prefix = g_strndup (c, end - c);
  folded = callboard_text_fold (prefix);
  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    if (g_str_equal (folded, speakers[i].prefix))
      {
        *speaker = speakers[i].speaker;
        return end;
      }

  return c;
}

/* Returns the end of the term at @begin. Without a closing quote, a phrase ends with the
 * text. */
static const char *
find_end (const char *begin,
          gboolean    is_phrase)
{
  const char *c = begin;

  while (*c != '\0' && !is_quote (g_utf8_get_char (c)) &&
         (is_phrase || !g_unichar_isspace (g_utf8_get_char (c))))
    c = g_utf8_next_char (c);

  return c;
}

/* Signs alone, such as "*", are not worth a search. */
static gboolean
is_only_punctuation (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_ispunct (*c) && *c != ' ')
      return FALSE;

  return TRUE;
}

static gboolean
has_term (const CallboardSearchQuery *self,
          const CallboardSearchTerm  *term)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const CallboardSearchTerm *other = callboard_search_query_get_term (self, i);

      if (other->speaker == term->speaker && other->is_excluded == term->is_excluded &&
          g_str_equal (other->text, term->text))
        return TRUE;
    }

  return FALSE;
}

static void
add_term (CallboardSearchQuery *self,
          CallboardSearchTerm  *term)
{
  if (is_only_punctuation (term->text) || has_term (self, term))
    term_clear (term);
  else
    g_array_append_val (self->terms, *term);
}

/* Parses a term. Sets @everyone if it is only a speaker. Returns its end. */
static const char *
parse_term (CallboardSearchQuery   *self,
            const char             *c,
            CallboardSearchSpeaker *everyone)
{
  CallboardSearchTerm term = { 0 };
  g_autofree char *text = NULL;
  gboolean is_phrase;
  const char *begin;
  const char *end;

  if (is_minus (g_utf8_get_char (c)))
    {
      term.is_excluded = TRUE;
      c = g_utf8_next_char (c);
    }
  begin = skip_speaker (c, &term.speaker);
  if (begin != c && is_minus (g_utf8_get_char (begin)))
    {
      term.is_excluded = TRUE;
      begin = g_utf8_next_char (begin);
    }

  if (begin != c && !term.is_excluded && (*begin == '\0' || g_unichar_isspace (g_utf8_get_char (begin))))
    {
      *everyone = term.speaker;
      return begin;
    }

  is_phrase = is_quote (g_utf8_get_char (begin));
  if (is_phrase)
    begin = g_utf8_next_char (begin);
  end = find_end (begin, is_phrase);
  text = g_strndup (begin, end - begin);
  term.text = callboard_text_fold_words (text);
  add_term (self, &term);

  /* The quote that ends a word begins a phrase. */
  return is_phrase && *end != '\0' ? g_utf8_next_char (end) : end;
}

/**
 * callboard_search_query_new:
 * @text: what a person has typed; any text
 *
 * Returns: (transfer full): a query
 */
CallboardSearchQuery *
callboard_search_query_new (const char *text)
{
  CallboardSearchQuery *self;
  CallboardSearchSpeaker everyone = CALLBOARD_SEARCH_SPEAKER_ANY;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (CallboardSearchQuery, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->terms = g_array_new (FALSE, FALSE, sizeof (CallboardSearchTerm));
  g_array_set_clear_func (self->terms, term_clear);
  valid = g_utf8_make_valid (text, -1);
  replace_controls (valid);
  for (const char *c = skip_spaces (valid);
       *c != '\0' && self->terms->len < CALLBOARD_SEARCH_MAX_TERMS;
       c = skip_spaces (c))
    c = parse_term (self, c, &everyone);

  for (guint i = 0; i < self->terms->len; i++)
    {
      CallboardSearchTerm *term = &g_array_index (self->terms, CallboardSearchTerm, i);

      if (term->speaker == CALLBOARD_SEARCH_SPEAKER_ANY)
        term->speaker = everyone;
    }

  return self;
}

/**
 * callboard_search_query_ref:
 * @self: a query
 *
 * Returns: (transfer full): @self
 */
CallboardSearchQuery *
callboard_search_query_ref (CallboardSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * callboard_search_query_unref:
 * @self: (transfer full): a query
 *
 * Releases a reference.
 */
void
callboard_search_query_unref (CallboardSearchQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->terms);
  g_free (self);
}

/**
 * callboard_search_query_get_n_terms:
 * @self: a query
 *
 * Returns: the number of terms
 */
guint
callboard_search_query_get_n_terms (const CallboardSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->terms->len;
}

/**
 * callboard_search_query_get_term:
 * @self: a query
 * @position: the position of a term
 *
 * Returns: (transfer none): the term
 */
const CallboardSearchTerm *
callboard_search_query_get_term (const CallboardSearchQuery *self,
                                 guint                       position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->terms->len, NULL);

  return &g_array_index (self->terms, CallboardSearchTerm, position);
}

/**
 * callboard_search_query_is_empty:
 * @self: a query
 *
 * Returns: whether there is nothing to find: no terms, or only excluded ones
 */
gboolean
callboard_search_query_is_empty (const CallboardSearchQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->terms->len; i++)
    if (!callboard_search_query_get_term (self, i)->is_excluded)
      return FALSE;

  return TRUE;
}
