/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the files of CallboardSimulationPage.
 */
#pragma once

#include "callboard-attempt-row.h"
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
  AdwExpanderRow             *properties_row;
  GtkLabel                   *reason_label;
  GtkWidget                  *attempts_group;
  CallboardAttemptRow        *retry_of_row;
  CallboardAttemptRow        *retried_as_row;
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
  /* The rows of properties_row. */
  GPtrArray                  *property_rows;
};

CallboardCall *callboard_simulation_page_get_call (CallboardSimulationPage *self);
void callboard_simulation_page_set_simulation   (CallboardSimulationPage *self,
                                                 CallboardSimulationJob  *simulation);
void callboard_simulation_page_install_steps    (GtkWidgetClass          *widget_class);
void callboard_simulation_page_update_position  (CallboardSimulationPage *self);
void callboard_simulation_page_update_attempts  (CallboardSimulationPage *self);
void callboard_simulation_page_update_properties (CallboardSimulationPage *self);
void callboard_simulation_page_show_unreadable_cb (CallboardSimulationPage *self);
void callboard_simulation_page_update_reason    (CallboardSimulationPage *self);
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
