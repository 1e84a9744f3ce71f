/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-call.h"
#include "callboard-client.h"
#include "callboard-metric-list.h"
#include "callboard-sentiment.h"
#include "callboard-transcript.h"

G_BEGIN_DECLS

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

G_END_DECLS
