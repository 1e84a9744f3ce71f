/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of the demo's three weeks of runs: every verdict follows from the metrics of the
 * calls.
 */

#include <math.h>

#include "support/demo-support.h"

#define SHARE_OF_SILENT_CALLS 5

/* Returns: (transfer full): the rows of the list of runs, newest first */
static GPtrArray *
list_runs (CallboardDemoWorld *world)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_autofree char *after = NULL;

  for (guint n_pages = 0; n_pages < 20; n_pages++) {
    g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GBytes) body = NULL;
    g_autoptr (JsonNode) answer = NULL;
    JsonObject *pagination;
    JsonArray *data;

    g_hash_table_insert (query, (char *) "limit", (char *) "50");
    if (after != NULL)
      g_hash_table_insert (query, (char *) "after", after);
    body = callboard_demo_world_dup_runs (world, query);
    answer = demo_parse (body);
    data = json_object_get_array_member (json_node_get_object (answer), "data");
    pagination = json_object_get_object_member (json_node_get_object (answer), "pagination");
    for (guint i = 0; i < json_array_get_length (data); i++)
      g_ptr_array_add (rows, json_object_ref (json_array_get_object_element (data, i)));
    if (!json_object_get_boolean_member (pagination, "hasMore"))
      return rows;
    g_set_str (&after, json_object_get_string_member (pagination, "nextCursor"));
  }

  g_error ("the list does not end");
}

/* --- Verdicts from metrics ---------------------------------------------------- */

/* What a run should say, counted from its simulations and the metrics of their calls. */
typedef struct
{
  guint       n_retries;
  guint       n_silent;
  guint       n_still_silent;
  guint       n_reached;
  guint       n_expected;
  guint       n_evaluated;
  /* From metricDefinitionId to the number of calls. */
  GHashTable *passed;
  GHashTable *evaluated;
} Count;

static void
add_one (GHashTable *numbers,
         const char *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));

  g_hash_table_replace (numbers, g_strdup (id), GUINT_TO_POINTER (number + 1));
}

static guint
get_number (GHashTable *numbers,
            const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));
}

static void
count_metrics (CallboardDemoWorld *world,
               const char         *call_id,
               Count              *count)
{
  g_autoptr (GBytes) body = callboard_demo_world_dup_metrics (world, call_id);
  g_autoptr (JsonNode) answer = demo_parse (body);
  JsonArray *metrics = json_object_get_array_member (json_node_get_object (answer), "data");

  for (guint i = 0; i < json_array_get_length (metrics); i++) {
    JsonObject *metric = json_array_get_object_element (metrics, i);
    JsonArray *values = json_object_get_array_member (metric, "values");
    const char *id = demo_get_string (metric, "metricDefinitionId");
    JsonObject *value;

    if (!g_str_has_suffix (demo_get_string (metric, "slug"), "_check"))
      continue;

    g_assert_cmpuint (json_array_get_length (values), ==, 1);
    value = json_array_get_object_element (values, 0);
    if (!g_str_equal (demo_get_string (value, "captureStatus"), "SUCCESS"))
      continue;

    add_one (count->evaluated, id);
    if (json_object_get_boolean_member (value, "value"))
      add_one (count->passed, id);
  }
}

static const char *
get_invalid_reason (JsonObject *simulation)
{
  JsonNode *node = json_object_get_member (simulation, "invalidation");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
           ? demo_get_string (json_node_get_object (node), "reason")
           : NULL;
}

static gboolean
is_retried (JsonArray  *simulations,
            const char *id)
{
  for (guint i = 0; i < json_array_get_length (simulations); i++) {
    JsonObject *simulation = json_array_get_object_element (simulations, i);

    if (g_strcmp0 (json_object_get_string_member_with_default (simulation, "retryOfSimulationJobId", NULL), id) == 0)
      return TRUE;
  }

  return FALSE;
}

