/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run: a search, a filter by status, and below them a
 * table, or rows of two lines where the window is small; or the same over time,
 * or by caller and scenario. Part of the run page.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "callboard-lazy-status-page.h"
#include "callboard-matrix-view.h"
#include "callboard-outcome-toggles.h"
#include "callboard-simulation-closures.h"
#include "callboard-simulation-rows.h"
#include "callboard-simulation-search.h"
#include "callboard-simulation-table.h"
#include "callboard-simulations-view.h"
#include "callboard-sort-button.h"
#include "callboard-state-label.h"
#include "callboard-simulation-filter-bar.h"
#include "callboard-timeline-view.h"

/* From so many simulations on they are sorted a frame at a time. */
#define MANY 2000

/**
 * CallboardSimulationsView:
 *
 * The simulations of a run. `compact` shows rows instead of the table, `narrow`
 * leaves columns out of the table; `subset` is what the list is narrowed to.
 */
struct _CallboardSimulationsView
{
  GtkBox                    parent_instance;

  AdwMultiLayoutView       *tools;
  AdwInlineViewSwitcher    *switcher;
  CallboardOutcomeToggles  *outcomes;
  GtkSearchEntry           *search_entry;
  CallboardSortButton      *sort_button;
  AdwViewStack             *views;
  GtkStack                 *stack;
  CallboardSimulationTable *table;
  GtkListView              *rows;
  /* Each has its view from when it is shown for the first time. */
  AdwBin                   *matrix_place;
  AdwBin                   *timeline_place;

  GtkFilterListModel       *filtered;
  GtkCustomFilter          *outcome_filter;
  CallboardSimulationSearch *search;
  GtkMultiFilter           *subset_filter;
  GtkSortListModel         *sorted;
  CallboardSimulationRows  *listed;

  CallboardPlanJob         *plan_job;
  CallboardClock           *clock;
  gulong                    merged_id;
  gulong                    items_changed_id;
  /* NULL where all are listed. */
  CallboardSimulationFilter          *subset;
  gboolean                  compact;
  gboolean                  narrow;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationsView, callboard_simulations_view, GTK_TYPE_BOX)

enum
{
  PROP_COMPACT = 1,
  PROP_NARROW,
  PROP_SUBSET,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
matches_outcome (gpointer item,
                 gpointer user_data)
{
  CallboardSimulationsView *self = user_data;

  return callboard_outcome_toggles_match (self->outcomes, item);
}

static void
update_stack (CallboardSimulationsView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0;

  if (is_empty && self->subset != NULL && callboard_simulation_filter_get_busy (self->subset))
    gtk_stack_set_visible_child_name (self->stack, "looking");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      is_empty ? "nothing" : self->compact ? "rows" : "table");
}

/* --- What is shown, and in what order --------------------------------------- */

static void
scroll_to (CallboardSimulationsView *self,
           guint                     position,
           GtkListScrollFlags        flags)
{
  if (self->compact)
    gtk_list_view_scroll_to (self->rows, position, flags, NULL);
  else
    callboard_simulation_table_scroll_to (self->table, position, flags);
}

static void
callboard_simulations_view_scroll_cb (CallboardSimulationsView *self,
                                      guint                     position)
{
  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
}

/* Somebody has chosen what to see, or in what order. Of many simulations the order is
 * not there at once. */
static void
end_choice (CallboardSimulationsView *self)
{
  if (gtk_sort_list_model_get_pending (self->sorted) == 0)
    callboard_simulation_rows_follow (self->listed);
}

static void
callboard_simulations_view_answering_cb (CallboardSimulationsView *self)
{
  if (callboard_simulation_search_get_answering (self->search))
    callboard_simulation_rows_start_over (self->listed);
  else
    end_choice (self);
}

/* Sorting and filtering look at properties that a merge may have changed. */
static void
callboard_simulations_view_merged_cb (CallboardSimulationsView *self)
{
  GtkSorter *sorter = callboard_simulation_table_get_sorter (self->table);

  callboard_simulation_rows_follow (self->listed);
  if (!callboard_outcome_toggles_is_all (self->outcomes))
    gtk_filter_changed (GTK_FILTER (self->outcome_filter), GTK_FILTER_CHANGE_DIFFERENT);
  callboard_simulation_search_look_again (self->search);
  g_signal_handlers_block_by_func (sorter, callboard_simulation_rows_replace, self->listed);
  gtk_sorter_changed (sorter, GTK_SORTER_CHANGE_DIFFERENT);
  g_signal_handlers_unblock_by_func (sorter, callboard_simulation_rows_replace, self->listed);
}

