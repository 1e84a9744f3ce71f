/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-decode-snapshot.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

typedef struct _CallboardPlanJobItems CallboardPlanJobItems;

/**
 * CallboardPlanJobItem:
 * @unchanged: the index of the same bytes in the snapshot, or
 *   %CALLBOARD_DECODE_SNAPSHOT_NONE if the item was decoded
 * @simulation: (nullable): the decoded simulation
 * @error: (nullable): the reason why the item is malformed
 *
 * An item of `simulationJobs`.
 */
typedef struct
{
  guint                   unchanged;
  CallboardSimulationJob *simulation;
  GError                 *error;
} CallboardPlanJobItem;

CallboardPlanJobItems      *callboard_plan_job_items_new          (GBytes                  *body,
                                                                   CallboardDecodeSnapshot *base);
void                        callboard_plan_job_items_free         (CallboardPlanJobItems   *self);
GBytes                     *callboard_plan_job_items_dup_envelope (CallboardPlanJobItems   *self);
gboolean                    callboard_plan_job_items_finish       (CallboardPlanJobItems   *self);
guint                       callboard_plan_job_items_get_n        (CallboardPlanJobItems   *self);
const CallboardPlanJobItem *callboard_plan_job_items_get          (CallboardPlanJobItems   *self,
                                                                   guint                    position,
                                                                   CallboardJsonRange      *range);
CallboardApiObjectCache    *callboard_plan_job_items_steal_cache  (CallboardPlanJobItems   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardPlanJobItems, callboard_plan_job_items_free)

G_END_DECLS
