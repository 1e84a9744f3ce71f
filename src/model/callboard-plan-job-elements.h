/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job-source.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

typedef struct _CallboardPlanJobElements CallboardPlanJobElements;

/**
 * CallboardPlanJobElement:
 * @known: where the same bytes stood in the source, or
 *   %CALLBOARD_PLAN_JOB_SOURCE_NONE; the rest is %NULL then
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
} CallboardPlanJobElement;

CallboardPlanJobElements      *callboard_plan_job_elements_new      (GBytes                   *body,
                                                                     CallboardPlanJobSource   *source);
void                           callboard_plan_job_elements_free     (CallboardPlanJobElements *self);
GBytes                        *callboard_plan_job_elements_dup_rest (CallboardPlanJobElements *self);
gboolean                       callboard_plan_job_elements_finish   (CallboardPlanJobElements *self);
guint                          callboard_plan_job_elements_get_n    (CallboardPlanJobElements *self);
const CallboardPlanJobElement *callboard_plan_job_elements_get      (CallboardPlanJobElements *self,
                                                                     guint                     position,
                                                                     CallboardJsonRange       *range);
CallboardRecordPool           *callboard_plan_job_elements_settle   (CallboardPlanJobElements *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardPlanJobElements, callboard_plan_job_elements_free)

G_END_DECLS
