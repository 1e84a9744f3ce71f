/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-personas.h"
#include "callboard-demo-catalog.h"
#include "callboard-demo-simulation.h"

G_BEGIN_DECLS

/**
 * CallboardDemoRunSchedule:
 * @plan: the plan of the run; its `n_simulations` is the length of @simulations
 * @simulations: (element-type CallboardDemoSimulation): the simulations; retries are at
 *   the end
 * @created_at: the creation time of the run
 * @started_at: the start time of the run
 * @calls_ended_at: the end time of the last simulation
 * @ended_at: the end time of the run
 *
 * The schedule of a run. Immutable. Times are in microseconds since the Unix epoch.
 */
typedef struct
{
  CallboardDemoPlan  plan;
  GArray            *simulations;
  gint64             created_at;
  gint64             started_at;
  gint64             calls_ended_at;
  gint64             ended_at;
} CallboardDemoRunSchedule;

CallboardDemoRunSchedule *callboard_demo_run_schedule_new (const CallboardDemoPlan        *plan,
                                                           CallboardDemoPersonas          *personas,
                                                           const CallboardDemoRunSchedule *first_run,
                                                           GRand                          *random,
                                                           gint64                          world_created_at);

gint64 callboard_demo_run_schedule_get_duration (const CallboardDemoPlan *plan,
                                                 gint64                  *start_delay);

void callboard_demo_run_schedule_free (CallboardDemoRunSchedule *self);

const CallboardDemoSimulation *callboard_demo_run_schedule_get_simulation (CallboardDemoRunSchedule *self,
                                                                           guint                     position);

const char *callboard_demo_run_schedule_get_status (CallboardDemoRunSchedule *self,
                                                    gint64                    now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoRunSchedule, callboard_demo_run_schedule_free)

G_END_DECLS
