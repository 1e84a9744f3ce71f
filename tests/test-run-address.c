/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parsing what a user types or pastes to open a run.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "callboard-run-address.h"

#define UPPER_ID "7F3E4D2C-8A91-4B5C-9E6F-1A2B3C4D5E6F"
#define PAGE "platform.roark.ai/simulations/runs/"
#define ID "7f3e4d2c-8a91-4b5c-9e6f-1a2b3c4d5e6f"

#define EMPTY_MESSAGE "Enter the ID or link of a run"
#define COUNTRY_MESSAGE "Enter the phone number with its country code, such as +1 555 010 0000"
#define INVALID_MESSAGE "Not the ID or link of a run"

typedef struct
{
  const char *name;
  const char *text;
  /* The ID, or the error message. */
  const char *result;
} Row;

static const Row good[] = {
  { "id", ID, ID },
  { "id-between-spaces", " \t" ID "\r\n", ID },
  { "id-that-is-no-uuid", "run_42", "run_42" },
  { "id-with-a-space-inside", "run 42", "run 42" },
  { "id-with-an-escape", "run%2042", "run%2042" },
  { "id-in-another-script", "プラン", "プラン" },
  { "path-upwards", "../../v1/me", "../../v1/me" },
  { "query", ID "?x=1#y", ID "?x=1#y" },
  { "https", "https://" PAGE ID, ID },
  { "http", "http://" PAGE ID, ID },
  { "without-scheme", PAGE ID, ID },
  { "upper-case-host", "HTTPS://PLATFORM.ROARK.AI/simulations/runs/" ID, ID },
  { "address-between-spaces", "\n https://" PAGE ID " \n", ID },
  { "trailing-slash", "https://" PAGE ID "/", ID },
  { "page-below", "https://" PAGE ID "/simulations/3", ID },
  { "address-with-query", "https://" PAGE ID "?tab=calls&x=/", ID },
  { "address-with-fragment", "https://" PAGE ID "#top", ID },
  { "slash-and-query", "https://" PAGE ID "/?tab=calls#top", ID },
  { "address-with-port", "https://localhost:3000/simulations/runs/" ID, ID },
  { "escaped-letter", "https://" PAGE "%37f3e", "7f3e" },
  { "escaped-space", "https://" PAGE "run%2042", "run 42" },
  { "escaped-slash", "https://" PAGE "a%2Fb", "a/b" },
  { "escaped-percent", "https://" PAGE "100%25", "100%" },
  { "escaped-accent", "https://" PAGE "%C3%89lo%C3%AFse", "Éloïse" },
  { "escaped-path-upwards", "https://" PAGE "..%2F..%2Fv1%2Fme", "../../v1/me" },
  { "upper-case-id", UPPER_ID, ID },
  { "upper-case-address", "HTTPS://PLATFORM.ROARK.AI/SIMULATIONS/RUNS/" UPPER_ID, ID },
  { "quoted-id", "\"" ID "\"", ID },
  { "id-in-backticks", "`" ID "`", ID },
  { "id-in-parentheses", "(" ID ").", ID },
  { "id-in-guillemets", "« " ID " »", ID },
  { "id-in-japanese-quotes", "「" ID "」。", ID },
  { "id-with-invisible-characters", "\xef\xbb\xbf\u200b" ID "\u2060", ID },
  { "id-between-no-break-spaces", "\u00a0" ID "\u00a0", ID },
  { "id-in-a-sentence", "Look at " ID ", it failed again.", ID },
  { "quoted-id-in-a-sentence", "The run “" UPPER_ID "” failed", ID },
  { "escaped-period", "https://" PAGE "run%2E", "run." },
  { "opaque-id-with-a-period", "run_42.", "run_42" },
  { "address-in-angle-brackets", "<https://" PAGE ID ">", ID },
  { "address-in-markdown", "[the run](https://" PAGE ID ")", ID },
  { "address-in-a-sentence", "See https://" PAGE ID ". Thanks", ID },
  { "address-with-query-in-a-sentence", "See https://" PAGE ID "?tab=calls, please", ID },
  { "link", "callboard:" ID, ID },
  { "upper-case-link", "Callboard:" UPPER_ID, ID },
  { "link-in-a-sentence", "Open <callboard:" ID ">!", ID },
};

