/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results that are fetched in the background: in which order, when not, how often after
 * errors, and what stays of them in the history.
 */

#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <string.h>

#include "callboard-client-runs.h"
#include "callboard-database.h"
#include "callboard-error.h"
#include "callboard-verdict-fetcher-private.h"
#include "support/client-support.h"
#include "support/fake-network.h"
#include "support/fake-power.h"
#include "support/history-support.h"
#include "support/test-server.h"
#include "support/wait.h"

#define RUN_PATH "/v1/simulation/plan/job/"
#define N_RUNS 5

/* A server with the runs run-1, the oldest, to run-5. All completed and passed at first. */
typedef struct
{
  TestServer              *server;
  FakeClock               *clock;
  FakeNetwork             *network;
  FakePower               *power;
  CallboardClient         *client;
  char                    *folder;
  char                    *path;
  CallboardHistory        *history;
  CallboardAccountHistory *account_history;
  CallboardFetchPolicy    *policy;
  CallboardVerdictFetcher *fetcher;
  CallboardRunList        *list;
  /* The `status` in the list, and the status of the response about the run. */
  const char              *statuses[N_RUNS + 1];
  guint                    answers[N_RUNS + 1];
  const char              *body;
} Fixture;

static const char passed_verdict[] = "\"verdict\":{\"passed\":true,\"score\":94.5,\"checks\":[],\"failures\":[]}";
static const char failed_verdict[] =
  "\"verdict\":{\"passed\":false,\"score\":61,\"checks\":[{\"metricDefinitionId\":\"silence\","
  "\"metricName\":\"Silence\",\"minPassRate\":90,\"passRate\":86,\"passed\":false}],"
  "\"failures\":[{\"type\":\"METRIC_BELOW_MIN_PASS_RATE\",\"metricName\":\"Silence\",\"passRate\":86}]}";
static const char incomplete_verdict[] =
  "\"verdict\":{\"passed\":false,\"checks\":[],\"failures\":[{\"type\":\"INCOMPLETE_COVERAGE\","
  "\"evaluatedCalls\":4,\"expectedCalls\":12}]}";

/* --- The server ------------------------------------------------------------- */

static void
respond (SoupServerMessage *message,
         guint              status,
         const char        *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text, strlen (text));
}

/* The fields of the list and of the run. */
static void
append_fields (Fixture *fixture,
               GString *text,
               guint    number)
{
  const char *status = fixture->statuses[number];
  gboolean is_live = g_str_equal (status, "RUNNING");

  g_string_append_printf (text,
                          "\"simulationRunPlanJobId\":\"run-%u\",\"simulationRunPlanId\":\"plan-1\","
                          "\"status\":\"%s\",\"createdAt\":\"2026-01-05T0%u:00:00Z\",\"endedAt\":",
                          number, status, number);
  if (is_live)
    g_string_append (text, "null");
  else
    g_string_append_printf (text, "\"2026-01-05T0%u:30:00Z\"", number);
}

static void
answer_list (Fixture           *fixture,
             SoupServerMessage *message)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  for (guint number = N_RUNS; number > 0; number--)
    {
      g_string_append (text, number == N_RUNS ? "{" : ",{");
      append_fields (fixture, text, number);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "],\"pagination\":{\"hasMore\":false,\"total\":5}}");
  respond (message, 200, text->str);
}

static const char *
get_verdict (guint number)
{
  return number == 2 ? failed_verdict : number == 1 ? incomplete_verdict : passed_verdict;
}

