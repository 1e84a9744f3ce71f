/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An https address whose server does not speak TLS: the token is not sent. Certificates
 * are tested in test-client-certificates.c.
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

/* --- No TLS --------------------------------------------------------------- */

/* The response of a server that does not speak TLS. */
typedef struct
{
  const char *name;
  const char *answer;
} Response;

static const Response responses[] = {
  { "a-mail-server", "220 mail.example ESMTP ready\r\n" },
  { "a-web-server", "HTTP/1.1 400 Bad Request\r\n\r\n" },
  { "a-tls-alert", "\x15\x03\x03\x01\x02\x02\x28" },
  { "incomplete-handshake", "\x16\x03\x03" },
  { "connection-closed", "" },
};

/* The token is not sent, and the error says that there is no secure connection. */
static void
test_no_tls (gconstpointer user_data)
{
  const Response *row = user_data;
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
test_connection_refused (void)
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

  for (guint i = 0; i < G_N_ELEMENTS (responses); i++)
    {
      g_autofree char *path = g_strconcat ("/client/https-without-tls/", responses[i].name, NULL);

      g_test_add_data_func (path, &responses[i], test_no_tls);
    }
  g_test_add_func ("/client/https-without-tls/connection-refused", test_connection_refused);

  return g_test_run ();
}
