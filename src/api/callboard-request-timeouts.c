/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The connect, reuse, idle and total timeouts of one attempt of a request. libsoup only has
 * an idle timeout. Used by callboard-request.c.
 */

#include "config.h"

#include "callboard-request-timeouts.h"

struct _CallboardRequestTimeouts
{
  CallboardClock *clock;
  SoupMessage    *message;
  GCancellable   *cancellable;

  /* The connect or idle timeout, and its source ID or 0. */
  guint           step;
  guint           step_id;
  guint           total_id;
  guint           expired;

  /* Whether the reuse timeout applies, and whether it has expired. */
  gboolean        doubts_reuse;
  gboolean        is_stale;
};

static void
expire (CallboardRequestTimeouts *self,
        guint                     timeout)
{
  /* The first timeout is reported. */
  if (self->expired == 0)
    self->expired = timeout;
  g_cancellable_cancel (self->cancellable);
}

static void
callboard_request_timeouts_step_cb (gpointer user_data)
{
  CallboardRequestTimeouts *self = user_data;

  self->step_id = 0;
  self->is_stale = self->doubts_reuse;
  expire (self, self->step);
}

static void
callboard_request_timeouts_total_cb (gpointer user_data)
{
  CallboardRequestTimeouts *self = user_data;

  self->total_id = 0;
  expire (self, CALLBOARD_TOTAL_TIMEOUT);
}

static void
end_step (CallboardRequestTimeouts *self)
{
  if (self->step_id != 0)
    callboard_clock_remove_timeout (self->clock, self->step_id);
  self->step_id = 0;
}

static void
begin_step (CallboardRequestTimeouts *self,
            guint                     timeout)
{
  end_step (self);
  self->step = timeout;
  self->step_id = callboard_clock_add_timeout (self->clock, timeout,
                                               callboard_request_timeouts_step_cb, self);
}

static void
callboard_request_timeouts_network_event_cb (SoupMessage        *message,
                                             GSocketClientEvent  event,
                                             GIOStream          *connection,
                                             gpointer            user_data)
{
  CallboardRequestTimeouts *self = user_data;

  /* The connection is new. */
  self->doubts_reuse = FALSE;
  if (event == G_SOCKET_CLIENT_COMPLETE)
    end_step (self);
  else if (self->step_id == 0)
    begin_step (self, CALLBOARD_CONNECT_TIMEOUT);
}

static void
callboard_request_timeouts_sending_cb (CallboardRequestTimeouts *self)
{
  begin_step (self, self->doubts_reuse ? CALLBOARD_REUSE_TIMEOUT : CALLBOARD_IDLE_TIMEOUT);
}

static void
callboard_request_timeouts_receiving_cb (CallboardRequestTimeouts *self)
{
  self->doubts_reuse = FALSE;
  begin_step (self, CALLBOARD_IDLE_TIMEOUT);
}

/**
 * callboard_request_timeouts_new:
 * @clock: a clock
 * @deadline: the total timeout, as monotonic time of @clock in µs
 * @doubts_reuse: whether %CALLBOARD_REUSE_TIMEOUT applies
 * @message: the message that will be sent
 * @cancellable: canceled when a timeout expires
 *
 * Starts the timeouts. While a request is queued for one of the connections to its host,
 * only @deadline applies.
 *
 * Returns: (transfer full): the timeouts, to be freed after the attempt
 */
CallboardRequestTimeouts *
callboard_request_timeouts_new (CallboardClock *clock,
                                gint64          deadline,
                                gboolean        doubts_reuse,
                                SoupMessage    *message,
                                GCancellable   *cancellable)
{
  static const struct { const char *name; GCallback callback; } handlers[] = {
    { "starting", G_CALLBACK (callboard_request_timeouts_sending_cb) },
    { "wrote-headers", G_CALLBACK (callboard_request_timeouts_sending_cb) },
    { "got-headers", G_CALLBACK (callboard_request_timeouts_receiving_cb) },
    { "got-body-data", G_CALLBACK (callboard_request_timeouts_receiving_cb) },
  };
  CallboardRequestTimeouts *self = g_new0 (CallboardRequestTimeouts, 1);
  gint64 remaining;

  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (SOUP_IS_MESSAGE (message), NULL);

  self->clock = g_object_ref (clock);
  self->doubts_reuse = doubts_reuse;
  self->message = g_object_ref (message);
  self->cancellable = g_object_ref (cancellable);

  remaining = (deadline - callboard_clock_get_monotonic_time (clock)) / 1000;
  self->total_id =
    callboard_clock_add_timeout (clock, (guint) CLAMP (remaining, 0, CALLBOARD_TOTAL_TIMEOUT),
                                 callboard_request_timeouts_total_cb, self);
  g_signal_connect (message, "network-event",
                    G_CALLBACK (callboard_request_timeouts_network_event_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_swapped (message, handlers[i].name, handlers[i].callback, self);

  return self;
}

/**
 * callboard_request_timeouts_free:
 * @self: (transfer full): timeouts
 *
 * Stops the timeouts and frees them.
 */
void
callboard_request_timeouts_free (CallboardRequestTimeouts *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  end_step (self);
  if (self->total_id != 0)
    callboard_clock_remove_timeout (self->clock, self->total_id);
  g_clear_object (&self->message);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->clock);
  g_free (self);
}

/**
 * callboard_request_timeouts_get_expired:
 * @self: timeouts
 *
 * Returns: the timeout that expired, in ms: %CALLBOARD_CONNECT_TIMEOUT,
 *   %CALLBOARD_REUSE_TIMEOUT, %CALLBOARD_IDLE_TIMEOUT or %CALLBOARD_TOTAL_TIMEOUT; 0 if
 *   none did
 */
guint
callboard_request_timeouts_get_expired (CallboardRequestTimeouts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->expired;
}

/**
 * callboard_request_timeouts_is_stale:
 * @self: timeouts
 *
 * Returns: whether %CALLBOARD_REUSE_TIMEOUT has expired, so that a new connection should be
 *   tried
 */
gboolean
callboard_request_timeouts_is_stale (CallboardRequestTimeouts *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_stale;
}
