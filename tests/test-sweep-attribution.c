/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run that varies a property says about its values: reading it, and its words.
 */

#include "config.h"

#include "callboard-plan-job.h"
#include "callboard-sweep-labels.h"
#include "support/model-support.h"

static CallboardPlanJob *
create_run (const char *attribution)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("");

  model_support_change (answer, "data.sweepAttribution", attribution);

  return model_support_decode_node (answer);
}

static CallboardPlanJob *
load_run (void)
{
  g_autoptr(GBytes) body = model_support_load ("plan-job-sweep.json");

  return model_support_decode (body);
}

static void
test_fixture (void)
{
  CallboardPlanJob *run = load_run ();
  CallboardSweepAttribution *attribution = callboard_plan_job_get_sweep_attribution (run);
  GListModel *checks = callboard_sweep_attribution_get_checks (attribution);
  g_autoptr(CallboardSweepCheck) check = g_list_model_get_item (checks, 0);

  model_support_assert_properties (attribution, (ModelExpectation[]) {
    { "caveats", "Values with fewer than 5 counted calls were not compared. "
                 "Failures that every value shares are not caused by the noise." },
    { "checks", "3 items" }, { "values", "4 items" }, { "silent-values", "1 items" },
    { "false-discovery-rate", "0.05" }, { "found-unattributed-failure-rate", "10" },
    { "min-arm-calls", "5" }, { "minimum-detectable-gap", "38.2" },
    { "testable-value-count", "3" }, { "tested-comparison-count", "6" }, { NULL },
  });
  model_support_assert_item (checks, 0, (ModelExpectation[]) {
    { "attribution", "PROPERTY_ATTRIBUTABLE" }, { "evaluated", "34" }, { "failed", "9" },
    { "failure-rate", "26.5" }, { "metric-definition-id", "62983cee-d658-4e29-918d-e3a385cd3cb8" },
    { "metric-name", "Silence duration ≤ 2 s" }, { "worse-values", "1 items" }, { NULL },
  });
  model_support_assert_item (callboard_sweep_check_get_worse_values (check), 0, (ModelExpectation[]) {
    { "key", "noise:DRIVING" }, { "value", "'DRIVING'" }, { "label", "Driving" }, { "evaluated", "10" },
    { "failed", "7" }, { "failure-rate", "70" }, { "rest-failure-rate", "8.3" },
    { "adjusted-p-value", "0.0021" }, { NULL },
  });
  model_support_assert_item (callboard_sweep_attribution_get_values (attribution), 3, (ModelExpectation[]) {
    { "key", "noise:CRYING_BABY@0.8" }, { "value", "'CRYING_BABY'" }, { "label", "Crying baby, loud" },
    { "is-baseline", "0" }, { "attempted", "10" }, { "counted", "4" }, { "testable", "0" },
    { "score", "-1" }, { "retries", "6" }, { "silent-attempts", "6" }, { NULL },
  });
  model_support_assert_item (callboard_sweep_attribution_get_silent_values (attribution), 0, (ModelExpectation[]) {
    { "key", "noise:CRYING_BABY@0.8" }, { "value", "'CRYING_BABY'" }, { "label", "Crying baby, loud" },
    { "attempted", "10" }, { "silent-attempts", "6" }, { "retries", "6" }, { "rest-attempted", "32" },
    { "rest-silent-attempts", "2" }, { "adjusted-p-value", "0.0009" }, { NULL },
  });

  g_assert_finalize_object (run);
}

/* --- Words ------------------------------------------------------------------ */

/* All texts of an attribution, one per line. */
static char *
dup_words (CallboardSweepAttribution *attribution)
{
  g_autoptr(GString) words = g_string_new (NULL);
  GListModel *checks = callboard_sweep_attribution_get_checks (attribution);
  GListModel *values = callboard_sweep_attribution_get_values (attribution);
  GListModel *silent = callboard_sweep_attribution_get_silent_values (attribution);
  g_autofree char *tested = callboard_sweep_labels_dup_tested (attribution);

  g_string_append_printf (words, "%s\n", tested != NULL ? tested : "-");
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardSweepCheck) check = g_list_model_get_item (checks, i);
      GListModel *worse = callboard_sweep_check_get_worse_values (check);
      g_autofree char *name = callboard_sweep_labels_dup_check (check);
      g_autofree char *result = callboard_sweep_labels_dup_check_result (check);

      g_string_append_printf (words, "%s|%s\n", name, result);
      for (guint k = 0; k < g_list_model_get_n_items (worse); k++)
        {
          g_autoptr(CallboardSweepWorseValue) value = g_list_model_get_item (worse, k);
          g_autofree char *text = callboard_sweep_labels_dup_worse_value (check, value);

          g_string_append_printf (words, "> %s\n", text);
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr(CallboardSweepValue) value = g_list_model_get_item (values, i);
      g_autofree char *name = callboard_sweep_labels_dup_value (value);
      g_autofree char *counts = callboard_sweep_labels_dup_value_counts (value);

      g_string_append_printf (words, "%s|%s\n", name, counts);
    }
  for (guint i = 0; i < g_list_model_get_n_items (silent); i++)
    {
      g_autoptr(CallboardSweepSilentValue) value = g_list_model_get_item (silent, i);
      g_autofree char *text = callboard_sweep_labels_dup_silent_value (value);

      g_string_append_printf (words, "%s\n", text);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}

