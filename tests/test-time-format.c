/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times with 12 and 24 hours, in an hour that occurs twice and in other languages, durations,
 * and numbers in locales that are not UTF-8.
 */

#include "config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "callboard-call-time.h"
#include "callboard-formats.h"
#include "callboard-text.h"
#include "callboard-time-format.h"
#include "support/locale-support.h"

#define NBSP "\u00a0"

typedef char *(*Format) (GDateTime *time);

static void
assert_format (Format      format,
               const char *time,
               const char *expected)
{
  g_autoptr(GDateTime) date_time = g_date_time_new_from_iso8601 (time, NULL);
  g_autofree char *text = format (date_time);

  g_assert_cmpstr (text, ==, expected);
}

static void
set_twelve_hour (gboolean twelve_hour)
{
  callboard_time_format_set_twelve_hour (callboard_time_format_get_default (), twelve_hour);
}

static void
test_twelve_hours (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_utc (2026, 11, 24, 20, 0, 0);
  static const struct { const char *time; const char *text; } rows[] = {
    { "2026-11-24T13:02:20Z", "2:02:20" NBSP "PM" },
    { "2026-11-24T00:00:00Z", "1:00:00" NBSP "AM" },
    { "2026-11-23T23:30:00Z", "12:30:00" NBSP "AM" },
    { "2026-11-24T11:00:00Z", "12:00:00" NBSP "PM" },
    { "2026-11-03T13:02:20Z", "3 Nov, 2:02" NBSP "PM" },
    { "2025-11-03T13:02:20Z", "3 Nov 2025, 2:02" NBSP "PM" },
  };

  set_twelve_hour (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (rows[i].time, NULL);
      g_autofree char *text = callboard_format_time (time, now);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  assert_format (callboard_format_short_time, "2026-11-24T13:02:20Z", "2:02" NBSP "PM");
  assert_format (callboard_format_clock_time, "2026-11-24T13:02:20Z", "2:02:20" NBSP "PM");
  assert_format (callboard_format_full_time, "2026-11-24T13:02:20Z", "24 November 2026, 2:02:20" NBSP "PM");
  set_twelve_hour (FALSE);
  assert_format (callboard_format_short_time, "2026-11-24T13:02:20Z", "14:02");
  assert_format (callboard_format_clock_time, "2026-11-24T13:02:20Z", "14:02:20");
  assert_format (callboard_format_full_time, "2026-11-24T13:02:20Z", "24 November 2026, 14:02:20");
}

/* The clocks are set back from 3:00 CEST to 2:00 CET. */
static void
test_an_hour_that_occurs_twice (void)
{
  assert_format (callboard_format_short_time, "2026-10-24T23:59:59Z", "01:59");
  assert_format (callboard_format_short_time, "2026-10-25T00:00:00Z", "02:00" NBSP "CEST");
  assert_format (callboard_format_short_time, "2026-10-25T00:30:00Z", "02:30" NBSP "CEST");
  assert_format (callboard_format_short_time, "2026-10-25T01:10:00Z", "02:10" NBSP "CET");
  assert_format (callboard_format_clock_time, "2026-10-25T01:10:05Z", "02:10:05" NBSP "CET");
  assert_format (callboard_format_full_time, "2026-10-25T01:10:05Z", "25 October 2026, 02:10:05" NBSP "CET");
  assert_format (callboard_format_short_time, "2026-10-25T02:00:00Z", "03:00");
  /* An hour that does not occur at all. */
  assert_format (callboard_format_short_time, "2026-03-29T00:59:59Z", "01:59");
  assert_format (callboard_format_short_time, "2026-03-29T01:00:00Z", "03:00");
  set_twelve_hour (TRUE);
  assert_format (callboard_format_short_time, "2026-10-25T00:30:00Z", "2:30" NBSP "AM" NBSP "CEST");
  set_twelve_hour (FALSE);
}

/* Moscow changed its time in 2014 but not the abbreviation. */
static void
test_zones_of_the_same_name (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Moscow");
  g_autoptr(GDateTime) utc = g_date_time_new_utc (2014, 10, 25, 21, 30, 0);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autofree char *text = callboard_time_format_dup (local, "%H:%M", "%-I:%M %p");

  g_assert_cmpstr (text, ==, "01:30" NBSP "+04:00");
}

static void
on_notify (gpointer data)
{
  (*(guint *) data)++;
}

/* .ui files create the same object. */
static void
test_there_is_one_format (void)
{
  g_autoptr(CallboardTimeFormat) format = g_object_new (CALLBOARD_TYPE_TIME_FORMAT, NULL);
  guint n_changes = 0;
  gulong handler = g_signal_connect_swapped (format, "notify::twelve-hour", G_CALLBACK (on_notify), &n_changes);

  g_assert_true (format == callboard_time_format_get_default ());
  set_twelve_hour (TRUE);
  set_twelve_hour (TRUE);
  g_assert_cmpuint (n_changes, ==, 1);
  set_twelve_hour (FALSE);
  g_signal_handler_disconnect (format, handler);
}

/* A narrow label does not separate a number from its unit, in any language. */
static void
test_durations_stay_together (void)
{
  static const struct { gint64 milliseconds; const char *text; } rows[] = {
    { -1, "–" }, { 0, "0" NBSP "s" }, { 59499, "59" NBSP "s" }, { 59500, "1" NBSP "min" NBSP "00" NBSP "s" },
    { 140000, "2" NBSP "min" NBSP "20" NBSP "s" }, { 3600000, "1" NBSP "h" NBSP "00" NBSP "min" },
    { G_GINT64_CONSTANT (90741600000), "1050" NBSP "d" NBSP "06" NBSP "h" },
  };
  static const char *const locales[] = { "ar_EG.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = callboard_format_duration (rows[i].milliseconds);

      g_assert_cmpstr (text, ==, rows[i].text);
      for (guint j = 0; j < G_N_ELEMENTS (locales); j++)
        {
          g_autofree char *translated = NULL;

          if (setlocale (LC_ALL, locales[j]) == NULL)
            continue;

          translated = callboard_format_duration (rows[i].milliseconds);
          g_assert_null (strchr (translated, ' '));
          g_assert_true (g_utf8_validate (translated, -1, NULL));
        }
      setlocale (LC_ALL, "C.UTF-8");
    }
}

/* What is shown in a language can be entered in it. */
static void
test_shown_times_can_be_entered (void)
{
  static const char * const locales[] = {
    "C.UTF-8", "ar_EG.UTF-8", "de_DE.UTF-8", "es_ES.UTF-8", "fr_FR.UTF-8", "he_IL.UTF-8", "ja_JP.UTF-8",
    "pt_BR.UTF-8",
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (locales); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
      g_autoptr(GDateTime) time = g_date_time_new (zone, 2026, 10, 25, 2, 10, 20);
      g_autoptr(GDateTime) now = g_date_time_add_hours (time, 9);
      g_autofree char *full = NULL;
      g_autofree char *clock = NULL;
      g_autoptr(GDateTime) parsed_full = NULL;
      g_autoptr(GDateTime) parsed_clock = NULL;

      if (setlocale (LC_ALL, locales[i / 2]) == NULL)
        continue;

      set_twelve_hour (i % 2 == 1);
      full = callboard_format_full_time (time);
      clock = callboard_format_clock_time (time);
      g_test_message ("%s: %s, %s", locales[i / 2], full, clock);
      /* Not every translation has the order of its language in a format with 12 hours. */
      parsed_full = callboard_call_time_parse (i % 2 == 0 || i == 1 ? full : clock, now);
      parsed_clock = callboard_call_time_parse (clock, now);
      g_assert_nonnull (parsed_full);
      g_assert_nonnull (parsed_clock);
      g_assert_true (g_date_time_equal (parsed_full, time));
      g_assert_true (g_date_time_equal (parsed_clock, time));
    }
  set_twelve_hour (FALSE);
  setlocale (LC_ALL, "C.UTF-8");
}

/* The separator of thousands is a no-break space in KOI8-R. */
static void
test_numbers_in_another_charset (void)
{
  g_autofree char *folder = locale_support_make ("ru_RU", "KOI8-R");

  if (setlocale (LC_ALL, "ru_RU.KOI8-R") == NULL || g_get_charset (NULL))
    {
      g_test_skip ("localedef cannot make the locale");
    }
  else
    {
      g_autofree char *number = callboard_text_format_count (1234567);
      g_autoptr(GDateTime) time = g_date_time_new_utc (2026, 11, 24, 13, 2, 20);
      g_autofree char *full = callboard_format_full_time (time);

      g_assert_cmpstr (number, ==, "1" NBSP "234" NBSP "567");
      g_assert_true (g_utf8_validate (full, -1, NULL));
      g_assert_nonnull (strstr (full, "ноября"));
    }
  setlocale (LC_ALL, "C.UTF-8");
  locale_support_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *translations = NULL;

  g_setenv ("TZ", "Europe/Berlin", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  translations = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/time-format/twelve-hours", test_twelve_hours);
  g_test_add_func ("/time-format/an-hour-that-occurs-twice", test_an_hour_that_occurs_twice);
  g_test_add_func ("/time-format/zones-of-the-same-name", test_zones_of_the_same_name);
  g_test_add_func ("/time-format/there-is-one-format", test_there_is_one_format);
  g_test_add_func ("/time-format/durations-stay-together", test_durations_stay_together);
  g_test_add_func ("/time-format/shown-times-can-be-entered", test_shown_times_can_be_entered);
  g_test_add_func ("/time-format/numbers-in-another-charset", test_numbers_in_another_charset);

  return g_test_run ();
}
