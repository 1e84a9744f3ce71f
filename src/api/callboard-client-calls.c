/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a call holds: the call itself, its transcript, metrics and sentiment.
 * Its recording is on another host; see CallboardDownloader.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-client-calls.h"
#include "callboard-client-private.h"
#include "callboard-error.h"

/* Takes @task. What follows the id is escaped. */
static void
ask_about_call (CallboardClient     *self,
                const char          *call_id,
                const char          *rest,
                CallboardDecodeFunc  decode,
                GTask               *task)
{
  g_autofree char *segment = NULL;
  g_autofree char *path = NULL;

  if (!callboard_client_is_safe_segment (call_id))
    {
      g_task_return_new_error (task, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND,
                               _("This is not the id of a call"));
      g_object_unref (task);
      return;
    }

  segment = g_uri_escape_string (call_id, NULL, FALSE);
  path = g_strconcat ("/v1/call/", segment, rest, NULL);
  callboard_client_get_async (self, path, decode, task);
}

static gpointer
finish (CallboardClient  *self,
        GAsyncResult     *result,
        GBytes          **body,
        GError          **error)
{
  gpointer object = g_task_propagate_pointer (G_TASK (result), error);

  if (body != NULL)
    *body = object != NULL ? callboard_client_dup_body (G_TASK (result)) : NULL;

  return object;
}

/**
 * callboard_client_get_call_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for a call: `GET /v1/call/{callId}`.
 */
void
callboard_client_get_call_async (CallboardClient     *self,
                                 const char          *call_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (call_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_get_call_async);
  ask_about_call (self, call_id, "", (CallboardDecodeFunc) callboard_call_decode, task);
}

/**
 * callboard_client_get_call_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable): the bytes it was decoded from; to be
 *   unreferenced
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a call
 */
CallboardCall *
callboard_client_get_call_finish (CallboardClient  *self,
                                  GAsyncResult     *result,
                                  GBytes          **body,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish (self, result, body, error);
}

/**
 * callboard_client_get_call_transcript_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for the transcript of a call: `GET /v1/call/{callId}/transcript`.
 */
void
callboard_client_get_call_transcript_async (CallboardClient     *self,
                                            const char          *call_id,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (call_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_get_call_transcript_async);
  ask_about_call (self, call_id, "/transcript", (CallboardDecodeFunc) callboard_transcript_decode, task);
}

/**
 * callboard_client_get_call_transcript_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable): the bytes it was decoded from; to be
 *   unreferenced
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a transcript
 */
CallboardTranscript *
callboard_client_get_call_transcript_finish (CallboardClient  *self,
                                             GAsyncResult     *result,
                                             GBytes          **body,
                                             GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish (self, result, body, error);
}

/**
 * callboard_client_get_call_metrics_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for the metrics of a call: `GET /v1/call/{callId}/metrics`.
 */
void
callboard_client_get_call_metrics_async (CallboardClient     *self,
                                         const char          *call_id,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (call_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_get_call_metrics_async);
  ask_about_call (self, call_id, "/metrics?status=all", (CallboardDecodeFunc) callboard_metric_list_decode, task);
}

/**
 * callboard_client_get_call_metrics_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable): the bytes it was decoded from; to be
 *   unreferenced
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the metrics of the call, those without a value too
 */
CallboardMetricList *
callboard_client_get_call_metrics_finish (CallboardClient  *self,
                                          GAsyncResult     *result,
                                          GBytes          **body,
                                          GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish (self, result, body, error);
}

/**
 * callboard_client_get_call_sentiment_async:
 * @self: a client
 * @call_id: the `callId` of a simulation
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the operation is complete
 * @user_data: data for @callback
 *
 * Asks for the sentiment of a call: `GET /v1/call/{callId}/sentiment-run`.
 */
void
callboard_client_get_call_sentiment_async (CallboardClient     *self,
                                           const char          *call_id,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLIENT (self));
  g_return_if_fail (call_id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_client_get_call_sentiment_async);
  ask_about_call (self, call_id, "/sentiment-run", (CallboardDecodeFunc) callboard_sentiment_decode, task);
}

/**
 * callboard_client_get_call_sentiment_finish:
 * @self: a client
 * @result: the #GAsyncResult
 * @body: (out) (optional) (nullable): the bytes it was decoded from; to be
 *   unreferenced
 * @error: return location for an error
 *
 * Sets an error of %CALLBOARD_ERROR, or %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): a sentiment
 */
CallboardSentiment *
callboard_client_get_call_sentiment_finish (CallboardClient  *self,
                                            GAsyncResult     *result,
                                            GBytes          **body,
                                            GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return finish (self, result, body, error);
}
