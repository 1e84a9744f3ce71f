/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that Callboard does not know: kept as they came, at every level of a response, found
 * by search, and limited.
 */

#include "config.h"

#include <string.h>

#include "callboard-call.h"
#include "callboard-metric-list.h"
#include "callboard-other-field.h"
#include "callboard-sentiment.h"
#include "callboard-text.h"
#include "callboard-transcript.h"
#include "callboard-plan-job-private.h"
#include "support/later-fields.h"
#include "support/model-compare.h"
#include "support/model-support.h"

/* The decoder takes longer responses apart. */
#define INCREMENTAL_SIZE (16 * 1024)

static CallboardApiObject *
decode (GType       type,
        const char *json)
{
  g_autoptr(GBytes) body = g_bytes_new (json, strlen (json));
  g_autoptr(GError) error = NULL;
  CallboardApiObject *object = callboard_api_object_decode_response (type, body, &error);

  g_assert_no_error (error);
  return object;
}

/* Returns "path: value" lines, as the button to copy all does. */
static char *
dup_lines (CallboardApiObject *object)
{
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  g_autoptr(GString) text = g_string_new (NULL);

  callboard_api_object_list_other_fields (object, "", fields);
  later_fields_append_lines (G_LIST_MODEL (fields), text);

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- Values --------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *json;
  const char *lines;
} Value;

static const Value values[] = {
  { "none", "", "" },
  { "text", ",\"a\":\"<b>x</b> & y\"", "a: <b>x</b> & y\n" },
  { "no-text", ",\"a\":\"\"", "a: \"\"\n" },
  { "null", ",\"a\":null", "a: null\n" },
  { "boolean", ",\"a\":false", "a: false\n" },
  { "number", ",\"a\":0.1,\"b\":12345678901234567890,\"c\":1.50,\"d\":1e-9,\"e\":NaN",
    "a: 0.1\nb: 12345678901234567890\nc: 1.50\nd: 1e-9\ne: NaN\n" },
  { "surrogate", ",\"a\":\"x\\ud83d\",\"\\ud83d\":1", "a: x\357\277\275\n\357\277\275: 1\n" },
  { "empty", ",\"a\":[],\"b\":{}", "a: []\nb: {}\n" },
  { "list", ",\"a\":[\"x\",1.50,null]", "a: x, 1.50, null\n" },
  { "object", ",\"a\":{\"b\":1,\"c\":{\"d\":\"x\"}}", "a.b: 1\na.c.d: x\n" },
  { "list-of-objects", ",\"a\":[{\"b\":1},[2,[3]],4]", "a[0].b: 1\na[1][0]: 2\na[1][1]: 3\na[2]: 4\n" },
  { "line-end-in-a-name", ",\"a\\nb\":1", "a b: 1\n" },
  { "duplicate", ",\"a\":1,\"a\":2", "a: 2\n" },
  { "child", ",\"segment\":{\"id\":\"s\",\"a\":1},\"toSegment\":{\"b\":{\"c\":2}}",
    "segment.a: 1\ntoSegment.b.c: 2\n" },
  { "beside-a-number", ",\"value\":1.50,\"a\":1", "a: 1\n" },
};

static void
test_value (gconstpointer data)
{
  const Value *value = data;
  g_autofree char *json = g_strdup_printf ("{\"data\":{\"captureStatus\":\"SUCCESS\"%s}}", value->json);
  CallboardApiObject *object = decode (CALLBOARD_TYPE_METRIC_VALUE, json);
  CallboardApiObject *same = decode (CALLBOARD_TYPE_METRIC_VALUE, json);
  CallboardApiObject *without = decode (CALLBOARD_TYPE_METRIC_VALUE, "{\"data\":{\"captureStatus\":\"SUCCESS\"}}");
  g_autofree char *lines = dup_lines (object);
  g_autofree char *updated = NULL;
  gboolean is_other = *value->lines != '\0';

  g_assert_cmpstr (lines, ==, value->lines);
  g_assert_true (callboard_api_object_has_other_fields (object) == is_other);
  g_assert_true (callboard_api_object_equal (object, same));
  g_assert_true (callboard_api_object_equal (object, without) == !is_other);

  g_assert_true (callboard_api_object_update (without, same) == is_other);
  updated = dup_lines (without);
  g_assert_cmpstr (updated, ==, value->lines);
  g_assert_true (callboard_api_object_equal (object, without));

  g_assert_finalize_object (object);
  g_assert_finalize_object (same);
  g_assert_finalize_object (without);
}

/* --- Limits --------------------------------------------------------------- */

#define N_MANY 100000
#define MAX_FIELDS 1000

