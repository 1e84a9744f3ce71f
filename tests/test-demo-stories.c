/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests of what happens to the plans of the demo over three weeks, and of the languages that
 * are spoken in their calls.
 */

#include <string.h>

#include "support/demo-support.h"

typedef struct
{
  gint64              now;
  CallboardDemoWorld *world;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->now = NOON;
  fixture->world = callboard_demo_world_new (0, 1, demo_get_clock, &fixture->now);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_finalize_object (fixture->world);
}

static char *
create_url (const char *call_id,
            gpointer    user_data)
{
  return g_strconcat ("http://127.0.0.1/", call_id, NULL);
}

static JsonArray *
get_rows (JsonNode *answer)
{
  return json_object_get_array_member (json_node_get_object (answer), "data");
}

static JsonObject *
get_check (JsonNode   *run,
           const char *prefix)
{
  JsonArray *checks = json_object_get_array_member (demo_get_verdict (run), "checks");

  for (guint i = 0; i < json_array_get_length (checks); i++) {
    JsonObject *check = json_array_get_object_element (checks, i);
    const char *name = json_object_get_string_member_with_default (check, "metricName", NULL);

    if (name != NULL && g_str_has_prefix (name, prefix))
      return check;
  }

  g_assert_not_reached ();
}

/* Whether all calls were evaluated, as a badge needs. */
static gboolean
is_whole (JsonNode *run)
{
  JsonObject *verdict = demo_get_verdict (run);
  JsonArray *checks = verdict != NULL ? json_object_get_array_member (verdict, "checks") : NULL;

  return checks != NULL &&
         json_object_get_int_member (json_array_get_object_element (checks, 0), "evaluatedSims") ==
           json_array_get_length (demo_get_simulations (run));
}

static gboolean
is_passed (JsonObject *check)
{
  return json_object_get_boolean_member (check, "passed");
}

/* Returns: the results of a check, newest first, as P and F; runs that were cut short are
 * left out */
static char *
get_results (CallboardDemoWorld *world,
             const char         *plan,
             const char         *check)
{
  g_autoptr (GPtrArray) runs = demo_get_runs_of_plan (world, plan);
  GString *results = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    if (is_whole (runs->pdata[i]))
      g_string_append_c (results, is_passed (get_check (runs->pdata[i], check)) ? 'P' : 'F');

  return g_string_free_and_steal (results);
}

/* --- Plans ---------------------------------------------------------------------- */

static void
test_check_fails_for_days_and_is_fixed (Fixture       *fixture,
                                        gconstpointer  user_data)
{
  g_autofree char *results = get_results (fixture->world, "Prescription refills", "Said what");

  g_test_message ("%s", results);
  g_assert_true (g_regex_match_simple ("^P{3,}F{3,}P{3,}$", results, 0, 0));
}

static void
test_check_still_fails (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autofree char *results = get_results (fixture->world, "Clinic in eight languages", "Said what");

  g_test_message ("%s", results);
  g_assert_true (g_regex_match_simple ("^F{5,}P{5,}$", results, 0, 0));
}

static void
test_check_is_flaky (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *results = get_results (fixture->world, "Hotel reservations", "Silence");
  guint n_changes = 0;

  g_test_message ("%s", results);
  g_assert_cmpuint (strlen (results), >=, 10);
  for (guint i = 1; i < 10; i++)
    n_changes += results[i] != results[i - 1];
  g_assert_cmpuint (n_changes, >=, 3);
}

/* Returns: (transfer full): the metrics of the call of a simulation */
static JsonNode *
get_metrics (CallboardDemoWorld *world,
             JsonObject         *simulation)
{
  g_autoptr (GBytes) body = callboard_demo_world_dup_metrics (world, demo_get_string (simulation, "callId"));

  return demo_parse (body);
}

static JsonObject *
find_metric (JsonNode   *metrics,
             const char *slug)
{
  for (guint i = 0; i < json_array_get_length (get_rows (metrics)); i++) {
    JsonObject *metric = json_array_get_object_element (get_rows (metrics), i);

    if (g_str_equal (demo_get_string (metric, "slug"), slug))
      return metric;
  }

  g_assert_not_reached ();
}

/* Whether a check passed. */
static gboolean
get_result (JsonObject *metric)
{
  JsonArray *values = json_object_get_array_member (metric, "values");

  return json_object_get_boolean_member (json_array_get_object_element (values, 0), "value");
}

static double
get_agent_pause (JsonNode *metrics)
{
  JsonArray *values = json_object_get_array_member (find_metric (metrics, "silence_duration"), "values");

  for (guint i = 0; i < json_array_get_length (values); i++) {
    JsonObject *value = json_array_get_object_element (values, i);

    if (g_str_equal (demo_get_string (value, "participantRole"), "agent"))
      return json_object_get_double_member (value, "value");
  }

  g_assert_not_reached ();
}

