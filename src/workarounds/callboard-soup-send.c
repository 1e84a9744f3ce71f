/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workaround for a use after free in libsoup: soup_session_send_async(), canceled after
 * the response headers were read and before the callback was called, completes the
 * message twice and writes to freed memory. It happens when the response is available at
 * once: from a nearby server, or when the main loop was busy.
 *
 * Here a message that was sent is canceled in an idle source, after all pending callbacks
 * of libsoup.
 *
 * Affected: libsoup 3.0 to 3.6.5; fixed in 3.6.6. With 3.8.0, /soup-send/cancel-at-headers
 * passes without it.
 * Delete when libsoup 3.6.6 is required: callers then use soup_session_send_async()
 * directly. tests/test-soup-send.c reproduces the bug.
 *
 * Used by callboard-request.c and callboard-download.c.
 */

#include "config.h"

#include "callboard-soup-send.h"

typedef struct
{
  SoupMessage  *message;
  GCancellable *cancellable;
  gboolean      has_started;
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
  SendData *data = g_task_get_task_data (user_data);

  g_cancellable_cancel (data->cancellable);

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

static void
callboard_soup_send_sent_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SendData *data = g_task_get_task_data (task);
  GError *error = NULL;
  GInputStream *stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);

  clear_cancel_source (data);
  g_signal_handlers_disconnect_by_data (data->message, data);

  if (stream != NULL)
    g_task_return_pointer (task, stream, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_soup_send_async:
 * @session: a session
 * @message: the message to send
 * @priority: the I/O priority
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the response headers were read
 * @user_data: data for @callback
 *
 * Like soup_session_send_async(), but safe to cancel at any time. After cancellation,
 * @callback is called within a few iterations of the main loop.
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
 * Sets the errors of soup_session_send_finish().
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
