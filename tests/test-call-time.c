/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times entered by a user to find a call, and hours that occur twice.
 */

#include "config.h"

#include <locale.h>

#include "callboard-call-time.h"

typedef struct
{
  const char *text;
  const char *time;
} Case;

static void
check (const Case *cases,
       guint       n_cases,
       GDateTime  *now)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autoptr(GDateTime) time = callboard_call_time_parse (cases[i].text, now);
      g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

      if (g_strcmp0 (text, cases[i].time) != 0)
        {
          g_test_message ("%s: %s, not %s", cases[i].text, text, cases[i].time);
          g_test_fail ();
        }
    }
}

static void
test_times (void)
{
  static const Case cases[] = {
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

  check (cases, G_N_ELEMENTS (cases), now);
}

/* Every usual way to write a time. */
static void
test_ways_to_write_a_time (void)
{
  static const Case cases[] = {
    { "14:02:20", "2026-11-24T14:02:20+01" },
    { "2:02 PM", "2026-11-24T14:02:00+01" },
    { "2:02\u00a0PM", "2026-11-24T14:02:00+01" },
    { "2:02\u202fPM", "2026-11-24T14:02:00+01" },
    { "\u20682:02 PM\u2069", "2026-11-24T14:02:00+01" },
    { "2\u223602 PM", "2026-11-24T14:02:00+01" },
    { "02:02:20pm", "2026-11-24T14:02:20+01" },
    { "2 pm", "2026-11-24T14:00:00+01" },
    { "2pm", "2026-11-24T14:00:00+01" },
    { "2 p.m.", "2026-11-24T14:00:00+01" },
    { "2:02 p. m.", "2026-11-24T14:02:00+01" },
    { "2:02p", "2026-11-24T14:02:00+01" },
    { "9 AM", "2026-11-25T09:00:00+01" },
    { "12 am", "2026-11-25T00:00:00+01" },
    { "12:30 PM", "2026-11-24T12:30:00+01" },
    { "14:02 pm", "2026-11-24T14:02:00+01" },
    { "14.02", "2026-11-24T14:02:00+01" },
    { "14.02.20", "2026-11-24T14:02:20+01" },
    { "14.02 Uhr", "2026-11-24T14:02:00+01" },
    { "14 Uhr", "2026-11-24T14:00:00+01" },
    { "2:02 nachm.", "2026-11-24T14:02:00+01" },
    { "14h02", "2026-11-24T14:02:00+01" },
    { "14 h 02", "2026-11-24T14:02:00+01" },
    { "14h", "2026-11-24T14:00:00+01" },
    { "14h02min20s", "2026-11-24T14:02:20+01" },
    { "1402", "2026-11-24T14:02:00+01" },
    { "14:02:20.123", "2026-11-24T14:02:20+01" },
    { "１４：０２", "2026-11-24T14:02:00+01" },
    { "１４時０２分", "2026-11-24T14:02:00+01" },
    { "14時02分20秒", "2026-11-24T14:02:20+01" },
    { "14時", "2026-11-24T14:00:00+01" },
    { "午後2:02", "2026-11-24T14:02:00+01" },
    { "午後2時", "2026-11-24T14:00:00+01" },
    { "午前９時５分", NULL },
    { "午前９時０５分", "2026-11-25T09:05:00+01" },
    { "오후 2:02", "2026-11-24T14:02:00+01" },
    { "2026-11-20 午後 2:02", "2026-11-20T14:02:00+01" },
    { "下午2:02", "2026-11-24T14:02:00+01" },
    { "١٤:٠٢", "2026-11-24T14:02:00+01" },
    { "٢:٠٢ م", "2026-11-24T14:02:00+01" },
    { "9:05 ص", "2026-11-25T09:05:00+01" },
    { "2026-11-20 2:02 PM", "2026-11-20T14:02:00+01" },
    { "2026-11-20 14:02:20", "2026-11-20T14:02:20+01" },
    { "2026-11-20, 14.02", "2026-11-20T14:02:00+01" },
    { "24 November 2026, 14:02:20", "2026-11-24T14:02:20+01" },
    { "24 November 2026, 2:02:20\u00a0PM", "2026-11-24T14:02:20+01" },
    { "3 Nov, 14:02", "2026-11-03T14:02:00+01" },
    { "3 Nov, 2:02 PM", "2026-11-03T14:02:00+01" },
    { "3 Nov at 2 pm", "2026-11-03T14:00:00+01" },
    { "3 Dec, 14:02", "2025-12-03T14:02:00+01" },
    { "Nov 3 2026 14:02", "2026-11-03T14:02:00+01" },
    { "2026年11月20日 14:02", "2026-11-20T14:02:00+01" },
    { "2026/11/20 14:02", "2026-11-20T14:02:00+01" },
    { "yesterday 14:02", "2026-11-24T14:02:00+01" },
    { "Today, 9:05", "2026-11-25T09:05:00+01" },
    { "14:02 UTC", "2026-11-24T14:02:00Z" },
    { "14:02Z", "2026-11-24T14:02:00Z" },
    { "14:02 +02:00", "2026-11-24T14:02:00+02" },
    { "2 pm +0530", "2026-11-25T14:00:00+05:30" },
    { "2026-11-20 14:02 GMT", "2026-11-20T14:02:00Z" },
    { "14", NULL },
    { "14:2", NULL },
    { "14:60", NULL },
    { "14:02:60", NULL },
    { "25:00", NULL },
    { "13:00 am", NULL },
    { "2460", NULL },
    { "pm", NULL },
    { "2 xm", NULL },
    { "14:02 XYZ", NULL },
    { "14:02 +99:00", NULL },
    { "noon 14:02", NULL },
    { "2026-02-30 2 pm", NULL },
    { ":", NULL },
    { "-1:30", NULL },
    { "\xf0\x9f\x95\x91", NULL },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr(GDateTime) now = g_date_time_new (zone, 2026, 11, 25, 12, 0, 0);

  check (cases, G_N_ELEMENTS (cases), now);
}

/* As the clocks are set back, an hour occurs twice. */
static void
test_an_hour_that_occurs_twice (void)
{
  static const Case late[] = {
    { "2:10", "2026-10-25T02:10:00+01" },
    { "2:10 CEST", "2026-10-25T02:10:00+02" },
    { "2:10\u00a0cet", "2026-10-25T02:10:00+01" },
    { "2:10 AM CEST", "2026-10-25T02:10:00+02" },
    { "25 Oct 2026, 02:10:05 CEST", "2026-10-25T02:10:05+02" },
    { "1:59 CEST", "2026-10-25T01:59:00+02" },
    { "1:59 CET", NULL },
    { "3:00", "2026-10-25T03:00:00+01" },
    { "2:10 EST", NULL },
    { "23:00", "2026-10-24T23:00:00+02" },
  };
  static const Case between[] = {
    { "2:10", "2026-10-25T02:10:00+02" },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr(GDateTime) now = g_date_time_new (zone, 2026, 10, 25, 12, 0, 0);
  g_autoptr(GDateTime) utc = g_date_time_new_utc (2026, 10, 25, 1, 5, 0);
  g_autoptr(GDateTime) soon = g_date_time_to_timezone (utc, zone);
  g_autoptr(GDateTime) usual = g_date_time_new (zone, 2026, 10, 25, 3, 0, 0);
  g_autoptr(GDateTime) repetition = callboard_call_time_find_repetition (usual);

  g_assert_null (repetition);
  check (late, G_N_ELEMENTS (late), now);
  check (between, G_N_ELEMENTS (between), soon);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/call-time/times", test_times);
  g_test_add_func ("/call-time/ways-to-write-a-time", test_ways_to_write_a_time);
  g_test_add_func ("/call-time/an-hour-that-occurs-twice", test_an_hour_that_occurs_twice);

  return g_test_run ();
}
