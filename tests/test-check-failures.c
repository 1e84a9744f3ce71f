/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which simulations failed a check: found out from their calls, a few at a time,
 * no call twice, and as much of it as can be had.
 */

#include "config.h"

#include <string.h>

#include "callboard-check-failures.h"
#include "callboard-error.h"
#include "support/cached-session.h"
#include "support/model-support.h"
#include "support/wait.h"

#define SILENCE "{\"metricDefinitionId\":\"silence\",\"metricName\":\"Silence\",\"minPassRate\":90,\"passed\":false}"
#define MANNERS "{\"metricDefinitionId\":\"manners\",\"metricName\":\"Manners\",\"minPassRate\":90,\"passed\":false}"

#define METRIC(id, slug, value) \
  "{" id "\"slug\":\"" slug "\",\"name\":\"Silence\",\"type\":\"BOOLEAN\",\"values\":[" \
  "{\"captureStatus\":\"SUCCESS\",\"value\":" value "}]}"
#define ID(id) "\"metricDefinitionId\":\"" id "\","

/* What a call says, by the first letter of the id of its simulation. */
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
  CachedSession             kept;
  CallboardPlanJob       *run;
  CallboardCheckFailures *failures;
  /* Answers everything, where it is not 0. */
  guint                   status;
  guint                   n_found;
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
let_go (Fixture *fixture)
{
  if (fixture->failures != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->failures));
  g_clear_object (&fixture->run);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  cached_session_set_up (&fixture->kept);
  test_server_set_func (fixture->kept.server, on_request, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  let_go (fixture);
  cached_session_tear_down (&fixture->kept);
}

/* A run whose simulations have calls of the same ids, and two checks. One whose
 * id ends in "-set-aside" does not count. */
static CallboardPlanJob *
create_run (const char *simulations)
{
  g_autoptr(JsonNode) answer = model_support_create_answer (simulations);
  JsonObject *data = json_object_get_object_member (json_node_get_object (answer), "data");
  JsonArray *jobs = json_object_get_array_member (data, "simulationJobs");

  for (guint i = 0; i < json_array_get_length (jobs); i++)
    {
      JsonObject *job = json_array_get_object_element (jobs, i);
      const char *id = json_object_get_string_member (job, "simulationJobId");

      json_object_set_string_member (job, "callId", id);
      if (g_str_has_suffix (id, "-set-aside"))
        json_object_set_member (job, "invalidation",
                                json_from_string ("{\"reason\":\"SCRIPT_DIVERGED\","
                                                  "\"invalidatedAt\":\"2026-01-05T10:00:00Z\"}", NULL));
    }
  json_object_set_member (data, "verdict",
                          json_from_string ("{\"passed\":false,\"score\":null,\"failures\":[],"
                                            "\"checks\":[" SILENCE "," MANNERS "]}", NULL));

  return model_support_decode_node (answer);
}

static void
on_found (Fixture *fixture)
{
  fixture->n_found++;
}

static void
open_run (Fixture    *fixture,
          const char *simulations)
{
  fixture->run = create_run (simulations);
  fixture->failures = callboard_check_failures_new (fixture->kept.session, fixture->run);
  g_signal_connect_swapped (fixture->failures, "found", G_CALLBACK (on_found), fixture);
}

static void
look (Fixture *fixture,
      guint    position)
{
  GListModel *checks = callboard_verdict_get_checks (callboard_plan_job_get_verdict (fixture->run));
  g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, position);

  callboard_check_failures_search (fixture->failures, check);
}

static gboolean
is_done (gpointer user_data)
{
  Fixture *fixture = user_data;

  return !callboard_check_failures_get_searching (fixture->failures);
}

/* Who failed, parted by spaces. */
static char *
dup_failed (Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->run)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (fixture->run), i);

      if (callboard_check_failures_contains (fixture->failures, simulation))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", callboard_simulation_job_get_id (simulation));
    }

  return g_string_free_and_steal (ids);
}

static void
assert_failed (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *ids = dup_failed (fixture);
  g_auto(GStrv) tokens = g_strsplit (expected, " ", -1);

  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpuint (callboard_check_failures_get_n_failed (fixture->failures), ==,
                    *expected != '\0' ? g_strv_length (tokens) : 0);
}

