/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a call in display order, and markers for its failed checks. Decoded in
 * a worker thread.
 */

#include "config.h"

#include "callboard-metric-list.h"

/* Larger lists are malformed. */
#define MAX_METRICS 10000

/**
 * CallboardMetricList:
 *
 * A #GListModel of #CallboardMetric, ordered by #CallboardMetricGroup and within a group
 * as received. Immutable. Malformed metrics and values are skipped.
 */
struct _CallboardMetricList
{
  CallboardObjectList      parent_instance;

  /* The items of the list model. */
  GPtrArray               *metrics;
  GListStore              *markers;
  GListStore              *skipped_items;
  CallboardUnreadableList *unreadable;
};

G_DEFINE_FINAL_TYPE (CallboardMetricList, callboard_metric_list, CALLBOARD_TYPE_OBJECT_LIST)

static void
callboard_metric_list_finalize (GObject *object)
{
  CallboardMetricList *self = CALLBOARD_METRIC_LIST (object);

  g_clear_object (&self->markers);
  g_clear_object (&self->skipped_items);
  g_clear_object (&self->unreadable);

  G_OBJECT_CLASS (callboard_metric_list_parent_class)->finalize (object);
}

static void
callboard_metric_list_class_init (CallboardMetricListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_metric_list_finalize;

  CALLBOARD_OBJECT_LIST_CLASS (klass)->item_type = CALLBOARD_TYPE_METRIC;
}

static void
callboard_metric_list_init (CallboardMetricList *self)
{
  self->metrics = callboard_object_list_get_items (CALLBOARD_OBJECT_LIST (self));
  self->markers = g_list_store_new (CALLBOARD_TYPE_FAILURE_MARKER);
  self->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
  self->unreadable = callboard_unreadable_list_new ();
}

/* The sort is stable: metrics of a group stay in the order of the server. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  CallboardMetricGroup group = callboard_metric_get_group (*(CallboardMetric **) a);
  CallboardMetricGroup other_group = callboard_metric_get_group (*(CallboardMetric **) b);

  return (group > other_group) - (group < other_group);
}

static int
compare_markers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  gint64 start = callboard_failure_marker_get_start_offset ((CallboardFailureMarker *) a);
  gint64 other_start = callboard_failure_marker_get_start_offset ((CallboardFailureMarker *) b);

  return (start > other_start) - (start < other_start);
}

static void
add_failure_markers (CallboardMetricList *self,
                     CallboardMetric     *metric)
{
  GListModel *values = callboard_metric_get_values (metric);

  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, i);

      if (callboard_metric_value_get_failed (value) &&
          callboard_metric_value_get_start_offset (value) != CALLBOARD_OFFSET_UNKNOWN)
        {
          g_autoptr(CallboardFailureMarker) marker = callboard_failure_marker_new (metric, value);

          g_list_store_append (self->markers, marker);
        }
    }
}

/**
 * callboard_metric_list_decode:
 * @body: the response to `GET /v1/call/{callId}/metrics`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): the metrics of a call; empty if it has none
 */
CallboardMetricList *
callboard_metric_list_decode (GBytes  *body,
                              GError **error)
{
  g_autoptr(CallboardMetricList) self = NULL;
  CallboardJsonPath path;
  JsonNode *data;
  g_autoptr(JsonNode) root = callboard_json_parse_data (body, &data, &path, error);

  if (root == NULL)
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_METRIC_LIST, NULL);
  if (!callboard_api_object_decode_list (CALLBOARD_TYPE_METRIC, data, &path, MAX_METRICS,
                                         self->metrics, self->skipped_items, self->unreadable,
                                         error))
    return NULL;

  g_ptr_array_sort (self->metrics, compare_groups);
  for (guint i = 0; i < self->metrics->len; i++)
    add_failure_markers (self, g_ptr_array_index (self->metrics, i));
  g_list_store_sort (self->markers, compare_markers, NULL);

  return g_steal_pointer (&self);
}

/**
 * callboard_metric_list_get_skipped_items:
 * @self: the metrics of a call
 *
 * Returns: (transfer none): a list of #CallboardSkippedItem for malformed items
 */
GListModel *
callboard_metric_list_get_skipped_items (CallboardMetricList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), NULL);

  return G_LIST_MODEL (self->skipped_items);
}

/**
 * callboard_metric_list_get_unreadable:
 * @self: the metrics of a call
 *
 * Returns: (transfer none): a #CallboardUnreadableList
 */
GListModel *
callboard_metric_list_get_unreadable (CallboardMetricList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), NULL);

  return G_LIST_MODEL (self->unreadable);
}

/**
 * callboard_metric_list_get_failure_markers:
 * @self: the metrics of a call
 *
 * Returns: (transfer none): a list of #CallboardFailureMarker for failed checks with a
 *   known time, ordered by start
 */
GListModel *
callboard_metric_list_get_failure_markers (CallboardMetricList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), NULL);

  return G_LIST_MODEL (self->markers);
}

/**
 * callboard_metric_list_count_checks:
 * @self: the metrics of a call
 * @result: a result
 *
 * Returns: the number of checks with @result
 */
guint
callboard_metric_list_count_checks (CallboardMetricList  *self,
                                    CallboardCheckResult  result)
{
  guint n = 0;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), 0);

  for (guint i = 0; i < self->metrics->len; i++)
    {
      CallboardMetric *metric = g_ptr_array_index (self->metrics, i);

      n += callboard_metric_get_is_check (metric) && callboard_metric_get_check_result (metric) == result;
    }

  return n;
}
