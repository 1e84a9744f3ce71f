/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a run and of its calls, and what columns show of them: units, checks, two
 * metrics of one name, values of several participants, and what is missing.
 */

#include "callboard-metric-list.h"
#include "callboard-simulation-column.h"
#include "model-support.h"

#define VALUE(value) "{\"captureStatus\":\"SUCCESS\",\"value\":" value "}"
#define ROLE(value, role) "{\"captureStatus\":\"SUCCESS\",\"participantRole\":\"" role "\",\"value\":" value "}"
#define METRIC(id, slug, name, type, unit, values) \
  "{\"metricDefinitionId\":\"" id "\",\"slug\":\"" slug "\",\"name\":\"" name "\",\"type\":\"" type "\"," unit \
  "\"values\":[" values "]}"
#define UNIT(symbol) "\"unit\":{\"name\":\"unit\",\"symbol\":\"" symbol "\"},"

static CallboardCallMetrics *
read_metrics (CallboardRunMetricList *metrics,
              const char             *items,
              CallboardVerdict       *verdict)
{
  g_autofree char *text = g_strdup_printf ("{\"data\":[%s]}", items);
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardMetricList) list = callboard_metric_list_decode (body, &error);

  g_assert_no_error (error);

  return callboard_call_metrics_new (metrics, G_LIST_MODEL (list), verdict);
}

/* A run with one simulation that has a call. */
static CallboardPlanJob *
create_run (void)
{
  g_autoptr(JsonNode) answer = model_support_create_answer ("a");

  return model_support_decode_node (answer);
}

/* Finds a column by its title. */
static void
assert_column (CallboardRunMetricList *metrics,
               CallboardSimulationJob *simulation,
               const char             *title,
               const char             *text)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (metrics)); i++)
    {
      g_autoptr(CallboardRunMetric) metric = g_list_model_get_item (G_LIST_MODEL (metrics), i);
      g_autoptr(CallboardSimulationColumn) column = callboard_simulation_column_new_for_metric (metric, metrics);
      g_autofree char *own_text = callboard_simulation_column_dup_text (column, simulation);

      if (!g_str_equal (callboard_simulation_column_get_title (column), title))
        continue;

      g_assert_cmpstr (own_text, ==, text);
      return;
    }
  g_error ("There is no column “%s”", title);
}

static void
test_values (void)
{
  g_autoptr(CallboardRunMetricList) metrics = callboard_run_metric_list_new ();
  g_autoptr(CallboardPlanJob) run = create_run ();
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), 0);
  g_autoptr(CallboardCallMetrics) values =
    read_metrics (metrics,
                  METRIC ("1", "silence", "Silence", "NUMERIC", UNIT ("s"), VALUE ("2.80") "," VALUE ("4.5")) ","
                  METRIC ("2", "silence_check", "Silence ≤ 2 s", "BOOLEAN", "", VALUE ("true") "," VALUE ("false")) ","
                  METRIC ("3", "outcome", "Outcome", "CLASSIFICATION", "", VALUE ("\"APPOINTMENT_BOOKED\"")) ","
                  METRIC ("4", "voicemail", "Voicemail", "BOOLEAN", "", VALUE ("true")) ","
                  METRIC ("5", "talk", "Talk ratio", "NUMERIC", UNIT ("%"), ROLE ("61", "agent") "," ROLE ("39", "customer")) ","
                  METRIC ("6", "noise", "Noise", "NUMERIC", "", "{\"captureStatus\":\"NOT_APPLICABLE\"}") ","
                  METRIC ("7", "empty", "Empty", "NUMERIC", "", ""),
                  NULL);

  /* One without any value is none. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (metrics)), ==, 7);
  assert_column (metrics, simulation, "Silence", "");
  callboard_simulation_job_set_metrics (simulation, values);
  assert_column (metrics, simulation, "Silence", "4.5\u00a0s");
  assert_column (metrics, simulation, "Silence ≤ 2 s", "Failed");
  assert_column (metrics, simulation, "Outcome", "Appointment booked");
  assert_column (metrics, simulation, "Voicemail", "Yes");
  assert_column (metrics, simulation, "Talk ratio · Agent", "61%");
  assert_column (metrics, simulation, "Talk ratio · Persona", "39%");
  assert_column (metrics, simulation, "Noise", "Not applicable");
}

/* Metrics of one name are told apart by the unit, the slug or the definition. */
static void
test_one_name (void)
{
  g_autoptr(CallboardRunMetricList) metrics = callboard_run_metric_list_new ();
  g_autoptr(CallboardPlanJob) run = create_run ();
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), 0);
  g_autoptr(CallboardCallMetrics) values =
    read_metrics (metrics,
                  METRIC ("1", "latency", "Latency", "NUMERIC", UNIT ("ms"), VALUE ("800")) ","
                  METRIC ("2", "latency", "Latency", "NUMERIC", UNIT ("s"), VALUE ("0.9")) ","
                  METRIC ("3", "first", "Turns", "COUNT", "", VALUE ("3")) ","
                  METRIC ("4", "second", "Turns", "COUNT", "", VALUE ("4")) ","
                  METRIC ("5", "same", "Same", "COUNT", "", VALUE ("5")) ","
                  METRIC ("6", "same", "Same", "COUNT", "", VALUE ("6")),
                  NULL);

  callboard_simulation_job_set_metrics (simulation, values);
  assert_column (metrics, simulation, "Latency (ms)", "800\u00a0ms");
  assert_column (metrics, simulation, "Latency (s)", "0.9\u00a0s");
  assert_column (metrics, simulation, "Turns (first)", "3");
  assert_column (metrics, simulation, "Turns (second)", "4");
  assert_column (metrics, simulation, "Same (5)", "5");
  assert_column (metrics, simulation, "Same (6)", "6");
}

