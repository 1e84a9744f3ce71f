/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A metric of a call with its values. Decoded as part of a CallboardMetricList.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-api-object-private.h"
#include "callboard-metric-value-private.h"
#include "callboard-metric.h"
#include "callboard-other-field.h"

/**
 * CallboardMetric:
 *
 * A metric of a call. The properties have the names of the API fields, except
 * `metric-type` (`type`).
 */
struct _CallboardMetric
{
  CallboardApiObject   parent_instance;

  char                *definition_id;
  char                *slug;
  char                *name;
  char                *description;
  char                *metric_type;
  char                *scope;
  CallboardMetricUnit *unit;

  GListStore          *values;

  /* NULL if it is not known. */
  CallboardMetricDefinition *definition;
};

G_DEFINE_FINAL_TYPE (CallboardMetric, callboard_metric, CALLBOARD_TYPE_API_OBJECT)

static const CallboardField fields[] = {
  { "metricDefinitionId", "definition-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, definition_id) },
  { "slug", "slug", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetric, slug), .former_member = "metricId" },
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

static void
callboard_metric_finalize (GObject *object)
{
  CallboardMetric *self = CALLBOARD_METRIC (object);

  g_clear_object (&self->values);
  g_clear_object (&self->definition);

  G_OBJECT_CLASS (callboard_metric_parent_class)->finalize (object);
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

/* What is expected of the values of a metric. */
static const char *
get_expected (CallboardMetric *self)
{
  switch (callboard_metric_get_metric_type (self))
    {
    case CALLBOARD_METRIC_TYPE_BOOLEAN:
      return callboard_field_kind_describe (CALLBOARD_FIELD_TRISTATE);
    case CALLBOARD_METRIC_TYPE_OFFSET:
      return callboard_field_kind_describe (CALLBOARD_FIELD_OFFSET);
    case CALLBOARD_METRIC_TYPE_COUNT:
    case CALLBOARD_METRIC_TYPE_NUMERIC:
    case CALLBOARD_METRIC_TYPE_SCALE:
      return C_("expected", "a number");
    case CALLBOARD_METRIC_TYPE_TEXT:
    case CALLBOARD_METRIC_TYPE_CLASSIFICATION:
      return callboard_field_kind_describe (CALLBOARD_FIELD_STRING);
    case CALLBOARD_METRIC_TYPE_OTHER:
    default:
      return callboard_field_kind_describe (CALLBOARD_FIELD_VALUE);
    }
}

/* Adds the values that do not fit the type of the metric. All items that are objects are
 * values, in the same order. */
static void
add_unreadable_values (CallboardMetric         *self,
                       JsonNode                *node,
                       const CallboardJsonPath *path,
                       CallboardUnreadableList *unreadable)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint position = 0;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      CallboardJsonPath item_path = { .parent = path, .index = i };
      CallboardJsonPath value_path = { .parent = &item_path, .member = "value" };
      g_autoptr(CallboardMetricValue) value = NULL;
      g_autoptr(CallboardUnreadableField) field = NULL;
      g_autofree char *path_text = NULL;
      g_autofree char *received = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (item))
        continue;

      value = g_list_model_get_item (G_LIST_MODEL (self->values), position++);
      if (value == NULL || callboard_metric_value_get_capture (value) != CALLBOARD_CAPTURE_MALFORMED)
        continue;

      path_text = callboard_json_path_to_string (&value_path);
      received = callboard_json_describe (json_object_get_member (json_node_get_object (item), "value"));
      field = callboard_unreadable_field_new (path_text, get_expected (self), received);
      callboard_unreadable_list_add (unreadable, field);
    }
}

