/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sends a message, as soup_session_send_async() does, and can be given up at any
 * moment. libsoup cannot before 3.6.6: where it is cancelled after it has read the head
 * of an answer and before it has called back, it finishes the message twice, and writes
 * to what it has freed. That takes an answer that is there as soon as it is asked for,
 * from a server nearby or to a program that was busy. So what was sent is given up
 * after everything else that is due in a turn of the main loop. Called by the exchange
 * and by the download.
 */

#include "config.h"

#include "callboard-soup-send.h"

typedef struct
{
  SoupMessage  *message;
  GCancellable *cancellable;
  gboolean      has_started;
  /* Waits for being given up, then for the end of the turn; NULL where it does not. */
  GSource      *given_up;
} SendData;

static void
end_wait (SendData *data)
{
  if (data->given_up != NULL)
    g_source_destroy (data->given_up);
  g_clear_pointer (&data->given_up, g_source_unref);
}

static void
send_data_free (SendData *data)
{
  g_assert (data->given_up == NULL);

  g_object_unref (data->message);
  g_object_unref (data->cancellable);
  g_free (data);
}

static gboolean
callboard_soup_send_turn_over_cb (gpointer user_data)
{
  SendData *data = g_task_get_task_data (user_data);

  g_cancellable_cancel (data->cancellable);

  return G_SOURCE_REMOVE;
}

static gboolean
callboard_soup_send_given_up_cb (GCancellable *cancellable,
                                 gpointer      user_data)
{
  GTask *task = user_data;
  SendData *data = g_task_get_task_data (task);

  if (!data->has_started)
    return callboard_soup_send_turn_over_cb (task);

  end_wait (data);
  data->given_up = g_idle_source_new ();
  g_task_attach_source (task, data->given_up, callboard_soup_send_turn_over_cb);
  /* After all that libsoup has to call. */
  g_source_set_priority (data->given_up, MAX (g_task_get_priority (task), G_PRIORITY_DEFAULT) + 1);

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

  end_wait (data);
  g_signal_handlers_disconnect_by_data (data->message, data);

  if (stream != NULL)
    g_task_return_pointer (task, stream, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * callboard_soup_send_async:
 * @session: what sends
 * @message: what is sent
 * @priority: of the sources of the main loop
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the head of the answer is there
 * @user_data: data for @callback
 *
 * Sends a message. Where it is given up, the callback follows within a few turns of
 * the main loop.
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
      data->given_up = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, data->given_up, G_SOURCE_FUNC (callboard_soup_send_given_up_cb));
    }
  soup_session_send_async (session, message, priority, data->cancellable, callboard_soup_send_sent_cb, task);
}

/**
 * callboard_soup_send_finish:
 * @result: the #GAsyncResult
 * @error: return location for an error
 *
 * Sets the errors of soup_session_send_finish().
 *
 * Returns: (transfer full) (nullable): the body of the answer, to be read
 */
GInputStream *
callboard_soup_send_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
