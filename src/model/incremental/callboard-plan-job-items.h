/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-decode-snapshot.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

typedef struct _CallboardPlanJobItems CallboardPlanJobItems;

/**
 * CallboardPlanJobItem:
 * @known: where the same bytes stood in the source, or
 *   %CALLBOARD_DECODE_SNAPSHOT_NONE; the rest is %NULL then
 * @simulation: (nullable): the simulation
 * @simulation_id: (nullable): otherwise its `simulationJobId`, where that can be read
 * @error: (nullable): otherwise why the rest cannot
 *
 * What was made of one element of `simulationJobs`.
 */
typedef struct
{
  guint                   known;
  CallboardSimulationJob *simulation;
  char                   *simulation_id;
  GError                 *error;
} CallboardPlanJobItem;

CallboardPlanJobItems      *callboard_plan_job_items_new      (GBytes                  *body,
                                                               CallboardDecodeSnapshot *source);
void                        callboard_plan_job_items_free     (CallboardPlanJobItems   *self);
GBytes                     *callboard_plan_job_items_dup_rest (CallboardPlanJobItems   *self);
gboolean                    callboard_plan_job_items_finish   (CallboardPlanJobItems   *self);
guint                       callboard_plan_job_items_get_n    (CallboardPlanJobItems   *self);
const CallboardPlanJobItem *callboard_plan_job_items_get      (CallboardPlanJobItems   *self,
                                                               guint                    position,
                                                               CallboardJsonRange      *range);
CallboardApiObjectCache    *callboard_plan_job_items_steal_cache   (CallboardPlanJobItems   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardPlanJobItems, callboard_plan_job_items_free)

G_END_DECLS
