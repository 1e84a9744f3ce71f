/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Responses in which any one field is missing or has any other value: everything else is
 * still decoded.
 */

#include "config.h"

#include <string.h>

#include "callboard-call.h"
#include "callboard-metric-list.h"
#include "callboard-plan-job-page.h"
#include "callboard-tool-mock-list.h"
#include "callboard-transcript.h"
#include "support/model-support.h"

/* --- Any field, any value ------------------------------------------------- */

/* NULL removes the field. */
static const char *const values[] = {
  NULL, "null", "true", "0", "-1", "1.5", "1e300", "NaN", "\"\"", "\"x\"", "\"12\"", "[]", "[null]", "{}", "{\"a\":1}",
};

typedef GObject *(*Decode) (GBytes *body);

static void assert_object_kept (CallboardApiObject *object,
                                CallboardApiObject *original,
                                const char         *path,
                                const char         *changed);

/* Whether @changed is the value at @path or in it. */
static gboolean
is_within (const char *changed,
           const char *path)
{
  gsize length = strlen (path);

  return g_str_has_prefix (changed, path) &&
         (changed[length] == '\0' || changed[length] == '.' || changed[length] == '[');
}

static gboolean
list_has_equal (GListModel         *list,
                CallboardApiObject *wanted)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (list, i);

      if (callboard_api_object_equal (item, wanted))
        return TRUE;
    }

  return FALSE;
}

/* All items but the changed one are kept; the changed one too, unless it is none. */
static void
assert_list_kept (GListModel *list,
                  GListModel *original,
                  const char *path,
                  const char *changed)
{
  guint n = g_list_model_get_n_items (original);

  if (g_str_equal (path, changed))
    return;

  g_assert_cmpuint (g_list_model_get_n_items (list), >=, n > 0 ? n - 1 : 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i);
      g_autoptr(CallboardApiObject) item = g_list_model_get_item (list, i);
      g_autoptr(CallboardApiObject) original_item = g_list_model_get_item (original, i);

      if (!is_within (changed, item_path))
        g_assert_true (list_has_equal (list, original_item));
      else if (g_list_model_get_n_items (list) == n && !g_str_equal (changed, item_path))
        assert_object_kept (item, original_item, item_path, changed);
    }
}

static void
assert_object_kept (CallboardApiObject *object,
                    CallboardApiObject *original,
                    const char         *path,
                    const char         *changed)
{
  CallboardApiObjectClass *klass = CALLBOARD_API_OBJECT_GET_CLASS (original);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const CallboardField *field = &klass->fields[i];
      g_autofree char *field_path = g_strconcat (path, ".", field->member, NULL);
      g_autofree char *former_path = g_strconcat (path, ".", field->former_member, NULL);
      g_autofree char *text = NULL;
      g_autofree char *original_text = NULL;
      g_autoptr(GObject) child = NULL;
      g_autoptr(GObject) original_child = NULL;

      if (g_str_equal (field_path, changed) || g_str_equal (former_path, changed) || field->kind == CALLBOARD_FIELD_VALUE)
        continue;

      if (field->kind != CALLBOARD_FIELD_OBJECT && field->kind != CALLBOARD_FIELD_OBJECTS &&
          field->kind != CALLBOARD_FIELD_CUSTOM_PROPERTIES)
        {
          text = model_support_dup_property (object, field->property);
          original_text = model_support_dup_property (original, field->property);
          if (!is_within (changed, field_path))
            g_assert_cmpstr (text, ==, original_text);
          continue;
        }

      g_object_get (object, field->property, &child, NULL);
      g_object_get (original, field->property, &original_child, NULL);
      if (field->kind == CALLBOARD_FIELD_OBJECTS)
        assert_list_kept (G_LIST_MODEL (child), G_LIST_MODEL (original_child), field_path, changed);
      else if (field->kind == CALLBOARD_FIELD_CUSTOM_PROPERTIES)
        g_assert_nonnull (child);
      else if (original_child != NULL)
        assert_object_kept (CALLBOARD_API_OBJECT (child), CALLBOARD_API_OBJECT (original_child), field_path, changed);
    }
}

/* Without the identity, or outside of the data, there is nothing to show. */
static gboolean
is_identity (const char *path)
{
  return g_str_equal (path, "data") || g_str_equal (path, "data.simulationRunPlanJobId") ||
         g_str_equal (path, "data.id") || g_str_equal (path, "data.simulationJobId");
}

