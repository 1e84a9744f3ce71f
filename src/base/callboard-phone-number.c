/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses phone numbers that the user enters to find a call.
 */

#include "config.h"

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
