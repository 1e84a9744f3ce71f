/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a call in display order, and markers for its failed checks. Decoded in
 * a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-metric-list.h"
#include "callboard-metric-private.h"

/* Larger lists are malformed. */
#define MAX_METRICS 10000

/**
 * CallboardMetricList:
 *
 * A #GListModel of #CallboardMetric, ordered by #CallboardMetricGroup and within a group
 * as received. Immutable. Malformed metrics and values become skipped items.
 */
struct _CallboardMetricList
{
  GObject     parent_instance;

  GPtrArray  *metrics;
  GListStore *markers;
  GListStore *skipped_items;
};

static void callboard_metric_list_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardMetricList, callboard_metric_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, callboard_metric_list_list_model_iface_init))

static GType
callboard_metric_list_get_item_type (GListModel *list)
{
  return CALLBOARD_TYPE_METRIC;
}

static guint
callboard_metric_list_get_n_items (GListModel *list)
{
  return CALLBOARD_METRIC_LIST (list)->metrics->len;
}

static gpointer
callboard_metric_list_get_item (GListModel *list,
                                guint       position)
{
  CallboardMetricList *self = CALLBOARD_METRIC_LIST (list);

  return position < self->metrics->len
           ? g_object_ref (g_ptr_array_index (self->metrics, position))
           : NULL;
}

static void
callboard_metric_list_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_metric_list_get_item_type;
  iface->get_n_items = callboard_metric_list_get_n_items;
  iface->get_item = callboard_metric_list_get_item;
}

static void
callboard_metric_list_finalize (GObject *object)
{
  CallboardMetricList *self = CALLBOARD_METRIC_LIST (object);

  g_clear_pointer (&self->metrics, g_ptr_array_unref);
  g_clear_object (&self->markers);
  g_clear_object (&self->skipped_items);

  G_OBJECT_CLASS (callboard_metric_list_parent_class)->finalize (object);
}

static void
callboard_metric_list_class_init (CallboardMetricListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_metric_list_finalize;
}

static void
callboard_metric_list_init (CallboardMetricList *self)
{
  self->metrics = g_ptr_array_new_with_free_func (g_object_unref);
  self->markers = g_list_store_new (CALLBOARD_TYPE_FAILURE_MARKER);
  self->skipped_items = g_list_store_new (CALLBOARD_TYPE_SKIPPED_ITEM);
}

static void
decode_metric (CallboardMetricList     *self,
               JsonNode                *node,
               const CallboardJsonPath *path)
{
  g_autoptr(GError) error = NULL;
  CallboardMetric *metric = callboard_metric_decode (node, path, self->skipped_items, &error);

  if (metric != NULL)
    {
      g_ptr_array_add (self->metrics, metric);
    }
  else
    {
      g_autoptr(CallboardSkippedItem) item = callboard_skipped_item_new (NULL, error);

      g_list_store_append (self->skipped_items, item);
    }
}

static gboolean
decode_metrics (CallboardMetricList      *self,
                JsonNode                 *data,
                const CallboardJsonPath  *path,
                GError                  **error)
{
  JsonArray *array = callboard_json_get_array (data, path, error);

  if (array == NULL)
    return FALSE;

  if (json_array_get_length (array) > MAX_METRICS)
    {
      /* Translators: follows "expected" in an error message about the metrics of a call */
      g_autofree char *expected =
        g_strdup_printf (ngettext ("at most %d metric", "at most %d metrics", MAX_METRICS), MAX_METRICS);

      callboard_json_set_malformed (error, path, expected, data);
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      CallboardJsonPath metric_path = { .parent = path, .index = i };

      decode_metric (self, json_array_get_element (array, i), &metric_path);
    }

  return TRUE;
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
  g_autoptr(JsonParser) parser = NULL;
  CallboardJsonPath path;
  JsonNode *data;

  g_return_val_if_fail (body != NULL, NULL);

  parser = callboard_json_parse (body, error);
  if (parser == NULL)
    return NULL;

  data = callboard_json_get_data (parser, &path, error);
  if (data == NULL)
    return NULL;

  self = g_object_new (CALLBOARD_TYPE_METRIC_LIST, NULL);
  if (!JSON_NODE_HOLDS_NULL (data) && !decode_metrics (self, data, &path, error))
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
