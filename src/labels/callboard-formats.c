/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times, durations and what the server calls things as people read them, in their
 * own time zone.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "callboard-formats.h"
#include "callboard-outcome-labels.h"
#include "callboard-text.h"
#include "callboard-vocabulary.h"

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR (60 * SECONDS_PER_MINUTE)
#define SECONDS_PER_DAY (24 * SECONDS_PER_HOUR)

/* Characters of a text that is shown in one line. The whole is a copy away. */
#define MAX_LINE 300

/* The first group of a UUID. */
#define SHORT_ID_LENGTH 8

/* How long the time zone is taken for what it was, in µs. */
#define ZONE_LIFE G_USEC_PER_SEC

/**
 * callboard_format_to_local:
 * @time: a time
 *
 * As g_date_time_to_local(), which reads the file of the time zone each time where
 * `TZ` does not name one: a table of simulations asks hundreds of times at once. For
 * the main thread alone.
 *
 * Returns: (transfer full): @time where the user lives; a new time zone is noticed
 *   within a second
 */
GDateTime *
callboard_format_to_local (GDateTime *time)
{
  static GTimeZone *zone;
  static gint64 read_at;
  gint64 now = g_get_monotonic_time ();

  g_return_val_if_fail (time != NULL, NULL);

  if (zone == NULL || now - read_at > ZONE_LIFE)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      read_at = now;
    }

  return g_date_time_to_timezone (time, zone);
}

/**
 * callboard_format_duration:
 * @milliseconds: a duration in ms; negative where it is not known
 *
 * Returns: (transfer full): "2 min 20 s"; a dash where it is not known
 */
char *
callboard_format_duration (gint64 milliseconds)
{
  gint64 seconds;

  if (milliseconds < 0)
    return g_strdup ("–");

  seconds = milliseconds / 1000 + (milliseconds % 1000 >= 500 ? 1 : 0);

  if (seconds < SECONDS_PER_MINUTE)
    /* Translators: a duration in seconds */
    return g_strdup_printf (_("%d s"), (int) seconds);
  if (seconds < SECONDS_PER_HOUR)
    /* Translators: a duration in minutes and seconds */
    return g_strdup_printf (_("%d min %02d s"),
                            (int) (seconds / SECONDS_PER_MINUTE),
                            (int) (seconds % SECONDS_PER_MINUTE));
  if (seconds < SECONDS_PER_DAY)
    /* Translators: a duration in hours and minutes */
    return g_strdup_printf (_("%d h %02d min"),
                            (int) (seconds / SECONDS_PER_HOUR),
                            (int) (seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE));

  /* Translators: a duration in days and hours */
  return g_strdup_printf (_("%d d %02d h"),
                          (int) MIN (seconds / SECONDS_PER_DAY, G_MAXINT),
                          (int) (seconds % SECONDS_PER_DAY / SECONDS_PER_HOUR));
}

/**
 * callboard_format_percent:
 * @percent: a percentage, such as 93.5; negative if unknown
 *
 * Returns: (transfer full): the percentage with at most one decimal, such as "93.5%" or
 *   "90%"; "–" if unknown
 */
char *
callboard_format_percent (double percent)
{
  if (percent < 0)
    return g_strdup ("–");

  percent = MIN (percent, 1e12);
  if ((gint64) (percent * 10 + 0.5) % 10 == 0)
    /* Translators: a percentage without decimals. Use the form of your language, such
     * as "%.0f %%" with a no-break space. */
    return g_strdup_printf (_("%.0f%%"), percent);

  /* Translators: a percentage with one decimal. Use the form of your language, such as
   * "%.1f %%" with a no-break space. */
  return g_strdup_printf (_("%.1f%%"), percent);
}

/**
 * callboard_format_time:
 * @time: (nullable): a time
 * @now: the time it is
 *
 * Returns: (transfer full): @time as short as it can be told: "14:02:20" today,
 *   with the day and the year where they are others; a dash where there is none
 */
char *
callboard_format_time (GDateTime *time,
                       GDateTime *now)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) local_now = NULL;

  if (time == NULL)
    return g_strdup ("–");

  local = callboard_format_to_local (time);
  local_now = callboard_format_to_local (now);

  if (g_date_time_get_year (local) != g_date_time_get_year (local_now))
    /* Translators: a day of another year and a time, see g_date_time_format() */
    return g_date_time_format (local, _("%-e %b %Y, %H:%M"));
  if (g_date_time_get_day_of_year (local) != g_date_time_get_day_of_year (local_now))
    /* Translators: a day of this year and a time, see g_date_time_format() */
    return g_date_time_format (local, _("%-e %b, %H:%M"));

  /* Translators: a time of today, see g_date_time_format() */
  return g_date_time_format (local, _("%H:%M:%S"));
}

