/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IDs in request paths: an ID stays one path segment, whatever a user or a link puts
 * into it.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-wire.h"
#include "support/wait.h"

typedef struct
{
  const char *name;
  const char *id;
  const char *segment;
} IdCase;

static const IdCase sent[] = {
  { "uuid", CLIENT_SUPPORT_RUN, CLIENT_SUPPORT_RUN },
  { "unreserved", "aZ09-._~", "aZ09-._~" },
  { "parent-folder-of-another-endpoint", "../../v1/me", "..%2F..%2Fv1%2Fme" },
  { "dots-and-a-letter", "..a", "..a" },
  { "hidden-file", ".a", ".a" },
  { "space", "a b", "a%20b" },
  { "plus", "a+b", "a%2Bb" },
  { "slash", "a/b", "a%2Fb" },
  { "slash-before", "/a", "%2Fa" },
  { "slash-after", "a/", "a%2F" },
  { "backslash", "..\\..\\me", "..%5C..%5Cme" },
  { "umlaut", "ü", "%C3%BC" },
  { "emoji", "🎭", "%F0%9F%8E%AD" },
  { "query-and-fragment", "a?b#c", "a%3Fb%23c" },
  { "escaped-dots", "%2e%2e", "%252e%252e" },
  { "escaped-slash", "a%2Fb", "a%252Fb" },
  { "escaped-null", "a%00b", "a%2500b" },
  { "not-an-escape", "100%", "100%25" },
  { "parameters", "a;b=c&d", "a%3Bb%3Dc%26d" },
  { "another-server", "//example.com", "%2F%2Fexample.com" },
  { "user-and-password", "a:b@c", "a%3Ab%40c" },
  { "newline", "a\nb", "a%0Ab" },
  { "another-header", "a HTTP/1.1\r\nX-Evil: 1", "a%20HTTP%2F1.1%0D%0AX-Evil%3A%201" },
  { "quotes-and-markup", "<a href=\"x\">'`", "%3Ca%20href%3D%22x%22%3E%27%60" },
  { "right-to-left-override", "a\u202eb", "a%E2%80%AEb" },
};

static void
assert_requested (const char *id,
                  const char *segment)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autofree char *expected = g_strconcat ("GET /v1/simulation/plan/job/", segment, " HTTP/1.1", NULL);
  g_autofree char *line = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN, TEST_WIRE_CLOSE);
  run = client_support_get_run (client, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (run);

  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 1);
  line = test_wire_dup_request_line (wire, 0);
  g_assert_cmpstr (line, ==, expected);
  g_assert_null (strstr (test_wire_get_request (wire, 0), "X-Evil:"));

  client_support_assert_finalized (client);
}

static void
test_is_escaped (gconstpointer user_data)
{
  const IdCase *row = user_data;

  assert_requested (row->id, row->segment);
}

static void
test_ten_thousand_characters (void)
{
  g_autofree char *id = g_strnfill (10000, 'x');

  assert_requested (id, id);
}

/* --- Rejected IDs --------------------------------------------------------- */

static const IdCase rejected[] = {
  { "empty", "" },
  { "dot", "." },
  { "two-dots", ".." },
  { "three-dots", "..." },
  { "latin-1", "caf\xe9" },
  { "half-a-character", "\xf0\x9f" },
  { "too-long-encoding-of-a-slash", "\xc0\xaf" },
};

static void
test_rejected (gconstpointer user_data)
{
  const IdCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  run = client_support_get_run (client, row->id, &error);
  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  client_support_assert_message (error);

  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_connections (wire), ==, 0);
  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    {
      g_autofree char *path = g_strconcat ("/client/id-stays-one-segment/", sent[i].name, NULL);

      g_test_add_data_func (path, &sent[i], test_is_escaped);
    }
  g_test_add_func ("/client/id-stays-one-segment/ten-thousand-characters", test_ten_thousand_characters);
  for (guint i = 0; i < G_N_ELEMENTS (rejected); i++)
    {
      g_autofree char *path = g_strconcat ("/client/id-is-rejected/", rejected[i].name, NULL);

      g_test_add_data_func (path, &rejected[i], test_rejected);
    }

  return g_test_run ();
}
