/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Retrying temporary failures: how often, after which delay, and the time to retry at
 * if the delay is too long to wait.
 */

#include "config.h"

#include "callboard-client-private.h"
#include "callboard-client-runs.h"
#include "callboard-retry.h"
#include "support/client-support.h"
#include "support/test-server.h"
#include "support/test-wire.h"
#include "support/wait.h"

typedef struct
{
  FakeClock       *clock;
  TestServer      *server;
  CallboardClient *client;
  GCancellable    *cancellable;
  GAsyncResult    *result;
  guint            n_refusals;
  guint            status;
  const char      *header;
  const char      *value;
} Fixture;

/* Refuses @n_refusals requests, then responds with a run. */
static void
request_handler (TestServer        *server,
                 SoupServerMessage *message,
                 gpointer           user_data)
{
  Fixture *fixture = user_data;

  if (test_server_get_n_requests (server) > fixture->n_refusals)
    {
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC,
                                        CLIENT_SUPPORT_EMPTY_RUN, strlen (CLIENT_SUPPORT_EMPTY_RUN));
      return;
    }

  soup_server_message_set_status (message, fixture->status, NULL);
  if (fixture->header != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message),
                                 fixture->header, fixture->value);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->clock = fake_clock_new ();
  fake_clock_set_random (fixture->clock, 0);
  fixture->server = test_server_new ();
  fixture->client = client_support_create_with_clock (test_server_get_base_url (fixture->server), fixture->clock);
  fixture->cancellable = g_cancellable_new ();
  fixture->status = 503;
  fixture->n_refusals = G_MAXUINT;
  test_server_set_func (fixture->server, request_handler, fixture);
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
  g_object_unref (fixture->cancellable);
  test_server_free (fixture->server);
}

static void
start (Fixture *fixture)
{
  callboard_client_get_plan_job_async (fixture->client, "run-1", fixture->cancellable,
                                       test_store_result, &fixture->result);
}

/* An attempt has a timeout of two minutes; the delay between attempts is shorter and the
 * only timeout. */
static gboolean
is_waiting (gpointer user_data)
{
  FakeClock *clock = user_data;

  return fake_clock_get_n_timeouts (clock) == 1 && fake_clock_get_next (clock) <= CALLBOARD_RETRY_MAX_DELAY;
}

/* Waits for @n_requests refused requests, checks the delay and advances the clock
 * by it. */
static void
wait_and_advance (Fixture *fixture,
                  guint    n_requests,
                  guint    delay)
{
  test_server_wait_requests (fixture->server, n_requests);
  test_wait_until (is_waiting, fixture->clock);
  g_assert_null (fixture->result);
  g_assert_cmpint (fake_clock_get_next (fixture->clock), ==, delay);
  if (delay > 0)
    fake_clock_advance (fixture->clock, delay - 1);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, n_requests);
  fake_clock_advance (fixture->clock, 1);
}

static CallboardPlanJob *
finish (Fixture  *fixture,
        GError  **error)
{
  return callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&fixture->result),
                                               NULL, error);
}

static void
assert_answered (Fixture *fixture,
                 guint    n_requests)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = finish (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, n_requests);
}

static GError *
get_refusal (Fixture *fixture,
             guint    n_requests)
{
  GError *error = NULL;
  g_autoptr(CallboardPlanJob) run = finish (fixture, &error);

  g_assert_null (run);
  client_support_assert_message (error);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, n_requests);

  return error;
}

/* --- Count and delay ------------------------------------------------------ */

static void
test_retried_twice (Fixture       *fixture,
                    gconstpointer  user_data)
{
  fixture->status = GPOINTER_TO_UINT (user_data);
  fixture->n_refusals = 2;
  start (fixture);
  wait_and_advance (fixture, 1, 500);
  wait_and_advance (fixture, 2, 1000);
  assert_answered (fixture, 3);
}

