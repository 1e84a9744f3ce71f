/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of a run: reads the metrics of its calls a few at a time, each call once,
 * no more than the verdict makes necessary, and shows partial results if some fail.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "callboard-run-results.h"
#include "support/cached-session.h"
#include "support/model-support.h"
#include "support/wait.h"

#define SILENCE "{\"metricDefinitionId\":\"silence\",\"metricName\":\"Silence\",\"minPassRate\":90,\"passed\":false}"
#define MANNERS "{\"metricDefinitionId\":\"manners\",\"metricName\":\"Manners\",\"minPassRate\":90,\"passed\":false}"

#define METRIC(id, slug, value) \
  "{" id "\"slug\":\"" slug "\",\"name\":\"Silence\",\"type\":\"BOOLEAN\",\"values\":[" \
  "{\"captureStatus\":\"SUCCESS\",\"value\":" value "}]}"
#define ID(id) "\"metricDefinitionId\":\"" id "\","

/* The metrics response of a call, by the first letter of its simulation ID. */
static const struct
{
  char        letter;
  guint       status;
  const char *metrics;
} answers[] = {
  { 'p', 200, METRIC (ID ("silence"), "silence_check", "true") },
  { 'f', 200, METRIC (ID ("silence"), "silence_check", "false") },
  { 'm', 200, METRIC (ID ("manners"), "manners_check", "false") },
  { 'n', 200, METRIC ("", "silence_check", "false") },
  { 'o', 200, METRIC (ID ("other"), "silence_check", "false") },
  { 'b', 200, METRIC (ID ("silence"), "silence", "false") },
  { 'e', 200, "" },
  { 'x', 404, "" },
};

typedef struct
{
  CachedSession           base;
  CallboardPlanJob       *run;
  CallboardRunResults    *results;
  /* If not 0, the status of every response. */
  guint                   status;
  guint                   n_changed;
} Fixture;

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  Fixture *fixture = user_data;
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_assert_true (g_str_has_prefix (path, "/v1/call/") && g_str_has_suffix (path, "/metrics"));
  soup_message_headers_replace (headers, "x-should-retry", "false");
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (answers[i].letter == path[strlen ("/v1/call/")])
      {
        g_autofree char *body = g_strdup_printf ("{\"data\":[%s]}", answers[i].metrics);

        soup_server_message_set_status (message, fixture->status != 0 ? fixture->status : answers[i].status, NULL);
        soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, body, strlen (body));
        return;
      }
  g_assert_not_reached ();
}

static void
close_run (Fixture *fixture)
{
  fixture->n_changed = 0;
  if (fixture->results != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->results));
  g_clear_object (&fixture->run);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->base);
  test_server_set_func (fixture->base.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  close_run (fixture);
  cached_session_tear_down (&fixture->base);
}

/* Creates a run in which each call has the ID of its simulation. Simulations whose ID ends
 * in "-invalidated" are invalidated. */
static CallboardPlanJob *
create_run_with (const char *simulations,
                 const char *status,
                 const char *checks)
{
  g_autofree char *verdict = g_strdup_printf ("{\"passed\":false,\"score\":null,\"failures\":[],"
                                              "\"checks\":[%s]}", checks);
  g_autoptr(JsonNode) answer = model_support_create_answer (simulations);
  JsonObject *data = json_object_get_object_member (json_node_get_object (answer), "data");
  JsonArray *jobs = json_object_get_array_member (data, "simulationJobs");

  for (guint i = 0; i < json_array_get_length (jobs); i++)
    {
      JsonObject *job = json_array_get_object_element (jobs, i);
      const char *id = json_object_get_string_member (job, "simulationJobId");

      json_object_set_string_member (job, "callId", id);
      if (g_str_has_suffix (id, "-invalidated"))
        json_object_set_member (job, "invalidation",
                                json_from_string ("{\"reason\":\"SCRIPT_DIVERGED\","
                                                  "\"invalidatedAt\":\"2026-01-05T10:00:00Z\"}", NULL));
    }
  json_object_set_string_member (data, "status", status);
  json_object_set_member (data, "verdict", json_from_string (verdict, NULL));

  return model_support_decode_node (answer);
}

