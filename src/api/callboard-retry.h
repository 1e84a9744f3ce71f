/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CALLBOARD_RETRY_MAX:
 *
 * How often a request is repeated at most.
 */
#define CALLBOARD_RETRY_MAX 2

/**
 * CALLBOARD_RETRY_MAX_DELAY:
 *
 * The longest wait that a server may ask for, in ms; where it asks for a longer
 * one, a person is told when to come back.
 */
#define CALLBOARD_RETRY_MAX_DELAY (60 * 1000)

/**
 * CallboardRetryInfo:
 * @status: the status of the answer; 0 where the connection failed before there
 *   was one
 * @is_idempotent: whether asking twice does the same as asking once
 * @was_sent: whether any of the request may have reached the server
 * @should_retry: (nullable): the header `x-should-retry`
 * @retry_after_ms: (nullable): the header `retry-after-ms`
 * @retry_after: (nullable): the header `Retry-After`
 *
 * What is known of an attempt that failed.
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
 * @n_left: how many repetitions are left, in parts too
 * @filled_at: when that was so, in µs of the clock
 *
 * What all requests of a client share, so that many that fail together do not
 * double and treble what a server in trouble has to bear.
 */
typedef struct
{
  double n_left;
  gint64 filled_at;
} CallboardRetryBudget;

gboolean callboard_retry_should_retry     (const CallboardRetryInfo *advice);
gint64   callboard_retry_parse_delay  (const CallboardRetryInfo *advice,
                                       GDateTime                  *now);
guint    callboard_retry_get_backoff  (guint                       n_retries,
                                       double                      random);
void     callboard_retry_budget_init  (CallboardRetryBudget       *self,
                                       gint64                      now);
gboolean callboard_retry_budget_spend (CallboardRetryBudget       *self,
                                       gint64                      now);

G_END_DECLS
