/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RESULT_BAR (callboard_result_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardResultBar, callboard_result_bar, CALLBOARD, RESULT_BAR, GtkWidget)

void callboard_result_bar_set_plan_job (CallboardResultBar *self,
                                        CallboardPlanJob   *plan_job);

G_END_DECLS