static void
answer_run (Fixture           *fixture,
            SoupServerMessage *message,
            guint              number)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":{");
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_assert_cmpuint (number, <=, N_RUNS);
  if (fixture->answers[number] != 200)
    {
      if (fixture->answers[number] == 429)
        soup_message_headers_replace (headers, "Retry-After", "90");
      respond (message, fixture->answers[number], "{}");
      return;
    }
  if (fixture->body != NULL)
    {
      respond (message, 200, fixture->body);
      return;
    }

  append_fields (fixture, text, number);
  if (g_str_equal (fixture->statuses[number], "RUNNING"))
    g_string_append (text, ",\"simulationJobs\":["
                     "{\"simulationJobId\":\"s-1\",\"status\":\"COMPLETED\",\"createdAt\":\"2026-01-05T05:00:00Z\"},"
                     "{\"simulationJobId\":\"s-2\",\"status\":\"QUEUED\",\"createdAt\":\"2026-01-05T05:00:00Z\"}]}}");
  else
    g_string_append_printf (text, ",%s,\"simulationJobs\":[]}}", get_verdict (number));
  respond (message, 200, text->str);
}

static void
on_request (TestServer        *server,
            SoupServerMessage *message,
            gpointer           user_data)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  if (g_str_has_prefix (path, RUN_PATH "run-"))
    answer_run (user_data, message, (guint) g_ascii_strtoull (path + strlen (RUN_PATH "run-"), NULL, 10));
  else if (g_str_equal (path, "/v1/simulation/plan/jobs"))
    answer_list (user_data, message);
  else
    respond (message, 200, "{\"data\":{\"id\":\"plan-1\",\"name\":\"Front desk\"}}");
}

/* The runs that were asked for, such as "5 4". */
static char *
dup_requested (Fixture *fixture)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < test_server_get_n_requests (fixture->server); i++)
    {
      const char *path = test_server_get_request (fixture->server, i)->path;

      if (g_str_has_prefix (path, RUN_PATH "run-"))
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", path + strlen (RUN_PATH "run-"));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- Fixture ---------------------------------------------------------------- */

static CallboardFetchPolicy *
create_policy (Fixture   *fixture,
               GSettings *settings)
{
  CallboardFetchPolicy *policy = callboard_fetch_policy_new (CALLBOARD_CLOCK (fixture->clock), settings);

  callboard_fetch_policy_set_power_monitor (policy, G_POWER_PROFILE_MONITOR (fixture->power));

  return policy;
}

static CallboardVerdictFetcher *
create_fetcher (Fixture                 *fixture,
                CallboardAccountHistory *account_history)
{
  return callboard_verdict_fetcher_new (fixture->client, CALLBOARD_CLOCK (fixture->clock),
                                        G_NETWORK_MONITOR (fixture->network), fixture->policy,
                                        account_history);
}

static gboolean
is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data) &&
         callboard_live_object_get_fetched_at (user_data) != NULL && !callboard_live_object_get_cached (user_data);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !callboard_client_get_busy (user_data);
}

/* Opens a visible list, which the fetcher fills. */
static CallboardRunList *
open_list (Fixture                 *fixture,
           CallboardVerdictFetcher *fetcher,
           CallboardAccountHistory *account_history)
{
  g_autoptr(CallboardRefreshSchedule) schedule =
    callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock), NULL);
  CallboardRunList *list = callboard_run_list_new (fixture->client, schedule, account_history);

  callboard_verdict_fetcher_add_list (fetcher, list);
  callboard_run_list_open (list);
  if (account_history == NULL)
    callboard_run_list_refresh (list);
  test_wait_until (is_loaded, list);
  /* With the name of the plan. */
  test_wait_until (is_quiet, fixture->client);
  callboard_run_list_set_watched (list, TRUE);

  return list;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  for (guint number = 1; number <= N_RUNS; number++)
    {
      fixture->statuses[number] = "COMPLETED";
      fixture->answers[number] = 200;
    }
  fixture->server = test_server_new ();
  test_server_set_func (fixture->server, on_request, fixture);
  fixture->clock = fake_clock_new ();
  fixture->network = fake_network_new ();
  fixture->power = fake_power_new ();
  fixture->client = client_support_create_with_clock (test_server_get_base_url (fixture->server),
                                                      fixture->clock);
  fixture->folder = history_support_create_folder ();
  fixture->path = history_support_dup_path (fixture->folder);
  fixture->history = callboard_history_new (fixture->path);
  fixture->account_history = callboard_account_history_new (fixture->history, HISTORY_SUPPORT_ACCOUNT);
  fixture->policy = create_policy (fixture, NULL);
  g_object_set (fixture->policy, "enabled", FALSE, NULL);
  fixture->fetcher = create_fetcher (fixture, fixture->account_history);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  if (fixture->list != NULL)
    test_wait_finalized (fixture->list);
  test_wait_finalized (fixture->fetcher);
  test_wait_finalized (fixture->policy);
  callboard_history_close (fixture->history);
  test_wait_finalized (fixture->account_history);
  history_support_close (fixture->history);
  client_support_assert_finalized (fixture->client);
  test_wait_finalized (fixture->clock);
  test_wait_finalized (fixture->network);
  test_wait_finalized (fixture->power);
  test_server_free (fixture->server);
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
enable (Fixture *fixture)
{
  g_object_set (fixture->policy, "enabled", TRUE, NULL);
}

