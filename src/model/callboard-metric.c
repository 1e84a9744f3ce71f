/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A metric of a call with its values. Decoded as part of a CallboardMetricList.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-metric-private.h"
#include "callboard-metric-value-private.h"
#include "callboard-text.h"

/**
 * CallboardMetric:
 *
 * A metric of a call. The properties bear the names of the fields, but for
 * `metric-type` (`type`). Three are worked out of them: `is-check`,
 * `check-result`, a #CallboardCheckResult, and `group`, a
 * #CallboardMetricGroup.
 */
struct _CallboardMetric
{
  CallboardApiObject       parent_instance;

  char                 *definition_id;
  char                 *slug;
  char                 *name;
  char                 *description;
  char                 *metric_type;
  char                 *scope;
  CallboardMetricUnit  *unit;

  GListStore           *values;
};

G_DEFINE_FINAL_TYPE (CallboardMetric, callboard_metric, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "metricDefinitionId", "definition-id", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, definition_id) },
  { "slug", "slug", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, slug) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, name) },
  { "description", "description", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, description) },
  { "type", "metric-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, metric_type) },
  { "scope", "scope", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, scope) },
  { "unit", "unit", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, unit),
    callboard_metric_unit_get_type },
};

enum
{
  PROP_VALUES = G_N_ELEMENTS (fields) + 1,
  PROP_TITLE,
  PROP_IS_CHECK,
  PROP_CHECK_RESULT,
  PROP_GROUP,
};

static void
callboard_metric_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  CallboardMetric *self = CALLBOARD_METRIC (object);
  GObjectClass *parent_class = G_OBJECT_CLASS (callboard_metric_parent_class);

  switch (property_id)
    {
    case PROP_VALUES:
      g_value_set_object (value, self->values);
      break;
    case PROP_TITLE:
      g_value_take_string (value, callboard_metric_dup_name (self));
      break;
    case PROP_IS_CHECK:
      g_value_set_boolean (value, callboard_metric_get_is_check (self));
      break;
    case PROP_CHECK_RESULT:
      g_value_set_uint (value, callboard_metric_get_check_result (self));
      break;
    case PROP_GROUP:
      g_value_set_uint (value, callboard_metric_get_group (self));
      break;
    default:
      parent_class->get_property (object, property_id, value, pspec);
    }
}

static void
callboard_metric_finalize (GObject *object)
{
  CallboardMetric *self = CALLBOARD_METRIC (object);

  g_clear_object (&self->values);

  G_OBJECT_CLASS (callboard_metric_parent_class)->finalize (object);
}

static void
callboard_metric_class_init (CallboardMetricClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = callboard_metric_finalize;
  object_class->get_property = callboard_metric_get_property;

  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));

  g_object_class_install_property (object_class, PROP_VALUES,
    g_param_spec_object ("values", NULL, NULL, G_TYPE_LIST_MODEL, flags));
  g_object_class_install_property (object_class, PROP_TITLE,
    g_param_spec_string ("title", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_IS_CHECK,
    g_param_spec_boolean ("is-check", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_CHECK_RESULT,
    g_param_spec_uint ("check-result", NULL, NULL,
                       0, CALLBOARD_CHECK_FAILED, CALLBOARD_CHECK_NONE, flags));
  g_object_class_install_property (object_class, PROP_GROUP,
    g_param_spec_uint ("group", NULL, NULL,
                       0, CALLBOARD_N_METRIC_GROUPS - 1, CALLBOARD_METRIC_GROUP_OTHERS, flags));
}

static void
callboard_metric_init (CallboardMetric *self)
{
  self->values = g_list_store_new (CALLBOARD_TYPE_METRIC_VALUE);
}

static const char *
get_unit_text (CallboardMetric *self)
{
  const char *symbol = NULL;

  if (self->unit != NULL)
    symbol = callboard_metric_unit_get_symbol (self->unit);
  if (self->unit != NULL && symbol == NULL)
    symbol = callboard_metric_unit_get_name (self->unit);

  return symbol;
}

/**
 * callboard_metric_decode: (skip)
 * @node: the JSON of a metric
 * @path: where it stands in the answer
 * @set_aside: takes a #CallboardSkippedItem for each value that cannot be read
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED where @node is not a metric.
 *
 * Returns: (transfer full) (nullable): a metric
 */
CallboardMetric *
callboard_metric_decode (JsonNode                 *node,
                         const CallboardJsonPath  *path,
                         GListStore               *skipped_items,
                         GError                  **error)
{
  CallboardJsonPath values_path = { .parent = path, .member = "values" };
  g_autoptr(CallboardApiObject) record = callboard_api_object_decode (CALLBOARD_TYPE_METRIC, node, path, error);
  CallboardMetric *self;
  JsonNode *values;

  if (record == NULL)
    return NULL;

  self = CALLBOARD_METRIC (record);
  values = json_object_get_member (json_node_get_object (node), values_path.member);
  if (!callboard_api_object_decode_list (CALLBOARD_TYPE_METRIC_VALUE, values, &values_path,
                                         self->values, skipped_items, error))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->values)); i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (G_LIST_MODEL (self->values), i);

      callboard_metric_value_set_metric (value, self->metric_type, get_unit_text (self),
                                         callboard_metric_get_is_check (self));
    }

  return CALLBOARD_METRIC (g_steal_pointer (&record));
}

