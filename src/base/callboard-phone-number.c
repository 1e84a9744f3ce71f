/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses phone numbers and times that the user enters to find a call.
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "callboard-phone-number.h"

/* The digits of an E.164 number, without the plus sign. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15

/* Invisible directional formatting, which is often copied together with a number. */
static gboolean
is_bidi_control (gunichar character)
{
  return character == 0x200e || character == 0x200f ||
         (character >= 0x202a && character <= 0x202e) ||
         (character >= 0x2066 && character <= 0x2069);
}

static char *
dup_without_bidi_controls (const char *text)
{
  g_autoptr(GString) plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!is_bidi_control (g_utf8_get_char (c)))
      g_string_append_unichar (plain, g_utf8_get_char (c));

  return g_string_free_and_steal (g_steal_pointer (&plain));
}

/**
 * callboard_phone_number_parse:
 * @text: user input, in valid UTF-8
 *
 * Parses an E.164 number with or without spaces, brackets, dots, slashes and dashes.
 *
 * Returns: (transfer full) (nullable): the number, such as "+15550100000"; %NULL if
 *   @text is not a phone number
 */
char *
callboard_phone_number_parse (const char *text)
{
  g_autofree char *trimmed = NULL;
  g_autoptr(GString) number = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (dup_without_bidi_controls (text));
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

/* The last occurrence of a time of day, today or yesterday. */
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
 * @text: user input: "14:02", "2026-11-24 14:02" or ISO 8601
 * @now: the current local time
 *
 * Returns: (transfer full) (nullable): the time, in the time zone of @now unless @text
 *   has one; %NULL if @text is not a time
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