static void
open_disabled (Fixture *fixture)
{
  fixture->list = open_list (fixture, fixture->fetcher, fixture->account_history);
}

static CallboardPlanJobSummary *
find_run (CallboardRunList *list,
          guint             number)
{
  g_autofree char *id = g_strdup_printf ("run-%u", number);
  CallboardPlanJobSummary *summary = callboard_plan_job_list_find (callboard_run_list_get_runs (list), id);

  g_assert_nonnull (summary);

  return summary;
}

static void
show_runs (Fixture *fixture,
           guint    first,
           guint    second)
{
  g_autoptr(GPtrArray) summaries = g_ptr_array_new ();

  g_ptr_array_add (summaries, find_run (fixture->list, first));
  g_ptr_array_add (summaries, find_run (fixture->list, second));
  callboard_run_list_set_visible_runs (fixture->list, summaries);
}

typedef struct
{
  Fixture    *fixture;
  const char *expected;
} Expectation;

/* Whether nothing is requested or decoded. */
static gboolean
is_idle (Fixture *fixture)
{
  return !callboard_client_get_busy (fixture->client) && fixture->fetcher->run_id == NULL &&
         fixture->fetcher->update_id == 0;
}

static gboolean
has_requested (gpointer user_data)
{
  Expectation *expectation = user_data;
  g_autofree char *requested = dup_requested (expectation->fixture);

  return g_str_equal (requested, expectation->expected) && is_idle (expectation->fixture);
}

/* Waits for the requests, and asserts that no other follows. */
static void
assert_requested (Fixture    *fixture,
                  const char *expected)
{
  Expectation expectation = { fixture, expected };
  g_autofree char *requested = NULL;

  test_wait_until (has_requested, &expectation);
  test_run_pending ();
  g_assert_true (is_idle (fixture));
  requested = dup_requested (fixture);
  g_assert_cmpstr (requested, ==, expected);
}

static gboolean
is_known (gpointer user_data)
{
  return callboard_plan_job_summary_get_verdict (user_data) != NULL;
}

static void
wait_known (CallboardRunList *list,
            guint             number)
{
  test_wait_until (is_known, find_run (list, number));
}

static void
assert_result (CallboardRunList   *list,
               guint               number,
               CallboardRunResult  result)
{
  g_assert_cmpint (callboard_plan_job_summary_get_result (find_run (list, number)), ==, result);
}

/* --- Order ------------------------------------------------------------------ */

static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  CallboardRunVerdict *verdict;

  fixture->statuses[4] = "CANCELLED";
  open_disabled (fixture);
  show_runs (fixture, 2, 3);
  assert_requested (fixture, "");

  enable (fixture);
  wait_known (fixture->list, 1);
  assert_requested (fixture, "3 2 5 1");
  assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
  assert_result (fixture->list, 4, CALLBOARD_RUN_RESULT_CANCELED);
  assert_result (fixture->list, 2, CALLBOARD_RUN_RESULT_FAILED);
  assert_result (fixture->list, 1, CALLBOARD_RUN_RESULT_NOT_JUDGED);
  verdict = callboard_plan_job_summary_get_verdict (find_run (fixture->list, 2));
  g_assert_cmpstr (callboard_run_verdict_get_check_name (verdict), ==, "Silence");
  g_assert_cmpfloat (callboard_run_verdict_get_pass_rate (verdict), ==, 86);
}

