/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_OUTCOME_BAR (callboard_outcome_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardOutcomeBar, callboard_outcome_bar, CALLBOARD, OUTCOME_BAR, GtkWidget)

void callboard_outcome_bar_set_plan_job (CallboardOutcomeBar *self,
                                         CallboardPlanJob    *plan_job);

G_END_DECLS
