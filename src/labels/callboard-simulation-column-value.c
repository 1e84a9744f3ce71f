/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of CallboardSimulationColumn that reads and formats the values of simulations.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-formats.h"
#include "callboard-metric-value-labels.h"
#include "callboard-simulation-column-private.h"
#include "callboard-text.h"

static const CallboardCallMetric *
find_metric (CallboardSimulationColumn *self,
             CallboardSimulationJob    *simulation)
{
  CallboardCallMetrics *metrics = callboard_simulation_job_get_metrics (simulation);

  return metrics != NULL ? callboard_call_metrics_find (metrics, callboard_run_metric_get_index (self->metric))
                         : NULL;
}

/**
 * callboard_simulation_column_has_value:
 * @self: a column
 * @simulation: a simulation
 *
 * Returns: whether @simulation has a value, which sorts before those that have none
 */
gboolean
callboard_simulation_column_has_value (CallboardSimulationColumn *self,
                                       CallboardSimulationJob    *simulation)
{
  const CallboardCallMetric *metric;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), FALSE);

  if (self->field != NULL)
    return callboard_simulation_field_has_value (self->field, simulation);

  metric = find_metric (self, simulation);

  return metric != NULL && metric->kind != CALLBOARD_CALL_METRIC_NONE;
}

/**
 * callboard_simulation_column_get_number:
 * @self: a column
 * @simulation: a simulation
 * @number: (out): return location for the number; of a boolean 1 or 0
 *
 * Returns: whether @simulation has a number
 */
gboolean
callboard_simulation_column_get_number (CallboardSimulationColumn *self,
                                        CallboardSimulationJob    *simulation,
                                        double                    *number)
{
  const CallboardCallMetric *metric;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (self->field != NULL)
    return callboard_simulation_field_get_number (self->field, simulation, number);

  metric = find_metric (self, simulation);
  if (metric == NULL ||
      (metric->kind != CALLBOARD_CALL_METRIC_NUMBER && metric->kind != CALLBOARD_CALL_METRIC_BOOLEAN))
    return FALSE;

  *number = metric->number;

  return TRUE;
}

/**
 * callboard_simulation_column_get_result:
 * @self: a column of the result or of a check
 * @simulation: a simulation
 *
 * Returns: the result whose icon to show; %CALLBOARD_N_RESULTS for none
 */
CallboardResult
callboard_simulation_column_get_result (CallboardSimulationColumn *self,
                                        CallboardSimulationJob    *simulation)
{
  double number;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), CALLBOARD_N_RESULTS);

  if (self->kind == CALLBOARD_COLUMN_RESULT)
    return callboard_simulation_job_get_result (simulation);
  if (self->kind != CALLBOARD_COLUMN_CHECK ||
      !callboard_simulation_column_get_number (self, simulation, &number))
    return CALLBOARD_N_RESULTS;

  return number > 0 ? CALLBOARD_RESULT_PASSED : CALLBOARD_RESULT_FAILED;
}

/* Why there is no value. */
static char *
dup_absence (CallboardCapture capture)
{
  switch (capture)
    {
    case CALLBOARD_CAPTURE_NOT_APPLICABLE:
      return g_strdup (_("Not applicable"));
    case CALLBOARD_CAPTURE_ERROR:
      return g_strdup (_("Error"));
    case CALLBOARD_CAPTURE_MALFORMED:
      return g_strdup (_("Unreadable"));
    case CALLBOARD_CAPTURE_VALUE:
    case CALLBOARD_CAPTURE_MISSING:
    case CALLBOARD_CAPTURE_OTHER:
    default:
      return g_strdup (_("No data"));
    }
}

static gboolean
is_yes_or_no (const char *label)
{
  return g_ascii_strcasecmp (label, "yes") == 0 || g_ascii_strcasecmp (label, "no") == 0;
}

static char *
dup_metric_text (CallboardSimulationColumn *self,
                 const CallboardCallMetric *metric)
{
  switch (metric->kind)
    {
    case CALLBOARD_CALL_METRIC_NUMBER:
      return callboard_metric_format_measure (metric->text, metric->number,
                                              callboard_run_metric_get_unit (self->metric));
    case CALLBOARD_CALL_METRIC_BOOLEAN:
      if (self->kind == CALLBOARD_COLUMN_CHECK)
        return g_strdup (metric->number > 0 ? C_("check", "Passed") : C_("check", "Failed"));
      if (metric->text != NULL && !is_yes_or_no (metric->text))
        return callboard_text_sanitize_line (metric->text, CALLBOARD_SIMULATION_COLUMN_MAX_TEXT);
      return g_strdup (metric->number > 0 ? _("Yes") : _("No"));
    case CALLBOARD_CALL_METRIC_TEXT:
      if (callboard_run_metric_get_metric_type (self->metric) == CALLBOARD_METRIC_TYPE_CLASSIFICATION)
        return callboard_text_humanize (metric->text);
      return callboard_format_one_line (metric->text);
    case CALLBOARD_CALL_METRIC_NONE:
    default:
      return dup_absence (metric->capture);
    }
}

/**
 * callboard_simulation_column_dup_text:
 * @self: a column
 * @simulation: a simulation
 *
 * Returns: (transfer full): the text of a cell, such as "2.8 s", "Passed" or "No data"; empty
 *   if the metrics of the call are not read
 */
char *
callboard_simulation_column_dup_text (CallboardSimulationColumn *self,
                                      CallboardSimulationJob    *simulation)
{
  const CallboardCallMetric *metric;

  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), NULL);

  if (self->field != NULL)
    return callboard_simulation_field_dup_text (self->field, simulation);
  if (callboard_simulation_job_get_metrics (simulation) == NULL)
    return g_strdup ("");

  metric = find_metric (self, simulation);

  return metric != NULL ? dup_metric_text (self, metric) : callboard_format_one_line (NULL);
}

/**
 * callboard_simulation_column_format:
 * @self: a column with statistics
 * @number: a number
 *
 * Returns: (transfer full): the number with its unit
 */
char *
callboard_simulation_column_format (CallboardSimulationColumn *self,
                                    double                     number)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_COLUMN (self), NULL);

  if (self->kind == CALLBOARD_COLUMN_DURATION)
    return callboard_format_duration ((gint64) CLAMP (number, 0, 1e15));

  return callboard_metric_format_measure (NULL, number, self->metric != NULL
                                                          ? callboard_run_metric_get_unit (self->metric) : NULL);
}
