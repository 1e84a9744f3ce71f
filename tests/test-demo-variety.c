/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the variety in the demo's data: every outcome and failure, retries,
 * different personas, and totals that add up.
 */

#include <locale.h>
#include <string.h>

#include "support/demo-support.h"

/* The reason why a simulation is invalidated, or NULL. */
static const char *
get_invalid_reason (JsonObject *simulation)
{
  if (json_object_get_null_member (simulation, "invalidation"))
    return NULL;

  return demo_get_string (json_object_get_object_member (simulation, "invalidation"), "reason");
}

static void
test_every_outcome_occurs (void)
{
  static const char * const reasons[] = {
    "SCRIPT_DIVERGED", "REQUIRED_STEP_NOT_REACHED", "REQUIRED_STAGE_INCOMPLETE",
    "CALLER_NEVER_TOOK_OVER", "AGENT_NEVER_SPOKE", NULL
  };
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < answers->len; i++) {
    JsonArray *simulations = demo_get_simulations (answers->pdata[i]);

    g_hash_table_add (seen, (char *) demo_get_string (demo_get_data (answers->pdata[i]), "status"));
    for (guint j = 0; j < json_array_get_length (simulations); j++) {
      const char *reason = get_invalid_reason (json_array_get_object_element (simulations, j));

      if (reason != NULL)
        g_hash_table_add (seen, (char *) reason);
    }
  }

  for (guint i = 0; demo_final_statuses[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, demo_final_statuses[i]));
  for (guint i = 0; reasons[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, reasons[i]));
}

static void
test_every_failure_occurs (void)
{
  static const char * const types[] = {
    "RUN_NOT_COMPLETED", "INCOMPLETE_COVERAGE", "AGENT_NEVER_SPOKE",
    "METRIC_NOT_EVALUATED", "METRIC_BELOW_MIN_PASS_RATE", NULL
  };
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_passed = 0;

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *verdict = demo_get_verdict (answers->pdata[i]);
    JsonArray *failures;

    if (verdict == NULL)
      continue;

    failures = json_object_get_array_member (verdict, "failures");
    n_passed += json_object_get_boolean_member (verdict, "passed");
    g_assert_cmpint (json_object_get_boolean_member (verdict, "passed"), ==,
                     json_array_get_length (failures) == 0);
    for (guint j = 0; j < json_array_get_length (failures); j++)
      g_hash_table_add (seen, (char *) demo_get_string (json_array_get_object_element (failures, j), "type"));
  }

  g_assert_cmpuint (n_passed, >=, 1);
  for (guint i = 0; types[i] != NULL; i++)
    g_assert_true (g_hash_table_contains (seen, types[i]));
}

static void
test_checks_add_up (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *verdict = demo_get_verdict (answers->pdata[i]);
    JsonArray *checks = verdict != NULL ? json_object_get_array_member (verdict, "checks") : NULL;

    for (guint j = 0; checks != NULL && j < json_array_get_length (checks); j++) {
      JsonObject *check = json_array_get_object_element (checks, j);
      gint64 passed = json_object_get_int_member (check, "passedSims");
      gint64 evaluated = json_object_get_int_member (check, "evaluatedSims");
      double rate = json_object_get_double_member_with_default (check, "passRate", -1);

      g_assert_cmpint (json_object_get_boolean_member (check, "passed"), ==,
                       rate >= json_object_get_double_member (check, "minPassRate"));
      if (evaluated == 0)
        g_assert_true (json_object_get_null_member (check, "passRate"));
      else
        g_assert_cmpfloat_with_epsilon (rate, 100.0 * passed / evaluated, 0.051);
    }
  }
}

