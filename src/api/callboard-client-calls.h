/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call.h"
#include "callboard-client.h"
#include "callboard-metric-list.h"
#include "callboard-sentiment.h"
#include "callboard-transcript.h"

G_BEGIN_DECLS

/**
 * CallboardCallQuery:
 * @run_id: (nullable): only calls of this run: `simulationRunPlanJobId`
 * @search_text: (nullable): only calls with this text in the title, the summary or the
 *   transcript
 * @status: (nullable): only calls with this `status`
 * @sort_by: (nullable): `sortBy`
 * @sort_direction: (nullable): `sortDirection`
 * @after: (nullable): the `nextCursor` of the previous page
 *
 * The filter of the list of calls, its order, and the position in it.
 */
typedef struct
{
  const char *run_id;
  const char *search_text;
  const char *status;
  const char *sort_by;
  const char *sort_direction;
  const char *after;
} CallboardCallQuery;

void                 callboard_client_get_call_async             (CallboardClient      *self,
                                                                  const char           *call_id,
                                                                  GCancellable         *cancellable,
                                                                  GAsyncReadyCallback   callback,
                                                                  gpointer              user_data);
CallboardCall       *callboard_client_get_call_finish            (CallboardClient      *self,
                                                                  GAsyncResult         *result,
                                                                  GBytes              **body,
                                                                  GError              **error);
void                 callboard_client_get_call_transcript_async  (CallboardClient      *self,
                                                                  const char           *call_id,
                                                                  GCancellable         *cancellable,
                                                                  GAsyncReadyCallback   callback,
                                                                  gpointer              user_data);
CallboardTranscript *callboard_client_get_call_transcript_finish (CallboardClient      *self,
                                                                  GAsyncResult         *result,
                                                                  GBytes              **body,
                                                                  GError              **error);
void                 callboard_client_get_call_metrics_async     (CallboardClient      *self,
                                                                  const char           *call_id,
                                                                  GCancellable         *cancellable,
                                                                  GAsyncReadyCallback   callback,
                                                                  gpointer              user_data);
CallboardMetricList *callboard_client_get_call_metrics_finish    (CallboardClient      *self,
                                                                  GAsyncResult         *result,
                                                                  GBytes              **body,
                                                                  GError              **error);
void                 callboard_client_get_call_sentiment_async   (CallboardClient      *self,
                                                                  const char           *call_id,
                                                                  GCancellable         *cancellable,
                                                                  GAsyncReadyCallback   callback,
                                                                  gpointer              user_data);
CallboardSentiment  *callboard_client_get_call_sentiment_finish  (CallboardClient      *self,
                                                                  GAsyncResult         *result,
                                                                  GBytes              **body,
                                                                  GError              **error);

void                 callboard_client_list_calls_async          (CallboardClient           *self,
                                                                 const CallboardCallQuery  *query,
                                                                 GCancellable              *cancellable,
                                                                 GAsyncReadyCallback        callback,
                                                                 gpointer                   user_data);
CallboardApiPage    *callboard_client_list_calls_finish         (CallboardClient           *self,
                                                                 GAsyncResult              *result,
                                                                 GError                   **error);

G_END_DECLS
