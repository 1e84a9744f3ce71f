/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs and transcripts for the tests of the search of the history, and synchronous wrappers
 * around it.
 */

#include "config.h"

#include "callboard-history-desktop-search.h"
#include "callboard-history-payloads.h"
#include "history-support.h"
#include "transcript-support.h"
#include "wait.h"

/* The time between the starts of two turns in ms. */
#define TURN 4000

/**
 * transcript_support_create_run:
 * @run_id: the ID of the run
 * @created_at: its `createdAt`
 * @persona: the name of the persona
 * @n_calls: the number of simulations
 *
 * Returns: (transfer full): a response with a run, with the simulations "ID-0", "ID-1", … and
 *   their calls "ID-0-call", …
 */
GBytes *
transcript_support_create_run (const char *run_id,
                               const char *created_at,
                               const char *persona,
                               guint       n_calls)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
    "{\"data\":{\"simulationRunPlanJobId\":\"%s\",\"simulationRunPlanId\":\"plan-1\",\"status\":\"COMPLETED\","
    "\"createdAt\":\"%s\",\"simulationJobs\":[", run_id, created_at);
  for (guint i = 0; i < n_calls; i++)
    g_string_append_printf (text,
      "%s{\"simulationJobId\":\"%s-%u\",\"status\":\"COMPLETED\",\"callId\":\"%s-%u-call\","
      "\"persona\":{\"id\":\"p-1\",\"name\":\"%s\"},"
      "\"scenario\":{\"id\":\"s-1\",\"description\":\"Books a table\"}}",
      i > 0 ? "," : "", run_id, i, run_id, i, persona);
  g_string_append (text, "]}}");

  return g_string_free_to_bytes (text);
}

/**
 * transcript_support_create_body:
 * @turns: (array length=n_turns): turns without quotes and backslashes
 * @n_turns: their number
 *
 * Returns: (transfer full): a response with a transcript
 */
GBytes *
transcript_support_create_body (const TranscriptTurn *turns,
                                guint                 n_turns)
{
  GString *text = g_string_new ("{\"data\":{\"transcriptionSource\":\"ROARK_POST_CALL\",\"participants\":["
                                "{\"id\":\"a\",\"type\":\"AGENT\"},{\"id\":\"p\",\"type\":\"SIMULATED_CUSTOMER\"},"
                                "{\"id\":\"b\",\"type\":\"BACKGROUND_SPEAKER\"}],\"entries\":[");

  for (guint i = 0; i < n_turns; i++)
    g_string_append_printf (text,
      "%s{\"text\":\"%s\",\"role\":\"%s\",\"participantId\":\"%c\",\"startOffsetMs\":%u,\"endOffsetMs\":%u}",
      i > 0 ? "," : "", turns[i].text, turns[i].speaker == 'a' ? "AGENT" : "CUSTOMER", turns[i].speaker,
      i * TURN, i * TURN + TURN / 2);
  g_string_append (text, "]}}");

  return g_string_free_to_bytes (text);
}

/**
 * transcript_support_save:
 * @history: a history
 * @account: an account
 * @call_id: the ID of a call
 * @body: a response with a transcript
 * @fetched_at: the time it was fetched, in seconds since the epoch
 *
 * Saves a transcript and waits.
 */
void
transcript_support_save (CallboardHistory *history,
                         const char       *account,
                         const char       *call_id,
                         GBytes           *body,
                         gint64            fetched_at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (fetched_at);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  callboard_history_save_payload_async (history, account, "transcript", call_id, body, time,
                                        NULL, test_store_result, &result);
  callboard_history_write_finish (history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
}

/**
 * transcript_support_search:
 * @history: a history
 * @account: an account
 * @run_id: (nullable): a run
 * @text: a query
 *
 * Returns: (transfer full): the matches
 */
GPtrArray *
transcript_support_search (CallboardHistory *history,
                           const char       *account,
                           const char       *run_id,
                           const char       *text)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *matches;

  callboard_history_search_transcripts_async (history, account, run_id, text, NULL, test_store_result, &result);
  matches = callboard_history_search_transcripts_finish (history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  g_assert_nonnull (matches);

  return matches;
}

/**
 * transcript_support_dup_quotes:
 * @history: a history
 * @account: an account
 * @run_id: (nullable): a run
 * @text: a query
 *
 * Returns: (transfer full): the matches as "SIMULATION POSITION before[match]after", with
 *   the ID of the call if there is no simulation, separated by "|"
 */
char *
transcript_support_dup_quotes (CallboardHistory *history,
                               const char       *account,
                               const char       *run_id,
                               const char       *text)
{
  g_autoptr(GPtrArray) matches = transcript_support_search (history, account, run_id, text);
  GString *quotes = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      CallboardTranscriptMatch *match = g_ptr_array_index (matches, i);
      const char *id = callboard_transcript_match_get_simulation_id (match);
      guint start;
      guint end;
      const char *quote = callboard_transcript_match_get_quote (match, &start, &end);

      g_assert_cmpint (callboard_transcript_match_get_start_offset (match), ==,
                       callboard_transcript_match_get_position (match) * TURN);
      g_string_append_printf (quotes, "%s%s %u %.*s[%.*s]%s", i > 0 ? "|" : "",
                              id != NULL ? id : callboard_transcript_match_get_call_id (match),
                              callboard_transcript_match_get_position (match), (int) start, quote,
                              (int) (end - start), quote + start, quote + end);
    }

  return g_string_free_and_steal (quotes);
}

/**
 * transcript_support_dup_desktop_ids:
 * @history: a history
 * @account: an account
 * @text: a query
 *
 * Returns: (transfer full): the IDs of the runs and simulations that GNOME Shell shows,
 *   separated by commas
 */
char *
transcript_support_dup_desktop_ids (CallboardHistory *history,
                                    const char       *account,
                                    const char       *text)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) matches = NULL;
  g_autoptr(GError) error = NULL;
  GString *ids = g_string_new (NULL);

  callboard_history_desktop_search_async (history, account, text, NULL, test_store_result, &result);
  matches = callboard_history_search_finish (history, test_wait_for_result (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < matches->len; i++)
    {
      CallboardHistoryMatch *match = g_ptr_array_index (matches, i);
      const char *simulation_id = callboard_history_match_get_simulation_id (match);

      g_string_append_printf (ids, "%s%s", i > 0 ? "," : "",
                              simulation_id != NULL ? simulation_id : callboard_history_match_get_run_id (match));
    }

  return g_string_free_and_steal (ids);
}

static gboolean
is_indexed (gpointer history)
{
  return !callboard_history_get_indexing (history);
}

/**
 * transcript_support_wait_indexed:
 * @history: a history that is in use
 *
 * Waits until everything is indexed.
 */
void
transcript_support_wait_indexed (CallboardHistory *history)
{
  test_wait_until (is_indexed, history);
}