/* The values of a sweep add up to its checks, and those to the verdict. */
static void
test_sweep_adds_up (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (0, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);
  guint n_sweeps = 0;
  guint n_worse = 0;

  for (guint i = 0; i < answers->len; i++) {
    JsonObject *data = demo_get_data (answers->pdata[i]);
    JsonObject *sweep;
    JsonArray *checks;
    JsonArray *values;
    JsonArray *verdict_checks;
    gint64 n_counted = 0;
    gint64 n_attempted = 0;

    if (json_object_get_null_member (data, "sweepAttribution"))
      continue;

    n_sweeps++;
    sweep = json_object_get_object_member (data, "sweepAttribution");
    checks = json_object_get_array_member (sweep, "checks");
    values = json_object_get_array_member (sweep, "values");
    verdict_checks = json_object_get_array_member (demo_get_verdict (answers->pdata[i]), "checks");
    g_assert_true (json_object_get_boolean_member (json_array_get_object_element (values, 0), "isBaseline"));
    for (guint j = 0; j < json_array_get_length (values); j++) {
      n_counted += json_object_get_int_member (json_array_get_object_element (values, j), "counted");
      n_attempted += json_object_get_int_member (json_array_get_object_element (values, j), "attempted");
    }
    g_assert_cmpint (n_attempted, ==, json_array_get_length (demo_get_simulations (answers->pdata[i])));
    for (guint j = 0; j < json_array_get_length (checks); j++) {
      JsonObject *check = json_array_get_object_element (checks, j);
      JsonObject *verdict_check = json_array_get_object_element (verdict_checks, j);
      JsonArray *worse = json_object_get_array_member (check, "worseValues");

      g_assert_cmpint (json_object_get_int_member (check, "evaluated"), ==, n_counted);
      g_assert_cmpint (n_counted, ==, json_object_get_int_member (verdict_check, "evaluatedSims"));
      g_assert_cmpint (n_counted - json_object_get_int_member (check, "failed"), ==,
                       json_object_get_int_member (verdict_check, "passedSims"));
      g_assert_cmpint (json_array_get_length (worse) > 0, ==,
                       g_str_equal (demo_get_string (check, "attribution"), "PROPERTY_ATTRIBUTABLE"));
      n_worse += json_array_get_length (worse);
    }
  }

  g_assert_cmpuint (n_sweeps, >=, 1);
  g_assert_cmpuint (n_worse, >=, 1);
}

static void
test_retries_follow_silence (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);

  for (guint i = 0; i < answers->len; i++) {
    JsonArray *simulations = demo_get_simulations (answers->pdata[i]);

    for (guint j = 0; j < json_array_get_length (simulations); j++) {
      JsonObject *retry = json_array_get_object_element (simulations, j);
      const char *retried_id = demo_get_string (retry, "retryOfSimulationJobId");
      gint64 attempt = json_object_get_int_member (retry, "attemptNumber");
      JsonObject *retried;

      g_assert_cmpint (attempt, ==, retried_id != NULL ? 2 : 1);
      if (retried_id == NULL)
        continue;

      retried = demo_find_simulation (answers->pdata[i], retried_id);
      g_assert_nonnull (retried);
      g_assert_cmpstr (get_invalid_reason (retried), ==, "AGENT_NEVER_SPOKE");
      g_assert_cmpint (demo_get_time (retry, "createdAt"), >, demo_get_time (retried, "completedAt"));
      g_assert_cmpint (demo_get_time (retry, "scheduledAt"), >, demo_get_time (retry, "createdAt"));
    }
  }
}

static void
test_attempts_add_up (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  g_autoptr (GPtrArray) answers = demo_get_generated_runs (world);

  for (guint i = 0; i < answers->len; i++) {
    JsonArray *simulations = demo_get_simulations (answers->pdata[i]);
    JsonObject *summary = json_object_get_object_member (demo_get_data (answers->pdata[i]), "attemptSummary");
    gint64 n = json_array_get_length (simulations);
    gint64 n_retries = 0;
    gint64 n_silent = 0;

    for (guint j = 0; j < n; j++) {
      JsonObject *simulation = json_array_get_object_element (simulations, j);

      n_retries += demo_get_string (simulation, "retryOfSimulationJobId") != NULL;
      n_silent += g_strcmp0 (get_invalid_reason (simulation), "AGENT_NEVER_SPOKE") == 0;
    }

    g_assert_cmpint (json_object_get_int_member (summary, "attemptCount"), ==, n);
    g_assert_cmpint (json_object_get_int_member (summary, "retryCount"), ==, n_retries);
    g_assert_cmpint (json_object_get_int_member (summary, "testCaseCount"), ==, n - n_retries);
    g_assert_cmpint (json_object_get_int_member (summary, "silentAttemptCount"), ==, n_silent);
    /* In this world, no retry is silent again. */
    g_assert_cmpint (json_object_get_int_member (summary, "stillSilentTestCaseCount"), ==, n_silent - n_retries);
  }
}

