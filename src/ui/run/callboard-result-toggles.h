/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RESULT_TOGGLES (callboard_result_toggles_get_type ())

G_DECLARE_FINAL_TYPE (CallboardResultToggles, callboard_result_toggles, CALLBOARD, RESULT_TOGGLES, AdwBin)

void     callboard_result_toggles_set_plan_job (CallboardResultToggles *self,
                                                CallboardPlanJob       *plan_job);
void     callboard_result_toggles_set_compact  (CallboardResultToggles *self,
                                                gboolean                compact);
gboolean callboard_result_toggles_get_long     (CallboardResultToggles *self);
void     callboard_result_toggles_show_all     (CallboardResultToggles *self);
gboolean callboard_result_toggles_is_all       (CallboardResultToggles *self);
gboolean callboard_result_toggles_match        (CallboardResultToggles *self,
                                                CallboardSimulationJob *simulation);

const char *callboard_result_toggles_get_label (CallboardResultToggles *self);

G_END_DECLS
