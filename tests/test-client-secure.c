/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token on its way: over TLS, or not at all. Who proves what is in
 * test-client-trust.c.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-wire.h"

static char *
dup_https (const char *base_url)
{
  g_assert_true (g_str_has_prefix (base_url, "http://"));

  return g_strconcat ("https://", base_url + strlen ("http://"), NULL);
}

/* --- No TLS where https is asked for ---------------------------------------- */

/* What the other end says, when it is no TLS. */
typedef struct
{
  const char *name;
  const char *answer;
} PlainCase;

static const PlainCase plain[] = {
  { "a-mail-server", "220 mail.example ESMTP ready\r\n" },
  { "a-web-server", "HTTP/1.1 400 Bad Request\r\n\r\n" },
  { "a-tls-alert", "\x15\x03\x03\x01\x02\x02\x28" },
  { "half-a-handshake", "\x16\x03\x03" },
  { "one-who-hangs-up", "" },
};

/* The address says https and the server does not: the token stays, and the
 * person is told that there is no secure connection. */
static void
test_no_tls (gconstpointer user_data)
{
  const PlainCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *base_url = dup_https (test_wire_get_base_url (wire));
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  test_wire_set_early (wire);
  error = client_support_get_error (base_url);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS);
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1: "));
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 0);
}

static void
test_nobody_listens_for_https (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *base_url = dup_https (test_wire_get_base_url (wire));
  g_autoptr(GError) error = NULL;

  test_wire_stop (wire);
  error = client_support_get_error (base_url);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strconcat ("/client/https-on-a-plain-port/", plain[i].name, NULL);

      g_test_add_data_func (path, &plain[i], test_no_tls);
    }
  g_test_add_func ("/client/https-on-a-plain-port/nobody", test_nobody_listens_for_https);

  return g_test_run ();
}