/**
 * callboard_metric_dup_name:
 * @self: a metric
 *
 * Returns: (transfer full): what it is called: its `name`, else its `slug` in
 *   words
 */
char *
callboard_metric_dup_name (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  if (self->name != NULL && *self->name != '\0')
    return callboard_text_sanitize_line (self->name, 200);
  if (self->slug != NULL && *self->slug != '\0')
    return callboard_text_humanize (self->slug);

  /* Translators: shown in place of the name of a metric that has none */
  return g_strdup (_("Unnamed metric"));
}

/**
 * callboard_metric_get_definition_id:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its `metricDefinitionId`, by which the
 *   checks of a verdict name it
 */
const char *
callboard_metric_get_definition_id (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->definition_id;
}

/**
 * callboard_metric_get_slug:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its name for machines, such as
 *   `silence_duration_check`
 */
const char *
callboard_metric_get_slug (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->slug;
}

/**
 * callboard_metric_get_description:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): what it measures
 */
const char *
callboard_metric_get_description (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->description;
}

/**
 * callboard_metric_get_metric_type:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): what its values are, such as `NUMERIC`
 */
const char *
callboard_metric_get_metric_type (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->metric_type;
}

/**
 * callboard_metric_get_scope:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): what they are about, such as
 *   `PER_PARTICIPANT`
 */
const char *
callboard_metric_get_scope (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->scope;
}

/**
 * callboard_metric_get_unit:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): what they are counted in
 */
CallboardMetricUnit *
callboard_metric_get_unit (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->unit;
}

/**
 * callboard_metric_get_values:
 * @self: a metric
 *
 * Returns: (transfer none): its #CallboardMetricValue: one, or one for each
 *   participant or segment, or none
 */
GListModel *
callboard_metric_get_values (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return G_LIST_MODEL (self->values);
}

/**
 * callboard_metric_get_is_check:
 * @self: a metric
 *
 * Returns: whether it is a check: true or false, where true passes
 */
gboolean
callboard_metric_get_is_check (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), FALSE);

  return self->slug != NULL && g_str_has_suffix (self->slug, "_check") &&
         g_strcmp0 (self->metric_type, "BOOLEAN") == 0;
}

/**
 * callboard_metric_get_check_result:
 * @self: a metric
 *
 * Returns: what became of the check; a single value that failed fails it
 */
CallboardCheckResult
callboard_metric_get_check_result (CallboardMetric *self)
{
  CallboardCheckResult result = CALLBOARD_CHECK_NONE;

  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), CALLBOARD_CHECK_NONE);

  if (!callboard_metric_get_is_check (self))
    return CALLBOARD_CHECK_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->values)); i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (G_LIST_MODEL (self->values), i);
      int truth = callboard_metric_value_get_boolean (value);

      if (truth == 0)
        return CALLBOARD_CHECK_FAILED;
      if (truth == 1)
        result = CALLBOARD_CHECK_PASSED;
    }

  return result;
}

/**
 * callboard_metric_get_group:
 * @self: a metric
 *
 * Returns: which of the groups it is shown in
 */
CallboardMetricGroup
callboard_metric_get_group (CallboardMetric *self)
{
  static const struct { const char *type; CallboardMetricGroup group; } groups[] = {
    { "SCALE", CALLBOARD_METRIC_GROUP_RATINGS },
    { "NUMERIC", CALLBOARD_METRIC_GROUP_NUMBERS },
    { "COUNT", CALLBOARD_METRIC_GROUP_COUNTS },
    { "OFFSET", CALLBOARD_METRIC_GROUP_TIMES },
    { "CLASSIFICATION", CALLBOARD_METRIC_GROUP_CATEGORIES },
    { "BOOLEAN", CALLBOARD_METRIC_GROUP_FACTS },
    { "TEXT", CALLBOARD_METRIC_GROUP_TEXTS },
  };

  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), CALLBOARD_METRIC_GROUP_OTHERS);

  if (callboard_metric_get_is_check (self))
    switch (callboard_metric_get_check_result (self))
      {
      case CALLBOARD_CHECK_FAILED:
        return CALLBOARD_METRIC_GROUP_FAILED;
      case CALLBOARD_CHECK_PASSED:
        return CALLBOARD_METRIC_GROUP_PASSED;
      case CALLBOARD_CHECK_NONE:
      default:
        return CALLBOARD_METRIC_GROUP_UNDECIDED;
      }

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (self->metric_type, groups[i].type) == 0)
      return groups[i].group;

  return CALLBOARD_METRIC_GROUP_OTHERS;
}
