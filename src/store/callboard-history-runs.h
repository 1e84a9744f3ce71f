/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

/**
 * CallboardCachedRunList:
 * @summaries: (element-type CallboardPlanJobSummary): the runs, newest first
 * @next_cursor: (nullable): the `nextCursor` below the last run
 * @has_more: whether the server has older runs
 * @fetched_at: the time of the response with the newest run
 * @stale_plan_ids: the plans whose names are more than a day old
 *
 * The list of runs in the history.
 */
typedef struct
{
  GPtrArray *summaries;
  char      *next_cursor;
  gboolean   has_more;
  GDateTime *fetched_at;
  GPtrArray *stale_plan_ids;
} CallboardCachedRunList;

void callboard_cached_run_list_free (CallboardCachedRunList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardCachedRunList, callboard_cached_run_list_free)

void                    callboard_history_save_run_async   (CallboardHistory     *self,
                                                            const char           *account,
                                                            CallboardPlanJob     *plan_job,
                                                            GBytes               *body,
                                                            GDateTime            *fetched_at,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
void                    callboard_history_load_run_async   (CallboardHistory     *self,
                                                            const char           *account,
                                                            const char           *id,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
CallboardPlanJob       *callboard_history_load_run_finish  (CallboardHistory     *self,
                                                            GAsyncResult         *result,
                                                            GDateTime           **fetched_at,
                                                            GError              **error);
void                    callboard_history_save_list_async  (CallboardHistory     *self,
                                                            const char           *account,
                                                            GPtrArray            *summaries,
                                                            const char           *next_cursor,
                                                            gboolean              has_more,
                                                            GDateTime            *oldest_at,
                                                            GDateTime            *fetched_at,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
void                    callboard_history_load_list_async  (CallboardHistory     *self,
                                                            const char           *account,
                                                            const char           *status,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);
CallboardCachedRunList *callboard_history_load_list_finish (CallboardHistory     *self,
                                                            GAsyncResult         *result,
                                                            GError              **error);
void                    callboard_history_save_plan_async  (CallboardHistory     *self,
                                                            const char           *account,
                                                            const char           *id,
                                                            const char           *name,
                                                            GCancellable         *cancellable,
                                                            GAsyncReadyCallback   callback,
                                                            gpointer              user_data);

G_END_DECLS
