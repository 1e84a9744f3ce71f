/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of the metrics of one call, in little memory: a run may have 10 000 calls with
 * 30 metrics each.
 */

#include "config.h"

#include <math.h>

#include "callboard-call-metrics.h"

/* Other numbers are shown with the digits that were received, see
 * callboard_metric_format_measure(). */
#define MAX_EXACT_INTEGER 9007199254740992.0
#define MIN_DECIMAL 0.00005

/* The maximum length of a text, in bytes. */
#define MAX_TEXT 500

/**
 * CallboardCallMetrics:
 *
 * A table of the metrics of a call, about 32 bytes for each, sorted by the position of the
 * metric in the list of the run. Texts that several calls have are shared. Immutable.
 */
struct _CallboardCallMetrics
{
  GObject  parent_instance;

  /* CallboardCallMetric. */
  GArray  *metrics;
};

G_DEFINE_FINAL_TYPE (CallboardCallMetrics, callboard_call_metrics, G_TYPE_OBJECT)

static void
clear_metric (gpointer data)
{
  g_clear_pointer ((char **) &((CallboardCallMetric *) data)->text, g_ref_string_release);
}

static void
callboard_call_metrics_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_CALL_METRICS (object)->metrics, g_array_unref);

  G_OBJECT_CLASS (callboard_call_metrics_parent_class)->finalize (object);
}

static void
callboard_call_metrics_class_init (CallboardCallMetricsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_call_metrics_finalize;
}

static void
callboard_call_metrics_init (CallboardCallMetrics *self)
{
  self->metrics = g_array_new (FALSE, FALSE, sizeof (CallboardCallMetric));
  g_array_set_clear_func (self->metrics, clear_metric);
}

static void
set_text (CallboardCallMetric *metric,
          const char          *text)
{
  const char *end = text;

  g_clear_pointer ((char **) &metric->text, g_ref_string_release);
  if (text == NULL)
    return;

  if (strlen (text) <= MAX_TEXT)
    {
      metric->text = g_ref_string_new_intern (text);
      return;
    }

  end = g_utf8_find_prev_char (text, text + MAX_TEXT);
  metric->text = g_ref_string_new_len (text, end != NULL ? end - text : 0);
}

static void
add_number (CallboardCallMetric  *metric,
            CallboardMetricValue *value,
            double                number)
{
  if (metric->kind == CALLBOARD_CALL_METRIC_NUMBER && metric->number >= number)
    return;

  metric->kind = CALLBOARD_CALL_METRIC_NUMBER;
  metric->number = number;
  set_text (metric, fabs (number) >= MAX_EXACT_INTEGER || (number != 0 && fabs (number) < MIN_DECIMAL)
                      ? callboard_metric_value_get_digits (value)
                      : NULL);
}

static void
add_boolean (CallboardCallMetric  *metric,
             CallboardMetricValue *value,
             gboolean              boolean)
{
  if (metric->kind == CALLBOARD_CALL_METRIC_BOOLEAN && metric->number <= boolean)
    return;

  metric->kind = CALLBOARD_CALL_METRIC_BOOLEAN;
  metric->number = boolean;
  set_text (metric, callboard_metric_value_get_boolean_label (value));
}

/* The first text, or else the first number or boolean decides what the metric is. */
static void
add_value (CallboardCallMetric  *metric,
           CallboardMetricValue *value)
{
  CallboardCapture capture = callboard_metric_value_get_capture (value);
  int boolean = callboard_metric_value_get_boolean (value);
  double number;

  if (capture != CALLBOARD_CAPTURE_VALUE)
    {
      if (metric->kind == CALLBOARD_CALL_METRIC_NONE)
        metric->capture = capture;
      return;
    }

  if (metric->kind != CALLBOARD_CALL_METRIC_TEXT && metric->kind != CALLBOARD_CALL_METRIC_BOOLEAN &&
      callboard_metric_value_get_number (value, &number))
    {
      add_number (metric, value, number);
    }
  else if (metric->kind != CALLBOARD_CALL_METRIC_TEXT && metric->kind != CALLBOARD_CALL_METRIC_NUMBER &&
           boolean >= 0)
    {
      add_boolean (metric, value, boolean == 1);
    }
  else if (metric->kind == CALLBOARD_CALL_METRIC_NONE)
    {
      metric->kind = CALLBOARD_CALL_METRIC_TEXT;
      set_text (metric, g_variant_get_string (callboard_metric_value_get_value (value), NULL));
    }
}

