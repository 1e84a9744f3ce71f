/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTTP/2: requests that the server refuses are repeated as often as others, and after the
 * same pauses, although libsoup would repeat them at once and without end.
 */

#include "config.h"

#include "callboard-client-private.h"
#include "callboard-client-runs.h"
#include "callboard-request-timeouts.h"
#include "callboard-retry.h"
#include "support/client-support.h"
#include "support/test-certificates.h"
#include "support/test-http2-server.h"
#include "support/wait.h"

/* Shared by all tests. */
static TestCertificates *certificates;

typedef struct
{
  FakeClock       *clock;
  TestHttp2Server *server;
  CallboardClient *client;
  GAsyncResult    *result;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GTlsCertificate) certificate = test_certificates_load (certificates, "good");
  g_autofree char *ca_file = test_certificates_dup_path (certificates, "ca");
  g_autoptr(GError) error = NULL;

  fixture->clock = fake_clock_new ();
  fake_clock_set_random (fixture->clock, 0);
  fixture->server = test_http2_server_new (certificate, CLIENT_SUPPORT_EMPTY_RUN);
  fixture->client =
    client_support_create_with_clock (test_http2_server_get_base_url (fixture->server), fixture->clock);
  callboard_client_set_ca_file (fixture->client, ca_file, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_clear_object (&fixture->result);
  test_run_pending ();
  client_support_assert_finalized (fixture->client);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
  test_http2_server_free (fixture->server);
}

static void
start (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  callboard_client_get_plan_job_async (fixture->client, "run-1", NULL, test_store_result,
                                       &fixture->result);
}

static void
assert_run (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run =
    callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&fixture->result),
                                          NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
}

/* An attempt has more than one timeout; the pause between attempts is the only one. */
static gboolean
is_waiting (gpointer user_data)
{
  FakeClock *clock = user_data;

  return fake_clock_get_n_timeouts (clock) == 1 && fake_clock_get_next (clock) <= 1000;
}

static void
wait_and_advance (Fixture *fixture,
                  guint    n_requests,
                  guint    delay)
{
  test_http2_server_wait_requests (fixture->server, n_requests);
  test_wait_until (is_waiting, fixture->clock);
  test_run_pending ();
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, delay);
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, n_requests);
  fake_clock_advance (fixture->clock, delay);
}

static void
test_accepted (Fixture       *fixture,
               gconstpointer  user_data)
{
  for (guint i = 0; i < 3; i++)
    {
      start (fixture);
      assert_run (fixture);
    }

  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 3);
  g_assert_cmpuint (test_http2_server_get_n_connections (fixture->server), ==, 1);
}

static void
test_refused_for_ever (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_http2_server_refuse (fixture->server, G_MAXUINT);
  start (fixture);
  wait_and_advance (fixture, 1, 500);
  wait_and_advance (fixture, 2, 1000);
  run = callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&fixture->result),
                                              NULL, &error);
  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  g_assert_cmpstr (error->message, ==, "127.0.0.1: the server refused the request");
  client_support_assert_message (error);
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 1 + CALLBOARD_RETRY_MAX);
}

static void
test_refused_once (Fixture       *fixture,
                   gconstpointer  user_data)
{
  test_http2_server_refuse (fixture->server, 1);
  start (fixture);
  wait_and_advance (fixture, 1, 500);
  assert_run (fixture);
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 2);
}

/* After a request that was answered, and with several requests at once. */
static void
test_refused_later (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *results[6] = { NULL };

  start (fixture);
  assert_run (fixture);
  fake_clock_set_auto_advance (fixture->clock, 8000);
  test_http2_server_refuse (fixture->server, G_MAXUINT);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    callboard_client_get_plan_job_async (fixture->client, "run-1", NULL, test_store_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(CallboardPlanJob) run =
        callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&results[i]),
                                              NULL, &error);

      g_assert_null (run);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
      g_clear_error (&error);
      g_clear_object (&results[i]);
    }

  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), <=, 1 + 6 * (1 + CALLBOARD_RETRY_MAX));
  fake_clock_set_auto_advance (fixture->clock, 0);
  test_http2_server_refuse (fixture->server, 0);
  start (fixture);
  assert_run (fixture);
}

/* A connection that was closed while it was idle. */
static void
test_connection_dropped (Fixture       *fixture,
                         gconstpointer  user_data)
{
  start (fixture);
  assert_run (fixture);
  test_http2_server_drop_connections (fixture->server);
  fake_clock_set_auto_advance (fixture->clock, 8000);
  start (fixture);
  assert_run (fixture);
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 2);
  g_assert_cmpuint (test_http2_server_get_n_connections (fixture->server), ==, 2);
}

/* As after a sleep of the computer: asked again on a new connection, which is used from then
 * on. All requests share the silent one. */
