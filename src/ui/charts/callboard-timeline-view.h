/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-clock.h"
#include "callboard-plan-job.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TIMELINE_VIEW (callboard_timeline_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTimelineView, callboard_timeline_view, CALLBOARD, TIMELINE_VIEW, GtkBox)

void callboard_timeline_view_set_plan_job (CallboardTimelineView *self,
                                           CallboardPlanJob      *plan_job,
                                           GListModel            *simulations,
                                           CallboardClock        *clock);

G_END_DECLS