/* The same pauses passed before the threshold was lowered, and each result follows from the
 * pause and the threshold of its time. */
static void
test_threshold_is_lowered (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autoptr (GPtrArray) runs = demo_get_runs_of_plan (fixture->world, "Returns and exchanges");
  g_autofree char *results = get_results (fixture->world, "Returns and exchanges", "Longest pause");
  g_autoptr (GHashTable) versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_test_message ("%s", results);
  g_assert_true (g_regex_match_simple ("^F{4,}P{4,}$", results, 0, 0));
  for (guint i = 0; i < runs->len; i++) {
    JsonArray *simulations = demo_get_simulations (runs->pdata[i]);

    for (guint k = 0; k < json_array_get_length (simulations); k++) {
      JsonObject *simulation = json_array_get_object_element (simulations, k);
      g_autoptr (JsonNode) metrics = NULL;
      JsonObject *metric;
      double threshold;
      gboolean passed;

      if (!g_str_equal (demo_get_string (simulation, "status"), "COMPLETED"))
        continue;

      metrics = get_metrics (fixture->world, simulation);
      metric = find_metric (metrics, "longest_pause_check");
      threshold = json_object_get_double_member (json_object_get_object_member (metric, "threshold"), "thresholdValue");
      passed = get_result (metric);
      g_assert_cmpint (passed, ==, get_agent_pause (metrics) <= threshold);
      g_hash_table_add (ids, g_strdup (demo_get_string (metric, "metricDefinitionId")));
      g_hash_table_replace (versions, g_strdup (demo_get_string (metric, "versionId")),
                            g_strdup_printf ("%g", threshold));
    }
  }
  g_assert_cmpuint (g_hash_table_size (ids), ==, 1);
  g_assert_cmpuint (g_hash_table_size (versions), ==, 2);
}

/* Over the runs, one persona fails much more often in noise than in silence, and than others. */
static void
test_persona_is_worse_in_noise (Fixture       *fixture,
                                gconstpointer  user_data)
{
  g_autoptr (GPtrArray) runs = demo_get_runs_of_plan (fixture->world, "Orders from noisy places");
  guint n[2][2] = { 0 };
  guint failed[2][2] = { 0 };

  for (guint i = 0; i < runs->len; i++) {
    JsonArray *simulations = demo_get_simulations (runs->pdata[i]);

    for (guint k = 0; k < json_array_get_length (simulations); k++) {
      JsonObject *simulation = json_array_get_object_element (simulations, k);
      JsonObject *noise = json_object_get_object_member (simulation, "backgroundNoise");
      const char *name = demo_get_string (json_object_get_object_member (simulation, "persona"), "name");
      guint is_noisy = !g_str_equal (demo_get_string (noise, "backgroundNoise"), "NONE");
      guint is_lukasz = g_str_has_prefix (name, "Łukasz");
      g_autoptr (JsonNode) metrics = NULL;

      g_assert_cmpstr (demo_get_string (noise, "source"), ==, "ENVIRONMENT");
      if (!g_str_equal (demo_get_string (simulation, "status"), "COMPLETED"))
        continue;

      metrics = get_metrics (fixture->world, simulation);
      n[is_lukasz][is_noisy]++;
      failed[is_lukasz][is_noisy] += !get_result (find_metric (metrics, "instruction_follow_check"));
    }
  }
  g_test_message ("Łukasz: %u of %u in noise, %u of %u without; others: %u of %u, %u of %u", failed[1][1], n[1][1],
                  failed[1][0], n[1][0], failed[0][1], n[0][1], failed[0][0], n[0][0]);
  g_assert_cmpuint (failed[1][1] * 2, >, n[1][1]);
  g_assert_cmpuint (failed[1][0] * 10, <, n[1][0]);
  g_assert_cmpuint (failed[0][1] * 10, <, n[0][1]);
  g_assert_cmpuint (failed[0][0] * 10, <, n[0][0]);
}

static JsonNode *
get_part (JsonArray  *simulations,
          guint       position,
          const char *name)
{
  return json_object_get_member (json_array_get_object_element (simulations, position), name);
}

