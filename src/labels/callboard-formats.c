/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formats times in the local time zone, durations, percentages and text. Used by the
 * interface and by the search provider.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-outcome-labels.h"
#include "callboard-text.h"
#include "callboard-time-format.h"
#include "callboard-vocabulary.h"

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR (60 * SECONDS_PER_MINUTE)
#define SECONDS_PER_DAY (24 * SECONDS_PER_HOUR)

/* Characters shown of a text in one line. */
#define MAX_LINE 300

/* How long the local time zone is cached, in µs. */
#define ZONE_LIFETIME G_USEC_PER_SEC

/**
 * callboard_format_to_local:
 * @time: a time
 *
 * Like g_date_time_to_local(), but caches the time zone for a second. Without `TZ`,
 * GLib reads the time zone file on each call, which is slow for a table of simulations.
 * Main thread only.
 *
 * Returns: (transfer full): @time in the local time zone
 */
GDateTime *
callboard_format_to_local (GDateTime *time)
{
  static GTimeZone *zone;
  static gint64 read_at;
  gint64 now = g_get_monotonic_time ();

  g_return_val_if_fail (time != NULL, NULL);

  if (zone == NULL || now - read_at > ZONE_LIFETIME)
    {
      g_clear_pointer (&zone, g_time_zone_unref);
      zone = g_time_zone_new_local ();
      read_at = now;
    }

  return g_date_time_to_timezone (time, zone);
}

/* Takes @text and returns it with no-break spaces, so that a narrow label does not separate
 * a number from its unit. */
static char *
keep_together (char *text)
{
  g_autoptr(GString) string = g_string_new_take (text);

  g_string_replace (string, " ", "\u00a0", 0);

  return g_string_free_and_steal (g_steal_pointer (&string));
}

/**
 * callboard_format_duration:
 * @milliseconds: a duration in ms; negative if unknown
 *
 * Returns: (transfer full): the duration, such as "2 min 20 s", with no-break spaces; "–" if
 *   unknown
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
    return keep_together (g_strdup_printf (_("%d s"), (int) seconds));
  if (seconds < SECONDS_PER_HOUR)
    /* Translators: a duration in minutes and seconds */
    return keep_together (g_strdup_printf (_("%d min %02d s"),
                                           (int) (seconds / SECONDS_PER_MINUTE),
                                           (int) (seconds % SECONDS_PER_MINUTE)));
  if (seconds < SECONDS_PER_DAY)
    /* Translators: a duration in hours and minutes */
    return keep_together (g_strdup_printf (_("%d h %02d min"),
                                           (int) (seconds / SECONDS_PER_HOUR),
                                           (int) (seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE)));

  /* Translators: a duration in days and hours */
  return keep_together (g_strdup_printf (_("%d d %02d h"),
                                         (int) MIN (seconds / SECONDS_PER_DAY, G_MAXINT),
                                         (int) (seconds % SECONDS_PER_DAY / SECONDS_PER_HOUR)));
}

/**
 * callboard_format_clamp_count:
 * @count: a count from the server, which may exceed an int
 *
 * Returns: the count for `%d`, at most %G_MAXINT
 */
int
callboard_format_clamp_count (gint64 count)
{
  return (int) MIN (count, G_MAXINT);
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
 * @now: the current time
 *
 * Returns: (transfer full): @time in its shortest form: "14:02:20" today, with the day
 *   on other days and with the year in other years; "–" if @time is %NULL
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
    /* Translators: a day in another year and a time, see g_date_time_format() */
    return callboard_time_format_dup (local, _("%-e %b %Y, %H:%M"),
                                      /* Translators: the same with 12 hours and AM or PM */
                                      _("%-e %b %Y, %-I:%M %p"));
  if (g_date_time_get_day_of_year (local) != g_date_time_get_day_of_year (local_now))
    /* Translators: a day in this year and a time, see g_date_time_format() */
    return callboard_time_format_dup (local, _("%-e %b, %H:%M"),
                                      /* Translators: the same with 12 hours and AM or PM */
                                      _("%-e %b, %-I:%M %p"));

  /* Translators: a time today, see g_date_time_format() */
  return callboard_time_format_dup (local, _("%H:%M:%S"),
                                    /* Translators: the same with 12 hours and AM or PM */
                                    _("%-I:%M:%S %p"));
}

/**
 * callboard_format_has_day:
 * @time: (nullable): a time
 * @now: the current time
 *
 * Many languages need a different sentence around a time with a day.
 *
 * Returns: whether the result of callboard_format_time() includes the day
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
 * callboard_format_short_time:
 * @time: (nullable): a time
 *
 * Returns: (transfer full): the hour and minute of @time, such as "14:02"; "–" if @time
 *   is %NULL
 */
