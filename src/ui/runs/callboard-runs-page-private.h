/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-loading-page.h"
#include "callboard-run-filter-chips.h"
#include "callboard-run-list.h"
#include "callboard-runs-page.h"
#include "callboard-gtk-sticky-heading.h"
#include "callboard-unreadable-button.h"
#include "callboard-visibility-tracker.h"

G_BEGIN_DECLS

/**
 * CallboardRunsPage:
 *
 * A navigation page with the list of runs. `subtitle` is the account's title.
 * Selecting a run activates `win.open-run`. `current-run-title` is
 * the title of the run that the window shows, once its plan's name is known.
 */
struct _CallboardRunsPage
{
  AdwNavigationPage           parent_instance;

  GtkMenuButton              *account_button;
  GtkMenuButton              *menu_button;
  GtkStack                   *stack;
  CallboardLoadingPage       *loading;
  CallboardLoadingPage       *loading_more;
  AdwBin                     *error_bin;
  GtkWidget                  *error_label;
  GtkWidget                  *empty_page;
  GtkWidget                  *no_match_page;
  GtkScrolledWindow          *scroller;
  GtkListView                *list;
  AdwBanner                  *banner;
  GtkRevealer                *load_more_revealer;
  GtkSingleSelection         *selection;
  GtkSliceListModel          *slice_model;
  GtkSortListModel           *sort_model;
  GtkFilterListModel         *filter_model;
  GtkCustomFilter            *filter;
  GtkMenuButton              *filter_button;
  CallboardRunFilterChips    *filter_chips;
  /* Says how far the list was searched. */
  GtkWidget                  *search_limit_bar;
  GtkLabel                   *search_limit_label;
  GtkWidget                  *search_button;
  GtkSearchBar               *search_bar;
  GtkSearchEntry             *search_entry;
  /* Gets a CallboardHistorySearchView at the first search. */
  AdwBin                     *search_bin;
  /* NULL until something could not be read. */
  CallboardUnreadableButton  *unreadable_button;

  CallboardSession           *session;
  /* NULL before construction and after disposal. */
  CallboardRunList           *run_list;
  GSignalGroup               *run_list_signals;
  CallboardVisibilityTracker *visibility;
  CallboardGtkStickyHeading  *sticky_heading;
  /* The run that the window shows, and its row if the list contains it. */
  CallboardRun               *current_run;
  CallboardPlanJobSummary    *current_summary;
  GSignalGroup               *run_signals;
  GSignalGroup               *plan_job_signals;
  GSignalGroup               *summary_signals;
  GSignalGroup               *filter_signals;
  /* (element-type CallboardPlanJobSummary): the runs whose result may change the list. */
  GPtrArray                  *watched;
  gboolean                    updating_selection;
  /* Whether the page beside this one shows the error. */
  gboolean                    error_is_elsewhere;
  /* Rows below the first ones are added after the first frame. */
  guint                       reveal_id;
  guint                       n_frames;
  guint                       visible_tick_id;
  guint                       visible_id;
  /* The day of the year that the headings were formatted on; 0 before that. */
  int                         today;
};

void     callboard_runs_page_notify_current_run_title (CallboardRunsPage *self);
void     callboard_runs_page_update                   (CallboardRunsPage *self);
void     callboard_runs_page_update_banner            (CallboardRunsPage *self);
void     callboard_runs_page_init_filter              (CallboardRunsPage *self);
void     callboard_runs_page_start_filter             (CallboardRunsPage *self);
void     callboard_runs_page_dispose_filter           (CallboardRunsPage *self);
void     callboard_runs_page_bind_filter              (GtkWidgetClass    *widget_class);
void     callboard_runs_page_update_filter            (CallboardRunsPage *self);
gboolean callboard_runs_page_is_searching             (CallboardRunsPage *self);
void     callboard_runs_page_bind_search_callbacks    (GtkWidgetClass    *widget_class);
void     callboard_runs_page_init_selection           (CallboardRunsPage *self);
void     callboard_runs_page_init_menu                (CallboardRunsPage *self);
void     callboard_runs_page_dispose_selection        (CallboardRunsPage *self);
void     callboard_runs_page_bind_selection_callbacks (GtkWidgetClass    *widget_class);
void     callboard_runs_page_update_selection         (CallboardRunsPage *self);
void     callboard_runs_page_update_unreadable        (CallboardRunsPage *self);
void     callboard_runs_page_queue_visible            (CallboardRunsPage *self);
void     callboard_runs_page_dispose_visible          (CallboardRunsPage *self);

G_END_DECLS
