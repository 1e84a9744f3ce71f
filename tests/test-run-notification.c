/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text of the notification about the end of a run.
 */

#include "config.h"

#include <string.h>

#include "callboard-run-notification.h"

typedef struct
{
  const char *name;
  /* The status, and the remaining members of the run. */
  const char *status;
  const char *members;
  const char *title;
  const char *body;
} Row;

#define SIMULATION(id, status) \
  "{\"simulationJobId\":\"" id "\",\"status\":\"" status "\",\"processingStatus\":\"COMPLETED\"," \
  "\"persona\":{\"id\":\"p\",\"name\":\"n\",\"language\":\"EN\",\"accent\":\"US\",\"gender\":\"MALE\"," \
  "\"backgroundNoise\":\"NONE\",\"speechPace\":\"NORMAL\",\"speechClarity\":\"CLEAR\",\"hasDisfluencies\":false," \
  "\"baseEmotion\":\"NEUTRAL\",\"intentClarity\":\"CLEAR\",\"confirmationStyle\":\"EXPLICIT\"," \
  "\"memoryReliability\":\"HIGH\",\"properties\":{},\"createdAt\":\"2026-09-01T10:00:00Z\"," \
  "\"updatedAt\":\"2026-09-01T10:00:00Z\"},\"scenario\":{\"id\":\"s\"}," \
  "\"agentEndpoint\":{\"id\":\"e\",\"name\":\"n\",\"type\":\"PHONE\"},\"createdAt\":\"2026-09-01T10:00:00Z\"}"

#define BELOW "{\"type\":\"METRIC_BELOW_MIN_PASS_RATE\",\"metricName\":\"Tone\",\"passRate\":50,\"minPassRate\":80}"
#define COVERAGE "{\"type\":\"INCOMPLETE_COVERAGE\",\"evaluatedCalls\":1,\"expectedCalls\":2}"

#define TWO "\"simulationJobs\":[" SIMULATION ("1", "COMPLETED") "," SIMULATION ("2", "FAILED") "]"

#define CHECK(passed) \
  "{\"metricDefinitionId\":\"m\",\"passRate\":50,\"minPassRate\":80,\"passed\":" passed "," \
  "\"passedSims\":1,\"evaluatedSims\":2,\"inherited\":false}"

#define VERDICT(passed, checks) \
  "\"verdict\":{\"passed\":" passed ",\"score\":50,\"checks\":[" checks "],\"failures\":[]}," TWO

#define FAILURES(failures) \
  "\"verdict\":{\"passed\":false,\"score\":95,\"checks\":[],\"failures\":[" failures "]}," TWO

#define NOT_EVALUATED \
  "{\"metricDefinitionId\":\"m\",\"passRate\":null,\"minPassRate\":80,\"passed\":false,\"evaluatedSims\":0}"

static const Row rows[] = {
  { "complete", "COMPLETED", TWO, "Desk is complete", "1 of 2 simulations completed" },
  { "passed", "COMPLETED", VERDICT ("true", CHECK ("true")), "Desk passed", "1 of 2 simulations completed" },
  { "one-check-missed", "COMPLETED", VERDICT ("false", CHECK ("true") "," CHECK ("false")),
    "Desk failed", "1 of 2 simulations completed, 1 check missed" },
  { "two-checks-missed", "COMPLETED", VERDICT ("false", CHECK ("false") "," CHECK ("false")),
    "Desk failed", "1 of 2 simulations completed, 2 checks missed" },
  { "check-not-evaluated", "COMPLETED", VERDICT ("false", CHECK ("false") "," NOT_EVALUATED),
    "Desk failed", "1 of 2 simulations completed, 1 check missed" },
  { "not-judged", "COMPLETED", FAILURES (COVERAGE), "Desk could not be judged",
    "Only 1 of 2 calls evaluated, 1 of 2 simulations completed" },
  { "not-judged-for-an-unknown-reason", "COMPLETED", FAILURES ("{\"type\":\"BUDGET_EXCEEDED\"}"),
    "Desk could not be judged", "Budget exceeded, 1 of 2 simulations completed" },
  { "error", "FAILED",
    FAILURES ("{\"type\":\"RUN_NOT_COMPLETED\",\"status\":\"FAILED\"}"), "Desk ended with an error",
    "1 of 2 simulations completed" },
  { "judged-and-not-judged", "COMPLETED", FAILURES (COVERAGE "," BELOW), "Desk failed",
    "1 of 2 simulations completed" },
  { "error-without-verdict", "FAILED", TWO, "Desk ended with an error", "1 of 2 simulations completed" },
  { "timed-out", "TIMED_OUT", VERDICT ("false", ""), "Desk timed out", "1 of 2 simulations completed" },
  { "canceled", "CANCELLED", TWO, "Desk was canceled", "1 of 2 simulations completed" },
  { "unknown-status", "EVAPORATED", "\"simulationJobs\":[]", "Desk is complete", "0 of 0 simulations completed" },
};

static CallboardPlanJob *
create_run (const Row *row)
{
  g_autofree char *text =
    g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"r\",\"simulationRunPlanId\":\"p\","
                     "\"status\":\"%s\",\"createdAt\":\"2026-09-01T10:00:00Z\",%s}}", row->status, row->members);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  CallboardPlanJob *plan_job = callboard_plan_job_decode (body, &error);

  g_assert_no_error (error);

  return plan_job;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  CallboardPlanJob *plan_job = create_run (row);
  g_autofree char *title = callboard_run_notification_dup_title (plan_job, "Desk");
  g_autofree char *body = callboard_run_notification_dup_body (plan_job);

  g_assert_cmpstr (title, ==, row->title);
  g_assert_cmpstr (body, ==, row->body);
  g_assert_finalize_object (plan_job);
}

static void
test_hostile_name (void)
{
  g_autoptr(CallboardPlanJob) plan_job = create_run (&rows[0]);
  g_autofree char *title = callboard_run_notification_dup_title (plan_job, "%s%n\n%d");

  g_assert_true (g_str_has_prefix (title, "%s%n"));
  g_assert_true (g_str_has_suffix (title, "is complete"));
  g_assert_null (strchr (title, '\n'));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/run-notification/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/run-notification/hostile-name", test_hostile_name);

  return g_test_run ();
}