/* Creates a run with two checks. */
static CallboardPlanJob *
create_run (const char *simulations)
{
  return create_run_with (simulations, "RUNNING_SIMULATIONS", SILENCE "," MANNERS);
}

static void
on_changed (Fixture *fixture)
{
  fixture->n_changed++;
}

/* Takes the run. */
static void
open_created (Fixture          *fixture,
              CallboardPlanJob *run)
{
  fixture->run = run;
  fixture->results = callboard_session_open_results (fixture->base.session, fixture->run);
  callboard_run_results_watch (fixture->results);
  g_signal_connect_swapped (fixture->run, "results-changed", G_CALLBACK (on_changed), fixture);
}

static void
open_run (Fixture    *fixture,
          const char *simulations)
{
  open_created (fixture, create_run (simulations));
}

static gboolean
is_finished (gpointer user_data)
{
  Fixture *fixture = user_data;

  return !callboard_run_results_get_reading (fixture->results);
}

static CallboardVerdictCheck *
get_check (Fixture *fixture,
           guint    position)
{
  return g_list_model_get_item (
    callboard_verdict_get_checks (callboard_plan_job_get_verdict (fixture->run)), position);
}

/* The IDs of the simulations that failed a check, separated by spaces. */
static char *
dup_failed (Fixture *fixture,
            guint    position)
{
  g_autoptr(CallboardVerdictCheck) check = get_check (fixture, position);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (fixture->run), i);

      if (callboard_simulation_job_fails (simulation, check))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", callboard_simulation_job_get_id (simulation));
    }

  return g_string_free_and_steal (ids);
}

static void
assert_check_failed (Fixture    *fixture,
                     guint       position,
                     const char *expected)
{
  g_autoptr(CallboardVerdictCheck) check = get_check (fixture, position);
  g_autofree char *ids = dup_failed (fixture, position);
  g_auto(GStrv) tokens = g_strsplit (expected, " ", -1);

  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpuint (callboard_run_results_count_failed (fixture->results, check), ==,
                    *expected != '\0' ? g_strv_length (tokens) : 0);
}

static void
assert_failed (Fixture    *fixture,
               const char *expected)
{
  assert_check_failed (fixture, 0, expected);
}

static void
assert_counts (Fixture *fixture,
               guint    n_read,
               guint    n_calls)
{
  g_assert_cmpuint (callboard_run_results_get_n_read (fixture->results), ==, n_read);
  g_assert_cmpuint (callboard_run_results_get_n_calls (fixture->results), ==, n_calls);
}

static gboolean
has_changed (gpointer user_data)
{
  return ((Fixture *) user_data)->n_changed > 0;
}

/* --- Results -------------------------------------------------------------- */

static void
test_found (Fixture       *fixture,
            gconstpointer  user_data)
{
  open_run (fixture, "p1=COMPLETED f1=COMPLETED f2=FAILED p2=TIMED_OUT e1=CANCELLED m1=COMPLETED");
  assert_failed (fixture, "");
  callboard_run_results_start (fixture->results);
  g_assert_true (callboard_run_results_get_reading (fixture->results));
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1 f2");
  assert_check_failed (fixture, 1, "m1");
  assert_counts (fixture, 5, 5);
  g_assert_no_error (callboard_run_results_get_error (fixture->results));
  test_wait_until (has_changed, fixture);
}

/* Simulations in progress and invalidated ones are not requested. */
static void
test_only_final_and_valid (Fixture       *fixture,
                           gconstpointer  user_data)
{
  open_run (fixture,
            "f1=COMPLETED f2=PROCESSING f3=PENDING f4-invalidated=COMPLETED f5=SOMETHING_NEW");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1");
  assert_counts (fixture, 1, 1);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 1);
}

/* A metric belongs to a check by its definition ID, otherwise by its name, whatever its
 * slug is. */
