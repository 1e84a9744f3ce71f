/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verdict of a run says: passed, failed, or not judged, and why.
 */

#include "config.h"

#include "callboard-plan-job-summary.h"
#include "callboard-run-result-labels.h"
#include "callboard-verdict-labels.h"
#include "support/model-support.h"

#define BELOW "{ \"type\": \"METRIC_BELOW_MIN_PASS_RATE\", \"metricName\": \"Tone\", \"passRate\": 50, \"minPassRate\": 80 }"
#define COVERAGE "{ \"type\": \"INCOMPLETE_COVERAGE\", \"evaluatedCalls\": 9, \"expectedCalls\": 12 }"
#define SILENCE "{ \"type\": \"AGENT_NEVER_SPOKE\", \"agentName\": \"<i>Desk</i>\", \"neverSpokeCalls\": 2, " \
                "\"totalCalls\": 60, \"maxShare\": 5, \"silentAttempts\": 3 }"
#define VERDICT(failures) "{ \"passed\": false, \"score\": 95, \"failures\": [" failures "] }"

typedef struct
{
  const char         *name;
  const char         *status;
  const char         *verdict;
  CallboardRunResult  result;
  const char         *label;
  CallboardTone       tone;
} Row;

static const Row rows[] = {
  { "passed", "COMPLETED", "{ \"passed\": true, \"score\": 95 }",
    CALLBOARD_RUN_RESULT_PASSED, "Passed · score 95.0", CALLBOARD_TONE_GOOD },
  { "failed", "COMPLETED", VERDICT (BELOW),
    CALLBOARD_RUN_RESULT_FAILED, "Failed · score 95.0", CALLBOARD_TONE_BAD },
  { "failed-but-timed-out", "TIMED_OUT", VERDICT (BELOW),
    CALLBOARD_RUN_RESULT_FAILED, "Failed · score 95.0", CALLBOARD_TONE_BAD },
  { "without-reasons", "COMPLETED", "{ \"passed\": false }",
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged", CALLBOARD_TONE_NEUTRAL },
  { "passed-but-a-check-unreadable", "COMPLETED", "{ \"passed\": true, \"checks\": [null] }",
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged: the verdict could not be read", CALLBOARD_TONE_NEUTRAL },
  { "passed-but-timed-out", "TIMED_OUT", "{ \"passed\": true, \"score\": 95 }",
    CALLBOARD_RUN_RESULT_ERROR, "Error: timed out", CALLBOARD_TONE_WARNING },
  { "passed-but-not-ended", "RUNNING_SIMULATIONS", "{ \"passed\": true, \"score\": 95 }",
    CALLBOARD_RUN_RESULT_RUNNING, "Running", CALLBOARD_TONE_ACTIVE },
  { "failed-and-not-judged", "COMPLETED", VERDICT (COVERAGE "," BELOW),
    CALLBOARD_RUN_RESULT_FAILED, "Failed · score 95.0", CALLBOARD_TONE_BAD },
  { "coverage", "COMPLETED", VERDICT (COVERAGE),
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged: Only 9 of 12 calls evaluated", CALLBOARD_TONE_NEUTRAL },
  { "silence", "COMPLETED", VERDICT (SILENCE "," COVERAGE), CALLBOARD_RUN_RESULT_NOT_JUDGED,
    "Not judged: <i>Desk</i>: Agent never spoke in 2 of 60 calls (5% allowed), 3 silent attempts",
    CALLBOARD_TONE_NEUTRAL },
  { "not-completed", "TIMED_OUT", VERDICT ("{ \"type\": \"RUN_NOT_COMPLETED\", \"status\": \"TIMED_OUT\" }"),
    CALLBOARD_RUN_RESULT_ERROR, "Error: timed out", CALLBOARD_TONE_WARNING },
  { "not-evaluated", "COMPLETED", VERDICT ("{ \"type\": \"METRIC_NOT_EVALUATED\", \"metricName\": \"Tone\" }"),
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged: Tone: not evaluated", CALLBOARD_TONE_NEUTRAL },
  { "unknown-kind", "COMPLETED", VERDICT ("{ \"type\": \"BUDGET_EXCEEDED\" }"),
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged: Budget exceeded", CALLBOARD_TONE_NEUTRAL },
  { "kind-missing", "COMPLETED", VERDICT ("{}"),
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged: Unknown reason", CALLBOARD_TONE_NEUTRAL },
  { "failures-unreadable", "COMPLETED", VERDICT ("null"),
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged", CALLBOARD_TONE_NEUTRAL },
  { "failures-unreadable-but-a-check-missed", "COMPLETED",
    "{ \"passed\": false, \"failures\": [null], \"checks\": [{ \"metricDefinitionId\": \"m\", \"passRate\": 50,"
    " \"passed\": false }] }",
    CALLBOARD_RUN_RESULT_FAILED, "Failed", CALLBOARD_TONE_BAD },
  { "no-verdict", "COMPLETED", "null",
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "No check to judge by", CALLBOARD_TONE_NEUTRAL },
  { "no-verdict-yet", "RUNNING_SIMULATIONS", "null", CALLBOARD_RUN_RESULT_RUNNING, "Running", CALLBOARD_TONE_ACTIVE },
  { "no-verdict-of-a-canceled-run", "CANCELLED", "null",
    CALLBOARD_RUN_RESULT_CANCELED, "Canceled", CALLBOARD_TONE_NEUTRAL },
  { "no-verdict-of-a-failed-run", "FAILED", "null", CALLBOARD_RUN_RESULT_ERROR, "Error", CALLBOARD_TONE_WARNING },
  { "unreadable", "COMPLETED", "{ \"passed\": \"perhaps\" }",
    CALLBOARD_RUN_RESULT_NOT_JUDGED, "Not judged: the verdict could not be read", CALLBOARD_TONE_NEUTRAL },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=COMPLETED");
  g_autofree char *status = g_strdup_printf ("\"%s\"", row->status);
  CallboardPlanJob *run;
  g_autofree char *label = NULL;
  CallboardRunResult result;

  model_support_change (answer, "data.status", status);
  model_support_change (answer, "data.verdict", row->verdict);
  run = model_support_decode_node (answer);
  result = callboard_run_result_get (run);
  label = callboard_run_result_dup_summary (run);

  g_assert_cmpint (result, ==, row->result);
  g_assert_cmpstr (label, ==, row->label);
  g_assert_cmpint (callboard_run_result_get_tone (result), ==, row->tone);
  g_assert_finalize_object (run);
}

/* --- In the list of runs ------------------------------------------------------- */

typedef struct
{
  const char         *name;
  const char         *status;
  const char         *verdict;
  CallboardRunResult  result;
  double              score;
  const char         *reason;
} ListRow;

#define CHECKS "\"checks\": [{ \"metricDefinitionId\": \"a\", \"metricName\": \"Greeting\", \"passRate\": 100," \
               " \"passed\": true }, { \"metricDefinitionId\": \"b\", \"metricName\": \"<b>Silence</b> ≤ 2 s\"," \
               " \"passRate\": 86, \"passed\": false }]"

static const ListRow list_rows[] = {
  { "passed", "COMPLETED", "{ \"passed\": true, \"score\": 95 }", CALLBOARD_RUN_RESULT_PASSED, 95, NULL },
  { "failed", "COMPLETED", "{ \"passed\": false, \"score\": 86, \"failures\": [" BELOW "]," CHECKS "}",
    CALLBOARD_RUN_RESULT_FAILED, 86, "<b>Silence</b> ≤ 2 s 86%" },
  { "not-judged", "COMPLETED", VERDICT (COVERAGE), CALLBOARD_RUN_RESULT_NOT_JUDGED, 95,
    "Only 9 of 12 calls evaluated" },
  { "no-checks", "COMPLETED", "null", CALLBOARD_RUN_RESULT_NOT_JUDGED, -1, "No check to judge by" },
  { "unreadable", "COMPLETED", "{ \"passed\": \"perhaps\", \"score\": 50 }", CALLBOARD_RUN_RESULT_NOT_JUDGED, 50,
    "The verdict could not be read" },
  { "error", "TIMED_OUT", "null", CALLBOARD_RUN_RESULT_ERROR, -1, NULL },
};

static void
test_list_row (gconstpointer data)
{
  const ListRow *row = data;
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=COMPLETED");
  g_autofree char *status = g_strdup_printf ("\"%s\"", row->status);
  g_autoptr(CallboardPlanJob) run = NULL;
  g_autoptr(CallboardPlanJobSummary) summary = NULL;
  g_autoptr(CallboardPlanJobSummary) copy = NULL;
  CallboardRunVerdict *verdict;
  g_autofree char *reason = NULL;

  model_support_change (answer, "data.status", status);
  model_support_change (answer, "data.verdict", row->verdict);
  run = model_support_decode_node (answer);
  summary = callboard_plan_job_summary_new_from_run (run);
  verdict = callboard_plan_job_summary_get_verdict (summary);
  g_assert_nonnull (verdict);
  reason = callboard_run_verdict_dup_reason (verdict);

  g_assert_cmpint (callboard_plan_job_summary_get_result (summary), ==, row->result);
  g_assert_cmpfloat (callboard_run_verdict_get_score (verdict), ==, row->score);
  g_assert_cmpstr (reason, ==, row->reason);

  copy = callboard_plan_job_summary_copy (summary);
  g_assert_true (callboard_run_verdict_equal (callboard_plan_job_summary_get_verdict (copy), verdict));

  /* A page of the list knows nothing of it, and takes nothing away. */
  callboard_plan_job_summary_set_verdict (copy, NULL);
  g_assert_cmpint (callboard_plan_job_summary_get_result (copy), ==, CALLBOARD_RUN_RESULT_UNKNOWN);
  callboard_plan_job_summary_update (summary, copy);
  g_assert_cmpint (callboard_plan_job_summary_get_result (summary), ==, row->result);
}

static void
test_minimum (void)
{
  static const struct { double minimum; int inherited; const char *label; } minimums[] = {
    { 90, 0, "90% required" },
    { 90, -1, "90% required" },
    { 80, 1, "Roark’s default of 80% required" },
    { -1, 1, "Roark’s default of 80% required" },
    { -1, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (minimums); i++)
    {
      g_autofree char *label = callboard_verdict_labels_dup_minimum (minimums[i].minimum, minimums[i].inherited);

      g_assert_cmpstr (label, ==, minimums[i].label);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-result/minimum", test_minimum);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/run-result/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (list_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/run-result/list/", list_rows[i].name, NULL);

      g_test_add_data_func (path, &list_rows[i], test_list_row);
    }

  return g_test_run ();
}
