/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the filters of the list of runs are called. Used by its popover, its chips and the
 * page without matches.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-formats.h"
#include "callboard-run-filter-labels.h"

/**
 * callboard_run_filter_get_period_label:
 * @period: a period
 *
 * Returns: (transfer none): the translated label, such as "Last 7 Days"
 */
const char *
callboard_run_filter_get_period_label (CallboardRunPeriod period)
{
  switch (period)
    {
    case CALLBOARD_RUN_PERIOD_TODAY:
      return C_("period", "Today");
    case CALLBOARD_RUN_PERIOD_7_DAYS:
      return C_("period", "Last 7 Days");
    case CALLBOARD_RUN_PERIOD_30_DAYS:
      return C_("period", "Last 30 Days");
    case CALLBOARD_RUN_PERIOD_ANY:
    default:
      return C_("period", "Any Time");
    }
}

/**
 * callboard_run_filter_dup_plan_label:
 * @run_list: a list that is filtered by plan
 *
 * Returns: (transfer full): the name of the plan, or "Plan" and its ID
 */
char *
callboard_run_filter_dup_plan_label (CallboardRunList *run_list)
{
  const char *plan_id = callboard_run_list_get_filter (run_list)->plan_id;
  g_autoptr(GHashTable) plans = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (plan_id != NULL, NULL);

  plans = callboard_run_list_dup_plans (run_list);
  if (g_hash_table_lookup (plans, plan_id) != NULL)
    return callboard_format_one_line (g_hash_table_lookup (plans, plan_id));

  line = callboard_format_one_line (plan_id);
  /* Translators: %s is the ID of a plan whose name is not known */
  return g_strdup_printf (_("Plan %s"), line);
}

/**
 * callboard_run_filter_dup_label_label:
 * @run_list: a list that is filtered by label
 *
 * Returns: (transfer full): for example "Label: nightly"
 */
char *
callboard_run_filter_dup_label_label (CallboardRunList *run_list)
{
  g_autofree char *line = callboard_format_one_line (callboard_run_list_get_filter (run_list)->label_name);

  /* Translators: %s is the name of a label of runs */
  return g_strdup_printf (_("Label: %s"), line);
}

/**
 * callboard_run_filter_get_empty_title:
 * @filter: a filter
 *
 * Returns: (transfer none): the title of a list without a match, such as "No Failed Runs"
 */
const char *
callboard_run_filter_get_empty_title (const CallboardRunFilter *filter)
{
  switch (filter->result)
    {
    case CALLBOARD_RUN_RESULT_FAILED:
      return _("No Failed Runs");
    case CALLBOARD_RUN_RESULT_ERROR:
      return _("No Runs With an Error");
    case CALLBOARD_RUN_RESULT_NOT_JUDGED:
      return _("No Runs That Were Not Judged");
    case CALLBOARD_RUN_RESULT_PASSED:
      return _("No Passed Runs");
    case CALLBOARD_RUN_RESULT_RUNNING:
      return _("No Running Runs");
    case CALLBOARD_RUN_RESULT_CANCELED:
      return _("No Canceled Runs");
    case CALLBOARD_RUN_RESULT_UNKNOWN:
      return _("No Unknown Results");
    case CALLBOARD_N_RUN_RESULTS:
    default:
      return filter->plan_id != NULL && filter->label_name == NULL &&
             filter->period == CALLBOARD_RUN_PERIOD_ANY
               ? _("No Runs of This Plan") : _("No Matching Runs");
    }
}

/**
 * callboard_run_filter_dup_description:
 * @run_list: a list
 *
 * Returns: (transfer full): its filters, apart from the result, a line each
 */
char *
callboard_run_filter_dup_description (CallboardRunList *run_list)
{
  const CallboardRunFilter *filter = callboard_run_list_get_filter (run_list);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) lines = NULL;

  if (filter->plan_id != NULL)
    g_strv_builder_take (builder, callboard_run_filter_dup_plan_label (run_list));
  if (filter->label_name != NULL)
    g_strv_builder_take (builder, callboard_run_filter_dup_label_label (run_list));
  if (filter->period != CALLBOARD_RUN_PERIOD_ANY)
    g_strv_builder_add (builder, callboard_run_filter_get_period_label (filter->period));
  lines = g_strv_builder_end (builder);

  return g_strjoinv ("\n", lines);
}
