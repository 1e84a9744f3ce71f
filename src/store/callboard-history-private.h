/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Functions shared by the files of CallboardHistory.
 */

#pragma once

#include "callboard-database.h"
#include "callboard-history.h"
#include "callboard-plan-job-summary.h"

G_BEGIN_DECLS

/* The maximum size of a decompressed response in bytes, as in callboard-request.c. */
#define CALLBOARD_HISTORY_MAX_BODY ((gsize) 64 * 1024 * 1024)

/**
 * CallboardHistoryFunc:
 * @database: a connection, valid during the call
 * @data: the data of the job
 * @error: return location for an error
 *
 * An operation on the history file. Called in a worker thread, and called again with a new
 * file if the first one is damaged.
 *
 * Returns: (nullable): the result of the task
 */
typedef gpointer (*CallboardHistoryFunc) (CallboardDatabase  *database,
                                          gpointer            data,
                                          GError            **error);

/**
 * CallboardHistoryQuery:
 * @account: the account ID
 * @text: (nullable): a search query, an ID or a `status`
 * @cancellable: (nullable): ends a search
 *
 * The data of a search or a load.
 */
typedef struct
{
  char         *account;
  char         *text;
  GCancellable *cancellable;
} CallboardHistoryQuery;

/**
 * CallboardHistoryPayload:
 * @account: the account ID
 * @kind: the kind: "run", "call", "transcript", …
 * @subject: the ID of the run or call
 * @body: (nullable): the response; %NULL in a request to load
 * @fetched_at: (nullable): the time of the response
 * @summary: (nullable): the row of the run to save
 * @plan_job: (nullable): the run that was loaded
 *
 * The data of a function that saves or loads a response, and the result of one that loads.
 */
typedef struct
{
  char                    *account;
  char                    *kind;
  char                    *subject;
  GBytes                  *body;
  GDateTime               *fetched_at;
  CallboardPlanJobSummary *summary;
  CallboardPlanJob        *plan_job;
} CallboardHistoryPayload;

CallboardHistoryPayload *callboard_history_payload_new  (const char                     *account,
                                                         const char                     *kind,
                                                         const char                     *subject,
                                                         GBytes                         *body,
                                                         GDateTime                      *fetched_at);
void                     callboard_history_payload_free (CallboardHistoryPayload        *self);
CallboardHistoryPayload *callboard_history_payload_load (CallboardDatabase              *database,
                                                         const CallboardHistoryPayload  *request,
                                                         GError                        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardHistoryPayload, callboard_history_payload_free)

/* The result of a function that only succeeds or fails. */
#define CALLBOARD_HISTORY_RESULT(success) GINT_TO_POINTER (success)

/**
 * CallboardHistoryPayloadRow:
 * @id: the row ID
 * @indexed_at: (nullable): the time of its latest search index
 *
 * A row of the table `payload`.
 */
typedef struct
{
  gint64     id;
  GDateTime *indexed_at;
} CallboardHistoryPayloadRow;

void callboard_history_payload_row_clear (CallboardHistoryPayloadRow *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CallboardHistoryPayloadRow, callboard_history_payload_row_clear)

void                   callboard_history_queue              (CallboardHistory               *self,
                                                             CallboardDatabaseMode           mode,
                                                             CallboardHistoryFunc            func,
                                                             gpointer                        data,
                                                             GDestroyNotify                  data_free,
                                                             GDestroyNotify                  result_free,
                                                             GCancellable                   *cancellable,
                                                             GAsyncReadyCallback             callback,
                                                             gpointer                        user_data);
void                   callboard_history_queue_unchecked    (CallboardHistory               *self,
                                                             CallboardDatabaseMode           mode,
                                                             CallboardHistoryFunc            func,
                                                             gpointer                        data,
                                                             GDestroyNotify                  data_free,
                                                             GDestroyNotify                  result_free,
                                                             GCancellable                   *cancellable,
                                                             GAsyncReadyCallback             callback,
                                                             gpointer                        user_data);
CallboardHistoryQuery *callboard_history_query_new          (const char                     *account,
                                                             const char                     *text);
void                   callboard_history_query_free         (CallboardHistoryQuery          *query);
char                  *callboard_history_dup_first_line     (const char                     *text);
GPtrArray             *callboard_history_search_simulations (CallboardDatabase              *database,
                                                             const char                     *account,
                                                             const char                     *text,
                                                             GError                        **error);
gboolean               callboard_history_save_compressed    (CallboardDatabase              *database,
                                                             const CallboardHistoryPayload  *payload,
                                                             GBytes                         *compressed,
                                                             CallboardHistoryPayloadRow     *row,
                                                             GError                        **error);
gboolean               callboard_history_save_summaries     (CallboardDatabase              *database,
                                                             const char                     *account,
                                                             CallboardPlanJobSummary       **summaries,
                                                             guint                           n_summaries,
                                                             GError                        **error);
GPtrArray             *callboard_history_load_summaries     (CallboardDatabase              *database,
                                                             const char                     *account,
                                                             const char                     *status,
                                                             guint                           max,
                                                             GError                        **error);

G_END_DECLS
