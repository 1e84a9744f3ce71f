/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Declarations shared by the files of CallboardRunList.
 */

#pragma once

#include "callboard-account-history-private.h"
#include "callboard-live-object-private.h"
#include "callboard-plan-name-cache.h"
#include "callboard-run-list.h"

G_BEGIN_DECLS

struct _CallboardRunList
{
  CallboardLiveObject       parent_instance;

  CallboardClient          *client;
  CallboardPlanJobList     *runs;
  CallboardPlanNameCache   *plan_names;
  CallboardRefreshSchedule *schedule;
  /* The filter; its first three fields are for the server. */
  char                     *status;
  char                     *plan_id;
  char                     *label_name;
  /* CallboardPlanJobSummary; NULL if it is not known which are visible. */
  GPtrArray                *visible_runs;
  CallboardRunResult        result;
  CallboardRunPeriod        period;
  /* The beginning of the period, or NULL. */
  GDateTime                *cutoff;
  /* What callboard_run_list_get_filter() returns. */
  CallboardRunFilter        filter;
  gboolean                  search_paused;

  /* The request in progress. */
  gboolean                  is_refresh;
  gboolean                  changed;
  guint                     n_pages;
  guint                     n_new;
  guint                     n_new_matches;
  char                     *requested_cursor;
  /* The runs of the request, which are saved once it is complete. */
  GPtrArray                *fetched;
  /* The time of the last save, in µs of the monotonic clock. */
  gint64                    saved_at;

  /* For each page, by its cursor, a GListModel of CallboardSkippedItem, unless it is empty. */
  GHashTable               *skipped_items;

  /* The page after the part of the list that has no gap. */
  char                     *next_cursor;
  gboolean                  has_more;
  /* The time of the last run of that part, or NULL. */
  GDateTime                *end_at;
};

gboolean callboard_run_list_is_filtered        (CallboardRunList        *self);
const char *callboard_run_list_get_query_status (CallboardRunList       *self);
gboolean callboard_run_list_is_past_period     (CallboardRunList        *self);
gboolean callboard_run_list_is_short           (CallboardRunList        *self);
void     callboard_run_list_reload             (CallboardRunList        *self);
void     callboard_run_list_search             (CallboardRunList        *self);
void     callboard_run_list_set_search_paused  (CallboardRunList        *self,
                                                gboolean                 search_paused);
void     callboard_run_list_emit_filter_changed
                                               (CallboardRunList        *self);
void     callboard_run_list_set_next_cursor    (CallboardRunList        *self,
                                                const char              *cursor,
                                                gboolean                 has_more);
void     callboard_run_list_emit_fetched       (CallboardRunList        *self,
                                                GPtrArray               *summaries,
                                                gboolean                 changed);
void     callboard_run_list_load_cached        (CallboardLiveObject     *object,
                                                CallboardAccountHistory *account_history,
                                                GCancellable            *cancellable,
                                                GAsyncReadyCallback      callback,
                                                gpointer                 user_data);
void     callboard_run_list_load_cached_finish (CallboardLiveObject     *object,
                                                GAsyncResult            *result);

G_END_DECLS
