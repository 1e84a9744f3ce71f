/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token on its way: to a server that proves who it is, or not at all.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

/* A certificate for 127.0.0.1 that nobody signed, and its key: made for this
 * test and good for nothing else. */
static const char self_signed[] =
  "-----BEGIN PRIVATE KEY-----\n"
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWXgqvEboZx0VZyWv\n"
  "GUXnXy09ia7Be/QCTRj6UhoKvPShRANCAAQEYqFQ/WP0RxQHzycwz/BbLPiVn8p/\n"
  "jf0BAgdfXZXDDAmxhpCXQy4ErsQZv+ggMjHj19EGDWIAgp4PYlSKKT5V\n"
  "-----END PRIVATE KEY-----\n"
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBpTCCAUugAwIBAgIUCgxtVlv/E1R+6VQdq7w981DjVe4wCgYIKoZIzj0EAwIw\n"
  "GTEXMBUGA1UEAwwOY2FsbGJvYXJkIHRlc3QwIBcNMjYxMTI0MDQxNDM2WhgPMjEy\n"
  "NjEwMzEwNDE0MzZaMBkxFzAVBgNVBAMMDmNhbGxib2FyZCB0ZXN0MFkwEwYHKoZI\n"
  "zj0CAQYIKoZIzj0DAQcDQgAEBGKhUP1j9EcUB88nMM/wWyz4lZ/Kf439AQIHX12V\n"
  "wwwJsYaQl0MuBK7EGb/oIDIx49fRBg1iAIKeD2JUiik+VaNvMG0wHQYDVR0OBBYE\n"
  "FM+vl5amOroZjB5Fpco6RbOezKpfMB8GA1UdIwQYMBaAFM+vl5amOroZjB5Fpco6\n"
  "RbOezKpfMA8GA1UdEwEB/wQFMAMBAf8wGgYDVR0RBBMwEYcEfwAAAYIJbG9jYWxo\n"
  "b3N0MAoGCCqGSM49BAMCA0gAMEUCIGl4zRjlC/OxFtWe4jm4dJI0cQz66EA6QC03\n"
  "JMuYmPDeAiEAvNWexh8mIziIWokMB+jAhXAn8PEcTnD6rF4dL/Cx/aM=\n"
  "-----END CERTIFICATE-----\n";

static char *
dup_https (const char *base_url)
{
  g_assert_true (g_str_has_prefix (base_url, "http://"));

  return g_strconcat ("https://", base_url + strlen ("http://"), NULL);
}

/* --- Who the server is ------------------------------------------------------ */

static void
test_untrusted_server_is_not_asked (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsCertificate) certificate = g_tls_certificate_new_from_pem (self_signed, -1, &error);
  g_autoptr(TestServer) server = NULL;
  g_autoptr(GError) refusal = NULL;

  g_assert_no_error (error);
  server = test_server_new_tls (certificate);
  test_server_answer_file (server, "plan-job-seed.json");
  g_assert_true (g_str_has_prefix (test_server_get_base_url (server), "https://127.0.0.1:"));

  refusal = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (refusal, CALLBOARD_ERROR, CALLBOARD_ERROR_TLS);
  test_settle ();
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
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
  test_wire_set_hasty (wire);
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

  g_test_add_func ("/client/untrusted-server-is-not-asked", test_untrusted_server_is_not_asked);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strconcat ("/client/https-on-a-plain-port/", plain[i].name, NULL);

      g_test_add_data_func (path, &plain[i], test_no_tls);
    }
  g_test_add_func ("/client/https-on-a-plain-port/nobody", test_nobody_listens_for_https);

  return g_test_run ();
}