static void
test_one_at_a_time (Fixture       *fixture,
                    gconstpointer  user_data)
{
  open_disabled (fixture);
  test_server_hold (fixture->server);
  enable (fixture);
  test_server_wait_requests (fixture->server, test_server_get_n_requests (fixture->server) + 1);
  test_run_pending ();
  g_assert_cmpuint (test_server_get_n_held (fixture->server), ==, 1);
  test_server_release (fixture->server);
  assert_requested (fixture, "5 4 3 2 1");
}

/* The progress of a live run is followed while its row is visible. */
static void
test_live (Fixture       *fixture,
           gconstpointer  user_data)
{
  for (guint number = 1; number < N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  fixture->statuses[5] = "RUNNING";
  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "");

  show_runs (fixture, 5, 4);
  assert_requested (fixture, "5");
  g_assert_cmpfloat (callboard_plan_job_summary_get_progress (find_run (fixture->list, 5)), ==, 0.5);
  fake_clock_advance (fixture->clock, 29 * 1000);
  assert_requested (fixture, "5");
  fixture->statuses[5] = "COMPLETED";
  fake_clock_advance (fixture->clock, 1000);
  wait_known (fixture->list, 5);
  assert_requested (fixture, "5 5");
  assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
}

/* --- Pauses ----------------------------------------------------------------- */

static void
test_metered (Fixture       *fixture,
              gconstpointer  user_data)
{
  open_disabled (fixture);
  fake_network_set_metered (fixture->network, TRUE);
  enable (fixture);
  assert_requested (fixture, "");
  fake_network_set_metered (fixture->network, FALSE);
  assert_requested (fixture, "5 4 3 2 1");
}

static void
test_offline (Fixture       *fixture,
              gconstpointer  user_data)
{
  open_disabled (fixture);
  fake_network_set_available (fixture->network, FALSE);
  enable (fixture);
  assert_requested (fixture, "");
  fake_network_set_available (fixture->network, TRUE);
  assert_requested (fixture, "5 4 3 2 1");
}

static void
test_power_saver (Fixture       *fixture,
                  gconstpointer  user_data)
{
  open_disabled (fixture);
  fake_power_set_saving (fixture->power, TRUE);
  enable (fixture);
  assert_requested (fixture, "");
  fake_power_set_saving (fixture->power, FALSE);
  assert_requested (fixture, "5 4 3 2 1");
}

static void
test_hidden (Fixture       *fixture,
             gconstpointer  user_data)
{
  open_disabled (fixture);
  callboard_run_list_set_watched (fixture->list, FALSE);
  enable (fixture);
  assert_requested (fixture, "");
  callboard_run_list_set_watched (fixture->list, TRUE);
  assert_requested (fixture, "5 4 3 2 1");
}

/* What somebody asks for ends the request in the background, which is sent again later. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CallboardPlanJob) plan_job = NULL;
  g_autoptr(GError) error = NULL;
  guint n_requests;

  open_disabled (fixture);
  n_requests = test_server_get_n_requests (fixture->server);
  test_server_hold (fixture->server);
  enable (fixture);
  test_server_wait_requests (fixture->server, n_requests + 1);
  callboard_client_get_plan_job_async (fixture->client, "run-2", NULL, test_store_result, &result);
  test_server_wait_requests (fixture->server, n_requests + 2);
  test_run_pending ();
  test_server_release (fixture->server);
  plan_job = callboard_client_get_plan_job_finish (fixture->client, test_wait_for_result (&result), NULL, &error);
  g_assert_no_error (error);
  assert_requested (fixture, "5 2 5 4 3 2 1");
}

/* --- Errors ----------------------------------------------------------------- */

