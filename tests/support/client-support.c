/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared code of the tests of the client, of runs and of sessions: sending a request and
 * waiting for its result, and assertions that hold for every error.
 */

#include "callboard-client-runs.h"
#include "config.h"

#include "client-support.h"
#include "wait.h"

/* The longest backoff of the client without a Retry-After header, in ms. */
#define LONGEST_BACKOFF 8000

/**
 * client_support_create_with_clock:
 * @base_url: the address of a server
 * @clock: a clock
 *
 * Returns: (transfer full): a client with the token of the tests
 */
CallboardClient *
client_support_create_with_clock (const char *base_url,
                                  FakeClock  *clock)
{
  g_autoptr(GError) error = NULL;
  CallboardClient *client =
    callboard_client_new (base_url, CLIENT_SUPPORT_TOKEN, CALLBOARD_CLOCK (clock), &error);

  g_assert_no_error (error);
  g_assert_nonnull (client);

  return client;
}

/**
 * client_support_create:
 * @base_url: the address of a server
 *
 * Returns: (transfer full): a client with the token of the tests, which retries without
 *   waiting
 */
CallboardClient *
client_support_create (const char *base_url)
{
  g_autoptr(FakeClock) clock = fake_clock_new ();

  fake_clock_set_auto_advance (clock, LONGEST_BACKOFF);

  return client_support_create_with_clock (base_url, clock);
}

/**
 * client_support_assert_finalized:
 * @client: (transfer full): a client
 *
 * Drops the last reference of an idle client and asserts that it is finalized.
 */
void
client_support_assert_finalized (CallboardClient *client)
{
  g_assert_finalize_object (client);
}

/**
 * client_support_get_run:
 * @client: a client
 * @id: the ID of a run
 * @error: return location for an error
 *
 * Requests a run and waits for it.
 *
 * Returns: (transfer full) (nullable): the run
 */
CallboardPlanJob *
client_support_get_run (CallboardClient  *client,
                        const char       *id,
                        GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_client_get_plan_job_async (client, id, NULL, test_store_result, &result);
  test_wait_for_result (&result);

  return callboard_client_get_plan_job_finish (client, result, NULL, error);
}

/**
 * client_support_get_identity:
 * @client: a client
 * @error: return location for an error
 *
 * Requests the identity of the token and waits for it.
 *
 * Returns: (transfer full) (nullable): the identity
 */
CallboardIdentity *
client_support_get_identity (CallboardClient  *client,
                             GError          **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  callboard_client_get_identity_async (client, NULL, test_store_result, &result);
  test_wait_for_result (&result);

  return callboard_client_get_identity_finish (client, result, error);
}

/**
 * client_support_get_error:
 * @base_url: the address of a server
 *
 * Requests a run with a new client, which must be finalized afterwards. The request must
 * fail.
 *
 * Returns: (transfer full): the error
 */
GError *
client_support_get_error (const char *base_url)
{
  CallboardClient *client = client_support_create (base_url);
  g_autoptr(CallboardPlanJob) run = NULL;
  GError *error = NULL;

  run = client_support_get_run (client, CLIENT_SUPPORT_RUN, &error);
  g_assert_null (run);
  g_assert_nonnull (error);
  client_support_assert_message (error);
  client_support_assert_finalized (client);

  return error;
}

/**
 * client_support_assert_message:
 * @error: an error of the client
 *
 * Asserts that the error is a %CALLBOARD_ERROR, and that its message fits on one line and
 * does not contain the token.
 */
void
client_support_assert_message (const GError *error)
{
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (CALLBOARD_ERROR));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 400);
  for (const char *c = error->message; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (c)));
  g_assert_null (strstr (error->message, CLIENT_SUPPORT_TOKEN));
}

/**
 * client_support_compress:
 * @bytes: any bytes
 *
 * Returns: (transfer full): @bytes, compressed with gzip
 */
GBytes *
client_support_compress (GBytes *bytes)
{
  g_autoptr(GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * client_support_create_run:
 * @id: the ID of a run
 * @status: its status
 *
 * Returns: (transfer full): a response with that run, without simulations
 */
char *
client_support_create_run (const char *id,
                           const char *status)
{
  return g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"%s\","
                          "\"simulationRunPlanId\":\"plan-1\",\"status\":\"%s\","
                          "\"createdAt\":\"2026-01-05T10:00:00Z\",\"simulationJobs\":[]}}",
                          id, status);
}

/**
 * client_support_open_run:
 * @client: a client
 * @id: the ID of a run
 *
 * Returns: (transfer full): an unwatched run that uses the system clock
 */
CallboardRun *
client_support_open_run (CallboardClient *client,
                         const char      *id)
{
  g_autoptr(CallboardRefreshSchedule) schedule =
    callboard_refresh_schedule_new (callboard_clock_get_default (), NULL);

  return callboard_run_new (client, id, schedule, NULL);
}
