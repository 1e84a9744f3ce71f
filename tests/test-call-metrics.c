/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a call: their order, labels of their values, failed checks and skipped
 * items.
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "callboard-error.h"
#include "callboard-metric-labels.h"
#include "callboard-metric-list.h"
#include "callboard-metric-value-labels.h"
#include "support/model-support.h"

static CallboardMetricList *
decode_text (const char  *text,
             GError     **error)
{
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));

  return callboard_metric_list_decode (body, error);
}

/* Decodes a list with one metric that has one value, from these JSON members. */
static CallboardMetricValue *
create_value (const char *metric_members,
              const char *value_members)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":[{\"slug\":\"thing\",%s,\"values\":[{%s}]}]}",
                                           metric_members, value_members);
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardMetricList) list = decode_text (text, &error);
  g_autoptr(CallboardMetric) metric = NULL;

  g_assert_no_error (error);
  metric = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_metric_get_values (metric)), ==, 1);

  return g_list_model_get_item (callboard_metric_get_values (metric), 0);
}

/* The name and values of each metric, one per line. */
static char *
dup_lines (CallboardMetricList *list)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *name = callboard_metric_dup_title (metric);
      GListModel *values = callboard_metric_get_values (metric);

      g_string_append_printf (text, "%s:", name);
      for (guint j = 0; j < g_list_model_get_n_items (values); j++)
        {
          g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, j);
          g_autofree char *value_text = callboard_metric_value_dup_text (value);
          g_autofree char *participant = callboard_metric_value_dup_participant (value);

          g_string_append_printf (text, "%s %s%s%s", j > 0 ? "," : "", participant != NULL ? participant : "",
                                  participant != NULL ? " " : "", value_text);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_skipped_items (CallboardMetricList *list)
{
  GListModel *skipped_items = callboard_metric_list_get_skipped_items (list);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (skipped_items); i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (skipped_items, i);

      g_string_append_printf (text, "%s\n", callboard_skipped_item_get_message (item));
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_unreadable (CallboardMetricList *list)
{
  GListModel *fields = callboard_metric_list_get_unreadable (list);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CallboardUnreadableField) field = g_list_model_get_item (fields, i);
      g_autofree char *message = callboard_unreadable_field_dup_message (field);

      g_string_append_printf (text, "%s\n", message);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_example (void)
{
  g_autoptr(GBytes) body = model_support_load ("call-metrics.json");
  g_autoptr(GError) error = NULL;
  CallboardMetricList *list = callboard_metric_list_decode (body, &error);
  g_autoptr(CallboardMetric) metric = NULL;
  g_autofree char *lines = NULL;

  g_assert_no_error (error);
  lines = dup_lines (list);
  g_assert_cmpstr (lines, ==,
                   "Silence duration ≤ 2 s: Failed\n"
                   "Instruction follow: Passed\n"
                   "Silence duration: Agent 2.8\302\240s, Persona 0.6\302\240s\n"
                   "Response latency: 631\302\240ms, 1158\302\240ms, 1110\302\240ms, 1946\302\240ms\n"
                   "Turns: Agent 5, Persona 5\n"
                   "Call outcome: Appointment booked\n"
                   "Customer satisfaction: 7\n"
                   "Voicemail detected: Not applicable\n"
                   "Tool accuracy: Error\n");
  metric = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (callboard_metric_get_definition_id (metric), ==, "62983cee-d658-4e29-918d-e3a385cd3cb8");
  g_assert_cmpstr (callboard_metric_get_slug (metric), ==, "silence_duration_check");
  g_assert_cmpint (callboard_metric_get_check_result (metric), ==, CALLBOARD_CHECK_FAILED);
  g_assert_cmpuint (callboard_metric_list_count_checks (list, CALLBOARD_CHECK_PASSED), ==, 1);
  g_assert_cmpuint (callboard_metric_list_count_checks (list, CALLBOARD_CHECK_NONE), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (callboard_metric_list_get_skipped_items (list)), ==, 0);
  g_assert_finalize_object (list);
}

static void
test_all_fields (void)
{
  g_autoptr(CallboardMetricValue) value =
    create_value ("\"type\":\"OFFSET\",\"unit\":{\"name\":\"milliseconds\",\"symbol\":\"ms\"}",
                  "\"captureStatus\":\"SUCCESS\",\"computedAt\":\"2026-09-01T14:05:41.000Z\",\"confidence\":0.5,"
                  "\"context\":\"SEGMENT_RANGE\",\"value\":631,\"valueReasoning\":\"Quick.\","
                  "\"fromSegment\":{\"id\":\"f\",\"text\":\"Hello?\",\"startOffsetMs\":5603,\"endOffsetMs\":10129},"
                  "\"toSegment\":{\"id\":\"t\",\"text\":\"Yes.\",\"startOffsetMs\":10760,\"endOffsetMs\":14728}");
  g_autofree char *context = NULL;
  g_autofree char *computed_at = NULL;
  double number;

  g_assert_true (callboard_metric_value_get_number (value, &number));
  g_assert_cmpfloat_with_epsilon (number, 631, 1e-9);
  g_assert_cmpint (callboard_metric_value_get_boolean (value), ==, -1);
  g_assert_cmpfloat_with_epsilon (callboard_metric_value_get_confidence (value), 0.5, 1e-9);
  g_assert_cmpstr (callboard_metric_value_get_reasoning (value), ==, "Quick.");
  g_assert_cmpstr (callboard_metric_value_get_segment_text (value), ==, "Hello?");
  g_assert_cmpint (callboard_metric_value_get_start_offset (value), ==, 5603);
  g_assert_cmpint (callboard_metric_value_get_end_offset (value), ==, 14728);
  g_assert_null (callboard_metric_value_dup_detail (value));
  g_assert_null (callboard_metric_value_dup_participant (value));
  context = model_support_dup_property (value, "context");
  g_assert_cmpstr (context, ==, "SEGMENT_RANGE");
  computed_at = model_support_dup_property (value, "computed-at");
  g_assert_cmpstr (computed_at, ==, "2026-09-01T14:05:41.000000Z");
}

static void
test_value_labels (void)
{
  static const struct { const char *metric; const char *value; const char *text; CallboardCapture capture; } cases[] = {
    { "\"type\":\"NUMERIC\"", "\"value\":2.80", "2.8", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\"", "\"value\":-0.5", "-0.5", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\"", "\"value\":100", "100", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\"", "\"value\":0.0042", "0.0042", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\"", "\"value\":0", "0", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\"", "\"value\":1e300", "1e300", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\",\"unit\":{\"symbol\":\"%\"}", "\"value\":93.5", "93.5%", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\",\"unit\":{\"name\":\"words\"}", "\"value\":140", "140\302\240words", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\",\"unit\":null", "\"value\":1", "1", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"NUMERIC\",\"unit\":{\"symbol\":\"\"}", "\"value\":1", "1", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"BOOLEAN\"", "\"value\":true", "Yes", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"BOOLEAN\"", "\"value\":false", "No", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"TEXT\"", "\"value\":\"<b>Bold\\u0007\"", "<b>Bold\342\220\207", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"CLASSIFICATION\"", "\"value\":\"NO_SHOW\"", "No show", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"HOLOGRAM\"", "\"value\":\"DEEP_BLUE\"", "DEEP_BLUE", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"HOLOGRAM\"", "\"value\":3", "3", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":null", "\"value\":true", "Yes", CALLBOARD_CAPTURE_VALUE },
    { "\"type\":\"HOLOGRAM\"", "\"value\":[1]", "Unreadable", CALLBOARD_CAPTURE_MALFORMED },
    { "\"type\":\"NUMERIC\"", "\"captureStatus\":\"NOT_APPLICABLE\",\"value\":3", "Not applicable", CALLBOARD_CAPTURE_NOT_APPLICABLE },
    { "\"type\":\"NUMERIC\"", "\"captureStatus\":\"DATA_MISSING\"", "No data", CALLBOARD_CAPTURE_MISSING },
    { "\"type\":\"NUMERIC\"", "\"captureStatus\":\"ERROR\",\"value\":3", "Error", CALLBOARD_CAPTURE_ERROR },
    { "\"type\":\"NUMERIC\"", "\"captureStatus\":\"STILL_THINKING\",\"value\":3", "Still thinking", CALLBOARD_CAPTURE_OTHER },
    { "\"type\":\"NUMERIC\"", "\"captureStatus\":\"SUCCESS\"", "No data", CALLBOARD_CAPTURE_MISSING },
    { "\"type\":\"NUMERIC\"", "\"captureStatus\":null,\"value\":null", "No data", CALLBOARD_CAPTURE_MISSING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CallboardMetricValue) value = create_value (cases[i].metric, cases[i].value);
      g_autofree char *text = callboard_metric_value_dup_text (value);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (callboard_metric_value_get_capture (value), ==, cases[i].capture);
    }
}

static void
test_unexpected_types (void)
{
  static const struct { const char *type; const char *value; const char *sent; const char *type_label; } cases[] = {
    { "NUMERIC", "\"NaN\"", "\"NaN\"", "Number" },
    { "NUMERIC", "\"12 apples\"", "\"12 apples\"", "Number" },
    { "NUMERIC", "1e999", "1e999", "Number" },
    { "NUMERIC", "NaN", "NaN", "Number" },
    { "TEXT", "NaN", "NaN", "Text" },
    { "COUNT", "true", "true", "Count" },
    { "SCALE", "{\"a\": 1}", "{\"a\":1}", "Rating" },
    { "OFFSET", "[]", "[]", "Time" },
    { "BOOLEAN", "1", "1", "Yes or no" },
    { "BOOLEAN", "\"true\"", "\"true\"", "Yes or no" },
    { "TEXT", "7", "7", "Text" },
    { "CLASSIFICATION", "false", "false", "Category" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *metric = g_strdup_printf ("\"type\":\"%s\"", cases[i].type);
      g_autofree char *members = g_strdup_printf ("\"value\":%s", cases[i].value);
      g_autofree char *expected = g_strdup_printf ("The server sent %s, which does not fit the type “%s”",
                                                   cases[i].sent, cases[i].type_label);
      g_autoptr(CallboardMetricValue) value = create_value (metric, members);
      g_autofree char *text = callboard_metric_value_dup_text (value);
      g_autofree char *detail = callboard_metric_value_dup_detail (value);
      double number;

      g_assert_cmpint (callboard_metric_value_get_capture (value), ==, CALLBOARD_CAPTURE_MALFORMED);
      g_assert_cmpstr (text, ==, "Unreadable");
      g_assert_cmpstr (detail, ==, expected);
      g_assert_false (callboard_metric_value_get_number (value, &number));
      g_assert_cmpint (callboard_metric_value_get_boolean (value), ==, -1);
    }
}

static void
test_missing_values (void)
{
  g_autoptr(CallboardMetricValue) value =
    create_value ("\"type\":\"NUMERIC\"", "\"captureStatus\":\"ERROR\",\"errorMessage\":\"The provider\\u0001 timed out\"");
  g_autoptr(CallboardMetricValue) silent = create_value ("\"type\":\"NUMERIC\"", "\"captureStatus\":\"ERROR\"");
  g_autoptr(CallboardMetricValue) unsure = create_value ("\"type\":\"NUMERIC\"", "\"value\":1,\"confidence\":12");
  g_autofree char *detail = callboard_metric_value_dup_detail (value);

  g_assert_cmpstr (detail, ==, "The provider\342\220\201 timed out");
  g_assert_null (callboard_metric_value_dup_detail (silent));
  g_assert_cmpfloat (callboard_metric_value_get_confidence (unsure), <, 0);
}

static void
test_number_locale (void)
{
  g_autoptr(CallboardMetricValue) value = create_value ("\"type\":\"NUMERIC\",\"unit\":{\"symbol\":\"s\"}", "\"value\":1234.50");
  g_autoptr(CallboardMetricValue) whole = create_value ("\"type\":\"NUMERIC\"", "\"value\":1000");
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autofree char *text = NULL;
  g_autofree char *whole_text = NULL;

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("This system has no German numbers");
      return;
    }
  text = callboard_metric_value_dup_text (value);
  whole_text = callboard_metric_value_dup_text (whole);
  setlocale (LC_NUMERIC, before);

  g_assert_cmpstr (text, ==, "1.234,5\302\240s");
  g_assert_cmpstr (whole_text, ==, "1.000");
}

#define CHECK(slug, values) \
  "{\"slug\":\"" slug "\",\"name\":\"" slug "\",\"type\":\"BOOLEAN\",\"values\":[" values "]}"

static void
test_order (void)
{
  g_autoptr(CallboardMetricList) list = decode_text (
    "{\"data\":[{\"slug\":\"new\",\"type\":\"HOLOGRAM\"},{\"slug\":\"words\",\"type\":\"TEXT\"},"
    "{\"slug\":\"number_two\",\"type\":\"NUMERIC\"}," CHECK ("none_check", "") ","
    CHECK ("good_check", "{\"value\":true},{\"captureStatus\":\"ERROR\"}") ","
    "{\"slug\":\"number_one\",\"type\":\"NUMERIC\",\"name\":\"\"}," CHECK ("odd_check", "{\"value\":\"true\"}") ","
    CHECK ("bad_check", "{\"value\":true},{\"value\":false},{\"value\":true}") ","
    CHECK ("skipped_check", "{\"captureStatus\":\"NOT_APPLICABLE\",\"value\":false}") ","
    "{\"type\":\"CLASSIFICATION\"},{\"slug\":\"fake_check\",\"type\":\"NUMERIC\",\"values\":[{\"value\":0}]},"
    "{\"slug\":\"fact\",\"type\":\"BOOLEAN\",\"values\":[{\"value\":false}]},"
    "{\"slug\":\"stars\",\"type\":\"SCALE\"},{\"slug\":\"later\",\"type\":\"OFFSET\"},{\"slug\":\"many\",\"type\":\"COUNT\"}]}",
    NULL);
  g_autofree char *lines = dup_lines (list);

  g_assert_cmpstr (lines, ==,
                   "bad_check: Passed, Failed, Passed\n"
                   "good_check: Passed, Error\n"
                   "none_check:\n"
                   "odd_check: Unreadable\n"
                   "skipped_check: Not applicable\n"
                   "Later:\n"
                   "Words:\n"
                   "Unnamed metric:\n"
                   "Fact: No\n"
                   "Stars:\n"
                   "Many:\n"
                   "New:\n"
                   "Number two:\n"
                   "Number one:\n"
                   "Fake check: 0\n");
  g_assert_cmpuint (callboard_metric_list_count_checks (list, CALLBOARD_CHECK_FAILED), ==, 1);
  g_assert_cmpuint (callboard_metric_list_count_checks (list, CALLBOARD_CHECK_NONE), ==, 3);
  for (guint i = 0; i < CALLBOARD_N_METRIC_GROUPS; i++)
    g_assert_cmpuint (strlen (callboard_metric_group_get_label (i)), >, 3);
}

/* A value that does not fit the type is listed by its place in the response. */
static void
test_unreadable_values (void)
{
  g_autoptr(CallboardMetricList) list = decode_text (
    "{\"data\":[" CHECK ("odd_check", "{\"value\":true},null,{\"value\":\"true\"}") ","
    "{\"slug\":\"n\",\"type\":\"NUMERIC\",\"values\":[{\"value\":{}},{\"value\":-1.5}]},"
    "{\"slug\":\"t\",\"type\":\"TEXT\",\"values\":[{\"value\":7},{\"captureStatus\":\"ERROR\",\"value\":7}]}]}",
    NULL);
  g_autofree char *fields = dup_unreadable (list);

  g_assert_cmpstr (fields, ==,
                   "data[0].values[2].value: expected true or false, got \"true\"\n"
                   "data[1].values[0].value: expected a number, got an object\n"
                   "data[2].values[0].value: expected a string, got 7\n");
}

static void
test_failure_markers (void)
{
  g_autoptr(CallboardMetricList) list = decode_text (
    "{\"data\":[" CHECK ("late_check",
      "{\"value\":false,\"segment\":{\"text\":\"Late\",\"startOffsetMs\":9000,\"endOffsetMs\":9900}},"
      "{\"value\":true,\"segment\":{\"text\":\"Fine\",\"startOffsetMs\":1,\"endOffsetMs\":2}},"
      "{\"value\":false,\"segment\":{\"text\":\"Early\",\"startOffsetMs\":-50,\"endOffsetMs\":-60}}") ","
    CHECK ("whole_check", "{\"value\":false,\"context\":\"CALL\"}") ","
    CHECK ("lost_check", "{\"value\":false,\"segment\":{\"text\":\"When?\"}}") ","
    CHECK ("range_check", "{\"value\":false,\"fromSegment\":{\"startOffsetMs\":500,\"endOffsetMs\":600},"
                          "\"toSegment\":{\"startOffsetMs\":700,\"endOffsetMs\":800}}") ","
    "{\"slug\":\"fact\",\"type\":\"BOOLEAN\",\"values\":[{\"value\":false,\"segment\":{\"startOffsetMs\":3}}]}]}", NULL);
  GListModel *markers = callboard_metric_list_get_failure_markers (list);
  static const struct { const char *title; gint64 start; gint64 end; } expected[] = {
    { "late_check", 0, 0 },
    { "range_check", 500, 800 },
    { "late_check", 9000, 9900 },
  };

  g_assert_cmpuint (g_list_model_get_n_items (markers), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(CallboardFailureMarker) marker = g_list_model_get_item (markers, i);
      g_autofree char *title = callboard_metric_dup_title (callboard_failure_marker_get_metric (marker));

      g_assert_cmpstr (title, ==, expected[i].title);
      g_assert_cmpint (callboard_failure_marker_get_start_offset (marker), ==, expected[i].start);
      g_assert_cmpint (callboard_failure_marker_get_end_offset (marker), ==, expected[i].end);
    }
}

static void
test_malformed_metric_is_skipped (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardMetricList) list = decode_text (
    "{\"data\":[null,7,{\"slug\":7},{\"slug\":\"a\",\"values\":{}},"
    "{\"slug\":\"b\",\"values\":[null,{\"value\":1},{\"value\":2,\"confidence\":\"high\"},"
    "{\"value\":3,\"segment\":[]},{\"value\":4,\"computedAt\":\"soon\"}]},"
    "{\"slug\":\"c\",\"values\":null,\"unit\":null,\"name\":null,\"type\":null},{\"slug\":\"d\",\"unit\":\"s\"},{}]}", &error);
  g_autofree char *lines = NULL;
  g_autofree char *skipped_items = NULL;
  g_autofree char *unreadable = NULL;

  g_assert_no_error (error);
  lines = dup_lines (list);
  skipped_items = dup_skipped_items (list);
  unreadable = dup_unreadable (list);
  g_assert_cmpstr (lines, ==, "Unnamed metric:\nA:\nB: 1, 2, 3, 4\nC:\nD:\nUnnamed metric:\n");
  g_assert_cmpstr (skipped_items, ==,
                   "data[0]: expected an object, got null\n"
                   "data[1]: expected an object, got 7\n"
                   "data[3].values: expected a list, got an object\n"
                   "data[4].values[0]: expected an object, got null\n");
  g_assert_cmpstr (unreadable, ==,
                   "data[2].slug: expected a string, got 7\n"
                   "data[4].values[2].confidence: expected a number, 0 or more, got \"high\"\n"
                   "data[4].values[3].segment: expected an object, got a list\n"
                   "data[4].values[4].computedAt: expected a date and time, got \"soon\"\n"
                   "data[6].unit: expected an object, got \"s\"\n");
}

