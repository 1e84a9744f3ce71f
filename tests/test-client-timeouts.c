/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timeouts of a request: to connect, between bytes, and in total.
 */

#include "config.h"

#include "callboard-client-private.h"
#include "callboard-client-runs.h"
#include "callboard-request-timeouts.h"
#include "support/client-support.h"
#include "support/test-wire.h"
#include "support/wait.h"

#define HEAD "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"

typedef struct
{
  FakeClock       *clock;
  TestWire        *wire;
  CallboardClient *client;
  GAsyncResult    *result;
} Fixture;

static void
set_up_client (Fixture    *fixture,
               const char *base_url)
{
  fixture->clock = fake_clock_new ();
  fake_clock_set_random (fixture->clock, 0);
  fixture->client = client_support_create_with_clock (base_url, fixture->clock);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->wire = test_wire_new ();
  set_up_client (fixture, test_wire_get_base_url (fixture->wire));
}

/* The address is https, but the server never starts TLS. */
static void
set_up_no_tls (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autofree char *base_url = NULL;

  fixture->wire = test_wire_new ();
  base_url = g_strconcat ("https", test_wire_get_base_url (fixture->wire) + strlen ("http"), NULL);
  set_up_client (fixture, base_url);
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
  test_wire_free (fixture->wire);
}

static void
start (Fixture *fixture)
{
  callboard_client_get_plan_job_async (fixture->client, "run-1", NULL, test_store_result, &fixture->result);
}

static void
assert_timed_out (Fixture    *fixture,
                  const char *message)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run =
    callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&fixture->result), NULL, &error);

  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_TIMEOUT);
  g_assert_cmpstr (error->message, ==, message);
  client_support_assert_message (error);
}

/* Besides the total timeout, a step of the attempt or a delay is pending. */
static gboolean
is_in_attempt (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fake_clock_get_n_timeouts (fixture->clock) == 2;
}

/* The next timeout is the delay before another attempt, which is at most a second. */
static gboolean
is_between_attempts (gpointer user_data)
{
  Fixture *fixture = user_data;
  gint64 next = fake_clock_get_next (fixture->clock);

  return next > 0 && next <= 1000;
}

/* --- Connecting ----------------------------------------------------------- */

static void
test_connect (Fixture       *fixture,
              gconstpointer  user_data)
{
  start (fixture);
  for (guint attempt = 0; attempt < 3; attempt++)
    {
      test_wait_until (is_in_attempt, fixture);
      test_run_pending ();
      g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_CONNECT_TIMEOUT);
      fake_clock_advance (fixture->clock, CALLBOARD_CONNECT_TIMEOUT - 1);
      test_run_pending ();
      g_assert_null (fixture->result);
      g_assert_true (is_in_attempt (fixture));
      fake_clock_advance (fixture->clock, 1);
      if (attempt == 2)
        break;

      test_wait_until (is_between_attempts, fixture);
      fake_clock_advance (fixture->clock, 500 << attempt);
    }

  assert_timed_out (fixture, "127.0.0.1: no connection after 15 seconds");
}

/* --- Silence -------------------------------------------------------------- */

/* No response, or part of one: retried after a minute of silence, and failed after the
 * second minute. */
static void
test_silence (Fixture       *fixture,
              gconstpointer  answer)
{
  test_wire_answer (fixture->wire, answer, TEST_WIRE_HOLD);
  start (fixture);
  test_wait_until (is_in_attempt, fixture);
  test_wire_wait_requests (fixture->wire, 1);
  test_run_pending ();
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_IDLE_TIMEOUT);
  fake_clock_advance (fixture->clock, CALLBOARD_IDLE_TIMEOUT - 1);
  test_run_pending ();
  g_assert_true (is_in_attempt (fixture));
  fake_clock_advance (fixture->clock, 1);
  test_wait_until (is_between_attempts, fixture);

  fake_clock_advance (fixture->clock, 500);
  test_wait_until (is_in_attempt, fixture);
  test_run_pending ();
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_TOTAL_TIMEOUT - CALLBOARD_IDLE_TIMEOUT - 500);
  fake_clock_advance (fixture->clock, CALLBOARD_TOTAL_TIMEOUT - CALLBOARD_IDLE_TIMEOUT - 500);
  assert_timed_out (fixture, "127.0.0.1: no complete response after 120 seconds");
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 2);
}

/* --- A connection that has become silent ----------------------------------- */

static void
answer_once (Fixture *fixture)
{
  g_autofree char *text = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s",
                                           strlen (CLIENT_SUPPORT_EMPTY_RUN), CLIENT_SUPPORT_EMPTY_RUN);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  test_wire_answer_once (fixture->wire, bytes, TEST_WIRE_HOLD);
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
  g_clear_object (&fixture->result);
}

