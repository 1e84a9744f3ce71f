/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets CallboardMetric pass its type and unit to its values.
 */

#pragma once

#include "callboard-metric-value.h"

G_BEGIN_DECLS

void callboard_metric_value_set_metric (CallboardMetricValue *self,
                                        const char           *metric_type,
                                        const char           *unit,
                                        gboolean              is_check);

void callboard_metric_value_set_boolean_label (CallboardMetricValue *self,
                                               const char           *label);

G_END_DECLS