static void
test_same_check (Fixture       *fixture,
                 gconstpointer  user_data)
{
  open_run (fixture, "n1=COMPLETED o1=COMPLETED b1=COMPLETED");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "n1 b1");
}

/* Users share the results. What was read is not read again. */
static void
test_started_again (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr(CallboardRunResults) results = NULL;

  open_run (fixture, "p1=COMPLETED f1=COMPLETED m1=COMPLETED");
  results = callboard_session_open_results (fixture->base.session, fixture->run);
  g_assert_true (results == fixture->results);

  callboard_run_results_start (fixture->results);
  callboard_run_results_start (results);
  callboard_run_results_stop (results);
  test_wait_until (is_finished, fixture);
  callboard_run_results_stop (fixture->results);
  assert_failed (fixture, "f1");
  callboard_run_results_start (fixture->results);
  g_assert_true (is_finished (fixture));
  assert_failed (fixture, "f1");
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 3);
}

static void
test_active_run (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) later = create_run ("f1=COMPLETED f2=COMPLETED f3=PROCESSING");
  g_autoptr(CallboardPlanJob) latest = create_run ("f1-invalidated=COMPLETED f2=COMPLETED f3=COMPLETED");

  open_run (fixture, "f1=COMPLETED f2=PROCESSING f3=PROCESSING");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1");

  callboard_plan_job_merge (fixture->run, later);
  assert_counts (fixture, 1, 2);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1 f2");

  callboard_plan_job_merge (fixture->run, latest);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f2 f3");
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 3);
}

static char *
create_many (char  letter,
             guint n)
{
  GString *simulations = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (simulations, "%c%u=COMPLETED ", letter, i);

  return g_string_free_and_steal (simulations);
}

/* The number of simulations with a result. */
static guint
count_results (Fixture         *fixture,
               CallboardResult  result)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (fixture->run), i);

      n += callboard_simulation_job_get_result (simulation) == result;
    }

  return n;
}

/* --- Counts of the verdict ---------------------------------------------------- */

#define COUNTS(evaluated, passed) \
  "{\"metricDefinitionId\":\"silence\",\"metricName\":\"Silence\",\"minPassRate\":90,\"passed\":false," \
  "\"evaluatedSims\":" evaluated ",\"passedSims\":" passed "}"

static void
test_all_passed (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) more =
    create_run_with ("p1=COMPLETED f2=COMPLETED p3=COMPLETED", "COMPLETED", COUNTS ("3", "2"));

  open_created (fixture, create_run_with ("p1=COMPLETED f2=COMPLETED x1=CANCELLED x2=TIMED_OUT", "COMPLETED",
                                          COUNTS ("3", "3")));
  callboard_run_results_start (fixture->results);
  g_assert_true (is_finished (fixture));
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 2);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_CANCELED), ==, 1);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_ERROR), ==, 1);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 0);

  /* The counts changed: nothing is known any more. */
  test_server_hold (fixture->base.server);
  callboard_plan_job_merge (fixture->run, more);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_UNKNOWN), ==, 3);
  test_server_release (fixture->base.server);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f2");
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 2);
}

/* Stops when each failure was found. */
static void
test_all_failures_found (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autofree char *many = create_many ('p', 40);
  g_autofree char *simulations = g_strconcat ("f1=COMPLETED ", many, NULL);

  open_created (fixture, create_run_with (simulations, "COMPLETED", COUNTS ("41", "40")));
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), <, 10);
  assert_failed (fixture, "f1");
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 40);
}

/* A refresh reads what was read, and the other calls stay passed meanwhile. */
static void
test_refresh_found (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *many = create_many ('p', 40);
  g_autofree char *simulations = g_strconcat ("f1=COMPLETED ", many, NULL);
  guint n_requests;

  open_created (fixture, create_run_with (simulations, "COMPLETED", COUNTS ("41", "40")));
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  n_requests = test_server_get_n_requests (fixture->base.server);

  test_server_hold (fixture->base.server);
  callboard_run_results_refresh (fixture->results);
  g_assert_true (callboard_run_results_get_settled (fixture->results));
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 40);
  test_server_release (fixture->base.server);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 2 * n_requests);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 40);
  assert_failed (fixture, "f1");
}

