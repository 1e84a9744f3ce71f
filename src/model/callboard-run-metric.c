/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The metrics of a run: what is the same in all of its calls. The values are in
 * CallboardCallMetrics. Collected by CallboardRunResults, shown as columns.
 */

#include "config.h"

#include "callboard-run-metric.h"

/* Longer IDs are replaced by a checksum. */
#define MAX_ID 200

/**
 * CallboardRunMetric:
 *
 * A metric of a run. Metrics with the same name are told apart by definition, type and unit,
 * and values about several participants of a call are metrics of their own.
 */
struct _CallboardRunMetric
{
  GObject              parent_instance;

  char                *id;
  guint                index;
  char                *definition_id;
  char                *slug;
  char                *name;
  char                *unit;
  char                *participant_role;
  CallboardMetricType  metric_type;
  gboolean             is_check;
};

G_DEFINE_FINAL_TYPE (CallboardRunMetric, callboard_run_metric, G_TYPE_OBJECT)

/**
 * CallboardRunMetricList:
 *
 * A #GListModel of #CallboardRunMetric, which only grows, up to %CALLBOARD_MAX_RUN_METRICS.
 */
struct _CallboardRunMetricList
{
  GObject     parent_instance;

  GPtrArray  *metrics;
  /* By ID, not owned. */
  GHashTable *by_id;
};

static void callboard_run_metric_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CallboardRunMetricList, callboard_run_metric_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, callboard_run_metric_list_iface_init))

/* --- A metric ------------------------------------------------------------------ */

static void
callboard_run_metric_finalize (GObject *object)
{
  CallboardRunMetric *self = CALLBOARD_RUN_METRIC (object);

  g_free (self->id);
  g_free (self->definition_id);
  g_free (self->slug);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->participant_role);

  G_OBJECT_CLASS (callboard_run_metric_parent_class)->finalize (object);
}

static void
callboard_run_metric_class_init (CallboardRunMetricClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_run_metric_finalize;
}

static void
callboard_run_metric_init (CallboardRunMetric *self)
{
}

/**
 * callboard_run_metric_get_id:
 * @self: a metric
 *
 * Returns: (transfer none): what identifies it, also in other runs of the plan
 */
const char *
callboard_run_metric_get_id (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), NULL);

  return self->id;
}

/**
 * callboard_run_metric_get_index:
 * @self: a metric
 *
 * Returns: its position in the list of the run
 */
guint
callboard_run_metric_get_index (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), 0);

  return self->index;
}

/**
 * callboard_run_metric_get_definition_id:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its `metricDefinitionId`
 */
const char *
callboard_run_metric_get_definition_id (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), NULL);

  return self->definition_id;
}

/**
 * callboard_run_metric_get_slug:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its `slug`
 */
const char *
callboard_run_metric_get_slug (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), NULL);

  return self->slug;
}

/**
 * callboard_run_metric_get_name:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): the `metricName` of the check in the verdict, else the
 *   `name` in the first call that was read
 */
const char *
callboard_run_metric_get_name (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), NULL);

  return self->name;
}

/**
 * callboard_run_metric_get_unit:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): the symbol or name of its unit
 */
const char *
callboard_run_metric_get_unit (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), NULL);

  return self->unit;
}

/**
 * callboard_run_metric_get_participant_role:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): the `participantRole` of its values; %NULL if they are
 *   about the call
 */
const char *
callboard_run_metric_get_participant_role (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), NULL);

  return self->participant_role;
}

/**
 * callboard_run_metric_get_metric_type:
 * @self: a metric
 *
 * Returns: its `type`
 */
CallboardMetricType
callboard_run_metric_get_metric_type (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), CALLBOARD_METRIC_TYPE_OTHER);

  return self->metric_type;
}

/**
 * callboard_run_metric_get_is_check:
 * @self: a metric
 *
 * Returns: whether it is a check: named by the verdict, or a boolean whose slug ends in
 *   `_check`
 */