static void
assert_counts (Fixture *fixture,
               guint    n_read,
               guint    n_calls)
{
  g_assert_cmpuint (callboard_check_failures_get_n_checked (fixture->failures), ==, n_read);
  g_assert_cmpuint (callboard_check_failures_get_n_calls (fixture->failures), ==, n_calls);
}

static gboolean
was_found (gpointer user_data)
{
  return ((Fixture *) user_data)->n_found > 0;
}

/* --- What is found ---------------------------------------------------------------- */

static void
test_found (Fixture       *fixture,
            gconstpointer  user_data)
{
  open_run (fixture, "p1=COMPLETED f1=COMPLETED f2=FAILED p2=TIMED_OUT e1=CANCELLED m1=COMPLETED");
  assert_failed (fixture, "");
  look (fixture, 0);
  g_assert_true (callboard_check_failures_get_searching (fixture->failures));
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1 f2");
  assert_counts (fixture, 6, 6);
  g_assert_no_error (callboard_check_failures_get_error (fixture->failures));
  test_wait_until (was_found, fixture);
}

/* What is not over, or does not count for the verdict, is not asked about. */
static void
test_only_what_counts (Fixture       *fixture,
                       gconstpointer  user_data)
{
  open_run (fixture, "f1=COMPLETED f2=PROCESSING f3=PENDING f4-set-aside=COMPLETED f5=SOMETHING_NEW");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1");
  assert_counts (fixture, 1, 1);
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 1);
}

/* By what defines the metric, else by its name; true or false is not a check by
 * itself. */
static void
test_same_check (Fixture       *fixture,
                 gconstpointer  user_data)
{
  open_run (fixture, "n1=COMPLETED o1=COMPLETED b1=COMPLETED");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "n1");
}

static void
test_another_check_costs_nothing (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  open_run (fixture, "p1=COMPLETED f1=COMPLETED m1=COMPLETED");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  look (fixture, 1);
  g_assert_true (is_done (fixture));
  assert_failed (fixture, "m1");
  callboard_check_failures_stop (fixture->failures);
  assert_failed (fixture, "");
  look (fixture, 0);
  g_assert_true (is_done (fixture));
  assert_failed (fixture, "f1");
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 3);
}

static void
test_live_run (Fixture       *fixture,
               gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) later = create_run ("f1=COMPLETED f2=COMPLETED f3=PROCESSING");
  g_autoptr(CallboardPlanJob) latest = create_run ("f1-set-aside=COMPLETED f2=COMPLETED f3=COMPLETED");

  open_run (fixture, "f1=COMPLETED f2=PROCESSING f3=PROCESSING");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1");

  callboard_plan_job_merge (fixture->run, later);
  assert_counts (fixture, 1, 2);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1 f2");

  callboard_plan_job_merge (fixture->run, latest);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f2 f3");
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 3);
}

/* --- How it is asked ----------------------------------------------------------------- */

static char *
create_many (char  letter,
             guint n)
{
  GString *simulations = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (simulations, "%c%u=COMPLETED ", letter, i);

  return g_string_free_and_steal (simulations);
}

static gboolean
are_six_held (gpointer user_data)
{
  return test_server_get_n_held (((Fixture *) user_data)->kept.server) == 6;
}

static void
test_six_at_a_time (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);

  open_run (fixture, simulations);
  test_server_hold (fixture->kept.server);
  look (fixture, 0);
  test_wait_until (are_six_held, fixture);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 6);
  assert_counts (fixture, 0, 20);

  test_server_release (fixture->kept.server);
  test_wait_until (is_done, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 20);
}

static void
test_kept_is_not_fetched_twice (Fixture       *fixture,
                                gconstpointer  user_data)
{
  open_run (fixture, "p1=COMPLETED f1=COMPLETED e1=COMPLETED");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  let_go (fixture);
  cached_session_stop (&fixture->kept);
  cached_session_start (&fixture->kept);

  open_run (fixture, "p1=COMPLETED f1=COMPLETED e1=COMPLETED");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1");
  assert_counts (fixture, 3, 3);
  /* What was empty may be there by now. */
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 4);
}

