/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workarounds for two bugs of libsoup.
 *
 * The first is a use after free: soup_session_send_async(), canceled after
 * the response headers were read and before the callback was called, completes the
 * message twice and writes to freed memory. It happens when the response is available at
 * once: from a nearby server, or when the main loop was busy.
 *
 * Here a message that was sent is canceled in an idle source, after all pending callbacks
 * of libsoup.
 *
 * Affected: libsoup 3.0 to 3.6.5; fixed in 3.6.6. With 3.8.0, /soup-send/cancel-at-headers
 * passes without it.
 * Delete when libsoup 3.6.6 is required. tests/test-soup-send.c reproduces the bug.
 *
 * The second is an endless loop: a request that an HTTP/2 server refuses with
 * RST_STREAM(REFUSED_STREAM) is sent again at once, as often as the server refuses it, which
 * is thousands of times in a second. soup_session_send_async() does not return meanwhile.
 *
 * Here an HTTP/2 request that libsoup is about to send again fails instead, and so does an
 * HTTP/1 request the second time: libsoup sends it again if an idle connection turns out to
 * be closed, and the second time it gets a new connection. Callers have retries with pauses.
 *
 * Affected: libsoup 3.0 to 3.7; not fixed yet.
 * Delete when libsoup limits such restarts. tests/test-client-http2.c reproduces the bug.
 *
 * Callers use soup_session_send_async() directly when both are fixed.
 *
 * Used by callboard-request.c and callboard-download.c.
 */

#include "config.h"

#include "callboard-soup-send.h"
#include "callboard-soup-session.h"

typedef struct
{
  SoupMessage  *message;
  GCancellable *cancellable;
  gboolean      has_started;
  guint         n_restarts;
  gboolean      is_refused;
  /* Whether the task has ended before libsoup. */
  gboolean      is_abandoned;
  /* Waits for the cancellable, then for idle; NULL before and after. */
  GSource      *cancel_source;
} SendData;

static void
clear_cancel_source (SendData *data)
{
  if (data->cancel_source != NULL)
    g_source_destroy (data->cancel_source);
  g_clear_pointer (&data->cancel_source, g_source_unref);
}

static void
send_data_free (SendData *data)
{
  g_assert (data->cancel_source == NULL);

  g_object_unref (data->message);
  g_object_unref (data->cancellable);
  g_free (data);
}

static gboolean
callboard_soup_send_cancel_cb (gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (user_data);
  SendData *data = g_task_get_task_data (task);
  SoupSession *session = g_task_get_source_object (task);

  g_cancellable_cancel (data->cancellable);
  if (!CALLBOARD_IS_SOUP_SESSION (session) ||
      callboard_soup_session_abandon (CALLBOARD_SOUP_SESSION (session), data->message))
    return G_SOURCE_REMOVE;

  data->is_abandoned = TRUE;
  clear_cancel_source (data);
  g_signal_handlers_disconnect_by_data (data->message, data);
  g_task_return_error_if_cancelled (task);

  return G_SOURCE_REMOVE;
}

static gboolean
callboard_soup_send_cancelled_cb (GCancellable *cancellable,
                                  gpointer      user_data)
{
  GTask *task = user_data;
  SendData *data = g_task_get_task_data (task);

  if (!data->has_started)
    return callboard_soup_send_cancel_cb (task);

  clear_cancel_source (data);
  data->cancel_source = g_idle_source_new ();
  g_task_attach_source (task, data->cancel_source, callboard_soup_send_cancel_cb);
  /* After all sources of libsoup. */
  g_source_set_priority (data->cancel_source,
                         MAX (g_task_get_priority (task), G_PRIORITY_DEFAULT) + 1);

  return G_SOURCE_REMOVE;
}

static void
callboard_soup_send_starting_cb (SoupMessage *message,
                                 gpointer     user_data)
{
  SendData *data = user_data;

  data->has_started = TRUE;
}

/* Called before libsoup chooses a connection for the next attempt: a new one cannot be opened
 * with a canceled cancellable, so that nothing is sent. */
static void
callboard_soup_send_restarted_cb (SoupMessage *message,
                                  gpointer     user_data)
{
  SendData *data = user_data;

  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  if (data->n_restarts++ == 0 && soup_message_get_http_version (message) != SOUP_HTTP_2_0)
    return;

  data->is_refused = TRUE;
  g_cancellable_cancel (data->cancellable);
}

static void
callboard_soup_send_sent_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SendData *data = g_task_get_task_data (task);
  GError *error = NULL;
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  if (data->is_abandoned)
    {
      g_clear_object (&stream);
      g_clear_error (&error);
      return;
    }

  clear_cancel_source (data);
  g_signal_handlers_disconnect_by_data (data->message, data);

  if (stream != NULL)
    g_task_return_pointer (task, stream, g_object_unref);
  else if (data->is_refused && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_error_free (error);
      g_task_return_new_error_literal (task, SOUP_SESSION_ERROR,
                                       SOUP_SESSION_ERROR_TOO_MANY_RESTARTS,
                                       "The server refused the request");
    }
  else
    g_task_return_error (task, error);
}

/**
 * callboard_soup_send_async:
 * @session: a session, usually a #CallboardSoupSession
 * @message: the message to send
 * @priority: the I/O priority
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the response headers were read
 * @user_data: data for @callback
 *
 * Like soup_session_send_async(), but safe to cancel at any time, and without restarts
 * beyond the first. After cancellation, @callback is called within a few iterations of the
 * main loop.
 */
void
callboard_soup_send_async (SoupSession         *session,
                           SoupMessage         *message,
                           int                  priority,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  SendData *data;
  GTask *task;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));

  data = g_new0 (SendData, 1);
  data->message = g_object_ref (message);
  data->cancellable = g_cancellable_new ();
  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_soup_send_async);
  g_task_set_priority (task, priority);
  g_task_set_task_data (task, data, (GDestroyNotify) send_data_free);
  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }

  g_signal_connect (message, "starting", G_CALLBACK (callboard_soup_send_starting_cb), data);
  g_signal_connect (message, "restarted", G_CALLBACK (callboard_soup_send_restarted_cb), data);
  if (cancellable != NULL)
    {
      data->cancel_source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, data->cancel_source,
                            G_SOURCE_FUNC (callboard_soup_send_cancelled_cb));
    }
  soup_session_send_async (session, message, priority, data->cancellable,
                           callboard_soup_send_sent_cb, task);
}

/**
 * callboard_soup_send_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets the errors of soup_session_send_finish(), among them
 * %SOUP_SESSION_ERROR_TOO_MANY_RESTARTS if the server refuses the request.
 *
 * Returns: (transfer full) (nullable): the body of the response
 */
GInputStream *
callboard_soup_send_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
