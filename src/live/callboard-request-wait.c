/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes since when an operation waits that has no live object of its own, such as the lookup
 * of a phone number. Used by the open dialog.
 */

#include "config.h"

#include "callboard-live-object-private.h"
#include "callboard-request-wait.h"

/**
 * CallboardRequestWait:
 *
 * A #CallboardLiveObject without data, for its `loading` and `waiting-since`.
 */
struct _CallboardRequestWait
{
  CallboardLiveObject parent_instance;
};

G_DEFINE_FINAL_TYPE (CallboardRequestWait, callboard_request_wait, CALLBOARD_TYPE_LIVE_OBJECT)

static void
callboard_request_wait_class_init (CallboardRequestWaitClass *klass)
{
}

static void
callboard_request_wait_init (CallboardRequestWait *self)
{
}

/**
 * callboard_request_wait_new:
 * @clock: the clock of the session
 *
 * Returns: (transfer full): an object that waits for nothing
 */
CallboardRequestWait *
callboard_request_wait_new (CallboardClock *clock)
{
  CallboardRequestWait *self;

  g_return_val_if_fail (CALLBOARD_IS_CLOCK (clock), NULL);

  self = g_object_new (CALLBOARD_TYPE_REQUEST_WAIT, NULL);
  callboard_live_object_set_clock (self, clock);

  return self;
}

/**
 * callboard_request_wait_begin:
 * @self: an object
 *
 * Notes that an operation begins.
 */
void
callboard_request_wait_begin (CallboardRequestWait *self)
{
  g_return_if_fail (CALLBOARD_IS_REQUEST_WAIT (self));

  callboard_live_object_set_loading (self, TRUE);
}

/**
 * callboard_request_wait_end:
 * @self: an object
 *
 * Notes that the operation has ended.
 */
void
callboard_request_wait_end (CallboardRequestWait *self)
{
  g_return_if_fail (CALLBOARD_IS_REQUEST_WAIT (self));

  callboard_live_object_set_loading (self, FALSE);
}
