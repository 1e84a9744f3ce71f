/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-pending-retry.h"
#include "callboard-run-result.h"
#include "callboard-verdict-check.h"
#include "callboard-verdict-failure.h"

G_BEGIN_DECLS

char *callboard_verdict_labels_dup_name      (const char              *name);
char *callboard_verdict_labels_dup_check     (CallboardVerdictCheck   *check);
char *callboard_verdict_labels_dup_minimum   (double                   minimum,
                                              int                      inherited);
char *callboard_verdict_labels_dup_failure   (CallboardVerdictFailure *failure);
char *callboard_verdict_labels_dup_obstacle  (CallboardPlanJob        *plan_job);
char *callboard_verdict_labels_dup_retry     (CallboardPendingRetry   *retry,
                                              GDateTime               *now);

G_END_DECLS