static void
test_empty (void)
{
  const char *answers[] = { "{\"data\":null}", "{\"data\":[]}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CallboardMetricList) list = decode_text (answers[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
    }
}

static void
test_malformed (void)
{
  const char *answers[] = { "{}", "{\"data\":{}}", "[]", "" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (decode_text (answers[i], &error));
      g_assert_error (error, CALLBOARD_ERROR, CALLBOARD_ERROR_MALFORMED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call/metrics/example", test_example);
  g_test_add_func ("/call/metrics/all-fields", test_all_fields);
  g_test_add_func ("/call/metrics/value-labels", test_value_labels);
  g_test_add_func ("/call/metrics/unexpected-types", test_unexpected_types);
  g_test_add_func ("/call/metrics/missing-values", test_missing_values);
  g_test_add_func ("/call/metrics/number-locale", test_number_locale);
  g_test_add_func ("/call/metrics/failed-checks-first", test_order);
  g_test_add_func ("/call/metrics/unreadable-values", test_unreadable_values);
  g_test_add_func ("/call/metrics/failure-markers", test_failure_markers);
  g_test_add_func ("/call/metrics/malformed-metric-is-skipped", test_malformed_metric_is_skipped);
  g_test_add_func ("/call/metrics/empty", test_empty);
  g_test_add_func ("/call/metrics/malformed", test_malformed);

  return g_test_run ();
}