/**
 * callboard_format_has_day:
 * @time: (nullable): a time
 * @now: the time it is
 *
 * Returns: whether callboard_format_time() names the day of @time: a sentence
 *   around it is another one then in many languages
 */
gboolean
callboard_format_has_day (GDateTime *time,
                          GDateTime *now)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) local_now = NULL;

  if (time == NULL)
    return FALSE;

  local = callboard_format_to_local (time);
  local_now = callboard_format_to_local (now);

  return g_date_time_get_year (local) != g_date_time_get_year (local_now) ||
         g_date_time_get_day_of_year (local) != g_date_time_get_day_of_year (local_now);
}

/**
 * callboard_format_clock:
 * @time: (nullable): a time
 *
 * Returns: (transfer full): the hour and the minute of @time: "14:02"; a dash
 *   where there is none
 */
char *
callboard_format_clock (GDateTime *time)
{
  g_autoptr(GDateTime) local = NULL;

  if (time == NULL)
    return g_strdup ("–");

  local = callboard_format_to_local (time);

  /* Translators: an hour and a minute, see g_date_time_format() */
  return g_date_time_format (local, _("%H:%M"));
}

/* How many midnights lie between two times where the user lives. */
static int
count_days (GDateTime *from,
            GDateTime *to)
{
  GDate first;
  GDate last;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, g_date_time_get_day_of_month (from),
                  (GDateMonth) g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&last, g_date_time_get_day_of_month (to),
                  (GDateMonth) g_date_time_get_month (to),
                  (GDateYear) g_date_time_get_year (to));

  return g_date_days_between (&first, &last);
}

/**
 * callboard_format_day:
 * @time: a time
 * @now: the time it is
 *
 * Returns: (transfer full): the day of @time as a heading: "Today",
 *   "Yesterday", "Monday" within a week, else "1 September", with the year
 *   where it is another
 */
char *
callboard_format_day (GDateTime *time,
                      GDateTime *now)
{
  g_autoptr(GDateTime) local = callboard_format_to_local (time);
  g_autoptr(GDateTime) local_now = callboard_format_to_local (now);
  int n_days = count_days (local, local_now);

  if (n_days == 0)
    return g_strdup (_("Today"));
  if (n_days == 1)
    return g_strdup (_("Yesterday"));
  if (n_days > 1 && n_days < 7)
    /* Translators: a day of the last week, see g_date_time_format() */
    return g_date_time_format (local, _("%A"));
  if (g_date_time_get_year (local) == g_date_time_get_year (local_now))
    /* Translators: a day of this year, see g_date_time_format() */
    return g_date_time_format (local, _("%-e %B"));

  /* Translators: a day of another year, see g_date_time_format() */
  return g_date_time_format (local, _("%-e %B %Y"));
}

/**
 * callboard_format_moment:
 * @time: (nullable): a time
 *
 * Returns: (transfer full) (nullable): all of @time: "1 September 2026,
 *   14:02:20"
 */
char *
callboard_format_moment (GDateTime *time)
{
  g_autoptr(GDateTime) local = NULL;

  if (time == NULL)
    return NULL;

  local = callboard_format_to_local (time);

  /* Translators: a day and a time to the second, see g_date_time_format() */
  return g_date_time_format (local, _("%-e %B %Y, %H:%M:%S"));
}

/**
 * callboard_format_short_id:
 * @id: an id
 *
 * Returns: (transfer full): enough of it to tell it from others: "7f3e4d2c"
 */
char *
callboard_format_short_id (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  /* Only what looks like a UUID is cut: other ids may differ at their end. */
  if (strlen (id) == 36 && id[SHORT_ID_LENGTH] == '-')
    return g_strndup (id, SHORT_ID_LENGTH);

  return callboard_text_one_line (id, 24);
}

/**
 * callboard_format_line:
 * @text: (nullable): a text
 *
 * Returns: (transfer full): @text as it is shown in one line; a dash where there
 *   is none
 */
char *
callboard_format_line (const char *text)
{
  return text != NULL ? callboard_text_one_line (text, MAX_LINE) : g_strdup ("–");
}

/**
 * callboard_format_status:
 * @status: (nullable): the `status` of a simulation
 * @outcome: what became of it
 *
 * Returns: (transfer full) (nullable): the status in words; that of a simulation
 *   which does not count says so
 */
char *
callboard_format_status (const char       *status,
                         CallboardOutcome  outcome)
{
  if (outcome == CALLBOARD_OUTCOME_INVALIDATED)
    return g_strdup (callboard_outcome_get_label (outcome));

  return status != NULL ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_SIMULATION_STATUS, status) : NULL;
}
