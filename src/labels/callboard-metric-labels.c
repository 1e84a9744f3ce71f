/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The titles of metrics and of the groups that the Metrics page shows them in.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-metric-labels.h"
#include "callboard-text.h"

#define MAX_NAME 200

/**
 * callboard_metric_group_get_label:
 * @group: a group
 *
 * Returns: (transfer none): the translated heading
 */
const char *
callboard_metric_group_get_label (CallboardMetricGroup group)
{
  static const char *const labels[CALLBOARD_N_METRIC_GROUPS] = {
    [CALLBOARD_METRIC_GROUP_FAILED] = NC_("metric group", "Failed Checks"),
    [CALLBOARD_METRIC_GROUP_PASSED] = NC_("metric group", "Passed Checks"),
    [CALLBOARD_METRIC_GROUP_NOT_EVALUATED] = NC_("metric group", "Not Evaluated"),
    [CALLBOARD_METRIC_GROUP_TIMING] = NC_("metric group", "Timing"),
    [CALLBOARD_METRIC_GROUP_CONVERSATION] = NC_("metric group", "Conversation"),
    [CALLBOARD_METRIC_GROUP_OTHER] = NC_("metric group", "Other Metrics"),
  };

  g_return_val_if_fail (group < CALLBOARD_N_METRIC_GROUPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "metric group", labels[group]);
}

/**
 * callboard_metric_dup_title:
 * @metric: a metric
 *
 * Returns: (transfer full): the `name`, the readable `slug` without a name, or
 *   "Unnamed metric"
 */
char *
callboard_metric_dup_title (CallboardMetric *metric)
{
  const char *name;
  const char *slug;

  g_return_val_if_fail (CALLBOARD_IS_METRIC (metric), NULL);

  name = callboard_metric_get_name (metric);
  slug = callboard_metric_get_slug (metric);
  if (name != NULL && *name != '\0')
    return callboard_text_sanitize_line (name, MAX_NAME);
  if (slug != NULL && *slug != '\0')
    return callboard_text_humanize (slug);

  /* Translators: a metric without a name */
  return g_strdup (_("Unnamed metric"));
}
