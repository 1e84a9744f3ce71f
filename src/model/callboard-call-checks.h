/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-metric.h"
#include "callboard-result.h"
#include "callboard-verdict-check.h"
#include "callboard-verdict.h"

G_BEGIN_DECLS

/**
 * CallboardCallCheck:
 * @definition_id: (nullable): the `metricDefinitionId` of the metric
 * @name: (nullable): the `metricName` of the check, else the `name` of the metric
 * @slug: (nullable): the `slug` of the metric
 * @result: whether the call passed it
 * @reason: (nullable): the `valueReasoning` of the value that failed
 * @start_offset: where in the call it failed, in ms; %CALLBOARD_OFFSET_UNKNOWN if unknown
 *
 * A check and what the metrics of a call say about it. All texts come from the server.
 */
typedef struct
{
  const char           *definition_id;
  const char           *name;
  const char           *slug;
  CallboardCheckResult  result;
  const char           *reason;
  gint64                start_offset;
} CallboardCallCheck;

#define CALLBOARD_TYPE_CALL_CHECKS (callboard_call_checks_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCallChecks, callboard_call_checks, CALLBOARD, CALL_CHECKS, GObject)

CallboardCallChecks        *callboard_call_checks_new              (GListModel            *metrics,
                                                                    CallboardVerdict      *verdict);
CallboardCallChecks        *callboard_call_checks_new_passed       (void);
const CallboardCheckCounts *callboard_call_checks_get_counts       (CallboardCallChecks   *self);
guint                       callboard_call_checks_get_n            (CallboardCallChecks   *self);
const CallboardCallCheck   *callboard_call_checks_get              (CallboardCallChecks   *self,
                                                                    guint                  index);
gint64                      callboard_call_checks_get_failure_offset
                                                                   (CallboardCallChecks   *self);
CallboardCheckResult        callboard_call_checks_get_result       (CallboardCallChecks   *self,
                                                                    CallboardVerdictCheck *check);
gboolean                    callboard_call_checks_equal            (CallboardCallChecks   *self,
                                                                    CallboardCallChecks   *other);

G_END_DECLS
