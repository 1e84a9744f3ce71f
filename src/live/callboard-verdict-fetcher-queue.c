/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardVerdictFetcher that knows the lists: which run is next, and which
 * verdicts the memory or the history has.
 */

#include "config.h"

#include "callboard-run-list-private.h"
#include "callboard-verdict-fetcher-private.h"

/* --- The next run ----------------------------------------------------------- */

/* A run that somebody looks at fetches itself. */
static gboolean
is_open (CallboardVerdictFetcher *self,
         const char              *run_id)
{
  GWeakRef *weak_ref = self->open_runs != NULL ? g_hash_table_lookup (self->open_runs, run_id) : NULL;
  g_autoptr(GObject) run = weak_ref != NULL ? g_weak_ref_get (weak_ref) : NULL;

  return run != NULL;
}

/* Whether a run may be fetched now; otherwise notes in @next_at when. */
static gboolean
is_due (CallboardVerdictFetcher *self,
        CallboardPlanJobSummary *summary,
        gint64                   now,
        gint64                  *next_at)
{
  const char *id = callboard_plan_job_summary_get_id (summary);
  CallboardVerdictState *state = g_hash_table_lookup (self->states, id);

  if (is_open (self, id))
    return FALSE;
  if (self->account_history != NULL && callboard_plan_job_summary_is_final (summary) &&
      (state == NULL || !state->history_checked))
    return FALSE;
  if (state == NULL || state->next_at <= now)
    return TRUE;

  *next_at = MIN (*next_at, state->next_at);

  return FALSE;
}

static gboolean
is_wanted (CallboardPlanJobSummary *summary,
           gboolean                 is_visible)
{
  CallboardRunResult result = callboard_plan_job_summary_get_result (summary);

  return result == CALLBOARD_RUN_RESULT_UNKNOWN || (is_visible && result == CALLBOARD_RUN_RESULT_RUNNING);
}

static CallboardPlanJobSummary *
choose_visible (CallboardVerdictFetcher *self,
                gint64                   now,
                gint64                  *next_at)
{
  CallboardPlanJobSummary *chosen = NULL;

  for (guint i = 0; i < self->lists->len; i++)
    {
      CallboardRunList *run_list = g_ptr_array_index (self->lists, i);
      GPtrArray *visible = run_list->visible_runs;

      if (!callboard_refresh_schedule_get_watched (run_list->schedule))
        continue;
      for (guint j = 0; visible != NULL && j < visible->len; j++)
        {
          CallboardPlanJobSummary *summary = g_ptr_array_index (visible, j);

          if (is_wanted (summary, TRUE) && is_due (self, summary, now, next_at) &&
              (chosen == NULL || callboard_plan_job_summary_compare (summary, chosen) < 0))
            chosen = summary;
        }
    }

  return chosen;
}

/* The lists are sorted, newest first. */
static CallboardPlanJobSummary *
choose_other (CallboardVerdictFetcher *self,
              gint64                   now,
              gint64                  *next_at)
{
  CallboardPlanJobSummary *chosen = NULL;

  for (guint i = 0; i < self->lists->len; i++)
    {
      CallboardRunList *run_list = g_ptr_array_index (self->lists, i);
      GListModel *runs = G_LIST_MODEL (run_list->runs);

      if (!callboard_refresh_schedule_get_watched (run_list->schedule))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (runs); j++)
        {
          /* The list holds a reference. */
          g_autoptr(CallboardPlanJobSummary) summary = g_list_model_get_item (runs, j);

          if (!is_wanted (summary, FALSE) || !is_due (self, summary, now, next_at))
            continue;
          if (chosen == NULL || callboard_plan_job_summary_compare (summary, chosen) < 0)
            chosen = summary;
          break;
        }
    }

  return chosen;
}

/**
 * callboard_verdict_fetcher_choose: (skip)
 * @self: a fetcher
 * @now: the monotonic time, in µs
 * @next_at: (inout): if no run is due, the time when one is, unless it is earlier
 *
 * Returns: (transfer none) (nullable): the run to fetch: a visible one, else one that ended
 *   and whose verdict is not known, newest first
 */
CallboardPlanJobSummary *
callboard_verdict_fetcher_choose (CallboardVerdictFetcher *self,
                                  gint64                   now,
                                  gint64                  *next_at)
{
  CallboardPlanJobSummary *chosen = choose_visible (self, now, next_at);

  return chosen != NULL ? chosen : choose_other (self, now, next_at);
}

/* --- Known verdicts ---------------------------------------------------------- */

/* Sets a verdict in all lists that have the run. */
static void
set_verdict (CallboardVerdictFetcher *self,
             const char              *run_id,
             CallboardRunVerdict     *verdict)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      CallboardRunList *run_list = g_ptr_array_index (self->lists, i);
      CallboardPlanJobSummary *summary = callboard_plan_job_list_find (run_list->runs, run_id);

      if (summary != NULL && callboard_plan_job_summary_get_verdict (summary) == NULL)
        callboard_plan_job_summary_set_verdict (summary, verdict);
    }
}

