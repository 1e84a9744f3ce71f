/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardVerdictFetcher that takes responses and errors.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-verdict-fetcher-private.h"

/* The shortest time between two requests for a live run, in ms. */
#define LIVE_INTERVAL (30 * 1000)
/* The first and the longest pause after an error, in ms. */
#define MIN_PAUSE (30 * 1000)
#define MAX_PAUSE (60 * 60 * 1000)
/* How often a run is fetched if the server fails. */
#define MAX_ERRORS 3

/* Doubles for each time but the first. */
gint64
callboard_verdict_fetcher_get_delay (guint n)
{
  return MIN ((gint64) MIN_PAUSE << MIN (MAX (n, 1) - 1, 16), (gint64) MAX_PAUSE);
}

/* --- Runs --------------------------------------------------------------------- */

/* Shows the run in all lists and remembers its verdict for others. */
static void
apply_run (CallboardVerdictFetcher *self,
           CallboardVerdictState   *state,
           CallboardPlanJob        *plan_job)
{
  GDateTime *ended_at = callboard_plan_job_get_ended_at (plan_job);

  g_clear_pointer (&state->verdict, callboard_run_verdict_unref);
  g_clear_pointer (&state->ended_at, g_date_time_unref);
  state->verdict = callboard_run_verdict_new_from_run (plan_job);
  state->ended_at = ended_at != NULL ? g_date_time_ref (ended_at) : NULL;
  state->next_at = callboard_clock_get_monotonic_time (self->clock) + (gint64) LIVE_INTERVAL * 1000;
  state->n_errors = 0;
  state->n_interruptions = 0;

  for (guint i = 0; i < self->lists->len; i++)
    {
      CallboardPlanJobList *runs = callboard_run_list_get_runs (g_ptr_array_index (self->lists, i));
      CallboardPlanJobSummary *summary = callboard_plan_job_list_find (runs, self->run_id);

      if (summary != NULL)
        callboard_plan_job_summary_update_from_run (summary, plan_job);
    }
}

void
callboard_verdict_fetcher_take_run (CallboardVerdictFetcher *self,
                                    CallboardPlanJob        *plan_job,
                                    GBytes                  *body)
{
  CallboardVerdictState *state = callboard_verdict_fetcher_get_state (self, self->run_id);

  self->pause = 0;
  /* The response is about another run. */
  if (!g_str_equal (callboard_plan_job_get_id (plan_job), self->run_id))
    {
      state->next_at = G_MAXINT64;
      return;
    }

  if (self->account_history != NULL)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

      callboard_account_history_save_run (self->account_history, plan_job, body, now);
    }
  apply_run (self, state, plan_job);
}

/* --- Errors ------------------------------------------------------------------- */

/* Whether asking again in this session would not help. */
static gboolean
is_final_error (CallboardVerdictFetcher *self,
                const GError            *error)
{
  return g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND) ||
         g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED) ||
         (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE) &&
          self->max_size == CALLBOARD_VERDICT_MAX_RUN_SIZE);
}

/* Pauses for growing times, and not less than the server asks for. */
static void
pause_after_error (CallboardVerdictFetcher *self,
                   const GError            *error)
{
  GDateTime *retry_at = callboard_error_get_retry_at (error);
  gint64 delay;

  self->pause = CLAMP (self->pause * 2, MIN_PAUSE, MAX_PAUSE);
  delay = self->pause;
  if (retry_at != NULL)
    {
      g_autoptr(GDateTime) now = callboard_clock_dup_now (self->clock);

      delay = MAX (delay, g_date_time_difference (retry_at, now) / G_TIME_SPAN_MILLISECOND);
    }
  self->paused_until = callboard_clock_get_monotonic_time (self->clock) + delay * 1000;
}

void
callboard_verdict_fetcher_take_error (CallboardVerdictFetcher *self,
                                      const GError            *error)
{
  CallboardVerdictState *state = callboard_verdict_fetcher_get_state (self, self->run_id);

  if (g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE))
    callboard_fetch_policy_spend (self->policy, self->max_size);
  if (is_final_error (self, error))
    {
      state->next_at = G_MAXINT64;
      return;
    }

  pause_after_error (self, error);
  /* The run is not to blame if the server cannot be reached or wants a pause. */
  if (!g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER) &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT))
    return;

  state->n_errors++;
  state->next_at = G_MAXINT64;
  if (state->n_errors < MAX_ERRORS)
    state->next_at = self->paused_until + callboard_verdict_fetcher_get_delay (state->n_errors) * 1000;
}