static void
callboard_simulations_view_outcomes_changed_cb (CallboardSimulationsView *self)
{
  callboard_simulation_rows_start_over (self->listed);
  /* Where there is nothing to ask, nobody asks each of ten thousand. */
  if (callboard_outcome_toggles_is_all (self->outcomes))
    gtk_custom_filter_set_filter_func (self->outcome_filter, NULL, NULL, NULL);
  else
    gtk_custom_filter_set_filter_func (self->outcome_filter, matches_outcome, self, NULL);
  end_choice (self);
}

static void
replace_subset (CallboardSimulationsView  *self,
                CallboardSimulationFilter *subset)
{
  if (self->subset == subset)
    return;

  callboard_simulation_rows_start_over (self->listed);
  /* The one first: all are not to be listed in between. */
  if (subset != NULL)
    {
      gtk_multi_filter_append (self->subset_filter, g_object_ref (callboard_simulation_filter_get_filter (subset)));
      g_signal_connect_swapped (subset, "notify::busy", G_CALLBACK (update_stack), self);
    }
  if (self->subset != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->subset, update_stack, self);
      gtk_multi_filter_remove (self->subset_filter, 0);
    }
  g_set_object (&self->subset, subset);
  end_choice (self);
  update_stack (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBSET]);
}

/* The bar takes the keyboard with it when it goes. */
static void
callboard_simulations_view_subset_cleared_cb (CallboardSimulationsView *self)
{
  replace_subset (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
callboard_simulations_view_narrowed_cb (CallboardSimulationsView *self,
                                        GtkFilter                *filter,
                                        const char               *title)
{
  g_autoptr(CallboardSimulationFilter) subset = callboard_simulation_filter_new (filter, title);

  callboard_simulations_view_set_simulation_filter (self, subset);
}

static void
callboard_simulations_view_other_activated_cb (CallboardSimulationsView *self,
                                               CallboardSimulationJob   *simulation)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, simulation);
}

static void
ensure_timeline (CallboardSimulationsView *self)
{
  GtkWidget *timeline;

  if (adw_bin_get_child (self->timeline_place) != NULL)
    return;

  timeline = g_object_new (CALLBOARD_TYPE_TIMELINE_VIEW, NULL);
  g_signal_connect_object (timeline, "activated", G_CALLBACK (callboard_simulations_view_other_activated_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->timeline_place, timeline);
  callboard_timeline_view_set_plan_job (CALLBOARD_TIMELINE_VIEW (timeline), self->plan_job, self->clock);
}

static void
ensure_matrix (CallboardSimulationsView *self)
{
  GtkWidget *matrix;

  if (adw_bin_get_child (self->matrix_place) != NULL)
    return;

  matrix = g_object_new (CALLBOARD_TYPE_MATRIX_VIEW, NULL);
  g_signal_connect_object (matrix, "filter-activated", G_CALLBACK (callboard_simulations_view_narrowed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->matrix_place, matrix);
  callboard_matrix_view_set_plan_job (CALLBOARD_MATRIX_VIEW (matrix), self->plan_job);
}

static void
callboard_simulations_view_view_changed_cb (CallboardSimulationsView *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->views);
  gboolean is_list = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "list") == 0;

  if (shown == GTK_WIDGET (self->timeline_place))
    ensure_timeline (self);
  else if (shown == GTK_WIDGET (self->matrix_place))
    ensure_matrix (self);
  gtk_widget_set_visible (GTK_WIDGET (self->outcomes), is_list);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), is_list);
}

/* Once it is known whether there is room for words: it makes a button for each view, and
 * would make them anew for the other kind. */
static void
fill_switcher (CallboardSimulationsView *self)
{
  if (adw_inline_view_switcher_get_stack (self->switcher) == NULL)
    adw_inline_view_switcher_set_stack (self->switcher, self->views);
}

/* Words where there is room for them beside the other tools. */
static void
update_switcher (CallboardSimulationsView *self)
{
  adw_inline_view_switcher_set_display_mode (self->switcher,
                                             self->narrow || self->compact
                                               ? ADW_INLINE_VIEW_SWITCHER_ICONS
                                               : ADW_INLINE_VIEW_SWITCHER_LABELS);
  fill_switcher (self);
}

