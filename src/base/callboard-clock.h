/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CLOCK (callboard_clock_get_type ())

G_DECLARE_INTERFACE (CallboardClock, callboard_clock, CALLBOARD, CLOCK, GObject)

/**
 * CallboardClockInterface:
 * @get_monotonic_time: see callboard_clock_get_monotonic_time()
 * @dup_now: see callboard_clock_dup_now()
 * @get_random: see callboard_clock_get_random()
 * @add_timeout: see callboard_clock_add_timeout()
 * @remove_timeout: see callboard_clock_remove_timeout()
 *
 * The interface of clocks: the system clock, and one for tests that is advanced by hand.
 */
struct _CallboardClockInterface
{
  GTypeInterface parent_iface;

  gint64       (* get_monotonic_time) (CallboardClock  *self);
  GDateTime *  (* dup_now)            (CallboardClock  *self);
  double       (* get_random)         (CallboardClock  *self);
  guint        (* add_timeout)        (CallboardClock  *self,
                                       guint            delay,
                                       GSourceOnceFunc  func,
                                       gpointer         user_data);
  void         (* remove_timeout)     (CallboardClock  *self,
                                       guint            id);
};

CallboardClock *callboard_clock_get_default        (void);
gint64          callboard_clock_get_monotonic_time (CallboardClock  *self);
GDateTime      *callboard_clock_dup_now            (CallboardClock  *self);
double          callboard_clock_get_random         (CallboardClock  *self);
guint           callboard_clock_add_timeout        (CallboardClock  *self,
                                                    guint            delay,
                                                    GSourceOnceFunc  func,
                                                    gpointer         user_data);
void            callboard_clock_remove_timeout     (CallboardClock  *self,
                                                    guint            id);

G_END_DECLS
