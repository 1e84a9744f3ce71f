/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-demo-run-schedule.h"

G_BEGIN_DECLS

JsonObject *callboard_demo_sweep_new (CallboardDemoRunSchedule *schedule,
                                      CallboardDemoPersonas    *personas,
                                      gint64                    now);

G_END_DECLS