static char *
create_many (const char *before,
             const char *after)
{
  g_autoptr(GString) json = g_string_new (before);

  for (guint i = 0; i < N_MANY; i++)
    g_string_append_printf (json, "%s\"f%u\":%u", i > 0 ? "," : "", i, i);
  g_string_append (json, after);

  return g_string_free_and_steal (g_steal_pointer (&json));
}

static void
test_many (void)
{
  g_autofree char *json = create_many ("{\"data\":{\"id\":\"s\",", "}}");
  CallboardApiObject *object = decode (CALLBOARD_TYPE_SEGMENT, json);
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);

  g_assert_cmpuint (callboard_api_object_list_other_fields (object, "", fields), ==, N_MANY);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fields)), ==, MAX_FIELDS);
  g_assert_finalize_object (object);
}

static void
test_many_nested (void)
{
  g_autofree char *json = create_many ("{\"data\":{\"id\":\"s\",\"a\":{", "},\"b\":1}}");
  CallboardApiObject *object = decode (CALLBOARD_TYPE_SEGMENT, json);
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  g_autoptr(CallboardOtherField) field = NULL;
  g_autoptr(GListModel) children = NULL;

  g_assert_cmpuint (callboard_api_object_list_other_fields (object, "", fields), ==, 2);
  field = g_list_model_get_item (G_LIST_MODEL (fields), 0);
  g_assert_null (callboard_other_field_get_value (field));
  g_assert_cmpuint (callboard_other_field_get_n_fields (field), ==, N_MANY);
  children = callboard_other_field_dup_fields (field);
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, MAX_FIELDS - 1);
  g_assert_finalize_object (object);
}

/* A value is cut between two characters. */
static void
test_long (void)
{
  g_autoptr(GString) json = g_string_new ("{\"data\":{\"id\":\"s\",\"a\":\"x");
  CallboardApiObject *object;
  g_autofree char *lines = NULL;

  for (guint i = 0; i < N_MANY; i++)
    g_string_append (json, "é");
  g_string_append (json, "\"}}");
  object = decode (CALLBOARD_TYPE_SEGMENT, json->str);
  lines = dup_lines (object);

  g_assert_true (g_utf8_validate (lines, -1, NULL));
  g_assert_true (g_str_has_suffix (lines, "é…\n"));
  g_assert_cmpuint (strlen (lines), <, N_MANY);
  g_assert_finalize_object (object);
}

/* Below the limit, values are JSON. */
static void
test_deep (void)
{
  g_autoptr(GString) json = g_string_new ("{\"data\":{\"id\":\"s\",\"a\":");
  CallboardApiObject *object;
  g_autofree char *lines = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (json, "{\"a\":");
  g_string_append (json, "12345678901234567890");
  for (guint i = 0; i < 100; i++)
    g_string_append (json, "}");
  g_string_append (json, "}}");
  object = decode (CALLBOARD_TYPE_SEGMENT, json->str);
  lines = dup_lines (object);

  g_assert_true (g_str_has_prefix (lines, "a.a.a."));
  g_assert_nonnull (strstr (lines, ": {\"a\":"));
  g_assert_nonnull (strstr (lines, "12345678901234567890"));
  g_assert_finalize_object (object);
}

/* --- A later generation of the API ---------------------------------------- */

static void
assert_later (const char *file,
              const char *member,
              const char *lines)
{
  g_autoptr(GPtrArray) words = later_fields_load (file, member, LATER_FIELDS_FIELDS);

  g_assert_cmpuint (words->len, >, 0);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (!later_fields_contain (lines, word))
        g_error ("%s is missing in %s", word, lines);
    }
}

static void
test_later_run (void)
{
  g_autoptr(GBytes) body = model_support_load ("later-run.json");
  CallboardPlanJob *run = model_support_decode (body);
  CallboardPlanJob *full = callboard_plan_job_decode_full (body, NULL);
  g_autofree char *lines = dup_lines (CALLBOARD_API_OBJECT (run));

  g_assert_cmpuint (g_bytes_get_size (body), >, INCREMENTAL_SIZE);
  assert_later ("later-run.json", LATER_FIELDS_RUN, lines);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      g_autoptr(CallboardApiObject) simulation = g_list_model_get_item (G_LIST_MODEL (run), i);
      g_autofree char *simulation_lines = dup_lines (simulation);
      g_autofree char *member = g_strdup_printf ("%u", i);
      g_autoptr(GPtrArray) words = later_fields_load ("later-run.json", member, LATER_FIELDS_FIELDS);

      assert_later ("later-run.json", member, simulation_lines);
      for (guint n = 0; n < words->len; n++)
        {
          g_autofree char *folded = callboard_text_fold (g_ptr_array_index (words, n));

          g_assert_true (callboard_api_object_contains (simulation, folded));
        }
      g_assert_false (callboard_api_object_contains (simulation, "later text 99"));
    }
  model_compare_assert_same (run, full);

  g_assert_finalize_object (run);
  g_assert_finalize_object (full);
}

