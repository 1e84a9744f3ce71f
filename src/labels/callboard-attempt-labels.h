/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-pending-retry.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

char *callboard_attempt_labels_dup_counts     (CallboardPlanJob        *plan_job);
char *callboard_attempt_labels_dup_retries    (CallboardAttemptSummary *summary);
char *callboard_attempt_labels_dup_next_retry (GListModel              *retries,
                                               GDateTime               *now);

G_END_DECLS
