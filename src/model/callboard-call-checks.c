/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the metrics of one call say about the checks of its run. The verdict only has
 * counts.
 */

#include "config.h"

#include "callboard-call-checks.h"

/**
 * CallboardCallChecks:
 *
 * The checks of a call, the failed ones first, each group in the order of the metrics.
 * Immutable.
 */
struct _CallboardCallChecks
{
  GObject               parent_instance;

  /* CallboardCallCheck. */
  GArray               *checks;
  CallboardCheckCounts  counts;
};

G_DEFINE_FINAL_TYPE (CallboardCallChecks, callboard_call_checks, G_TYPE_OBJECT)

/* Thousands of calls have the same few checks. */
static const char *
intern (const char *string)
{
  return string != NULL ? g_ref_string_new_intern (string) : NULL;
}

static void
clear_check (gpointer data)
{
  CallboardCallCheck *check = data;

  g_clear_pointer ((char **) &check->definition_id, g_ref_string_release);
  g_clear_pointer ((char **) &check->name, g_ref_string_release);
  g_clear_pointer ((char **) &check->slug, g_ref_string_release);
  g_clear_pointer ((char **) &check->reason, g_free);
}

static void
callboard_call_checks_finalize (GObject *object)
{
  CallboardCallChecks *self = CALLBOARD_CALL_CHECKS (object);

  g_clear_pointer (&self->checks, g_array_unref);

  G_OBJECT_CLASS (callboard_call_checks_parent_class)->finalize (object);
}

static void
callboard_call_checks_class_init (CallboardCallChecksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_call_checks_finalize;
}

static void
callboard_call_checks_init (CallboardCallChecks *self)
{
  self->checks = g_array_new (FALSE, FALSE, sizeof (CallboardCallCheck));
  g_array_set_clear_func (self->checks, clear_check);
}

/* Sets the result from all values of a metric: one that failed decides. */
static void
read_values (CallboardCallCheck *check,
             CallboardMetric    *metric)
{
  GListModel *values = callboard_metric_get_values (metric);

  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, i);
      int boolean = callboard_metric_value_get_boolean (value);

      if (boolean == 1)
        check->result = CALLBOARD_CHECK_PASSED;
      if (boolean != 0)
        continue;

      check->result = CALLBOARD_CHECK_FAILED;
      check->reason = g_strdup (callboard_metric_value_get_reasoning (value));
      check->start_offset = callboard_metric_value_get_start_offset (value);
      return;
    }
}

static void
add_metric (CallboardCallChecks *self,
            CallboardMetric     *metric,
            const char          *name)
{
  CallboardCallCheck check = {
    .definition_id = intern (callboard_metric_get_definition_id (metric)),
    .name = intern (name != NULL ? name : callboard_metric_get_name (metric)),
    .slug = intern (callboard_metric_get_slug (metric)),
    .result = CALLBOARD_CHECK_NONE,
    .start_offset = CALLBOARD_OFFSET_UNKNOWN,
  };

  read_values (&check, metric);
  if (check.result == CALLBOARD_CHECK_FAILED)
    {
      g_array_insert_val (self->checks, self->counts.n_failed, check);
      self->counts.n_failed++;
      return;
    }

  self->counts.n_passed += check.result == CALLBOARD_CHECK_PASSED;
  g_array_append_val (self->checks, check);
}

/**
 * callboard_call_checks_new:
 * @metrics: the metrics of a call, a list of #CallboardMetric
 * @verdict: (nullable): the verdict of its run
 *
 * The checks are the metrics that @verdict names; without a verdict, the booleans whose
 * slug ends in `_check`.
 *
 * Returns: (transfer full): the checks of the call
 */
CallboardCallChecks *
callboard_call_checks_new (GListModel       *metrics,
                           CallboardVerdict *verdict)
{
  CallboardCallChecks *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (metrics), NULL);
  g_return_val_if_fail (verdict == NULL || CALLBOARD_IS_VERDICT (verdict), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_CHECKS, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (metrics, i);
      g_autoptr(CallboardVerdictCheck) check =
        verdict != NULL ? callboard_verdict_find_check (verdict, callboard_metric_get_definition_id (metric),
                                                        callboard_metric_get_name (metric))
                        : NULL;

      if (check != NULL)
        add_metric (self, metric, callboard_verdict_check_get_metric_name (check));
      else if (verdict == NULL && callboard_metric_get_is_check (metric))
        add_metric (self, metric, NULL);
    }

  return self;
}

