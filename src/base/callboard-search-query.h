/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CallboardSearchSpeaker:
 * @CALLBOARD_SEARCH_SPEAKER_ANY: anybody, or no speaker at all
 * @CALLBOARD_SEARCH_SPEAKER_AGENT: the agent
 * @CALLBOARD_SEARCH_SPEAKER_PERSONA: the persona
 *
 * Who must have said a term.
 */
typedef enum
{
  CALLBOARD_SEARCH_SPEAKER_ANY,
  CALLBOARD_SEARCH_SPEAKER_AGENT,
  CALLBOARD_SEARCH_SPEAKER_PERSONA,
} CallboardSearchSpeaker;

/**
 * CallboardSearchTerm:
 * @text: a word or a phrase, folded by callboard_text_fold_words(), never empty
 * @speaker: who must have said it
 * @is_excluded: whether it must not occur
 *
 * A term of a query.
 */
typedef struct
{
  char                   *text;
  CallboardSearchSpeaker  speaker;
  gboolean                is_excluded;
} CallboardSearchTerm;

/**
 * CallboardSearchQuery:
 *
 * What a person searches for: words that must all occur. Quotes hold a phrase together, a
 * minus excludes, `agent:` and `persona:` narrow the next term to a speaker, or all terms if
 * they stand alone. Immutable.
 */
typedef struct _CallboardSearchQuery CallboardSearchQuery;

/**
 * CALLBOARD_SEARCH_MAX_TERMS:
 *
 * The maximum number of terms; further ones are ignored.
 */
#define CALLBOARD_SEARCH_MAX_TERMS 64

CallboardSearchQuery      *callboard_search_query_new          (const char                 *text);
CallboardSearchQuery      *callboard_search_query_ref          (CallboardSearchQuery       *self);
void                       callboard_search_query_unref        (CallboardSearchQuery       *self);
guint                      callboard_search_query_get_n_terms  (const CallboardSearchQuery *self);
const CallboardSearchTerm *callboard_search_query_get_term     (const CallboardSearchQuery *self,
                                                                guint                       position);
gboolean                   callboard_search_query_is_empty     (const CallboardSearchQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardSearchQuery, callboard_search_query_unref)

G_END_DECLS
