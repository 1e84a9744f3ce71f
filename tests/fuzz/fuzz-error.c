/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Error responses of a server, and the functions that make text safe to display and find it.
 */

#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-response.h"
#include "callboard-search-query.h"
#include "callboard-secret.h"
#include "callboard-text-quote.h"
#include "callboard-text.h"
#include "fuzz.h"

#define TOKEN "rk_a-token-of-the-tests"

static void
assert_visible (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (c)));
}

static void
read_text (const char *text)
{
  g_autofree char *line = callboard_text_sanitize_line (text, 100);
  g_autofree char *short_text = callboard_text_sanitize (text, 100);
  g_autofree char *words = callboard_text_humanize (text);
  g_autofree char *folded = callboard_text_fold (text);
  g_autofree char *folded_words = callboard_text_fold_words (text);
  g_autoptr(CallboardSearchQuery) query = callboard_search_query_new (text);
  CallboardTextRange match;
  g_autofree char *quote = callboard_text_quote (text, "a", 100, &match);

  assert_visible (line);
  /* An ellipsis, and the characters that close bidi isolates. */
  g_assert_cmpint (g_utf8_strlen (line, -1), <=, 100 + 1 + 8 + 2);
  g_assert_cmpint (g_utf8_strlen (short_text, -1), <=, 100 + 1 + 8);
  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_false (g_utf8_get_char (c) >= 0x202a && g_utf8_get_char (c) <= 0x202e);
  assert_visible (words);
  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_utf8_validate (folded_words, -1, NULL));
  g_assert_cmpuint (callboard_search_query_get_n_terms (query), <=, CALLBOARD_SEARCH_MAX_TERMS);
  g_assert_true (g_utf8_validate (quote, -1, NULL));
  g_assert_true (match.start <= match.end && match.end <= strlen (quote));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) body = g_bytes_new (data, size);
  g_autoptr(GBytes) masked = callboard_secret_mask_bytes (body, TOKEN);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr(GError) error = callboard_response_create_error (422, masked);
  g_autoptr(GError) redirection = callboard_response_create_redirect_error (text);

  assert_visible (error->message);
  assert_visible (redirection->message);
  error = callboard_secret_mask_error (g_steal_pointer (&error), TOKEN);
  g_assert_null (strstr (error->message, TOKEN));
  g_assert_nonnull (callboard_error_get_hint (error));
  if (g_utf8_validate (text, -1, NULL))
    read_text (text);

  return 0;
}
