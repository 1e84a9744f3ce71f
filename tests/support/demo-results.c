/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The results of the runs and the calls of the demo, found in the responses without the code
 * that is tested. Used by tests/test-window-demo-*.c.
 */

#include "demo-results.h"

/* Whether a metric is one of the checks of the run; without a verdict those are known by
 * their slug. */
static gboolean
is_check (JsonObject *metric,
          JsonObject *verdict)
{
  JsonArray *checks;

  if (verdict == NULL)
    return g_str_has_suffix (demo_get_string (metric, "slug"), "_check");

  checks = json_object_get_array_member (verdict, "checks");
  for (guint i = 0; i < json_array_get_length (checks); i++)
    if (g_str_equal (demo_get_string (json_array_get_object_element (checks, i), "metricDefinitionId"),
                     demo_get_string (metric, "metricDefinitionId")))
      return TRUE;

  return FALSE;
}

/* Counts the checks of a call that have a value. */
static void
count_checks (JsonNode   *metrics,
              JsonObject *verdict,
              guint      *n_passed,
              guint      *n_failed)
{
  JsonArray *data = json_object_get_array_member (json_node_get_object (metrics), "data");

  *n_passed = 0;
  *n_failed = 0;
  for (guint i = 0; i < json_array_get_length (data); i++)
    {
      JsonObject *metric = json_array_get_object_element (data, i);
      JsonArray *values = json_object_get_array_member (metric, "values");

      for (guint j = 0; is_check (metric, verdict) && j < json_array_get_length (values); j++)
        {
          JsonNode *value = json_object_get_member (json_array_get_object_element (values, j), "value");

          if (value == NULL || json_node_get_value_type (value) != G_TYPE_BOOLEAN)
            continue;
          if (json_node_get_boolean (value))
            (*n_passed)++;
          else
            (*n_failed)++;
        }
    }
}

/**
 * demo_results_has_call_passed:
 * @metrics: the response for the metrics of a call
 * @verdict: (nullable): the verdict of its run
 *
 * Returns: whether the call passed at least one check and failed none
 */
gboolean
demo_results_has_call_passed (JsonNode   *metrics,
                              JsonObject *verdict)
{
  guint n_passed;
  guint n_failed;

  count_checks (metrics, verdict, &n_passed, &n_failed);

  return n_passed > 0 && n_failed == 0;
}

/**
 * demo_results_has_call_failed:
 * @metrics: the response for the metrics of a call
 * @verdict: (nullable): the verdict of its run
 *
 * Returns: whether the call failed a check
 */
gboolean
demo_results_has_call_failed (JsonNode   *metrics,
                              JsonObject *verdict)
{
  guint n_passed;
  guint n_failed;

  count_checks (metrics, verdict, &n_passed, &n_failed);

  return n_failed > 0;
}

static gboolean
has_missed_minimum (JsonObject *verdict)
{
  JsonArray *failures = json_object_get_array_member (verdict, "failures");

  for (guint i = 0; i < json_array_get_length (failures); i++)
    if (g_strcmp0 (demo_get_string (json_array_get_object_element (failures, i), "type"),
                   "METRIC_BELOW_MIN_PASS_RATE") == 0)
      return TRUE;

  return FALSE;
}

/**
 * demo_results_get_word:
 * @response: the response for a run
 *
 * Returns: the word for its result, such as "Not judged"
 */
const char *
demo_results_get_word (JsonNode *response)
{
  JsonObject *verdict = demo_get_verdict (response);
  const char *status = demo_get_string (demo_get_data (response), "status");

  if (!demo_is_one_of (status, demo_final_statuses))
    return "Running";
  if (g_str_equal (status, "CANCELLED"))
    return "Canceled";
  if (verdict != NULL && has_missed_minimum (verdict))
    return "Failed";
  if (!g_str_equal (status, "COMPLETED"))
    return "Error";

  return verdict != NULL && json_object_get_boolean_member (verdict, "passed") ? "Passed" : "Not judged";
}
