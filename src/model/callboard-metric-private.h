/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric.h"

G_BEGIN_DECLS

CallboardMetric *callboard_metric_decode (JsonNode                 *node,
                                          const CallboardJsonPath  *path,
                                          GListStore               *skipped_items,
                                          GError                  **error);

G_END_DECLS
