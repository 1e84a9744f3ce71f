/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunList that fetches its pages and caches them.
 */

#include "config.h"

#include "callboard-client-runs.h"
#include "callboard-error.h"
#include "callboard-run-list-private.h"

/* A refresh fetches pages until one has a run that is in the list; loading more fetches
 * pages until one has a run that is not, and that matches the filter. Both stop after this
 * many pages. */
#define MAX_PAGES 10

/* The shortest time between two saves of an unchanged list, in µs. */
#define SAVE_INTERVAL G_TIME_SPAN_MINUTE

static guint
count_new (CallboardRunList *self,
           GPtrArray        *summaries,
           guint            *n_matches)
{
  guint n = 0;

  *n_matches = 0;

  for (guint i = 0; i < summaries->len; i++)
    {
      CallboardPlanJobSummary *run = g_ptr_array_index (summaries, i);

      if (callboard_plan_job_list_find (self->runs, callboard_plan_job_summary_get_id (run)) != NULL)
        continue;

      n++;
      *n_matches += callboard_run_list_matches (self, run);
    }

  return n;
}

/* Returns the time of the oldest run down to which the list has no gap: of the page, or
 * of the list if the page is empty. */
static GDateTime *
get_oldest_time (CallboardRunList *self,
                 GPtrArray        *summaries)
{
  GListModel *runs = G_LIST_MODEL (self->runs);
  guint n_runs = g_list_model_get_n_items (runs);
  g_autoptr(CallboardPlanJobSummary) oldest = NULL;

  for (guint i = 0; i < summaries->len; i++)
    if (callboard_plan_job_summary_get_created_at (g_ptr_array_index (summaries, i)) != NULL &&
        (oldest == NULL ||
        callboard_plan_job_summary_compare (g_ptr_array_index (summaries, i), oldest) > 0))
      g_set_object (&oldest, g_ptr_array_index (summaries, i));
  if (oldest == NULL && n_runs > 0)
    oldest = g_list_model_get_item (runs, n_runs - 1);

  /* The list or the page holds a reference to it. */
  return oldest != NULL && callboard_plan_job_summary_get_created_at (oldest) != NULL
                        ? callboard_plan_job_summary_get_created_at (oldest)
                        : callboard_live_object_get_fetched_at (self);
}

/* Called when all pages of a request are merged, so that the saved list has no gap. An
 * unchanged list is saved now and then, for its `fetched-at`. */
static void
save (CallboardRunList *self,
      GPtrArray        *page,
      gboolean          is_new_end)
{
  CallboardAccountHistory *account_history = callboard_live_object_get_account_history (self);
  GDateTime *fetched_at = callboard_live_object_get_fetched_at (self);
  gint64 now = g_get_monotonic_time ();

  if (account_history == NULL || callboard_run_list_is_filtered (self) || fetched_at == NULL ||
      (!self->changed && !is_new_end && now - self->saved_at < SAVE_INTERVAL))
    return;

  self->saved_at = now;
  callboard_account_history_save_list (account_history, self->fetched, self->next_cursor,
                                       self->has_more,
                                       is_new_end ? get_oldest_time (self, page) : NULL,
                                       fetched_at);
}

static void keep_gap   (CallboardRunList *self);
static void fetch_page (CallboardRunList *self,
                        const char       *cursor);

/* Replaces what was skipped when the same page was fetched before. */
static void
keep_skipped_items (CallboardRunList     *self,
                    CallboardPlanJobPage *page)
{
  const char *cursor = self->requested_cursor != NULL ? self->requested_cursor : "";
  GListModel *skipped_items = callboard_plan_job_page_get_skipped_items (page);

  if (g_list_model_get_n_items (skipped_items) > 0)
    g_hash_table_replace (self->skipped_items, g_strdup (cursor), g_object_ref (skipped_items));
  else
    g_hash_table_remove (self->skipped_items, cursor);
}

/* Notes how far the list goes back. */
static void
note_end (CallboardRunList *self,
          GPtrArray        *page)
{
  GDateTime *end_at = page->len > 0 ? get_oldest_time (self, page) : NULL;

  g_clear_pointer (&self->end_at, g_date_time_unref);
  self->end_at = end_at != NULL ? g_date_time_ref (end_at) : NULL;
}

/* Whether the runs that were loaded so far are too few. */
static gboolean
wants_older (CallboardRunList *self,
             GPtrArray        *page)
{
  note_end (self, page);

  return !callboard_run_list_is_past_period (self) &&
         (self->n_new_matches == 0 || callboard_run_list_is_short (self));
}