/* Counts that do not fit the calls say nothing. */
static void
test_counts_do_not_fit (Fixture       *fixture,
                        gconstpointer  user_data)
{
  open_created (fixture, create_run_with ("p1=COMPLETED p2=COMPLETED e1=COMPLETED", "COMPLETED", user_data));
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_counts (fixture, 3, 3);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 2);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_NOT_EVALUATED), ==, 1);
}

/* Metrics may be computed until the end of the run. */
static void
test_read_again_at_the_end (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) ended = create_run_with ("p1=COMPLETED f2=COMPLETED", "COMPLETED", SILENCE);

  open_run (fixture, "p1=COMPLETED f2=PROCESSING");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 1);

  callboard_plan_job_merge (fixture->run, ended);
  g_assert_cmpuint (count_results (fixture, CALLBOARD_RESULT_PASSED), ==, 1);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 3);
  assert_counts (fixture, 2, 2);

  callboard_run_results_refresh (fixture->results);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 5);
}

/* --- Requests ------------------------------------------------------------- */

static gboolean
has_four_pending (gpointer user_data)
{
  return test_server_get_n_held (((Fixture *) user_data)->base.server) == 4;
}

/* A run that is over may get another verdict. */
static void
test_other_checks (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) later = create_run_with ("f1=COMPLETED m1=COMPLETED", "COMPLETED", SILENCE "," MANNERS);

  open_created (fixture, create_run_with ("f1=COMPLETED m1=COMPLETED", "COMPLETED", SILENCE));
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1");
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 2);

  callboard_plan_job_merge (fixture->run, later);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1");
  assert_check_failed (fixture, 1, "m1");
  callboard_run_results_stop (fixture->results);
}

/* Once somebody wants all metrics, calls are read that the verdict says enough about. */
static void
test_all_metrics (Fixture       *fixture,
                  gconstpointer  user_data)
{
  GListModel *metrics;

  open_created (fixture, create_run_with ("p1=COMPLETED p2=COMPLETED", "COMPLETED", COUNTS ("2", "2")));
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  metrics = G_LIST_MODEL (callboard_run_results_get_run_metrics (fixture->results));
  g_assert_cmpuint (callboard_run_results_get_n_read (fixture->results), ==, 0);
  /* The check of the verdict. */
  g_assert_cmpuint (g_list_model_get_n_items (metrics), ==, 1);

  callboard_run_results_find_metrics (fixture->results);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (callboard_run_results_get_n_read (fixture->results), ==, 1);
  callboard_run_results_start_metrics (fixture->results);
  g_assert_false (callboard_run_results_get_settled (fixture->results));
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (callboard_run_results_get_n_read (fixture->results), ==, 2);
  g_assert_true (callboard_run_results_get_settled (fixture->results));
  callboard_run_results_stop_metrics (fixture->results);
  callboard_run_results_stop (fixture->results);
}

static void
test_four_requests_at_once (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);

  open_run (fixture, simulations);
  test_server_hold (fixture->base.server);
  callboard_run_results_start (fixture->results);
  test_wait_until (has_four_pending, fixture);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 4);
  assert_counts (fixture, 0, 20);

  test_server_release (fixture->base.server);
  test_wait_until (is_finished, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 20);
}

static void
test_cached_is_not_fetched (Fixture       *fixture,
                            gconstpointer  user_data)
{
  open_run (fixture, "p1=COMPLETED f1=COMPLETED e1=COMPLETED");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  close_run (fixture);
  cached_session_stop (&fixture->base);
  cached_session_start (&fixture->base);

  open_run (fixture, "p1=COMPLETED f1=COMPLETED e1=COMPLETED");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1");
  assert_counts (fixture, 3, 3);
  /* Empty metrics may be available now, so they are fetched again. */
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 4);
}

