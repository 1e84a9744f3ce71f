/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The operations of CallboardAccountHistory, for live objects.
 */

#pragma once

#include "callboard-account-history.h"
#include "callboard-history-runs.h"

G_BEGIN_DECLS

CallboardAccountHistory *callboard_account_history_new                 (CallboardHistory         *history,
                                                                        const char               *account);
void                     callboard_account_history_save_run            (CallboardAccountHistory  *self,
                                                                        CallboardPlanJob         *plan_job,
                                                                        GBytes                   *body,
                                                                        GDateTime                *fetched_at);
void                     callboard_account_history_load_run_async      (CallboardAccountHistory  *self,
                                                                        const char               *id,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
CallboardPlanJob        *callboard_account_history_load_run_finish     (GAsyncResult             *result,
                                                                        GDateTime               **fetched_at,
                                                                        GError                  **error);
void                     callboard_account_history_save_list           (CallboardAccountHistory  *self,
                                                                        GPtrArray                *summaries,
                                                                        const char               *next_cursor,
                                                                        gboolean                  has_more,
                                                                        GDateTime                *oldest_at,
                                                                        GDateTime                *fetched_at);
void                     callboard_account_history_load_list_async     (CallboardAccountHistory  *self,
                                                                        const char               *status,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
CallboardCachedRunList     *callboard_account_history_load_list_finish    (GAsyncResult             *result,
                                                                        GError                  **error);
void                     callboard_account_history_load_verdicts_async (CallboardAccountHistory  *self,
                                                                        GPtrArray                *summaries,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
GHashTable              *callboard_account_history_load_verdicts_finish
                                                                       (GAsyncResult             *result,
                                                                        GError                  **error);
void                     callboard_account_history_save_plan_name      (CallboardAccountHistory  *self,
                                                                        const char               *plan_id,
                                                                        const char               *name);
void                     callboard_account_history_save_payload        (CallboardAccountHistory  *self,
                                                                        const char               *kind,
                                                                        const char               *subject,
                                                                        GBytes                   *body,
                                                                        GDateTime                *fetched_at);
void                     callboard_account_history_load_payload_async  (CallboardAccountHistory  *self,
                                                                        const char               *kind,
                                                                        const char               *subject,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
GBytes                  *callboard_account_history_load_payload_finish (GAsyncResult             *result,
                                                                        GDateTime               **fetched_at,
                                                                        GError                  **error);
void                     callboard_account_history_search_async        (CallboardAccountHistory  *self,
                                                                        const char               *text,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
GPtrArray               *callboard_account_history_search_finish       (GAsyncResult             *result,
                                                                        GError                  **error);
void                     callboard_account_history_search_transcripts_async
                                                                       (CallboardAccountHistory  *self,
                                                                        const char               *run_id,
                                                                        const char               *text,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
GPtrArray               *callboard_account_history_search_transcripts_finish
                                                                       (GAsyncResult             *result,
                                                                        GError                  **error);
void                     callboard_account_history_list_transcripts_async
                                                                       (CallboardAccountHistory  *self,
                                                                        const char               *run_id,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
GPtrArray               *callboard_account_history_list_transcripts_finish
                                                                       (GAsyncResult             *result,
                                                                        GError                  **error);
void                     callboard_account_history_search_runs_async   (CallboardAccountHistory  *self,
                                                                        const char               *text,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
GPtrArray               *callboard_account_history_search_runs_finish  (GAsyncResult             *result,
                                                                        GError                  **error);
void                     callboard_account_history_find_run_async      (CallboardAccountHistory  *self,
                                                                        const char               *simulation_id,
                                                                        GCancellable             *cancellable,
                                                                        GAsyncReadyCallback       callback,
                                                                        gpointer                  user_data);
char                    *callboard_account_history_find_run_finish     (GAsyncResult             *result,
                                                                        GError                  **error);

G_END_DECLS
