/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of the search index for a transcript: a line for each turn of its conversation,
 * which begins with a control character for the speaker. Writes and searches that text. Used
 * by the workers of CallboardHistory.
 */

#include "config.h"

#include <string.h>

#include "callboard-history-transcripts.h"
#include "callboard-speaker-label.h"
#include "callboard-text.h"

/* The first character of the line of each CallboardSide. */
static const char markers[] = {
  [CALLBOARD_SIDE_AGENT] = '\1',
  [CALLBOARD_SIDE_PERSONA] = '\2',
  [CALLBOARD_SIDE_OTHER] = '\3',
};

/* --- Writing ---------------------------------------------------------------- */

/**
 * callboard_history_decode_conversation: (skip)
 * @body: the response to `GET /v1/call/{callId}/transcript`
 * @persona_name: (nullable): the name of the persona
 *
 * Returns: (transfer full) (nullable): the conversation; %NULL if it cannot be decoded
 */
CallboardConversation *
callboard_history_decode_conversation (GBytes     *body,
                                       const char *persona_name)
{
  g_autoptr(CallboardTranscript) transcript = callboard_transcript_decode (body, NULL);

  return transcript != NULL ? callboard_conversation_new (transcript, persona_name,
                                                          callboard_speaker_label_dup)
                            : NULL;
}

/**
 * callboard_history_fold_conversation: (skip)
 * @conversation: a conversation
 *
 * Returns: (transfer full): the text of the index for a transcript
 */
char *
callboard_history_fold_conversation (CallboardConversation *conversation)
{
  GString *lines = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (conversation));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardTurn) turn = g_list_model_get_item (G_LIST_MODEL (conversation), i);

      g_string_append_c (lines, markers[callboard_turn_get_side (turn)]);
      if (callboard_turn_get_has_text (turn))
        {
          g_autofree char *words = callboard_text_fold_words (callboard_turn_get_text (turn));

          g_string_append (lines, words);
        }
      g_string_append_c (lines, '\n');
    }

  return g_string_free_and_steal (lines);
}

static gboolean
delete_transcript (CallboardDatabase  *database,
                   gint64              payload,
                   GError            **error)
{
  g_autoptr(sqlite3_stmt) statement =
    callboard_database_prepare (database, "DELETE FROM transcript WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, payload);

  return callboard_database_run_statement (database, statement, error);
}

/**
 * callboard_history_index_transcript: (skip)
 * @database: a connection for writing, in a transaction
 * @payload: the row ID of the payload
 * @account: the account ID
 * @call_id: the `callId` of the call
 * @body: the response with the transcript
 * @error: return location for a %CALLBOARD_HISTORY_ERROR
 *
 * Replaces the index of a transcript. One that cannot be decoded has none.
 *
 * Returns: whether it was written
 */
gboolean
callboard_history_index_transcript (CallboardDatabase  *database,
                                    gint64              payload,
                                    const char         *account,
                                    const char         *call_id,
                                    GBytes             *body,
                                    GError            **error)
{
  g_autoptr(CallboardConversation) conversation = callboard_history_decode_conversation (body, NULL);
  g_autoptr(sqlite3_stmt) statement = NULL;
  g_autofree char *folded = NULL;

  if (!delete_transcript (database, payload, error))
    return FALSE;
  if (conversation == NULL)
    return TRUE;

  statement = callboard_database_prepare (database,
    "INSERT INTO transcript (id, account, call_id, folded) VALUES (?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;

  folded = callboard_history_fold_conversation (conversation);
  sqlite3_bind_int64 (statement, 1, payload);
  callboard_statement_bind_text (statement, 2, account);
  callboard_statement_bind_text (statement, 3, call_id);
  callboard_statement_bind_text (statement, 4, folded);

  return callboard_database_run_statement (database, statement, error);
}

/* --- Searching -------------------------------------------------------------- */

static gboolean
may_say (const CallboardSearchTerm *term,
         char                       marker)
{
  switch (term->speaker)
    {
    case CALLBOARD_SEARCH_SPEAKER_AGENT:
      return marker == markers[CALLBOARD_SIDE_AGENT];
    case CALLBOARD_SEARCH_SPEAKER_PERSONA:
      return marker == markers[CALLBOARD_SIDE_PERSONA];
    case CALLBOARD_SEARCH_SPEAKER_ANY:
    default:
      return TRUE;
    }
}

static char
find_marker (const char *folded,
             const char *match)
{
  const char *line = g_strrstr_len (folded, match - folded, "\n");

  return line != NULL ? line[1] : *folded;
}

static gboolean
occurs (const char                *folded,
        const CallboardSearchTerm *term)
{
  gsize length = strlen (term->text);

  for (const char *match = strstr (folded, term->text); match != NULL;
       match = strstr (match + length, term->text))
    if (may_say (term, find_marker (folded, match)))
      return TRUE;

  return FALSE;
}

static gboolean
matches (const char                 *folded,
         const CallboardSearchQuery *query)
{
  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (occurs (folded, term) == term->is_excluded)
        return FALSE;
    }

  return TRUE;
}

/* The number of terms in a line. */
static guint
count_terms (const char                 *line,
             gsize                       length,
             const CallboardSearchQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < callboard_search_query_get_n_terms (query); i++)
    {
      const CallboardSearchTerm *term = callboard_search_query_get_term (query, i);

      if (!term->is_excluded && may_say (term, *line) &&
          memmem (line, length, term->text, strlen (term->text)) != NULL)
        n++;
    }

  return n;
}

/**
 * callboard_history_find_turns: (skip)
 * @folded: the text of the index for a transcript
 * @query: a query that is not empty
 * @max: the maximum number of turns
 *
 * All terms must occur in the transcript, each said by its speaker, and none of the excluded
 * ones.
 *
 * Returns: (transfer full) (element-type guint): the positions of the turns with the most
 *   terms; empty if the transcript does not match
 */
GArray *
callboard_history_find_turns (const char                 *folded,
                              const CallboardSearchQuery *query,
                              guint                       max)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (guint));
  guint most = 1;
  guint position = 0;
  const char *end;

  if (!matches (folded, query))
    return turns;

  for (const char *line = folded; (end = strchr (line, '\n')) != NULL; line = end + 1, position++)
    {
      guint n = count_terms (line, end - line, query);

      if (n > most)
        {
          most = n;
          g_array_set_size (turns, 0);
        }
      if (n == most && turns->len < max)
        g_array_append_val (turns, position);
    }

  return turns;
}
