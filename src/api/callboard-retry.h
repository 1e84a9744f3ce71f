/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_RETRY_MAX:
 *
 * The maximum number of retries of a request.
 */
#define CALLBOARD_RETRY_MAX 2

/**
 * CALLBOARD_RETRY_MAX_DELAY:
 *
 * The longest delay that the server may ask for, in ms. If it asks for more, the error
 * says when to try again.
 */
#define CALLBOARD_RETRY_MAX_DELAY (60 * 1000)

/**
 * CallboardRetryInfo:
 * @status: the HTTP status, or 0 if the connection failed
 * @is_idempotent: whether the request can be repeated without side effects
 * @was_sent: whether any part of the request may have reached the server
 * @should_retry: (nullable): the header `x-should-retry`
 * @retry_after_ms: (nullable): the header `retry-after-ms`
 * @retry_after: (nullable): the header `Retry-After`
 *
 * A failed attempt of a request.
 */
typedef struct
{
  guint       status;
  gboolean    is_idempotent;
  gboolean    was_sent;
  const char *should_retry;
  const char *retry_after_ms;
  const char *retry_after;
} CallboardRetryInfo;

/**
 * CallboardRetryBudget:
 * @n_left: the number of retries left, including fractions
 * @filled_at: the monotonic time of @n_left, in µs
 *
 * A retry budget shared by all requests of a client, so that retries do not multiply the
 * load on a failing server.
 */
typedef struct
{
  double n_left;
  gint64 filled_at;
} CallboardRetryBudget;

gboolean callboard_retry_should_retry (const CallboardRetryInfo *info);
gint64   callboard_retry_parse_delay  (const CallboardRetryInfo *info,
                                       GDateTime                *now);
guint    callboard_retry_get_backoff  (guint                     n_retries,
                                       double                    random);
void     callboard_retry_budget_init  (CallboardRetryBudget     *self,
                                       gint64                    now);
gboolean callboard_retry_budget_spend (CallboardRetryBudget     *self,
                                       gint64                    now);

G_END_DECLS