static void
test_rate_limit (Fixture       *fixture,
                 gconstpointer  user_data)
{
  fixture->answers[3] = 429;
  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5 4 3");
  assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);

  fake_clock_advance (fixture->clock, 89 * 1000);
  assert_requested (fixture, "5 4 3");
  fixture->answers[3] = 200;
  fake_clock_advance (fixture->clock, 1000);
  assert_requested (fixture, "5 4 3 3 2 1");
}

/* Each pause is twice as long, and one run does not keep the others waiting. */
static void
test_server_error (Fixture       *fixture,
                   gconstpointer  user_data)
{
  fixture->answers[5] = 500;
  fixture->answers[4] = 503;
  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5");
  fake_clock_advance (fixture->clock, 30 * 1000);
  assert_requested (fixture, "5 4");
  fake_clock_advance (fixture->clock, 59 * 1000);
  assert_requested (fixture, "5 4");
  fake_clock_advance (fixture->clock, 1000);
  assert_requested (fixture, "5 4 5");
  fixture->answers[4] = 200;
  fake_clock_advance (fixture->clock, 120 * 1000);
  assert_requested (fixture, "5 4 5 4 3 2 1");
  fake_clock_advance (fixture->clock, 60 * 60 * 1000);
  assert_requested (fixture, "5 4 5 4 3 2 1 5");
  fake_clock_advance (fixture->clock, 10 * 60 * 60 * 1000);
  assert_requested (fixture, "5 4 5 4 3 2 1 5");
}

static void
assert_asked_once (Fixture *fixture)
{
  for (guint number = 1; number < N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5");
  g_assert_null (callboard_plan_job_summary_get_verdict (find_run (fixture->list, 5)));
  fake_clock_advance (fixture->clock, 2 * 60 * 60 * 1000);
  callboard_run_list_refresh (fixture->list);
  test_wait_until (is_loaded, fixture->list);
  assert_requested (fixture, "5");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  user_data)
{
  fixture->answers[5] = GPOINTER_TO_UINT (user_data);
  assert_asked_once (fixture);
}

static void
test_odd_response (Fixture       *fixture,
                   gconstpointer  user_data)
{
  fixture->body = user_data;
  assert_asked_once (fixture);
}

/* --- The limit of a day ------------------------------------------------------ */

static void
test_limit (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr(GSettings) settings = g_settings_new_with_backend (APPLICATION_ID, backend);
  g_autoptr(CallboardFetchPolicy) restarted = NULL;

  test_wait_finalized (fixture->fetcher);
  test_wait_finalized (fixture->policy);
  fixture->policy = create_policy (fixture, settings);
  fixture->fetcher = create_fetcher (fixture, fixture->account_history);
  callboard_fetch_policy_spend (fixture->policy, CALLBOARD_FETCH_POLICY_DAILY_LIMIT - 1000);
  g_assert_cmpuint (callboard_fetch_policy_get_remaining (fixture->policy), ==, 1000);
  fixture->list = open_list (fixture, fixture->fetcher, fixture->account_history);
  /* Three responses fit. The fourth is cut off. */
  assert_requested (fixture, "5 4 3 2");
  g_assert_null (callboard_plan_job_summary_get_verdict (find_run (fixture->list, 2)));
  g_assert_false (callboard_fetch_policy_get_allowed (fixture->policy));

  restarted = create_policy (fixture, settings);
  g_assert_false (callboard_fetch_policy_get_allowed (restarted));
  test_wait_finalized (g_steal_pointer (&restarted));

  fake_clock_set_now (fixture->clock, "2026-01-06T09:00:00Z");
  fake_clock_advance (fixture->clock, 60 * 60 * 1000);
  assert_requested (fixture, "5 4 3 2 2 1");
}

static void
test_disabled (Fixture       *fixture,
               gconstpointer  user_data)
{
  open_disabled (fixture);
  assert_requested (fixture, "");
  enable (fixture);
  assert_requested (fixture, "5 4 3 2 1");
}

/* --- Signing out -------------------------------------------------------------- */

static void
test_stop (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) stored = NULL;

  open_disabled (fixture);
  test_server_hold (fixture->server);
  enable (fixture);
  test_server_wait_requests (fixture->server, test_server_get_n_requests (fixture->server) + 1);
  callboard_verdict_fetcher_stop (fixture->fetcher);
  test_wait_until (is_quiet, fixture->client);
  test_server_release (fixture->server);
  fake_clock_advance (fixture->clock, 60 * 60 * 1000);
  assert_requested (fixture, "5");
  stored = history_support_load_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, "run-5", NULL, NULL);
  g_assert_null (stored);
}

