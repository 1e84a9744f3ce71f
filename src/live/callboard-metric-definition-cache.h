/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account-history.h"
#include "callboard-metric-definition.h"

G_BEGIN_DECLS

typedef struct _CallboardClient CallboardClient;
typedef struct _CallboardClock CallboardClock;

#define CALLBOARD_TYPE_METRIC_DEFINITION_CACHE (callboard_metric_definition_cache_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricDefinitionCache, callboard_metric_definition_cache, CALLBOARD, METRIC_DEFINITION_CACHE, GObject)

CallboardMetricDefinitionCache *callboard_metric_definition_cache_new  (CallboardClient                *client,
                                                                        CallboardClock                 *clock,
                                                                        CallboardAccountHistory        *account_history);
void                            callboard_metric_definition_cache_load (CallboardMetricDefinitionCache *self);
CallboardMetricDefinition      *callboard_metric_definition_cache_find (CallboardMetricDefinitionCache *self,
                                                                        const char                     *id);

G_END_DECLS
