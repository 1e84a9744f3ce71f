/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connections that break, at each stage, and others at the other end who do not
 * speak HTTP, or speak it oddly.
 */

#include "callboard-client-runs.h"
#include "config.h"

#include "support/client-support.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

/* --- Broken ----------------------------------------------------------------- */

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
  { "after-all-but-promised-more", OK_HEAD "Content-Length: 1000\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN, CALLBOARD_ERROR_OFFLINE },
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
  { "length-beyond-measure", OK_HEAD "Content-Length: 99999999999999999999\r\n\r\n{}", CALLBOARD_ERROR_OFFLINE },
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

/* The same in pieces: where a packet ends makes no difference. */
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
test_nobody_listens (void)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GError) error = NULL;

  test_wire_stop (wire);
  error = client_support_get_error (test_wire_get_base_url (wire));
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
  g_assert_true (g_str_has_prefix (error->message, "127.0.0.1: "));
}

/* --- Odd, but all there ----------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *answer;
} OddCase;

static const OddCase odd[] = {
  { "no-length", OK_HEAD "\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "old-http", "HTTP/1.0 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "no-reason", "HTTP/1.1 200\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "no-type", "HTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "another-type", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "small-letters", "HTTP/1.1 200 ok\r\ncontent-type:application/json\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "bare-line-feeds", "HTTP/1.1 200 OK\nContent-Type: application/json\n\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "a-header-without-a-colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "continue-first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "early-hints-first", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN },
  { "space-around", "HTTP/1.1 200 OK\r\n\r\n \r\n\t" CLIENT_SUPPORT_EMPTY_RUN "\n\n" },
};

static void
assert_reads_the_run (TestWire *wire)
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
test_odd (gconstpointer user_data)
{
  const OddCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  assert_reads_the_run (wire);
}

static void
test_odd_byte_by_byte (gconstpointer user_data)
{
  const OddCase *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();

  test_wire_answer (wire, row->answer, TEST_WIRE_CLOSE);
  test_wire_set_piece_size (wire, 1);
  assert_reads_the_run (wire);
}

/* Chunks that end within a character and a word, one of them with an extension. */
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

/* --- One answer after another ----------------------------------------------- */

/* A length that is too short leaves bytes behind: the next answer on the
 * connection must not begin with them. */
static void
test_what_is_left_over_is_dropped (void)
{
  static const char poison[] =
    OK_HEAD "Content-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 149\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN;
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create (test_wire_get_base_url (wire));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) first = NULL;
  g_autoptr(CallboardPlanJob) second = NULL;

  test_wire_answer (wire, poison, TEST_WIRE_HOLD);
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

/* A server may close a connection that nobody uses at any time. */
static void
test_connects_again (void)
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
test_keeps_its_connection (void)
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

/* What waits for nothing does not keep its connection for a minute, which would end with
 * a turn of the main loop; what is under way is left alone. */
static void
test_closes_what_is_idle (void)
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
      g_autofree char *slowly = g_strconcat ("/client/cut-off-byte-by-byte/", broken[i].name, NULL);

      g_test_add_data_func (path, &broken[i], test_broken);
      g_test_add_data_func (slowly, &broken[i], test_broken_byte_by_byte);
    }
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *path = g_strconcat ("/client/speaks-something-else/", foreign[i].name, NULL);

      g_test_add_data_func (path, &foreign[i], test_broken);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *path = g_strconcat ("/client/odd-but-all-there/", odd[i].name, NULL);
      g_autofree char *slowly = g_strconcat ("/client/odd-byte-by-byte/", odd[i].name, NULL);

      g_test_add_data_func (path, &odd[i], test_odd);
      g_test_add_data_func (slowly, &odd[i], test_odd_byte_by_byte);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ();
  g_test_add_func ("/client/cut-off/at-once", test_closed_at_once);
  g_test_add_func ("/client/nobody-listens", test_nobody_listens);
  g_test_add_func ("/client/chunks-end-anywhere", test_chunks);
  g_test_add_func ("/client/what-is-left-over-is-dropped", test_what_is_left_over_is_dropped);
  g_test_add_func ("/client/connects-again", test_connects_again);
  g_test_add_func ("/client/keeps-its-connection", test_keeps_its_connection);
  g_test_add_func ("/client/closes-what-is-idle", test_closes_what_is_idle);

  return g_test_run ();
}
