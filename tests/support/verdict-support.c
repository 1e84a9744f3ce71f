/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server with a list of runs, and a fetcher for their verdicts. Used by the tests of
 * CallboardVerdictFetcher.
 */

#include "config.h"

#include <string.h>

#include "callboard-error.h"
#include "client-support.h"
#include "verdict-support.h"
#include "wait.h"

#define RUN_PATH "/v1/simulation/plan/job/"

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
append_fields (VerdictFixture *fixture,
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
answer_list (VerdictFixture           *fixture,
             SoupServerMessage *message)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":[");

  for (guint number = VERDICT_SUPPORT_N_RUNS; number > 0; number--)
    {
      g_string_append (text, number == VERDICT_SUPPORT_N_RUNS ? "{" : ",{");
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
answer_run (VerdictFixture           *fixture,
            SoupServerMessage *message,
            guint              number)
{
  g_autoptr(GString) text = g_string_new ("{\"data\":{");
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_assert_cmpuint (number, <=, VERDICT_SUPPORT_N_RUNS);
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
dup_requested (VerdictFixture *fixture)
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

/* --- VerdictFixture ---------------------------------------------------------------- */

/**
 * verdict_support_create_policy:
 * @fixture: a fixture
 * @settings: (nullable): the settings to remember the limit in
 *
 * Returns: (transfer full): a policy of a computer with the power monitor of the fixture
 */
CallboardFetchPolicy *
verdict_support_create_policy (VerdictFixture *fixture,
                               GSettings *settings)
{
  CallboardFetchPolicy *policy = callboard_fetch_policy_new (CALLBOARD_CLOCK (fixture->clock), settings);

  callboard_fetch_policy_set_power_monitor (policy, G_POWER_PROFILE_MONITOR (fixture->power));

  return policy;
}

/**
 * verdict_support_create_fetcher:
 * @fixture: a fixture
 * @account_history: (nullable): the history of the account
 *
 * Returns: (transfer full): a fetcher without lists
 */
CallboardVerdictFetcher *
verdict_support_create_fetcher (VerdictFixture *fixture,
                                CallboardAccountHistory *account_history)
{
  return callboard_verdict_fetcher_new (fixture->client, CALLBOARD_CLOCK (fixture->clock),
                                        G_NETWORK_MONITOR (fixture->network), fixture->policy,
                                        account_history);
}

/**
 * verdict_support_is_loaded:
 * @user_data: a list of runs
 *
 * Returns: whether the list was fetched
 */
gboolean
verdict_support_is_loaded (gpointer user_data)
{
  return !callboard_live_object_get_loading (user_data) &&
         callboard_live_object_get_fetched_at (user_data) != NULL && !callboard_live_object_get_cached (user_data);
}

/**
 * verdict_support_is_quiet:
 * @user_data: a client
 *
 * Returns: whether it has no request in flight
 */
gboolean
verdict_support_is_quiet (gpointer user_data)
{
  return !callboard_client_get_busy (user_data);
}

/**
 * verdict_support_open_list:
 * @fixture: a fixture
 * @fetcher: the fetcher for its verdicts
 * @account_history: (nullable): the history to cache it in
 *
 * Returns: (transfer full): a visible list that was fetched
 */
CallboardRunList *
verdict_support_open_list (VerdictFixture *fixture,
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
  test_wait_until (verdict_support_is_loaded, list);
  /* With the name of the plan. */
  test_wait_until (verdict_support_is_quiet, fixture->client);
  callboard_run_list_set_watched (list, TRUE);

  return list;
}

/**
 * verdict_support_set_up:
 * @fixture: a fixture
 * @user_data: not used
 *
 * Creates everything but a list. The preference is off.
 */
void
verdict_support_set_up (VerdictFixture *fixture,
                        gconstpointer user_data)
{
  for (guint number = 1; number <= VERDICT_SUPPORT_N_RUNS; number++)
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
  fixture->policy = verdict_support_create_policy (fixture, NULL);
  g_object_set (fixture->policy, "enabled", FALSE, NULL);
  fixture->fetcher = verdict_support_create_fetcher (fixture, fixture->account_history);
}

/**
 * verdict_support_tear_down:
 * @fixture: a fixture
 * @user_data: not used
 *
 * Asserts that nothing is left.
 */
void
verdict_support_tear_down (VerdictFixture *fixture,
                           gconstpointer user_data)
{
  if (fixture->list != NULL)
    test_wait_finalized (fixture->list);
  test_wait_finalized (fixture->fetcher);
  test_wait_finalized (fixture->policy);
  callboard_history_close (fixture->history);
  test_wait_finalized (fixture->account_history);
  history_support_close (fixture->history);
  test_wait_finalized (fixture->client);
  test_wait_finalized (fixture->clock);
  test_wait_finalized (fixture->network);
  test_wait_finalized (fixture->power);
  test_server_free (fixture->server);
  history_support_remove_folder (fixture->folder);
  g_free (fixture->path);
}

/**
 * verdict_support_enable:
 * @fixture: a fixture
 *
 * Turns the preference on.
 */
void
verdict_support_enable (VerdictFixture *fixture)
{
  g_object_set (fixture->policy, "enabled", TRUE, NULL);
}

/**
 * verdict_support_open_disabled:
 * @fixture: a fixture
 *
 * Opens the list of the fixture.
 */
void
verdict_support_open_disabled (VerdictFixture *fixture)
{
  fixture->list = verdict_support_open_list (fixture, fixture->fetcher, fixture->account_history);
}

/**
 * verdict_support_find_run:
 * @list: a list
 * @number: the number of a run
 *
 * Returns: (transfer none): the run
 */
CallboardPlanJobSummary *
verdict_support_find_run (CallboardRunList *list,
                          guint number)
{
  g_autofree char *id = g_strdup_printf ("run-%u", number);
  CallboardPlanJobSummary *summary = callboard_plan_job_list_find (callboard_run_list_get_runs (list), id);

  g_assert_nonnull (summary);

  return summary;
}

/**
 * verdict_support_show_runs:
 * @fixture: a fixture
 * @first: the number of a run
 * @second: another
 *
 * Makes two runs visible.
 */
void
verdict_support_show_runs (VerdictFixture *fixture,
                           guint first,
                           guint second)
{
  g_autoptr(GPtrArray) summaries = g_ptr_array_new ();

  g_ptr_array_add (summaries, verdict_support_find_run (fixture->list, first));
  g_ptr_array_add (summaries, verdict_support_find_run (fixture->list, second));
  callboard_run_list_set_visible_runs (fixture->list, summaries);
}

typedef struct
{
  VerdictFixture    *fixture;
  const char *expected;
} Expectation;

/* Whether nothing is requested or decoded. */
static gboolean
is_idle (VerdictFixture *fixture)
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

/**
 * verdict_support_assert_requested:
 * @fixture: a fixture
 * @expected: the numbers of runs
 *
 * Waits until these runs were requested, and asserts that no other request follows.
 */
void
verdict_support_assert_requested (VerdictFixture *fixture,
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

/**
 * verdict_support_wait_known:
 * @list: a list
 * @number: the number of a run
 *
 * Waits until the verdict of the run is known.
 */
void
verdict_support_wait_known (CallboardRunList *list,
                            guint number)
{
  test_wait_until (is_known, verdict_support_find_run (list, number));
}

/**
 * verdict_support_assert_result:
 * @list: a list
 * @number: the number of a run
 * @result: a result
 *
 * Asserts the result of the run.
 */
void
verdict_support_assert_result (CallboardRunList *list,
                               guint number,
                               CallboardRunResult result)
{
  g_assert_cmpint (callboard_plan_job_summary_get_result (verdict_support_find_run (list, number)), ==, result);
}
