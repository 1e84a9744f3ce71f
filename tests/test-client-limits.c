/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Size limits: a body is read up to 64 MB after decompression, whatever the server
 * declares.
 */

#include "config.h"

#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define MIB (1024 * 1024)
#define LIMIT (64 * MIB)

/* Bytes that can be in transit when reading stops. */
#define IN_TRANSIT (16 * MIB)

static void
assert_too_large (const char *base_url)
{
  g_autoptr(GError) error = client_support_get_error (base_url);

  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "MB"));
}

static void
test_huge (void)
{
  g_autoptr(TestServer) server = test_server_new ();

  test_server_stream (server, 200, 70 * MIB);
  assert_too_large (test_server_get_base_url (server));
}

static void
test_endless (void)
{
  g_autoptr(TestServer) server = test_server_new ();

  test_server_stream (server, 200, G_GUINT64_CONSTANT (1) << 40);
  assert_too_large (test_server_get_base_url (server));
  test_server_wait_aborted (server, 1);
  g_assert_cmpuint (test_server_get_n_streamed (server), >=, LIMIT);
  g_assert_cmpuint (test_server_get_n_streamed (server), <, LIMIT + IN_TRANSIT);
}

/* A run padded to the exact limit is read; one more byte is too large. */
static void
test_exact_limit (gconstpointer user_data)
{
  gsize size = (gsize) LIMIT + GPOINTER_TO_SIZE (user_data);
  gsize run_size = strlen (CLIENT_SUPPORT_EMPTY_RUN);
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GBytes) body = NULL;
  g_autoptr(GError) error = NULL;
  char *text = g_strnfill (size - run_size, ' ');

  text = g_realloc (text, size);
  memcpy (text + size - run_size, CLIENT_SUPPORT_EMPTY_RUN, run_size);
  body = g_bytes_new_take (text, size);
  test_server_answer_bytes (server, 200, body);
  run = client_support_get_run (client, "run-1", &error);
  if (size > LIMIT)
    {
      g_assert_null (run);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
    }

  client_support_assert_finalized (client);
}

/* The next response does not start with the rest of the one that was too large. */
static void
test_next_response (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(CallboardPlanJob) refused = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_server_stream (server, 200, 70 * MIB);
  refused = client_support_get_run (client, "run-1", &error);
  g_assert_null (refused);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TOO_LARGE);
  g_clear_error (&error);

  test_server_answer (server, 200, CLIENT_SUPPORT_EMPTY_RUN);
  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");

  client_support_assert_finalized (client);
}

/* --- Compressed ----------------------------------------------------------- */

static GBytes *
create_zeros (gsize size)
{
  return g_bytes_new_take (g_malloc0 (size), size);
}

static void
test_gzip (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GBytes) plain = g_bytes_new_static (CLIENT_SUPPORT_EMPTY_RUN, strlen (CLIENT_SUPPORT_EMPTY_RUN));
  g_autoptr(GBytes) compressed = client_support_compress (plain);
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_bytes (server, 200, compressed);
  test_server_add_header (server, "Content-Encoding", "gzip");
  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");

  client_support_assert_finalized (client);
}

static void
test_gzip_bomb (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GBytes) zeros = create_zeros (100 * MIB);
  g_autoptr(GBytes) bomb = client_support_compress (zeros);

  g_assert_cmpuint (g_bytes_get_size (bomb), <, MIB);
  test_server_answer_bytes (server, 200, bomb);
  test_server_add_header (server, "Content-Encoding", "gzip");
  assert_too_large (test_server_get_base_url (server));
}

static void
test_gzip_bomb_in_a_refusal (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GBytes) zeros = create_zeros (100 * MIB);
  g_autoptr(GBytes) bomb = client_support_compress (zeros);
  g_autoptr(GError) error = NULL;

  test_server_answer_bytes (server, 403, bomb);
  test_server_add_header (server, "Content-Encoding", "gzip");
  error = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_FORBIDDEN);
}

static void
test_broken_gzip (gconstpointer user_data)
{
  gboolean is_cut = GPOINTER_TO_INT (user_data);
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GBytes) plain = g_bytes_new_static (CLIENT_SUPPORT_EMPTY_RUN, strlen (CLIENT_SUPPORT_EMPTY_RUN));
  g_autoptr(GBytes) compressed = client_support_compress (plain);
  g_autoptr(GBytes) broken = NULL;
  g_autoptr(GError) error = NULL;
  gsize size = g_bytes_get_size (compressed);

  if (is_cut)
    {
      broken = g_bytes_new_from_bytes (compressed, 0, size / 2);
    }
  else
    {
      guint8 *bytes = g_memdup2 (g_bytes_get_data (compressed, NULL), size);

      memset (bytes + 10, 0xff, size - 10);
      broken = g_bytes_new_take (bytes, size);
    }

  test_server_answer_bytes (server, 200, broken);
  test_server_add_header (server, "Content-Encoding", "gzip");
  error = client_support_get_error (test_server_get_base_url (server));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
}

/* --- Headers -------------------------------------------------------------- */

/* Reading stops if the headers have no end. */
static void
test_endless_head (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GString) head = g_string_new ("HTTP/1.1 200 OK\r\n");
  g_autoptr(GError) error = NULL;

  while (head->len < 4 * MIB)
    g_string_append (head, "X-Padding: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n");
  test_wire_answer (wire, head->str, TEST_WIRE_HOLD);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "too big"));
}

static void
test_endless_line (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autofree char *padding = g_strnfill (4 * MIB, 'x');
  g_autofree char *head = g_strconcat ("HTTP/1.1 200 OK\r\nX-Padding: ", padding, NULL);
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, head, TEST_WIRE_HOLD);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
  g_assert_nonnull (strstr (error->message, "too big"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/too-large/seventy-megabytes", test_huge);
  g_test_add_func ("/client/too-large/endless-body", test_endless);
  g_test_add_func ("/client/too-large/next-response", test_next_response);
  g_test_add_data_func ("/client/too-large/exact-limit-is-read", GSIZE_TO_POINTER (0),
                        test_exact_limit);
  g_test_add_data_func ("/client/too-large/one-byte-over-limit", GSIZE_TO_POINTER (1),
                        test_exact_limit);
  g_test_add_func ("/client/too-large/endless-headers", test_endless_head);
  g_test_add_func ("/client/too-large/endless-header-line", test_endless_line);
  g_test_add_func ("/client/gzip/valid", test_gzip);
  g_test_add_func ("/client/gzip/bomb", test_gzip_bomb);
  g_test_add_func ("/client/gzip/bomb-in-refusal", test_gzip_bomb_in_a_refusal);
  g_test_add_data_func ("/client/gzip/cut-off", GINT_TO_POINTER (TRUE), test_broken_gzip);
  g_test_add_data_func ("/client/gzip/damaged", GINT_TO_POINTER (FALSE), test_broken_gzip);

  return g_test_run ();
}
