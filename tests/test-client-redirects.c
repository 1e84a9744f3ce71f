/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Redirects: followed within the origin of the account, together with the token. Any
 * other redirect is an error that names its target, and the token is not sent there.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

/* The target of a redirect, in which @own and @other are the URLs of the two servers,
 * and the path that is then requested if the origin is the same. */
typedef struct
{
  const char *name;
  const char *location;
  const char *path;
} Target;

static const Target targets[] = {
  { "the-same-server", "@own/v1/me", "/v1/me" },
  { "a-path", "/v1/me", "/v1/me" },
  { "a-relative-path", "../elsewhere", "/v1/simulation/plan/elsewhere" },
  { "a-path-above-the-root", "../../../../../../elsewhere", "/elsewhere" },
  { "a-query", "?page=2", "/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN "?page=2" },
  { "a-fragment", "/v1/me#there", "/v1/me" },
  { "the-same-server-in-capitals", "HTTP://@own-host/v1/me", "/v1/me" },
  { "without-a-scheme", "//@own-host/v1/me", "/v1/me" },
  { "another-server", "@other/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN },
  { "another-server-without-a-scheme", "//@other-host/v1/me" },
  { "https-on-the-same-host", "https://@own-host/v1/me" },
  { "a-user-and-password-of-the-same-server", "http://user:password@@own-host/v1/me" },
  { "another-name-of-this-computer", "http://localhost:@own-port/v1/me" },
  { "a-host-with-the-same-prefix", "http://127.0.0.1.evil.example:@own-port/v1/me" },
  { "an-invisible-space", "/v1/me\u200bX-Evil:yes" },
  { "a-space", "/v1/me HTTP/1.1" },
  { "https-on-another-host", "https://evil.example/v1/me" },
  { "a-user-and-password", "http://user:password@@other-host/" },
  { "a-file", "file:///etc/passwd" },
  { "a-script", "javascript:alert(1)" },
  { "not-an-address", "http://[" },
  { "empty", "" },
  { "no-location", NULL },
};

static const guint statuses[] = { 300, 301, 302, 303, 304, 307, 308 };

/* A test case: a status with a target. */
typedef struct
{
  guint         status;
  const Target *target;
} Redirect;

static char *
dup_location (const Target *target,
              TestServer   *own,
              TestServer   *other)
{
  const char *other_url = test_server_get_base_url (other);
  GString *location = g_string_new (target->location);

  g_string_replace (location, "@other-host", other_url + strlen ("http://"), 0);
  g_string_replace (location, "@other", other_url, 0);
  g_string_replace (location, "@own-host", test_server_get_base_url (own) + strlen ("http://"), 0);
  g_string_replace (location, "@own-port", strrchr (test_server_get_base_url (own), ':') + 1, 0);
  g_string_replace (location, "@own", test_server_get_base_url (own), 0);

  return g_string_free_and_steal (location);
}

static void
test_not_followed (gconstpointer user_data)
{
  const Redirect *row = user_data;
  g_autoptr(TestServer) own = test_server_new ();
  g_autoptr(TestServer) other = test_server_new ();
  g_autofree char *location = dup_location (row->target, own, other);
  g_autoptr(GError) error = NULL;

  test_server_answer (other, 200, CLIENT_SUPPORT_EMPTY_RUN);
  test_server_answer (own, row->status, CLIENT_SUPPORT_EMPTY_RUN);
  if (row->target->location != NULL)
    test_server_add_header (own, "Location", location);
  test_server_add_header (own, "Refresh", "0; url=/v1/me");

  error = client_support_get_error (test_server_get_base_url (own));
  if (row->target->location != NULL)
    g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  else
    g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_assert_nonnull (strstr (error->message, location));

  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (own), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

/* --- Same origin ---------------------------------------------------------- */

/* Redirects the first requests to @target, then responds with a run. */
typedef struct
{
  const char *location;
  guint       status;
  guint       n_redirects;
} RedirectChain;

static void
redirect (TestServer        *server,
          SoupServerMessage *message,
          gpointer           user_data)
{
  const RedirectChain *chain = user_data;

  if (test_server_get_n_requests (server) > chain->n_redirects)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC,
                                        CLIENT_SUPPORT_EMPTY_RUN, strlen (CLIENT_SUPPORT_EMPTY_RUN));
      return;
    }

  soup_server_message_set_status (message, chain->status, NULL);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Location",
                               chain->location);
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", "a=b; path=/");
}

static void
test_followed (gconstpointer user_data)
{
  const Redirect *row = user_data;
  g_autoptr(TestServer) own = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (own));
  g_autofree char *location = dup_location (row->target, own, own);
  RedirectChain chain = { location, row->status, 1 };
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;
  const TestRequest *second;

  test_server_set_func (own, redirect, &chain);
  run = client_support_get_run (client, CLIENT_SUPPORT_RUN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");

  g_assert_cmpuint (test_server_get_n_requests (own), ==, 2);
  second = test_server_get_request (own, 1);
  g_assert_cmpstr (second->method, ==, "GET");
  g_assert_cmpstr (second->path, ==, row->target->path);
  g_assert_cmpstr (test_request_get_header (second, "Authorization"), ==, "Bearer " CLIENT_SUPPORT_TOKEN);
  g_assert_null (test_request_get_header (second, "Referer"));
  g_assert_null (test_request_get_header (second, "Cookie"));
  client_support_assert_finalized (client);
}