static void
callboard_simulations_view_search_changed_cb (CallboardSimulationsView *self)
{
  callboard_simulation_search_set_text (self->search, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
callboard_simulations_view_stop_search_cb (CallboardSimulationsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
callboard_simulations_view_show_all_cb (CallboardSimulationsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  callboard_outcome_toggles_show_all (self->outcomes);
  replace_subset (self, NULL);
}

static void
callboard_simulations_view_activate_cb (CallboardSimulationsView *self,
                                        guint                     position)
{
  CallboardSimulationJob *simulation = callboard_simulation_rows_select (self->listed, position);

  if (simulation != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, simulation);
}

/* Enter in the search opens the first that is found, be it pressed before the search
 * has heard of the last letter. */
static void
callboard_simulations_view_search_activate_cb (CallboardSimulationsView *self)
{
  callboard_simulations_view_search_changed_cb (self);
  callboard_simulation_search_hurry (self->search);
  callboard_simulations_view_activate_cb (self, 0);
}

/* One that is not seen makes rows all the same. */
static void
give_model (CallboardSimulationsView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (callboard_simulation_rows_get_selection (self->listed));

  callboard_simulation_table_set_model (self->table, self->compact ? NULL : model);
  gtk_list_view_set_model (self->rows, self->compact ? model : NULL);
}

/* What was chosen stays in view. */
static void
show_selected (CallboardSimulationsView *self)
{
  guint position = gtk_single_selection_get_selected (callboard_simulation_rows_get_selection (self->listed));

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
}

static void
set_compact (CallboardSimulationsView *self,
             gboolean                  compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  adw_multi_layout_view_set_layout_name (self->tools, compact ? "compact" : "wide");
  callboard_outcome_toggles_set_compact (self->outcomes, compact);
  update_switcher (self);
  give_model (self);
  update_stack (self);
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/* The simulations are what the keyboard is for. */
static gboolean
callboard_simulations_view_grab_focus (GtkWidget *widget)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (widget);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "list") != 0)
    return gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->views))));

  return gtk_widget_grab_focus (self->compact ? GTK_WIDGET (self->rows) : GTK_WIDGET (self->table));
}

static void
callboard_simulations_view_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SUBSET:
      g_value_set_object (value, self->subset);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_simulations_view_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (object);

  switch (property_id)
    {
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          update_switcher (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The lists change once more while the widgets go, and others may hold them for
 * longer than there is a view. */
static void
disconnect_models (CallboardSimulationsView *self)
{
  if (self->sorted == NULL)
    return;

  g_signal_handlers_disconnect_by_data (callboard_simulation_table_get_sorter (self->table), self);
  g_signal_handlers_disconnect_by_data (self->sorted, self);
  g_signal_handlers_disconnect_by_data (self->listed, self);
  gtk_custom_filter_set_filter_func (self->outcome_filter, NULL, NULL, NULL);
  callboard_simulation_search_set_model (self->search, NULL);
}

static void
callboard_simulations_view_dispose (GObject *object)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (object);

  g_clear_signal_handler (&self->merged_id, self->plan_job);
  g_clear_signal_handler (&self->items_changed_id, self->plan_job);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->clock);
  if (self->subset != NULL)
    g_signal_handlers_disconnect_by_data (self->subset, self);
  g_clear_object (&self->subset);
  disconnect_models (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SIMULATIONS_VIEW);

  G_OBJECT_CLASS (callboard_simulations_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-simulations-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, filtered);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, listed);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, matrix_place);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, outcome_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, outcomes);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, rows);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, search);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, sort_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, sorted);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, subset_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, switcher);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, table);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, timeline_place);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, tools);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, views);
  gtk_widget_class_bind_template_callback (widget_class, end_choice);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_answering_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_outcomes_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_subset_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_view_changed_cb);
  callboard_simulation_closures_bind (widget_class);
}

static void
callboard_simulations_view_class_init (CallboardSimulationsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = callboard_simulations_view_get_property;
  object_class->set_property = callboard_simulations_view_set_property;
  object_class->dispose = callboard_simulations_view_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = callboard_simulations_view_grab_focus;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SUBSET] =
    g_param_spec_object ("subset", NULL, NULL, CALLBOARD_TYPE_SIMULATION_FILTER, flags & ~G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSimulationsView::activated:
   * @self: a view
   * @simulation: the simulation to open
   *
   * A simulation is to be opened.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", CALLBOARD_TYPE_SIMULATIONS_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SIMULATION_JOB);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_OUTCOME_TOGGLES);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_ROWS);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_SEARCH);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_TABLE);
  g_type_ensure (CALLBOARD_TYPE_SORT_BUTTON);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_FILTER_BAR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
callboard_simulations_view_init (CallboardSimulationsView *self)
{
  GtkSorter *sorter;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Before the list hears of it. */
  sorter = callboard_simulation_table_get_sorter (self->table);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (callboard_simulation_rows_replace), self->listed,
                           G_CONNECT_SWAPPED);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (end_choice), self, G_CONNECT_SWAPPED);
  callboard_sort_button_set_view (self->sort_button, callboard_simulation_table_get_view (self->table));
  give_model (self);

  g_signal_connect_object (self->sorted, "items-changed",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
}

