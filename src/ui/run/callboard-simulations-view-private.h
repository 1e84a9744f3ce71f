/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-simulations-view.c and callboard-simulations-view-filter.c.
 */
#pragma once

#include <adwaita.h>

#include "callboard-lazy-status-page.h"
#include "callboard-outcome-toggles.h"
#include "callboard-simulation-rows.h"
#include "callboard-simulation-search.h"
#include "callboard-simulations-view.h"
#include "callboard-sort-button.h"

G_BEGIN_DECLS

/**
 * CallboardSimulationsView:
 *
 * A view of the simulations of a run. `compact` shows a list instead of the table,
 * `narrow` hides columns of the table, and `simulation-filter` is the filter beside search
 * and outcomes, or %NULL.
 */
struct _CallboardSimulationsView
{
  GtkBox                     parent_instance;

  AdwMultiLayoutView        *tools;
  AdwInlineViewSwitcher     *switcher;
  CallboardOutcomeToggles   *outcome_toggles;
  GtkSearchEntry            *search_entry;
  CallboardSortButton       *sort_button;
  AdwViewStack              *views;
  GtkStack                  *stack;
  CallboardLazyStatusPage   *empty_page;
  GtkColumnView             *table;
  GtkListView               *list;
  /* Their children are created when they are first shown. */
  AdwBin                    *matrix_bin;
  AdwBin                    *timeline_bin;

  GtkFilterListModel        *filtered_model;
  GtkCustomFilter           *outcome_filter;
  CallboardSimulationSearch *search;
  /* Contains the filter of simulation_filter. */
  GtkMultiFilter            *filter_container;
  GtkSortListModel          *sorted_model;
  CallboardSimulationRows   *rows;

  CallboardPlanJob          *plan_job;
  CallboardClock            *clock;
  CallboardSimulationFilter *simulation_filter;
  GSignalGroup              *simulation_filter_signals;
  gboolean                   compact;
  gboolean                   narrow;
};

void callboard_simulations_view_bind_filter      (GtkWidgetClass           *widget_class);
void callboard_simulations_view_init_filter      (CallboardSimulationsView *self);
void callboard_simulations_view_dispose_filter   (CallboardSimulationsView *self);
void callboard_simulations_view_connect_plan_job (CallboardSimulationsView *self);
void callboard_simulations_view_end_change       (CallboardSimulationsView *self);
void callboard_simulations_view_activate         (CallboardSimulationsView *self,
                                                  guint                     position);
void callboard_simulations_view_update_stack     (CallboardSimulationsView *self);
void callboard_simulations_view_update_empty_page (CallboardSimulationsView *self);

G_END_DECLS