/* The second call lacks the first metric and has another one. */
static void
test_some_calls (void)
{
  g_autoptr(CallboardRunMetricList) metrics = callboard_run_metric_list_new ();
  g_autoptr(CallboardPlanJob) run = create_run ();
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), 0);
  g_autoptr(CallboardCallMetrics) first =
    read_metrics (metrics, METRIC ("1", "a", "A", "COUNT", "", VALUE ("1")) ","
                           METRIC ("2", "b", "B", "COUNT", "", VALUE ("2")), NULL);
  g_autoptr(CallboardCallMetrics) second =
    read_metrics (metrics, METRIC ("3", "c", "C", "COUNT", "", VALUE ("3")) ","
                           METRIC ("2", "b", "B", "COUNT", "", VALUE ("4")), NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (metrics)), ==, 3);
  g_assert_cmpuint (callboard_call_metrics_get_n (second), ==, 2);
  g_assert_null (callboard_call_metrics_find (second, 0));
  g_assert_cmpfloat (callboard_call_metrics_find (second, 1)->number, ==, 4);
  g_assert_cmpfloat (callboard_call_metrics_find (second, 2)->number, ==, 3);
  g_assert_null (callboard_call_metrics_find (first, 2));
  g_assert_false (callboard_call_metrics_equal (first, second));
  callboard_simulation_job_set_metrics (simulation, second);
  assert_column (metrics, simulation, "A", "–");
}

/* A field that is not known is not a value, which sorts last. */
static void
test_fields (void)
{
  g_autoptr(GListModel) fields = callboard_simulation_column_list_fields ();
  g_autoptr(CallboardPlanJob) run = create_run ();
  g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (run), 0);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(CallboardSimulationColumn) column = g_list_model_get_item (fields, i);
      g_autofree char *text = callboard_simulation_column_dup_text (column, simulation);
      double number;

      g_test_message ("%s: %s", callboard_simulation_column_get_id (column), text);
      g_assert_nonnull (text);
      g_assert_cmpuint (callboard_simulation_column_get_group (column), ==, CALLBOARD_COLUMN_GROUP_FIELD);
      if (callboard_simulation_column_get_number (column, simulation, &number))
        g_assert_true (callboard_simulation_column_has_value (column, simulation));
      if (!callboard_simulation_column_has_value (column, simulation))
        g_assert_true (g_str_equal (text, "–") || g_str_equal (text, "Unknown"));
    }
}

/* More metrics than anybody reads as columns. */
static void
test_too_many (void)
{
  g_autoptr(CallboardRunMetricList) metrics = callboard_run_metric_list_new ();
  g_autoptr(GString) items = g_string_new (NULL);
  g_autoptr(CallboardCallMetrics) values = NULL;

  for (guint i = 0; i < CALLBOARD_MAX_RUN_METRICS + 10; i++)
    g_string_append_printf (items, "%s{\"metricDefinitionId\":\"m%u\",\"name\":\"M\",\"type\":\"COUNT\","
                                   "\"values\":[" VALUE ("1") "]}", i > 0 ? "," : "", i);
  values = read_metrics (metrics, items->str, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (metrics)), ==, CALLBOARD_MAX_RUN_METRICS);
  g_assert_cmpuint (callboard_call_metrics_get_n (values), ==, CALLBOARD_MAX_RUN_METRICS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/simulation-column/values", test_values);
  g_test_add_func ("/simulation-column/one-name", test_one_name);
  g_test_add_func ("/simulation-column/some-calls", test_some_calls);
  g_test_add_func ("/simulation-column/fields", test_fields);
  g_test_add_func ("/simulation-column/too-many", test_too_many);

  return g_test_run ();
}
