/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server that points elsewhere: nobody follows, the token stays, and the
 * person reads where it would have gone.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

/* Where a redirection points: @own and @other stand for the two servers. */
typedef struct
{
  const char *name;
  const char *location;
} Target;

static const Target targets[] = {
  { "the-same-server", "@own/v1/me" },
  { "the-same-address", "@own/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN },
  { "a-path", "/v1/me" },
  { "a-relative-path", "../elsewhere" },
  { "a-query", "?page=2" },
  { "another-server", "@other/v1/simulation/plan/job/" CLIENT_SUPPORT_RUN },
  { "another-server-without-a-scheme", "//@other-host/v1/me" },
  { "https-elsewhere", "https://evil.example/v1/me" },
  { "a-user-and-password", "http://user:password@@other-host/" },
  { "a-file", "file:///etc/passwd" },
  { "a-script", "javascript:alert(1)" },
  { "not-an-address", "http://[" },
  { "nowhere", "" },
  { "no-location", NULL },
};

static const guint statuses[] = { 300, 301, 302, 303, 304, 307, 308 };

/* A row of the tests: a status with a target. */
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
  g_string_replace (location, "@own", test_server_get_base_url (own), 0);

  return g_string_free_and_steal (location);
}

static void
test_is_not_followed (gconstpointer user_data)
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
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  g_assert_nonnull (strstr (error->message, location));

  test_settle ();
  g_assert_cmpuint (test_server_get_n_requests (own), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

static void
test_identity_does_not_follow (void)
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

  test_settle ();
  g_assert_cmpuint (test_server_get_n_requests (own), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
  client_support_assert_gone (client);
}

/* A status that is no redirection does not become one by its headers. */
static void
test_location_of_a_refusal (void)
{
  g_autoptr(TestServer) own = test_server_new ();
  g_autoptr(TestServer) other = test_server_new ();
  g_autoptr(GError) error = NULL;

  test_server_answer (own, 404, "");
  test_server_add_header (own, "Location", test_server_get_base_url (other));
  error = client_support_get_error (test_server_get_base_url (own));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);

  test_settle ();
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

/* --- What a server can put into a Location ---------------------------------- */

typedef struct
{
  const char *name;
  const char *location;
  const char *shown;
} StrangeLocation;

static const StrangeLocation strange[] = {
  { "not-utf-8", "/caf\xe9", ": /caf\ufffd" },
  { "half-a-character-at-the-end", "/x\xf0", ": /x\ufffd" },
  { "only-half-a-character", "\xf0", ": \ufffd" },
  { "escape-sequence", "/\033[31mred", ": /\u241b[31mred" },
  { "c1-escape-sequence", "/\xc2\x9b" "31mred", ": /\ufffd31mred" },
  { "delete", "/\177", ": /\u2421" },
  { "markup", "/<b>&amp;%s%n", ": /<b>&amp;%s%n" },
};

static void
test_is_fit_to_be_shown (gconstpointer user_data)
{
  const StrangeLocation *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *answer = NULL;
  g_autoptr(GError) error = NULL;

  answer = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", row->location);
  test_wire_answer (wire, answer, TEST_WIRE_HOLD);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  g_assert_true (g_str_has_suffix (error->message, row->shown));
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 1);
}

static void
test_long_location_is_shortened (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autofree char *location = g_strnfill (20000, 'x');
  g_autoptr(GError) error = NULL;

  test_server_answer (server, 302, "");
  test_server_add_header (server, "Location", location);
  error = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
  g_assert_true (g_str_has_suffix (error->message, "xxx…"));
}

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

  test_settle ();
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (other), ==, 0);
}

static void
add_redirects (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (targets); j++)
      {
        g_autofree char *path = g_strdup_printf ("/client/token-does-not-follow-a-redirect/%u/%s",
                                                 statuses[i], targets[j].name);
        Redirect *row = g_new0 (Redirect, 1);

        row->status = statuses[i];
        row->target = &targets[j];
        g_test_add_data_func_full (path, row, test_is_not_followed, g_free);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_redirects ();
  g_test_add_func ("/client/token-does-not-follow-a-redirect/from-the-identity", test_identity_does_not_follow);
  g_test_add_func ("/client/token-does-not-follow-a-redirect/two-locations", test_two_locations);
  g_test_add_func ("/client/refusal-with-a-location-is-a-refusal", test_location_of_a_refusal);
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *path = g_strconcat ("/client/redirect-is-fit-to-be-shown/", strange[i].name, NULL);

      g_test_add_data_func (path, &strange[i], test_is_fit_to_be_shown);
    }
  g_test_add_func ("/client/redirect-is-fit-to-be-shown/long", test_long_location_is_shortened);

  return g_test_run ();
}
