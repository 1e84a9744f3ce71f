/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-agent-endpoint.h"
#include "callboard-background-noise.h"
#include "callboard-call-checks.h"
#include "callboard-call-metrics.h"
#include "callboard-invalidation.h"
#include "callboard-outcome.h"
#include "callboard-persona.h"
#include "callboard-run-plan.h"
#include "callboard-scenario.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATION_JOB (callboard_simulation_job_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationJob, callboard_simulation_job, CALLBOARD, SIMULATION_JOB, CallboardApiObject)

CallboardSimulationJob *callboard_simulation_job_decode             (GBytes                  *body,
                                                                     GError                 **error);
const char             *callboard_simulation_job_get_id             (CallboardSimulationJob  *self);
const char             *callboard_simulation_job_get_status         (CallboardSimulationJob  *self);
const char             *callboard_simulation_job_get_stage          (CallboardSimulationJob  *self);
CallboardPersona       *callboard_simulation_job_get_persona        (CallboardSimulationJob  *self);
CallboardScenario      *callboard_simulation_job_get_scenario       (CallboardSimulationJob  *self);
CallboardAgentEndpoint *callboard_simulation_job_get_agent_endpoint (CallboardSimulationJob  *self);
GDateTime              *callboard_simulation_job_get_created_at     (CallboardSimulationJob  *self);
GDateTime              *callboard_simulation_job_get_started_at     (CallboardSimulationJob  *self);
GDateTime              *callboard_simulation_job_get_completed_at   (CallboardSimulationJob  *self);
CallboardOutcome        callboard_simulation_job_get_outcome        (CallboardSimulationJob  *self);
CallboardResult         callboard_simulation_job_get_result         (CallboardSimulationJob  *self);
CallboardCallChecks    *callboard_simulation_job_get_checks         (CallboardSimulationJob  *self);
gboolean                callboard_simulation_job_fails              (CallboardSimulationJob  *self,
                                                                     CallboardVerdictCheck   *check);
void                    callboard_simulation_job_set_checks         (CallboardSimulationJob  *self,
                                                                     CallboardCallChecks     *checks);
CallboardCallMetrics   *callboard_simulation_job_get_metrics        (CallboardSimulationJob  *self);
void                    callboard_simulation_job_set_metrics        (CallboardSimulationJob  *self,
                                                                     CallboardCallMetrics    *metrics);
gint64                  callboard_simulation_job_get_duration       (CallboardSimulationJob  *self);
CallboardRunPlan       *callboard_simulation_job_get_run_plan       (CallboardSimulationJob  *self);
gboolean                callboard_simulation_job_update             (CallboardSimulationJob  *self,
                                                                     CallboardSimulationJob  *fresh);

G_END_DECLS