/* Returns whether another page was requested. */
static gboolean
merge_page (CallboardRunList     *self,
            CallboardPlanJobPage *page)
{
  GPtrArray *summaries = callboard_plan_job_page_get_summaries (page);
  const char *cursor = callboard_plan_job_page_get_next_cursor (page);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->runs));
  guint n_new_matches;
  guint n_new = count_new (self, summaries, &n_new_matches);
  gboolean changed = FALSE;
  gboolean is_incomplete;
  gboolean is_new_end = FALSE;

  /* The list ends at an empty page and at a cursor that refers to its own page. */
  if (g_strcmp0 (cursor, self->requested_cursor) == 0 || summaries->len == 0)
    cursor = NULL;

  if (self->is_refresh && self->n_pages == 0 && callboard_run_list_is_filtered (self))
    changed = callboard_plan_job_list_retain (self->runs, summaries, cursor == NULL);
  changed |= callboard_plan_job_list_merge (self->runs, summaries);
  self->changed |= changed;
  g_ptr_array_extend (self->fetched, summaries, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  callboard_plan_name_cache_fetch (self->plan_names);
  keep_skipped_items (self, page);

  self->n_pages += 1;
  self->n_new += n_new;
  self->n_new_matches += n_new_matches;
  if (self->is_refresh)
    /* All runs of the page are new, so there may be a gap below it. */
    is_incomplete = n_before > 0 && n_new == summaries->len && cursor != NULL;
  else
    is_incomplete = wants_older (self, summaries) && cursor != NULL;

  if (is_incomplete && self->n_pages < MAX_PAGES)
    {
      fetch_page (self, cursor);
    }
  else
    {
      /* The server repeats runs without end, or nothing matches the filter. */
      if (is_incomplete && !self->is_refresh && self->n_new == 0)
        cursor = NULL;
      else if (is_incomplete && !self->is_refresh)
        callboard_run_list_set_search_paused (self, TRUE);
      is_new_end = !self->is_refresh || n_before == 0 || is_incomplete;
      if (is_new_end)
        {
          callboard_run_list_set_next_cursor (self, cursor, cursor != NULL);
          note_end (self, summaries);
        }
      is_incomplete = FALSE;
    }

  if (self->is_refresh)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

      callboard_live_object_set_fetched_at (self, now);
      callboard_live_object_set_cached (self, FALSE);
    }
  if (!is_incomplete)
    save (self, summaries, is_new_end);
  callboard_run_list_emit_fetched (self, summaries, changed);

  return is_incomplete;
}

/* The schedule is only about the top of the list. */
static void
report_result (CallboardRunList *self,
               const GError     *error)
{
  if (!self->is_refresh)
    return;

  callboard_refresh_schedule_set_active (self->schedule,
                                         error == NULL || callboard_error_is_transient (error));
  if (error != NULL)
    callboard_refresh_schedule_report_failure (self->schedule, error);
  else
    callboard_refresh_schedule_report (self->schedule, self->changed);
}