/* The values are not a field, so that one malformed value does not affect the others. */
static void
callboard_metric_decode_items (CallboardApiObject      *object,
                               JsonObject              *json,
                               const CallboardJsonPath *path,
                               GListStore              *skipped_items,
                               CallboardUnreadableList *unreadable)
{
  CallboardMetric *self = CALLBOARD_METRIC (object);
  CallboardJsonPath values_path = { .parent = path, .member = "values" };
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_object_unref);

  callboard_api_object_decode_items (CALLBOARD_TYPE_METRIC_VALUE,
                                     json_object_get_member (json, values_path.member),
                                     &values_path, values, skipped_items, unreadable);

  for (guint i = 0; i < values->len; i++)
    {
      CallboardMetricValue *value = g_ptr_array_index (values, i);

      callboard_metric_value_set_metric (value, self->metric_type, get_unit_text (self),
                                         callboard_metric_get_is_check (self));
      g_list_store_append (self->values, value);
    }
  add_unreadable_values (self, json_object_get_member (json, values_path.member), &values_path, unreadable);
}

static void
callboard_metric_class_init (CallboardMetricClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = callboard_metric_finalize;

  CALLBOARD_API_OBJECT_CLASS (klass)->items_member = "values";
  CALLBOARD_API_OBJECT_CLASS (klass)->decode_items = callboard_metric_decode_items;
  callboard_api_object_class_set_fields (CALLBOARD_API_OBJECT_CLASS (klass),
                                         fields, G_N_ELEMENTS (fields));
}

static void
callboard_metric_init (CallboardMetric *self)
{
  self->values = g_list_store_new (CALLBOARD_TYPE_METRIC_VALUE);
}

/**
 * callboard_metric_get_definition_id:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its `metricDefinitionId`, which the checks of a
 *   verdict refer to
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
 * Returns: (transfer none) (nullable): its `slug`, such as `silence_duration_check`
 */
const char *
callboard_metric_get_slug (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->slug;
}

/**
 * callboard_metric_get_name:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its `name`
 */
const char *
callboard_metric_get_name (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->name;
}

/**
 * callboard_metric_get_metric_type:
 * @self: a metric
 *
 * Returns: its `type`
 */
CallboardMetricType
callboard_metric_get_metric_type (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), CALLBOARD_METRIC_TYPE_OTHER);

  return callboard_metric_type_from_string (self->metric_type);
}

/**
 * callboard_metric_get_values:
 * @self: a metric
 *
 * Returns: (transfer none): a list of #CallboardMetricValue: one for the call, or one
 *   for each participant or segment; may be empty
 */
GListModel *
callboard_metric_get_values (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return G_LIST_MODEL (self->values);
}

/* Types and scopes that nobody knows yet: the known ones are seen in how values are shown. */
static guint
list_other_values (CallboardMetric *self,
                   GListStore      *list)
{
  static const char *const known_scopes[] = { "GLOBAL", "PER_PARTICIPANT", NULL };
  static const char *const none[] = { NULL };
  gboolean has_other_type = callboard_metric_get_metric_type (self) == CALLBOARD_METRIC_TYPE_OTHER;

  return callboard_other_field_list_value ("type", has_other_type ? self->metric_type : NULL, none, list) +
         callboard_other_field_list_value ("scope", self->scope, known_scopes, list);
}

/**
 * callboard_metric_list_other_fields: (skip)
 * @self: a metric
 * @list: a list of #CallboardOtherField
 *
 * Appends the fields of the metric and its values that Callboard does not know; see
 * callboard_api_object_list_other_fields().
 *
 * Returns: the number of fields, possibly more than were appended
 */
guint
callboard_metric_list_other_fields (CallboardMetric *self,
                                    GListStore      *list)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), 0);

  return list_other_values (self, list) +
         callboard_api_object_list_other_fields (CALLBOARD_API_OBJECT (self), "", list) +
         callboard_api_object_list_items_other_fields (G_LIST_MODEL (self->values), "values", list);
}

/**
 * callboard_metric_get_is_check:
 * @self: a metric
 *
 * Returns: whether it is a check: a boolean whose slug ends in `_check`; true passes
 */