static const Row bad[] = {
  { "link-without-id", "callboard:/", INVALID_MESSAGE },
  { "link-to-a-path", "callboard:../../v1/me", INVALID_MESSAGE },
  { "only-quotes", "\"\"", EMPTY_MESSAGE },
  { "number-without-country-code", "(555) 010-0000", COUNTRY_MESSAGE },
  { "number-with-spaces", "555 010 0000", COUNTRY_MESSAGE },
  { "empty", "", EMPTY_MESSAGE },
  { "spaces", " \t\r\n ", EMPTY_MESSAGE },
  { "front-page", "https://platform.roark.ai/", INVALID_MESSAGE },
  { "another-site", "https://example.org/", INVALID_MESSAGE },
  { "another-page", "https://platform.roark.ai/simulations/plans/" ID, INVALID_MESSAGE },
  { "list-of-runs", "https://platform.roark.ai/simulations/runs", INVALID_MESSAGE },
  { "file", "file:///etc/passwd", INVALID_MESSAGE },
  { "address-without-id", "https://" PAGE, INVALID_MESSAGE },
  { "address-without-id-or-scheme", PAGE, INVALID_MESSAGE },
  { "address-with-query-alone", "https://" PAGE "?run=" ID, INVALID_MESSAGE },
  { "address-with-two-slashes", "https://" PAGE "/" ID, INVALID_MESSAGE },
  { "line-inside", "run\n42", INVALID_MESSAGE },
  { "tab-inside", "run\t42", INVALID_MESSAGE },
  { "control-inside", "run\x1b[2J", INVALID_MESSAGE },
  { "delete-inside", "run\x7f", INVALID_MESSAGE },
  { "c1-control-inside", "run\xc2\x9b", INVALID_MESSAGE },
  { "invalid-utf-8", "run\xff", INVALID_MESSAGE },
  { "escaped-nul", "https://" PAGE "a%00b", INVALID_MESSAGE },
  { "escaped-nul-without-scheme", PAGE "a%00b", INVALID_MESSAGE },
  { "escaped-line", "https://" PAGE "a%0Ab", INVALID_MESSAGE },
  { "escaped-line-without-scheme", PAGE "a%0Ab", INVALID_MESSAGE },
  { "escaped-invalid-utf-8", "https://" PAGE "%FF", INVALID_MESSAGE },
  { "broken-escape", "https://" PAGE "a%zz", INVALID_MESSAGE },
  { "broken-escape-without-scheme", PAGE "a%zz", INVALID_MESSAGE },
  { "cut-escape", "https://" PAGE "a%2", INVALID_MESSAGE },
};

static void
assert_refused (const char *text,
                const char *message)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (callboard_run_address_parse (text, &error));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_null (callboard_run_address_parse (text, NULL));
}

static void
test_good (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = callboard_run_address_parse (row->text, &error);
  g_autofree char *address = NULL;
  g_autofree char *parsed = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, row->result);

  /* The link of the page can be parsed again. */
  address = callboard_run_address_to_uri (id);
  parsed = callboard_run_address_parse (address, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (parsed, ==, row->result);
}

static void
test_bad (gconstpointer data)
{
  const Row *row = data;

  assert_refused (row->text, row->result);
}

static void
test_length (void)
{
  g_autofree char *longest = g_strnfill (200, 'x');
  g_autofree char *too_long = g_strnfill (201, 'x');
  g_autofree char *page = g_strconcat ("https://" PAGE, longest, "?", too_long, NULL);
  g_autofree char *id = callboard_run_address_parse (longest, NULL);
  g_autofree char *id_of_page = callboard_run_address_parse (page, NULL);

  g_assert_cmpstr (id, ==, longest);
  g_assert_cmpstr (id_of_page, ==, longest);
  assert_refused (too_long, INVALID_MESSAGE);
}

static void
test_huge (void)
{
  const gsize size = 1024 * 1024;
  g_autofree char *letters = g_strnfill (size, 'x');
  g_autofree char *spaces = g_strnfill (size, ' ');
  g_autofree char *address = g_strconcat ("https://" PAGE, letters, NULL);
  g_autofree char *padded = g_strconcat (spaces, ID, spaces, NULL);
  g_autofree char *id = callboard_run_address_parse (padded, NULL);

  assert_refused (letters, INVALID_MESSAGE);
  assert_refused (address, INVALID_MESSAGE);
  assert_refused (spaces, EMPTY_MESSAGE);
  g_assert_cmpstr (id, ==, ID);
}

static void
test_to_uri (void)
{
  static const struct
  {
    const char *id;
    const char *address;
  } rows[] = {
    { ID, "https://" PAGE ID },
    { "../../v1/me", "https://" PAGE "..%2F..%2Fv1%2Fme" },
    { "a b?c#d%e&f", "https://" PAGE "a%20b%3Fc%23d%25e%26f" },
    { "É\"<", "https://" PAGE "%C3%89%22%3C" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *address = callboard_run_address_to_uri (rows[i].id);

      g_assert_cmpstr (address, ==, rows[i].address);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *path = g_strconcat ("/run-address/opens/", good[i].name, NULL);

      g_test_add_data_func (path, &good[i], test_good);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/run-address/rejects/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/run-address/length", test_length);
  g_test_add_func ("/run-address/1-mb", test_huge);
  g_test_add_func ("/run-address/link-of-the-page", test_to_uri);

  return g_test_run ();
}
