/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Normalizing the base URL of a server from user input or the environment, and
 * rejecting those to which a token must not be sent.
 */

#include "config.h"

#include "callboard-base-url.h"
#include "support/client-support.h"

/* --- Accepted ------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *text;
  const char *base_url;
  const char *host;
} AcceptedCase;

static const AcceptedCase accepted[] = {
  { "default", CALLBOARD_DEFAULT_BASE_URL, "https://api.roark.ai", "api.roark.ai" },
  { "trailing-slash", "https://api.roark.ai/", "https://api.roark.ai", "api.roark.ai" },
  { "trailing-slashes", "https://api.roark.ai///", "https://api.roark.ai", "api.roark.ai" },
  { "surrounding-space", " \t https://api.roark.ai \r\n", "https://api.roark.ai", "api.roark.ai" },
  { "scheme-in-capitals", "HTTPS://api.roark.ai", "https://api.roark.ai", "api.roark.ai" },
  { "host-in-capitals", "https://API.Roark.AI", "https://api.roark.ai", "api.roark.ai" },
  { "default-port", "https://api.roark.ai:443", "https://api.roark.ai", "api.roark.ai" },
  { "empty-port", "https://api.roark.ai:", "https://api.roark.ai", "api.roark.ai" },
  { "other-port", "https://api.roark.ai:8443/", "https://api.roark.ai:8443", "api.roark.ai" },
  { "highest-port", "https://api.roark.ai:65535", "https://api.roark.ai:65535", "api.roark.ai" },
  { "default-port-of-http", "https://api.roark.ai:80", "https://api.roark.ai:80", "api.roark.ai" },
  { "path", "https://example.com/roark/", "https://example.com/roark", "example.com" },
  { "version", "https://api.roark.ai/v1", "https://api.roark.ai", "api.roark.ai" },
  { "version-and-slashes", "https://api.roark.ai//v1//", "https://api.roark.ai", "api.roark.ai" },
  { "version-in-capitals", "https://api.roark.ai/V1/", "https://api.roark.ai", "api.roark.ai" },
  { "version-twice", "https://api.roark.ai/v1/v1", "https://api.roark.ai", "api.roark.ai" },
  { "version-after-a-path", "https://example.com/roark/v1", "https://example.com/roark", "example.com" },
  { "version-as-the-host", "https://v1/", "https://v1", "v1" },
  { "not-quite-a-version", "https://example.com/roarkv1", "https://example.com/roarkv1", "example.com" },
  { "path-in-capitals", "https://example.com/Roark", "https://example.com/Roark", "example.com" },
  { "path-with-a-space", "https://example.com/a b", "https://example.com/a%20b", "example.com" },
  { "path-with-a-newline", "https://example.com/a\r\nX-Evil:1", "https://example.com/a%0D%0AX-Evil:1", "example.com" },
  { "path-with-latin-1", "https://example.com/\xe9", "https://example.com/%E9", "example.com" },
  { "international-host", "https://exämple.com", "https://xn--exmple-cua.com", "xn--exmple-cua.com" },
  { "underscore", "https://my_server.example", "https://my_server.example", "my_server.example" },
  { "http-127.0.0.1", "http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1" },
  { "http-127.0.0.1-default-port", "http://127.0.0.1:80/", "http://127.0.0.1", "127.0.0.1" },
  { "http-other-loopback-address", "http://127.255.3.4", "http://127.255.3.4", "127.255.3.4" },
  { "http-localhost", "http://localhost", "http://localhost", "localhost" },
  { "http-localhost-in-capitals", "HTTP://LOCALHOST:3000/", "http://localhost:3000", "localhost" },
  { "http-localhost-escaped", "http://%6c%6f%63%61%6c%68%6f%73%74", "http://localhost", "localhost" },
  { "http-ipv6", "http://[::1]", "http://[::1]", "::1" },
  { "http-ipv6-with-a-port", "http://[::1]:8080/", "http://[::1]:8080", "::1" },
  { "https-ipv6", "https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443", "2001:db8::1" },
  { "https-ipv4", "https://192.168.0.1", "https://192.168.0.1", "192.168.0.1" },
  { "https-localhost", "https://localhost:8443", "https://localhost:8443", "localhost" },
};

static void
test_accepted (gconstpointer user_data)
{
  const AcceptedCase *row = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *base_url = callboard_base_url_normalize (row->text, &error);
  g_autofree char *again = NULL;
  g_autofree char *host = NULL;
  CallboardClient *client;

  g_assert_no_error (error);
  g_assert_cmpstr (base_url, ==, row->base_url);
  again = callboard_base_url_normalize (base_url, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, row->base_url);
  host = callboard_base_url_dup_host (base_url);
  g_assert_cmpstr (host, ==, row->host);

  client = client_support_create (row->text);
  client_support_assert_finalized (client);
}

static void
test_long_path (void)
{
  g_autofree char *path = g_strnfill (10000, 'x');
  g_autofree char *text = g_strconcat ("https://example.com/", path, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *base_url = callboard_base_url_normalize (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (base_url, ==, text);
}

/* --- Rejected ------------------------------------------------------------- */

