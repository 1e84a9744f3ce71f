/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connections that break at each stage of a response, and servers that do not speak
 * HTTP, or speak it in an unusual way.
 */

#include "callboard-client-runs.h"
#include "config.h"

#include "support/client-support.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* --- Broken --------------------------------------------------------------- */

typedef struct
{
  const char     *name;
  const char     *answer;
  CallboardError  code;
} BrokenCase;

static const BrokenCase broken[] = {
  { "before-the-answer", "", CALLBOARD_ERROR_OFFLINE },
  { "in-the-status-line", "HTTP/1.", CALLBOARD_ERROR_SERVER },
  { "in-the-headers", "HTTP/1.1 200 OK\r\nContent-Ty", CALLBOARD_ERROR_SERVER },
  { "after-a-header", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n", CALLBOARD_ERROR_OFFLINE },
  { "before-the-body", OK_HEAD "Content-Length: 1000\r\n\r\n", CALLBOARD_ERROR_OFFLINE },
  { "in-the-body", OK_HEAD "Content-Length: 1000\r\n\r\n{\"data\":{", CALLBOARD_ERROR_OFFLINE },
  { "shorter-than-content-length", OK_HEAD "Content-Length: 1000\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN, CALLBOARD_ERROR_OFFLINE },
  { "before-the-first-chunk", OK_HEAD "Transfer-Encoding: chunked\r\n\r\n", CALLBOARD_ERROR_OFFLINE },
  { "in-a-chunk", OK_HEAD "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"data\":{", CALLBOARD_ERROR_OFFLINE },
  { "between-chunks", OK_HEAD "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"data\":{\r\n", CALLBOARD_ERROR_OFFLINE },
  { "in-the-body-without-a-length", OK_HEAD "\r\n{\"data\":{", CALLBOARD_ERROR_MALFORMED },
};

static const BrokenCase foreign[] = {
  { "mail-server", "220 mail.example ESMTP ready\r\n", CALLBOARD_ERROR_SERVER },
  { "ssh-server", "SSH-2.0-OpenSSH_10.0\r\n", CALLBOARD_ERROR_SERVER },
  { "html-without-a-head", "<!DOCTYPE html><h1>Hello</h1>\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "tls-alert", "\x15\x03\x01\x02\x02\x16\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "letters", "no no no no no no\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "empty-lines", "\r\n\r\n\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "future-http", "HTTP/9.9 200 OK\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "status-in-letters", "HTTP/1.1 abc OK\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "status-too-long", "HTTP/1.1 20000 OK\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "status-zero", "HTTP/1.1 000 OK\r\n\r\n", CALLBOARD_ERROR_SERVER },
  { "bad-chunk-size", OK_HEAD "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"data\":{\r\n0\r\n\r\n", CALLBOARD_ERROR_MALFORMED },
  { "length-in-letters", OK_HEAD "Content-Length: many\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN, CALLBOARD_ERROR_SERVER },
  { "length-too-large", OK_HEAD "Content-Length: 99999999999999999999\r\n\r\n{}", CALLBOARD_ERROR_OFFLINE },
};

static void
test_broken (gconstpointer user_data)
{
  const BrokenCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, (int) row->code);
  if (row->code != CALLBOARD_ERROR_MALFORMED)
    g_assert_nonnull (strstr (error->message, "127.0.0.1"));
}

/* The same, sent byte by byte: packet boundaries make no difference. */
static void
test_broken_byte_by_byte (gconstpointer user_data)
{
  const BrokenCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  test_wire_set_piece_size (wire, 1);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, (int) row->code);
}

static void
test_closed_at_once (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GError) error = NULL;

  test_wire_set_early (wire);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
}

static void
test_connection_refused (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GError) error = NULL;

  test_wire_stop (wire);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1: "));
  /* The host is named once. */
  g_assert_null (strstr (error->message + strlen ("127.0.0.1: "), "127.0.0.1"));
}