/* Gets a run, and lets the server be silent on the same connection. */
static void
start_on_silent_connection (Fixture *fixture)
{
  test_wire_answer (fixture->wire, "", TEST_WIRE_HOLD);
  answer_once (fixture);
  start (fixture);
  assert_run (fixture);

  start (fixture);
  test_wire_wait_requests (fixture->wire, 2);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_connections (fixture->wire), ==, 1);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_REUSE_TIMEOUT);
  fake_clock_advance (fixture->clock, CALLBOARD_REUSE_TIMEOUT - 1);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 2);
}

/* As after a sleep of the computer: asked again on a new connection. */
static void
test_silent_connection (Fixture       *fixture,
                        gconstpointer  user_data)
{
  start_on_silent_connection (fixture);
  answer_once (fixture);
  fake_clock_advance (fixture->clock, 1);
  assert_run (fixture);
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 3);
  g_assert_cmpuint (test_wire_get_n_connections (fixture->wire), ==, 2);

  /* The new connection is used from then on. */
  answer_once (fixture);
  start (fixture);
  assert_run (fixture);
  g_assert_cmpuint (test_wire_get_n_connections (fixture->wire), ==, 2);
}

/* A server that is slow, not a dead connection: asked again once, with the usual limits. */
static void
test_silent_connection_slow_server (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  start_on_silent_connection (fixture);
  fake_clock_advance (fixture->clock, 1);
  test_wire_wait_requests (fixture->wire, 3);
  test_run_pending ();
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_IDLE_TIMEOUT);
  fake_clock_advance (fixture->clock, CALLBOARD_IDLE_TIMEOUT);
  test_wait_until (is_between_attempts, fixture);
  answer_once (fixture);
  fake_clock_advance (fixture->clock, 500);
  assert_run (fixture);
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 4);
}

/* What can have effects is never sent twice. */
static void
test_silent_connection_post (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  test_wire_answer (fixture->wire, "", TEST_WIRE_HOLD);
  answer_once (fixture);
  start (fixture);
  assert_run (fixture);

  callboard_client_send_async (fixture->client, "POST", "/v1/simulation/run", NULL,
                               (CallboardDecodeFunc) callboard_plan_job_decode, NULL, cancellable,
                               test_store_result, &fixture->result);
  test_wire_wait_requests (fixture->wire, 2);
  test_run_pending ();
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, CALLBOARD_IDLE_TIMEOUT);
  fake_clock_advance (fixture->clock, CALLBOARD_REUSE_TIMEOUT);
  test_run_pending ();
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 2);

  g_cancellable_cancel (cancellable);
  g_assert_null (callboard_client_get_finish (fixture->client, test_wait_for_result (&fixture->result),
                                              NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* --- Slow responses ------------------------------------------------------- */

/* A server that sends a byte now and then is not silent, but is limited to two
 * minutes. */
static void
test_slow_body (Fixture       *fixture,
                gconstpointer  user_data)
{
  guint n_bytes_sent;

  test_wire_answer (fixture->wire, HEAD "{\"data\":{", TEST_WIRE_HOLD);
  test_wire_set_dripping (fixture->wire);
  start (fixture);
  test_wire_wait_requests (fixture->wire, 1);
  test_wire_drip (fixture->wire, strlen (HEAD));
  for (n_bytes_sent = 0; n_bytes_sent < 3; n_bytes_sent++)
    {
      test_run_pending ();
      g_assert_null (fixture->result);
      fake_clock_advance (fixture->clock, 39 * 1000);
      test_wire_drip (fixture->wire, 1);
      test_wait_until (is_in_attempt, fixture);
    }

  test_run_pending ();
  g_assert_null (fixture->result);
  fake_clock_advance (fixture->clock, 3 * 1000);
  assert_timed_out (fixture, "127.0.0.1: no complete response after 120 seconds");
  g_assert_cmpuint (test_wire_get_n_requests (fixture->wire), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/client/timeout/connect", Fixture, NULL, set_up_no_tls, test_connect, tear_down);
  g_test_add ("/client/timeout/no-response", Fixture, "", set_up, test_silence, tear_down);
  g_test_add ("/client/timeout/partial-headers", Fixture, "HTTP/1.1 200 OK\r\nContent-", set_up,
              test_silence, tear_down);
  g_test_add ("/client/timeout/partial-body", Fixture, HEAD "{", set_up, test_silence, tear_down);
  g_test_add ("/client/timeout/silent-connection", Fixture, NULL, set_up, test_silent_connection,
              tear_down);
  g_test_add ("/client/timeout/silent-connection/slow-server", Fixture, NULL, set_up,
              test_silent_connection_slow_server, tear_down);
  g_test_add ("/client/timeout/silent-connection/post", Fixture, NULL, set_up,
              test_silent_connection_post, tear_down);
  g_test_add ("/client/timeout/slow-body", Fixture, NULL, set_up, test_slow_body, tear_down);

  return g_test_run ();
}