/* At most five redirects are followed, in a chain or a loop. The error is not retried. */
static void
test_redirect_limit (gconstpointer user_data)
{
  guint n_redirects = GPOINTER_TO_UINT (user_data);
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  RedirectChain chain = { "/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN, 302, n_redirects };
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_server_set_func (server, redirect, &chain);
  run = client_support_get_run (client, CLIENT_SUPPORT_RUN, &error);
  if (n_redirects <= 5)
    {
      g_assert_no_error (error);
      g_assert_nonnull (run);
    }
  else
    {
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
      g_assert_true (g_str_has_suffix (error->message, chain.location));
      client_support_assert_message (error);
    }
  g_assert_cmpuint (test_server_get_n_requests (server), ==, MIN (n_redirects, 5) + 1);
  client_support_assert_finalized (client);
}

/* --- Other requests ------------------------------------------------------- */

static void
test_identity_redirect (void)
{
  g_autoptr(TestServer) own = test_server_new ();
  g_autoptr(TestServer) other = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (own));
  g_autoptr(CallboardIdentity) identity = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (other, "me.json");
  test_server_answer (own, 307, "");
  test_server_add_header (own, "Location", test_server_get_base_url (other));
  identity = client_support_get_identity (client, &error);
  g_assert_null (identity);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  g_assert_nonnull (strstr (error->message, test_server_get_base_url (other)));

  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (own), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
  client_support_assert_finalized (client);
}

/* A Location header does not make a redirect of another status. */
static void
test_refusal_with_location (void)
{
  g_autoptr(TestServer) own = test_server_new ();
  g_autoptr(TestServer) other = test_server_new ();
  g_autoptr(GError) error = NULL;

  test_server_answer (own, 404, "");
  test_server_add_header (own, "Location", test_server_get_base_url (other));
  error = client_support_get_error (test_server_get_base_url (own));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);

  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

/* --- Location header ------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *location;
  const char *expected_target;
} LocationCase;

static const LocationCase locations[] = {
  { "not-utf-8", "/caf\xe9", " to /caf\ufffd" },
  { "half-a-character-at-the-end", "/x\xf0", " to /x\ufffd" },
  { "only-half-a-character", "\xf0", " to \ufffd" },
  { "escape-sequence", "/\033[31mred", " to /\u241b[31mred" },
  { "c1-escape-sequence", "/\xc2\x9b" "31mred", " to /\ufffd31mred" },
  { "delete", "/\177", " to /\u2421" },
  { "markup", "/<b>&amp;%s%n", " to /<b>&amp;%s%n" },
};

static void
test_location_label (gconstpointer user_data)
{
  const LocationCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *answer = NULL;
  g_autoptr(GError) error = NULL;

  answer = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", row->location);
  test_wire_answer (wire, answer, TEST_WIRE_HOLD);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  g_assert_true (g_str_has_suffix (error->message, row->expected_target));
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 1);
}

static void
test_long_location_is_shortened (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autofree char *padding = g_strnfill (20000, 'x');
  g_autofree char *location = g_strconcat ("https://evil.example/", padding, NULL);
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 302, "");
  test_server_add_header (server, "Location", location);
  error = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  g_assert_true (g_str_has_suffix (error->message, "xxx…"));
}

/* The last of two Location headers is used. */
static void
test_two_locations (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(TestServer) other = test_server_new ();
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 302, "");
  test_server_add_header (server, "Location", "/one");
  test_server_add_header (server, "Location", test_server_get_base_url (other));
  error = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);

  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

static void
add_redirects (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (targets); j++)
      {
        gboolean is_same_origin = targets[j].path != NULL && statuses[i] != 300 && statuses[i] != 304;
        g_autofree char *path = g_strdup_printf ("/client/%s/%u/%s",
                                                 is_same_origin ? "redirect-to-same-origin"
                                                                : "redirect-to-other-origin",
                                                 statuses[i], targets[j].name);
        Redirect *row = g_new0 (Redirect, 1);

        row->status = statuses[i];
        row->target = &targets[j];
        g_test_add_data_func_full (path, row, is_same_origin ? test_followed : test_not_followed, g_free);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_redirects ();
  g_test_add_data_func ("/client/redirect-limit/five", GUINT_TO_POINTER (5), test_redirect_limit);
  g_test_add_data_func ("/client/redirect-limit/six", GUINT_TO_POINTER (6), test_redirect_limit);
  g_test_add_data_func ("/client/redirect-limit/loop", GUINT_TO_POINTER (1000),
                        test_redirect_limit);
  g_test_add_func ("/client/redirect-to-other-origin/identity-request", test_identity_redirect);
  g_test_add_func ("/client/redirect-to-other-origin/two-locations", test_two_locations);
  g_test_add_func ("/client/refusal-with-location", test_refusal_with_location);
  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autofree char *path = g_strconcat ("/client/redirect-location/", locations[i].name, NULL);

      g_test_add_data_func (path, &locations[i], test_location_label);
    }
  g_test_add_func ("/client/redirect-location/long", test_long_location_is_shortened);

  return g_test_run ();
}
