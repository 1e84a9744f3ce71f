/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-clock.h"
#include "callboard-plan-job.h"
#include "callboard-run-results.h"
#include "callboard-simulation-filter.h"
#include "callboard-transcript-search.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SIMULATIONS_VIEW (callboard_simulations_view_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSimulationsView, callboard_simulations_view, CALLBOARD, SIMULATIONS_VIEW, GtkBox)

void                       callboard_simulations_view_set_plan_job          (CallboardSimulationsView  *self,
                                                                             CallboardPlanJob          *plan_job,
                                                                             CallboardClock            *clock);
void callboard_simulations_view_set_results (CallboardSimulationsView *self,
                                             CallboardRunResults      *results);
void                       callboard_simulations_view_set_simulation_filter (CallboardSimulationsView  *self,
                                                                             CallboardSimulationFilter *filter);
CallboardSimulationFilter *callboard_simulations_view_get_simulation_filter (CallboardSimulationsView  *self);
GListModel                *callboard_simulations_view_get_shown_simulations (CallboardSimulationsView  *self);
void                       callboard_simulations_view_focus_first           (CallboardSimulationsView  *self);
void                       callboard_simulations_view_select                (CallboardSimulationsView  *self,
                                                                             CallboardSimulationJob    *simulation);
gboolean                   callboard_simulations_view_step_failure          (CallboardSimulationsView  *self,
                                                                             gboolean                   forward);
void                       callboard_simulations_view_set_transcript_search
                                                                             (CallboardSimulationsView  *self,
                                                                              CallboardTranscriptSearch *search);
void                       callboard_simulations_view_focus_search          (CallboardSimulationsView  *self);

G_END_DECLS
