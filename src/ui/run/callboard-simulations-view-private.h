/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-simulations-view.c and the other files of the view.
 */
#pragma once

#include <adwaita.h>

#include "callboard-column-summary.h"
#include "callboard-lazy-status-page.h"
#include "callboard-result-toggles.h"
#include "callboard-results-bar.h"
#include "callboard-simulation-rows.h"
#include "callboard-simulation-search.h"
#include "callboard-transcript-search-view.h"
#include "callboard-simulations-view.h"
#include "callboard-sort-button.h"
#include "callboard-table-columns.h"

G_BEGIN_DECLS

/**
 * CallboardColumnRange:
 * @column: (nullable): the column; %NULL if the list is not filtered by a range
 * @bin: the bin of the histogram
 * @from: its lower limit
 * @to: its upper limit
 * @is_last: whether it is the last one, which has its upper limit
 *
 * The numbers of a column that are shown.
 */
typedef struct
{
  CallboardSimulationColumn *column;
  guint                      bin;
  double                     from;
  double                     to;
  gboolean                   is_last;
} CallboardColumnRange;

/**
 * CallboardSimulationsView:
 *
 * A view of the simulations of a run. `compact` shows a list instead of the table,
 * `narrow` hides columns of the table, and `simulation-filter` is the filter beside search
 * and results, or %NULL.
 */
struct _CallboardSimulationsView
{
  GtkBox                     parent_instance;

  AdwMultiLayoutView        *tools;
  AdwInlineViewSwitcher     *switcher;
  CallboardResultToggles    *result_toggles;
  GtkSearchEntry            *search_entry;
  CallboardTranscriptSearchView *transcript_search;
  CallboardSortButton       *sort_button;
  AdwViewStack              *views;
  GtkStack                  *stack;
  GtkStack                  *list_stack;
  CallboardResultsBar       *results_bar;
  CallboardLazyStatusPage   *empty_page;
  GtkColumnView             *table;
  GtkListView               *list;
  /* Their children are created when they are first shown. */
  AdwBin                    *matrix_bin;
  AdwBin                    *timeline_bin;

  GtkFilterListModel        *filtered_model;
  /* The simulations that all views show. */
  GtkFilterListModel        *found_model;
  GtkCustomFilter           *result_filter;
  CallboardSimulationSearch *search;
  /* Contains the filter of simulation_filter. */
  GtkMultiFilter            *filter_container;
  GtkSortListModel          *sorted_model;
  CallboardSimulationRows   *rows;

  GtkMenuButton             *columns_button;
  CallboardTableColumns     *columns;
  CallboardColumnSummary    *summary;
  /* The column whose statistics were asked for; NULL for the one that is sorted. */
  CallboardSimulationColumn *statistics_column;
  CallboardSimulationColumn *sorted_column;
  gboolean                   is_summary_closed;
  guint                      summary_id;
  CallboardBins              bins;
  GtkWidget                 *range_bar;
  GtkLabel                  *range_label;
  GtkCustomFilter           *range_filter;
  CallboardColumnRange       range;

  CallboardPlanJob          *plan_job;
  CallboardClock            *clock;
  CallboardSimulationFilter *simulation_filter;
  GSignalGroup              *simulation_filter_signals;
  gboolean                   compact;
  gboolean                   narrow;
  /* Whether a person has used the list since the run was opened. */
  gboolean                   used;
  /* Where the pointer was last; negative if it was not seen. */
  double                     pointer_x;
  double                     pointer_y;
};

void callboard_simulations_view_bind_charts        (GtkWidgetClass           *widget_class);
void callboard_simulations_view_narrow             (CallboardSimulationsView *self,
                                                    GtkFilter                *filter,
                                                    const char               *title);
void callboard_simulations_view_bind_columns       (GtkWidgetClass           *widget_class);
void callboard_simulations_view_init_columns       (CallboardSimulationsView *self);
void callboard_simulations_view_dispose_columns    (CallboardSimulationsView *self);
void callboard_simulations_view_set_column_results (CallboardSimulationsView *self,
                                                    CallboardRunResults      *results);
void callboard_simulations_view_metrics_changed    (CallboardSimulationsView *self);
void callboard_simulations_view_queue_summary      (CallboardSimulationsView *self);
void callboard_simulations_view_clear_range        (CallboardSimulationsView *self);
char *callboard_simulations_view_dup_range         (CallboardSimulationsView *self);
void callboard_simulations_view_bind_filter        (GtkWidgetClass           *widget_class);
void callboard_simulations_view_init_filter        (CallboardSimulationsView *self);
void callboard_simulations_view_dispose_filter     (CallboardSimulationsView *self);
void callboard_simulations_view_connect_plan_job   (CallboardSimulationsView *self);
void callboard_simulations_view_end_change         (CallboardSimulationsView *self);
void callboard_simulations_view_filter_again       (CallboardSimulationsView *self);
void callboard_simulations_view_sort_again         (CallboardSimulationsView *self);
void callboard_simulations_view_update_empty_page  (CallboardSimulationsView *self);
void callboard_simulations_view_bind_results       (GtkWidgetClass           *widget_class);
void callboard_simulations_view_init_menu          (CallboardSimulationsView *self);
void callboard_simulations_view_init_results       (CallboardSimulationsView *self);
void callboard_simulations_view_results_changed_cb (CallboardSimulationsView *self);
void callboard_simulations_view_sort_merged        (CallboardSimulationsView *self);
void callboard_simulations_view_scroll_to_first    (CallboardSimulationsView *self);
void callboard_simulations_view_activate           (CallboardSimulationsView *self,
                                                    guint                     position);
void callboard_simulations_view_update_stack       (CallboardSimulationsView *self);

G_END_DECLS
