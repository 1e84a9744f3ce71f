/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person is told of an error, and the one button beside it.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"

typedef struct
{
  CallboardError   code;
  const char      *title;
  /* The hint, or how it begins. */
  const char      *hint;
  const char      *icon_name;
  CallboardRemedy  remedy;
} Row;

static const Row rows[] = {
  { CALLBOARD_ERROR_NOT_SIGNED_IN, "Not Connected", "Connect to Roark with your API token",
    "dialog-password-symbolic", CALLBOARD_REMEDY_CONNECT },
  { CALLBOARD_ERROR_UNAUTHORIZED, "Token Not Accepted", "Roark does not accept the token.",
    "dialog-password-symbolic", CALLBOARD_REMEDY_CONNECT },
  { CALLBOARD_ERROR_FORBIDDEN, "No Permission", "The token is valid but may not read this.",
    "changes-prevent-symbolic", CALLBOARD_REMEDY_CONNECT },
  { CALLBOARD_ERROR_NOT_FOUND, "Run Not Found", "The project of your token has no such run.",
    "edit-find-symbolic", CALLBOARD_REMEDY_OPEN },
  { CALLBOARD_ERROR_RATE_LIMITED, "Too Many Requests", "Roark asks for a pause.",
    "callboard-waiting-symbolic", CALLBOARD_REMEDY_RETRY },
  { CALLBOARD_ERROR_SERVER, "Roark Reported a Problem", "The server could not answer.",
    "dialog-warning-symbolic", CALLBOARD_REMEDY_RETRY },
  { CALLBOARD_ERROR_OFFLINE, "Roark Cannot Be Reached", "Check your connection to the internet",
    "network-offline-symbolic", CALLBOARD_REMEDY_RETRY },
  { CALLBOARD_ERROR_TIMEOUT, "No Answer in Time", "The server took too long to answer.",
    "callboard-timed-out-symbolic", CALLBOARD_REMEDY_RETRY },
  { CALLBOARD_ERROR_TLS, "No Secure Connection", "The identity of the server could not be verified",
    "channel-insecure-symbolic", CALLBOARD_REMEDY_RETRY },
  { CALLBOARD_ERROR_MALFORMED, "Answer Not Understood", "The server sent something that Callboard does not understand.",
    "dialog-warning-symbolic", CALLBOARD_REMEDY_RETRY },
  { CALLBOARD_ERROR_TOO_LARGE, "Answer Too Large", "The server sent more than Callboard reads at once.",
    "dialog-warning-symbolic", CALLBOARD_REMEDY_OPEN },
  { CALLBOARD_ERROR_INSECURE, "Kept Your Token Safe", "Going on would have sent your token",
    "channel-insecure-symbolic", CALLBOARD_REMEDY_CONNECT },
};

static void
assert_words (const GError *error,
              const Row    *row)
{
  const char *hint = callboard_error_get_hint (error);

  g_assert_cmpstr (callboard_error_get_title (error), ==, row->title);
  if (!g_str_has_prefix (hint, row->hint))
    g_assert_cmpstr (hint, ==, row->hint);
  g_assert_true (g_str_has_suffix (hint, "."));
  g_assert_cmpstr (callboard_error_get_icon_name (error), ==, row->icon_name);
  g_assert_cmpint (callboard_error_get_remedy (error), ==, row->remedy);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, row->code, "something");

  assert_words (error, row);
}

/* No code is left without words: the table has them all, in their order. */
static void
test_every_code (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, CALLBOARD_ERROR_INSECURE + 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (rows[i].code, ==, i);
}

static void
test_foreign (void)
{
  const Row *server = &rows[CALLBOARD_ERROR_SERVER];
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "something");
  g_autoptr(GError) same_code =
    g_error_new_literal (G_FILE_ERROR, (int) CALLBOARD_ERROR_UNAUTHORIZED, "something");
  g_autoptr(GError) newer = g_error_new_literal (CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE + 1, "something");
  g_autoptr(GError) negative = g_error_new_literal (CALLBOARD_ERROR, -1, "something");

  assert_words (foreign, server);
  assert_words (same_code, server);
  assert_words (newer, server);
  assert_words (negative, server);
}

static void
test_remedies (void)
{
  g_assert_cmpstr (callboard_remedy_get_label (CALLBOARD_REMEDY_RETRY), ==, "_Try Again");
  g_assert_cmpstr (callboard_remedy_get_label (CALLBOARD_REMEDY_CONNECT), ==, "_Connect to Roark…");
  g_assert_cmpstr (callboard_remedy_get_label (CALLBOARD_REMEDY_OPEN), ==, "_Open Another Run…");
}

static void
test_domain (void)
{
  g_assert_cmpstr (g_quark_to_string (CALLBOARD_ERROR), ==, "CallboardError");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/errors/words/", rows[i].title, NULL);

      g_test_add_data_func (g_strdelimit (path, " ", '-'), &rows[i], test_row);
    }
  g_test_add_func ("/errors/every-code-has-words", test_every_code);
  g_test_add_func ("/errors/foreign-ones-have-words-too", test_foreign);
  g_test_add_func ("/errors/buttons", test_remedies);
  g_test_add_func ("/errors/domain", test_domain);

  return g_test_run ();
}
