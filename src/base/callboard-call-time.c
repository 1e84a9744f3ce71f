/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses the times that the user enters to find a call, and finds the hours that occur twice
 * as the clocks are set back. Used by the open dialog and by CallboardTimeFormat.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "callboard-call-time.h"

/* The longest input in bytes; the longest way to write a time is shorter. */
#define MAX_LENGTH 100

/* A time as it was entered. */
typedef struct
{
  int   year, month, day;
  int   hour, minute, second;
  /* NULL if none was entered. */
  char *zone;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

/* --- Reading the text ------------------------------------------------------- */

/* Lower case, with ASCII digits and without invisible characters. */
static char *
normalize (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *lower = composed != NULL ? g_utf8_strdown (composed, -1) : NULL;
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *c = lower; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isdigit (character))
        g_string_append_printf (plain, "%d", g_unichar_digit_value (character));
      else if (g_unichar_isspace (character))
        g_string_append_c (plain, ' ');
      else if (character == 0x2236) /* ratio, which GNOME's clock shows */
        g_string_append_c (plain, ':');
      else if (g_unichar_type (character) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, character);
    }

  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&plain)));
}

/* What the locale calls that half of the day, such as "nachm.". */
static char *
dup_local_half (int hour)
{
  g_autoptr(GDateTime) time = g_date_time_new_utc (2026, 1, 1, hour, 0, 0);
  g_autofree char *half = g_date_time_format (time, "%p");

  return normalize (half != NULL ? half : "");
}

static gboolean
is_in (const char         *text,
       const char * const *list,
       const char         *local)
{
  return g_strv_contains (list, text) || (*local != '\0' && g_str_equal (text, local));
}

/* Returns 0 for the half of the day before noon, 12 for the other, or -1. */
static int
parse_half (const char *text)
{
  static const char * const before_noon[] = {
    "a", "am", "vorm", "vormittags", "matin", "ص", "午前", "上午", "오전", NULL
  };
  static const char * const after_noon[] = {
    "p", "pm", "nachm", "nachmittags", "soir", "م", "午後", "下午", "오후", NULL
  };
  g_autofree char *am = dup_local_half (0);
  g_autofree char *pm = dup_local_half (12);
  g_autoptr(GString) bare = g_string_new (text);

  if (is_in (text, before_noon, am))
    return 0;
  if (is_in (text, after_noon, pm))
    return 12;

  /* "p. m." */
  g_string_replace (bare, ".", "", 0);
  g_string_replace (bare, " ", "", 0);
  if (is_in (bare->str, before_noon, am))
    return 0;

  return is_in (bare->str, after_noon, pm) ? 12 : -1;
}

static int
parse_number (GMatchInfo *match,
              const char *name,
              int         missing)
{
  g_autofree char *number = g_match_info_fetch_named (match, name);

  return number != NULL && *number != '\0' ? (int) g_ascii_strtoll (number, NULL, 10) : missing;
}

/* Reads the half of the day, before or after the time. */
static gboolean
parse_hour (Entry      *entry,
            GMatchInfo *match)
{
  g_autofree char *before = g_match_info_fetch_named (match, "before");
  g_autofree char *after = g_match_info_fetch_named (match, "after");
  const char *text = before != NULL && *before != '\0' ? before : after;
  int half;

  entry->hour = parse_number (match, "hour", 0);
  if (text == NULL || *text == '\0')
    return entry->hour < 24;

  half = parse_half (text);
  if (half < 0 || entry->hour > (half == 0 ? 12 : 23))
    return FALSE;

  if (entry->hour <= 12)
    entry->hour = entry->hour % 12 + half;
  return TRUE;
}

static gboolean
is_day (const char *text,
        const char *label)
{
  g_autofree char *day = normalize (label);

  return g_str_equal (text, day);
}

static void
set_day (Entry     *entry,
         GDateTime *day)
{
  g_date_time_get_ymd (day, &entry->year, &entry->month, &entry->day);
}

/* A day as people write it. It is the last such day if it has no year. */
static gboolean
parse_written_day (Entry      *entry,
                   const char *text,
                   GDateTime  *now)
{
  gboolean has_year = g_regex_match_simple ("[0-9]{4}", text, 0, 0);
  g_autofree char *with_year = g_strdup_printf ("%s %d", text, g_date_time_get_year (now));
  GDate date;
  GDate today;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, has_year ? text : with_year);
  if (!g_date_valid (&date) || g_date_get_year (&date) < 1970)
    return FALSE;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  if (!has_year && g_date_compare (&date, &today) > 0)
    g_date_subtract_years (&date, 1);
  entry->year = g_date_get_year (&date);
  entry->month = g_date_get_month (&date);
  entry->day = g_date_get_day (&date);

  return TRUE;
}