gboolean
callboard_run_metric_get_is_check (CallboardRunMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC (self), FALSE);

  return self->is_check;
}

/* --- The list ------------------------------------------------------------------ */

static GType
callboard_run_metric_list_get_item_type (GListModel *list)
{
  return CALLBOARD_TYPE_RUN_METRIC;
}

static guint
callboard_run_metric_list_get_n_items (GListModel *list)
{
  return CALLBOARD_RUN_METRIC_LIST (list)->metrics->len;
}

static gpointer
callboard_run_metric_list_get_item (GListModel *list,
                                    guint       position)
{
  CallboardRunMetricList *self = CALLBOARD_RUN_METRIC_LIST (list);

  return position < self->metrics->len ? g_object_ref (g_ptr_array_index (self->metrics, position)) : NULL;
}

static void
callboard_run_metric_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = callboard_run_metric_list_get_item_type;
  iface->get_n_items = callboard_run_metric_list_get_n_items;
  iface->get_item = callboard_run_metric_list_get_item;
}

static void
callboard_run_metric_list_finalize (GObject *object)
{
  CallboardRunMetricList *self = CALLBOARD_RUN_METRIC_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->metrics, g_ptr_array_unref);

  G_OBJECT_CLASS (callboard_run_metric_list_parent_class)->finalize (object);
}

static void
callboard_run_metric_list_class_init (CallboardRunMetricListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = callboard_run_metric_list_finalize;
}

static void
callboard_run_metric_list_init (CallboardRunMetricList *self)
{
  self->metrics = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static char *
create_id (const char *definition_id,
           const char *slug,
           const char *name,
           const char *type,
           const char *unit,
           const char *participant_role)
{
  g_autofree char *identity =
    definition_id != NULL ? g_strdup (definition_id)
                          : g_strdup_printf ("%s/%s", slug != NULL ? slug : "", name != NULL ? name : "");
  g_autofree char *id = g_strdup_printf ("%s|%s|%s|%s", identity, type != NULL ? type : "",
                                         unit != NULL ? unit : "",
                                         participant_role != NULL ? participant_role : "");

  if (strlen (id) <= MAX_ID)
    return g_steal_pointer (&id);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);
}

/* Takes the ID. */
static CallboardRunMetric *
append (CallboardRunMetricList *self,
        char                   *id)
{
  CallboardRunMetric *metric = g_object_new (CALLBOARD_TYPE_RUN_METRIC, NULL);

  metric->id = id;
  metric->index = self->metrics->len;
  g_ptr_array_add (self->metrics, metric);
  g_hash_table_insert (self->by_id, metric->id, metric);

  return metric;
}

static void
emit_added (CallboardRunMetricList *self)
{
  g_list_model_items_changed (G_LIST_MODEL (self), self->metrics->len - 1, 0, 1);
}

/* A metric may turn out to be a check when the verdict arrives. */
static void
set_check (CallboardRunMetricList *self,
           CallboardRunMetric     *metric)
{
  if (metric->is_check)
    return;

  metric->is_check = TRUE;
  g_list_model_items_changed (G_LIST_MODEL (self), metric->index, 1, 1);
}

/**
 * callboard_run_metric_list_new:
 *
 * Returns: (transfer full): an empty list
 */
CallboardRunMetricList *
callboard_run_metric_list_new (void)
{
  return g_object_new (CALLBOARD_TYPE_RUN_METRIC_LIST, NULL);
}

/**
 * callboard_run_metric_list_add:
 * @self: the metrics of a run
 * @metric: a metric of one of its calls, with at least one value
 * @participant_role: (nullable): the `participantRole` of a value
 * @verdict: (nullable): the verdict of the run
 *
 * Returns: (transfer none) (nullable): the metric of the run, which is added if it is new;
 *   %NULL if there are too many
 */