static void
test_words_of_fixture (void)
{
  CallboardPlanJob *run = load_run ();
  CallboardSweepAttribution *attribution = callboard_plan_job_get_sweep_attribution (run);
  g_autofree char *words = dup_words (attribution);
  g_autofree char *limits = callboard_sweep_labels_dup_limits (attribution);

  g_assert_cmpstr (words, ==,
                   "6 comparisons tested, 3 testable values\n"
                   "Silence duration ≤ 2 s|Fails more often with some values · 9 of 34 calls failed (26.5%)\n"
                   "> Driving: 7 of 10 (70%), other values: 2 of 24 (8.3%), adjusted p-value 0.0021\n"
                   "Instruction follow|Fails, but no value stands out · 5 of 34 calls failed (14.7%)\n"
                   "Unnamed check|Too few failures to tell from chance · 1 of 34 calls failed (2.9%)\n"
                   "None (baseline)|10 of 10 calls counted · score 97.5\n"
                   "Office|10 of 10 calls counted · score 95.0\n"
                   "Driving|10 of 12 calls counted · 2 retries · 2 silent attempts · score 71.3\n"
                   "Crying baby, loud|Not testable · 4 of 10 calls counted · 6 retries · 6 silent attempts\n"
                   "Crying baby, loud: 6 of 10 (60%), other values: 2 of 32 (6.2%), adjusted p-value 0.0009, 6 retries\n");
  g_assert_cmpstr (limits, ==,
                   "Minimum calls for each value: 5 · False discovery rate: 0.05 · "
                   "Failure rate without attribution: 10 · Smallest detectable difference: 38.2");

  g_assert_finalize_object (run);
}

typedef struct
{
  const char *name;
  const char *attribution;
  const char *words;
} Row;

static const Row rows[] = {
  { "nothing-tested", "{ \"testedComparisonCount\": 0, \"testableValueCount\": 1 }",
    "Nothing was tested, so no value can be found to cause failures\n" },
  { "empty", "{}", "-\n" },
  { "lists-of-other-types", "{ \"checks\": 7, \"values\": \"x\", \"neverSpokeValues\": {}, \"caveats\": null }", "-\n" },
  { "null-items", "{ \"checks\": [null], \"values\": [null, {}], \"neverSpokeValues\": [7] }", "-\nUnknown|\n" },
  { "unknown-attribution",
    "{ \"checks\": [{ \"attribution\": \"CONFOUNDED\", \"metricName\": \"<b>Tone</b>\" }, {}] }",
    "-\n<b>Tone</b>|Confounded\nUnnamed check|Unknown\n" },
  /* The shares are those of the counts, whatever the rates are. */
  { "rates-that-lie",
    "{ \"checks\": [{ \"attribution\": \"WITHIN_NOISE\", \"evaluated\": 4, \"failed\": 1, \"failureRate\": 0.9,"
    "                 \"worseValues\": [{ \"key\": \"k\", \"evaluated\": 2, \"failed\": 1, \"failureRate\": 99,"
    "                                     \"restFailureRate\": 98 }] }] }",
    "-\nUnnamed check|Too few failures to tell from chance · 1 of 4 calls failed (25%)\n"
    "> k: 1 of 2 (50%), other values: 0 of 2 (0%)\n" },
  { "rates-without-counts",
    "{ \"checks\": [{ \"attribution\": \"WITHIN_NOISE\", \"failureRate\": 50,"
    "                 \"worseValues\": [{ \"key\": \"k\", \"failureRate\": 99, \"restFailureRate\": 1 }] }] }",
    "-\nUnnamed check|Too few failures to tell from chance\n> k\n" },
  { "counts-that-make-no-share",
    "{ \"checks\": [{ \"attribution\": \"WITHIN_NOISE\", \"evaluated\": 2, \"failed\": 3,"
    "                 \"worseValues\": [{ \"value\": 7, \"evaluated\": 0, \"failed\": 0 }] }] }",
    "-\nUnnamed check|Too few failures to tell from chance\n> 7\n" },
  { "tiny-p-value",
    "{ \"neverSpokeValues\": [{ \"key\": \"k\", \"attempted\": 4, \"silentAttempts\": 4, \"adjustedPValue\": 1e-9 }] }",
    "-\nk: 4 of 4 (100%), adjusted p-value below 0.0001\n" },
  { "low-score-is-not-worse",
    "{ \"values\": [{ \"key\": \"k\", \"label\": \"\", \"value\": true, \"score\": 0, \"testable\": true }] }",
    "-\ntrue|score 0.0\n" },
  { "huge-counts",
    "{ \"testedComparisonCount\": 1, \"values\": [{ \"key\": \"k\", \"attempted\": 99999999999, \"counted\": 1 }] }",
    "1 comparison tested\nk|1 of 2147483647 calls counted\n" },
};

static void
test_words (gconstpointer data)
{
  const Row *row = data;
  CallboardPlanJob *run = create_run (row->attribution);
  g_autofree char *words = dup_words (callboard_plan_job_get_sweep_attribution (run));

  g_assert_cmpstr (words, ==, row->words);
  g_assert_finalize_object (run);
}

/* A sweep that cannot be read hides nothing else. */
static void
test_unreadable (void)
{
  CallboardPlanJob *run = create_run ("\"soon\"");
  g_autofree char *unreadable = model_support_dup_unreadable (run);

  g_assert_null (callboard_plan_job_get_sweep_attribution (run));
  g_assert_true (g_str_has_prefix (unreadable, "data.sweepAttribution"));
  g_assert_finalize_object (run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sweep-attribution/fixture", test_fixture);
  g_test_add_func ("/sweep-attribution/words/fixture", test_words_of_fixture);
  g_test_add_func ("/sweep-attribution/unreadable", test_unreadable);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sweep-attribution/words/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_words);
    }

  return g_test_run ();
}