/* In the views that were made already. */
static void
show_plan_job_elsewhere (CallboardSimulationsView *self)
{
  GtkWidget *matrix = adw_bin_get_child (self->matrix_place);
  GtkWidget *timeline = adw_bin_get_child (self->timeline_place);

  if (matrix != NULL)
    callboard_matrix_view_set_plan_job (CALLBOARD_MATRIX_VIEW (matrix), self->plan_job);
  if (timeline != NULL)
    callboard_timeline_view_set_plan_job (CALLBOARD_TIMELINE_VIEW (timeline), self->plan_job, self->clock);
}

/**
 * callboard_simulations_view_set_plan_job:
 * @self: a view
 * @plan_job: (nullable): the run whose simulations to show
 * @clock: tells how far what is not over has come
 *
 * Shows the simulations of a run, and goes on showing them as they change.
 */
void
callboard_simulations_view_set_plan_job (CallboardSimulationsView *self,
                                         CallboardPlanJob         *plan_job,
                                         CallboardClock           *clock)
{
  guint n_simulations = plan_job != NULL ? g_list_model_get_n_items (G_LIST_MODEL (plan_job)) : 0;

  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  if (self->plan_job == plan_job)
    return;

  g_clear_signal_handler (&self->merged_id, self->plan_job);
  g_clear_signal_handler (&self->items_changed_id, self->plan_job);
  g_set_object (&self->plan_job, plan_job);
  g_set_object (&self->clock, clock);
  if (plan_job != NULL)
    {
      self->merged_id = g_signal_connect_swapped (plan_job, "merged", G_CALLBACK (callboard_simulations_view_merged_cb), self);
      /* Before the list hears of it. */
      self->items_changed_id = g_signal_connect_swapped (plan_job, "items-changed",
                                                         G_CALLBACK (callboard_simulation_rows_follow),
                                                         self->listed);
    }

  gtk_sort_list_model_set_incremental (self->sorted, n_simulations >= MANY);
  fill_switcher (self);
  callboard_simulation_rows_begin (self->listed, GTK_WIDGET (self), n_simulations);
  callboard_simulation_search_set_model (self->search, G_LIST_MODEL (plan_job));
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (plan_job));
  end_choice (self);
  callboard_outcome_toggles_set_plan_job (self->outcomes, plan_job);
  show_plan_job_elsewhere (self);
  update_stack (self);
}

/**
 * callboard_simulations_view_get_shown:
 * @self: a view
 *
 * Returns: (transfer none): the simulations that are shown, in the order shown
 */
GListModel *
callboard_simulations_view_get_shown (CallboardSimulationsView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self), NULL);

  return G_LIST_MODEL (self->sorted);
}

static void
go_to (CallboardSimulationsView *self,
       guint                     position,
       GtkListScrollFlags        flags)
{
  callboard_simulation_rows_reveal (self->listed, position);
  scroll_to (self, position, flags);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * callboard_simulations_view_focus_first:
 * @self: a view
 *
 * Puts the keyboard on the first simulation.
 */
void
callboard_simulations_view_focus_first (CallboardSimulationsView *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0)
    go_to (self, 0, GTK_LIST_SCROLL_FOCUS);
}

/**
 * callboard_simulations_view_select:
 * @self: a view
 * @simulation: a simulation
 *
 * Selects and focuses a simulation and brings it into view, if it is shown.
 */
void
callboard_simulations_view_select (CallboardSimulationsView *self,
                                   CallboardSimulationJob   *simulation)
{
  guint position;

  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation));

  position = callboard_simulation_rows_find (self->listed, simulation);
  if (position != GTK_INVALID_LIST_POSITION)
    go_to (self, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
}

/**
 * callboard_simulations_view_find:
 * @self: a view
 *
 * Puts the cursor into the search.
 */
void
callboard_simulations_view_find (CallboardSimulationsView *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  adw_view_stack_set_visible_child_name (self->views, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * callboard_simulations_view_set_subset:
 * @self: a view
 * @subset: (nullable): what to narrow the list to
 *
 * Shows the list, narrowed to some simulations until somebody wants all again; or
 * all of them, wherever the keyboard is.
 */
void
callboard_simulations_view_set_simulation_filter (CallboardSimulationsView  *self,
                                                  CallboardSimulationFilter *subset)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));
  g_return_if_fail (subset == NULL || CALLBOARD_IS_SIMULATION_FILTER (subset));

  if (subset == NULL)
    {
      replace_subset (self, NULL);
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  callboard_outcome_toggles_show_all (self->outcomes);
  replace_subset (self, subset);
  adw_view_stack_set_visible_child_name (self->views, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * callboard_simulations_view_get_subset:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what the list is narrowed to
 */
CallboardSimulationFilter *
callboard_simulations_view_get_simulation_filter (CallboardSimulationsView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self), NULL);

  return self->subset;
}
