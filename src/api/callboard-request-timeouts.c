/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long an attempt may take: until it is connected, between one sign of life
 * and the next, and in total. libsoup knows the second alone. Made anew by the
 * exchange for every attempt.
 */

#include "config.h"

#include "callboard-request-timeouts.h"

struct _CallboardRequestTimeouts
{
  CallboardClock *clock;
  SoupMessage    *message;
  GCancellable   *cancellable;

  /* What waits, 0 where nothing does: the limit of the step under way, which is
   * to connect or to hear something, and the limit of the whole. */
  guint           step_id;
  guint           step;
  guint           total_id;
  guint           expired;
};

static void
expire (CallboardRequestTimeouts *self,
        guint                     limit)
{
  /* The first that is passed is the reason. */
  if (self->expired == 0)
    self->expired = limit;
  g_cancellable_cancel (self->cancellable);
}

static void
callboard_request_timeouts_step_cb (gpointer user_data)
{
  CallboardRequestTimeouts *self = user_data;

  self->step_id = 0;
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
            guint                     limit)
{
  end_step (self);
  self->step = limit;
  self->step_id = callboard_clock_add_timeout (self->clock, limit, callboard_request_timeouts_step_cb, self);
}

static void
callboard_request_timeouts_network_event_cb (SoupMessage        *message,
                                             GSocketClientEvent  event,
                                             GIOStream          *connection,
                                             gpointer            user_data)
{
  CallboardRequestTimeouts *self = user_data;

  if (event == G_SOCKET_CLIENT_COMPLETE)
    end_step (self);
  else if (self->step_id == 0)
    begin_step (self, CALLBOARD_CONNECT_TIMEOUT);
}

static void
callboard_request_timeouts_sign_of_life_cb (CallboardRequestTimeouts *self)
{
  begin_step (self, CALLBOARD_IDLE_TIMEOUT);
}

/**
 * callboard_request_timeouts_new:
 * @clock: what to wait by
 * @deadline: when the whole must be over, in µs of the clock
 * @message: what is about to be sent
 * @cancellable: what to cancel once it takes too long
 *
 * A request that waits for one of the connections to its host is not connecting
 * yet: only @deadline counts for it.
 *
 * Returns: (transfer full): a watch, to be freed when the attempt is over
 */
CallboardRequestTimeouts *
callboard_request_timeouts_new (CallboardClock *clock,
                                gint64          deadline,
                                SoupMessage    *message,
                                GCancellable   *cancellable)
{
  CallboardRequestTimeouts *self = g_new0 (CallboardRequestTimeouts, 1);
  gint64 left;

  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (SOUP_IS_MESSAGE (message), NULL);

  self->clock = g_object_ref (clock);
  self->message = g_object_ref (message);
  self->cancellable = g_object_ref (cancellable);

  left = (deadline - callboard_clock_get_monotonic_time (clock)) / 1000;
  self->total_id = callboard_clock_add_timeout (clock, (guint) CLAMP (left, 0, CALLBOARD_TOTAL_TIMEOUT),
                                                callboard_request_timeouts_total_cb, self);
  g_signal_connect (message, "network-event", G_CALLBACK (callboard_request_timeouts_network_event_cb), self);
  g_signal_connect_swapped (message, "starting", G_CALLBACK (callboard_request_timeouts_sign_of_life_cb), self);
  g_signal_connect_swapped (message, "wrote-headers", G_CALLBACK (callboard_request_timeouts_sign_of_life_cb), self);
  g_signal_connect_swapped (message, "got-headers", G_CALLBACK (callboard_request_timeouts_sign_of_life_cb), self);
  g_signal_connect_swapped (message, "got-body-data", G_CALLBACK (callboard_request_timeouts_sign_of_life_cb), self);

  return self;
}

/**
 * callboard_request_timeouts_free:
 * @self: (transfer full): a watch
 *
 * Ends it; nothing is cancelled any more.
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
 * @self: a watch
 *
 * Returns: the limit that was passed, in ms: %CALLBOARD_CONNECT_TIMEOUT,
 *   %CALLBOARD_IDLE_TIMEOUT or %CALLBOARD_TOTAL_TIMEOUT; 0 where none was
 */
guint
callboard_request_timeouts_get_expired (CallboardRequestTimeouts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->expired;
}
