/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The title, hint, icon and button of each error.
 */

#include "config.h"

#include <gio/gio.h>

#include "callboard-error-labels.h"
#include "callboard-error.h"
#include "callboard-permission-labels.h"
#include "support/icon-support.h"

#define N_ERRORS (CALLBOARD_ERROR_PROJECT_UNAVAILABLE + 1)

static void
test_error (gconstpointer data)
{
  g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, GPOINTER_TO_INT (data), "something");
  const char *title = callboard_error_get_title (error);
  const char *hint = callboard_error_get_hint (error);

  g_assert_true (g_unichar_isupper (g_utf8_get_char (title)));
  g_assert_false (g_str_has_suffix (title, "."));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (hint)));
  g_assert_true (g_str_has_suffix (hint, "."));
  icon_support_assert_exists (callboard_error_get_icon_name (error));
  g_assert_cmpstr (callboard_remedy_get_label (callboard_error_get_remedy (error)), !=, "");
}

static void
test_titles_are_distinct (void)
{
  for (int code = 0; code < N_ERRORS; code++)
    for (int other = 0; other < code; other++)
      {
        g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, code, "something");
        g_autoptr(GError) other_error = g_error_new_literal (CALLBOARD_ERROR, other, "something");

        g_assert_cmpstr (callboard_error_get_title (error), !=, callboard_error_get_title (other_error));
        g_assert_cmpstr (callboard_error_get_hint (error), !=, callboard_error_get_hint (other_error));
      }
}

/* A retry cannot help with a token or an ID. */
static void
test_remedies (void)
{
  static const struct { CallboardError code; CallboardRemedy remedy; } rows[] = {
    { CALLBOARD_ERROR_NOT_SIGNED_IN, CALLBOARD_REMEDY_CONNECT },
    { CALLBOARD_ERROR_UNAUTHORIZED, CALLBOARD_REMEDY_CONNECT },
    { CALLBOARD_ERROR_FORBIDDEN, CALLBOARD_REMEDY_CONNECT },
    { CALLBOARD_ERROR_INSECURE, CALLBOARD_REMEDY_CONNECT },
    { CALLBOARD_ERROR_NOT_FOUND, CALLBOARD_REMEDY_OPEN },
    { CALLBOARD_ERROR_TOO_LARGE, CALLBOARD_REMEDY_OPEN },
    { CALLBOARD_ERROR_RATE_LIMITED, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_SERVER, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_OFFLINE, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_TIMEOUT, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_TLS, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_MALFORMED, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_CAPTIVE_PORTAL, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_PROXY, CALLBOARD_REMEDY_RETRY },
    { CALLBOARD_ERROR_KEYRING_LOCKED, CALLBOARD_REMEDY_UNLOCK },
    { CALLBOARD_ERROR_PROJECT_UNAVAILABLE, CALLBOARD_REMEDY_CONNECT },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, N_ERRORS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, (int) rows[i].code, "something");

      g_assert_cmpint (callboard_error_get_remedy (error), ==, rows[i].remedy);
    }
}

static void
assert_same_labels (const GError *error,
                    const GError *other)
{
  g_assert_cmpstr (callboard_error_get_title (error), ==, callboard_error_get_title (other));
  g_assert_cmpstr (callboard_error_get_hint (error), ==, callboard_error_get_hint (other));
  g_assert_cmpstr (callboard_error_get_icon_name (error), ==, callboard_error_get_icon_name (other));
  g_assert_cmpint (callboard_error_get_remedy (error), ==, callboard_error_get_remedy (other));
}

static void
test_foreign (void)
{
  g_autoptr(GError) server = g_error_new_literal (CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER, "something");
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "something");
  g_autoptr(GError) same_code =
    g_error_new_literal (G_FILE_ERROR, (int) CALLBOARD_ERROR_UNAUTHORIZED, "something");
  g_autoptr(GError) newer = g_error_new_literal (CALLBOARD_ERROR, N_ERRORS, "something");
  g_autoptr(GError) negative = g_error_new_literal (CALLBOARD_ERROR, -1, "something");

  assert_same_labels (foreign, server);
  assert_same_labels (same_code, server);
  assert_same_labels (newer, server);
  assert_same_labels (negative, server);
}

