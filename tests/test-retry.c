/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules for retrying a request, without a server.
 */

#include "config.h"

#include "callboard-retry.h"

/* --- Whether to retry ----------------------------------------------------- */

typedef struct
{
  const char *name;
  guint       status;
  const char *should_retry;
  gboolean    may_help;
} WhetherCase;

static const WhetherCase whether[] = {
  { "no-connection", 0, NULL, TRUE },
  { "bad-request", 400, NULL, FALSE },
  { "token-not-accepted", 401, NULL, FALSE },
  { "no-permission", 403, NULL, FALSE },
  { "not-found", 404, NULL, FALSE },
  { "request-timeout", 408, NULL, TRUE },
  { "conflict", 409, NULL, TRUE },
  { "gone", 410, NULL, FALSE },
  { "not-understood", 422, NULL, FALSE },
  { "too-many-requests", 429, NULL, TRUE },
  { "server-error", 500, NULL, TRUE },
  { "not-implemented", 501, NULL, TRUE },
  { "bad-gateway", 502, NULL, TRUE },
  { "unavailable", 503, NULL, TRUE },
  { "gateway-timeout", 504, NULL, TRUE },
  { "unknown-status", 599, NULL, TRUE },
  { "header-true", 422, "true", TRUE },
  { "header-true-in-capitals", 400, "TRUE", TRUE },
  { "header-false", 503, "false", FALSE },
  { "header-false-for-too-many-requests", 429, "False", FALSE },
  { "header-invalid", 503, "maybe", TRUE },
  { "header-empty", 422, "", FALSE },
  { "token-not-accepted-and-header-true", 401, "true", FALSE },
  { "no-permission-and-header-true", 403, "true", FALSE },
  { "not-found-and-header-true", 404, "true", FALSE },
};

static void
test_whether (gconstpointer user_data)
{
  const WhetherCase *row = user_data;
  CallboardRetryInfo header = {
    .status = row->status,
    .is_idempotent = TRUE,
    .was_sent = TRUE,
    .should_retry = row->should_retry,
  };

  g_assert_cmpint (callboard_retry_should_retry (&header), ==, row->may_help);
}

/* A request that may place calls is not sent twice, even if the server asks for it. */
static void
test_not_idempotent (void)
{
  const guint statuses[] = { 0, 200, 408, 409, 429, 500, 503 };
  CallboardRetryInfo header = { .should_retry = "true" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      header.status = statuses[i];
      header.was_sent = TRUE;
      g_assert_false (callboard_retry_should_retry (&header));
      header.was_sent = FALSE;
      g_assert_cmpint (callboard_retry_should_retry (&header), ==, statuses[i] == 0);
    }
}

/* --- Delay ---------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *retry_after_ms;
  const char *retry_after;
  gint64      delay;
} WhenCase;

#define CENTURY (G_GINT64_CONSTANT (100) * 365 * 24 * 3600 * 1000)

/* The current time is 10:00:00 on Monday, 5 January 2026. */
static const WhenCase when[] = {
  { "missing", NULL, NULL, -1 },
  { "milliseconds", "1500", NULL, 1500 },
  { "milliseconds-before-seconds", "1500", "7", 1500 },
  { "part-of-a-millisecond", "0.4", NULL, 1 },
  { "invalid-before-seconds", "soon", "7", 7000 },
  { "seconds", NULL, "7", 7000 },
  { "part-of-a-second", NULL, "1.5", 1500 },
  { "none", NULL, "0", 0 },
  { "space-around", NULL, "  7 ", 7000 },
  { "an-hour", NULL, "3600", 3600000 },
  { "a-hundred-years", NULL, "99999999999999999999", CENTURY },
  { "too-large", NULL, "9999999999999999999999999999999999999999999999999999999999999999999999999", CENTURY },
  { "a-date", NULL, "Mon, 05 Jan 2026 10:00:30 GMT", 30000 },
  { "a-past-date", NULL, "Mon, 05 Jan 2026 09:59:30 GMT", 0 },
  { "a-date-of-rfc-850", NULL, "Monday, 05-Jan-26 10:00:30 GMT", 30000 },
  { "a-date-of-c", NULL, "Mon Jan  5 10:00:30 2026", 30000 },
  { "a-date-far-away", NULL, "Fri, 31 Dec 2199 23:59:59 GMT", CENTURY },
  { "a-date-too-late", NULL, "Fri, 31 Dec 9999 23:59:59 GMT", -1 },
  { "negative", NULL, "-7", -1 },
  { "with-a-plus", NULL, "+7", -1 },
  { "hexadecimal", NULL, "0x10", -1 },
  { "with-an-exponent", NULL, "1e3", -1 },
  { "infinity", NULL, "inf", -1 },
  { "not-a-number", NULL, "nan", -1 },
  { "two-points", NULL, "1.2.3", -1 },
  { "only-a-point", NULL, ".", -1 },
  { "a-unit", NULL, "7s", -1 },
  { "two-numbers", NULL, "7 8", -1 },
  { "a-comma", NULL, "7,5", -1 },
  { "words", NULL, "when it suits you", -1 },
  { "empty", NULL, "", -1 },
  { "blank", NULL, "  ", -1 },
  { "other-digits", NULL, "٧", -1 },
  { "not-utf-8", NULL, "\xff\xfe", -1 },
  { "no-such-day", NULL, "Mon, 45 Jan 2026 10:00:30 GMT", -1 },
};

