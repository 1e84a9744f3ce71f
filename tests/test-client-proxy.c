/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The token and a proxy set in the environment: plain http is allowed for loopback only
 * and bypasses the proxy; https passes through it encrypted. A separate program,
 * because the environment is read only once.
 */

#include "config.h"

#include "callboard-retry.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

static TestWire *proxy;

static void
test_plain_http_bypasses_proxy (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;
  guint n_before = test_wire_get_n_connections (proxy);

  test_server_answer_file (server, "plan-job-seed.json");
  run = client_support_get_run (client, CLIENT_SUPPORT_RUN, &error);
  g_assert_cmpuint (test_wire_get_n_connections (proxy), ==, n_before);
  g_assert_no_error (error);
  g_assert_nonnull (run);
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);

  client_support_assert_finalized (client);
}

static void
test_https_is_tunneled (void)
{
  guint n_before = test_wire_get_n_requests (proxy);
  g_autoptr(GError) error = NULL;

  error = client_support_get_error ("https://roark.invalid");
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  g_assert_cmpuint (test_wire_get_n_requests (proxy), ==, n_before + 1 + CALLBOARD_RETRY_MAX);
  for (guint i = n_before; i < test_wire_get_n_requests (proxy); i++)
    {
      g_autofree char *line = test_wire_dup_request_line (proxy, i);

      g_assert_cmpstr (line, ==, "CONNECT roark.invalid:443 HTTP/1.1");
      g_assert_null (strstr (test_wire_get_request (proxy, i), CLIENT_SUPPORT_TOKEN));
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const variables[] = { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY" };
  int status;

  g_test_init (&argc, &argv, NULL);

  proxy = test_wire_new ();
  test_wire_answer (proxy, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", TEST_WIRE_CLOSE);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], test_wire_get_base_url (proxy), TRUE);
  g_unsetenv ("no_proxy");
  g_unsetenv ("NO_PROXY");

  g_test_add_func ("/client/proxy/plain-http-bypasses-proxy", test_plain_http_bypasses_proxy);
  g_test_add_func ("/client/proxy/https-is-tunneled", test_https_is_tunneled);
  status = g_test_run ();

  test_wire_free (proxy);

  return status;
}
