/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardTranscriptSearch that finds quotes in the transcripts that were read, and
 * puts them in the order of the run.
 */

#include "config.h"

#include "callboard-history-transcript-search.h"
#include "callboard-history-transcripts.h"
#include "callboard-list-store.h"
#include "callboard-run-title.h"
#include "callboard-transcript-search-private.h"

void
callboard_transcript_search_text_free (CallboardTranscriptSearchText *text)
{
  g_object_unref (text->conversation);
  g_free (text->folded);
  g_clear_pointer (&text->quotes, g_ptr_array_unref);
  g_free (text);
}

static void
set_simulation (CallboardTranscriptSearch *self,
                CallboardTranscriptMatch  *quote,
                const char                *call_id)
{
  CallboardSimulationJob *simulation = g_hash_table_lookup (self->simulations, call_id);
  g_autofree char *run_title = NULL;
  g_autofree char *status = NULL;

  if (simulation == NULL)
    return;

  run_title = callboard_run_title_dup (NULL, callboard_plan_job_get_id (self->plan_job));
  g_object_get (simulation, "status", &status, NULL);
  callboard_transcript_match_set_simulation (quote, callboard_plan_job_get_id (self->plan_job),
                                             callboard_simulation_job_get_id (simulation), status,
                                             callboard_persona_get_name (callboard_simulation_job_get_persona (simulation)),
                                             callboard_scenario_get_description (callboard_simulation_job_get_scenario (simulation)),
                                             run_title, NULL);
}

static void
search_text (CallboardTranscriptSearch *self,
             const char                *call_id,
             CallboardTranscriptSearchText                      *text)
{
  g_autoptr(GArray) turns =
    callboard_history_find_turns (text->folded, self->query, CALLBOARD_HISTORY_MAX_QUOTES);

  text->quotes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < turns->len; i++)
    {
      CallboardTranscriptMatch *quote =
        callboard_history_quote_turn (text->conversation, g_array_index (turns, guint, i), call_id, self->query);

      if (quote == NULL)
        continue;
      set_simulation (self, quote, call_id);
      g_ptr_array_add (text->quotes, quote);
    }
}

static guint
get_position (CallboardTranscriptSearch *self,
              CallboardTranscriptMatch  *quote)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, callboard_transcript_match_get_call_id (quote)));
}

static int
compare_quotes (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  CallboardTranscriptMatch *quote = *(CallboardTranscriptMatch **) a;
  CallboardTranscriptMatch *other = *(CallboardTranscriptMatch **) b;
  guint position = get_position (user_data, quote);
  guint other_position = get_position (user_data, other);

  if (position != other_position)
    return position < other_position ? -1 : 1;

  return callboard_transcript_match_get_position (quote) < callboard_transcript_match_get_position (other) ? -1 : 1;
}

static void
add_text_quotes (CallboardTranscriptSearch *self,
                 GPtrArray                 *quotes)
{
  GHashTableIter iter;
  gpointer call_id;
  gpointer value;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &call_id, &value))
    {
      CallboardTranscriptSearchText *text = value;

      if (text->quotes == NULL)
        search_text (self, call_id, text);
      for (guint i = 0; i < text->quotes->len; i++)
        g_ptr_array_add (quotes, g_ptr_array_index (text->quotes, i));
    }
}

void
callboard_transcript_search_update_quotes (CallboardTranscriptSearch *self)
{
  g_autoptr(GPtrArray) quotes = g_ptr_array_new ();

  if (self->query != NULL && !callboard_search_query_is_empty (self->query))
    {
      for (guint i = 0; self->found != NULL && i < self->found->len; i++)
        {
          CallboardTranscriptMatch *quote = g_ptr_array_index (self->found, i);

          /* It may have been stored only now. */
          if (!g_hash_table_contains (self->texts, callboard_transcript_match_get_call_id (quote)))
            g_ptr_array_add (quotes, quote);
        }
      add_text_quotes (self, quotes);
    }
  g_ptr_array_sort_with_data (quotes, compare_quotes, self);
  callboard_list_store_replace (self->quotes, quotes);
}
