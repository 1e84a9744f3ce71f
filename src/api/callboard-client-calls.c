/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The endpoints of calls: the list of calls, and of a call the call itself, its transcript, metrics and sentiment.
 * CallboardDownloader downloads its recording, which is on another host.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-calls.h"
#include "callboard-client-private.h"

/* The maximum that the server allows. */
#define PAGE_SIZE "100"

static const CallboardEndpoint call_endpoint = {
  .prefix = "/v1/call/",
  .suffix = "",
  .invalid_id = N_("Not a valid call ID"),
  .decode = (CallboardDecodeFunc) callboard_call_decode,
};

static const CallboardEndpoint transcript_endpoint = {
  .prefix = "/v1/call/",
  .suffix = "/transcript",
  .invalid_id = N_("Not a valid call ID"),
  .decode = (CallboardDecodeFunc) callboard_transcript_decode,
};

static const CallboardEndpoint metrics_endpoint = {
  .prefix = "/v1/call/",
  .suffix = "/metrics?status=all",
  .invalid_id = N_("Not a valid call ID"),
  .decode = (CallboardDecodeFunc) callboard_metric_list_decode,
};

static const CallboardEndpoint sentiment_endpoint = {
  .prefix = "/v1/call/",
  .suffix = "/sentiment-run",
  .invalid_id = N_("Not a valid call ID"),
  .decode = (CallboardDecodeFunc) callboard_sentiment_decode,
};

/**
 * callboard_client_get_call_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a call: `GET /v1/call/{callId}`.
 */
void
callboard_client_get_call_async (CallboardClient     *self,
                                 const char          *call_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &call_endpoint, call_id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_call_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the call
 */
CallboardCall *
callboard_client_get_call_finish (CallboardClient  *self,
                                  GAsyncResult     *result,
                                  GBytes          **body,
                                  GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_get_call_transcript_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the transcript of a call: `GET /v1/call/{callId}/transcript`.
 */
void
callboard_client_get_call_transcript_async (CallboardClient     *self,
                                            const char          *call_id,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &transcript_endpoint, call_id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_call_transcript_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the transcript
 */
CallboardTranscript *
callboard_client_get_call_transcript_finish (CallboardClient  *self,
                                             GAsyncResult     *result,
                                             GBytes          **body,
                                             GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_get_call_metrics_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the metrics of a call: `GET /v1/call/{callId}/metrics`.
 */
void
callboard_client_get_call_metrics_async (CallboardClient     *self,
                                         const char          *call_id,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &metrics_endpoint, call_id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_call_metrics_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the metrics, including those without a value
 */
CallboardMetricList *
callboard_client_get_call_metrics_finish (CallboardClient  *self,
                                          GAsyncResult     *result,
                                          GBytes          **body,
                                          GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_get_call_sentiment_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets the sentiment of a call: `GET /v1/call/{callId}/sentiment-run`.
 */
void
callboard_client_get_call_sentiment_async (CallboardClient     *self,
                                           const char          *call_id,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  callboard_client_get_by_id_async (self, &sentiment_endpoint, call_id, NULL,
                                    cancellable, callback, user_data);
}

/**
 * callboard_client_get_call_sentiment_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable) (transfer full): the bytes that were decoded
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the sentiment
 */
CallboardSentiment *
callboard_client_get_call_sentiment_finish (CallboardClient  *self,
                                            GAsyncResult     *result,
                                            GBytes          **body,
                                            GError          **error)
{
  return callboard_client_get_finish (self, result, body, error);
}

/**
 * callboard_client_list_calls_async:
 * @self: a client
 * @query: the filter, order and position
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Gets a page of whole calls: `GET /v1/call`.
 */
void
callboard_client_list_calls_async (CallboardClient          *self,
                                   const CallboardCallQuery *query,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data)
{
  g_autoptr(GString) path = NULL;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (query != NULL);

  path = g_string_new ("/v1/call");
  callboard_client_append_parameter (path, "limit", PAGE_SIZE);
  callboard_client_append_parameter (path, "simulationRunPlanJobId", query->run_id);
  callboard_client_append_parameter (path, "searchText", query->search_text);
  callboard_client_append_parameter (path, "status", query->status);
  callboard_client_append_parameter (path, "sortBy", query->sort_by);
  callboard_client_append_parameter (path, "sortDirection", query->sort_direction);
  callboard_client_append_parameter (path, "after", query->after);
  callboard_client_get_async (self, path->str, (CallboardDecodeFunc) callboard_call_decode_list,
                              cancellable, callback, user_data);
}

/**
 * callboard_client_list_calls_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @error: return location for a %CALLBOARD_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a page of #CallboardCall
 */
CallboardApiPage *
callboard_client_list_calls_finish (CallboardClient  *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  return callboard_client_get_finish (self, result, NULL, error);
}
