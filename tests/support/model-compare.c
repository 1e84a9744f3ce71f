/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares two runs. Used by the tests of the decoder and by the fuzz target that compares
 * incremental and full decoding.
 */

#include "config.h"

#include "model-compare.h"

static void
assert_same_skipped_items (GListModel *list,
                           GListModel *expected)
{
  guint n = g_list_model_get_n_items (expected);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardSkippedItem) item = g_list_model_get_item (list, i);
      g_autoptr(CallboardSkippedItem) expected_item = g_list_model_get_item (expected, i);

      g_assert_cmpstr (callboard_skipped_item_get_message (item), ==,
                       callboard_skipped_item_get_message (expected_item));
    }
}

static void
assert_same_unreadable (CallboardPlanJob *run,
                        CallboardPlanJob *expected)
{
  g_autoptr(GListModel) fields = callboard_plan_job_dup_unreadable (run);
  g_autoptr(GListModel) expected_fields = callboard_plan_job_dup_unreadable (expected);
  guint n = g_list_model_get_n_items (expected_fields);

  g_assert_cmpuint (callboard_plan_job_get_n_unreadable_fields (run), ==,
                    callboard_plan_job_get_n_unreadable_fields (expected));
  g_assert_cmpuint (g_list_model_get_n_items (fields), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardUnreadableField) field = g_list_model_get_item (fields, i);
      g_autoptr(CallboardUnreadableField) expected_field = g_list_model_get_item (expected_fields, i);
      g_autofree char *message = callboard_unreadable_field_dup_message (field);
      g_autofree char *expected_message = callboard_unreadable_field_dup_message (expected_field);

      g_assert_cmpstr (message, ==, expected_message);
    }
}

/**
 * model_compare_assert_same:
 * @run: (nullable): a run
 * @expected: (nullable): the expected run
 *
 * Asserts that all fields of the two runs and of their simulations are equal, that the
 * simulations are in the same order, and that the same ones were skipped and the same
 * fields could not be read.
 */
void
model_compare_assert_same (CallboardPlanJob *run,
                           CallboardPlanJob *expected)
{
  guint n;

  g_assert_true ((run == NULL) == (expected == NULL));
  if (run == NULL)
    return;

  g_assert_true (callboard_api_object_equal (CALLBOARD_API_OBJECT (run), CALLBOARD_API_OBJECT (expected)));
  n = g_list_model_get_n_items (G_LIST_MODEL (expected));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (run)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardApiObject) simulation = g_list_model_get_item (G_LIST_MODEL (run), i);
      g_autoptr(CallboardApiObject) expected_simulation = g_list_model_get_item (G_LIST_MODEL (expected), i);

      g_assert_true (callboard_api_object_equal (simulation, expected_simulation));
    }
  for (CallboardOutcome outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    g_assert_cmpuint (callboard_plan_job_count (run, outcome), ==,
                      callboard_plan_job_count (expected, outcome));
  assert_same_skipped_items (callboard_plan_job_get_skipped_items (run),
                             callboard_plan_job_get_skipped_items (expected));
  assert_same_unreadable (run, expected);
}
