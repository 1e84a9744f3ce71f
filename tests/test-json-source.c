/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of runs, simulations, calls and metrics: the bytes that the server sent, from
 * memory and from the history, whatever was repaired to read them.
 */

#include "config.h"

#include "callboard-error.h"
#include "callboard-json-source.h"
#include "callboard-session.h"
#include "support/cached-session.h"
#include "support/client-support.h"
#include "support/wait.h"

#define RUN "run-1"
#define CALL "call-1"

/* What json-glib would change or refuse: digits, a lone surrogate, a duplicate name, NaN. */
#define SIMULATION(id) \
  "{\"simulationJobId\":\"" id "\",\"x\":123456789012345678901234567890,\"x\":1.10,\"text\":\"a\\ud83d\", \"n\":NaN}"
#define RUN_TEXT(status) \
  "\xef\xbb\xbf{ \"data\":{\"simulationRunPlanJobId\":\"" RUN "\",\"status\":\"" status "\"," \
  "\"createdAt\":\"2026-01-05T10:00:00Z\",\"simulationJobs\":[" SIMULATION ("s-1") ", " SIMULATION ("s-2") "]}}\n"
#define METRIC(id) "{\"metricDefinitionId\":\"" id "\",\"slug\":\"a\",\"values\":[ {\"value\":0.10} ]}"
#define METRICS_TEXT "{\"data\":[" METRIC ("m-1") "," METRIC ("m-2") "]}"

typedef struct
{
  CachedSession  base;
  const char    *run;
} Fixture;

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  const char *body = g_str_has_suffix (path, "/metrics") ? METRICS_TEXT
                     : g_str_has_suffix (path, RUN)      ? fixture->run
                                                         : "no";

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->base);
  test_server_disable_retries (fixture->base.server);
  test_server_set_func (fixture->base.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  cached_session_tear_down (&fixture->base);
}

static gboolean
is_loaded (gpointer user_data)
{
  return callboard_run_get_plan_job (user_data) != NULL && !callboard_live_object_get_loading (user_data);
}

static void
refresh (Fixture      *fixture,
         CallboardRun *run,
         const char   *text)
{
  fixture->run = text;
  callboard_run_refresh (run);
  test_wait_until (is_loaded, run);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
has_result (gpointer user_data)
{
  return *(GAsyncResult **) user_data != NULL;
}

/* Takes the source. */
static CallboardJsonDocument *
load (CallboardJsonSource  *source,
      GError              **error)
{
  g_autoptr(CallboardJsonSource) owned = source;
  g_autoptr(GAsyncResult) result = NULL;

  callboard_json_source_load_async (source, NULL, loaded_cb, &result);
  test_wait_until (has_result, &result);

  return callboard_json_source_load_finish (source, result, error);
}

static void
assert_loads (CallboardJsonSource *source,
              const char          *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardJsonDocument) document = load (source, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = callboard_json_document_get_bytes (document);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, strlen (expected));
}

static void
assert_fails (CallboardJsonSource *source,
              int                  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (load (source, &error));
  g_assert_error (error, CALLBOARD_ERROR, code);
}

static void
assert_run_loads (CallboardRun *run,
                  const char   *text)
{
  assert_loads (callboard_json_source_new_run (run), text);
  assert_loads (callboard_json_source_new_simulation (run, "s-2"), SIMULATION ("s-2"));
  assert_fails (callboard_json_source_new_simulation (run, "s-3"), CALLBOARD_ERROR_NOT_FOUND);
}

/* Active, then ended, with a history and without one. */
static void
check_fetched (Fixture          *fixture,
               CallboardSession *session)
{
  g_autoptr(CallboardRun) run = callboard_session_open_run (session, RUN);

  assert_fails (callboard_json_source_new_run (run), CALLBOARD_ERROR_NOT_FOUND);
  refresh (fixture, run, RUN_TEXT ("PROCESSING"));
  assert_run_loads (run, RUN_TEXT ("PROCESSING"));
  refresh (fixture, run, RUN_TEXT ("COMPLETED"));
  assert_run_loads (run, RUN_TEXT ("COMPLETED"));
  /* Once it is compressed. */
  test_run_pending ();
  assert_run_loads (run, RUN_TEXT ("COMPLETED"));
}

static void
test_fetched (Fixture       *fixture,
              gconstpointer  user_data)
{
  check_fetched (fixture, fixture->base.session);
}

static void
test_without_history (Fixture       *fixture,
                      gconstpointer  user_data)
{
  CallboardAccount *account = callboard_session_get_account (fixture->base.session);
  g_autoptr(CallboardSession) session =
    callboard_session_new_full (account, CALLBOARD_CLOCK (fixture->base.clock),
                                G_NETWORK_MONITOR (fixture->base.network), NULL);

  check_fetched (fixture, session);
}

static void
test_from_history (Fixture       *fixture,
                   gconstpointer  user_data)
{
  CallboardRun *run = callboard_session_open_run (fixture->base.session, RUN);

  refresh (fixture, run, RUN_TEXT ("COMPLETED"));
  g_object_unref (run);
  cached_session_stop (&fixture->base);
  cached_session_start (&fixture->base);

  run = callboard_session_open_run (fixture->base.session, RUN);
  callboard_run_open (run);
  test_wait_until (is_loaded, run);
  g_assert_true (callboard_live_object_get_cached (run));
  assert_run_loads (run, RUN_TEXT ("COMPLETED"));
  g_object_unref (run);
}

static void
test_metrics (Fixture       *fixture,
              gconstpointer  user_data)
{
  CallboardCallDetails *call = callboard_session_open_call (fixture->base.session, CALL);

  /* Fetched where it is missing, and then not again. */
  assert_loads (callboard_json_source_new_part (call, CALLBOARD_CALL_PART_METRICS), METRICS_TEXT);
  assert_loads (callboard_json_source_new_metric (call, "m-2"), METRIC ("m-2"));
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 1);
  assert_fails (callboard_json_source_new_metric (call, "m-3"), CALLBOARD_ERROR_NOT_FOUND);
  assert_fails (callboard_json_source_new_part (call, CALLBOARD_CALL_PART_CALL), CALLBOARD_ERROR_MALFORMED);
  g_object_unref (call);
  cached_session_stop (&fixture->base);
  cached_session_start (&fixture->base);

  call = callboard_session_open_call (fixture->base.session, CALL);
  assert_loads (callboard_json_source_new_part (call, CALLBOARD_CALL_PART_METRICS), METRICS_TEXT);
  g_object_unref (call);
}

static void
test_canceled (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(CallboardRun) run = callboard_session_open_run (fixture->base.session, RUN);
  g_autoptr(CallboardJsonSource) source = callboard_json_source_new_run (run);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  refresh (fixture, run, RUN_TEXT ("PROCESSING"));
  callboard_json_source_load_async (source, cancellable, loaded_cb, &result);
  g_cancellable_cancel (cancellable);
  test_wait_until (has_result, &result);
  g_assert_null (callboard_json_source_load_finish (source, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) \
  g_test_add ("/json-source/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("run-that-was-fetched", test_fetched);
  ADD ("without-a-history", test_without_history);
  ADD ("run-from-the-history", test_from_history);
  ADD ("metrics", test_metrics);
  ADD ("canceled", test_canceled);
#undef ADD

  return g_test_run ();
}
