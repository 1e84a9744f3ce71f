/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Waits for a time on a clock, as an asynchronous operation that can be canceled. Used for
 * the pause before a request is repeated.
 */

#include "config.h"

#include "callboard-clock-wait.h"

typedef struct
{
  CallboardClock *clock;
  guint           timeout_id;
  GSource        *cancel_source;
} WaitData;

static void
wait_data_free (WaitData *data)
{
  g_assert (data->timeout_id == 0);

  g_clear_object (&data->clock);
  g_free (data);
}

static void
stop_waiting_for_cancellation (WaitData *data)
{
  if (data->cancel_source != NULL)
    g_source_destroy (data->cancel_source);
  g_clear_pointer (&data->cancel_source, g_source_unref);
}

static void
callboard_clock_wait_elapsed_cb (gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  WaitData *data = g_task_get_task_data (task);

  data->timeout_id = 0;
  stop_waiting_for_cancellation (data);
  g_task_return_boolean (task, TRUE);
}

static gboolean
callboard_clock_wait_cancelled_cb (GCancellable *cancellable,
                                   gpointer      user_data)
{
  GTask *task = user_data;
  WaitData *data = g_task_get_task_data (task);

  callboard_clock_remove_timeout (data->clock, data->timeout_id);
  data->timeout_id = 0;
  g_clear_pointer (&data->cancel_source, g_source_unref);
  g_task_return_error_if_cancelled (task);
  /* The reference of the timeout. */
  g_object_unref (task);

  return G_SOURCE_REMOVE;
}

/**
 * callboard_clock_wait_async:
 * @clock: a clock
 * @delay: the time to wait, in ms
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when the time has passed
 * @user_data: data for @callback
 *
 * Waits for a time.
 */
void
callboard_clock_wait_async (CallboardClock      *clock,
                            guint                delay,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  WaitData *data;
  GTask *task;

  g_return_if_fail (CALLBOARD_IS_CLOCK (clock));

  data = g_new0 (WaitData, 1);
  data->clock = g_object_ref (clock);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, callboard_clock_wait_async);
  g_task_set_task_data (task, data, (GDestroyNotify) wait_data_free);
  if (cancellable != NULL)
    {
      data->cancel_source = g_cancellable_source_new (cancellable);
      g_task_attach_source (task, data->cancel_source,
                            G_SOURCE_FUNC (callboard_clock_wait_cancelled_cb));
    }
  data->timeout_id = callboard_clock_add_timeout (clock, delay, callboard_clock_wait_elapsed_cb,
                                                  task);
}

/**
 * callboard_clock_wait_finish:
 * @result: the result of callboard_clock_wait_async()
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the time has passed
 */
gboolean
callboard_clock_wait_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