static void
test_later_call (void)
{
  g_autoptr(GBytes) body = model_support_load ("later-call.json");
  g_autoptr(GBytes) sentiment_body = model_support_load ("later-sentiment.json");
  CallboardCall *call = callboard_call_decode (body, NULL);
  CallboardSentiment *sentiment = callboard_sentiment_decode (sentiment_body, NULL);
  g_autofree char *lines = dup_lines (CALLBOARD_API_OBJECT (call));
  g_autofree char *sentiment_lines = dup_lines (CALLBOARD_API_OBJECT (sentiment));

  assert_later ("later-call.json", NULL, lines);
  assert_later ("later-sentiment.json", NULL, sentiment_lines);
  g_assert_finalize_object (call);
  g_assert_finalize_object (sentiment);
}

static void
test_later_transcript (void)
{
  g_autoptr(GBytes) body = model_support_load ("later-transcript.json");
  CallboardTranscript *transcript = callboard_transcript_decode (body, NULL);
  g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);
  g_autoptr(GString) lines = g_string_new (NULL);
  guint n = callboard_transcript_list_other_fields (transcript, fields);

  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (fields)));
  later_fields_append_lines (G_LIST_MODEL (fields), lines);
  assert_later ("later-transcript.json", NULL, lines->str);
  g_assert_nonnull (strstr (lines->str, "transcript.participants[1].laterText"));
  g_assert_nonnull (strstr (lines->str, "transcript.entries[2].laterText"));
  g_assert_finalize_object (transcript);
}

static void
test_later_metrics (void)
{
  g_autoptr(GBytes) body = model_support_load ("later-metrics.json");
  CallboardMetricList *metrics = callboard_metric_list_decode (body, NULL);
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (metrics)); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (metrics), i);
      g_autoptr(GListStore) fields = g_list_store_new (CALLBOARD_TYPE_OTHER_FIELD);

      callboard_metric_list_other_fields (metric, fields);
      later_fields_append_lines (G_LIST_MODEL (fields), lines);
    }
  assert_later ("later-metrics.json", NULL, lines->str);
  g_assert_nonnull (strstr (lines->str, "values[1].toSegment.laterText"));
  g_assert_nonnull (strstr (lines->str, "unit.laterText"));
  g_assert_finalize_object (metrics);
}

/* --- Shared objects ------------------------------------------------------- */

#define PERSONA(more) "{\"id\":\"p\",\"name\":\"Sarah\"" more "}"
#define SIMULATION(id, more) "{\"simulationJobId\":\"" id "\",\"persona\":" PERSONA (more) "}"

/* Personas that differ only in what Callboard does not know are two. */
static void
test_shared (void)
{
  g_autoptr(GString) json = g_string_new ("{\"data\":{\"simulationRunPlanJobId\":\"r\",\"simulationJobs\":[");
  CallboardPlanJob *run;
  g_autofree char *calm = NULL;
  g_autofree char *loud = NULL;
  g_autofree char *plain = NULL;

  while (json->len < INCREMENTAL_SIZE)
    g_string_append (json, " ");
  g_string_append (json, SIMULATION ("a", ",\"mood\":\"calm\"") "," SIMULATION ("b", ",\"mood\":\"loud\"") ","
                         SIMULATION ("c", "") "," SIMULATION ("d", ",\"mood\":\"calm\"") "]}}");
  run = model_support_decode_text (json->str);
  calm = dup_lines (CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "d")));
  loud = dup_lines (CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "b")));
  plain = dup_lines (CALLBOARD_API_OBJECT (callboard_plan_job_find (run, "c")));

  g_assert_cmpstr (calm, ==, "persona.mood: calm\n");
  g_assert_cmpstr (loud, ==, "persona.mood: loud\n");
  g_assert_cmpstr (plain, ==, "");
  g_assert_finalize_object (run);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *path = g_strdup_printf ("/other-fields/value/%s", values[i].name);

      g_test_add_data_func (path, &values[i], test_value);
    }
  g_test_add_func ("/other-fields/limits/many", test_many);
  g_test_add_func ("/other-fields/limits/many-nested", test_many_nested);
  g_test_add_func ("/other-fields/limits/long", test_long);
  g_test_add_func ("/other-fields/limits/deep", test_deep);
  g_test_add_func ("/other-fields/later/run", test_later_run);
  g_test_add_func ("/other-fields/later/call", test_later_call);
  g_test_add_func ("/other-fields/later/transcript", test_later_transcript);
  g_test_add_func ("/other-fields/later/metrics", test_later_metrics);
  g_test_add_func ("/other-fields/shared-persona", test_shared);

  return g_test_run ();
}
