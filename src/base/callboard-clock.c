/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An interface for time, timeouts and random numbers, so that tests can use a fake
 * clock; and its implementation on GLib's main loop. Used by refresh schedules, retries
 * and widgets that show an elapsed time.
 */

#include "config.h"

#include "callboard-clock.h"

#define CALLBOARD_TYPE_REAL_CLOCK (callboard_real_clock_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRealClock, callboard_real_clock, CALLBOARD, REAL_CLOCK, GObject)

/* The system clock. */
struct _CallboardRealClock
{
  GObject parent_instance;
};

static void callboard_real_clock_iface_init (CallboardClockInterface *iface);

G_DEFINE_INTERFACE (CallboardClock, callboard_clock, G_TYPE_OBJECT)

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardRealClock, callboard_real_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CALLBOARD_TYPE_CLOCK, callboard_real_clock_iface_init))

static void
callboard_clock_default_init (CallboardClockInterface *iface)
{
}

static gint64
callboard_real_clock_get_monotonic_time (CallboardClock *clock)
{
  return g_get_monotonic_time ();
}

static GDateTime *
callboard_real_clock_dup_now (CallboardClock *clock)
{
  return g_date_time_new_now_utc ();
}

static double
callboard_real_clock_get_random (CallboardClock *clock)
{
  return g_random_double ();
}

static guint
callboard_real_clock_add_timeout (CallboardClock  *clock,
                                  guint            delay,
                                  GSourceOnceFunc  func,
                                  gpointer         user_data)
{
  return g_timeout_add_once (delay, func, user_data);
}

static void
callboard_real_clock_remove_timeout (CallboardClock *clock,
                                     guint           id)
{
  g_source_remove (id);
}

static void
callboard_real_clock_iface_init (CallboardClockInterface *iface)
{
  iface->get_monotonic_time = callboard_real_clock_get_monotonic_time;
  iface->dup_now = callboard_real_clock_dup_now;
  iface->get_random = callboard_real_clock_get_random;
  iface->add_timeout = callboard_real_clock_add_timeout;
  iface->remove_timeout = callboard_real_clock_remove_timeout;
}

static void
callboard_real_clock_class_init (CallboardRealClockClass *klass)
{
}

static void
callboard_real_clock_init (CallboardRealClock *self)
{
}

/**
 * callboard_clock_get_default:
 *
 * Returns: (transfer none): the system clock
 */
CallboardClock *
callboard_clock_get_default (void)
{
  static CallboardClock *clock;

  if (g_once_init_enter_pointer (&clock))
    g_once_init_leave_pointer (&clock, g_object_new (CALLBOARD_TYPE_REAL_CLOCK, NULL));

  return clock;
}

/**
 * callboard_clock_get_monotonic_time:
 * @self: a clock
 *
 * Returns: a time in µs that never decreases
 */
gint64
callboard_clock_get_monotonic_time (CallboardClock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (self), 0);

  return CALLBOARD_CLOCK_GET_IFACE (self)->get_monotonic_time (self);
}

/**
 * callboard_clock_dup_now:
 * @self: a clock
 *
 * Returns: (transfer full): the current time in UTC
 */
GDateTime *
callboard_clock_dup_now (CallboardClock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (self), NULL);

  return CALLBOARD_CLOCK_GET_IFACE (self)->dup_now (self);
}

/**
 * callboard_clock_get_random:
 * @self: a clock
 *
 * Returns: a random number in the range [0, 1)
 */
double
callboard_clock_get_random (CallboardClock *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (self), 0);

  return CALLBOARD_CLOCK_GET_IFACE (self)->get_random (self);
}

/**
 * callboard_clock_add_timeout:
 * @self: a clock
 * @delay: the delay in ms
 * @func: (scope async): called once from the main loop
 * @user_data: data for @func
 *
 * Returns: an ID for callboard_clock_remove_timeout(), valid until @func is called;
 *   never 0
 */
guint
callboard_clock_add_timeout (CallboardClock  *self,
                             guint            delay,
                             GSourceOnceFunc  func,
                             gpointer         user_data)
{
  g_return_val_if_fail (CALLBOARD_IS_CLOCK (self), 0);
  g_return_val_if_fail (func != NULL, 0);

  return CALLBOARD_CLOCK_GET_IFACE (self)->add_timeout (self, delay, func, user_data);
}

/**
 * callboard_clock_remove_timeout:
 * @self: a clock
 * @id: an ID from callboard_clock_add_timeout()
 *
 * Cancels a timeout that has not fired yet.
 */
void
callboard_clock_remove_timeout (CallboardClock *self,
                                guint           id)
{
  g_return_if_fail (CALLBOARD_IS_CLOCK (self));
  g_return_if_fail (id != 0);

  CALLBOARD_CLOCK_GET_IFACE (self)->remove_timeout (self, id);
}
