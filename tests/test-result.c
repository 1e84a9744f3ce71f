/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result of a simulation: from its outcome and from the checks of its call, which
 * come from the metrics and the verdict.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "callboard-metric-list.h"
#include "callboard-plan-job.h"
#include "callboard-result-labels.h"
#include "callboard-simulation-job.h"
#include "support/icon-support.h"
#include "support/model-support.h"

static CallboardMetricList *
decode_metrics (const char *items)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":[%s]}", items);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  CallboardMetricList *list = callboard_metric_list_decode (body, &error);

  g_assert_no_error (error);
  return list;
}

static CallboardPlanJob *
decode_run (const char *verdict)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":{\"simulationRunPlanJobId\":\"r\",\"status\":\"COMPLETED\","
                                           "\"simulationJobs\":[],\"verdict\":%s}}", verdict);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  CallboardPlanJob *run = callboard_plan_job_decode (body, &error);

  g_assert_no_error (error);
  return run;
}

/* The checks of a call as "name=result", failed first. @verdict is JSON or NULL. */
static char *
dup_checks (const char *metrics,
            const char *verdict)
{
  g_autoptr(CallboardMetricList) list = decode_metrics (metrics);
  g_autoptr(CallboardPlanJob) run = decode_run (verdict != NULL ? verdict : "null");
  g_autoptr(CallboardCallChecks) checks =
    callboard_call_checks_new (G_LIST_MODEL (list), callboard_plan_job_get_verdict (run));
  g_autoptr(GString) text = g_string_new (NULL);
  static const char *const results[] = { "none", "passed", "failed" };

  for (guint i = 0; i < callboard_call_checks_get_n (checks); i++)
    {
      const CallboardCallCheck *check = callboard_call_checks_get (checks, i);
      g_autofree char *name = callboard_call_check_dup_name (check);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", name, results[check->result]);
    }
  g_string_append_printf (text, "; %u %u", callboard_call_checks_get_counts (checks)->n_passed,
                          callboard_call_checks_get_counts (checks)->n_failed);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

#define METRIC(id, slug, name, values) \
  "{\"metricDefinitionId\":" id ",\"slug\":\"" slug "\",\"name\":\"" name "\",\"type\":\"BOOLEAN\"," \
  "\"values\":[" values "]}"
#define VALUE(value) "{\"captureStatus\":\"SUCCESS\",\"value\":" value "}"

static const char two_metrics[] =
  METRIC ("\"m1\"", "greeting_check", "Greeting", VALUE ("true")) ","
  METRIC ("\"m2\"", "silence", "Silence", VALUE ("true") "," VALUE ("false"));

static void
test_checks_of_the_verdict (void)
{
  g_autofree char *both = dup_checks (two_metrics,
    "{\"checks\":[{\"metricDefinitionId\":\"m2\"},{\"metricDefinitionId\":\"m1\"},{\"metricDefinitionId\":\"m3\"}]}");
  g_autofree char *one = dup_checks (two_metrics, "{\"checks\":[{\"metricDefinitionId\":\"m2\"}]}");
  g_autofree char *empty = dup_checks (two_metrics, "{\"checks\":[]}");
  g_autofree char *renamed = dup_checks (two_metrics,
    "{\"checks\":[{\"metricDefinitionId\":\"m2\",\"metricName\":\"Long pauses\"}]}");

  g_assert_cmpstr (both, ==, "Silence=failed Greeting=passed; 1 1");
  g_assert_cmpstr (one, ==, "Silence=failed; 0 1");
  g_assert_cmpstr (empty, ==, "; 0 0");
  g_assert_cmpstr (renamed, ==, "Long pauses=failed; 0 1");
}

static void
test_checks_without_a_verdict (void)
{
  g_autofree char *checks = dup_checks (two_metrics, NULL);

  g_assert_cmpstr (checks, ==, "Greeting=passed; 1 0");
}

static void
test_checks_of_odd_metrics (void)
{
  g_autofree char *same_name = dup_checks (
    METRIC ("\"a\"", "x", "Same", VALUE ("false")) "," METRIC ("\"b\"", "y", "Same", VALUE ("true")),
    "{\"checks\":[{\"metricDefinitionId\":\"b\",\"metricName\":\"Same\"}]}");
  g_autofree char *no_definition = dup_checks (METRIC ("null", "x", "Greeting", VALUE ("false")),
    "{\"checks\":[{\"metricDefinitionId\":\"b\",\"metricName\":\"Greeting\"}]}");
  g_autofree char *no_value = dup_checks (
    METRIC ("\"a\"", "x", "A", "{\"captureStatus\":\"ERROR\"}") "," METRIC ("\"b\"", "y", "B", "") ","
    METRIC ("\"c\"", "z", "C", VALUE ("3")),
    "{\"checks\":[{\"metricDefinitionId\":\"a\"},{\"metricDefinitionId\":\"b\"},{\"metricDefinitionId\":\"c\"}]}");
  g_autofree char *no_name = dup_checks (METRIC ("\"a\"", "long_pause_check", "", VALUE ("true")), NULL);

  g_assert_cmpstr (same_name, ==, "Same=passed; 1 0");
  g_assert_cmpstr (no_definition, ==, "Greeting=failed; 0 1");
  g_assert_cmpstr (no_value, ==, "A=none B=none C=none; 0 0");
  g_assert_cmpstr (no_name, ==, "Long pause check=passed; 1 0");
}

static void
test_reason_of_a_failure (void)
{
  g_autoptr(CallboardMetricList) list = decode_metrics (
    "{\"slug\":\"silence_check\",\"name\":\"Silence\",\"type\":\"BOOLEAN\",\"values\":["
    "{\"captureStatus\":\"SUCCESS\",\"value\":true,\"valueReasoning\":\"fine\"},"
    "{\"captureStatus\":\"SUCCESS\",\"value\":false,\"valueReasoning\":\"paused\\n4.5 s <b>\",\"context\":\"SEGMENT\","
    "\"segment\":{\"id\":\"s\",\"text\":\"t\",\"startOffsetMs\":38400,\"endOffsetMs\":40000}}]},"
    "{\"slug\":\"greeting_check\",\"name\":\"Greeting\",\"type\":\"BOOLEAN\",\"values\":[" VALUE ("false") "]}");
  g_autoptr(CallboardCallChecks) checks = callboard_call_checks_new (G_LIST_MODEL (list), NULL);
  g_autofree char *label = callboard_call_check_dup_label (callboard_call_checks_get (checks, 0));
  g_autofree char *name = callboard_call_check_dup_label (callboard_call_checks_get (checks, 1));

  g_assert_cmpint (callboard_call_checks_get (checks, 0)->start_offset, ==, 38400);
  g_assert_cmpstr (label, ==, "Silence at 0:38: paused 4.5 s <b>");
  g_assert_cmpstr (name, ==, "Greeting");
}

static void
test_results (void)
{
  static const CallboardCheckCounts none, passed = { 2, 0 }, failed = { 2, 1 };
  static const struct
  {
    CallboardOutcome            outcome;
    const CallboardCheckCounts *checks;
    CallboardResult             result;
  } rows[] = {
    { CALLBOARD_OUTCOME_COMPLETED, NULL, CALLBOARD_RESULT_UNKNOWN },
    { CALLBOARD_OUTCOME_COMPLETED, &none, CALLBOARD_RESULT_NOT_EVALUATED },
    { CALLBOARD_OUTCOME_COMPLETED, &passed, CALLBOARD_RESULT_PASSED },
    { CALLBOARD_OUTCOME_COMPLETED, &failed, CALLBOARD_RESULT_FAILED },
    { CALLBOARD_OUTCOME_FAILED, NULL, CALLBOARD_RESULT_ERROR },
    { CALLBOARD_OUTCOME_FAILED, &passed, CALLBOARD_RESULT_ERROR },
    { CALLBOARD_OUTCOME_TIMED_OUT, &none, CALLBOARD_RESULT_ERROR },
    { CALLBOARD_OUTCOME_TIMED_OUT, &failed, CALLBOARD_RESULT_FAILED },
    { CALLBOARD_OUTCOME_INVALIDATED, &failed, CALLBOARD_RESULT_INVALIDATED },
    { CALLBOARD_OUTCOME_CANCELLED, &passed, CALLBOARD_RESULT_CANCELED },
    { CALLBOARD_OUTCOME_ACTIVE, &failed, CALLBOARD_RESULT_RUNNING },
    { CALLBOARD_OUTCOME_WAITING, NULL, CALLBOARD_RESULT_WAITING },
    { CALLBOARD_OUTCOME_OTHER, &passed, CALLBOARD_RESULT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (callboard_result_from_outcome (rows[i].outcome, rows[i].checks), ==, rows[i].result);
}

static void
callboard_test_notify_cb (GObject    *object,
                          GParamSpec *pspec,
                          GString    *names)
{
  g_string_append_printf (names, "%s ", pspec->name);
}

static CallboardSimulationJob *
decode_simulation (const char *members)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":{\"simulationJobId\":\"s\",%s}}", members);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_simulation_job_decode (body, NULL);
}

/* An update keeps the checks of a call, and drops them with the call. */
static void
test_checks_of_a_simulation (void)
{
  g_autoptr(CallboardMetricList) list = decode_metrics (two_metrics);
  g_autoptr(CallboardCallChecks) checks = callboard_call_checks_new (G_LIST_MODEL (list), NULL);
  g_autoptr(CallboardCallChecks) same = callboard_call_checks_new (G_LIST_MODEL (list), NULL);
  g_autoptr(CallboardSimulationJob) simulation =
    decode_simulation ("\"status\":\"PROCESSING\",\"callId\":\"c1\"");
  g_autoptr(CallboardSimulationJob) ended = decode_simulation ("\"status\":\"COMPLETED\",\"callId\":\"c1\"");
  g_autoptr(CallboardSimulationJob) retried = decode_simulation ("\"status\":\"COMPLETED\",\"callId\":\"c2\"");
  g_autoptr(GString) names = g_string_new (NULL);

  callboard_simulation_job_set_checks (simulation, checks);
  g_assert_cmpint (callboard_simulation_job_get_result (simulation), ==, CALLBOARD_RESULT_RUNNING);

  callboard_simulation_job_update (simulation, ended);
  g_assert_cmpint (callboard_simulation_job_get_result (simulation), ==, CALLBOARD_RESULT_PASSED);

  g_signal_connect (simulation, "notify::checks", G_CALLBACK (callboard_test_notify_cb), names);
  g_signal_connect (simulation, "notify::result", G_CALLBACK (callboard_test_notify_cb), names);
  callboard_simulation_job_set_checks (simulation, same);
  g_assert_cmpstr (names->str, ==, "");

  callboard_simulation_job_update (simulation, retried);
  g_assert_cmpint (callboard_simulation_job_get_result (simulation), ==, CALLBOARD_RESULT_UNKNOWN);
  g_assert_null (callboard_simulation_job_get_checks (simulation));
  g_assert_nonnull (strstr (names->str, "checks"));
  g_assert_nonnull (strstr (names->str, "result"));
}

static void
test_every_result_is_distinct (void)
{
  for (guint result = 0; result < CALLBOARD_N_RESULTS; result++)
    {
      g_autofree char *count = callboard_result_dup_count (result, 9);

      g_assert_true (g_str_has_prefix (count, "9 "));
      g_assert_cmpuint (callboard_result_get_tone (result), <, CALLBOARD_N_TONES);
      icon_support_assert_exists (callboard_result_get_icon_name (result));
      for (guint other = 0; other < result; other++)
        {
          g_assert_cmpstr (callboard_result_get_label (result), !=, callboard_result_get_label (other));
          g_assert_cmpstr (callboard_result_get_icon_name (result), !=, callboard_result_get_icon_name (other));
          g_assert_cmpstr (callboard_result_get_css_class (result), !=, callboard_result_get_css_class (other));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result/checks/of-the-verdict", test_checks_of_the_verdict);
  g_test_add_func ("/result/checks/without-a-verdict", test_checks_without_a_verdict);
  g_test_add_func ("/result/checks/of-odd-metrics", test_checks_of_odd_metrics);
  g_test_add_func ("/result/checks/reason", test_reason_of_a_failure);
  g_test_add_func ("/result/of-an-outcome", test_results);
  g_test_add_func ("/result/of-a-simulation", test_checks_of_a_simulation);
  g_test_add_func ("/result/labels", test_every_result_is_distinct);

  return g_test_run ();
}
