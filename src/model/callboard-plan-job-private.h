/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-plan-job.h"

G_BEGIN_DECLS

CallboardPlanJob *callboard_plan_job_decode_whole  (GBytes                  *body,
                                                    GError                 **error);
CallboardPlanJob *callboard_plan_job_decode_pieces (GBytes                  *body);
gboolean          callboard_plan_job_append        (CallboardPlanJob        *self,
                                                    CallboardSimulationJob  *simulation);
void              callboard_plan_job_set_aside     (CallboardPlanJob        *self,
                                                    const char              *simulation_id,
                                                    const GError            *error);

G_END_DECLS