static void
count_simulation (CallboardDemoWorld *world,
                  JsonArray          *simulations,
                  JsonObject         *simulation,
                  Count              *count)
{
  const char *call_id = demo_get_string (simulation, "callId");
  const char *reason = get_invalid_reason (simulation);
  gboolean is_silent = g_strcmp0 (reason, "AGENT_NEVER_SPOKE") == 0;

  if (call_id != NULL) {
    g_autoptr (GBytes) transcript = callboard_demo_world_dup_transcript (world, call_id);
    g_autoptr (GBytes) call = callboard_demo_world_dup_call (world, call_id, "");

    g_assert_nonnull (transcript);
    g_assert_nonnull (call);
  }
  count->n_silent += is_silent;
  count->n_retries += json_object_get_string_member_with_default (simulation, "retryOfSimulationJobId", NULL) != NULL;
  if (is_retried (simulations, demo_get_string (simulation, "simulationJobId")))
    return;

  count->n_still_silent += is_silent;
  count->n_reached += call_id != NULL;
  count->n_expected += reason == NULL;
  if (reason != NULL || !g_str_equal (demo_get_string (simulation, "status"), "COMPLETED"))
    return;

  count->n_evaluated++;
  count_metrics (world, call_id, count);
}

static double
get_rate (Count      *count,
          const char *id)
{
  guint evaluated = get_number (count->evaluated, id);

  return evaluated > 0 ? round (1000.0 * get_number (count->passed, id) / evaluated) / 10 : -1;
}

/* Returns: (nullable): the only failure of this type, and of this check */
static JsonObject *
find_failure (JsonObject *verdict,
              const char *type,
              const char *id)
{
  JsonArray *failures = json_object_get_array_member (verdict, "failures");
  JsonObject *found = NULL;

  for (guint i = 0; i < json_array_get_length (failures); i++) {
    JsonObject *failure = json_array_get_object_element (failures, i);

    if (!g_str_equal (demo_get_string (failure, "type"), type) ||
        (id != NULL && g_strcmp0 (demo_get_string (failure, "metricDefinitionId"), id) != 0))
      continue;

    g_assert_null (found);
    found = failure;
  }

  return found;
}

/* Returns: whether the check passed */
static gboolean
check_check (JsonObject *verdict,
             JsonObject *check,
             Count      *count)
{
  const char *id = demo_get_string (check, "metricDefinitionId");
  double rate = get_rate (count, id);
  gboolean passed = rate >= 0 && rate >= json_object_get_double_member (check, "minPassRate");

  g_assert_cmpint (json_object_get_int_member (check, "passedSims"), ==, get_number (count->passed, id));
  g_assert_cmpint (json_object_get_int_member (check, "evaluatedSims"), ==, get_number (count->evaluated, id));
  g_assert_cmpint (json_object_get_boolean_member (check, "passed"), ==, passed);
  g_assert_cmpint (find_failure (verdict, "METRIC_BELOW_MIN_PASS_RATE", id) != NULL, ==, rate >= 0 && !passed);
  g_assert_cmpint (find_failure (verdict, "METRIC_NOT_EVALUATED", id) != NULL, ==, rate < 0);
  if (rate < 0)
    g_assert_true (json_object_get_null_member (check, "passRate"));
  else
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (check, "passRate"), rate, 0.051);

  return passed;
}

/* Returns: the number of checks that did not pass */
static guint
check_checks (JsonObject *verdict,
              Count      *count)
{
  JsonArray *checks = json_object_get_array_member (verdict, "checks");
  double sum = 0;
  guint n_rates = 0;
  guint n_failures = 0;

  for (guint i = 0; i < json_array_get_length (checks); i++) {
    JsonObject *check = json_array_get_object_element (checks, i);
    const char *id = demo_get_string (check, "metricDefinitionId");

    n_failures += !check_check (verdict, check, count);
    if (get_rate (count, id) < 0)
      continue;

    sum += 100.0 * get_number (count->passed, id) / get_number (count->evaluated, id);
    n_rates++;
  }

  if (n_rates == 0)
    g_assert_true (json_object_get_null_member (verdict, "score"));
  else
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (verdict, "score"), sum / n_rates, 0.11);

  return n_failures;
}

