/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proxy with a name and a password, set in the environment: the requests pass through it,
 * and if it refuses them, the error is said to be the proxy's. A separate program, because
 * the environment is read only once.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "callboard-downloader.h"
#include "callboard-error-labels.h"
#include "callboard-soup-proxy.h"
#include "support/fake-clock.h"
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

/* --- Recordings --------------------------------------------------------------- */

/* Not as if the link to the recording had expired. */
static void
test_recording_refused (gconstpointer user_data)
{
  guint status = GPOINTER_TO_UINT (user_data);
  g_autofree char *path = g_dir_make_tmp ("callboard-recordings-XXXXXX", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(FakeClock) clock = fake_clock_new ();
  g_autoptr(CallboardDownloader) downloader = callboard_downloader_new (folder, CALLBOARD_CLOCK (clock));
  g_autoptr(TestWire) server = create_server ();
  g_autofree char *url = g_strconcat (test_wire_get_base_url (server), "/call.wav?Signature=a", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  test_proxy_set_password (proxy, NULL);
  test_proxy_refuse (proxy, status);
  callboard_downloader_fetch_async (downloader, url, "call-1", CALLBOARD_RECORDING_CONFIRM_SIZE, NULL, NULL,
                                    NULL, test_store_result, &result);
  file = callboard_downloader_fetch_finish (downloader, test_wait_for_result (&result), NULL, &error);
  g_assert_null (file);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_PROXY);
  g_assert_nonnull (strstr (error->message, "proxy"));
  g_assert_false (callboard_downloader_may_be_expired (error));
  g_assert_cmpuint (test_proxy_get_n_requests (proxy), ==, 1);
  g_assert_cmpuint (test_wire_get_n_requests (server), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

/* --- Several proxies ------------------------------------------------------------ */

/* As a PAC file does: a proxy for each server. */
typedef struct
{
  GObject     parent_instance;

  GHashTable *proxies;
} TestResolver;

typedef GObjectClass TestResolverClass;

GType test_resolver_get_type (void);

static void test_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_TYPE_WITH_CODE (TestResolver, test_resolver, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, test_resolver_iface_init))

static void
test_resolver_finalize (GObject *object)
{
  g_hash_table_unref (((TestResolver *) object)->proxies);

  G_OBJECT_CLASS (test_resolver_parent_class)->finalize (object);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  klass->finalize = test_resolver_finalize;
}

static void
test_resolver_init (TestResolver *self)
{
  self->proxies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static char **
lookup (GProxyResolver *resolver,
        const char     *uri)
{
  GHashTableIter iter;
  gpointer server;
  gpointer address;

  g_hash_table_iter_init (&iter, ((TestResolver *) resolver)->proxies);
  while (g_hash_table_iter_next (&iter, &server, &address))
    if (g_str_has_prefix (uri, server))
      return g_strdupv ((char *[]) { address, NULL });

  return g_strdupv ((char *[]) { (char *) "direct://", NULL });
}

static void
lookup_async (GProxyResolver      *resolver,
              const char          *uri,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, lookup (resolver, uri), (GDestroyNotify) g_strfreev);
}

static char **
lookup_finish (GProxyResolver  *resolver,
               GAsyncResult    *result,
               GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

static void
set_proxy (TestResolver *resolver,
           TestWire     *server,
           const char   *user,
           TestProxy    *server_proxy)
{
  g_hash_table_insert (resolver->proxies, g_strdup (test_wire_get_base_url (server)),
                       g_strdup_printf ("http://%s127.0.0.1:%u", user, test_proxy_get_port (server_proxy)));
}

static gboolean
on_accept_certificate (void)
{
  return TRUE;
}

static void
send_async (SoupSession   *session,
            TestWire      *server,
            GAsyncResult **result)
{
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, test_wire_get_base_url (server));

  g_signal_connect (message, "accept-certificate", G_CALLBACK (on_accept_certificate), NULL);
  soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, test_store_result, result);
}

static void
assert_received (SoupSession   *session,
                 GAsyncResult **result)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) body = soup_session_send_and_read_finish (session, test_wait_for_result (result), &error);

  g_assert_no_error (error);
  g_clear_object (result);
}

static void
assert_credentials (TestProxy  *server_proxy,
                    guint       n_requests,
                    const char *expected)
{
  g_assert_cmpuint (test_proxy_get_n_requests (server_proxy), ==, n_requests);
  for (guint i = 0; i < n_requests; i++)
    {
      const char *request = test_proxy_get_request (server_proxy, i);

      if (expected != NULL)
        g_assert_nonnull (strstr (request, expected));
      else
        g_assert_null (strstr (request, "Proxy-Authorization"));
    }
}

/* Each gets its own name and password, also if the connections are opened at once, and none
 * gets those of another that was used before. */
static void
test_several_proxies (void)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) "alice:secret", 12);
  g_autofree char *alice = g_strconcat ("Proxy-Authorization: Basic ", encoded, NULL);
  g_autofree char *encoded_bob = g_base64_encode ((const guchar *) "bob:secret", 10);
  g_autofree char *bob = g_strconcat ("Proxy-Authorization: Basic ", encoded_bob, NULL);
  TestResolver *resolver = g_object_new (test_resolver_get_type (), NULL);
  g_autoptr(SoupSession) session = soup_session_new ();
  TestProxy *proxies[] = { test_proxy_new (), test_proxy_new (), test_proxy_new () };
  g_autoptr(TestWire) first = create_server ();
  g_autoptr(TestWire) second = create_server ();
  g_autoptr(TestWire) third = create_server ();
  TestWire *servers[] = { first, second, third };
  GAsyncResult *results[3] = { NULL };

  callboard_soup_proxy_set_up (session);
  soup_session_set_proxy_resolver (session, G_PROXY_RESOLVER (resolver));
  set_proxy (resolver, first, "alice:secret@", proxies[0]);
  set_proxy (resolver, second, "", proxies[1]);
  set_proxy (resolver, third, "bob:secret@", proxies[2]);
  for (guint n = 1; n <= 3; n++)
    {
      for (guint i = 0; i < 3; i++)
        send_async (session, servers[i], &results[i]);
      for (guint i = 0; i < 3; i++)
        assert_received (session, &results[i]);
      assert_credentials (proxies[0], n, alice);
      assert_credentials (proxies[1], n, NULL);
      assert_credentials (proxies[2], n, bob);
    }

  /* The proxy of a server changes. */
  set_proxy (resolver, first, "", proxies[1]);
  send_async (session, first, &results[0]);
  assert_received (session, &results[0]);
  assert_credentials (proxies[1], 4, NULL);

  soup_session_abort (session);
  g_clear_object (&session);
  g_object_unref (resolver);
  for (guint i = 0; i < 3; i++)
    test_proxy_free (proxies[i]);
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
  g_test_add_data_func ("/client/proxy-password/recording/forbidden", GUINT_TO_POINTER (403), test_recording_refused);
  g_test_add_data_func ("/client/proxy-password/recording/wrong", GUINT_TO_POINTER (407), test_recording_refused);
  g_test_add_func ("/client/proxy-password/several-proxies", test_several_proxies);
  status = g_test_run ();

  test_proxy_free (proxy);
  test_certificates_free (certificates);

  return status;
}