typedef struct
{
  const char     *name;
  const char     *text;
  CallboardError  code;
} RejectedCase;

static const RejectedCase rejected[] = {
  /* Not safe for a token. */
  { "http", "http://example.com", CALLBOARD_ERROR_INSECURE },
  { "http-in-capitals", "HTTP://example.com", CALLBOARD_ERROR_INSECURE },
  { "http-api-host", "http://api.roark.ai", CALLBOARD_ERROR_INSECURE },
  { "http-on-https-port", "http://api.roark.ai:443", CALLBOARD_ERROR_INSECURE },
  { "http-private-network", "http://192.168.0.1", CALLBOARD_ERROR_INSECURE },
  { "http-any-address", "http://0.0.0.0", CALLBOARD_ERROR_INSECURE },
  { "http-any-address-ipv6", "http://[::]", CALLBOARD_ERROR_INSECURE },
  { "http-link-local", "http://[fe80::1]", CALLBOARD_ERROR_INSECURE },
  { "http-like-localhost", "http://localhost.example.com", CALLBOARD_ERROR_INSECURE },
  { "http-like-127.0.0.1", "http://127.0.0.1.example.com", CALLBOARD_ERROR_INSECURE },
  { "http-short-ip", "http://127.1", CALLBOARD_ERROR_INSECURE },
  { "http-number", "http://2130706433", CALLBOARD_ERROR_INSECURE },
  { "http-hexadecimal-ip", "http://0x7f.0.0.1", CALLBOARD_ERROR_INSECURE },
  { "ftp", "ftp://api.roark.ai", CALLBOARD_ERROR_INSECURE },
  { "ftp-localhost", "ftp://localhost", CALLBOARD_ERROR_INSECURE },
  { "websocket-localhost", "ws://localhost", CALLBOARD_ERROR_INSECURE },
  { "file-of-a-host", "file://localhost/etc/passwd", CALLBOARD_ERROR_INSECURE },

  /* Not the address of a server. */
  { "empty", "", CALLBOARD_ERROR_MALFORMED },
  { "space", "   ", CALLBOARD_ERROR_MALFORMED },
  { "words", "not an address", CALLBOARD_ERROR_MALFORMED },
  { "file", "file:///etc/passwd", CALLBOARD_ERROR_MALFORMED },
  { "script", "javascript:alert(1)", CALLBOARD_ERROR_MALFORMED },
  { "no-scheme", "api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "no-scheme-but-a-port", "localhost:8080", CALLBOARD_ERROR_MALFORMED },
  { "no-scheme-but-slashes", "//api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "scheme-alone", "https:", CALLBOARD_ERROR_MALFORMED },
  { "no-host", "https://", CALLBOARD_ERROR_MALFORMED },
  { "no-host-but-a-path", "https:///v1", CALLBOARD_ERROR_MALFORMED },
  { "one-slash", "https:/api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "no-slash", "https:api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "no-colon", "https//api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "user-and-password", "https://user:password@api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "user", "https://user@api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "empty-user", "https://@api.roark.ai", CALLBOARD_ERROR_MALFORMED },
  { "localhost-as-user", "http://localhost@example.com", CALLBOARD_ERROR_MALFORMED },
  { "localhost-as-user-with-a-port", "http://localhost:80@example.com", CALLBOARD_ERROR_MALFORMED },
  { "localhost-before-a-backslash", "http://localhost\\@example.com", CALLBOARD_ERROR_MALFORMED },
  { "query", "https://api.roark.ai/?a=b", CALLBOARD_ERROR_MALFORMED },
  { "empty-query", "https://api.roark.ai?", CALLBOARD_ERROR_MALFORMED },
  { "fragment", "https://api.roark.ai/#x", CALLBOARD_ERROR_MALFORMED },
  { "empty-fragment", "https://api.roark.ai#", CALLBOARD_ERROR_MALFORMED },
  { "port-zero", "https://api.roark.ai:0", CALLBOARD_ERROR_MALFORMED },
  { "port-too-high", "https://api.roark.ai:65536", CALLBOARD_ERROR_MALFORMED },
  { "port-below-zero", "https://api.roark.ai:-1", CALLBOARD_ERROR_MALFORMED },
  { "port-in-letters", "https://api.roark.ai:port", CALLBOARD_ERROR_MALFORMED },
  { "open-bracket", "https://[::1", CALLBOARD_ERROR_MALFORMED },
  { "not-ipv6", "https://[zz]", CALLBOARD_ERROR_MALFORMED },
  { "space-in-the-host", "https://a b.example", CALLBOARD_ERROR_MALFORMED },
  { "escaped-space-in-the-host", "https://a%20b.example", CALLBOARD_ERROR_MALFORMED },
  { "escaped-slash-in-the-host", "https://a%2fb.example", CALLBOARD_ERROR_MALFORMED },
  { "escaped-newline-in-the-host", "https://a%0ab.example", CALLBOARD_ERROR_MALFORMED },
  { "escaped-null-in-the-host", "https://a%00b.example", CALLBOARD_ERROR_MALFORMED },
  { "tab-in-the-host", "https://api.\troark.ai", CALLBOARD_ERROR_MALFORMED },
  { "backslash-in-the-host", "http://localhost\\.example.com", CALLBOARD_ERROR_MALFORMED },
  { "markup-in-the-host", "https://<b>.example", CALLBOARD_ERROR_MALFORMED },
  { "latin-1-in-the-host", "https://\xe9.example", CALLBOARD_ERROR_MALFORMED },
  { "not-an-escape", "https://api.roark.ai/%zz", CALLBOARD_ERROR_MALFORMED },
};

static void
test_rejected (gconstpointer user_data)
{
  const RejectedCase *row = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) client_error = NULL;
  g_autofree char *base_url = callboard_base_url_normalize (row->text, &error);
  g_autoptr(CallboardClient) client = NULL;

  g_assert_null (base_url);
  g_assert_error (error, CALLBOARD_ERROR, (int) row->code);
  client_support_assert_message (error);
  g_assert_null (strstr (error->message, "password"));

  client = callboard_client_new (row->text, CLIENT_SUPPORT_TOKEN,
                                 callboard_clock_get_default (), &client_error);
  g_assert_null (client);
  g_assert_error (client_error, CALLBOARD_ERROR, (int) row->code);
  client_support_assert_message (client_error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autofree char *path = g_strconcat ("/base-url/accepted/", accepted[i].name, NULL);

      g_test_add_data_func (path, &accepted[i], test_accepted);
    }
  g_test_add_func ("/base-url/accepted/long-path", test_long_path);
  for (guint i = 0; i < G_N_ELEMENTS (rejected); i++)
    {
      g_autofree char *path = g_strconcat ("/base-url/rejected/", rejected[i].name, NULL);

      g_test_add_data_func (path, &rejected[i], test_rejected);
    }

  return g_test_run ();
}