static void
test_when (gconstpointer user_data)
{
  const WhenCase *row = user_data;
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 1, 5, 10, 0, 0);
  CallboardRetryInfo header = {
    .status = 429,
    .retry_after_ms = row->retry_after_ms,
    .retry_after = row->retry_after,
  };

  g_assert_cmpint (callboard_retry_parse_delay (&header, now), ==, row->delay);
}

static void
test_backoff (void)
{
  static const guint delays[] = { 500, 1000, 2000, 4000, 8000, 8000, 8000 };

  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_assert_cmpuint (callboard_retry_get_backoff (i, 0), ==, delays[i]);
      g_assert_cmpuint (callboard_retry_get_backoff (i, 0.5), ==, delays[i] * 7 / 8);
      g_assert_cmpuint (callboard_retry_get_backoff (i, 1), ==, delays[i] * 3 / 4);
    }
  g_assert_cmpuint (callboard_retry_get_backoff (G_MAXUINT, 0), ==, 8000);
  g_assert_cmpuint (callboard_retry_get_backoff (0, 7), ==, 375);
  g_assert_cmpuint (callboard_retry_get_backoff (0, -7), ==, 500);
}

/* --- Shared limit --------------------------------------------------------- */

static guint
use_all (CallboardRetryBudget *budget,
         gint64                now)
{
  guint n = 0;

  while (callboard_retry_budget_spend (budget, now))
    n++;

  return n;
}

static void
test_budget (void)
{
  CallboardRetryBudget budget;

  callboard_retry_budget_init (&budget, 0);
  g_assert_cmpuint (use_all (&budget, 0), ==, 10);
  g_assert_cmpuint (use_all (&budget, 5 * G_USEC_PER_SEC), ==, 0);
  g_assert_cmpuint (use_all (&budget, 6 * G_USEC_PER_SEC), ==, 1);
  g_assert_cmpuint (use_all (&budget, 66 * G_USEC_PER_SEC), ==, 10);
  /* Unused retries do not accumulate. */
  g_assert_cmpuint (use_all (&budget, G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC), ==, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (whether); i++)
    {
      g_autofree char *path = g_strconcat ("/retry/whether/", whether[i].name, NULL);

      g_test_add_data_func (path, &whether[i], test_whether);
    }
  g_test_add_func ("/retry/whether/not-idempotent", test_not_idempotent);
  for (guint i = 0; i < G_N_ELEMENTS (when); i++)
    {
      g_autofree char *path = g_strconcat ("/retry/delay/", when[i].name, NULL);

      g_test_add_data_func (path, &when[i], test_when);
    }
  g_test_add_func ("/retry/delay/doubles", test_backoff);
  g_test_add_func ("/retry/shared-limit", test_budget);

  return g_test_run ();
}
