/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "callboard-clock.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_CONNECT_TIMEOUT:
 *
 * How long it may take until there is a connection, TLS and all, in ms.
 */
#define CALLBOARD_CONNECT_TIMEOUT (15 * 1000)

/**
 * CALLBOARD_IDLE_TIMEOUT:
 *
 * How long a server may say nothing, in ms.
 */
#define CALLBOARD_IDLE_TIMEOUT (60 * 1000)

/**
 * CALLBOARD_TOTAL_TIMEOUT:
 *
 * How long a request may take, repetitions and the waits between them included,
 * in ms.
 */
#define CALLBOARD_TOTAL_TIMEOUT (120 * 1000)

/**
 * CallboardTimeLimits:
 *
 * Watches the time that one attempt takes.
 */
typedef struct _CallboardTimeLimits CallboardTimeLimits;

CallboardTimeLimits *callboard_time_limits_new         (CallboardClock      *clock,
                                                        gint64               deadline,
                                                        SoupMessage         *message,
                                                        GCancellable        *cancellable);
void                 callboard_time_limits_free        (CallboardTimeLimits *self);
guint                callboard_time_limits_get_expired (CallboardTimeLimits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardTimeLimits, callboard_time_limits_free)

G_END_DECLS
