/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OUTCOME_TOGGLES (callboard_outcome_toggles_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOutcomeToggles, callboard_outcome_toggles, CALLBOARD, OUTCOME_TOGGLES, AdwBin)

void     callboard_outcome_toggles_set_plan_job (CallboardOutcomeToggles *self,
                                                 CallboardPlanJob        *plan_job);
void     callboard_outcome_toggles_set_compact  (CallboardOutcomeToggles *self,
                                                 gboolean                 compact);
void     callboard_outcome_toggles_show_all     (CallboardOutcomeToggles *self);
gboolean callboard_outcome_toggles_is_all       (CallboardOutcomeToggles *self);
gboolean callboard_outcome_toggles_match        (CallboardOutcomeToggles *self,
                                                 CallboardSimulationJob  *simulation);

const char *callboard_outcome_toggles_get_label (CallboardOutcomeToggles *self);

G_END_DECLS
