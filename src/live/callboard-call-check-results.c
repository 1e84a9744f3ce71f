/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checks of a run that one call failed, according to its metrics. Used by
 * CallboardCheckFailures.
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
 * @call_id: the ID of a call
 *
 * Returns: (transfer full): results that are being loaded
 */
CallboardCallCheckResults *
callboard_call_check_results_new (const char *call_id)
{
  CallboardCallCheckResults *self = g_new0 (CallboardCallCheckResults, 1);

  self->state = CALLBOARD_CALL_CHECK_RESULTS_LOADING;
  self->call_id = g_strdup (call_id);

  return self;
}

/**
 * callboard_call_check_results_free:
 * @self: (transfer full): results
 */
void
callboard_call_check_results_free (CallboardCallCheckResults *self)
{
  g_free (self->call_id);
  g_clear_pointer (&self->failed, g_array_unref);
  g_free (self);
}

/**
 * callboard_call_check_results_set_metrics:
 * @self: results
 * @metrics: the metrics of the call, a #GListModel of #CallboardMetric
 *
 * Sets the checks that the call failed.
 */
void
callboard_call_check_results_set_metrics (CallboardCallCheckResults *self,
                                          GListModel                *metrics)
{
  guint n = g_list_model_get_n_items (metrics);

  self->state = n > 0 ? CALLBOARD_CALL_CHECK_RESULTS_LOADED : CALLBOARD_CALL_CHECK_RESULTS_EMPTY;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (metrics, i);
      FailedCheck failed;

      if (callboard_metric_get_check_result (metric) != CALLBOARD_CHECK_FAILED)
        continue;

      if (self->failed == NULL)
        {
          self->failed = g_array_new (FALSE, FALSE, sizeof (FailedCheck));
          g_array_set_clear_func (self->failed, failed_check_clear);
        }
      failed.definition_id = g_strdup (callboard_metric_get_definition_id (metric));
      failed.name = callboard_metric_dup_title (metric);
      g_array_append_val (self->failed, failed);
    }
}

/**
 * callboard_call_check_results_fails:
 * @self: results
 * @check: a check of the verdict
 *
 * Compares metrics by their definition; by their name if they have no definition ID.
 *
 * Returns: whether the call failed the check
 */
gboolean
callboard_call_check_results_fails (CallboardCallCheckResults *self,
                                    CallboardVerdictCheck     *check)
{
  for (guint i = 0; self->failed != NULL && i < self->failed->len; i++)
    {
      FailedCheck *failed = &g_array_index (self->failed, FailedCheck, i);
      gboolean is_same =
        failed->definition_id != NULL
          ? g_strcmp0 (failed->definition_id,
                       callboard_verdict_check_get_metric_definition_id (check)) == 0
          : g_strcmp0 (failed->name, callboard_verdict_check_get_metric_name (check)) == 0;

      if (is_same)
        return TRUE;
    }

  return FALSE;
}