char *
callboard_format_short_time (GDateTime *time)
{
  g_autoptr(GDateTime) local = NULL;

  if (time == NULL)
    return g_strdup ("–");

  local = callboard_format_to_local (time);

  /* Translators: an hour and a minute, see g_date_time_format() */
  return callboard_time_format_dup (local, _("%H:%M"),
                                    /* Translators: the same with 12 hours and AM or PM */
                                    _("%-I:%M %p"));
}

/**
 * callboard_format_clock_time:
 * @time: a time
 *
 * Returns: (transfer full): the time of day of @time to the second, such as "14:02:20"
 */
char *
callboard_format_clock_time (GDateTime *time)
{
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (time != NULL, NULL);

  local = callboard_format_to_local (time);

  return callboard_time_format_dup (local, _("%H:%M:%S"), _("%-I:%M:%S %p"));
}

/* The number of midnights between two local times. */
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
 * @now: the current time
 *
 * Returns: (transfer full): the day of @time as a heading: "Today", "Yesterday",
 *   "Monday" within a week, otherwise "1 September", with the year if it differs
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
    /* Translators: a day in the last week, see g_date_time_format() */
    return g_date_time_format (local, _("%A"));
  if (g_date_time_get_year (local) == g_date_time_get_year (local_now))
    /* Translators: a day in this year, see g_date_time_format() */
    return g_date_time_format (local, _("%-e %B"));

  /* Translators: a day in another year, see g_date_time_format() */
  return g_date_time_format (local, _("%-e %B %Y"));
}

/**
 * callboard_format_full_time:
 * @time: (nullable): a time
 *
 * Returns: (transfer full) (nullable): the date and time, such as "1 September 2026,
 *   14:02:20"
 */
char *
callboard_format_full_time (GDateTime *time)
{
  g_autoptr(GDateTime) local = NULL;

  if (time == NULL)
    return NULL;

  local = callboard_format_to_local (time);

  /* Translators: a day and a time to the second, see g_date_time_format() */
  return callboard_time_format_dup (local, _("%-e %B %Y, %H:%M:%S"),
                                    /* Translators: the same with 12 hours and AM or PM */
                                    _("%-e %B %Y, %-I:%M:%S %p"));
}

/**
 * callboard_format_waiting:
 * @since: (nullable): the time since which a response is overdue
 *
 * Returns: (transfer full) (nullable): a sentence about it; %NULL if @since is %NULL
 */
char *
callboard_format_waiting (GDateTime *since)
{
  g_autofree char *when = since != NULL ? callboard_format_clock_time (since) : NULL;

  /* Translators: %s is a time, like "14:02:20" */
  return when != NULL ? g_strdup_printf (_("Waiting for the server since %s"), when) : NULL;
}

/**
 * callboard_format_one_line:
 * @text: (nullable): a text from the server
 *
 * Returns: (transfer full): @text shortened to one line; "–" if it is %NULL
 */
char *
callboard_format_one_line (const char *text)
{
  return text != NULL ? callboard_text_sanitize_line (text, MAX_LINE) : g_strdup ("–");
}

/**
 * callboard_format_unknown:
 *
 * Returns: (transfer none): "Unknown", for a value that the server did not send, or that
 *   could not be read
 */
const char *
callboard_format_unknown (void)
{
  /* Translators: instead of a value that could not be read, such as a name or a status */
  return C_("value", "Unknown");
}

/**
 * callboard_format_name:
 * @name: (nullable): a name from the server
 *
 * Returns: (transfer full): @name shortened to one line; "Unknown" if it is %NULL
 */
char *
callboard_format_name (const char *name)
{
  return name != NULL ? callboard_text_sanitize_line (name, MAX_LINE) : g_strdup (callboard_format_unknown ());
}

/**
 * callboard_format_status:
 * @status: (nullable): the `status` of a simulation
 * @outcome: its outcome
 *
 * Returns: (transfer full): the label of @status, "Invalidated" or "Unknown"
 */
char *
callboard_format_status (const char       *status,
                         CallboardOutcome  outcome)
{
  if (outcome == CALLBOARD_OUTCOME_INVALIDATED)
    return g_strdup (callboard_outcome_get_label (outcome));

  return status != NULL
           ? callboard_vocabulary_dup_label (CALLBOARD_VOCABULARY_SIMULATION_STATUS, status)
           : g_strdup (callboard_format_unknown ());
}
