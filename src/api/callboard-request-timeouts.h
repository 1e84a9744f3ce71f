/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "callboard-clock.h"

G_BEGIN_DECLS

/**
 * CALLBOARD_CONNECT_TIMEOUT:
 *
 * The timeout for connecting, including TLS, in ms.
 */
#define CALLBOARD_CONNECT_TIMEOUT (15 * 1000)

/**
 * CALLBOARD_IDLE_TIMEOUT:
 *
 * The timeout without any data from the server, in ms.
 */
#define CALLBOARD_IDLE_TIMEOUT (60 * 1000)

/**
 * CALLBOARD_REUSE_TIMEOUT:
 *
 * The timeout without any response on a connection that was used before, in ms. Such a
 * connection may be dead without a sign, for example after the computer has slept.
 */
#define CALLBOARD_REUSE_TIMEOUT (15 * 1000)

/**
 * CALLBOARD_TOTAL_TIMEOUT:
 *
 * The timeout for a request with all its retries, in ms.
 */
#define CALLBOARD_TOTAL_TIMEOUT (120 * 1000)

/**
 * CallboardRequestTimeouts:
 *
 * The timeouts of one attempt of a request.
 */
typedef struct _CallboardRequestTimeouts CallboardRequestTimeouts;

CallboardRequestTimeouts *callboard_request_timeouts_new         (CallboardClock           *clock,
                                                                  gint64                    deadline,
                                                                  gboolean                  doubts_reuse,
                                                                  SoupMessage              *message,
                                                                  GCancellable             *cancellable);
void                      callboard_request_timeouts_free        (CallboardRequestTimeouts *self);
guint                     callboard_request_timeouts_get_expired (CallboardRequestTimeouts *self);
gboolean                  callboard_request_timeouts_is_stale    (CallboardRequestTimeouts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardRequestTimeouts, callboard_request_timeouts_free)

G_END_DECLS
