/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fetches runs in the background so that the list of runs shows their results: runs that
 * ended and whose verdict is not known, and the progress of visible live ones. Owned by the
 * session; callboard-verdict-fetcher-queue.c chooses the runs, and
 * callboard-verdict-fetcher-results.c takes the responses.
 */

#include "config.h"

#include "callboard-client-runs.h"
#include "callboard-error.h"
#include "callboard-verdict-fetcher-private.h"

/**
 * CallboardVerdictFetcher:
 *
 * Fetches runs that nobody opened, visible and new ones first and one at a time. Pauses while
 * other requests are in flight, no list is visible, the network is metered or not available,
 * the #CallboardFetchPolicy does not allow it, and after errors. Runs are stored in the
 * history like those that are opened.
 */
G_DEFINE_FINAL_TYPE (CallboardVerdictFetcher, callboard_verdict_fetcher, G_TYPE_OBJECT)

static void
callboard_verdict_state_free (CallboardVerdictState *state)
{
  g_clear_pointer (&state->verdict, callboard_run_verdict_unref);
  g_clear_pointer (&state->ended_at, g_date_time_unref);
  g_free (state);
}

CallboardVerdictState *
callboard_verdict_fetcher_get_state (CallboardVerdictFetcher *self,
                                     const char              *run_id)
{
  CallboardVerdictState *state = g_hash_table_lookup (self->states, run_id);

  if (state == NULL)
    {
      state = g_new0 (CallboardVerdictState, 1);
      g_hash_table_insert (self->states, g_strdup (run_id), state);
    }

  return state;
}

static gint64
get_time (CallboardVerdictFetcher *self)
{
  return callboard_clock_get_monotonic_time (self->clock);
}

/* --- Results ------------------------------------------------------------------ */

static void
end_request (CallboardVerdictFetcher *self)
{
  g_clear_pointer (&self->run_id, g_free);
  g_clear_object (&self->run_cancellable);
}