/* Each certificate problem has its own hint. */
static void
test_certificates (void)
{
  static const GTlsCertificateFlags flags[] = {
    0, G_TLS_CERTIFICATE_UNKNOWN_CA, G_TLS_CERTIFICATE_BAD_IDENTITY, G_TLS_CERTIFICATE_NOT_ACTIVATED,
    G_TLS_CERTIFICATE_EXPIRED, G_TLS_CERTIFICATE_REVOKED,
  };
  const char *hints[G_N_ELEMENTS (flags)];

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (CALLBOARD_ERROR, CALLBOARD_ERROR_TLS, "something");

      if (flags[i] != 0)
        callboard_error_set_tls_flags (error, flags[i]);
      hints[i] = callboard_error_get_hint (error);
      g_assert_true (g_str_has_suffix (hints[i], "."));
      for (guint k = 0; k < i; k++)
        g_assert_cmpstr (hints[i], !=, hints[k]);
    }
}

static void
test_buttons (void)
{
  static const CallboardRemedy remedies[] = { CALLBOARD_REMEDY_RETRY, CALLBOARD_REMEDY_CONNECT, CALLBOARD_REMEDY_OPEN };

  for (guint i = 0; i < G_N_ELEMENTS (remedies); i++)
    {
      /* A mnemonic, which is another one for each button. */
      const char *label = callboard_remedy_get_label (remedies[i]);

      g_assert_true (g_str_has_prefix (label, "_"));
      for (guint k = 0; k < i; k++)
        g_assert_cmpint (label[1], !=, callboard_remedy_get_label (remedies[k])[1]);
    }
}

static void
test_domain (void)
{
  g_assert_cmpstr (g_quark_to_string (CALLBOARD_ERROR), ==, "CallboardError");
}

static void
test_permissions (void)
{
  static const char *const scopes[] = { "READ", "WRITE", "ADMIN_ALL", NULL };
  g_autofree char *known = callboard_permission_dup_label ("recording:read");
  g_autofree char *unknown = callboard_permission_dup_label ("robot:dance\n");
  g_autofree char *list = callboard_scopes_dup_label (scopes);
  g_autofree char *no_scopes = callboard_scopes_dup_label (&scopes[3]);
  g_autofree char *unknown_scopes = callboard_scopes_dup_label (NULL);
  g_autofree char *scope = callboard_token_scope_dup_label ("TEAM");

  g_assert_cmpstr (known, ==, "Play recordings");
  /* As it came, on one line. */
  g_assert_true (g_str_has_prefix (unknown, "robot:dance"));
  g_assert_null (strchr (unknown, '\n'));
  g_assert_null (callboard_permission_get_hint ("robot:dance"));
  g_assert_cmpstr (list, ==, "Read, Write, ADMIN_ALL");
  g_assert_cmpstr (no_scopes, ==, "None");
  g_assert_cmpstr (unknown_scopes, ==, "Unknown");
  g_assert_cmpstr (scope, ==, "TEAM");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (int code = 0; code < N_ERRORS; code++)
    {
      g_autofree char *path = g_strdup_printf ("/errors/labels/%d", code);

      g_test_add_data_func (path, GINT_TO_POINTER (code), test_error);
    }
  g_test_add_func ("/errors/titles-are-distinct", test_titles_are_distinct);
  g_test_add_func ("/errors/remedies", test_remedies);
  g_test_add_func ("/errors/foreign-errors-have-labels-too", test_foreign);
  g_test_add_func ("/errors/certificates", test_certificates);
  g_test_add_func ("/errors/buttons", test_buttons);
  g_test_add_func ("/errors/domain", test_domain);
  g_test_add_func ("/errors/permissions", test_permissions);

  return g_test_run ();
}
