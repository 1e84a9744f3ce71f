/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The retry policy: whether to retry a failed request, and the backoff. Pure functions
 * without timers or connections. Used by callboard-request.c.
 */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "callboard-retry.h"

/* The exponential backoff, in ms. */
#define FIRST_DELAY 500
#define LONGEST_DELAY 8000

/* The maximum share of the backoff that is subtracted at random. */
#define JITTER 0.25

/* The retries in a full budget, and the time in µs after which one is added. */
#define BUDGET_SIZE 10
#define BUDGET_REFILL (6 * G_USEC_PER_SEC)

/* The maximum delay that is parsed: 100 years. More could overflow when it is added to
 * the current time. */
#define MAX_MILLISECONDS (G_GINT64_CONSTANT (100) * 365 * 24 * 3600 * 1000)

/* RFC 6585; not in libsoup. */
#define STATUS_TOO_MANY_REQUESTS 429
#define STATUS_NETWORK_AUTHENTICATION_REQUIRED 511

/* Statuses that are never retried, even if the server allows it. */
static gboolean
is_permanent (guint status)
{
  return status == SOUP_STATUS_UNAUTHORIZED ||
         status == SOUP_STATUS_FORBIDDEN ||
         status == SOUP_STATUS_NOT_FOUND ||
         status == STATUS_NETWORK_AUTHENTICATION_REQUIRED;
}

static gboolean
is_temporary (guint status)
{
  return status == SOUP_STATUS_REQUEST_TIMEOUT ||
         status == SOUP_STATUS_CONFLICT ||
         status == STATUS_TOO_MANY_REQUESTS ||
         status >= SOUP_STATUS_INTERNAL_SERVER_ERROR;
}

/**
 * callboard_retry_should_retry:
 * @info: a failed attempt
 *
 * Decides as Roark's own clients do for GET: connection errors, 408, 409, 429 and 5xx are
 * retried. The header `x-should-retry` overrides this if it is "true" or "false", except
 * for 401, 403, 404 and 511. A request that is not idempotent is only retried if nothing was
 * sent.
 *
 * Returns: whether to retry
 */
gboolean
callboard_retry_should_retry (const CallboardRetryInfo *info)
{
  g_return_val_if_fail (info != NULL, FALSE);

  if (!info->is_idempotent)
    return info->status == 0 && !info->was_sent;

  if (info->status == 0)
    return TRUE;

  if (is_permanent (info->status))
    return FALSE;

  if (info->should_retry != NULL && g_ascii_strcasecmp (info->should_retry, "true") == 0)
    return TRUE;
  if (info->should_retry != NULL && g_ascii_strcasecmp (info->should_retry, "false") == 0)
    return FALSE;

  return is_temporary (info->status);
}

/* Parses an unsigned decimal number; -1 for anything else. */
static gint64
parse_number (const char *text,
              double      factor)
{
  char *end = NULL;
  double number;

  text += strspn (text, " \t");
  if (!g_ascii_isdigit (*text))
    return -1;
  /* Hexadecimal numbers and exponents are not allowed. */
  if (text[strspn (text, G_CSET_DIGITS ". \t")] != '\0')
    return -1;

  number = g_ascii_strtod (text, &end);
  if (end[strspn (end, " \t")] != '\0')
    return -1;

  /* Round up: never retry earlier than the server asked for. */
  number = MIN (number * factor, (double) MAX_MILLISECONDS);
  return (gint64) number + ((double) (gint64) number < number ? 1 : 0);
}

/* A date in the past means no delay. */
static gint64
parse_date (const char *text,
            GDateTime  *now)
{
  g_autoptr(GDateTime) date = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return -1;

  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return -1;

  return CLAMP (g_date_time_difference (date, now) / 1000, 0, MAX_MILLISECONDS);
}

/**
 * callboard_retry_parse_delay:
 * @info: a failed attempt
 * @now: the current time
 *
 * Parses `retry-after-ms` or, if that is not a number, `Retry-After`: seconds or an HTTP
 * date.
 *
 * Returns: the delay that the server asks for, in ms; -1 if it does not
 */
gint64
callboard_retry_parse_delay (const CallboardRetryInfo *info,
                             GDateTime                *now)
{
  gint64 delay = -1;

  g_return_val_if_fail (info != NULL, -1);
  g_return_val_if_fail (now != NULL, -1);

  if (info->retry_after_ms != NULL)
    delay = parse_number (info->retry_after_ms, 1);
  if (delay < 0 && info->retry_after != NULL)
    delay = parse_number (info->retry_after, 1000);
  if (delay < 0 && info->retry_after != NULL)
    delay = parse_date (info->retry_after, now);

  return delay;
}

/**
 * callboard_retry_get_backoff:
 * @n_retries: the number of retries so far
 * @random: a random number from 0 to 1
 *
 * Returns: the delay if the server does not ask for a longer one, in ms: 0.5 s × 2ⁿ, at most
 *   8 s, minus up to a quarter at random
 */
guint
callboard_retry_get_backoff (guint  n_retries,
                             double random)
{
  guint delay = FIRST_DELAY;

  while (n_retries-- > 0 && delay < LONGEST_DELAY)
    delay *= 2;

  return (guint) (delay * (1 - JITTER * CLAMP (random, 0, 1)));
}

/**
 * callboard_retry_budget_init:
 * @self: a budget
 * @now: the monotonic time, in µs
 *
 * Fills the budget.
 */
void
callboard_retry_budget_init (CallboardRetryBudget *self,
                             gint64                now)
{
  g_return_if_fail (self != NULL);

  self->n_left = BUDGET_SIZE;
  self->filled_at = now;
}

/**
 * callboard_retry_budget_spend:
 * @self: a budget
 * @now: the monotonic time, in µs
 *
 * Takes one retry from the budget: at most ten in a burst, and ten per minute.
 *
 * Returns: whether a retry was left
 */
gboolean
callboard_retry_budget_spend (CallboardRetryBudget *self,
                              gint64                now)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->n_left = MIN (BUDGET_SIZE, self->n_left + (double) (now - self->filled_at) / BUDGET_REFILL);
  self->filled_at = now;
  if (self->n_left < 1)
    return FALSE;

  self->n_left -= 1;
  return TRUE;
}