/* Leaves the day 0 if none was entered. */
static gboolean
parse_day (Entry      *entry,
           GMatchInfo *match,
           GDateTime  *now)
{
  g_autofree char *text = g_strstrip (g_match_info_fetch_named (match, "day"));
  g_autoptr(GMatchInfo) iso = NULL;
  g_autoptr(GRegex) regex = g_regex_new ("^(?<year>[0-9]{4}) ?[-/.年] ?(?<month>[0-9]{1,2}) ?[-/.月] ?"
                                         "(?<dom>[0-9]{1,2}) ?日?$", 0, 0, NULL);

  if (*text == '\0')
    return TRUE;
  if (g_regex_match (regex, text, 0, &iso))
    {
      entry->year = parse_number (iso, "year", 0);
      entry->month = parse_number (iso, "month", 0);
      entry->day = parse_number (iso, "dom", 0);
      return g_date_valid_dmy ((GDateDay) entry->day, (GDateMonth) entry->month,
                               (GDateYear) entry->year);
    }
  if (is_day (text, _("Today")))
    {
      set_day (entry, now);
      return TRUE;
    }
  if (is_day (text, _("Yesterday")))
    {
      g_autoptr(GDateTime) yesterday = g_date_time_add_days (now, -1);

      set_day (entry, yesterday);
      return TRUE;
    }

  return !g_regex_match_simple ("^[0-9]{4}-", text, 0, 0) && parse_written_day (entry, text, now);
}

/* A time, after a day or alone: "14:02", "14.02", "14h02", "2:02:20 pm", "2 p. m.", "1402" */
#define HALF "am|pm|a\\.? ?m\\.?|p\\.? ?m\\.?|a|p|vorm(?:ittags|\\.)?|nachm(?:ittags|\\.)?|" \
             "matin|soir|ص|م|午前|午後|上午|下午|오전|오후"
#define HALF_BEFORE "am|pm|ص|م|午前|午後|上午|下午|오전|오후"
#define PATTERN \
  "^(?:(?!(?:" HALF_BEFORE "|%s|%s) ?[0-9])(?<day>.*?[^ ,،、])(?:[ ,،、]+(?:(?:at|um|à|a las|às) )?|t(?=[0-9]{2}:)))?" \
  "(?<before>" HALF_BEFORE "|%s|%s)? ?" \
  "(?:(?<hour>[0-9]{1,2})(?: ?(?:[:.]|h|uhr|時|时|点|시) ?(?<minute>[0-9]{2})" \
  "(?: ?(?:[:.]|m|min|'|分|분) ?(?<second>[0-9]{2})(?:[.,][0-9]{1,9})?(?: ?(?:s|\"|秒|초))?)?(?: ?(?:m|min|分|분))?" \
  "(?: (?:h|uhr))?|(?<unit> ?(?:h|uhr|o['’]clock|時|时|点|시)(?= |$))|(?= ?(?:%s|%s|" HALF ")))" \
  "|(?<hour>[0-9]{2})(?<minute>[0-9]{2}))" \
  "(?: ?(?<after>" HALF "|%s|%s)(?= |$))?" \
  "(?: ?(?<zone>z|[+-][0-9]{1,2}(?::?[0-9]{2})?|[a-z]{2,5}))?$"

static gboolean
parse_entry (Entry      *entry,
             const char *text,
             GDateTime  *now)
{
  g_autofree char *am = dup_local_half (0);
  g_autofree char *pm = dup_local_half (12);
  g_autofree char *local_am = g_regex_escape_string (*am != '\0' ? am : "am", -1);
  g_autofree char *local_pm = g_regex_escape_string (*pm != '\0' ? pm : "pm", -1);
  g_autofree char *pattern = g_strdup_printf (PATTERN, local_am, local_pm, local_am, local_pm,
                                              local_am, local_pm, local_am, local_pm);
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_DUPNAMES, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  if (regex == NULL || !g_regex_match (regex, text, 0, &match))
    return FALSE;
  if (!parse_hour (entry, match) || !parse_day (entry, match, now))
    return FALSE;

  entry->minute = parse_number (match, "minute", 0);
  entry->second = parse_number (match, "second", 0);
  entry->zone = g_match_info_fetch_named (match, "zone");

  return entry->minute < 60 && entry->second < 60;
}

/* --- Finding the time ------------------------------------------------------- */

/**
 * callboard_call_time_find_repetition:
 * @local: a time in the local time zone
 *
 * Finds the other moment at which the clocks show the same time as at @local, because they
 * are set back in between.
 *
 * Returns: (transfer full) (nullable): that moment
 */
