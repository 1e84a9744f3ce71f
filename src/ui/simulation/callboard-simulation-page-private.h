/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-simulation-page.c, callboard-simulation-page-json.c and
 * callboard-simulation-page-playback.c.
 */
#pragma once

#include "callboard-call-group.h"
#include "callboard-metrics-view.h"
#include "callboard-mpris.h"
#include "callboard-other-fields-group.h"
#include "callboard-player-bar.h"
#include "callboard-run-plan-group.h"
#include "callboard-simulation-page.h"
#include "callboard-transcript-view.h"
#include "callboard-unreadable-button.h"
#include "callboard-visibility-tracker.h"

G_BEGIN_DECLS

/* The parts of a call and a simulation that the overview lists other fields of. */
#define CALLBOARD_SIMULATION_PAGE_N_PARTS 5

/**
 * CallboardSimulationPage:
 *
 * A page about `simulation`. `position-label` is its position among the shown simulations,
 * such as "3 of 12".
 */
struct _CallboardSimulationPage
{
  AdwNavigationPage           parent_instance;

  AdwViewStack               *views;
  AdwPreferencesPage         *overview;
  AdwPreferencesGroup        *properties_group;
  CallboardCallGroup         *call_group;
  CallboardRunPlanGroup      *run_plan_group;
  CallboardMetricsView       *metrics_view;
  CallboardTranscriptView    *transcript_view;
  CallboardPlayerBar         *player_bar;
  CallboardUnreadableButton  *unreadable_button;
  GtkWidget                  *play_failure_button;
  /* NULL until there are other fields. */
  CallboardOtherFieldsGroup  *other_fields_group;

  CallboardSession           *session;
  CallboardRun               *run;
  CallboardVisibilityTracker *visibility;
  GListModel                 *shown_simulations;
  CallboardSimulationJob     *simulation;
  GSignalGroup               *simulation_signals;
  CallboardSimulationDetails *details;
  /* NULL if the simulation has no call. */
  CallboardCallDetails       *call;
  GSignalGroup               *call_signals;
  GSignalGroup               *metrics_signals;
  GSignalGroup               *part_signals[CALLBOARD_SIMULATION_PAGE_N_PARTS];
  CallboardPlayer            *player;
  CallboardMpris             *mpris;
  GMenuModel                 *menu_model;
  char                       *position_label;
  /* The rows of properties_group. */
  GPtrArray                  *property_rows;
};

void callboard_simulation_page_install_playback (GtkWidgetClass          *widget_class);
void callboard_simulation_page_install_json     (GtkWidgetClass          *widget_class);
void callboard_simulation_page_init_playback    (CallboardSimulationPage *self);
void callboard_simulation_page_dispose_playback (CallboardSimulationPage *self);
void callboard_simulation_page_update_playback  (CallboardSimulationPage *self);
void callboard_simulation_page_update_unreadable (CallboardSimulationPage *self);
void callboard_simulation_page_init_other_fields (CallboardSimulationPage *self);
void callboard_simulation_page_dispose_other_fields (CallboardSimulationPage *self);
void callboard_simulation_page_reset_other_fields (CallboardSimulationPage *self);

G_END_DECLS
