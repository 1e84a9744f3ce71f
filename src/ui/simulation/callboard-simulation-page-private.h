/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What callboard-simulation-page.c and callboard-simulation-page-playback.c share.
 */
#pragma once

#include "callboard-call-group.h"
#include "callboard-metrics-view.h"
#include "callboard-mpris.h"
#include "callboard-player-bar.h"
#include "callboard-simulation-page.h"
#include "callboard-transcript-view.h"
#include "callboard-visibility-tracker.h"

G_BEGIN_DECLS

/**
 * CallboardSimulationPage:
 *
 * A page about `simulation`. `place` says where it stands: "3 of 12".
 */
struct _CallboardSimulationPage
{
  AdwNavigationPage        parent_instance;

  AdwViewStack            *views;
  AdwPreferencesPage      *details;
  AdwPreferencesGroup     *properties_group;
  AdwPreferencesGroup     *noise_group;
  CallboardCallGroup      *call_group;
  CallboardMetricsView    *metrics_view;
  CallboardTranscriptView *transcript_view;
  CallboardPlayerBar      *player_bar;

  CallboardSession        *session;
  CallboardRun            *run;
  CallboardVisibilityTracker     *visibility;
  GListModel              *shown;
  CallboardSimulationJob  *simulation;
  /* What its call holds; NULL where there is no call. */
  CallboardCallDetails    *call;
  /* Plays its recording, and offers that to the desktop. */
  CallboardPlayer         *player;
  CallboardMpris          *mpris;
  GMenuModel              *menu_model;
  char                    *place;
  /* The rows of properties_group. */
  GPtrArray               *property_rows;
};

void callboard_simulation_page_install_playback (GtkWidgetClass          *widget_class);
void callboard_simulation_page_init_playback    (CallboardSimulationPage *self);
void callboard_simulation_page_dispose_playback (CallboardSimulationPage *self);
void callboard_simulation_page_set_playback     (CallboardSimulationPage *self,
                                                 CallboardCallDetails    *former);

G_END_DECLS
