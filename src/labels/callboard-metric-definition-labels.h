/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric-definition.h"

G_BEGIN_DECLS

char *callboard_metric_definition_dup_summary (CallboardMetricDefinition *definition,
                                               CallboardMetricDefinition *source);

G_END_DECLS