GDateTime *
callboard_call_time_find_repetition (GDateTime *local)
{
  g_return_val_if_fail (local != NULL, NULL);

  for (int direction = -1; direction <= 1; direction += 2)
    {
      g_autoptr(GDateTime) other_day = g_date_time_add (local, direction * G_TIME_SPAN_DAY);
      g_autoptr(GDateTime) other = NULL;
      GTimeSpan offset;

      if (other_day == NULL)
        continue;

      offset = g_date_time_get_utc_offset (other_day);
      if (offset == g_date_time_get_utc_offset (local))
        continue;

      other = g_date_time_add (local, g_date_time_get_utc_offset (local) - offset);
      if (other != NULL && g_date_time_get_utc_offset (other) == offset)
        return g_steal_pointer (&other);
    }

  return NULL;
}

static gboolean
has_zone (GDateTime  *time,
          const char *zone)
{
  return g_ascii_strcasecmp (g_date_time_get_timezone_abbreviation (time), zone) == 0;
}

/* The last time before @now that the clocks show that time on that day. */
static GDateTime *
find_time (Entry     *entry,
           GTimeZone *zone,
           GDateTime *now)
{
  g_autoptr(GDateTime) time = g_date_time_new (zone, entry->year, entry->month, entry->day,
                                               entry->hour, entry->minute, entry->second);
  g_autoptr(GDateTime) repetition = time != NULL ? callboard_call_time_find_repetition (time) : NULL;
  GDateTime *later = time;

  if (time == NULL)
    return NULL;

  if (repetition != NULL && g_date_time_compare (repetition, time) > 0)
    later = repetition;

  if (entry->zone != NULL && *entry->zone != '\0')
    {
      if (has_zone (time, entry->zone))
        return g_steal_pointer (&time);
      return repetition != NULL && has_zone (repetition, entry->zone)
               ? g_steal_pointer (&repetition) : NULL;
    }

  if (repetition == NULL)
    return g_steal_pointer (&time);
  if (g_date_time_compare (later, now) > 0)
    return later == time ? g_steal_pointer (&repetition) : g_steal_pointer (&time);

  return g_date_time_ref (later);
}

/* Returns: the zone that was entered as an offset, which is cleared then, or that of @now. */
static GTimeZone *
dup_zone (Entry     *entry,
          GDateTime *now)
{
  g_autoptr(GTimeZone) zone = NULL;

  if (entry->zone == NULL || *entry->zone == '\0')
    return g_time_zone_ref (g_date_time_get_timezone (now));
  if (g_str_equal (entry->zone, "utc") || g_str_equal (entry->zone, "gmt"))
    g_set_str (&entry->zone, "z");
  if (*entry->zone == 'z')
    zone = g_time_zone_new_utc ();
  else if (!g_ascii_isalpha (*entry->zone))
    zone = g_time_zone_new_identifier (entry->zone);
  if (zone == NULL)
    return g_time_zone_ref (g_date_time_get_timezone (now));

  g_clear_pointer (&entry->zone, g_free);
  return g_steal_pointer (&zone);
}

/**
 * callboard_call_time_parse:
 * @text: user input: any usual way to write a time, such as "14:02", "2:02:20 PM", "14.02",
 *   "14h02" or "2 pm", after a day or alone, and before a time zone or alone; or ISO 8601
 * @now: the current local time
 *
 * A time without a day is the last such time. In an hour that occurs twice, it is the later
 * one unless the abbreviation of its zone is given, as in "1:10 CEST".
 *
 * Returns: (transfer full) (nullable): the time, in the time zone of @now unless @text
 *   has one; %NULL if @text is not a time
 */
GDateTime *
callboard_call_time_parse (const char *text,
                           GDateTime  *now)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *normal = NULL;
  g_autoptr(GDateTime) time = NULL;
  g_autoptr(GDateTime) local_now = NULL;
  g_autoptr(GTimeZone) zone = NULL;
  g_auto(Entry) entry = { 0 };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  if (strlen (text) > MAX_LENGTH)
    return NULL;

  trimmed = g_strstrip (g_strdup (text));
  if (g_str_is_ascii (trimmed) && strlen (trimmed) <= 40)
    time = g_date_time_new_from_iso8601 (trimmed, g_date_time_get_timezone (now));
  if (time != NULL)
    return g_steal_pointer (&time);

  normal = normalize (trimmed);
  if (!parse_entry (&entry, normal, now))
    return NULL;

  zone = dup_zone (&entry, now);
  if (entry.year != 0)
    return find_time (&entry, zone, now);

  local_now = g_date_time_to_timezone (now, zone);
  set_day (&entry, local_now);
  time = find_time (&entry, zone, now);
  if (time == NULL || g_date_time_compare (time, now) > 0)
    {
      g_autoptr(GDateTime) yesterday = g_date_time_add_days (local_now, -1);

      g_clear_pointer (&time, g_date_time_unref);
      set_day (&entry, yesterday);
      time = find_time (&entry, zone, now);
    }

  return g_steal_pointer (&time);
}