static void
test_not_retried_three_times (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->n_refusals = 3;
  start (fixture);
  wait_and_advance (fixture, 1, 500);
  wait_and_advance (fixture, 2, 1000);
  error = get_refusal (fixture, 3);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  g_assert_null (callboard_error_get_retry_at (error));

  /* A new request starts with a full count of retries. */
  g_clear_object (&fixture->result);
  start (fixture);
  assert_answered (fixture, 4);
}

static void
test_random_delay (Fixture       *fixture,
                   gconstpointer  user_data)
{
  fake_clock_set_random (fixture->clock, 1);
  fixture->n_refusals = 2;
  start (fixture);
  wait_and_advance (fixture, 1, 375);
  wait_and_advance (fixture, 2, 750);
  assert_answered (fixture, 3);
}

static void
test_not_retried (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->status = GPOINTER_TO_UINT (user_data);
  start (fixture);
  error = get_refusal (fixture, 1);
}

/* --- Retry-After ---------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *header;
  const char *value;
  guint       delay;
} DelayCase;

static const DelayCase delays[] = {
  { "seconds", "Retry-After", "7", 7000 },
  { "a-minute", "Retry-After", "60", 60000 },
  { "milliseconds", "retry-after-ms", "1250", 1250 },
  { "a-few-milliseconds", "retry-after-ms", "250", 500 },
  { "no-milliseconds", "retry-after-ms", "0", 500 },
  { "no-seconds", "Retry-After", "0", 500 },
  { "a-date-that-has-passed", "Retry-After", "Mon, 05 Jan 2026 09:59:00 GMT", 500 },
  { "now", "Retry-After", "Mon, 05 Jan 2026 10:00:00 GMT", 500 },
  { "a-date", "Retry-After", "Mon, 05 Jan 2026 10:00:30 GMT", 30000 },
  { "nonsense", "Retry-After", "soon", 500 },
};

static void
test_retry_after (Fixture       *fixture,
                  gconstpointer  user_data)
{
  const DelayCase *row = user_data;

  fixture->status = 429;
  fixture->header = row->header;
  fixture->value = row->value;
  fixture->n_refusals = 1;
  start (fixture);
  wait_and_advance (fixture, 1, row->delay);
  assert_answered (fixture, 2);
}

/* The backoff grows although the server asks for no delay each time. */
static void
test_no_delay_again (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->status = 429;
  fixture->header = "Retry-After";
  fixture->value = "0";
  start (fixture);
  wait_and_advance (fixture, 1, 500);
  wait_and_advance (fixture, 2, 1000);
  error = get_refusal (fixture, 3);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_RATE_LIMITED);
  g_assert_null (callboard_error_get_retry_at (error));
}

typedef struct
{
  const char *name;
  const char *value;
  const char *message;
  const char *retry_at;
} LongDelayCase;

static const LongDelayCase long_delays[] = {
  { "a-second-too-long", "61", "Too Many Requests (status 429). Try again at 10:01", "2026-01-05T10:01:01Z" },
  { "an-hour", "3600", "Too Many Requests (status 429). Try again at 11:00", "2026-01-05T11:00:00Z" },
  { "a-date", "Tue, 06 Jan 2026 12:30:00 GMT",
    "Too Many Requests (status 429). Try again at 6 Jan 2026, 12:30", "2026-01-06T12:30:00Z" },
};

static void
test_long_delay (Fixture       *fixture,
                 gconstpointer  user_data)
{
  const LongDelayCase *row = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *retry_at = NULL;

  fixture->status = 429;
  fixture->header = "Retry-After";
  fixture->value = row->value;
  start (fixture);
  error = get_refusal (fixture, 1);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_RATE_LIMITED);
  g_assert_cmpstr (error->message, ==, row->message);
  retry_at = g_date_time_format_iso8601 (callboard_error_get_retry_at (error));
  g_assert_cmpstr (retry_at, ==, row->retry_at);
}

