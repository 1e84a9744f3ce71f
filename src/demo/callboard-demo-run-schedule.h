/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-personas.h"
#include "callboard-demo-catalog.h"
#include "callboard-demo-simulation.h"

G_BEGIN_DECLS

/**
 * CallboardDemoRunSchedule:
 *
 * The schedule of a run. Immutable.
 */
typedef struct _CallboardDemoRunSchedule CallboardDemoRunSchedule;

CallboardDemoRunSchedule *callboard_demo_run_schedule_new (const CallboardDemoPlan *plan,
                                                           CallboardDemoPersonas   *personas,
                                                           GRand                   *random,
                                                           gint64                   world_created_at);

void callboard_demo_run_schedule_free (CallboardDemoRunSchedule *self);

const CallboardDemoPlan *callboard_demo_run_schedule_get_plan (CallboardDemoRunSchedule *self);

guint callboard_demo_run_schedule_get_n_simulations (CallboardDemoRunSchedule *self);

const CallboardDemoSimulation *callboard_demo_run_schedule_get_simulation (CallboardDemoRunSchedule *self,
                                                                           guint                     position);

gint64 callboard_demo_run_schedule_get_created_at (CallboardDemoRunSchedule *self);

gint64 callboard_demo_run_schedule_get_started_at (CallboardDemoRunSchedule *self);

gint64 callboard_demo_run_schedule_get_ended_at (CallboardDemoRunSchedule *self);

const char *callboard_demo_run_schedule_get_status (CallboardDemoRunSchedule *self,
                                                    gint64                    now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CallboardDemoRunSchedule, callboard_demo_run_schedule_free)

G_END_DECLS