/* Returns the metric with an index, which is added if there is none. */
static CallboardCallMetric *
ensure_metric (CallboardCallMetrics *self,
               guint                 index)
{
  CallboardCallMetric added = { .index = index, .capture = CALLBOARD_CAPTURE_MISSING };
  guint position = self->metrics->len;

  while (position > 0)
    {
      CallboardCallMetric *metric = &g_array_index (self->metrics, CallboardCallMetric, position - 1);

      if (metric->index == index)
        return metric;
      if (metric->index < index)
        break;
      position--;
    }
  g_array_insert_val (self->metrics, position, added);

  return &g_array_index (self->metrics, CallboardCallMetric, position);
}

/* Values about several participants are metrics of their own, except booleans: a check fails
 * if it fails for anybody. */
static void
add_metric (CallboardCallMetrics   *self,
            CallboardRunMetricList *run_metrics,
            CallboardMetric        *metric,
            CallboardVerdict       *verdict)
{
  GListModel *values = callboard_metric_get_values (metric);
  gboolean is_boolean = callboard_metric_get_metric_type (metric) == CALLBOARD_METRIC_TYPE_BOOLEAN;
  CallboardRunMetric *run_metric = NULL;
  const char *former_role = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, i);
      const char *role = is_boolean ? NULL : callboard_metric_value_get_participant_role (value);

      if (run_metric == NULL || g_strcmp0 (role, former_role) != 0)
        run_metric = callboard_run_metric_list_add (run_metrics, metric, role, verdict);
      former_role = callboard_metric_value_get_participant_role (value);
      if (is_boolean)
        former_role = NULL;
      if (run_metric != NULL)
        add_value (ensure_metric (self, callboard_run_metric_get_index (run_metric)), value);
    }
}

/**
 * callboard_call_metrics_new:
 * @run_metrics: the metrics of the run, to which those that are new are added
 * @metrics: the metrics of a call, a list of #CallboardMetric
 * @verdict: (nullable): the verdict of the run, which says what is a check
 *
 * Returns: (transfer full): the values of @metrics
 */
CallboardCallMetrics *
callboard_call_metrics_new (CallboardRunMetricList *run_metrics,
                            GListModel             *metrics,
                            CallboardVerdict       *verdict)
{
  CallboardCallMetrics *self;

  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC_LIST (run_metrics), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (metrics), NULL);
  g_return_val_if_fail (verdict == NULL || CALLBOARD_IS_VERDICT (verdict), NULL);

  self = g_object_new (CALLBOARD_TYPE_CALL_METRICS, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr(CallboardMetric) metric = g_list_model_get_item (metrics, i);

      add_metric (self, run_metrics, metric, verdict);
    }

  return self;
}

/**
 * callboard_call_metrics_get_n:
 * @self: the metrics of a call
 *
 * Returns: how many there are, those without a value included
 */
guint
callboard_call_metrics_get_n (CallboardCallMetrics *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_METRICS (self), 0);

  return self->metrics->len;
}

/**
 * callboard_call_metrics_find:
 * @self: the metrics of a call
 * @index: the position of a metric in the list of the run
 *
 * Most calls of a run have the same metrics, so that this is fast enough for sorting.
 *
 * Returns: (transfer none) (nullable): the value of the metric; %NULL if the call has no such
 *   metric
 */
const CallboardCallMetric *
callboard_call_metrics_find (CallboardCallMetrics *self,
                             guint                 index)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (CALLBOARD_IS_CALL_METRICS (self), NULL);

  high = MIN (self->metrics->len, index + 1);
  /* No metric is behind the position that it has if all are there. */
  if (index < self->metrics->len && g_array_index (self->metrics, CallboardCallMetric, index).index == index)
    return &g_array_index (self->metrics, CallboardCallMetric, index);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const CallboardCallMetric *metric = &g_array_index (self->metrics, CallboardCallMetric, middle);

      if (metric->index == index)
        return metric;
      if (metric->index < index)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/**
 * callboard_call_metrics_equal:
 * @self: the metrics of a call
 * @other: the metrics of the same call from another response
 *
 * Returns: whether both say the same
 */
gboolean
callboard_call_metrics_equal (CallboardCallMetrics *self,
                              CallboardCallMetrics *other)
{
  g_return_val_if_fail (CALLBOARD_IS_CALL_METRICS (self), FALSE);
  g_return_val_if_fail (CALLBOARD_IS_CALL_METRICS (other), FALSE);

  if (self->metrics->len != other->metrics->len)
    return FALSE;

  for (guint i = 0; i < self->metrics->len; i++)
    {
      const CallboardCallMetric *a = &g_array_index (self->metrics, CallboardCallMetric, i);
      const CallboardCallMetric *b = &g_array_index (other->metrics, CallboardCallMetric, i);

      if (a->index != b->index || a->kind != b->kind || a->capture != b->capture ||
          a->number != b->number || g_strcmp0 (a->text, b->text) != 0)
        return FALSE;
    }

  return TRUE;
}