CallboardRunMetric *
callboard_run_metric_list_add (CallboardRunMetricList *self,
                               CallboardMetric        *metric,
                               const char             *participant_role,
                               CallboardVerdict       *verdict)
{
  g_autoptr(CallboardMetricValue) value = NULL;
  g_autoptr(CallboardVerdictCheck) check = NULL;
  g_autofree char *id = NULL;
  CallboardRunMetric *known;
  const char *name;

  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC_LIST (self), NULL);
  g_return_val_if_fail (CALLBOARD_IS_METRIC (metric), NULL);
  value = g_list_model_get_item (callboard_metric_get_values (metric), 0);
  g_return_val_if_fail (value != NULL, NULL);

  name = callboard_metric_get_name (metric);
  if (verdict != NULL && callboard_metric_get_metric_type (metric) == CALLBOARD_METRIC_TYPE_BOOLEAN)
    check = callboard_verdict_find_check (verdict, callboard_metric_get_definition_id (metric), name);
  id = create_id (callboard_metric_get_definition_id (metric), callboard_metric_get_slug (metric), name,
                  callboard_metric_value_get_metric_type_name (value),
                  callboard_metric_value_get_unit (value), participant_role);
  known = g_hash_table_lookup (self->by_id, id);
  if (known != NULL)
    {
      if (known->slug == NULL)
        known->slug = g_strdup (callboard_metric_get_slug (metric));
      if (check != NULL)
        set_check (self, known);
      return known;
    }
  if (self->metrics->len >= CALLBOARD_MAX_RUN_METRICS)
    return NULL;

  known = append (self, g_steal_pointer (&id));
  known->definition_id = g_strdup (callboard_metric_get_definition_id (metric));
  known->slug = g_strdup (callboard_metric_get_slug (metric));
  known->name = g_strdup (check != NULL ? callboard_verdict_check_get_metric_name (check) : name);
  known->unit = g_strdup (callboard_metric_value_get_unit (value));
  known->participant_role = g_strdup (participant_role);
  known->metric_type = callboard_metric_get_metric_type (metric);
  known->is_check = check != NULL || callboard_metric_get_is_check (metric);
  emit_added (self);

  return known;
}

/**
 * callboard_run_metric_list_add_verdict:
 * @self: the metrics of a run
 * @verdict: the verdict of the run
 *
 * Adds the checks of the verdict, which are known before any call is read.
 */
void
callboard_run_metric_list_add_verdict (CallboardRunMetricList *self,
                                       CallboardVerdict       *verdict)
{
  GListModel *checks;

  g_return_if_fail (CALLBOARD_IS_RUN_METRIC_LIST (self));
  g_return_if_fail (CALLBOARD_IS_VERDICT (verdict));

  checks = callboard_verdict_get_checks (verdict);
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CallboardVerdictCheck) check = g_list_model_get_item (checks, i);
      const char *definition_id = callboard_verdict_check_get_metric_definition_id (check);
      g_autofree char *id = NULL;
      CallboardRunMetric *metric;

      if (definition_id == NULL)
        continue;

      id = create_id (definition_id, NULL, NULL, "BOOLEAN", NULL, NULL);
      metric = g_hash_table_lookup (self->by_id, id);
      if (metric != NULL)
        {
          set_check (self, metric);
          continue;
        }
      if (self->metrics->len >= CALLBOARD_MAX_RUN_METRICS)
        return;

      metric = append (self, g_steal_pointer (&id));
      metric->definition_id = g_strdup (definition_id);
      metric->name = g_strdup (callboard_verdict_check_get_metric_name (check));
      metric->metric_type = CALLBOARD_METRIC_TYPE_BOOLEAN;
      metric->is_check = TRUE;
      emit_added (self);
    }
}

/**
 * callboard_run_metric_list_find:
 * @self: the metrics of a run
 * @id: an ID
 *
 * Returns: (transfer none) (nullable): the metric with the ID
 */
CallboardRunMetric *
callboard_run_metric_list_find (CallboardRunMetricList *self,
                                const char             *id)
{
  g_return_val_if_fail (CALLBOARD_IS_RUN_METRIC_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}
