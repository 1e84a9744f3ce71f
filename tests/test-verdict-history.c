/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stays of results that were fetched in the background: in the history, and in memory
 * for accounts that store nothing.
 */

#include "config.h"

#include "callboard-database.h"
#include "support/verdict-support.h"
#include "support/wait.h"

/* --- The history --------------------------------------------------------------- */

/* Closes the list and opens it again, with a fetcher that knows nothing. */
static void
restart (VerdictFixture *fixture)
{
  /* Waits until everything is saved. */
  history_support_clear (fixture->history, "another account");
  test_wait_finalized (g_steal_pointer (&fixture->list));
  test_wait_finalized (fixture->fetcher);
  fixture->fetcher = verdict_support_create_fetcher (fixture, fixture->account_history);
  verdict_support_open_disabled (fixture);
}

static gint64
count_rows (VerdictFixture    *fixture,
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
test_stored (VerdictFixture       *fixture,
             gconstpointer  user_data)
{
  CallboardRunVerdict *verdict;
  g_autofree char *failure_type = NULL;
  gint64 evaluated;

  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  restart (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
  verdict_support_assert_result (fixture->list, 2, CALLBOARD_RUN_RESULT_FAILED);
  verdict = callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 2));
  g_assert_cmpfloat (callboard_run_verdict_get_score (verdict), ==, 61);
  g_assert_cmpstr (callboard_run_verdict_get_check_name (verdict), ==, "Silence");
  g_assert_cmpfloat (callboard_run_verdict_get_pass_rate (verdict), ==, 86);
  verdict = callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 1));
  g_assert_cmpfloat (callboard_run_verdict_get_score (verdict), ==, -1);
  g_assert_nonnull (callboard_run_verdict_get_obstacle (verdict));
  g_object_get (callboard_run_verdict_get_obstacle (verdict), "failure-type", &failure_type,
                "evaluated-calls", &evaluated, NULL);
  g_assert_cmpstr (failure_type, ==, "INCOMPLETE_COVERAGE");
  g_assert_cmpint (evaluated, ==, 4);
}

/* Why a run could not be judged is stored, also if no failure says it. */
static void
test_stored_obstacle (VerdictFixture *fixture,
                      gconstpointer   user_data)
{
  gboolean is_missing = g_str_equal (user_data, "null");
  g_autofree char *body = g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"run-5\","
                                           "\"simulationRunPlanId\":\"plan-1\",\"status\":\"COMPLETED\","
                                           "\"createdAt\":\"2026-01-05T05:00:00Z\","
                                           "\"endedAt\":\"2026-01-05T05:30:00Z\",\"simulationJobs\":[],"
                                           "\"verdict\":%s}}", (const char *) user_data);
  CallboardRunVerdict *verdict;

  for (guint number = 1; number < VERDICT_SUPPORT_N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  fixture->body = body;
  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_wait_known (fixture->list, 5);
  restart (fixture);
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_NOT_JUDGED);
  verdict = callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 5));
  g_assert_cmpint (callboard_run_verdict_get_obstacle_kind (verdict), ==,
                   is_missing ? CALLBOARD_RUN_OBSTACLE_NO_CHECKS : CALLBOARD_RUN_OBSTACLE_UNREADABLE);
  g_assert_cmpfloat (callboard_run_verdict_get_score (verdict), ==, is_missing ? -1 : 50);
  verdict_support_assert_requested (fixture, "5");
}

/* The list brings the verdicts itself, before anything is fetched. */
static void
test_loaded_with_list (VerdictFixture *fixture,
                       gconstpointer   user_data)
{
  g_autoptr(CallboardRefreshSchedule) schedule = NULL;

  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  restart (fixture);
  test_wait_finalized (fixture->list);
  test_wait_finalized (g_steal_pointer (&fixture->fetcher));
  schedule = callboard_refresh_schedule_new (CALLBOARD_CLOCK (fixture->clock), NULL);
  fixture->list = callboard_run_list_new (fixture->client, schedule, fixture->account_history);
  callboard_run_list_open (fixture->list);
  test_wait_until (verdict_support_is_loaded, fixture->list);
  verdict_support_assert_result (fixture->list, 2, CALLBOARD_RUN_RESULT_FAILED);
  fixture->fetcher = verdict_support_create_fetcher (fixture, NULL);
}

