/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Responses in which any one field is missing or has any other value: everything else is
 * still decoded.
 */

#include "config.h"

#include <string.h>

#include "callboard-call.h"
#include "callboard-simulation-job.h"
#include "support/model-support.h"
#include "support/odd-field.h"

/* --- Any field, any value ------------------------------------------------- */

/* NULL removes the field. */
static const char *const values[] = {
  NULL, "null", "true", "0", "-1", "1.5", "1e300", "NaN", "\"\"", "\"x\"", "\"12\"", "[]", "[null]", "[{}]", "{}",
  "{\"a\":1}", "{\"id\":null}", "12345678901234567890", "\"\\ud83d\"", "\"2026-01-05T10:00:00Z\"",
};

static void
test_any_field (gconstpointer data)
{
  g_autoptr(OddField) response = odd_field_new (GPOINTER_TO_UINT (data));
  GPtrArray *paths = odd_field_get_paths (response);

  for (guint i = 0; i < paths->len; i++)
    for (guint n = 0; n < G_N_ELEMENTS (values); n++)
      odd_field_assert_kept (response, g_ptr_array_index (paths, i), values[n]);
}

/* --- What was tried ------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *path;
  const char *json;
  guint       n_unreadable;
} Tried;

#define JOB "data.simulationJobs[0]"

static const Tried tried[] = {
  { "pace-missing", JOB ".persona.speechPace", NULL, 1 },
  { "gender-null", JOB ".persona.gender", "null", 1 },
  { "age-number", JOB ".persona.age", "35", 1 },
  { "properties-null", JOB ".persona.properties", "null", 1 },
  { "scenario-null", JOB ".scenario", "null", 1 },
  { "endpoint-null", JOB ".agentEndpoint", "null", 1 },
  { "endpoint-name-null", JOB ".agentEndpoint.name", "null", 1 },
  { "persona-null", JOB ".persona", "null", 1 },
  { "status-missing", JOB ".status", NULL, 1 },
  { "stage-missing", JOB ".processingStatus", NULL, 1 },
  { "created-missing", JOB ".createdAt", NULL, 1 },
  { "invalidation-empty", JOB ".invalidation", "{}", 1 },
  { "attempt-digits", JOB ".attemptNumber", "\"2\"", 0 },
  { "check-without-definition", "data.verdict", "{\"passed\":true,\"checks\":[{\"passed\":true}]}", 1 },
  { "check-null", "data.verdict", "{\"passed\":true,\"checks\":[null]}", 1 },
  { "failure-null", "data.verdict", "{\"passed\":false,\"failures\":[null]}", 1 },
  { "retry-null", "data.pendingRetries", "[null]", 1 },
  { "attempts-digits", "data.attemptSummary", "{\"attemptCount\":\"13\"}", 0 },
  { "passed-null", "data.verdict", "{\"passed\":null}", 1 },
  { "plan-null", "data.simulationRunPlanId", "null", 1 },
};

static void
test_tried (gconstpointer data)
{
  const Tried *row = data;
  g_autoptr(JsonNode) answer = model_support_create_answer ("a b");
  CallboardPlanJob *run;
  g_autofree char *ids = NULL;
  g_autofree char *skipped = NULL;

  model_support_change (answer, row->path, row->json);
  run = model_support_decode_node (answer);
  ids = model_support_dup_ids (run);
  skipped = model_support_dup_skipped_items (run);

  g_assert_cmpstr (ids, ==, "a b");
  g_assert_cmpstr (skipped, ==, "");
  g_assert_cmpuint (callboard_plan_job_get_n_unreadable_fields (run), ==, row->n_unreadable);
  g_assert_finalize_object (run);
}

static void
assert_verdict (const char *json,
                gboolean    passed,
                gboolean    failed)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");
  CallboardPlanJob *run;
  CallboardVerdict *verdict;

  model_support_change (answer, "data.verdict", json);
  run = model_support_decode_node (answer);
  verdict = callboard_plan_job_get_verdict (run);
  g_assert_true (callboard_verdict_get_passed (verdict) == passed);
  g_assert_true (callboard_verdict_get_failed (verdict) == failed);
  g_assert_finalize_object (run);
}

static void
test_verdict (void)
{
  assert_verdict ("{\"passed\":true,\"checks\":[{\"passed\":true}]}", TRUE, FALSE);
  assert_verdict ("{\"passed\":true,\"checks\":[{\"passed\":true},null]}", FALSE, FALSE);
  assert_verdict ("{\"passed\":true,\"checks\":[7]}", FALSE, FALSE);
  assert_verdict ("{\"passed\":true,\"checks\":{}}", FALSE, FALSE);
  assert_verdict ("{\"passed\":true,\"checks\":null}", TRUE, FALSE);
  assert_verdict ("{\"passed\":false,\"checks\":[null]}", FALSE, TRUE);
  assert_verdict ("{\"passed\":null}", FALSE, FALSE);
  assert_verdict ("{\"passed\":\"true\"}", FALSE, FALSE);
  assert_verdict ("{}", FALSE, FALSE);
}

static void
test_invalidation (void)
{
  static const char *const any[] = { "{}", "\"AGENT_NEVER_SPOKE\"", "[]", "1", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (any); i++)
    {
      g_autoptr(JsonNode) answer = model_support_create_answer ("a=COMPLETED");
      CallboardPlanJob *run;

      model_support_change (answer, JOB ".invalidation", any[i]);
      run = model_support_decode_node (answer);
      g_assert_cmpint (callboard_simulation_job_get_outcome (callboard_plan_job_find (run, "a")), ==,
                       CALLBOARD_OUTCOME_INVALIDATED);
      g_assert_cmpuint (callboard_plan_job_get_n_unreadable_fields (run), ==, 1);
      g_assert_finalize_object (run);
    }
}

static void
test_end_means_over (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a=COMPLETED");
  CallboardPlanJob *run;
  CallboardPlanJob *without_status;

  model_support_change (answer, "data.status", "\"SETTLED\"");
  run = model_support_decode_node (answer);
  g_assert_false (callboard_plan_job_is_final (run));
  g_assert_true (callboard_plan_job_is_live (run));
  g_assert_finalize_object (run);

  model_support_change (answer, "data.endedAt", "\"2026-01-05T11:00:00Z\"");
  run = model_support_decode_node (answer);
  g_assert_true (callboard_plan_job_is_final (run));
  g_assert_false (callboard_plan_job_is_live (run));
  g_assert_finalize_object (run);

  model_support_change (answer, "data.status", NULL);
  without_status = model_support_decode_node (answer);
  g_assert_true (callboard_plan_job_is_final (without_status));
  g_assert_false (callboard_plan_job_is_live (without_status));
  g_assert_finalize_object (without_status);
}

/* What was read stays when a later list cannot be read; null is an empty list. */
static void
test_unreadable_list (void)
{
  static const struct { const char *json; const char *ids; } rows[] = {
    { "{}", "a b" }, { "\"x\"", "a b" }, { "7", "a b" }, { NULL, "a b" }, { "null", "" }, { "[null]", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CallboardPlanJob *run = model_support_create_run ("a b");
      g_autoptr(JsonNode) answer = model_support_create_answer ("a b");
      CallboardPlanJob *fresh;
      g_autofree char *ids = NULL;

      model_support_change (answer, "data.simulationJobs", rows[i].json);
      fresh = model_support_decode_node (answer);
      callboard_plan_job_merge (run, fresh);
      ids = model_support_dup_ids (run);
      g_assert_cmpstr (ids, ==, rows[i].ids);
      g_assert_finalize_object (run);
      g_assert_finalize_object (fresh);
    }
}

static const struct
{
  const char *json;
  gint64      duration;
  guint       n_unreadable;
} durations[] = {
  { "83120", 83120, 0 }, { "83120.4", 83120, 0 }, { "\"83120\"", 83120, 0 }, { "null", -1, 0 },
  { "-1", -1, 1 }, { "1e300", -1, 1 }, { "\"soon\"", -1, 1 }, { "NaN", -1, 1 }, { "\"\"", -1, 1 },
};

static void
test_call_duration (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (durations); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("{ \"data\": { \"id\": 7, \"title\": \"Title\", \"durationMs\": %s } }", durations[i].json);
      g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
      CallboardCall *call = callboard_call_decode (body, NULL);

      g_assert_cmpstr (callboard_call_get_title (call), ==, "Title");
      g_assert_cmpint (callboard_call_get_duration (call), ==, durations[i].duration);
      g_assert_cmpuint (callboard_api_object_get_n_unreadable (CALLBOARD_API_OBJECT (call)), ==,
                        durations[i].n_unreadable);
      g_assert_finalize_object (call);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < odd_field_get_n_responses (); i++)
    {
      g_autofree char *path = g_strconcat ("/unreadable/any-field/", odd_field_get_name (i), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_any_field);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      g_autofree char *path = g_strconcat ("/unreadable/run/", tried[i].name, NULL);

      g_test_add_data_func (path, &tried[i], test_tried);
    }
  g_test_add_func ("/unreadable/verdict", test_verdict);
  g_test_add_func ("/unreadable/invalidation", test_invalidation);
  g_test_add_func ("/unreadable/end-means-over", test_end_means_over);
  g_test_add_func ("/unreadable/list", test_unreadable_list);
  g_test_add_func ("/unreadable/call-duration", test_call_duration);

  return g_test_run ();
}
