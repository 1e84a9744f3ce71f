/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-run-schedule.h"

G_BEGIN_DECLS

void callboard_demo_story_apply (CallboardDemoRunSchedule *schedule);

const char *callboard_demo_story_get_agent_version (const CallboardDemoPlan *plan);

JsonObject *callboard_demo_story_get_metric (const CallboardDemoPlan *plan,
                                             CallboardDemoPersonas   *personas,
                                             guint                    metric);

G_END_DECLS
