/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-history.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

/**
 * CallboardKeptList:
 * @summaries: (element-type CallboardPlanJobSummary): the runs, the newest first
 * @next_cursor: (nullable): where the server goes on below the last of them
 * @has_more: whether it has older ones
 * @fetched_at: when the newest was fetched
 * @old_plan_ids: the plans whose names have not been asked for in a day
 *
 * The list of runs as it was when it was last seen.
 */
typedef struct
{
  GPtrArray *summaries;
  char      *next_cursor;
  gboolean   has_more;
  GDateTime *fetched_at;
  GPtrArray *old_plan_ids;
} CallboardCachedRunList;

void callboard_cached_run_list_free (CallboardCachedRunList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardCachedRunList, callboard_cached_run_list_free)

void                 callboard_history_save_run_async   (CallboardHistory     *self,
                                                         const char           *account,
                                                         CallboardPlanJob     *plan_job,
                                                         GBytes               *body,
                                                         GDateTime            *fetched_at,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                 callboard_history_load_run_async   (CallboardHistory     *self,
                                                         const char           *account,
                                                         const char           *id,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
CallboardPlanJob    *callboard_history_load_run_finish  (CallboardHistory     *self,
                                                         GAsyncResult         *result,
                                                         GDateTime           **fetched_at,
                                                         GError              **error);
void                 callboard_history_save_list_async  (CallboardHistory     *self,
                                                         const char           *account,
                                                         GPtrArray            *summaries,
                                                         const char           *next_cursor,
                                                         gboolean              has_more,
                                                         GDateTime            *oldest_at,
                                                         GDateTime            *fetched_at,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
void                 callboard_history_load_list_async  (CallboardHistory     *self,
                                                         const char           *account,
                                                         const char           *status,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
CallboardCachedRunList *callboard_history_load_list_finish (CallboardHistory     *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);
void                 callboard_history_save_plan_async  (CallboardHistory     *self,
                                                         const char           *account,
                                                         const char           *id,
                                                         const char           *name,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
gboolean             callboard_history_save_finish      (CallboardHistory     *self,
                                                         GAsyncResult         *result,
                                                         GError              **error);

G_END_DECLS
