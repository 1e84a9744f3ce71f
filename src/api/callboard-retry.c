/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a request that failed is repeated, and after how long. Nothing here
 * waits or knows of a connection: called by the exchange, which does.
 */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "callboard-retry.h"

/* The first wait, and the longest that is Callboard's own choice, in ms. */
#define FIRST_DELAY 500
#define LONGEST_DELAY 8000

/* How much of a wait chance takes away at most. */
#define JITTER 0.25

/* How many repetitions there are at once, and how long until there is one more,
 * in µs. */
#define BUDGET_SIZE 10
#define BUDGET_REFILL (6 * G_USEC_PER_SEC)

/* What a server may ask for at most: 100 years. More is nonsense, and would not
 * fit where it is added to the time of day. */
#define MAX_MILLISECONDS (G_GINT64_CONSTANT (100) * 365 * 24 * 3600 * 1000)

/* RFC 6585, which libsoup does not know. */
#define STATUS_TOO_MANY_REQUESTS 429

/* What will be the same however often it is asked for. */
static gboolean
is_settled (guint status)
{
  return status == SOUP_STATUS_UNAUTHORIZED ||
         status == SOUP_STATUS_FORBIDDEN ||
         status == SOUP_STATUS_NOT_FOUND;
}

static gboolean
is_passing (guint status)
{
  return status == SOUP_STATUS_REQUEST_TIMEOUT ||
         status == SOUP_STATUS_CONFLICT ||
         status == STATUS_TOO_MANY_REQUESTS ||
         status >= SOUP_STATUS_INTERNAL_SERVER_ERROR;
}

/**
 * callboard_retry_should_retry:
 * @advice: what is known of an attempt that failed
 *
 * Decides as Roark's own clients do, for GET: connection failures, 408, 409, 429
 * and 5xx may pass; `x-should-retry` decides otherwise where it is "true" or
 * "false", but for 401, 403 and 404. What is not idempotent is repeated only
 * where nothing of it can have been sent.
 *
 * Returns: whether asking again may help
 */
gboolean
callboard_retry_should_retry (const CallboardRetryInfo *advice)
{
  g_return_val_if_fail (advice != NULL, FALSE);

  if (!advice->is_idempotent)
    return advice->status == 0 && !advice->was_sent;

  if (advice->status == 0)
    return TRUE;

  if (is_settled (advice->status))
    return FALSE;

  if (advice->should_retry != NULL && g_ascii_strcasecmp (advice->should_retry, "true") == 0)
    return TRUE;
  if (advice->should_retry != NULL && g_ascii_strcasecmp (advice->should_retry, "false") == 0)
    return FALSE;

  return is_passing (advice->status);
}

/* A number without a sign and no more than that; -1 for anything else. */
static gint64
parse_number (const char *text,
              double      factor)
{
  char *end = NULL;
  double number;

  text += strspn (text, " \t");
  if (!g_ascii_isdigit (*text))
    return -1;
  /* No 0x10 and no 1e9. */
  if (text[strspn (text, G_CSET_DIGITS ". \t")] != '\0')
    return -1;

  number = g_ascii_strtod (text, &end);
  if (end[strspn (end, " \t")] != '\0')
    return -1;

  /* Rounded up: never before the server said. */
  number = MIN (number * factor, (double) MAX_MILLISECONDS);
  return (gint64) number + ((double) (gint64) number < number ? 1 : 0);
}

/* A moment that is past asks for no wait at all. */
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
 * @advice: what is known of an attempt that failed
 * @now: the time of day, by which a date becomes a wait
 *
 * Reads `retry-after-ms` and, where that is no number, `Retry-After`: seconds or
 * a date as HTTP has it.
 *
 * Returns: how long the server asks to wait, in ms; -1 where it does not ask
 */
gint64
callboard_retry_parse_delay (const CallboardRetryInfo *advice,
                             GDateTime                  *now)
{
  gint64 delay = -1;

  g_return_val_if_fail (advice != NULL, -1);
  g_return_val_if_fail (now != NULL, -1);

  if (advice->retry_after_ms != NULL)
    delay = parse_number (advice->retry_after_ms, 1);
  if (delay < 0 && advice->retry_after != NULL)
    delay = parse_number (advice->retry_after, 1000);
  if (delay < 0 && advice->retry_after != NULL)
    delay = parse_date (advice->retry_after, now);

  return delay;
}

/**
 * callboard_retry_get_backoff:
 * @n_retries: how often it was repeated so far
 * @random: chance, from 0 to 1
 *
 * Returns: how long to wait where the server does not say, in ms: 0.5 s × 2ⁿ, at
 *   most 8 s, less up to a quarter by chance
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
 * @now: the time, in µs of the clock
 *
 * Fills it.
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
 * @now: the time, in µs of the clock
 *
 * Takes one repetition out of it: there are ten at once, and ten a minute.
 *
 * Returns: whether there was one
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
