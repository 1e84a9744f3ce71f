/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the metrics of one call say of the checks of a run. Kept for each
 * simulation by CallboardCheckFailures.
 */

#include "config.h"

#include "callboard-call-check-results.h"

#include "callboard-metric-labels.h"
#include "callboard-metric-list.h"

typedef struct
{
  char *definition_id;
  char *name;
} FailedCheck;

static void
failed_check_clear (gpointer data)
{
  FailedCheck *failed = data;

  g_free (failed->definition_id);
  g_free (failed->name);
}

/**
 * callboard_call_check_results_new:
 * @call_id: the id of a call whose metrics are being read
 *
 * Returns: (transfer full): what is not known yet
 */
CallboardCallCheckResults *
callboard_call_check_results_new (const char *call_id)
{
  CallboardCallCheckResults *finding = g_new0 (CallboardCallCheckResults, 1);

  finding->state = CALLBOARD_CALL_CHECK_RESULTS_LOADING;
  finding->call_id = g_strdup (call_id);

  return finding;
}

/**
 * callboard_call_check_results_free:
 * @finding: (transfer full): a finding
 */
void
callboard_call_check_results_free (CallboardCallCheckResults *finding)
{
  g_free (finding->call_id);
  g_clear_pointer (&finding->failed, g_array_unref);
  g_free (finding);
}

/**
 * callboard_call_check_results_read:
 * @finding: a finding
 * @metrics: the metrics of its call, of #CallboardMetric
 *
 * Takes down which checks the call failed.
 */
void
callboard_call_check_results_read (CallboardCallCheckResults *finding,
                                   GListModel                *metrics)
{
  guint n = g_list_model_get_n_items (metrics);

  finding->state = n > 0 ? CALLBOARD_CALL_CHECK_RESULTS_READ : CALLBOARD_CALL_CHECK_RESULTS_EMPTY;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (metrics, i);
      FailedCheck failed;

      if (callboard_metric_get_check_result (metric) != CALLBOARD_CHECK_FAILED)
        continue;

      if (finding->failed == NULL)
        {
          finding->failed = g_array_new (FALSE, FALSE, sizeof (FailedCheck));
          g_array_set_clear_func (finding->failed, failed_check_clear);
        }
      failed.definition_id = g_strdup (callboard_metric_get_definition_id (metric));
      failed.name = callboard_metric_dup_title (metric);
      g_array_append_val (finding->failed, failed);
    }
}

/**
 * callboard_call_check_results_fails:
 * @finding: a finding
 * @check: a check of the verdict
 *
 * A metric that does not say what defines it goes by its name.
 *
 * Returns: whether the call is known to have failed the check
 */
gboolean
callboard_call_check_results_fails (CallboardCallCheckResults *finding,
                                    CallboardVerdictCheck     *check)
{
  for (guint i = 0; finding->failed != NULL && i < finding->failed->len; i++)
    {
      FailedCheck *failed = &g_array_index (finding->failed, FailedCheck, i);
      gboolean is_same =
        failed->definition_id != NULL
          ? g_str_equal (failed->definition_id, callboard_verdict_check_get_metric_definition_id (check))
          : g_strcmp0 (failed->name, callboard_verdict_check_get_metric_name (check)) == 0;

      if (is_same)
        return TRUE;
    }

  return FALSE;
}
