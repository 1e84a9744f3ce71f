/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to `GET /v1/simulation/plan/job/{id}`: a script as the service
 * tells it at a moment; and one simulation of it. Used by CallboardDemoWorld. */

#pragma once

#include "callboard-demo-run-schedule.h"

G_BEGIN_DECLS

GBytes *callboard_demo_run_response_new (const char               *id,
                                         const char               *plan_id,
                                         CallboardDemoRunSchedule *script,
                                         CallboardDemoPersonas    *personas,
                                         gint64                    now);

GBytes *callboard_demo_run_response_new_simulation (CallboardDemoRunSchedule *script,
                                                    guint                     position,
                                                    gint64                    now);

G_END_DECLS