static void
callboard_verdict_fetcher_fetched_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  CallboardVerdictFetcher *self = user_data;
  CallboardClient *client = CALLBOARD_CLIENT (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(CallboardPlanJob) plan_job =
    callboard_client_get_plan_job_finish (client, result, &body, &error);

  /* Canceled: self may be freed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  callboard_fetch_policy_spend (self->policy, callboard_client_get_response_size (client, result));
  if (plan_job != NULL)
    callboard_verdict_fetcher_take_run (self, plan_job, body);
  else
    callboard_verdict_fetcher_take_error (self, error);
  end_request (self);
  callboard_verdict_fetcher_queue_update (self);
}

/* --- Requests ----------------------------------------------------------------- */

static gboolean
is_watched (CallboardVerdictFetcher *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    if (callboard_run_list_get_watched (g_ptr_array_index (self->lists, i)))
      return TRUE;

  return FALSE;
}

static gboolean
can_use_network (CallboardVerdictFetcher *self)
{
  return self->network_monitor == NULL ||
         (g_network_monitor_get_network_available (self->network_monitor) &&
          !g_network_monitor_get_network_metered (self->network_monitor));
}

/* Whether somebody may be waiting for a response. */
static gboolean
is_foreground_busy (CallboardVerdictFetcher *self)
{
  return callboard_client_get_foreground_busy (self->client) ||
         (self->downloader != NULL && callboard_downloader_get_busy (self->downloader));
}

static gboolean
can_fetch (CallboardVerdictFetcher *self)
{
  return !self->is_stopped && is_watched (self) && can_use_network (self) &&
         callboard_fetch_policy_get_allowed (self->policy) &&
         !is_foreground_busy (self);
}

/* A run that is interrupted again and again waits longer each time. */
static void
interrupt (CallboardVerdictFetcher *self)
{
  CallboardVerdictState *state;

  if (self->run_id == NULL)
    return;

  state = callboard_verdict_fetcher_get_state (self, self->run_id);
  if (state->n_interruptions > 0)
    state->next_at = get_time (self) + callboard_verdict_fetcher_get_delay (state->n_interruptions) * 1000;
  state->n_interruptions++;
  g_cancellable_cancel (self->run_cancellable);
  end_request (self);
}

static void
fetch (CallboardVerdictFetcher *self,
       CallboardPlanJobSummary *summary)
{
  self->run_id = g_strdup (callboard_plan_job_summary_get_id (summary));
  self->run_cancellable = g_cancellable_new ();
  self->max_size = (gsize) MIN (callboard_fetch_policy_get_remaining (self->policy), CALLBOARD_VERDICT_MAX_RUN_SIZE);
  callboard_client_get_plan_job_in_background_async (self->client, self->run_id, self->max_size,
                                                     self->run_cancellable,
                                                     callboard_verdict_fetcher_fetched_cb, self);
}

static void
callboard_verdict_fetcher_wake_cb (gpointer user_data)
{
  CallboardVerdictFetcher *self = user_data;

  self->wake_id = 0;
  callboard_verdict_fetcher_queue_update (self);
}

static void
remove_wake (CallboardVerdictFetcher *self)
{
  if (self->wake_id != 0)
    callboard_clock_remove_timeout (self->clock, self->wake_id);
  self->wake_id = 0;
}

static void
wake_at (CallboardVerdictFetcher *self,
         gint64                   now,
         gint64                   time)
{
  if (time != G_MAXINT64)
    self->wake_id = callboard_clock_add_timeout (self->clock,
                                                 (guint) CLAMP ((time - now + 999) / 1000, 1, G_MAXINT),
                                                 callboard_verdict_fetcher_wake_cb, self);
}

static void
fetch_next (CallboardVerdictFetcher *self)
{
  gint64 now = get_time (self);
  gint64 next_at = G_MAXINT64;
  CallboardPlanJobSummary *summary;

  if (now < self->paused_until)
    {
      wake_at (self, now, self->paused_until);
      return;
    }

  summary = callboard_verdict_fetcher_choose (self, now, &next_at);
  if (summary != NULL)
    fetch (self, summary);
  else
    wake_at (self, now, next_at);
}

/* What is needed for a first decision is only found out if there is something to fetch. */
static void
start_policy (CallboardVerdictFetcher *self)
{
  gint64 next_at = G_MAXINT64;

  if (!self->is_stopped && is_watched (self) &&
      callboard_verdict_fetcher_choose (self, get_time (self), &next_at) != NULL)
    callboard_fetch_policy_start (self->policy);
}

static gboolean
callboard_verdict_fetcher_update_cb (gpointer user_data)
{
  CallboardVerdictFetcher *self = user_data;

  self->update_id = 0;
  remove_wake (self);
  if (!can_fetch (self))
    {
      interrupt (self);
      start_policy (self);
    }
  else if (self->run_id == NULL)
    {
      fetch_next (self);
    }

  return G_SOURCE_REMOVE;
}

/**
 * callboard_verdict_fetcher_queue_update: (skip)
 * @self: a fetcher
 *
 * Looks for something to do once the main loop has nothing better to do.
 */
void
callboard_verdict_fetcher_queue_update (CallboardVerdictFetcher *self)
{
  if (self->update_id == 0 && !self->is_stopped)
    self->update_id = g_idle_add_full (G_PRIORITY_LOW, callboard_verdict_fetcher_update_cb, self, NULL);
}

/* Makes room at once for a request that somebody waits for. */
static void
callboard_verdict_fetcher_busy_changed_cb (CallboardVerdictFetcher *self)
{
  if (is_foreground_busy (self))
    interrupt (self);
  callboard_verdict_fetcher_queue_update (self);
}

/* --- The object --------------------------------------------------------------- */

static void
callboard_verdict_fetcher_dispose (GObject *object)
{
  callboard_verdict_fetcher_stop (CALLBOARD_VERDICT_FETCHER (object));

  G_OBJECT_CLASS (callboard_verdict_fetcher_parent_class)->dispose (object);
}

static void
callboard_verdict_fetcher_finalize (GObject *object)
{
  CallboardVerdictFetcher *self = CALLBOARD_VERDICT_FETCHER (object);

  g_clear_object (&self->client);
  g_clear_object (&self->clock);
  g_clear_object (&self->network_monitor);
  g_clear_object (&self->policy);
  g_clear_object (&self->downloader);
  g_clear_object (&self->account_history);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->open_runs, g_hash_table_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->states, g_hash_table_unref);

  G_OBJECT_CLASS (callboard_verdict_fetcher_parent_class)->finalize (object);
}

static void
callboard_verdict_fetcher_class_init (CallboardVerdictFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = callboard_verdict_fetcher_dispose;
  object_class->finalize = callboard_verdict_fetcher_finalize;
}

static void
callboard_verdict_fetcher_init (CallboardVerdictFetcher *self)
{
  self->lists = g_ptr_array_new ();
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) callboard_verdict_state_free);
  self->cancellable = g_cancellable_new ();
}

