/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-run-page.c, callboard-run-page-actions.c and
 * callboard-run-page-status.c.
 */
#pragma once

#include "callboard-check-filter.h"
#include "callboard-lazy-status-page.h"
#include "callboard-loading-page.h"
#include "callboard-reason-filter.h"
#include "callboard-run-header.h"
#include "callboard-run-page.h"
#include "callboard-run-results.h"
#include "callboard-simulations-view.h"
#include "callboard-skipped-items-banner.h"
#include "callboard-visibility-tracker.h"

G_BEGIN_DECLS

/**
 * CallboardRunPage:
 *
 * A page that shows a #CallboardRun and follows its changes. `compact` and `narrow` select
 * the layout for small windows, see #CallboardSimulationsView.
 */
struct _CallboardRunPage
{
  AdwNavigationPage            parent_instance;

  GtkMenuButton               *menu_button;
  AdwBanner                   *stale_banner;
  CallboardSkippedItemsBanner *skipped_items_banner;
  GtkStack                    *refresh_stack;
  GtkWidget                   *refresh_button;
  GtkWidget                   *refresh_spinner;
  GtkStack                    *stack;
  CallboardLoadingPage        *loading_page;
  AdwBin                      *error_bin;
  CallboardRunHeader          *header;
  GtkStack                    *content_stack;
  CallboardSimulationsView    *simulations_view;
  CallboardLazyStatusPage     *empty_page;

  CallboardSession            *session;
  CallboardRun                *run;
  CallboardPlanJob            *plan_job;
  CallboardCheckFilter        *check_filter;
  CallboardReasonFilter       *reason_filter;
  CallboardRunResults         *results;
  CallboardVisibilityTracker  *visibility;
  /* Of the window: the results are also read while a page covers this one. */
  CallboardVisibilityTracker  *window_visibility;
  gboolean                     is_watching_results;
  gboolean                     is_live;
  /* Whether the first simulation is to be focused once the page is shown. */
  gboolean                     focus_pending;
  char                        *subtitle;
  /* A simulation to open once the run has it. */
  char                        *pending_simulation_id;
  /* Where to open it, in ms, or CALLBOARD_OFFSET_UNKNOWN. */
  gint64                       pending_offset;
  gboolean                     compact;
  gboolean                     narrow;
};

void callboard_run_page_install_actions             (GtkWidgetClass   *widget_class);
void callboard_run_page_simulation_filter_changed_cb (CallboardRunPage *self);
void callboard_run_page_filter_selected_cb          (CallboardRunPage *self);
void callboard_run_page_update_subtitle             (CallboardRunPage *self);
void callboard_run_page_update_stale_banner         (CallboardRunPage *self);

G_END_DECLS
