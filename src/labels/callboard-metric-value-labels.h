/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric-value.h"

G_BEGIN_DECLS

char *callboard_metric_format_measure        (const char           *digits,
                                              double                number,
                                              const char           *unit);
char *callboard_metric_value_dup_text        (CallboardMetricValue *self);
char *callboard_metric_value_dup_exact       (CallboardMetricValue *self);
char *callboard_metric_value_dup_detail      (CallboardMetricValue *self);
char *callboard_metric_value_dup_participant (CallboardMetricValue *self);

G_END_DECLS
