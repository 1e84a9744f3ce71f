/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsing phone numbers and times entered by a user.
 */

#include "config.h"

#include "callboard-phone-number.h"

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    const char *number;
  } cases[] = {
    { "+15550100000", "+15550100000" },
    { "  +1 (555) 010-0000 ", "+15550100000" },
    { "+49.30/1234567", "+49301234567" },
    { "\u2066+15550100000\u2069", "+15550100000" },
    { "\u202a +12 3456 789\u202c\u200e", "+123456789" },
    { "+1234567", "+1234567" },
    { "+123456789012345", "+123456789012345" },
    { "+123456", NULL },
    { "+1234567890123456", NULL },
    { "15550100000", NULL },
    { "+1555010000x", NULL },
    { "+", NULL },
    { "", NULL },
    { "++15550100000", NULL },
    { "+١٥٥٥٠١٠٠٠٠٠", NULL },
    { "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = callboard_phone_number_parse (cases[i].text);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    const char *time;
  } cases[] = {
    { "14:02", "2026-11-24T14:02:00+01" },
    { " 9:05 ", "2026-11-25T09:05:00+01" },
    { "2026-11-20 08:30", "2026-11-20T08:30:00+01" },
    { "2026-11-20T08:30:15Z", "2026-11-20T08:30:15Z" },
    { "2026-11-20T08:30:15", "2026-11-20T08:30:15+01" },
    { "24:00", NULL },
    { "14:02x", NULL },
    { "2026-02-30 10:00", NULL },
    { "2026-13-01 10:00", NULL },
    { "soon", NULL },
    { "", NULL },
    { "99999999999999999999:00", NULL },
    { "2026-11-20T08:30:15.000000000000000000000000000000000000000Z", NULL },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr(GDateTime) now = g_date_time_new (zone, 2026, 11, 25, 12, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GDateTime) time = callboard_call_time_parse (cases[i].text, now);
      g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

      g_assert_cmpstr (text, ==, cases[i].time);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone-number/numbers", test_numbers);
  g_test_add_func ("/phone-number/times", test_times);

  return g_test_run ();
}