gboolean
callboard_metric_get_is_check (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), FALSE);

  return self->slug != NULL && g_str_has_suffix (self->slug, "_check") &&
         callboard_metric_get_metric_type (self) == CALLBOARD_METRIC_TYPE_BOOLEAN;
}

/**
 * callboard_metric_get_check_result:
 * @self: a metric
 *
 * Returns: the result of the check, which fails if any of its values fails
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
      int boolean = callboard_metric_value_get_boolean (value);

      if (boolean == 0)
        return CALLBOARD_CHECK_FAILED;
      if (boolean == 1)
        result = CALLBOARD_CHECK_PASSED;
    }

  return result;
}

static gboolean
has_time_unit (CallboardMetric *self)
{
  static const char *const units[] = {
    "ms", "milliseconds", "s", "seconds", "min", "minutes", "h", "hours", NULL
  };
  const char *unit = get_unit_text (self);

  return unit != NULL && g_strv_contains (units, unit);
}

/**
 * callboard_metric_get_group:
 * @self: a metric
 *
 * Returns: the group that shows it
 */
CallboardMetricGroup
callboard_metric_get_group (CallboardMetric *self)
{
  static const CallboardMetricGroup check_groups[] = {
    [CALLBOARD_CHECK_NONE] = CALLBOARD_METRIC_GROUP_NOT_EVALUATED,
    [CALLBOARD_CHECK_PASSED] = CALLBOARD_METRIC_GROUP_PASSED,
    [CALLBOARD_CHECK_FAILED] = CALLBOARD_METRIC_GROUP_FAILED,
  };

  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), CALLBOARD_METRIC_GROUP_OTHER);

  if (callboard_metric_get_is_check (self))
    return check_groups[callboard_metric_get_check_result (self)];
  if (has_time_unit (self))
    return CALLBOARD_METRIC_GROUP_TIMING;

  switch (callboard_metric_get_metric_type (self))
    {
    case CALLBOARD_METRIC_TYPE_OFFSET:
      return CALLBOARD_METRIC_GROUP_TIMING;
    case CALLBOARD_METRIC_TYPE_BOOLEAN:
    case CALLBOARD_METRIC_TYPE_CLASSIFICATION:
    case CALLBOARD_METRIC_TYPE_COUNT:
    case CALLBOARD_METRIC_TYPE_SCALE:
    case CALLBOARD_METRIC_TYPE_TEXT:
      return CALLBOARD_METRIC_GROUP_CONVERSATION;
    case CALLBOARD_METRIC_TYPE_NUMERIC:
    case CALLBOARD_METRIC_TYPE_OTHER:
    default:
      return CALLBOARD_METRIC_GROUP_OTHER;
    }
}

/**
 * callboard_metric_get_definition:
 * @self: a metric
 *
 * Returns: (transfer none) (nullable): its definition; %NULL until
 *   callboard_metric_set_definition() was called
 */
CallboardMetricDefinition *
callboard_metric_get_definition (CallboardMetric *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC (self), NULL);

  return self->definition;
}

/**
 * callboard_metric_set_definition:
 * @self: a metric
 * @definition: (nullable): its definition
 *
 * Sets what the metric means, and the labels of its booleans.
 */
void
callboard_metric_set_definition (CallboardMetric           *self,
                                 CallboardMetricDefinition *definition)
{
  guint n;

  g_return_if_fail (CALLBOARD_IS_METRIC (self));

  g_set_object (&self->definition, definition);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->values));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CallboardMetricValue) value = g_list_model_get_item (G_LIST_MODEL (self->values), i);
      int boolean = callboard_metric_value_get_boolean (value);

      callboard_metric_value_set_boolean_label (value,
                                                definition != NULL && boolean >= 0
                                                  ? callboard_metric_definition_get_boolean_label (definition, boolean == 1)
                                                  : NULL);
    }
}
