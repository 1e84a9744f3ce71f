/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parses phone numbers that the user enters to find a call.
 */

#include "config.h"

#include <string.h>

#include "callboard-pasted-text.h"
#include "callboard-phone-number.h"

/* The digits of an E.164 number, without the plus sign. */
#define MIN_DIGITS 7
#define MAX_DIGITS 15

/* Dashes of any kind, no-break spaces and so on are as good as those of ASCII. */
static gboolean
is_separator (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION || c == 0x2212 ||
         (c < 0x80 && strchr ("()./", (int) c) != NULL) || c == 0xff08 || c == 0xff09;
}

/* The digits of ASCII and those of full width, as Japanese keyboards type them; -1 for
 * anything else. */
static int
get_digit (gunichar c)
{
  if (c >= '0' && c <= '9')
    return (int) (c - '0');

  return c >= 0xff10 && c <= 0xff19 ? (int) (c - 0xff10) : -1;
}

/* Returns the digits of a number, or NULL if there is something else in @text. */
static char *
dup_digits (const char *text)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int digit = get_digit (g_utf8_get_char (p));

      if (digit >= 0)
        g_string_append_c (digits, (char) ('0' + digit));
      else if (!is_separator (g_utf8_get_char (p)))
        return NULL;
    }

  return g_string_free_and_steal (g_steal_pointer (&digits));
}

/* Returns @text without quotes, brackets, invisible characters and `tel:` around it. */
static char *
dup_clean (const char *text)
{
  g_autofree char *clean = callboard_pasted_text_clean (text);

  if (g_ascii_strncasecmp (clean, "tel:", strlen ("tel:")) == 0)
    return g_strdup (clean + strlen ("tel:") + strspn (clean + strlen ("tel:"), "/ "));

  return g_steal_pointer (&clean);
}

static gboolean
is_plus (const char *text)
{
  return g_utf8_get_char (text) == '+' || g_utf8_get_char (text) == 0xff0b;
}

/**
 * callboard_phone_number_parse:
 * @text: user input, in valid UTF-8
 *
 * Parses an E.164 number as people write it: after "+", "00" or "tel:", with spaces,
 * brackets, dots, slashes and dashes of any kind.
 *
 * Returns: (transfer full) (nullable): the number, such as "+15550100000"; %NULL if
 *   @text is not a phone number with a country code
 */
char *
callboard_phone_number_parse (const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *digits = NULL;
  const char *number;

  g_return_val_if_fail (text != NULL, NULL);

  clean = dup_clean (text);
  if (*clean == '\0')
    return NULL;

  digits = dup_digits (is_plus (clean) ? g_utf8_next_char (clean) : clean);
  if (digits == NULL)
    return NULL;

  number = digits;
  if (!is_plus (clean))
    {
      if (!g_str_has_prefix (digits, "00"))
        return NULL;
      number += strlen ("00");
    }

  if (strlen (number) < MIN_DIGITS || strlen (number) > MAX_DIGITS)
    return NULL;

  return g_strconcat ("+", number, NULL);
}

/**
 * callboard_phone_number_lacks_country_code:
 * @text: user input, in valid UTF-8
 *
 * Returns: whether @text is written like a phone number, such as "(555) 010-0000", but
 *   without a country code; digits alone may be something else
 */
gboolean
callboard_phone_number_lacks_country_code (const char *text)
{
  g_autofree char *clean = NULL;
  g_autofree char *digits = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  clean = dup_clean (text);
  if (*clean == '\0' || is_plus (clean))
    return FALSE;

  digits = dup_digits (clean);

  return digits != NULL && strlen (digits) >= MIN_DIGITS && strlen (digits) <= MAX_DIGITS &&
         !g_str_has_prefix (digits, "00") &&
         (strlen (digits) != strlen (clean) || g_ascii_strncasecmp (text, "tel:", strlen ("tel:")) == 0);
}
