/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Canceling a request at any stage: it ends immediately with G_IO_ERROR_CANCELLED, and
 * the connection to the server is closed.
 */

#include "callboard-client-runs.h"
#include "config.h"

#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

/* A request that can be canceled. */
typedef struct
{
  CallboardClient *client;
  GCancellable    *cancellable;
  GAsyncResult    *result;
} Attempt;

static void
attempt_begin (Attempt    *self,
               const char *base_url)
{
  self->client = client_support_create (base_url);
  self->cancellable = g_cancellable_new ();
  callboard_client_get_plan_job_async (self->client, CLIENT_SUPPORT_RUN, self->cancellable,
                                       test_store_result, &self->result);
}

/* Asserts that it was canceled and that the client is finalized. */
static void
attempt_assert_canceled (Attempt *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;

  run = callboard_client_get_plan_job_finish (self->client, test_wait_for_result (&self->result), NULL, &error);
  g_assert_null (run);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&self->result);
  test_run_pending ();
  g_assert_finalize_object (g_steal_pointer (&self->cancellable));
  client_support_assert_finalized (g_steal_pointer (&self->client));
}

static void
test_before_start (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;
  CallboardClient *client = client_support_create (test_server_get_base_url (server));

  g_cancellable_cancel (cancellable);
  callboard_client_get_plan_job_async (client, CLIENT_SUPPORT_RUN, cancellable, test_store_result, &result);
  /* The callback is never called before this returns. */
  g_assert_null (result);
  run = callboard_client_get_plan_job_finish (client, test_wait_for_result (&result), NULL, &error);
  g_assert_null (run);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

static void
test_after_start (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  Attempt attempt = { NULL };

  test_server_answer_file (server, "plan-job-seed.json");
  attempt_begin (&attempt, test_server_get_base_url (server));
  g_cancellable_cancel (attempt.cancellable);
  attempt_assert_canceled (&attempt);
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
}

typedef struct
{
  TestWire *wire;
  gsize     n_bytes;
} Sent;

static gboolean
has_sent (gpointer user_data)
{
  Sent *sent = user_data;

  return test_wire_get_n_requests (sent->wire) > 0 && test_wire_has_sent (sent->wire, sent->n_bytes);
}

/* The part of the response that was received before the cancellation. */
typedef struct
{
  const char *name;
  const char *answer;
} Stage;

static const Stage stages[] = {
  { "while-waiting", "" },
  { "within-the-head", "HTTP/1.1 200 OK\r\nContent-Ty" },
  { "after-the-head", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" },
  { "within-the-body", "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"data\":{" },
  { "within-a-chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"data\":{" },
  { "within-a-refusal", "HTTP/1.1 403 Forbidden\r\nContent-Length: 1000\r\n\r\n{\"mess" },
  { "within-an-unauthorized", "HTTP/1.1 401 Unauthorized\r\nContent-Length: 1000\r\n\r\n{\"mess" },
  { "within-the-head-of-a-redirection", "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 1000\r\n" },
};

static void
test_while_reading (gconstpointer user_data)
{
  const Stage *row = user_data;
  g_autoptr(TestWire) wire = test_wire_new ();
  Sent sent = { wire, strlen (row->answer) };
  Attempt attempt = { NULL };

  test_wire_answer (wire, row->answer, TEST_WIRE_HOLD);
  attempt_begin (&attempt, test_wire_get_base_url (wire));
  test_wait_until (has_sent, &sent);
  g_assert_cmpuint (test_wire_get_n_open (wire), ==, 1);
  test_run_pending ();
  g_assert_null (attempt.result);

  g_cancellable_cancel (attempt.cancellable);
  attempt_assert_canceled (&attempt);
  test_wire_wait_disconnected (wire);
}

/* The server accepts the connection but never starts TLS. */
static void
test_tls_handshake (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  g_autofree char *base_url = g_strconcat ("https", test_server_get_base_url (server) + strlen ("http"), NULL);
  Attempt attempt = { NULL };

  attempt_begin (&attempt, base_url);
  test_run_pending ();
  g_assert_null (attempt.result);

  g_cancellable_cancel (attempt.cancellable);
  attempt_assert_canceled (&attempt);
  g_assert_cmpuint (test_server_get_n_requests (server), ==, 0);
}

/* The response is complete and the callback is due: still canceled. */
static void
test_before_callback (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_server_answer_file (server, "plan-job-seed.json");
  callboard_client_get_plan_job_async (client, CLIENT_SUPPORT_RUN, cancellable, test_store_result, &result);
  test_wait_for_result (&result);
  g_cancellable_cancel (cancellable);
  run = callboard_client_get_plan_job_finish (client, result, NULL, &error);
  g_assert_null (run);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_object (&result);
  client_support_assert_finalized (client);
}

/* Canceling one of several requests does not affect the others. */
static void
test_one_of_several (void)
{
  g_autoptr(TestServer) server = test_server_new ();
  CallboardClient *client = client_support_create (test_server_get_base_url (server));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[3] = { NULL };

  test_server_answer_file (server, "plan-job-seed.json");
  test_server_hold (server);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    callboard_client_get_plan_job_async (client, CLIENT_SUPPORT_RUN, i == 1 ? cancellable : NULL,
                                         test_store_result, &results[i]);
  test_server_wait_requests (server, 3);
  g_cancellable_cancel (cancellable);
  test_wait_for_result (&results[1]);
  test_server_release (server);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJob) run = NULL;

      run = callboard_client_get_plan_job_finish (client, test_wait_for_result (&results[i]), NULL, &error);
      if (i == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_clear_object (&results[i]);
    }

  client_support_assert_finalized (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/cancel/before-start", test_before_start);
  g_test_add_func ("/client/cancel/after-start", test_after_start);
  g_test_add_func ("/client/cancel/tls-handshake", test_tls_handshake);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autofree char *path = g_strconcat ("/client/cancel/", stages[i].name, NULL);

      g_test_add_data_func (path, &stages[i], test_while_reading);
    }
  g_test_add_func ("/client/cancel/before-callback", test_before_callback);
  g_test_add_func ("/client/cancel/one-of-several", test_one_of_several);

  return g_test_run ();
}