/* The timeout of two minutes includes the delays. */
static void
test_timeout_includes_delays (Fixture       *fixture,
                              gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *retry_at = NULL;

  fixture->header = "Retry-After";
  fixture->value = "60";
  start (fixture);
  wait_and_advance (fixture, 1, 60000);
  error = get_refusal (fixture, 2);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  retry_at = g_date_time_format_iso8601 (callboard_error_get_retry_at (error));
  g_assert_cmpstr (retry_at, ==, "2026-01-05T10:02:00Z");
}

static void
test_should_retry_header (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->header = "x-should-retry";
  fixture->value = "false";
  start (fixture);
  error = get_refusal (fixture, 1);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);

  g_clear_object (&fixture->result);
  fixture->status = 422;
  fixture->value = "true";
  fixture->n_refusals = 2;
  start (fixture);
  wait_and_advance (fixture, 2, 500);
  assert_answered (fixture, 3);
}

/* --- Broken connections --------------------------------------------------- */

/* Retries broken connections, incomplete responses and refused connections. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  answer)
{
  g_autoptr(TestWire) wire = test_wire_new ();
  CallboardClient *client = client_support_create_with_clock (test_wire_get_base_url (wire), fixture->clock);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(GError) error = NULL;

  test_wire_answer (wire, answer, TEST_WIRE_CLOSE);
  callboard_client_get_plan_job_async (client, "run-1", NULL, test_store_result, &result);
  test_wire_wait_requests (wire, 1);
  test_wait_until (is_waiting, fixture->clock);
  fake_clock_advance (fixture->clock, 500);
  test_wire_wait_requests (wire, 2);
  test_wait_until (is_waiting, fixture->clock);

  test_wire_answer (wire, "HTTP/1.1 200 OK\r\n\r\n" CLIENT_SUPPORT_EMPTY_RUN, TEST_WIRE_CLOSE);
  fake_clock_advance (fixture->clock, 1000);
  run = callboard_client_get_plan_job_finish (client, test_wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (callboard_plan_job_get_id (run), ==, "run-1");
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, 3);
  g_clear_object (&result);
  client_support_assert_finalized (client);
}

/* --- Shared limit --------------------------------------------------------- */

/* Requests that fail at the same time share ten retries. */
static void
test_shared_limit (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr(FakeClock) clock = fake_clock_new ();
  CallboardClient *client;
  GAsyncResult *results[50] = { NULL };

  fake_clock_set_auto_advance (clock, 8000);
  client = client_support_create_with_clock (test_server_get_base_url (fixture->server), clock);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    callboard_client_get_plan_job_async (client, "run-1", NULL, test_store_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardPlanJob) run =
        callboard_client_get_plan_job_finish (client, test_wait_for_result (&results[i]), NULL, &error);

      g_assert_null (run);
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
      g_clear_object (&results[i]);
    }

  g_assert_cmpuint (test_server_get_n_requests (fixture->server), >=, 60);
  /* The limit recovers as the clock advances. */
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), <, 70);
  client_support_assert_finalized (client);
}

/* --- Cancellation --------------------------------------------------------- */

static void
test_cancel_during_delay (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;

  fixture->header = "Retry-After";
  fixture->value = "60";
  start (fixture);
  test_server_wait_requests (fixture->server, 1);
  test_wait_until (is_waiting, fixture->clock);

  g_cancellable_cancel (fixture->cancellable);
  run = finish (fixture, &error);
  g_assert_null (run);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fake_clock_get_n_timeouts (fixture->clock), ==, 0);
  g_assert_cmpuint (test_server_get_n_requests (fixture->server), ==, 1);
}

/* --- POST requests -------------------------------------------------------- */

static void
post (Fixture *fixture)
{
  g_autoptr(GBytes) content = g_bytes_new_static ("{\"planId\":\"p\"}", 14);

  callboard_client_send_async (fixture->client, "POST", "/v1/simulation/run", content,
                               (CallboardDecodeFunc) callboard_plan_job_decode, NULL,
                               fixture->cancellable, test_store_result, &fixture->result);
}