/* A test case is the same persona, scenario and endpoint in every run of a plan. */
static void
test_test_cases_are_the_same (Fixture       *fixture,
                              gconstpointer  user_data)
{
  static const char *const names[] = { "persona", "scenario", "agentEndpoint" };
  static const char *const plans[] = {
    "Prescription refills", "Hotel reservations", "Clinic in eight languages", "Orders from noisy places",
    "Returns and exchanges",
  };

  for (guint p = 0; p < G_N_ELEMENTS (plans); p++) {
    g_autoptr (GPtrArray) runs = demo_get_runs_of_plan (fixture->world, plans[p]);

    g_assert_cmpuint (runs->len, >=, 15);
    for (guint i = 1; i < runs->len; i++) {
      JsonArray *first = demo_get_simulations (runs->pdata[0]);
      JsonArray *simulations = demo_get_simulations (runs->pdata[i]);

      g_assert_cmpuint (json_array_get_length (simulations), ==, json_array_get_length (first));
      for (guint k = 0; k < json_array_get_length (simulations); k++)
        for (guint m = 0; m < G_N_ELEMENTS (names); m++)
          g_assert_true (json_node_equal (get_part (simulations, k, names[m]), get_part (first, k, names[m])));
    }
  }
}

static gboolean
has_failure (JsonObject *verdict,
             const char *type)
{
  JsonArray *failures = json_object_get_array_member (verdict, "failures");

  for (guint i = 0; i < json_array_get_length (failures); i++) {
    if (g_str_equal (demo_get_string (json_array_get_object_element (failures, i), "type"), type))
      return TRUE;
  }

  return FALSE;
}

/* Runs that were cut short or not judged are among those of the plans. */
static void
test_incidents (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (GPtrArray) clinic = demo_get_runs_of_plan (fixture->world, "Clinic in eight languages");
  g_autoptr (GPtrArray) hotline = demo_get_runs_of_plan (fixture->world, "Outage hotline");
  g_autoptr (GPtrArray) noise = demo_get_runs_of_plan (fixture->world, "Orders from noisy places");
  g_autoptr (GPtrArray) refills = demo_get_runs_of_plan (fixture->world, "Prescription refills");
  guint n_canceled = 0;
  guint n_timed_out = 0;
  guint n_uncovered = 0;
  guint n_without_verdict = 0;

  for (guint i = 0; i < clinic->len; i++) {
    const char *status = demo_get_string (demo_get_data (clinic->pdata[i]), "status");

    n_canceled += g_str_equal (status, "CANCELLED");
  }
  for (guint i = 0; i < noise->len; i++)
    n_timed_out += g_str_equal (demo_get_string (demo_get_data (noise->pdata[i]), "status"), "TIMED_OUT");
  for (guint i = 0; i < refills->len; i++) {
    JsonObject *data = demo_get_data (refills->pdata[i]);

    /* Too few calls were evaluated, and nothing else is wrong. */
    n_uncovered += g_str_equal (demo_get_string (data, "status"), "COMPLETED") &&
                   has_failure (demo_get_verdict (refills->pdata[i]), "INCOMPLETE_COVERAGE") &&
                   !has_failure (demo_get_verdict (refills->pdata[i]), "METRIC_BELOW_MIN_PASS_RATE");
  }
  for (guint i = 0; i < hotline->len; i++)
    n_without_verdict += demo_get_verdict (hotline->pdata[i]) == NULL;
  g_assert_cmpuint (n_canceled, ==, 1);
  g_assert_cmpuint (n_timed_out, ==, 1);
  g_assert_cmpuint (n_uncovered, ==, 1);
  g_assert_cmpuint (n_without_verdict, ==, hotline->len);
}

/* Who opens the demo sees a running, a failed and a passed run at the top. */
static void
test_newest_runs (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) body = callboard_demo_world_dup_runs (fixture->world, query);
  g_autoptr (JsonNode) list = demo_parse (body);
  const char *ids[3];
  g_autoptr (JsonNode) failed = NULL;
  g_autoptr (JsonNode) passed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = demo_get_string (json_array_get_object_element (get_rows (list), i), "simulationRunPlanJobId");
  g_assert_cmpstr (demo_get_string (json_array_get_object_element (get_rows (list), 0), "status"), ==,
                   "RUNNING_SIMULATIONS");
  failed = demo_get_run (fixture->world, ids[1]);
  passed = demo_get_run (fixture->world, ids[2]);
  g_assert_true (has_failure (demo_get_verdict (failed), "METRIC_BELOW_MIN_PASS_RATE"));
  g_assert_true (json_object_get_boolean_member (demo_get_verdict (passed), "passed"));
}

/* --- Languages -------------------------------------------------------------------- */

