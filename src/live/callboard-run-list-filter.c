/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardRunList that filters it: by plan, label and status on the server, by
 * result and period here.
 */

#include "config.h"

#include "callboard-run-list-private.h"

/* A filtered list with fewer runs is searched further by itself. */
#define FULL_LIST 20

/* The `status` of all runs with a result, where there is only one, so that the server can
 * filter by it. */
static const char *
get_status_of_result (CallboardRunResult result)
{
  if (result == CALLBOARD_RUN_RESULT_PASSED)
    return "COMPLETED";

  return result == CALLBOARD_RUN_RESULT_CANCELED ? "CANCELLED" : NULL;
}

static guint
get_n_days (CallboardRunPeriod period)
{
  static const guint n_days[] = {
    [CALLBOARD_RUN_PERIOD_ANY] = 0,
    [CALLBOARD_RUN_PERIOD_TODAY] = 1,
    [CALLBOARD_RUN_PERIOD_7_DAYS] = 7,
    [CALLBOARD_RUN_PERIOD_30_DAYS] = 30,
  };

  return n_days[period];
}

/* Returns the first moment of the period: a day begins at midnight of the local time. */
static GDateTime *
create_cutoff (CallboardRunPeriod period)
{
  g_autoptr(GDateTime) now = NULL;
  g_autoptr(GDateTime) midnight = NULL;

  if (period == CALLBOARD_RUN_PERIOD_ANY)
    return NULL;

  now = g_date_time_new_now_local ();
  midnight = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                    g_date_time_get_day_of_month (now), 0, 0, 0);

  return g_date_time_add_days (midnight != NULL ? midnight : now, 1 - (int) get_n_days (period));
}

/* Whether runs of the list are left out here. */
static gboolean
has_local_filter (CallboardRunList *self)
{
  return self->result != CALLBOARD_N_RUN_RESULTS || self->period != CALLBOARD_RUN_PERIOD_ANY;
}

static gboolean
is_within_period (CallboardRunList *self,
                  GDateTime        *created_at)
{
  return self->cutoff == NULL ||
         (created_at != NULL && g_date_time_compare (created_at, self->cutoff) >= 0);
}

/**
 * callboard_run_list_get_filter:
 * @self: a list of runs
 *
 * Returns: (transfer none): the filter of the list, until it changes
 */
const CallboardRunFilter *
callboard_run_list_get_filter (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  self->filter = (CallboardRunFilter) {
    .status = self->status,
    .plan_id = self->plan_id,
    .label_name = self->label_name,
    .result = self->result,
    .period = self->period,
  };

  return &self->filter;
}

/**
 * callboard_run_list_get_filtered:
 * @self: a list of runs
 *
 * Returns: whether anything filters the list
 */
gboolean
callboard_run_list_get_filtered (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);

  return callboard_run_list_is_filtered (self) || has_local_filter (self);
}

/* Returns the `status` to ask the server for. */
const char *
callboard_run_list_get_query_status (CallboardRunList *self)
{
  return self->status != NULL ? self->status : get_status_of_result (self->result);
}

/* Whether the server filters the list. */
gboolean
callboard_run_list_is_filtered (CallboardRunList *self)
{
  return callboard_run_list_get_query_status (self) != NULL || self->plan_id != NULL ||
         self->label_name != NULL;
}

static gboolean
set_text (char       **text,
          const char  *value)
{
  return g_set_str (text, value != NULL && *value != '\0' ? value : NULL);
}

/**
 * callboard_run_list_set_filter:
 * @self: a list of runs
 * @filter: a filter
 *
 * Filters the list. Empty strings are ignored.
 */
void
callboard_run_list_set_filter (CallboardRunList         *self,
                               const CallboardRunFilter *filter)
{
  g_autofree char *old_status = NULL;
  gboolean reload;
  gboolean changed;

  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));
  g_return_if_fail (filter != NULL);
  g_return_if_fail (filter->result <= CALLBOARD_N_RUN_RESULTS);
  g_return_if_fail (filter->period <= CALLBOARD_RUN_PERIOD_30_DAYS);

  old_status = g_strdup (callboard_run_list_get_query_status (self));
  changed = self->result != filter->result || self->period != filter->period;
  self->result = filter->result;
  self->period = filter->period;
  g_clear_pointer (&self->cutoff, g_date_time_unref);
  self->cutoff = create_cutoff (filter->period);
  changed |= set_text (&self->status, filter->status);
  reload = set_text (&self->plan_id, filter->plan_id);
  reload |= set_text (&self->label_name, filter->label_name);
  changed |= reload;
  reload |= g_strcmp0 (old_status, callboard_run_list_get_query_status (self)) != 0;
  if (!changed)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  callboard_run_list_set_search_paused (self, FALSE);
  callboard_run_list_emit_filter_changed (self);
  if (reload)
    callboard_run_list_reload (self);
  else
    callboard_run_list_search (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * callboard_run_list_clear_filter:
 * @self: a list of runs
 *
 * Shows all runs.
 */
void
callboard_run_list_clear_filter (CallboardRunList *self)
{
  callboard_run_list_set_filter (self, &CALLBOARD_RUN_FILTER_NONE);
}

/**
 * callboard_run_list_get_status:
 * @self: a list of runs
 *
 * Returns: (transfer none) (nullable): the `status` that the runs are filtered by
 */
const char *
callboard_run_list_get_status (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return self->status;
}

/**
 * callboard_run_list_set_status:
 * @self: a list of runs
 * @status: (nullable): a `status`; %NULL or an empty string for all runs
 *
 * Lets the server filter the list by the status of the runs.
 */
void
callboard_run_list_set_status (CallboardRunList *self,
                               const char       *status)
{
  CallboardRunFilter filter;

  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  filter = *callboard_run_list_get_filter (self);
  filter.status = status;
  callboard_run_list_set_filter (self, &filter);
}

/* --- What matches ------------------------------------------------------------- */

/**
 * callboard_run_list_matches:
 * @self: a list of runs
 * @summary: a run of the list
 *
 * Returns: whether @summary has the result and is of the period that the list is filtered
 *   by. The server sends only runs that match the rest of the filter.
 */
gboolean
callboard_run_list_matches (CallboardRunList        *self,
                            CallboardPlanJobSummary *summary)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB_SUMMARY (summary), FALSE);

  return (self->result == CALLBOARD_N_RUN_RESULTS ||
          self->result == callboard_plan_job_summary_get_result (summary)) &&
         is_within_period (self, callboard_plan_job_summary_get_created_at (summary));
}