static void
test_personas_are_varied (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (300, 1, NULL, NULL);
  g_autofree char *id = demo_dup_id (world, demo_count_runs (world) - 1);
  g_autoptr (JsonNode) answer = demo_get_run (world, id);
  JsonArray *simulations = demo_get_simulations (answer);
  g_autoptr (GHashTable) personas = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) scenarios = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) endpoint_types = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_without_display_name = 0;

  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);
    JsonObject *persona = json_object_get_object_member (simulation, "persona");
    JsonObject *scenario = json_object_get_object_member (simulation, "scenario");
    JsonObject *endpoint = json_object_get_object_member (simulation, "agentEndpoint");

    g_assert_cmpuint (strlen (demo_get_string (persona, "language")), ==, 2);
    g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (persona, "properties")));
    n_without_display_name += json_object_get_null_member (persona, "displayName");
    g_hash_table_add (personas, (char *) demo_get_string (persona, "id"));
    g_hash_table_add (languages, (char *) demo_get_string (persona, "language"));
    g_hash_table_add (scenarios, (char *) demo_get_string (scenario, "id"));
    g_hash_table_add (endpoint_types, (char *) demo_get_string (endpoint, "type"));
  }

  g_assert_cmpuint (g_hash_table_size (personas), >=, 12);
  g_assert_cmpuint (g_hash_table_size (languages), >=, 8);
  g_assert_cmpuint (g_hash_table_size (scenarios), >=, 12);
  g_assert_cmpuint (g_hash_table_size (endpoint_types), >=, 4);
  g_assert_cmpuint (n_without_display_name, >, 0);
}

static void
test_numbers_are_fictional (void)
{
  g_autoptr (CallboardDemoWorld) world = callboard_demo_world_new (400, 1, NULL, NULL);
  guint n_with_numbers = 0;

  for (guint i = 0; i < demo_count_runs (world); i++) {
    g_autofree char *id = demo_dup_id (world, i);
    g_autoptr (GBytes) bytes = callboard_demo_world_dup_plan_job (world, id);
    gsize size = g_bytes_get_size (bytes);
    g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), size);

    n_with_numbers += g_regex_match_simple ("\"\\+1555555\\d{4}\"", text, 0, 0) &&
                      g_regex_match_simple ("\"\\+155501\\d{5}\"", text, 0, 0);
    g_assert_false (g_regex_match_simple ("\"\\+(?!1555555\\d{4}\"|155501\\d{5}\")", text, 0, 0));
  }
  g_assert_cmpuint (n_with_numbers, >=, 5);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/world/every-outcome-occurs", test_every_outcome_occurs);
  g_test_add_func ("/demo/world/every-verdict-failure-occurs", test_every_failure_occurs);
  g_test_add_func ("/demo/world/checks-add-up", test_checks_add_up);
  g_test_add_func ("/demo/world/sweep-adds-up", test_sweep_adds_up);
  g_test_add_func ("/demo/world/retries-follow-silence", test_retries_follow_silence);
  g_test_add_func ("/demo/world/attempts-add-up", test_attempts_add_up);
  g_test_add_func ("/demo/world/personas-are-varied", test_personas_are_varied);
  g_test_add_func ("/demo/world/phone-numbers-are-fictional", test_numbers_are_fictional);

  return g_test_run ();
}
