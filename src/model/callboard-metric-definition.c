/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The definition of a metric: what it means and how it is computed.
 */

#include "config.h"

#include "callboard-metric-definition.h"

/**
 * CallboardMetricDefinition:
 *
 * The definition of a metric, from `GET /v1/metric/definitions`. The properties have the
 * names of the API fields, except `metric-type` (`type`).
 */
struct _CallboardMetricDefinition
{
  CallboardApiObject        parent_instance;

  char                     *id;
  char                     *slug;
  char                     *name;
  char                     *description;
  char                     *metric_type;
  char                     *scope;
  char                     *calculation_type;
  char                     *version_id;
  char                     *boolean_true_label;
  char                     *boolean_false_label;
  CallboardMetricUnit      *unit;
  CallboardMetricThreshold *threshold;
};

static const CallboardField fields[] = {
  { "id", "id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_IDENTITY,
    G_STRUCT_OFFSET (CallboardMetricDefinition, id) },
  { "slug", "slug", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, slug) },
  { "name", "name", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, name) },
  { "description", "description", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, description) },
  { "type", "metric-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, metric_type) },
  { "scope", "scope", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, scope) },
  { "calculationType", "calculation-type", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, calculation_type) },
  { "versionId", "version-id", CALLBOARD_FIELD_ID, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, version_id) },
  { "booleanTrueLabel", "boolean-true-label", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, boolean_true_label) },
  { "booleanFalseLabel", "boolean-false-label", CALLBOARD_FIELD_STRING, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, boolean_false_label) },
  { "unit", "unit", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, unit),
    callboard_metric_unit_get_type },
  { "threshold", "threshold", CALLBOARD_FIELD_OBJECT, CALLBOARD_FIELD_OPTIONAL,
    G_STRUCT_OFFSET (CallboardMetricDefinition, threshold),
    callboard_metric_threshold_get_type },
};

CALLBOARD_DEFINE_API_OBJECT (CallboardMetricDefinition, callboard_metric_definition, fields)

/**
 * callboard_metric_definition_decode_list:
 * @body: the response to `GET /v1/metric/definitions`
 * @error: return location for an error
 *
 * Sets %CALLBOARD_ERROR_MALFORMED if @body is not such a response.
 *
 * Returns: (transfer full) (nullable): a list of #CallboardMetricDefinition
 */
CallboardApiPage *
callboard_metric_definition_decode_list (GBytes  *body,
                                         GError **error)
{
  return callboard_api_page_decode (CALLBOARD_TYPE_API_PAGE, CALLBOARD_TYPE_METRIC_DEFINITION, NULL,
                                    body, error);
}

/**
 * callboard_metric_definition_get_id:
 * @self: a definition
 *
 * Returns: (transfer none): its `id`, the `metricDefinitionId` of metrics and checks
 */
const char *
callboard_metric_definition_get_id (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->id;
}

/**
 * callboard_metric_definition_get_slug:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `slug`; %NULL if unknown
 */
const char *
callboard_metric_definition_get_slug (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->slug;
}

/**
 * callboard_metric_definition_get_name:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `name`; %NULL if unknown
 */
const char *
callboard_metric_definition_get_name (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->name;
}

/**
 * callboard_metric_definition_get_description:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `description`; %NULL if unknown
 */
const char *
callboard_metric_definition_get_description (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->description;
}

/**
 * callboard_metric_definition_get_calculation_type:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `calculationType`, such as `LLM_JUDGE`; %NULL if unknown
 */
const char *
callboard_metric_definition_get_calculation_type (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->calculation_type;
}

/**
 * callboard_metric_definition_get_version_id:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `versionId`, which changes when the definition does; %NULL if unknown
 */
const char *
callboard_metric_definition_get_version_id (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->version_id;
}

/**
 * callboard_metric_definition_get_boolean_label:
 * @self: a definition
 * @value: a value of the metric
 *
 * Returns: (transfer none) (nullable): its `booleanTrueLabel` or `booleanFalseLabel`; %NULL
 *   if there is none
 */
const char *
callboard_metric_definition_get_boolean_label (CallboardMetricDefinition *self,
                                               gboolean                   value)
{
  const char *label;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  label = value ? self->boolean_true_label : self->boolean_false_label;

  return label != NULL && *label != '\0' ? label : NULL;
}

/**
 * callboard_metric_definition_get_unit:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `unit`; %NULL if it has none
 */
CallboardMetricUnit *
callboard_metric_definition_get_unit (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->unit;
}

/**
 * callboard_metric_definition_get_threshold:
 * @self: a definition
 *
 * Returns: (transfer none) (nullable): its `threshold`; %NULL if it has none
 */
CallboardMetricThreshold *
callboard_metric_definition_get_threshold (CallboardMetricDefinition *self)
{
  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (self), NULL);

  return self->threshold;
}