/**
 * callboard_call_checks_new_passed:
 *
 * For a call that must have passed, because the counts of the verdict leave no other
 * possibility. Its checks are not listed.
 *
 * Returns: (transfer full): checks that were passed
 */
CallboardCallChecks *
callboard_call_checks_new_passed (void)
{
  CallboardCallChecks *self = g_object_new (CALLBOARD_TYPE_CALL_CHECKS, NULL);

  self->counts.n_passed = 1;

  return self;
}

/**
 * callboard_call_checks_get_counts:
 * @self: the checks of a call
 *
 * Returns: (transfer none): how many were passed and failed
 */
const CallboardCheckCounts *
callboard_call_checks_get_counts (CallboardCallChecks *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (self), NULL);

  return &self->counts;
}

/**
 * callboard_call_checks_get_n:
 * @self: the checks of a call
 *
 * Returns: the number of listed checks, those without a value included
 */
guint
callboard_call_checks_get_n (CallboardCallChecks *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (self), 0);

  return self->checks->len;
}

/**
 * callboard_call_checks_get:
 * @self: the checks of a call
 * @index: a position, less than callboard_call_checks_get_n()
 *
 * Returns: (transfer none): a check; the failed ones are first
 */
const CallboardCallCheck *
callboard_call_checks_get (CallboardCallChecks *self,
                           guint                index)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (self), NULL);
  g_return_val_if_fail (index < self->checks->len, NULL);

  return &g_array_index (self->checks, CallboardCallCheck, index);
}

/**
 * callboard_call_checks_get_failure_offset:
 * @self: the checks of a call
 *
 * Returns: where in the call the first check failed of which that is known, in ms; else
 *   %CALLBOARD_OFFSET_UNKNOWN
 */
gint64
callboard_call_checks_get_failure_offset (CallboardCallChecks *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (self), CALLBOARD_OFFSET_UNKNOWN);

  for (guint i = 0; i < self->counts.n_failed; i++)
    {
      CallboardCallCheck *check = &g_array_index (self->checks, CallboardCallCheck, i);

      if (check->start_offset >= 0)
        return check->start_offset;
    }

  return CALLBOARD_OFFSET_UNKNOWN;
}

/**
 * callboard_call_checks_get_result:
 * @self: the checks of a call
 * @check: a check of the verdict
 *
 * Metrics are found by their definition; by their name if they have none.
 *
 * Returns: whether the call passed @check
 */
CallboardCheckResult
callboard_call_checks_get_result (CallboardCallChecks   *self,
                                  CallboardVerdictCheck *check)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (self), CALLBOARD_CHECK_NONE);
  g_return_val_if_fail (CALLBOARD_IS_VERDICT_CHECK (check), CALLBOARD_CHECK_NONE);

  for (guint i = 0; i < self->checks->len; i++)
    {
      CallboardCallCheck *candidate = &g_array_index (self->checks, CallboardCallCheck, i);

      if (callboard_verdict_check_is_decided_by (check, candidate->definition_id, candidate->name))
        return candidate->result;
    }

  return CALLBOARD_CHECK_NONE;
}

static gboolean
check_equal (const CallboardCallCheck *a,
             const CallboardCallCheck *b)
{
  return g_strcmp0 (a->definition_id, b->definition_id) == 0 && g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (a->slug, b->slug) == 0 && a->result == b->result &&
         g_strcmp0 (a->reason, b->reason) == 0 && a->start_offset == b->start_offset;
}

/**
 * callboard_call_checks_equal:
 * @self: the checks of a call
 * @other: the checks of the same call from another response
 *
 * Returns: whether both say the same
 */
gboolean
callboard_call_checks_equal (CallboardCallChecks *self,
                             CallboardCallChecks *other)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_CALL_CHECKS (other), FALSE);

  if (self->checks->len != other->checks->len || self->counts.n_passed != other->counts.n_passed)
    return FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    if (!check_equal (&g_array_index (self->checks, CallboardCallCheck, i),
                      &g_array_index (other->checks, CallboardCallCheck, i)))
      return FALSE;

  return TRUE;
}
