/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a value, its text and its metric share.
 */

#pragma once

#include "callboard-metric-value.h"

G_BEGIN_DECLS

void        callboard_metric_value_set_metric      (CallboardMetricValue *self,
                                                    const char           *metric_type,
                                                    const char           *unit,
                                                    gboolean              is_check);
const char *callboard_metric_value_get_metric_type (CallboardMetricValue *self);
const char *callboard_metric_value_get_unit        (CallboardMetricValue *self);
gboolean    callboard_metric_value_get_is_check    (CallboardMetricValue *self);
GVariant   *callboard_metric_value_get_value       (CallboardMetricValue *self);

G_END_DECLS
