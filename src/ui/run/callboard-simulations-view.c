/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run: search and filters above a table, or above a list in small
 * windows; or a timeline, or a matrix. Part of the run page. Filtering and sorting are in
 * callboard-simulations-view-filter.c, the timeline and the matrix in
 * callboard-simulations-view-charts.c.
 */

#include "config.h"

#include "callboard-lazy-status-page.h"
#include "callboard-row-content.h"
#include "callboard-simulation-cell.h"
#include "callboard-simulation-closures.h"
#include "callboard-simulations-view-private.h"
#include "callboard-state-label.h"

/* From this number of simulations on, sorting is incremental. */
#define MIN_INCREMENTAL 2000

G_DEFINE_FINAL_TYPE (CallboardSimulationsView, callboard_simulations_view, GTK_TYPE_BOX)

enum
{
  PROP_COMPACT = 1,
  PROP_NARROW,
  PROP_SIMULATION_FILTER,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
callboard_simulations_view_update_stack (CallboardSimulationsView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sorted_model)) == 0;
  gboolean is_busy = self->simulation_filter != NULL &&
                     callboard_simulation_filter_get_busy (self->simulation_filter);

  callboard_simulations_view_update_empty_page (self);
  gtk_stack_set_visible_child_name (self->list_stack, self->compact ? "list" : "table");
  if (is_empty)
    gtk_stack_set_visible_child_name (self->stack, is_busy ? "searching" : "empty");
  else
    gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->views));
}

static void
scroll_to (CallboardSimulationsView *self,
           guint                     position,
           GtkListScrollFlags        flags)
{
  if (self->compact)
    gtk_list_view_scroll_to (self->list, position, flags, NULL);
  else
    gtk_column_view_scroll_to (self->table, position, NULL, flags, NULL);
}

static void
callboard_simulations_view_scroll_cb (CallboardSimulationsView *self,
                                      guint                     position)
{
  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
}

/* Called once the display mode is known: changing it later creates the buttons again. */
static void
ensure_switcher_stack (CallboardSimulationsView *self)
{
  if (adw_inline_view_switcher_get_stack (self->switcher) == NULL)
    adw_inline_view_switcher_set_stack (self->switcher, self->views);
}

static void
update_switcher (CallboardSimulationsView *self)
{
  adw_inline_view_switcher_set_display_mode (self->switcher,
                                             self->narrow || self->compact
                                               ? ADW_INLINE_VIEW_SWITCHER_ICONS
                                               : ADW_INLINE_VIEW_SWITCHER_LABELS);
  ensure_switcher_stack (self);
}

/* Selects and opens the simulation at a position. */
void
callboard_simulations_view_activate (CallboardSimulationsView *self,
                                     guint                     position)
{
  CallboardSimulationJob *simulation = callboard_simulation_rows_select (self->rows, position);

  if (simulation != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, simulation);
}

/* Only one of table and list has the model: hidden lists create rows too. */
static void
update_model (CallboardSimulationsView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (callboard_simulation_rows_get_selection (self->rows));

  gtk_column_view_set_model (self->table, self->compact ? NULL : model);
  gtk_list_view_set_model (self->list, self->compact ? model : NULL);
}

static void
scroll_to_selected (CallboardSimulationsView *self)
{
  guint position = gtk_single_selection_get_selected (callboard_simulation_rows_get_selection (self->rows));

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
}

/* The toggles have a row of their own if there is little room, or their labels are long. */
static void
callboard_simulations_view_update_tools (CallboardSimulationsView *self)
{
  gboolean has_two_rows = self->compact || callboard_result_toggles_get_long (self->result_toggles);

  adw_multi_layout_view_set_layout_name (self->tools, has_two_rows ? "compact" : "wide");
}

static void
set_compact (CallboardSimulationsView *self,
             gboolean                  compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  callboard_result_toggles_set_compact (self->result_toggles, compact);
  callboard_simulations_view_update_tools (self);
  update_switcher (self);
  update_model (self);
  callboard_simulations_view_update_stack (self);
  scroll_to_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static gboolean
callboard_simulations_view_grab_focus (GtkWidget *widget)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (widget);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "list") != 0)
    return gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (self->views))));

  return gtk_widget_grab_focus (self->compact ? GTK_WIDGET (self->list) : GTK_WIDGET (self->table));
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
    case PROP_SIMULATION_FILTER:
      g_value_set_object (value, self->simulation_filter);
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
          callboard_table_columns_set_narrow (self->columns, self->narrow);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
callboard_simulations_view_dispose (GObject *object)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (object);

  callboard_simulations_view_dispose_columns (self);
  callboard_simulations_view_dispose_filter (self);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->clock);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SIMULATIONS_VIEW);

  G_OBJECT_CLASS (callboard_simulations_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-simulations-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, filter_container);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, filtered_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, list);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, result_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, result_toggles);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, rows);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, search);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, transcript_search);
  gtk_widget_class_bind_template_callback (widget_class, callboard_transcript_search_view_close);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, sort_button);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, sorted_model);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, switcher);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, table);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, tools);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, views);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_activate);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulations_view_scroll_cb);
  callboard_simulations_view_bind_charts (widget_class);
  callboard_simulations_view_bind_columns (widget_class);
  callboard_simulations_view_bind_filter (widget_class);
  callboard_simulations_view_bind_results (widget_class);
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
  properties[PROP_SIMULATION_FILTER] =
    g_param_spec_object ("simulation-filter", NULL, NULL, CALLBOARD_TYPE_SIMULATION_FILTER,
                         flags & ~G_PARAM_WRITABLE);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSimulationsView::activated:
   * @self: a view
   * @simulation: the simulation to open
   *
   * The user has activated a simulation.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", CALLBOARD_TYPE_SIMULATIONS_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, CALLBOARD_TYPE_SIMULATION_JOB);

  g_type_ensure (CALLBOARD_TYPE_LAZY_STATUS_PAGE);
  g_type_ensure (CALLBOARD_TYPE_RESULT_TOGGLES);
  g_type_ensure (CALLBOARD_TYPE_RESULTS_BAR);
  g_type_ensure (CALLBOARD_TYPE_ROW_CONTENT);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_ROWS);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_SEARCH);
  g_type_ensure (CALLBOARD_TYPE_SORT_BUTTON);
  g_type_ensure (CALLBOARD_TYPE_TRANSCRIPT_SEARCH_VIEW);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  g_type_ensure (CALLBOARD_TYPE_SIMULATION_FILTER);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
