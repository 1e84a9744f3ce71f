/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the properties of a persona were said as they are: reading it, and its words.
 */

#include "config.h"

#include <string.h>

#include "callboard-metric-list.h"
#include "callboard-property-verdict-labels.h"
#include "support/model-support.h"

static GListModel *
dup_verdicts (CallboardMetricList *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (callboard_metric_get_values (metric), 0);
      GListModel *verdicts = value != NULL ? callboard_metric_value_get_property_verdicts (value) : NULL;

      if (verdicts != NULL && g_list_model_get_n_items (verdicts) > 0)
        return g_object_ref (verdicts);
    }

  return NULL;
}

static void
assert_words (GListModel *verdicts,
              guint       position,
              const char *title,
              const char *details)
{
  g_autoptr(CallboardPropertyVerdict) verdict = g_list_model_get_item (verdicts, position);
  g_autofree char *own_title = callboard_property_verdict_labels_dup_title (verdict);
  g_autofree char *own_details = callboard_property_verdict_labels_dup_details (verdict);

  g_assert_cmpstr (own_title, ==, title);
  g_assert_cmpstr (own_details, ==, details);
}

static void
test_fixture (void)
{
  g_autoptr(GBytes) body = model_support_load ("call-metrics-properties.json");
  g_autoptr(GError) error = NULL;
  CallboardMetricList *list = callboard_metric_list_decode (body, &error);
  g_autoptr(GListModel) verdicts = NULL;
  g_autoptr(CallboardPropertyVerdict) first = NULL;

  g_assert_no_error (error);
  verdicts = dup_verdicts (list);
  model_support_assert_item (verdicts, 0, (ModelExpectation[]) {
    { "property-name", "zipCode" }, { "expected", "'94105'" }, { "expected-digits", NULL },
    { "observed", "'94015'" }, { "observed-digits", NULL }, { "verdict", "MISMATCH" },
    { "reasoning", "The agent repeated another zip code." }, { "segment", "CallboardSegment" }, { NULL },
  });
  model_support_assert_item (verdicts, 1, (ModelExpectation[]) {
    { "property-name", "age" }, { "expected", "35.0" }, { "expected-digits", "35" },
    { "observed", NULL }, { "observed-digits", NULL }, { "verdict", "NOT_MENTIONED" },
    { "reasoning", NULL }, { "segment", NULL }, { NULL },
  });

  first = g_list_model_get_item (verdicts, 0);
  g_assert_cmpint (callboard_property_verdict_get_start_offset (first), ==, 41200);
  assert_words (verdicts, 0, "zipCode: Mismatch",
                "Expected: 94105 · Observed: 94015 · “So that is nine four oh one five?” · "
                "The agent repeated another zip code.");
  assert_words (verdicts, 1, "age: Not mentioned", "Expected: 35");
  assert_words (verdicts, 2, "insured: Match", "Expected: true · Observed: true");

  g_clear_object (&first);
  g_clear_object (&verdicts);
  g_assert_finalize_object (list);
}

static void
test_odd_verdicts (void)
{
  static const char text[] =
    "{\"data\":[{\"slug\":\"p\",\"type\":\"TEXT\",\"values\":[{\"value\":\"v\",\"propertyVerdicts\":["
    "{\"propertyName\":\"<b>n</b>\",\"verdict\":\"PARTLY_SAID\",\"expectedValue\":[\"a %s\"],\"segment\":{\"startOffsetMs\":-5}},"
    "null,{}]}]}]}";
  g_autoptr(GBytes) body = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(CallboardMetricList) list = callboard_metric_list_decode (body, &error);
  g_autoptr(GListModel) verdicts = NULL;
  g_autoptr(CallboardPropertyVerdict) first = NULL;

  g_assert_no_error (error);
  verdicts = dup_verdicts (list);
  g_assert_cmpuint (g_list_model_get_n_items (verdicts), ==, 2);
  first = g_list_model_get_item (verdicts, 0);
  g_assert_cmpint (callboard_property_verdict_get_start_offset (first), ==, 0);
  assert_words (verdicts, 0, "<b>n</b>: Partly said", "Expected: [\"a %s\"]");
  assert_words (verdicts, 1, "Unknown: Unknown", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/property-verdicts/fixture", test_fixture);
  g_test_add_func ("/property-verdicts/odd", test_odd_verdicts);

  return g_test_run ();
}
