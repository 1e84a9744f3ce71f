/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the list of runs is fetched, page by page, and kept. Part of
 * CallboardRunList.
 */

#include "config.h"

#include "callboard-client-plans.h"
#include "callboard-error.h"
#include "callboard-history-runs.h"
#include "callboard-run-list-private.h"

/* A refresh goes back until it meets a run that is known, and more is looked for
 * until there is one that is not; but no further than this many pages. */
#define MAX_PAGES 10

/* How long, in µs, nothing new is not kept. */
#define SAVE_INTERVAL G_TIME_SPAN_MINUTE

/* How many of the runs were not known. */
static guint
count_new (CallboardRunList *self,
           GPtrArray        *summaries)
{
  guint n = 0;

  for (guint i = 0; i < summaries->len; i++)
    if (callboard_plan_job_list_find (self->runs,
                                      callboard_plan_job_summary_get_id (g_ptr_array_index (summaries, i))) == NULL)
      n++;

  return n;
}

/* The last run down to which all are known: on the page, or above where it has
 * none. */
static GDateTime *
get_end (CallboardRunList *self,
         GPtrArray        *summaries)
{
  GListModel *runs = G_LIST_MODEL (self->runs);
  guint n_runs = g_list_model_get_n_items (runs);
  g_autoptr(CallboardPlanJobSummary) oldest = NULL;

  for (guint i = 0; i < summaries->len; i++)
    if (oldest == NULL || callboard_plan_job_summary_compare (g_ptr_array_index (summaries, i), oldest) > 0)
      g_set_object (&oldest, g_ptr_array_index (summaries, i));
  if (oldest == NULL && n_runs > 0)
    oldest = g_list_model_get_item (runs, n_runs - 1);

  /* The list, or the page, holds it on. */
  return oldest != NULL ? callboard_plan_job_summary_get_created_at (oldest) : self->fetched_at;
}

/* Once all of a request is there, so that no gap is ever kept. Nothing new is
 * kept now and then, for the time of it. */
static void
keep (CallboardRunList *self,
      GPtrArray        *page,
      gboolean          is_new_end)
{
  gint64 now = g_get_monotonic_time ();

  if (self->account_history == NULL || callboard_run_list_is_filtered (self) || self->fetched_at == NULL ||
      (!self->changed && !is_new_end && now - self->saved_at < SAVE_INTERVAL))
    return;

  self->saved_at = now;
  callboard_history_save_list_async (callboard_account_history_get_history (self->account_history),
                                     callboard_account_history_get_account (self->account_history),
                                     self->fetched, self->next_cursor, self->has_more,
                                     is_new_end ? get_end (self, page) : NULL,
                                     self->fetched_at, NULL, NULL, NULL);
}

static void ask (CallboardRunList *self,
                 const char       *cursor);