/* Returns the number of runs of the list that match, at most as many as it takes to know
 * that the list is full. */
static guint
count_matches (CallboardRunList *self)
{
  GListModel *runs = G_LIST_MODEL (self->runs);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (runs) && n < FULL_LIST; i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = g_list_model_get_item (runs, i);

      n += callboard_run_list_matches (self, run);
    }

  return n;
}

/* Whether the list goes beyond the period, as the server sorts by time. */
gboolean
callboard_run_list_is_past_period (CallboardRunList *self)
{
  return self->end_at != NULL && !is_within_period (self, self->end_at);
}

/* Whether too few runs match, so that older ones are to be fetched unasked. */
gboolean
callboard_run_list_is_short (CallboardRunList *self)
{
  return has_local_filter (self) && !callboard_run_list_is_past_period (self) &&
         count_matches (self) < FULL_LIST;
}

/**
 * callboard_run_list_update_period:
 * @self: a list of runs
 *
 * Applies the period anew, because another day has begun.
 */
void
callboard_run_list_update_period (CallboardRunList *self)
{
  g_autoptr(GDateTime) cutoff = NULL;

  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  cutoff = create_cutoff (self->period);
  if (cutoff == NULL || (self->cutoff != NULL && g_date_time_equal (cutoff, self->cutoff)))
    return;

  g_clear_pointer (&self->cutoff, g_date_time_unref);
  self->cutoff = g_steal_pointer (&cutoff);
  callboard_run_list_emit_filter_changed (self);
}

static CallboardPlanJobSummary *
dup_run (CallboardRunList *self,
         guint             position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->runs), position);
}

static guint
find_position (CallboardRunList *self,
               const char       *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->runs));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardPlanJobSummary) run = dup_run (self, i);

      if (g_strcmp0 (callboard_plan_job_summary_get_id (run), id) == 0)
        return i;
    }

  return G_MAXUINT;
}

/**
 * callboard_run_list_find_failed:
 * @self: a list of runs
 * @id: (nullable): the ID of a run
 * @forward: whether to look below that run, at older ones; above it otherwise
 *
 * Finds the nearest run in the filtered list that failed. Looks from the top of the list, or
 * its end, if it has no run @id.
 *
 * Returns: (transfer full) (nullable): the run; %NULL if there is none
 */
CallboardPlanJobSummary *
callboard_run_list_find_failed (CallboardRunList *self,
                                const char       *id,
                                gboolean          forward)
{
  guint n;
  guint position;

  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->runs));
  position = find_position (self, id);
  if (position == G_MAXUINT && !forward)
    position = n;

  /* Below the last and above the first is the position -1. */
  for (guint i = forward ? position + 1 : position - 1; i < n; i += forward ? 1 : -1)
    {
      g_autoptr(CallboardPlanJobSummary) run = dup_run (self, i);

      if (callboard_plan_job_summary_get_result (run) == CALLBOARD_RUN_RESULT_FAILED &&
          callboard_run_list_matches (self, run))
        return g_steal_pointer (&run);
    }

  return NULL;
}

/* --- Plans ------------------------------------------------------------------ */

/**
 * callboard_run_list_fetch_plans:
 * @self: a list of runs
 *
 * Fetches the names of all plans, unless they were fetched.
 */
void
callboard_run_list_fetch_plans (CallboardRunList *self)
{
  g_return_if_fail (CALLBOARD_IS_RUN_LIST (self));

  callboard_plan_name_cache_fetch_all (self->plan_names);
}

/**
 * callboard_run_list_dup_plans:
 * @self: a list of runs
 *
 * Returns: (transfer full) (element-type utf8 utf8): the names of the plans that are known,
 *   by their IDs
 */
GHashTable *
callboard_run_list_dup_plans (CallboardRunList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_LIST (self), NULL);

  return callboard_plan_name_cache_dup_names (self->plan_names);
}
