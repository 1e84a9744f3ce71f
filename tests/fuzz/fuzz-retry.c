/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parser of retry headers. The input has one header per line.
 */

#include "callboard-retry.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const guint statuses[] = { 0, 200, 401, 404, 408, 429, 503, 999 };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto(GStrv) lines = g_strsplit (text, "\n", 3);
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 1, 5, 10, 0, 0);
  guint n = g_strv_length (lines);
  CallboardRetryInfo advice = {
    .is_idempotent = TRUE,
    .retry_after = n > 0 ? lines[0] : NULL,
    .retry_after_ms = n > 1 ? lines[1] : NULL,
    .should_retry = n > 2 ? lines[2] : NULL,
  };
  gint64 delay = callboard_retry_parse_delay (&advice, now);
  g_autoptr(GDateTime) moment = NULL;

  g_assert_cmpint (delay, >=, -1);
  moment = g_date_time_add (now, delay * 1000);
  g_assert_nonnull (moment);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      advice.status = statuses[i];
      if (callboard_retry_should_retry (&advice))
        g_assert_true (statuses[i] != 401 && statuses[i] != 404);
    }

  return 0;
}