/* The history deletes the oldest runs, but not what their verdicts say. */
static void
test_outlives_payload (VerdictFixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr(CallboardPlanJob) stored = NULL;

  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  callboard_history_set_limit (fixture->history, 1);
  restart (fixture);
  stored = history_support_load_run (fixture->history, HISTORY_SUPPORT_ACCOUNT, "run-5", NULL, NULL);
  g_assert_null (stored);
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_PASSED);
  g_assert_cmpint (count_rows (fixture, "payload"), ==, 1);
  g_assert_cmpint (count_rows (fixture, "verdict"), ==, 5);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");

  history_support_clear (fixture->history, "another account");
  g_assert_cmpint (count_rows (fixture, "verdict"), ==, 5);
  history_support_clear (fixture->history, HISTORY_SUPPORT_ACCOUNT);
  g_assert_cmpint (count_rows (fixture, "verdict"), ==, 0);
}

/* A verdict counts as long as the run has the same end. */
static void
test_started_again (VerdictFixture       *fixture,
                    gconstpointer  user_data)
{
  for (guint number = 1; number < VERDICT_SUPPORT_N_RUNS; number++)
    fixture->statuses[number] = "CANCELLED";
  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5");
  fixture->statuses[5] = "RUNNING";
  callboard_run_list_refresh (fixture->list);
  test_wait_until (verdict_support_is_loaded, fixture->list);
  g_assert_null (callboard_plan_job_summary_get_verdict (verdict_support_find_run (fixture->list, 5)));
  verdict_support_assert_result (fixture->list, 5, CALLBOARD_RUN_RESULT_RUNNING);

  fixture->statuses[5] = "COMPLETED";
  callboard_run_list_refresh (fixture->list);
  test_wait_until (verdict_support_is_loaded, fixture->list);
  fake_clock_advance (fixture->clock, 30 * 1000);
  verdict_support_wait_known (fixture->list, 5);
  verdict_support_assert_requested (fixture, "5 5");
}

/* A list that does not come from the history gets the verdicts from it nevertheless. */
static void
test_other_list (VerdictFixture       *fixture,
                 gconstpointer  user_data)
{
  CallboardRunList *other;

  verdict_support_open_disabled (fixture);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  restart (fixture);
  other = verdict_support_open_list (fixture, fixture->fetcher, NULL);
  verdict_support_wait_known (other, 1);
  verdict_support_assert_result (other, 2, CALLBOARD_RUN_RESULT_FAILED);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  test_wait_finalized (other);
}

/* An account that stores nothing remembers the verdicts. */
static void
test_memory (VerdictFixture       *fixture,
             gconstpointer  user_data)
{
  CallboardRunList *other;

  test_wait_finalized (fixture->fetcher);
  fixture->fetcher = verdict_support_create_fetcher (fixture, NULL);
  fixture->list = verdict_support_open_list (fixture, fixture->fetcher, NULL);
  verdict_support_enable (fixture);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  other = verdict_support_open_list (fixture, fixture->fetcher, NULL);
  verdict_support_assert_result (other, 2, CALLBOARD_RUN_RESULT_FAILED);
  verdict_support_assert_requested (fixture, "5 4 3 2 1");
  test_wait_finalized (other);
}

static void
add (const char    *path,
     gconstpointer  data,
     void         (*func) (VerdictFixture       *fixture,
                           gconstpointer  user_data))
{
  g_test_add (path, VerdictFixture, data, verdict_support_set_up, func, verdict_support_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/verdict-history/stored", NULL, test_stored);
  add ("/verdict-history/stored-obstacle/no-checks", "null", test_stored_obstacle);
  add ("/verdict-history/stored-obstacle/unreadable", "{\"passed\":\"perhaps\",\"score\":50}", test_stored_obstacle);
  add ("/verdict-history/loaded-with-list", NULL, test_loaded_with_list);
  add ("/verdict-history/outlives-run", NULL, test_outlives_payload);
  add ("/verdict-history/started-again", NULL, test_started_again);
  add ("/verdict-history/other-list", NULL, test_other_list);
  add ("/verdict-history/memory", NULL, test_memory);

  return g_test_run ();
}
