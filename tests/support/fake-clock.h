/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-clock.h"

G_BEGIN_DECLS

/**
 * FakeClock:
 *
 * A #CallboardClock that only a test advances, and whose random numbers a test sets:
 * initially 0.5.
 */
#define FAKE_TYPE_CLOCK (fake_clock_get_type ())

G_DECLARE_FINAL_TYPE (FakeClock, fake_clock, FAKE, CLOCK, GObject)

FakeClock *fake_clock_new              (void);
void       fake_clock_set_random       (FakeClock  *self,
                                        double      random);
void       fake_clock_set_now          (FakeClock  *self,
                                        const char *now);
void       fake_clock_set_auto_advance (FakeClock  *self,
                                        guint       max_delay);
void       fake_clock_advance          (FakeClock  *self,
                                        guint       milliseconds);
guint      fake_clock_get_n_timeouts   (FakeClock  *self);
gint64     fake_clock_get_next         (FakeClock  *self);

G_END_DECLS
