/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-failure-marker.h"
#include "callboard-metric.h"
#include "callboard-object-list.h"
#include "callboard-skipped-item.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_METRIC_LIST (callboard_metric_list_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMetricList, callboard_metric_list, CALLBOARD, METRIC_LIST, CallboardObjectList)

CallboardMetricList *callboard_metric_list_decode              (GBytes                *body,
                                                                GError               **error);
GListModel          *callboard_metric_list_get_skipped_items   (CallboardMetricList   *self);
GListModel          *callboard_metric_list_get_unreadable     (CallboardMetricList   *self);
GListModel          *callboard_metric_list_get_failure_markers (CallboardMetricList   *self);
guint                callboard_metric_list_count_checks        (CallboardMetricList   *self,
                                                                CallboardCheckResult   result);

G_END_DECLS