callboard_simulations_view_init (CallboardSimulationsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_simulations_view_init_columns (self);
  callboard_simulations_view_init_filter (self);
  callboard_sort_button_set_view (self->sort_button, self->table);
  callboard_simulations_view_init_results (self);
  callboard_simulations_view_init_menu (self);
  update_model (self);

  g_signal_connect_object (self->result_toggles, "notify::long",
                           G_CALLBACK (callboard_simulations_view_update_tools), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sorted_model, "items-changed",
                           G_CALLBACK (callboard_simulations_view_update_stack), self, G_CONNECT_SWAPPED);
}

/**
 * callboard_simulations_view_set_plan_job:
 * @self: a view
 * @plan_job: the run whose simulations to show
 * @clock: the clock for simulations in progress
 *
 * Shows the simulations of a run and updates as they change. To be called once.
 */
void
callboard_simulations_view_set_plan_job (CallboardSimulationsView *self,
                                         CallboardPlanJob         *plan_job,
                                         CallboardClock           *clock)
{
  guint n_simulations;

  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job));
  g_return_if_fail (self->plan_job == NULL);

  n_simulations = g_list_model_get_n_items (G_LIST_MODEL (plan_job));
  self->plan_job = g_object_ref (plan_job);
  self->clock = g_object_ref (clock);
  callboard_simulations_view_connect_plan_job (self);

  gtk_sort_list_model_set_incremental (self->sorted_model, n_simulations >= MIN_INCREMENTAL);
  ensure_switcher_stack (self);
  callboard_simulation_rows_reset (self->rows, GTK_WIDGET (self), n_simulations);
  callboard_simulation_search_set_model (self->search, G_LIST_MODEL (plan_job));
  gtk_filter_list_model_set_model (self->filtered_model, G_LIST_MODEL (plan_job));
  callboard_simulations_view_end_change (self);
  callboard_result_toggles_set_plan_job (self->result_toggles, plan_job);
  callboard_table_columns_set_plan_job (self->columns, plan_job);
  callboard_simulations_view_update_stack (self);
}

/**
 * callboard_simulations_view_get_shown_simulations:
 * @self: a view
 *
 * Returns: (transfer none): the simulations as they are filtered and sorted
 */
GListModel *
callboard_simulations_view_get_shown_simulations (CallboardSimulationsView *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self), NULL);

  return G_LIST_MODEL (self->sorted_model);
}

static void
focus_row (CallboardSimulationsView *self,
           guint                     position,
           GtkListScrollFlags        flags)
{
  callboard_simulation_rows_ensure_row (self->rows, position);
  scroll_to (self, position, flags);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * callboard_simulations_view_set_results:
 * @self: a view
 * @results: the results of the run
 *
 * Shows how far the results were read. To be called once.
 */
void
callboard_simulations_view_set_results (CallboardSimulationsView *self,
                                        CallboardRunResults      *results)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  callboard_results_bar_set_results (self->results_bar, results);
  callboard_simulations_view_set_column_results (self, results);
}

/**
 * callboard_simulations_view_set_transcript_search:
 * @self: a view
 * @search: the search of the transcripts of the run
 *
 * Offers to search the transcripts, too. To be called once.
 */
void
callboard_simulations_view_set_transcript_search (CallboardSimulationsView  *self,
                                                  CallboardTranscriptSearch *search)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  callboard_transcript_search_view_set_search (self->transcript_search, search);
}

/* Shows the first row, and leaves the focus where it is. */
void
callboard_simulations_view_scroll_to_first (CallboardSimulationsView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted_model)) == 0)
    return;

  callboard_simulation_rows_ensure_row (self->rows, 0);
  scroll_to (self, 0, GTK_LIST_SCROLL_NONE);
}

/**
 * callboard_simulations_view_focus_first:
 * @self: a view
 *
 * Focuses the first simulation.
 */
void
callboard_simulations_view_focus_first (CallboardSimulationsView *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->sorted_model)) > 0)
    focus_row (self, 0, GTK_LIST_SCROLL_FOCUS);
}

/**
 * callboard_simulations_view_select:
 * @self: a view
 * @simulation: a simulation
 *
 * Selects and focuses a simulation and scrolls to it, if it is shown.
 */
void
callboard_simulations_view_select (CallboardSimulationsView *self,
                                   CallboardSimulationJob   *simulation)
{
  guint position;

  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation));

  position = callboard_simulation_rows_find (self->rows, simulation);
  if (position != GTK_INVALID_LIST_POSITION)
    focus_row (self, position, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
}

/**
 * callboard_simulations_view_focus_search:
 * @self: a view
 *
 * Focuses the search entry.
 */
void
callboard_simulations_view_focus_search (CallboardSimulationsView *self)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