static void
callboard_verdict_fetcher_verdicts_loaded_cb (GObject      *source,
                                              GAsyncResult *result,
                                              gpointer      user_data)
{
  CallboardVerdictFetcher *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) verdicts = callboard_account_history_load_verdicts_finish (result, &error);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  /* Canceled: self may be freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_hash_table_iter_init (&iter, self->states);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CallboardVerdictState *state = value;

      state->history_checked |= state->checking_history;
      state->checking_history = FALSE;
    }
  if (verdicts != NULL)
    {
      g_hash_table_iter_init (&iter, verdicts);
      while (g_hash_table_iter_next (&iter, &key, &value))
        set_verdict (self, key, value);
    }
  callboard_verdict_fetcher_queue_update (self);
}

static gboolean
apply_memory (CallboardVerdictState   *state,
              CallboardPlanJobSummary *summary)
{
  GDateTime *ended_at = callboard_plan_job_summary_get_ended_at (summary);

  if (state == NULL || state->verdict == NULL ||
      (ended_at != NULL && state->ended_at != NULL && !g_date_time_equal (ended_at, state->ended_at)))
    return FALSE;

  callboard_plan_job_summary_set_verdict (summary, state->verdict);

  return TRUE;
}

/* Takes the verdicts of runs that are new in a list from the memory, and asks the history for
 * the others. */
static void
take_known_verdicts (CallboardVerdictFetcher *self,
                     GListModel              *runs,
                     guint                    position,
                     guint                    n_added)
{
  g_autoptr(GPtrArray) unknown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(CallboardPlanJobSummary) summary = g_list_model_get_item (runs, i);
      const char *id = callboard_plan_job_summary_get_id (summary);

      if (!callboard_plan_job_summary_is_final (summary) ||
          callboard_plan_job_summary_get_verdict (summary) != NULL ||
          apply_memory (g_hash_table_lookup (self->states, id), summary))
        continue;
      if (self->account_history != NULL)
        {
          callboard_verdict_fetcher_get_state (self, id)->checking_history = TRUE;
          g_ptr_array_add (unknown, g_object_ref (summary));
        }
    }
  if (unknown->len > 0)
    callboard_account_history_load_verdicts_async (self->account_history, unknown, self->cancellable,
                                                   callboard_verdict_fetcher_verdicts_loaded_cb, self);
}

/* --- The lists --------------------------------------------------------------- */

static void
callboard_verdict_fetcher_runs_changed_cb (CallboardVerdictFetcher *self,
                                           guint                    position,
                                           guint                    n_removed,
                                           guint                    n_added,
                                           GListModel              *runs)
{
  if (self->is_stopped)
    return;

  take_known_verdicts (self, runs, position, n_added);
  callboard_verdict_fetcher_queue_update (self);
}

static void
callboard_verdict_fetcher_list_finalized_cb (gpointer  user_data,
                                             GObject  *run_list)
{
  CallboardVerdictFetcher *self = user_data;

  g_ptr_array_remove_fast (self->lists, run_list);
  callboard_verdict_fetcher_queue_update (self);
}

/**
 * callboard_verdict_fetcher_observe: (skip)
 * @self: a fetcher
 * @run_list: a list
 *
 * Follows the runs of a list, those that are visible and whether it is watched.
 */
void
callboard_verdict_fetcher_observe (CallboardVerdictFetcher *self,
                                   CallboardRunList        *run_list)
{
  g_ptr_array_add (self->lists, run_list);
  g_object_weak_ref (G_OBJECT (run_list), callboard_verdict_fetcher_list_finalized_cb, self);
  g_signal_connect_object (run_list->runs, "items-changed",
                           G_CALLBACK (callboard_verdict_fetcher_runs_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run_list, "fetched",
                           G_CALLBACK (callboard_verdict_fetcher_queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run_list, "visible-runs-changed",
                           G_CALLBACK (callboard_verdict_fetcher_queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (run_list->schedule, "notify::watched",
                           G_CALLBACK (callboard_verdict_fetcher_queue_update), self,
                           G_CONNECT_SWAPPED);
}

/* Forgets all lists. */
void
callboard_verdict_fetcher_unobserve (CallboardVerdictFetcher *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      CallboardRunList *run_list = g_ptr_array_index (self->lists, i);

      g_object_weak_unref (G_OBJECT (run_list), callboard_verdict_fetcher_list_finalized_cb, self);
      g_signal_handlers_disconnect_by_data (run_list->runs, self);
      g_signal_handlers_disconnect_by_data (run_list->schedule, self);
      g_signal_handlers_disconnect_by_data (run_list, self);
    }
  g_ptr_array_set_size (self->lists, 0);
}
