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
 * CallboardRequestTimeouts:
 *
 * Watches the time that one attempt takes.
 */
typedef struct _CallboardRequestTimeouts CallboardRequestTimeouts;

CallboardRequestTimeouts *callboard_request_timeouts_new         (CallboardClock           *clock,
                                                                  gint64                    deadline,
                                                                  SoupMessage              *message,
                                                                  GCancellable             *cancellable);
void                      callboard_request_timeouts_free        (CallboardRequestTimeouts *self);
guint                     callboard_request_timeouts_get_expired (CallboardRequestTimeouts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardRequestTimeouts, callboard_request_timeouts_free)

G_END_DECLS