/* Returns: (transfer full): the text of a transcript */
static char *
get_transcript (CallboardDemoWorld *world,
                JsonObject         *simulation)
{
  g_autoptr (GBytes) body = callboard_demo_world_dup_transcript (world, demo_get_string (simulation, "callId"));
  g_autoptr (JsonNode) transcript = demo_parse (body);
  JsonArray *entries = json_object_get_array_member (demo_get_data (transcript), "entries");
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (json_array_get_length (entries), >=, 6);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    g_string_append_printf (text, "%s\n", demo_get_string (json_array_get_object_element (entries, i), "text"));

  return g_string_free_and_steal (text);
}

static gboolean
is_written_in (const char     *text,
               GUnicodeScript  script)
{
  guint n = 0;
  guint n_other = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalpha (c))
      continue;
    if (g_unichar_get_script (c) == script ||
        (script == G_UNICODE_SCRIPT_HIRAGANA && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN) ||
        (script == G_UNICODE_SCRIPT_HIRAGANA && g_unichar_get_script (c) == G_UNICODE_SCRIPT_KATAKANA))
      n++;
    else if (g_unichar_get_script (c) != G_UNICODE_SCRIPT_COMMON)
      n_other++;
  }

  return n > 50 && n_other == 0;
}

static void
test_transcripts_are_in_the_language (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  static const struct { const char *language; GUnicodeScript script; } languages[] = {
    { "JA", G_UNICODE_SCRIPT_HIRAGANA }, { "TH", G_UNICODE_SCRIPT_THAI }, { "ZH", G_UNICODE_SCRIPT_HAN },
    { "HI", G_UNICODE_SCRIPT_DEVANAGARI }, { "AR", G_UNICODE_SCRIPT_ARABIC },
  };
  g_autoptr (GPtrArray) runs = demo_get_runs_of_plan (fixture->world, "Clinic in eight languages");
  guint n_seen[G_N_ELEMENTS (languages)] = { 0 };

  for (guint i = 0; i < runs->len; i++) {
    JsonArray *simulations = demo_get_simulations (runs->pdata[i]);

    for (guint k = 0; k < json_array_get_length (simulations); k++) {
      JsonObject *simulation = json_array_get_object_element (simulations, k);
      const char *language = demo_get_string (json_object_get_object_member (simulation, "persona"), "language");

      for (guint m = 0; m < G_N_ELEMENTS (languages); m++) {
        g_autofree char *text = NULL;

        if (!g_str_equal (languages[m].language, language) ||
            !g_str_equal (demo_get_string (simulation, "status"), "COMPLETED"))
          continue;

        text = get_transcript (fixture->world, simulation);
        if (!is_written_in (text, languages[m].script))
          g_test_message ("%s", text);
        g_assert_true (is_written_in (text, languages[m].script));
        n_seen[m]++;
      }
    }
  }
  for (guint m = 0; m < G_N_ELEMENTS (languages); m++)
    g_assert_cmpuint (n_seen[m], >=, 15);
}

/* The server finds calls by what was said and by whom, within one run. */
static void
test_search_finds_what_was_said (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  static const char *const texts[] = {
    "予約", "เลื่อนนัด", "预约", "अगले हफ़्ते", "محمد علي", "Strauß", "Łukasz", "Aydın",
  };
  g_autoptr (GPtrArray) runs = demo_get_runs_of_plan (fixture->world, "Clinic in eight languages");
  const char *run_id = demo_get_string (demo_get_data (runs->pdata[0]), "simulationRunPlanJobId");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GBytes) body = NULL;
    g_autoptr (JsonNode) calls = NULL;
    guint n;

    g_hash_table_insert (query, (char *) "simulationRunPlanJobId", (char *) run_id);
    g_hash_table_insert (query, (char *) "searchText", (char *) texts[i]);
    body = callboard_demo_world_dup_calls (fixture->world, query, create_url, NULL, NULL);
    calls = demo_parse (body);
    n = json_array_get_length (get_rows (calls));
    g_test_message ("%s: %u", texts[i], n);
    g_assert_cmpuint (n, >=, 1);
    g_assert_cmpuint (n, <=, 3);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/demo/stories/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("check-fails-for-days-and-is-fixed", test_check_fails_for_days_and_is_fixed);
  ADD ("check-still-fails", test_check_still_fails);
  ADD ("check-is-flaky", test_check_is_flaky);
  ADD ("threshold-is-lowered", test_threshold_is_lowered);
  ADD ("persona-is-worse-in-noise", test_persona_is_worse_in_noise);
  ADD ("test-cases-are-the-same", test_test_cases_are_the_same);
  ADD ("incidents", test_incidents);
  ADD ("newest-runs", test_newest_runs);
  ADD ("transcripts-are-in-the-language", test_transcripts_are_in_the_language);
  ADD ("search-finds-what-was-said", test_search_finds_what_was_said);

  return g_test_run ();
}
