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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone-number/numbers", test_numbers);

  return g_test_run ();
}