/* Shares the request with the open simulation page. */
static void
test_open_call_is_shared (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = callboard_session_open_call (fixture->base.session,
                                                                         "f1");

  open_run (fixture, "f1=COMPLETED");
  test_server_hold (fixture->base.server);
  callboard_call_part_refresh (callboard_call_details_get_part (details, CALLBOARD_CALL_PART_METRICS));
  callboard_run_results_start (fixture->results);
  test_server_wait_requests (fixture->base.server, 1);
  test_run_pending ();
  test_server_release (fixture->base.server);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1");
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 1);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);

  open_run (fixture, simulations);
  test_server_hold (fixture->base.server);
  callboard_run_results_start (fixture->results);
  test_wait_until (has_four_pending, fixture);
  callboard_run_results_stop (fixture->results);
  g_assert_true (is_finished (fixture));
  test_server_release (fixture->base.server);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 4);

  /* Canceled requests are sent again. */
  callboard_run_results_start (fixture->results);
  assert_counts (fixture, 0, 20);
  test_wait_until (is_finished, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 24);
}

static void
test_finalized_while_loading (Fixture       *fixture,
                              gconstpointer  user_data)
{
  open_run (fixture, "f1=COMPLETED f2=COMPLETED");
  test_server_hold (fixture->base.server);
  callboard_run_results_start (fixture->results);
  test_server_wait_requests (fixture->base.server, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->results));
  test_server_release (fixture->base.server);
  test_run_pending ();
}

/* --- Errors --------------------------------------------------------------- */

static void
test_partial_failure (Fixture       *fixture,
                      gconstpointer  user_data)
{
  open_run (fixture, "x1=COMPLETED f1=COMPLETED x2=COMPLETED f2=COMPLETED");
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1 f2");
  assert_counts (fixture, 2, 4);
  g_assert_error (callboard_run_results_get_error (fixture->results), CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);

  callboard_run_results_retry (fixture->results);
  g_assert_no_error (callboard_run_results_get_error (fixture->results));
  test_wait_until (is_finished, fixture);
  assert_failed (fixture, "f1 f2");
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 6);
}

/* Stops after the server refuses, rather than requesting every call. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);
  g_autoptr(CallboardPlanJob) same = create_run (simulations);

  fixture->status = GPOINTER_TO_UINT (user_data);
  open_run (fixture, simulations);
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), <, 10);
  g_assert_nonnull (callboard_run_results_get_error (fixture->results));
  assert_counts (fixture, 0, 20);

  /* A refresh of the run does not retry; the user must. */
  callboard_plan_job_merge (fixture->run, same);
  g_assert_true (is_finished (fixture));
  fixture->status = 0;
  callboard_run_results_retry (fixture->results);
  test_wait_until (is_finished, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_no_error (callboard_run_results_get_error (fixture->results));
}

/* Above the limit, nothing is read unless it is asked for. */
static void
test_limit (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('p', CALLBOARD_RUN_RESULTS_LIMIT + 1);

  open_run (fixture, simulations);
  callboard_run_results_start (fixture->results);
  g_assert_true (callboard_run_results_get_over_limit (fixture->results));
  g_assert_true (is_finished (fixture));
  callboard_run_results_read_all (fixture->results);
  g_assert_false (callboard_run_results_get_over_limit (fixture->results));
  test_wait_until (is_finished, fixture);
  assert_counts (fixture, CALLBOARD_RUN_RESULTS_LIMIT + 1, CALLBOARD_RUN_RESULTS_LIMIT + 1);
}

/* The limit of the session counts, also when it changes. */
static void
test_other_limit (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_object_set (fixture->base.session, "results-limit", 4, NULL);
  open_run (fixture, "f1=COMPLETED f2=COMPLETED f3=COMPLETED f4=COMPLETED f5=COMPLETED");
  callboard_run_results_start (fixture->results);
  g_assert_true (callboard_run_results_get_over_limit (fixture->results));
  g_assert_true (is_finished (fixture));
  g_object_set (fixture->base.session, "results-limit", 5, NULL);
  g_assert_false (callboard_run_results_get_over_limit (fixture->results));
  test_wait_until (is_finished, fixture);
  assert_counts (fixture, 5, 5);
}