/* --- The history --------------------------------------------------------------- */

/* Closes the list and opens it again, with a fetcher that knows nothing. */
static void
restart (Fixture *fixture)
{
  /* Waits until everything is saved. */
  history_support_clear (fixture->history, "another account");
  test_wait_finalized (g_steal_pointer (&fixture->list));
  test_wait_finalized (fixture->fetcher);
  fixture->fetcher = create_fetcher (fixture, fixture->account_history);
  open_disabled (fixture);
}

static gint64
count_rows (Fixture    *fixture,
            const char *table)
{
  g_autoptr(CallboardDatabase) database =
    callboard_database_open (fixture->path, CALLBOARD_DATABASE_READ, NULL);
  g_autofree char *query = g_strdup_printf ("SELECT count (*) FROM %s", table);
  gint64 n = -1;

  g_assert_nonnull (database);
  g_assert_true (callboard_database_get_integer (database, query, &n, NULL));

  return n;
}

static void
test_stored (Fixture       *fixture,
             gconstpointer  user_data)
{
  CallboardRunVerdict *verdict;
  g_autofree char *failure_type = NULL;
  gint64 evaluated;

  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5 4 3 2 1");
  restart (fixture);
  assert_requested (fixture, "5 4 3 2 1");
  assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
  assert_result (fixture->list, 2, CALLBOARD_RUN_RESULT_FAILED);
  verdict = callboard_plan_job_summary_get_verdict (find_run (fixture->list, 2));
  g_assert_cmpfloat (callboard_run_verdict_get_score (verdict), ==, 61);
  g_assert_cmpstr (callboard_run_verdict_get_check_name (verdict), ==, "Silence");
  g_assert_cmpfloat (callboard_run_verdict_get_pass_rate (verdict), ==, 86);
  verdict = callboard_plan_job_summary_get_verdict (find_run (fixture->list, 1));
  g_assert_cmpfloat (callboard_run_verdict_get_score (verdict), ==, -1);
  g_assert_nonnull (callboard_run_verdict_get_obstacle (verdict));
  g_object_get (callboard_run_verdict_get_obstacle (verdict), "failure-type", &failure_type,
                "evaluated-calls", &evaluated, NULL);
  g_assert_cmpstr (failure_type, ==, "INCOMPLETE_COVERAGE");
  g_assert_cmpint (evaluated, ==, 4);
}

/* The history deletes the oldest runs, but not what their verdicts say. */
static void
test_outlives_payload (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) stored = NULL;

  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5 4 3 2 1");
  callboard_history_set_limit (fixture->history, 1);
  restart (fixture);
  stored = history_support_load_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, "run-5", NULL, NULL);
  g_assert_null (stored);
  assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
  g_assert_cmpint (count_rows (fixture, "payload"), ==, 1);
  g_assert_cmpint (count_rows (fixture, "verdict"), ==, 5);
  assert_requested (fixture, "5 4 3 2 1");

  history_support_clear (fixture->history, "another account");
  g_assert_cmpint (count_rows (fixture, "verdict"), ==, 5);
  history_support_clear (fixture->history, HISTORY_SUPPORT_ACCOUNT);
  g_assert_cmpint (count_rows (fixture, "verdict"), ==, 0);
}