/* --- Unusual but complete responses --------------------------------------- */

typedef struct
{
  const char *name;
  const char *answer;
} UnusualCase;

static const UnusualCase unusual[] = {
  { "no-length", OK_HEAD "\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "old-http", "HTTP/1.0 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "no-reason", "HTTP/1.1 200\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "no-type", "HTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "another-type", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "lower-case-headers", "HTTP/1.1 200 ok\r\ncontent-type:application/json\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "line-feeds-only", "HTTP/1.1 200 OK\nContent-Type: application/json\n\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "a-header-without-a-colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "continue-first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "early-hints-first", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "surrounding-space", "HTTP/1.1 200 OK\r\n\r\n \r\n\t" CLIENT_SUPPORT_EMPTY_RUN "\n\n" },
};

static void
assert_run_is_decoded (TestWire *wire)
{
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
  client_support_assert_finalized (client);
}

static void
test_unusual (gconstpointer user_data)
{
  const UnusualCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  assert_run_is_decoded (wire);
}

static void
test_unusual_byte_by_byte (gconstpointer user_data)
{
  const UnusualCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  test_wire_set_piece_size (wire, 1);
  assert_run_is_decoded (wire);
}

/* Chunks can end within a character or a word and have extensions. */
static void
test_chunks (void)
{
  static const char *const chunks[] = {
    "{\"data\":{", "\"simulationRunPlanJobId\":\"run-\xc3",
    "\xbc\",\"simulationRunPlanId\":\"p\",\"status\":\"X\",\"createdAt\":\"2026-01-05T10:00:00Z\",\"simul",
    "ationJobs\":[]}  ", "}",
  };
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autoptr(GString) answer = g_string_new (OK_HEAD "Transfer-Encoding: chunked\r\n\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (chunks); i++)
    g_string_append_printf (answer, "%0*zX%s\r\n%s\r\n", (int) i, strlen (chunks[i]),
                            i == 1 ? ";name=value" : "", chunks[i]);
  g_string_append (answer, "0\r\nTrailer: yes\r\n\r\n");

  test_wire_answer (wire, answer->str, TEST_WIRE_HOLD);
  for (gsize piece_size = 0; piece_size <= 14; piece_size += 7)
    {
      g_autoptr(CallboardPlanJob) run = NULL;
      g_autoptr(GError) error = NULL;

      test_wire_set_piece_size (wire, piece_size);
      run = client_support_get_run (client, "run-ü", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-ü");
    }

  client_support_assert_finalized (client);
}

/* --- Connection reuse ----------------------------------------------------- */

/* A Content-Length that is too small leaves bytes on the connection. They must not
 * become the start of the next response. */
static void
test_extra_bytes_are_dropped (void)
{
  static const char extra[] =
    OK_HEAD "Content-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 149\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN;
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) first = NULL;
  g_autoptr(CallboardPlanJob) second = NULL;

  test_wire_answer (wire, extra, TEST_WIRE_HOLD);
  first = client_support_get_run (client, "run-1", &error);
  g_assert_null (first);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
  g_clear_error (&error);

  test_run_pending ();
  test_wire_answer (wire, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", TEST_WIRE_HOLD);
  second = client_support_get_run (client, "run-1", &error);
  g_assert_null (second);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 2);

  client_support_assert_finalized (client);
}

/* A server can close an idle connection at any time. */
static void
test_reconnects (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autofree char *answer = NULL;

  answer = g_strdup_printf (OK_HEAD "Content-Length: %zu\r\n\r\n%s",
                            strlen (CLIENT_SUPPORT_EMPTY_RUN), CLIENT_SUPPORT_EMPTY_RUN);
  test_wire_answer (wire, answer, TEST_WIRE_CLOSE);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CallboardPlanJob) run = NULL;
      g_autoptr(GError) error = NULL;

      run = client_support_get_run (client, "run-1", &error);
      g_assert_no_error (error);
      g_assert_nonnull (run);
      test_run_pending ();
    }
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 3);
  g_assert_cmpuint (test_wire_get_n_connections (wire), ==, 3);

  client_support_assert_finalized (client);
}