static void
test_post_is_sent_once (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->header = "x-should-retry";
  fixture->value = "true";
  post (fixture);
  error = get_refusal (fixture, 1);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_SERVER);
  g_assert_cmpstr (test_server_get_request (fixture->server, 0)->method, ==, "POST");
  g_assert_cmpstr (test_request_get_header (test_server_get_request (fixture->server, 0), "Content-Type"),
                   ==, "application/json");
}

static void
test_post_is_not_redirected (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;

  fixture->status = 307;
  fixture->header = "Location";
  fixture->value = "/v1/simulation/run";
  post (fixture);
  error = get_refusal (fixture, 1);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_INSECURE);
}

/* A POST is retried only if the server cannot have received it: never after an
 * established connection was closed. */
static void
test_post_broken_connection (Fixture       *fixture,
                             gconstpointer  user_data)
{
  gboolean is_connected = GPOINTER_TO_INT (user_data);
  g_autoptr(TestWire) wire = test_wire_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardPlanJob) run = NULL;

  if (!is_connected)
    test_wire_stop (wire);
  client_support_assert_finalized (fixture->client);
  fixture->client = client_support_create_with_clock (test_wire_get_base_url (wire), fixture->clock);
  post (fixture);
  if (!is_connected)
    {
      test_wait_until (is_waiting, fixture->clock);
      fake_clock_advance (fixture->clock, 500);
      test_wait_until (is_waiting, fixture->clock);
      fake_clock_advance (fixture->clock, 1000);
    }

  run = finish (fixture, &error);
  g_assert_null (run);
  g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_OFFLINE);
  g_assert_cmpuint (test_wire_get_n_requests (wire), ==, is_connected ? 1 : 0);
}

#define ADD(path, func, data) \
  g_test_add ("/client/retries/" path, Fixture, data, set_up, func, tear_down)

static void
add_rows (void)
{
  static const guint temporary[] = { 408, 409, 429, 500, 502, 503, 504 };
  static const guint permanent[] = { 400, 401, 403, 404, 410, 422 };

  for (guint i = 0; i < G_N_ELEMENTS (temporary); i++)
    {
      g_autofree char *path = g_strdup_printf ("/client/retries/twice/%u", temporary[i]);

      g_test_add (path, Fixture, GUINT_TO_POINTER (temporary[i]), set_up, test_retried_twice,
                  tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (permanent); i++)
    {
      g_autofree char *path = g_strdup_printf ("/client/retries/not/%u", permanent[i]);

      g_test_add (path, Fixture, GUINT_TO_POINTER (permanent[i]), set_up, test_not_retried,
                  tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (delays); i++)
    {
      g_autofree char *path = g_strconcat ("/client/retries/retry-after/", delays[i].name, NULL);

      g_test_add (path, Fixture, &delays[i], set_up, test_retry_after, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (long_delays); i++)
    {
      g_autofree char *path = g_strconcat ("/client/retries/long-delay/", long_delays[i].name,
                                           NULL);

      g_test_add (path, Fixture, &long_delays[i], set_up, test_long_delay, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_rows ();
  ADD ("not-three-times", test_not_retried_three_times, NULL);
  ADD ("random-delay", test_random_delay, NULL);
  ADD ("no-delay-again", test_no_delay_again, NULL);
  ADD ("timeout-includes-delays", test_timeout_includes_delays, NULL);
  ADD ("should-retry-header", test_should_retry_header, NULL);
  ADD ("broken/connection-closed", test_broken, "");
  ADD ("broken/half-a-status", test_broken, "HTTP/1.");
  ADD ("broken/half-a-body", test_broken, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"data\"");
  ADD ("limit-is-shared", test_shared_limit, NULL);
  ADD ("cancel-during-delay", test_cancel_during_delay, NULL);
  ADD ("post/is-sent-once", test_post_is_sent_once, NULL);
  ADD ("post/is-not-redirected", test_post_is_not_redirected, NULL);
  ADD ("post/connection-closed", test_post_broken_connection, GINT_TO_POINTER (TRUE));
  ADD ("post/connection-refused", test_post_broken_connection, GINT_TO_POINTER (FALSE));

  return g_test_run ();
}