static gboolean
has_read_all (gpointer user_data)
{
  Fixture *fixture = user_data;

  return callboard_run_results_get_n_read (fixture->results) ==
         callboard_run_results_get_n_calls (fixture->results);
}

/* Calls that are being read are finished, no other one is begun. */
static void
test_pauses_unwatched (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);
  guint n_read;

  open_run (fixture, simulations);
  callboard_run_results_start (fixture->results);
  callboard_run_results_watch (fixture->results);
  callboard_run_results_unwatch (fixture->results);
  g_assert_true (callboard_run_results_get_reading (fixture->results));
  callboard_run_results_unwatch (fixture->results);
  test_wait_until (is_finished, fixture);
  n_read = callboard_run_results_get_n_read (fixture->results);
  g_assert_cmpuint (n_read, >, 0);
  g_assert_cmpuint (n_read, <, 20);

  /* Nor while the run is refreshed. */
  callboard_run_results_retry (fixture->results);
  g_assert_true (is_finished (fixture));
  callboard_run_results_watch (fixture->results);
  test_wait_until (has_read_all, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_cmpuint (test_server_get_n_requests (fixture->base.server), ==, 20);
}

/* A temporary error pauses; what was read stays. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);

  fixture->status = GPOINTER_TO_UINT (user_data);
  open_run (fixture, simulations);
  callboard_run_results_start (fixture->results);
  test_wait_until (is_finished, fixture);
  g_assert_nonnull (callboard_run_results_get_error (fixture->results));

  fixture->status = 0;
  fake_clock_advance (fixture->base.clock, 29 * 1000);
  g_assert_true (is_finished (fixture));
  fake_clock_advance (fixture->base.clock, 2 * 1000);
  test_wait_until (has_read_all, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_no_error (callboard_run_results_get_error (fixture->results));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add ("/run-results/" path, Fixture, data, set_up, func, tear_down)
  ADD ("found", NULL, test_found);
  ADD ("only-final-and-valid", NULL, test_only_final_and_valid);
  ADD ("same-check", NULL, test_same_check);
  ADD ("other-checks", NULL, test_other_checks);
  ADD ("all-metrics", NULL, test_all_metrics);
  ADD ("started-again", NULL, test_started_again);
  ADD ("active-run", NULL, test_active_run);
  ADD ("counts/all-passed", NULL, test_all_passed);
  ADD ("counts/all-failures-found", NULL, test_all_failures_found);
  ADD ("counts/refresh-found", NULL, test_refresh_found);
  ADD ("counts/too-many", COUNTS ("99", "98"), test_counts_do_not_fit);
  ADD ("counts/too-few", COUNTS ("2", "2"), test_counts_do_not_fit);
  ADD ("counts/reversed", COUNTS ("3", "4"), test_counts_do_not_fit);
  ADD ("counts/missing", SILENCE, test_counts_do_not_fit);
  ADD ("read-again-at-the-end", NULL, test_read_again_at_the_end);
  ADD ("limit", NULL, test_limit);
  ADD ("other-limit", NULL, test_other_limit);
  ADD ("pauses-unwatched", NULL, test_pauses_unwatched);
  ADD ("pause/limited", GUINT_TO_POINTER (429), test_pause);
  ADD ("pause/server", GUINT_TO_POINTER (503), test_pause);
  ADD ("four-requests-at-once", NULL, test_four_requests_at_once);
  ADD ("cached-is-not-fetched", NULL, test_cached_is_not_fetched);
  ADD ("open-call-is-shared", NULL, test_open_call_is_shared);
  ADD ("stop", NULL, test_stop);
  ADD ("finalized-while-loading", NULL, test_finalized_while_loading);
  ADD ("partial-failure", NULL, test_partial_failure);
  ADD ("refused/forbidden", GUINT_TO_POINTER (403), test_refused);
  ADD ("refused/server", GUINT_TO_POINTER (500), test_refused);
#undef ADD

  return g_test_run ();
}
