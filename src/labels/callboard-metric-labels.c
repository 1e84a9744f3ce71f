/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings of the groups that metrics are shown in.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "callboard-metric-labels.h"

/**
 * callboard_metric_group_get_label:
 * @group: a group
 *
 * Returns: (transfer none): its heading, translated
 */
const char *
callboard_metric_group_get_label (CallboardMetricGroup group)
{
  static const char *const labels[CALLBOARD_N_METRIC_GROUPS] = {
    [CALLBOARD_METRIC_GROUP_FAILED] = NC_("metric group", "Failed Checks"),
    [CALLBOARD_METRIC_GROUP_PASSED] = NC_("metric group", "Passed Checks"),
    [CALLBOARD_METRIC_GROUP_UNDECIDED] = NC_("metric group", "Checks Without a Result"),
    [CALLBOARD_METRIC_GROUP_RATINGS] = NC_("metric group", "Ratings"),
    [CALLBOARD_METRIC_GROUP_NUMBERS] = NC_("metric group", "Numbers"),
    [CALLBOARD_METRIC_GROUP_COUNTS] = NC_("metric group", "Counts"),
    [CALLBOARD_METRIC_GROUP_TIMES] = NC_("metric group", "Times"),
    [CALLBOARD_METRIC_GROUP_CATEGORIES] = NC_("metric group", "Categories"),
    [CALLBOARD_METRIC_GROUP_FACTS] = NC_("metric group", "Yes or No"),
    [CALLBOARD_METRIC_GROUP_TEXTS] = NC_("metric group", "Texts"),
    [CALLBOARD_METRIC_GROUP_OTHERS] = NC_("metric group", "Others"),
  };

  g_return_val_if_fail (group < CALLBOARD_N_METRIC_GROUPS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "metric group", labels[group]);
}
