/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proxy with a name and a password, set in the environment: the requests pass through it,
 * and if it refuses them, the error is said to be the proxy's. A separate program, because
 * the environment is read only once.
 */

#include "config.h"

#include <libsoup/soup.h>

#include "callboard-error-labels.h"
#include "support/client-support.h"
#include "support/test-certificates.h"
#include "support/test-proxy.h"
#include "support/test-wire.h"
#include "support/wait.h"

/* In the environment "na%40me:pass%3Aword". */
#define CREDENTIALS "na@me:pass:word"

/* Shared by all tests. */
static TestCertificates *certificates;
static TestProxy *proxy;

static TestWire *
create_server (void)
{
  g_autoptr(GTlsCertificate) certificate = test_certificates_load (certificates, "good");
  TestWire *server = test_wire_new_tls (certificate);
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s",
                                             strlen (CLIENT_SUPPORT_EMPTY_RUN), CLIENT_SUPPORT_EMPTY_RUN);

  test_wire_answer (server, answer, TEST_WIRE_HOLD);

  return server;
}

static CallboardClient *
create_client (TestWire *server)
{
  CallboardClient *client = client_support_create (test_wire_get_base_url (server));
  g_autofree char *path = test_certificates_dup_path (certificates, "ca");
  g_autoptr(GError) error = NULL;

  callboard_client_set_ca_file (client, path, &error);
  g_assert_no_error (error);

  return client;
}

/* The proxy never sees the token. */
static void
assert_no_token (void)
{
  for (guint i = 0; i < test_proxy_get_n_requests (proxy); i++)
    {
      const char *request = test_proxy_get_request (proxy, i);

      g_assert_true (g_str_has_prefix (request, "CONNECT 127.0.0.1:"));
      g_assert_null (strstr (request, CLIENT_SUPPORT_TOKEN));
      g_assert_null (strstr (request, "Bearer"));
    }
}

static void
test_right_password (void)
{
  g_autoptr(TestWire) server = create_server ();
  CallboardClient *client = create_client (server);

  test_proxy_refuse (proxy, 0);
  test_proxy_set_password (proxy, CREDENTIALS);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJob) run = client_support_get_run (client, "run-1", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
    }

  g_assert_cmpuint (test_proxy_get_n_tunnels (proxy), ==, 1);
  g_assert_cmpuint (test_wire_get_n_requests (server), ==, 3);
  g_assert_nonnull (strstr (test_wire_get_request (server, 0), CLIENT_SUPPORT_TOKEN));
  g_assert_null (strstr (test_wire_get_request (server, 0), "Proxy-Authorization"));
  assert_no_token ();

  client_support_assert_finalized (client);
}

static void
assert_refused (TestWire   *server,
                const char *message)
{
  CallboardClient *client = create_client (server);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = client_support_get_run (client, "run-1", &error);

  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_PROXY);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpstr (callboard_error_get_title (error), ==, "Refused by the Proxy");
  client_support_assert_message (error);
  g_assert_null (strstr (error->message, "pass:"));
  g_assert_cmpuint (test_wire_get_n_requests (server), ==, 0);
  g_assert_cmpuint (test_proxy_get_n_tunnels (proxy), ==, 0);
  assert_no_token ();

  client_support_assert_finalized (client);
}

static void
test_wrong_password (void)
{
  g_autoptr(TestWire) server = create_server ();

  test_proxy_refuse (proxy, 0);
  test_proxy_set_password (proxy, "somebody:else");
  assert_refused (server, "The proxy wants another name or password (status 407)");
  g_assert_cmpuint (test_proxy_get_n_requests (proxy), ==, 1);
}

/* Not as if the token had no permission. */
static void
test_forbidden (gconstpointer user_data)
{
  g_autoptr(TestWire) server = create_server ();
  guint status = GPOINTER_TO_UINT (user_data);
  g_autofree char *message = g_strdup_printf ("The proxy responded: %s (status %u)",
                                              soup_status_get_phrase (status), status);

  test_proxy_set_password (proxy, NULL);
  test_proxy_refuse (proxy, status);
  assert_refused (server, message);
  g_assert_cmpuint (test_proxy_get_n_requests (proxy), ==, 1);
}

/* The client works again as soon as the proxy accepts it. */
static void
test_password_accepted_later (void)
{
  g_autoptr(TestWire) server = create_server ();
  CallboardClient *client = create_client (server);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;

  test_proxy_refuse (proxy, 0);
  test_proxy_set_password (proxy, "somebody:else");
  run = client_support_get_run (client, "run-1", &error);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_PROXY);
  g_clear_error (&error);

  test_proxy_set_password (proxy, CREDENTIALS);
  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");

  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const variables[] = { "https_proxy", "HTTPS_PROXY" };
  g_autofree char *address = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  certificates = test_certificates_new ();
  proxy = test_proxy_new ();
  address = g_strdup_printf ("http://na%%40me:pass%%3Aword@127.0.0.1:%u", test_proxy_get_port (proxy));
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], address, TRUE);
  g_unsetenv ("no_proxy");
  g_unsetenv ("NO_PROXY");

  g_test_add_func ("/client/proxy-password/right", test_right_password);
  g_test_add_func ("/client/proxy-password/wrong", test_wrong_password);
  g_test_add_data_func ("/client/proxy-password/forbidden", GUINT_TO_POINTER (403), test_forbidden);
  g_test_add_data_func ("/client/proxy-password/unauthorized", GUINT_TO_POINTER (401), test_forbidden);
  g_test_add_data_func ("/client/proxy-password/not-found", GUINT_TO_POINTER (404), test_forbidden);
  g_test_add_func ("/client/proxy-password/accepted-later", test_password_accepted_later);
  status = g_test_run ();

  test_proxy_free (proxy);
  test_certificates_free (certificates);

  return status;
}
