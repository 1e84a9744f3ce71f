/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a metric is computed, in words. Used by the Metrics page.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-metric-definition-labels.h"
#include "callboard-metric-value-labels.h"
#include "callboard-text.h"

/* The maximum length of a text of the server, in characters. */
#define MAX_TEXT 200

typedef struct
{
  const char *value;
  const char *label;
} Label;

static const Label operators[] = {
  { "LT", "<" }, { "LTE", "≤" }, { "GT", ">" }, { "GTE", "≥" }, { "EQ", "=" }, { "NEQ", "≠" },
};

/* Which of several values of a call is compared. */
static const Label aggregations[] = {
  { "MAX", NC_("aggregation", "largest value") },
  { "MIN", NC_("aggregation", "smallest value") },
  { "AVG", NC_("aggregation", "average") },
  { "AVERAGE", NC_("aggregation", "average") },
  { "MEAN", NC_("aggregation", "average") },
  { "MEDIAN", NC_("aggregation", "median") },
  { "SUM", NC_("aggregation", "sum") },
  { "ALL", NC_("aggregation", "every value") },
  { "ANY", NC_("aggregation", "any value") },
};

static const Label calculations[] = {
  { "LLM_JUDGE", NC_("calculation", "Judged by a language model") },
  { "PROVIDER", NC_("calculation", "Reading of the provider") },
  { "THRESHOLD", NC_("calculation", "Threshold") },
  { "FORMULA", NC_("calculation", "Formula") },
};

static const char *
find_label (const Label *labels,
            guint        n_labels,
            const char  *value)
{
  for (guint i = 0; i < n_labels; i++)
    if (g_strcmp0 (labels[i].value, value) == 0)
      return labels[i].label;

  return NULL;
}

static const char *
get_unit (CallboardMetricDefinition *definition)
{
  CallboardMetricUnit *unit = definition != NULL ? callboard_metric_definition_get_unit (definition) : NULL;
  const char *symbol = unit != NULL ? callboard_metric_unit_get_symbol (unit) : NULL;

  return symbol != NULL || unit == NULL ? symbol : callboard_metric_unit_get_name (unit);
}

static char *
dup_limit (CallboardMetricThreshold  *threshold,
           CallboardMetricDefinition *source)
{
  const char *digits = callboard_metric_threshold_get_digits (threshold);
  double value;

  if (callboard_metric_threshold_get_value (threshold, &value))
    return callboard_metric_format_measure (digits, value, get_unit (source));

  return digits != NULL ? callboard_text_sanitize_line (digits, MAX_TEXT) : NULL;
}

static char *
dup_operator (CallboardMetricThreshold *threshold)
{
  const char *operator = callboard_metric_threshold_get_operator (threshold);
  const char *symbol = find_label (operators, G_N_ELEMENTS (operators), operator);

  if (symbol != NULL)
    return g_strdup (symbol);

  return operator != NULL ? callboard_text_sanitize_line (operator, MAX_TEXT) : NULL;
}

static char *
dup_name (CallboardMetricDefinition *definition)
{
  const char *name = definition != NULL ? callboard_metric_definition_get_name (definition) : NULL;

  return name != NULL ? callboard_text_sanitize_line (name, MAX_TEXT) : NULL;
}

/* Returns: (nullable): "Silence duration ≤ 2 s (largest value)", as far as it is known */
static char *
dup_condition (CallboardMetricThreshold  *threshold,
               CallboardMetricDefinition *source)
{
  g_autofree char *name = dup_name (source);
  g_autofree char *operator = dup_operator (threshold);
  g_autofree char *limit = dup_limit (threshold, source);
  const char *mode = callboard_metric_threshold_get_aggregation_mode (threshold);
  const char *known = find_label (aggregations, G_N_ELEMENTS (aggregations), mode);
  g_autofree char *other = known == NULL && mode != NULL ? callboard_text_humanize (mode) : NULL;
  g_autofree char *comparison = NULL;

  if (operator == NULL || limit == NULL)
    return NULL;

  /* Translators: the name of a metric, a sign such as ≤, and a number with its unit */
  comparison = name != NULL ? g_strdup_printf (_("%s %s %s"), name, operator, limit)
                            /* Translators: a sign such as ≤, and a number with its unit */
                            : g_strdup_printf (_("%s %s"), operator, limit);
  if (mode == NULL || *mode == '\0')
    return g_steal_pointer (&comparison);

  /* Translators: a condition such as "Silence duration ≤ 2 s", and which of several values
   * has to meet it, such as "largest value" */
  return g_strdup_printf (_("%s (%s)"), comparison,
                          known != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "aggregation", known) : other);
}

/**
 * callboard_metric_definition_dup_summary:
 * @definition: a definition
 * @source: (nullable): the definition of the metric that its threshold compares
 *
 * Returns: (transfer full) (nullable): how the metric is computed, such as "Threshold:
 *   Silence duration ≤ 2 s (largest value)" or "Judged by a language model"; %NULL if that is
 *   not known
 */
char *
callboard_metric_definition_dup_summary (CallboardMetricDefinition *definition,
                                         CallboardMetricDefinition *source)
{
  CallboardMetricThreshold *threshold;
  g_autofree char *condition = NULL;
  const char *type;
  const char *label;

  g_return_val_if_fail (CALLBOARD_IS_METRIC_DEFINITION (definition), NULL);

  threshold = callboard_metric_definition_get_threshold (definition);
  condition = threshold != NULL ? dup_condition (threshold, source) : NULL;
  if (condition != NULL)
    /* Translators: a condition such as "Silence duration ≤ 2 s" */
    return g_strdup_printf (_("Threshold: %s"), condition);

  type = callboard_metric_definition_get_calculation_type (definition);
  if (type == NULL || *type == '\0')
    return NULL;

  label = find_label (calculations, G_N_ELEMENTS (calculations), type);

  return label != NULL ? g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "calculation", label))
                       : callboard_text_humanize (type);
}
