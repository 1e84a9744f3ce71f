/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a call in the order they are shown in, and where in the call
 * its checks failed. Decoded in a worker thread.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-metric-list.h"
#include "callboard-metric-private.h"

/* A list with more metrics than this is no list of Roark's. */
#define MAX_METRICS 10000

/**
 * CallboardMetricList:
 *
 * A #GListModel of #CallboardMetric: checks that failed, those that passed,
 * those without a result, then the others by #CallboardMetricGroup; within a
 * group in the order of the server. It never changes. A metric, or a value of
 * one, that cannot be read is set aside.
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
      g_autoptr(CallboardSkippedItem) aside = callboard_skipped_item_new (NULL, error);

      g_list_store_append (self->skipped_items, aside);
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
      /* Translators: what was expected of the metrics of a call */
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

/* The sort is stable, so that the order of the server remains in a group. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  CallboardMetricGroup group = callboard_metric_get_group (*(CallboardMetric **) a);
  CallboardMetricGroup other_group = callboard_metric_get_group (*(CallboardMetric **) b);

  return (group > other_group) - (group < other_group);
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  gint64 start = callboard_failure_marker_get_start_offset ((CallboardFailureMarker *) a);
  gint64 other_start = callboard_failure_marker_get_start_offset ((CallboardFailureMarker *) b);

  return (start > other_start) - (start < other_start);
}

static void
find_failed_moments (CallboardMetricList *self,
                     CallboardMetric     *metric)
{
  GListModel *values = callboard_metric_get_values (metric);

  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (values, i);

      if (callboard_metric_value_get_failed (value) &&
          callboard_metric_value_get_start_offset (value) != CALLBOARD_OFFSET_UNKNOWN)
        {
          g_autoptr(CallboardFailureMarker) moment = callboard_failure_marker_new (metric, value);

          g_list_store_append (self->markers, moment);
        }
    }
}

/**
 * callboard_metric_list_decode:
 * @body: the answer to `GET /v1/call/{callId}/metrics`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED where @body is not such an answer. Where there
 * are no metrics, and the service says so, it is empty.
 *
 * Returns: (transfer full) (nullable): the metrics of a call
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
    find_failed_moments (self, g_ptr_array_index (self->metrics, i));
  g_list_store_sort (self->markers, compare_moments, NULL);

  return g_steal_pointer (&self);
}

/**
 * callboard_metric_list_get_set_aside:
 * @self: the metrics of a call
 *
 * Returns: (transfer none): the #CallboardSkippedItem of what could not be read
 */
GListModel *
callboard_metric_list_get_skipped_items (CallboardMetricList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), NULL);

  return G_LIST_MODEL (self->skipped_items);
}

/**
 * callboard_metric_list_get_failed_moments:
 * @self: the metrics of a call
 *
 * Returns: (transfer none): the #CallboardFailureMarker where checks failed, as far as
 *   they say where, the earliest first
 */
GListModel *
callboard_metric_list_get_failure_markers (CallboardMetricList *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), NULL);

  return G_LIST_MODEL (self->markers);
}

/**
 * callboard_metric_list_find:
 * @self: the metrics of a call
 * @definition_id: a `metricDefinitionId`, such as a check of a verdict has
 *
 * Returns: (transfer none) (nullable): the metric
 */
CallboardMetric *
callboard_metric_list_find (CallboardMetricList *self,
                            const char          *definition_id)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_LIST (self), NULL);
  g_return_val_if_fail (definition_id != NULL, NULL);

  for (guint i = 0; i < self->metrics->len; i++)
    {
      CallboardMetric *metric = g_ptr_array_index (self->metrics, i);

      if (g_strcmp0 (callboard_metric_get_definition_id (metric), definition_id) == 0)
        return metric;
    }

  return NULL;
}

/**
 * callboard_metric_list_count_checks:
 * @self: the metrics of a call
 * @result: a result
 *
 * Returns: how many checks have this result
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