static void
check_verdict (JsonObject *data,
               JsonObject *verdict,
               Count      *count)
{
  const char *status = demo_get_string (data, "status");
  JsonObject *incomplete = find_failure (verdict, "INCOMPLETE_COVERAGE", NULL);
  JsonObject *silent = find_failure (verdict, "AGENT_NEVER_SPOKE", NULL);
  JsonObject *ended = find_failure (verdict, "RUN_NOT_COMPLETED", NULL);
  guint n_failures = check_checks (verdict, count);

  g_assert_cmpint (incomplete != NULL, ==, count->n_evaluated < count->n_expected);
  if (incomplete != NULL) {
    g_assert_cmpint (json_object_get_int_member (incomplete, "evaluatedCalls"), ==, count->n_evaluated);
    g_assert_cmpint (json_object_get_int_member (incomplete, "expectedCalls"), ==, count->n_expected);
  }
  g_assert_cmpint (silent != NULL, ==, count->n_still_silent * 100 > count->n_reached * SHARE_OF_SILENT_CALLS);
  if (silent != NULL) {
    g_assert_cmpint (json_object_get_int_member (silent, "neverSpokeCalls"), ==, count->n_still_silent);
    g_assert_cmpint (json_object_get_int_member (silent, "totalCalls"), ==, count->n_reached);
  }
  g_assert_cmpint (ended != NULL, ==, !g_str_equal (status, "COMPLETED"));
  n_failures += (incomplete != NULL) + (silent != NULL) + (ended != NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (verdict, "failures")), ==, n_failures);
  g_assert_cmpint (json_object_get_boolean_member (verdict, "passed"), ==, n_failures == 0);
}

/* Counts a run anew and compares it with its verdict. */
static void
check_run (CallboardDemoWorld *world,
           JsonNode           *run)
{
  JsonObject *data = demo_get_data (run);
  JsonObject *verdict = demo_get_verdict (run);
  JsonObject *summary = json_object_get_object_member (data, "attemptSummary");
  JsonArray *simulations = demo_get_simulations (run);
  guint n = json_array_get_length (simulations);
  Count count = {
    .passed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .evaluated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  for (guint i = 0; i < n; i++)
    count_simulation (world, simulations, json_array_get_object_element (simulations, i), &count);

  g_assert_cmpint (json_object_get_int_member (summary, "attemptCount"), ==, n);
  g_assert_cmpint (json_object_get_int_member (summary, "retryCount"), ==, count.n_retries);
  g_assert_cmpint (json_object_get_int_member (summary, "testCaseCount"), ==, n - count.n_retries);
  g_assert_cmpint (json_object_get_int_member (summary, "silentAttemptCount"), ==, count.n_silent);
  g_assert_cmpint (json_object_get_int_member (summary, "stillSilentTestCaseCount"), ==, count.n_still_silent);
  if (verdict != NULL)
    check_verdict (data, verdict, &count);

  g_hash_table_unref (count.passed);
  g_hash_table_unref (count.evaluated);
}

/* Every verdict says what the metrics of its calls say. */
static void
test_consistent (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (GPtrArray) rows = NULL;
  guint n_verdicts = 0;
  guint n_runs = 0;

  /* Two of the runs that start later have ended by then. */
  now += 15 * G_TIME_SPAN_MINUTE;
  rows = list_runs (world);
  for (guint i = 0; i < rows->len; i++) {
    const char *id = demo_get_string (g_ptr_array_index (rows, i), "simulationRunPlanJobId");
    g_autoptr (JsonNode) run = demo_get_run (world, id);

    g_test_message ("Run %s", id);
    /* The responses of the API reference are served as they are. */
    if (g_str_equal (id, REFERENCE_ID) || g_str_equal (id, CURRENT_ID))
      continue;

    check_run (world, run);
    n_verdicts += demo_get_verdict (run) != NULL;
    n_runs++;
  }
  g_assert_cmpuint (n_runs, >=, 140);
  g_assert_cmpuint (n_verdicts, >=, 125);
  g_assert_finalize_object (world);
}

/* The calls of the API reference's example with the most states have the results that its
 * checks count. Its score is another one. */
static void
test_example_is_consistent (void)
{
  gint64 now = NOON;
  CallboardDemoWorld *world = callboard_demo_world_new (0, 1, demo_get_clock, &now);
  g_autoptr (JsonNode) run = demo_get_run (world, CURRENT_ID);
  JsonArray *simulations = demo_get_simulations (run);
  JsonArray *checks = json_object_get_array_member (demo_get_verdict (run), "checks");
  Count count = {
    .passed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .evaluated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  for (guint i = 0; i < json_array_get_length (simulations); i++)
    count_simulation (world, simulations, json_array_get_object_element (simulations, i), &count);
  for (guint i = 0; i < json_array_get_length (checks); i++)
    check_check (demo_get_verdict (run), json_array_get_object_element (checks, i), &count);

  g_hash_table_unref (count.passed);
  g_hash_table_unref (count.evaluated);
  g_assert_finalize_object (world);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/history/consistent", test_consistent);
  g_test_add_func ("/demo/history/example-is-consistent", test_example_is_consistent);

  return g_test_run ();
}