static void
test_reuses_connection (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autofree char *answer = NULL;

  answer = g_strdup_printf (OK_HEAD "Content-Length: %zu\r\n\r\n%s",
                            strlen (CLIENT_SUPPORT_EMPTY_RUN), CLIENT_SUPPORT_EMPTY_RUN);
  test_wire_answer (wire, answer, TEST_WIRE_HOLD);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(CallboardPlanJob) run = NULL;
      g_autoptr(GError) error = NULL;

      run = client_support_get_run (client, "run-1", &error);
      g_assert_no_error (error);
      g_assert_nonnull (run);
    }
  g_assert_cmpuint (test_wire_get_n_connections (wire), ==, 1);

  client_support_assert_finalized (client);
}

/* Closes idle connections within one main loop iteration, rather than after a minute.
 * Active ones stay open. */
static void
test_closes_idle_connection (void)
{
  g_autofree char *answer = g_strdup_printf (OK_HEAD "Content-Length: %zu\r\n\r\n%s",
                                             strlen (CLIENT_SUPPORT_EMPTY_RUN), CLIENT_SUPPORT_EMPTY_RUN);
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(CallboardClient) client = client_support_create (test_wire_get_base_url (wire));
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardPlanJob) other = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, answer, TEST_WIRE_HOLD);
  run = client_support_get_run (client, "run-1", &error);
  g_assert_no_error (error);
  g_assert_false (callboard_client_get_busy (client));
  g_assert_cmpuint (test_wire_get_n_open (wire), ==, 1);
  callboard_client_close_idle_connections (client);
  test_wire_wait_disconnected (wire);

  test_wire_set_dripping (wire);
  callboard_client_get_plan_job_async (client, "run-1", NULL, test_store_result, &result);
  g_assert_true (callboard_client_get_busy (client));
  test_wire_wait_requests (wire, 2);
  callboard_client_close_idle_connections (client);
  test_wire_drip (wire, strlen (answer));
  other = callboard_client_get_plan_job_finish (client, test_wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (other);
}

static void
add_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/client/cut-off/", broken[i].name, NULL);
      g_autofree char *byte_by_byte_path = g_strconcat ("/client/cut-off-byte-by-byte/",
                                                        broken[i].name, NULL);

      g_test_add_data_func (path, &broken[i], test_broken);
      g_test_add_data_func (byte_by_byte_path, &broken[i], test_broken_byte_by_byte);
    }
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_strconcat ("/client/not-http/", foreign[i].name, NULL);

      g_test_add_data_func (path, &foreign[i], test_broken);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unusual); i++)
    {
      g_autofree char *path = g_strconcat ("/client/unusual-response/", unusual[i].name, NULL);
      g_autofree char *byte_by_byte_path = g_strconcat ("/client/unusual-response-byte-by-byte/",
                                                        unusual[i].name, NULL);

      g_test_add_data_func (path, &unusual[i], test_unusual);
      g_test_add_data_func (byte_by_byte_path, &unusual[i], test_unusual_byte_by_byte);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ();
  g_test_add_func ("/client/cut-off/at-once", test_closed_at_once);
  g_test_add_func ("/client/connection-refused", test_connection_refused);
  g_test_add_func ("/client/chunk-boundaries", test_chunks);
  g_test_add_func ("/client/extra-bytes-are-dropped", test_extra_bytes_are_dropped);
  g_test_add_func ("/client/reconnects", test_reconnects);
  g_test_add_func ("/client/reuses-connection", test_reuses_connection);
  g_test_add_func ("/client/closes-idle-connection", test_closes_idle_connection);

  return g_test_run ();
}
