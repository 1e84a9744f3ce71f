/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsing phone numbers entered by a user.
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
    { "+1\u00a0555\u00a0010\u20110000", "+15550100000" },
    { "+1 555\u2013010\u20140000", "+15550100000" },
    { "+1 555\u2212010\u22120000", "+15550100000" },
    { "＋１（５５５）０１０－００００", "+15550100000" },
    { "tel:+1-555-010-0000", "+15550100000" },
    { "TEL: +1 555 010 0000", "+15550100000" },
    { "tel://+15550100000", "+15550100000" },
    { "0015550100000", "+15550100000" },
    { "00 49 30 1234567", "+49301234567" },
    { "\"+15550100000\".", "+15550100000" },
    { "<tel:+15550100000>", "+15550100000" },
    { "\u200b+1555\u200b0100000\ufeff", "+15550100000" },
    { "(555) 010-0000", NULL },
    { "tel:5550100000", NULL },
    { "00", NULL },
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
test_country_code (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_lacking;
  } cases[] = {
    { "(555) 010-0000", TRUE },
    { "555 010 0000", TRUE },
    { "555\u2011010\u20110000", TRUE },
    { "tel:5550100000", TRUE },
    { "+1 555 010 0000", FALSE },
    { "00 1 555 010 0000", FALSE },
    { "5550100000", FALSE },
    { "run 42", FALSE },
    { "12-34", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (callboard_phone_number_lacks_country_code (cases[i].text), ==, cases[i].is_lacking);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone-number/numbers", test_numbers);
  g_test_add_func ("/phone-number/country-code", test_country_code);

  return g_test_run ();
}