static void
assert_kept (GObject    *object,
             GObject    *original,
             const char *path)
{
  if (object == NULL)
    {
      g_assert_true (is_identity (path));
      return;
    }

  if (CALLBOARD_IS_API_OBJECT (object))
    assert_object_kept (CALLBOARD_API_OBJECT (object), CALLBOARD_API_OBJECT (original), "data", path);
  if (CALLBOARD_IS_PLAN_JOB (object))
    assert_list_kept (G_LIST_MODEL (object), G_LIST_MODEL (original), "data.simulationJobs", path);
}

/* Changes the value at @path in every way, and then those in it. */
static void
change_all (JsonNode   *root,
            JsonNode   *node,
            const char *path,
            Decode      decode,
            GObject    *original)
{
  for (guint i = 0; *path != '\0' && i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *root_text = json_to_string (root, FALSE);
      g_autoptr(JsonNode) copy = json_from_string (root_text, NULL);
      g_autofree char *copy_text = NULL;
      g_autoptr(GString) text = NULL;
      g_autoptr(GBytes) body = NULL;
      g_autoptr(GObject) object = NULL;

      if (values[i] == NULL && g_str_has_suffix (path, "]"))
        continue;
      model_support_change (copy, path, values[i] != NULL ? "\"@VALUE@\"" : NULL);
      copy_text = json_to_string (copy, FALSE);
      text = g_string_new (copy_text);
      if (values[i] != NULL)
        g_string_replace (text, "\"@VALUE@\"", values[i], 0);
      body = g_string_free_to_bytes (g_steal_pointer (&text));
      object = decode (body);
      assert_kept (object, original, path);
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *member;
      JsonNode *child;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &member, &child))
        {
          g_autofree char *child_path = *path != '\0' ? g_strconcat (path, ".", member, NULL) : g_strdup (member);

          if (!g_str_has_suffix (path, "properties"))
            change_all (root, child, child_path, decode, original);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < MIN (json_array_get_length (array), 2); i++)
        {
          g_autofree char *child_path = g_strdup_printf ("%s[%u]", path, i);

          change_all (root, json_array_get_element (array, i), child_path, decode, original);
        }
    }
}

static GObject *
decode_run (GBytes *body)
{
  return (GObject *) callboard_plan_job_decode (body, NULL);
}

static GObject *
decode_simulation (GBytes *body)
{
  return (GObject *) callboard_simulation_job_decode (body, NULL);
}

static GObject *
decode_call (GBytes *body)
{
  return (GObject *) callboard_call_decode (body, NULL);
}

static GObject *
decode_transcript (GBytes *body)
{
  return (GObject *) callboard_transcript_decode (body, NULL);
}

static GObject *
decode_metrics (GBytes *body)
{
  return (GObject *) callboard_metric_list_decode (body, NULL);
}

static GObject *
decode_tool_mocks (GBytes *body)
{
  return (GObject *) callboard_tool_mock_list_decode (body, NULL);
}

static GObject *
decode_page (GBytes *body)
{
  return (GObject *) callboard_plan_job_page_decode (body, NULL);
}

typedef struct
{
  const char *file;
  Decode      decode;
} Fixture;

static const Fixture fixtures[] = {
  { "plan-job-current.json", decode_run },
  { "plan-job-seed.json", decode_run },
  { "simulation-job.json", decode_simulation },
  { "call.json", decode_call },
  { "call-transcript.json", decode_transcript },
  { "call-metrics.json", decode_metrics },
  { "plan-jobs.json", decode_page },
  { "plan-job-sweep.json", decode_run },
  { "simulation-job-run-plan.json", decode_simulation },
  { "call-metrics-properties.json", decode_metrics },
  { "tool-mock.json", decode_tool_mocks },
};

static void
test_any_field (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr(GBytes) body = model_support_load (fixture->file);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr(JsonNode) root = json_from_string (text, NULL);
  JsonNode *data_node = json_object_get_member (json_node_get_object (root), "data");
  g_autoptr(GBytes) small = NULL;
  g_autoptr(GObject) original = NULL;

  /* Two simulations suffice. */
  if (JSON_NODE_HOLDS_OBJECT (data_node) &&
      json_object_has_member (json_node_get_object (data_node), "simulationJobs"))
    {
      JsonArray *jobs = json_object_get_array_member (json_node_get_object (data_node), "simulationJobs");

      while (json_array_get_length (jobs) > 2)
        json_array_remove_element (jobs, 2);
    }
  g_free (text);
  text = json_to_string (root, FALSE);
  small = g_bytes_new (text, strlen (text));
  original = fixture->decode (small);
  g_assert_nonnull (original);

  change_all (root, root, "", fixture->decode, original);
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

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/unreadable/any-field/", fixtures[i].file, NULL);

      g_test_add_data_func (path, &fixtures[i], test_any_field);
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
