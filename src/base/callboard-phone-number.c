/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a person names a call: by the phone number it used, and when.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "callboard-phone-number.h"

/* Digits of a number in E.164, without the plus. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15

/* What keeps a number in its direction and is not seen: contacts and web pages
 * put it around theirs, and it is copied along. */
static gboolean
is_direction (gunichar character)
{
  return character == 0x200e || character == 0x200f ||
         (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069);
}

static char *
dup_without_directions (const char *text)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_direction (g_utf8_get_char (c)))
      g_string_append_unichar (plain, g_utf8_get_char (c));

  return g_string_free_and_steal (g_steal_pointer (&plain));
}

/**
 * callboard_phone_number_parse:
 * @text: what a person typed or pasted, in valid UTF-8
 *
 * Finds a phone number in E.164 behind spaces, brackets, dots and dashes.
 *
 * Returns: (transfer full) (nullable): the number, like "+15550100000"; %NULL
 *   where @text is none
 */
char *
callboard_phone_number_parse (const char *text)
{
  g_autofree char *trimmed = NULL;
  g_autoptr(GString) number = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (dup_without_directions (text));
  if (*trimmed != '+')
    return NULL;

  number = g_string_new ("+");
  for (const char *c = trimmed + 1; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (number, *c);
    else if (strchr (" ()-./", *c) == NULL)
      return NULL;

  return number->len > MIN_DIGITS && number->len <= MAX_DIGITS + 1
           ? g_string_free_and_steal (g_steal_pointer (&number))
           : NULL;
}

/* A time of the day is today's, or yesterday's where that is yet to come. */
static GDateTime *
create_time_of_day (GDateTime *now,
                    int        hour,
                    int        minute)
{
  g_autoptr(GDateTime) today =
    g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (now), g_date_time_get_month (now),
                     g_date_time_get_day_of_month (now), hour, minute, 0);

  if (today == NULL)
    return NULL;

  return g_date_time_compare (today, now) <= 0 ? g_steal_pointer (&today) : g_date_time_add_days (today, -1);
}

/**
 * callboard_call_time_parse:
 * @text: what a person typed: "14:02", "2026-11-24 14:02" or ISO 8601
 * @now: the time, where the person lives
 *
 * Returns: (transfer full) (nullable): the moment, in the time zone of @now
 *   unless @text names one; %NULL where @text is none
 */
GDateTime *
callboard_call_time_parse (const char *text,
                           GDateTime  *now)
{
  g_autofree char *trimmed = NULL;
  int year, month, day, hour, minute, length = 0;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  if (strlen (trimmed) > 40)
    return NULL;

  if (sscanf (trimmed, "%2d:%2d%n", &hour, &minute, &length) == 2 && trimmed[length] == '\0')
    return create_time_of_day (now, hour, minute);
  if (sscanf (trimmed, "%4d-%2d-%2d %2d:%2d%n", &year, &month, &day, &hour, &minute, &length) == 5 &&
      trimmed[length] == '\0')
    return g_date_time_new (g_date_time_get_timezone (now), year, month, day, hour, minute, 0);

  return g_date_time_new_from_iso8601 (trimmed, g_date_time_get_timezone (now));
}