/* The page of a simulation and this share what they ask. */
static void
test_open_call_is_not_fetched_twice (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  g_autoptr(CallboardCallDetails) details = callboard_session_open_call (fixture->kept.session, "f1");

  open_run (fixture, "f1=COMPLETED");
  test_server_hold (fixture->kept.server);
  callboard_call_part_refresh (callboard_call_details_get_part (details, CALLBOARD_CALL_PART_METRICS));
  look (fixture, 0);
  test_server_wait_requests (fixture->kept.server, 1);
  test_run_pending ();
  test_server_release (fixture->kept.server);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1");
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 1);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);

  open_run (fixture, simulations);
  test_server_hold (fixture->kept.server);
  look (fixture, 0);
  test_wait_until (are_six_held, fixture);
  callboard_check_failures_stop (fixture->failures);
  g_assert_null (callboard_check_failures_get_check (fixture->failures));
  g_assert_true (is_done (fixture));
  test_server_release (fixture->kept.server);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 6);

  /* What was given up is asked for anew. */
  look (fixture, 0);
  assert_counts (fixture, 0, 20);
  test_wait_until (is_done, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 26);
}

static void
test_goes_while_looking (Fixture       *fixture,
                         gconstpointer  user_data)
{
  open_run (fixture, "f1=COMPLETED f2=COMPLETED");
  test_server_hold (fixture->kept.server);
  look (fixture, 0);
  test_server_wait_requests (fixture->kept.server, 2);
  g_assert_finalize_object (g_steal_pointer (&fixture->failures));
  test_server_release (fixture->kept.server);
  test_run_pending ();
}

/* --- What goes wrong ------------------------------------------------------------------ */

static void
test_one_cannot_be_read (Fixture       *fixture,
                         gconstpointer  user_data)
{
  open_run (fixture, "x1=COMPLETED f1=COMPLETED x2=COMPLETED f2=COMPLETED");
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1 f2");
  assert_counts (fixture, 2, 4);
  g_assert_error (callboard_check_failures_get_error (fixture->failures), CALLBOARD_ERROR, CALLBOARD_ERROR_NOT_FOUND);

  callboard_check_failures_retry (fixture->failures);
  g_assert_no_error (callboard_check_failures_get_error (fixture->failures));
  test_wait_until (is_done, fixture);
  assert_failed (fixture, "f1 f2");
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), ==, 6);
}

/* A server that refuses is not asked about each call in turn. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autofree char *simulations = create_many ('f', 20);
  g_autoptr(CallboardPlanJob) same = create_run (simulations);

  fixture->status = GPOINTER_TO_UINT (user_data);
  open_run (fixture, simulations);
  look (fixture, 0);
  test_wait_until (is_done, fixture);
  g_assert_cmpuint (test_server_get_n_requests (fixture->kept.server), <, 10);
  g_assert_nonnull (callboard_check_failures_get_error (fixture->failures));
  assert_counts (fixture, 0, 20);

  /* Nor after a refresh of the run, until somebody asks. */
  callboard_plan_job_merge (fixture->run, same);
  g_assert_true (is_done (fixture));
  fixture->status = 0;
  callboard_check_failures_retry (fixture->failures);
  test_wait_until (is_done, fixture);
  assert_counts (fixture, 20, 20);
  g_assert_no_error (callboard_check_failures_get_error (fixture->failures));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) g_test_add ("/check-failures/" path, Fixture, data, set_up, func, tear_down)
  ADD ("found", NULL, test_found);
  ADD ("only-what-counts", NULL, test_only_what_counts);
  ADD ("same-check", NULL, test_same_check);
  ADD ("another-check-costs-nothing", NULL, test_another_check_costs_nothing);
  ADD ("live-run", NULL, test_live_run);
  ADD ("six-at-a-time", NULL, test_six_at_a_time);
  ADD ("kept-is-not-fetched-twice", NULL, test_kept_is_not_fetched_twice);
  ADD ("open-call-is-not-fetched-twice", NULL, test_open_call_is_not_fetched_twice);
  ADD ("stop", NULL, test_stop);
  ADD ("goes-while-looking", NULL, test_goes_while_looking);
  ADD ("one-cannot-be-read", NULL, test_one_cannot_be_read);
  ADD ("refused/forbidden", GUINT_TO_POINTER (403), test_refused);
  ADD ("refused/server", GUINT_TO_POINTER (500), test_refused);
#undef ADD

  return g_test_run ();
}
