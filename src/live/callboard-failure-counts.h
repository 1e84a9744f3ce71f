/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

/**
 * CallboardFailureCounts:
 *
 * For each check of the verdict of a run, the number of simulations that are known to have
 * failed it.
 */
typedef struct _CallboardFailureCounts CallboardFailureCounts;

CallboardFailureCounts *callboard_failure_counts_new          (CallboardPlanJob             *plan_job);
void                    callboard_failure_counts_free         (CallboardFailureCounts       *self);
void                    callboard_failure_counts_reset        (CallboardFailureCounts       *self);
void                    callboard_failure_counts_add          (CallboardFailureCounts       *self,
                                                               CallboardSimulationJob       *simulation);
void                    callboard_failure_counts_remove       (CallboardFailureCounts       *self,
                                                               CallboardSimulationJob       *simulation);
guint                   callboard_failure_counts_get          (const CallboardFailureCounts *self,
                                                               CallboardVerdictCheck        *check);
gboolean                callboard_failure_counts_are_complete (const CallboardFailureCounts *self,
                                                               guint                         n_calls);

G_END_DECLS
