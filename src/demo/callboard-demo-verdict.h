/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "callboard-demo-run-schedule.h"

G_BEGIN_DECLS

JsonObject *callboard_demo_attempt_summary_new (CallboardDemoRunSchedule *schedule,
                                                gint64                    now);

guint callboard_demo_check_count_passed (const CallboardDemoCheck *planned,
                                         guint                     evaluated);

JsonObject *callboard_demo_verdict_new (CallboardDemoRunSchedule *schedule,
                                        CallboardDemoPersonas    *personas,
                                        gint64                    now);

G_END_DECLS
