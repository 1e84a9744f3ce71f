/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-run-schedule.h"

G_BEGIN_DECLS

JsonObject *callboard_demo_run_response_new_summary (const char               *id,
                                                     const char               *plan_id,
                                                     CallboardDemoRunSchedule *schedule,
                                                     gint64                    now);

GBytes *callboard_demo_run_response_new (const char               *id,
                                         const char               *plan_id,
                                         CallboardDemoRunSchedule *schedule,
                                         CallboardDemoPersonas    *personas,
                                         gint64                    now);

JsonObject *callboard_demo_run_response_make_simulation (CallboardDemoRunSchedule *schedule,
                                                         guint                     position,
                                                         gint64                    now);

G_END_DECLS