static void
test_silent_connection (Fixture       *fixture,
                        gconstpointer  user_data)
{
  start (fixture);
  assert_run (fixture);
  test_http2_server_silence_connections (fixture->server);
  start (fixture);
  test_http2_server_wait_requests (fixture->server, 2);
  test_run_pending ();
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_REUSE_TIMEOUT);
  fake_clock_advance (fixture->clock, CALLBOARD_REUSE_TIMEOUT);
  assert_run (fixture);
  g_assert_cmpuint (test_http2_server_get_n_connections (fixture->server), ==, 2);

  for (guint i = 0; i < 3; i++)
    {
      start (fixture);
      assert_run (fixture);
    }
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 6);
  g_assert_cmpuint (test_http2_server_get_n_connections (fixture->server), ==, 2);
}

/* The headers arrive, but no body. */
static void
test_silent_body (Fixture       *fixture,
                  gconstpointer  user_data)
{
  test_http2_server_set_holds_bodies (fixture->server, TRUE);
  start (fixture);
  test_http2_server_wait_requests (fixture->server, 1);
  for (guint i = 0; i < 20; i++)
    test_run_pending ();
  fake_clock_advance (fixture->clock, CALLBOARD_IDLE_TIMEOUT);
  test_http2_server_set_holds_bodies (fixture->server, FALSE);
  test_wait_until (is_waiting, fixture->clock);
  fake_clock_advance (fixture->clock, 500);
  assert_run (fixture);
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 2);
}

static void
get_async (Fixture       *fixture,
           GCancellable  *cancellable,
           GAsyncResult **result)
{
  callboard_client_get_plan_job_async (fixture->client, "run-1", cancellable, test_store_result, result);
}

static void
assert_cancelled (Fixture       *fixture,
                  GAsyncResult **result)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (result),
                                                       NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (result);
}

/* F5 ends what is pending, and does not wait on the silent connection again. */
static void
test_silent_connection_canceled (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[3] = { NULL };

  if (soup_check_version (3, 8, 0))
    {
      g_test_skip ("libsoup 3.8 does not end a request that follows canceled ones on their connection");
      return;
    }

  start (fixture);
  assert_run (fixture);
  test_http2_server_silence_connections (fixture->server);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    get_async (fixture, cancellable, &results[i]);
  test_http2_server_wait_requests (fixture->server, 1 + G_N_ELEMENTS (results));
  g_cancellable_cancel (cancellable);
  start (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    assert_cancelled (fixture, &results[i]);
  fake_clock_set_auto_advance (fixture->clock, 500);
  assert_run (fixture);
  g_assert_cmpuint (test_http2_server_get_n_connections (fixture->server), ==, 2);
}

/* A connection on which others are answered stays open. */
static void
test_shared_connection_canceled (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GCancellable) other_cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) other = NULL;

  start (fixture);
  assert_run (fixture);
  test_http2_server_hold (fixture->server, 2);
  get_async (fixture, cancellable, &result);
  get_async (fixture, other_cancellable, &other);
  test_http2_server_wait_requests (fixture->server, 3);
  start (fixture);
  assert_run (fixture);
  g_cancellable_cancel (cancellable);
  assert_cancelled (fixture, &result);
  start (fixture);
  assert_run (fixture);
  g_assert_cmpuint (test_http2_server_get_n_connections (fixture->server), ==, 1);

  g_assert_null (other);
  g_cancellable_cancel (other_cancellable);
  assert_cancelled (fixture, &other);
}

/* What is not GET is repeated neither by libsoup nor by the client. */
static void
test_post_is_sent_once (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_http2_server_refuse (fixture->server, G_MAXUINT);
  callboard_client_send_async (fixture->client, "POST", "/v1/simulation/run", NULL,
                               (CallboardDecodeFunc) callboard_plan_job_decode, NULL, NULL,
                               test_store_result, &fixture->result);
  run = callboard_client_get_finish (fixture->client, test_wait_for_result (&fixture->result), NULL,
                                     &error);
  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  g_assert_cmpuint (test_http2_server_get_n_requests (fixture->server), ==, 1);
}

#define ADD(path, func) \
  g_test_add ("/client/http2/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  certificates = test_certificates_new ();
  ADD ("accepted", test_accepted);
  ADD ("refused-for-ever", test_refused_for_ever);
  ADD ("refused-once", test_refused_once);
  ADD ("refused-later", test_refused_later);
  ADD ("connection-dropped", test_connection_dropped);
  ADD ("silent-connection", test_silent_connection);
  ADD ("silent-body", test_silent_body);
  ADD ("silent-connection/canceled", test_silent_connection_canceled);
  ADD ("shared-connection/canceled", test_shared_connection_canceled);
  ADD ("post-is-sent-once", test_post_is_sent_once);
  status = g_test_run ();
  test_certificates_free (certificates);

  return status;
}