/**
 * callboard_verdict_fetcher_new:
 * @client: the client of the account
 * @clock: the clock for pauses
 * @network_monitor: (nullable): a network monitor; %NULL for a server on this machine
 * @policy: whether data may be fetched in the background
 * @account_history: (nullable): the history of the account; %NULL if nothing is stored
 *
 * Returns: (transfer full): a fetcher without lists
 */
CallboardVerdictFetcher *
callboard_verdict_fetcher_new (CallboardClient         *client,
                               CallboardClock          *clock,
                               GNetworkMonitor         *network_monitor,
                               CallboardFetchPolicy    *policy,
                               CallboardAccountHistory *account_history)
{
  CallboardVerdictFetcher *self;

  g_return_val_if_fail (CALLBOARD_IS_CLIENT (client), NULL);
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (network_monitor == NULL || G_IS_NETWORK_MONITOR (network_monitor), NULL);
  g_return_val_if_fail (CALLBOARD_IS_FETCH_POLICY (policy), NULL);

  self = g_object_new (CALLBOARD_TYPE_VERDICT_FETCHER, NULL);
  self->client = g_object_ref (client);
  self->clock = g_object_ref (clock);
  self->policy = g_object_ref (policy);
  g_set_object (&self->account_history, account_history);
  g_signal_connect_object (client, "notify::foreground-busy",
                           G_CALLBACK (callboard_verdict_fetcher_busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (policy, "notify", G_CALLBACK (callboard_verdict_fetcher_queue_update), self,
                           G_CONNECT_SWAPPED);
  if (g_set_object (&self->network_monitor, network_monitor))
    g_signal_connect_object (network_monitor, "notify",
                             G_CALLBACK (callboard_verdict_fetcher_queue_update), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/**
 * callboard_verdict_fetcher_set_open_runs:
 * @self: a fetcher
 * @open_runs: (element-type utf8 GWeakRef): the runs that are open, by their ID
 *
 * Sets the runs that fetch themselves. The table is not copied.
 */
void
callboard_verdict_fetcher_set_open_runs (CallboardVerdictFetcher *self,
                                         GHashTable              *open_runs)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_FETCHER (self));
  g_return_if_fail (open_runs != NULL);

  g_hash_table_ref (open_runs);
  g_clear_pointer (&self->open_runs, g_hash_table_unref);
  self->open_runs = open_runs;
}

/**
 * callboard_verdict_fetcher_set_downloader:
 * @self: a fetcher
 * @downloader: the downloader of recordings
 *
 * Also pauses while a recording is downloaded.
 */
void
callboard_verdict_fetcher_set_downloader (CallboardVerdictFetcher *self,
                                          CallboardDownloader     *downloader)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_FETCHER (self));
  g_return_if_fail (CALLBOARD_IS_DOWNLOADER (downloader));
  g_return_if_fail (self->downloader == NULL);

  self->downloader = g_object_ref (downloader);
  g_signal_connect_object (downloader, "notify::busy",
                           G_CALLBACK (callboard_verdict_fetcher_busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * callboard_verdict_fetcher_add_list:
 * @self: a fetcher
 * @run_list: a list of runs of the account
 *
 * Fetches the verdicts of the runs of a list as long as it exists.
 */
void
callboard_verdict_fetcher_add_list (CallboardVerdictFetcher *self,
                                    CallboardRunList        *run_list)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_FETCHER (self));
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (run_list));

  if (!self->is_stopped)
    callboard_verdict_fetcher_observe (self, run_list);
}

/**
 * callboard_verdict_fetcher_resume:
 * @self: a fetcher
 *
 * Ends the pause after an error, because its cause is gone.
 */
void
callboard_verdict_fetcher_resume (CallboardVerdictFetcher *self)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_FETCHER (self));

  self->pause = 0;
  self->paused_until = 0;
  callboard_verdict_fetcher_queue_update (self);
}

/**
 * callboard_verdict_fetcher_stop:
 * @self: a fetcher
 *
 * Cancels everything for good.
 */
void
callboard_verdict_fetcher_stop (CallboardVerdictFetcher *self)
{
  g_return_if_fail (CALLBOARD_IS_VERDICT_FETCHER (self));

  self->is_stopped = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->run_cancellable);
  end_request (self);
  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->clock != NULL)
    remove_wake (self);
  callboard_verdict_fetcher_unobserve (self);
}