/* Returns whether another page is on its way. */
static gboolean
take_page (CallboardRunList     *self,
           CallboardPlanJobPage *page)
{
  GPtrArray *summaries = callboard_plan_job_page_get_summaries (page);
  const char *cursor = callboard_plan_job_page_get_next_cursor (page);
  guint n_known = g_list_model_get_n_items (G_LIST_MODEL (self->runs));
  guint n_new = count_new (self, summaries);
  gboolean changed = FALSE;
  gboolean goes_on;
  gboolean is_new_end = FALSE;

  /* A cursor that leads to where it came from, or a page with nothing in it,
   * leads nowhere. */
  if (g_strcmp0 (cursor, self->asked_cursor) == 0 || summaries->len == 0)
    cursor = NULL;

  if (self->is_refresh && self->n_pages == 0 && callboard_run_list_is_filtered (self))
    changed = callboard_plan_job_list_retain (self->runs, summaries, cursor == NULL);
  changed |= callboard_plan_job_list_merge (self->runs, summaries);
  self->changed |= changed;
  g_ptr_array_extend (self->fetched, summaries, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  callboard_plan_name_cache_fetch (self->plan_names);

  self->n_pages += 1;
  if (self->is_refresh)
    /* Nothing of it was known: there may be a gap below it. */
    goes_on = n_known > 0 && n_new == summaries->len && cursor != NULL;
  else
    goes_on = n_new == 0 && cursor != NULL;

  if (goes_on && self->n_pages < MAX_PAGES)
    {
      ask (self, cursor);
    }
  else
    {
      /* Pages that only repeat what is known never end. */
      if (goes_on && !self->is_refresh)
        cursor = NULL;
      is_new_end = !self->is_refresh || n_known == 0 || goes_on;
      if (is_new_end)
        callboard_run_list_set_next_cursor (self, cursor, cursor != NULL);
      goes_on = FALSE;
    }

  if (self->is_refresh)
    {
      g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

      callboard_run_list_set_fetched_at (self, now);
    }
  if (!goes_on)
    keep (self, summaries, is_new_end);
  callboard_run_list_emit_fetched (self, summaries, changed);

  return goes_on;
}

/* Older pages are no part of the schedule. */
static void
report (CallboardRunList *self,
        const GError     *error)
{
  if (!self->is_refresh)
    return;

  callboard_refresh_schedule_set_active (self->schedule, error == NULL || callboard_error_is_transient (error));
  if (error != NULL)
    callboard_refresh_schedule_report_failure (self->schedule);
  else
    callboard_refresh_schedule_report (self->schedule, self->changed);
  if (error != NULL && callboard_error_get_retry_at (error) != NULL)
    callboard_refresh_schedule_hold (self->schedule, callboard_error_get_retry_at (error));
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

  /* Cancelled by dispose(), and self is gone, or by another filter. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_object_freeze_notify (G_OBJECT (self));
  /* A cursor that was refused will be refused again: what comes next is then
   * found from the top. */
  if (page == NULL && self->asked_cursor != NULL &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE) &&
      !g_error_matches (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT))
    callboard_run_list_set_next_cursor (self, NULL, self->has_more);
  if (page == NULL || !take_page (self, page))
    {
      callboard_run_list_set_loading (self, FALSE);
      report (self, error);
    }
  callboard_run_list_take_error (self, g_steal_pointer (&error));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
ask (CallboardRunList *self,
     const char       *cursor)
{
  CallboardPlanJobQuery query = {
    .status = self->status,
    .label_name = self->label_name,
    .after = cursor,
  };

  g_set_str (&self->asked_cursor, cursor);
  callboard_client_list_plan_jobs_async (self->client, &query, self->cancellable, callboard_run_list_fetched_cb, self);
}

static void
begin (CallboardRunList *self,
       gboolean          is_refresh)
{
  self->is_refresh = is_refresh;
  self->changed = FALSE;
  self->n_pages = 0;
  g_ptr_array_set_size (self->fetched, 0);
}

/**
 * callboard_run_list_refresh:
 * @self: a list of runs
 *
 * Fetches what is new at the top of the list, unless a page is being fetched
 * already. Properties tell how it goes.
 */
void
callboard_run_list_refresh (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (self->loading)
    return;

  callboard_refresh_schedule_begin (self->schedule);
  begin (self, TRUE);
  callboard_run_list_set_loading (self, TRUE);
  ask (self, NULL);
}

/**
 * callboard_run_list_load_more:
 * @self: a list of runs
 *
 * Fetches the page after the last one, unless there is none or a page is being
 * fetched already.
 */
void
callboard_run_list_load_more (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  if (self->loading || !self->has_more)
    return;

  begin (self, FALSE);
  callboard_run_list_set_loading (self, TRUE);
  ask (self, self->next_cursor);
}

/* What was fetched meanwhile goes further. */
static void
take_kept (CallboardRunList    *self,
           CallboardCachedList *kept)
{
  if (self->fetched_at != NULL || g_list_model_get_n_items (G_LIST_MODEL (self->runs)) > 0)
    return;

  callboard_plan_job_list_merge (self->runs, kept->summaries);
  callboard_run_list_set_next_cursor (self, kept->next_cursor, kept->has_more);
  callboard_run_list_set_fetched_at (self, kept->fetched_at);
  callboard_plan_name_cache_renew (self->plan_names, kept->old_plan_ids);
}

static void
callboard_run_list_kept_loaded_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  CallboardRunList *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardCachedList) kept =
    callboard_history_load_list_finish (CALLBOARD_HISTORY (source), result, &error);

  /* Cancelled by dispose(), and self is gone, or by another filter. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (kept != NULL)
    take_kept (self, kept);
  callboard_run_list_refresh (self);
}

/**
 * callboard_run_list_open:
 * @self: a list of runs
 *
 * Shows the list as it was kept, and fetches what is new.
 */
void
callboard_run_list_open (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  /* Labels are known to the server alone. */
  if (self->account_history == NULL || self->label_name != NULL)
    callboard_run_list_refresh (self);
  else
    callboard_history_load_list_async (callboard_account_history_get_history (self->account_history),
                                       callboard_account_history_get_account (self->account_history),
                                       self->status, self->cancellable, callboard_run_list_kept_loaded_cb, self);
}