/* A verdict counts as long as the run has the same end. */
static void
test_started_again (Fixture       *fixture,
                    gconstpointer  user_data)
{
  for (guint number = 1; number < N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5");
  fixture->statuses[5] = "RUNNING";
  callboard_run_list_refresh (fixture->list);
  test_wait_until (is_loaded, fixture->list);
  g_assert_null (callboard_plan_job_summary_get_verdict (find_run (fixture->list, 5)));
  assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_RUNNING);

  fixture->statuses[5] = "COMPLETED";
  callboard_run_list_refresh (fixture->list);
  test_wait_until (is_loaded, fixture->list);
  fake_clock_advance (fixture->clock, 30 * 1000);
  wait_known (fixture->list, 5);
  assert_requested (fixture, "5 5");
}

/* A list that does not come from the history gets the verdicts from it nevertheless. */
static void
test_other_list (Fixture       *fixture,
                 gconstpointer  user_data)
{
  CallboardRunList *other;

  open_disabled (fixture);
  enable (fixture);
  assert_requested (fixture, "5 4 3 2 1");
  restart (fixture);
  other = open_list (fixture, fixture->fetcher, NULL);
  wait_known (other, 1);
  assert_result (other, 2, CALLBOARD_RUN_RESULT_FAILED);
  assert_requested (fixture, "5 4 3 2 1");
  test_wait_finalized (other);
}

/* An account that stores nothing remembers the verdicts. */
static void
test_memory (Fixture       *fixture,
             gconstpointer  user_data)
{
  CallboardRunList *other;

  test_wait_finalized (fixture->fetcher);
  fixture->fetcher = create_fetcher (fixture, NULL);
  fixture->list = open_list (fixture, fixture->fetcher, NULL);
  enable (fixture);
  assert_requested (fixture, "5 4 3 2 1");
  other = open_list (fixture, fixture->fetcher, NULL);
  assert_result (other, 2, CALLBOARD_RUN_RESULT_FAILED);
  assert_requested (fixture, "5 4 3 2 1");
  test_wait_finalized (other);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*func) (Fixture       *fixture,
                           gconstpointer  user_data))
{
  g_test_add (path, Fixture, data, set_up, func, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/verdict-fetcher/visible-and-new-first", NULL, test_order);
  add ("/verdict-fetcher/one-at-a-time", NULL, test_one_at_a_time);
  add ("/verdict-fetcher/live-progress", NULL, test_live);
  add ("/verdict-fetcher/pause/metered", NULL, test_metered);
  add ("/verdict-fetcher/pause/offline", NULL, test_offline);
  add ("/verdict-fetcher/pause/power-saver", NULL, test_power_saver);
  add ("/verdict-fetcher/pause/hidden", NULL, test_hidden);
  add ("/verdict-fetcher/pause/somebody-waits", NULL, test_interrupted);
  add ("/verdict-fetcher/pause/disabled", NULL, test_disabled);
  add ("/verdict-fetcher/error/rate-limit", NULL, test_rate_limit);
  add ("/verdict-fetcher/error/server", NULL, test_server_error);
  add ("/verdict-fetcher/error/not-found", GUINT_TO_POINTER (404), test_gone);
  add ("/verdict-fetcher/error/gone", GUINT_TO_POINTER (410), test_gone);
  add ("/verdict-fetcher/error/malformed", "{\"data\":{\"status\":[]}}", test_odd_response);
  add ("/verdict-fetcher/error/not-json", "[1, 2", test_odd_response);
  add ("/verdict-fetcher/error/another-run", CLIENT_SUPPORT_EMPTY_RUN, test_odd_response);
  add ("/verdict-fetcher/limit-of-a-day", NULL, test_limit);
  add ("/verdict-fetcher/signed-out", NULL, test_stop);
  add ("/verdict-fetcher/history/stored", NULL, test_stored);
  add ("/verdict-fetcher/history/outlives-run", NULL, test_outlives_payload);
  add ("/verdict-fetcher/history/started-again", NULL, test_started_again);
  add ("/verdict-fetcher/history/other-list", NULL, test_other_list);
  add ("/verdict-fetcher/memory", NULL, test_memory);

  return g_test_run ();
}
