/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric.h"

G_BEGIN_DECLS

const char *callboard_metric_group_get_label (CallboardMetricGroup  group);
char       *callboard_metric_dup_title       (CallboardMetric      *metric);

G_END_DECLS