static void
callboard_run_list_fetched_cb (GObject      *source,
                               GAsyncResult *result,
                               gpointer      user_data)
{
  CallboardRunList *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJobPage) page =
    callboard_client_list_plan_jobs_finish (CALLBOARD_CLIENT (source), result, &error);

  /* Canceled by dispose(), when self is freed, or by another filter. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  /* A refused cursor would be refused again: the next attempt starts at the top. */
  if (page == NULL && self->requested_cursor != NULL &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT))
    callboard_run_list_set_next_cursor (self, NULL, self->has_more);
  else if (page == NULL)
    keep_gap (self);
  if (page == NULL || !merge_page (self, page))
    {
      callboard_live_object_set_loading (self, FALSE);
      report_result (self, error);
    }
  callboard_live_object_take_error (self, g_steal_pointer (&error));
  if (page != NULL)
    callboard_run_list_search (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* A refresh that ends early leaves a gap between its pages and the runs that were known:
 * the next page to load is the one that is missing. */
static void
keep_gap (CallboardRunList *self)
{
  if (self->is_refresh && self->n_pages > 0 && self->requested_cursor != NULL)
    {
      g_autofree char *cursor = g_strdup (self->requested_cursor);

      callboard_run_list_set_next_cursor (self, cursor, TRUE);
    }
}

static void
fetch_page (CallboardRunList *self,
            const char       *cursor)
{
  CallboardPlanJobQuery query = {
    .status = callboard_run_list_get_query_status (self),
    .plan_id = self->plan_id,
    .label_name = self->label_name,
    .after = cursor,
  };

  g_set_str (&self->requested_cursor, cursor);
  callboard_client_list_plan_jobs_async (self->client, &query,
                                         callboard_live_object_get_cancellable (self),
                                         callboard_run_list_fetched_cb, self);
}

static void
begin (CallboardRunList *self,
       gboolean          is_refresh)
{
  self->is_refresh = is_refresh;
  self->changed = FALSE;
  self->n_pages = 0;
  self->n_new = 0;
  self->n_new_matches = 0;
  g_ptr_array_set_size (self->fetched, 0);
}

/**
 * callboard_run_list_refresh:
 * @self: a list of runs
 *
 * Fetches new runs at the top of the list, unless a request is in progress.
 */
void
callboard_run_list_refresh (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (callboard_live_object_get_loading (self))
    return;

  callboard_refresh_schedule_begin (self->schedule);
  begin (self, TRUE);
  callboard_live_object_set_loading (self, TRUE);
  fetch_page (self, NULL);
}

/**
 * callboard_run_list_restart:
 * @self: a list of runs
 *
 * Fetches new runs. A request in progress is canceled unless it was just sent, as its
 * connection may be dead.
 */
void
callboard_run_list_restart (CallboardRunList *self)
{
  gboolean was_loading;

  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  g_object_freeze_notify (G_OBJECT (self));
  was_loading = callboard_live_object_get_loading (self);
  callboard_live_object_cancel_overdue (self);
  if (was_loading && !callboard_live_object_get_loading (self))
    keep_gap (self);
  callboard_run_list_refresh (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_run_list_stop:
 * @self: a list of runs
 *
 * Cancels the request in progress, if any, because the user does not want to wait. `error`
 * is then %G_IO_ERROR_CANCELLED. A watched list is refreshed again later.
 */
void
callboard_run_list_stop (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (!callboard_live_object_get_loading (self))
    return;

  keep_gap (self);
  callboard_live_object_stop (self);
  report_result (self, callboard_live_object_get_error (self));
}

/**
 * callboard_run_list_load_more:
 * @self: a list of runs
 *
 * Fetches the next page of older runs, unless there is none or a request is in progress. If
 * the list is filtered, pages are fetched until it is full or `search-paused`.
 */
void
callboard_run_list_load_more (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (callboard_live_object_get_loading (self) || !self->has_more || self->search_paused ||
      callboard_run_list_is_past_period (self))
    return;

  begin (self, FALSE);
  callboard_live_object_set_loading (self, TRUE);
  fetch_page (self, self->next_cursor);
}

/* Fetches older runs if too few of those that are known match the filter. */
void
callboard_run_list_search (CallboardRunList *self)
{
  if (callboard_live_object_get_fetched_at (self) != NULL && callboard_run_list_is_short (self))
    callboard_run_list_load_more (self);
}

/**
 * callboard_run_list_get_search_paused:
 * @self: a list of runs
 *
 * Returns: whether older runs are only looked through when asked
 */
gboolean
callboard_run_list_get_search_paused (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return self->search_paused;
}

/**
 * callboard_run_list_search_further:
 * @self: a list of runs
 *
 * Looks through older runs for those that match the filter.
 */
void
callboard_run_list_search_further (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  callboard_run_list_set_search_paused (self, FALSE);
  callboard_run_list_load_more (self);
}

/* --- From the history ------------------------------------------------------- */

void
callboard_run_list_load_cached (CallboardLiveObject     *object,
                                CallboardAccountHistory *account_history,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  callboard_account_history_load_list_async (account_history,
                                             callboard_run_list_get_query_status (CALLBOARD_RUN_LIST (object)),
                                             cancellable, callback, user_data);
}

void
callboard_run_list_load_cached_finish (CallboardLiveObject *object,
                                       GAsyncResult        *result)
{
  CallboardRunList *self = CALLBOARD_RUN_LIST (object);
  g_autoptr(CallboardCachedRunList) cached = callboard_account_history_load_list_finish (result, NULL);

  if (cached == NULL || callboard_live_object_get_fetched_at (self) != NULL ||
      g_list_model_get_n_items (G_LIST_MODEL (self->runs)) > 0)
    return;

  callboard_plan_job_list_merge (self->runs, cached->summaries);
  callboard_run_list_set_next_cursor (self, cached->next_cursor, cached->has_more);
  callboard_live_object_set_fetched_at (self, cached->fetched_at);
  callboard_live_object_set_cached (self, TRUE);
  callboard_plan_name_cache_refresh (self->plan_names, cached->stale_plan_ids);
}

/**
 * callboard_run_list_open:
 * @self: a list of runs
 *
 * Reads the list from the history, and fetches new runs.
 */
void
callboard_run_list_open (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  /* The history has no labels, and no list of one plan. */
  if (self->label_name != NULL || self->plan_id != NULL)
    callboard_run_list_refresh (self);
  else
    callboard_live_object_load_cached (self);
}
