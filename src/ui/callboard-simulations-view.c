/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run: a search, a filter by status, and below them a
 * table, or rows of two lines where the window is small. Part of the run page.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "callboard-simulation-closures.h"
#include "callboard-simulation-table.h"
#include "callboard-simulations-view.h"
#include "callboard-state-label.h"
#include "callboard-text.h"

/* From so many simulations on they are filtered a frame at a time. */
#define MANY 2000

/**
 * CallboardSimulationsView:
 *
 * The simulations of a run. `compact` shows rows instead of the table, `narrow`
 * leaves columns out of the table.
 */
struct _CallboardSimulationsView
{
  GtkBox                    parent_instance;

  GtkBox                   *tools;
  AdwToggleGroup           *outcome_group;
  AdwToggle                *all_toggle;
  AdwToggle                *active_toggle;
  AdwToggle                *completed_toggle;
  AdwToggle                *failed_toggle;
  AdwToggle                *other_toggle;
  GtkSearchEntry           *search_entry;
  GtkStack                 *stack;
  CallboardSimulationTable *table;
  GtkListView              *rows;

  GtkFilterListModel       *filtered;
  GtkCustomFilter          *outcome_filter;
  GtkCustomFilter          *search_filter;
  GtkSortListModel         *sorted;
  GtkSingleSelection       *selection;

  CallboardPlanJob         *plan_job;
  gulong                    merged_id;
  /* The words to search for, folded; each must be found. */
  GStrv                     search_words;
  /* A set of 1 << CallboardOutcome. */
  guint                     shown_outcomes;
  gboolean                  compact;
  gboolean                  narrow;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationsView, callboard_simulations_view, GTK_TYPE_BOX)

enum
{
  PROP_COMPACT = 1,
  PROP_NARROW,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

#define OUTCOME(name) (1u << CALLBOARD_OUTCOME_##name)

static const struct
{
  const char *name;
  guint       outcomes;
} outcome_groups[] = {
  { "all", (1u << CALLBOARD_N_OUTCOMES) - 1 },
  { "active", OUTCOME (ACTIVE) | OUTCOME (WAITING) },
  { "completed", OUTCOME (COMPLETED) },
  { "failed", OUTCOME (FAILED) | OUTCOME (TIMED_OUT) },
  { "other", OUTCOME (CANCELLED) | OUTCOME (INVALIDATED) | OUTCOME (OTHER) },
};

static gboolean
matches_outcome (gpointer item,
                 gpointer user_data)
{
  CallboardSimulationsView *self = user_data;

  return (self->shown_outcomes & (1u << callboard_simulation_job_get_outcome (item))) != 0;
}

static gboolean
matches_search (gpointer item,
                gpointer user_data)
{
  CallboardSimulationsView *self = user_data;

  if (self->search_words == NULL || self->search_words[0] == NULL)
    return TRUE;

  for (guint i = 0; self->search_words[i] != NULL; i++)
    if (strstr (callboard_simulation_job_get_search_text (item), self->search_words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
update_stack (CallboardSimulationsView *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) == 0;
  gboolean is_pending = gtk_filter_list_model_get_pending (self->filtered) > 0;

  if (is_empty && is_pending)
    return;

  gtk_stack_set_visible_child_name (self->stack,
                                    is_empty ? "nothing" : self->compact ? "rows" : "table");
}

static guint
count_outcomes (CallboardSimulationsView *self,
                guint                     outcomes)
{
  guint n = 0;

  if (self->plan_job == NULL)
    return 0;

  for (guint outcome = 0; outcome < CALLBOARD_N_OUTCOMES; outcome++)
    if (outcomes & (1u << outcome))
      n += callboard_plan_job_count (self->plan_job, outcome);

  return n;
}

static void
label_toggle (CallboardSimulationsView *self,
              AdwToggle                *toggle,
              guint                     outcomes,
              const char               *words,
              const char               *icon_name)
{
  guint n = count_outcomes (self, outcomes);
  g_autofree char *label = NULL;

  /* In little room the shape and the number stand for the words, which the
   * tooltip has. */
  if (self->compact)
    label = g_strdup_printf ("%u", n);
  else
    /* Translators: a status and how many simulations have it, on a button */
    label = g_strdup_printf (_("%s %u"), words, n);

  adw_toggle_set_label (toggle, label);
  adw_toggle_set_icon_name (toggle, self->compact ? icon_name : NULL);
}

static void
label_toggles (CallboardSimulationsView *self)
{
  /* Translators: all simulations, with their number behind it */
  label_toggle (self, self->all_toggle, outcome_groups[0].outcomes, _("All"),
                "view-list-symbolic");
  label_toggle (self, self->active_toggle, outcome_groups[1].outcomes, _("Active"),
                callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_ACTIVE));
  label_toggle (self, self->completed_toggle, outcome_groups[2].outcomes, _("Completed"),
                callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_COMPLETED));
  label_toggle (self, self->failed_toggle, outcome_groups[3].outcomes, _("Failed"),
                callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_FAILED));
  label_toggle (self, self->other_toggle, outcome_groups[4].outcomes, _("Other"),
                callboard_outcome_get_icon_name (CALLBOARD_OUTCOME_CANCELLED));
}

/* Sorting and filtering look at properties that a merge may have changed. */
static void
on_merged (CallboardSimulationsView *self)
{
  gtk_filter_changed (GTK_FILTER (self->outcome_filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (GTK_FILTER (self->search_filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (callboard_simulation_table_get_sorter (self->table), GTK_SORTER_CHANGE_DIFFERENT);
  label_toggles (self);
}

static void
on_outcome_group_changed (CallboardSimulationsView *self)
{
  const char *name = adw_toggle_group_get_active_name (self->outcome_group);

  for (guint i = 0; i < G_N_ELEMENTS (outcome_groups); i++)
    if (g_strcmp0 (outcome_groups[i].name, name) == 0)
      self->shown_outcomes = outcome_groups[i].outcomes;

  gtk_filter_changed (GTK_FILTER (self->outcome_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_search_changed (CallboardSimulationsView *self)
{
  g_autofree char *folded =
    callboard_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_strfreev (self->search_words);
  self->search_words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  gtk_filter_changed (GTK_FILTER (self->search_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_stop_search (CallboardSimulationsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
on_show_all (CallboardSimulationsView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  adw_toggle_group_set_active_name (self->outcome_group, "all");
}

static void
on_activate (CallboardSimulationsView *self,
             guint                     position)
{
  g_autoptr(CallboardSimulationJob) simulation =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (simulation == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, simulation);
}

/* Enter in the search opens the first that was found. */
static void
on_search_activate (CallboardSimulationsView *self)
{
  on_activate (self, 0);
}

static void
set_compact (CallboardSimulationsView *self,
             gboolean                  compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  label_toggles (self);
  update_stack (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/* The simulations are what the keyboard is for. */
static gboolean
callboard_simulations_view_grab_focus (GtkWidget *widget)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (widget);

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

  g_signal_handlers_disconnect_by_data (self->sorted, self);
  g_signal_handlers_disconnect_by_data (self->filtered, self);
  gtk_custom_filter_set_filter_func (self->outcome_filter, NULL, NULL, NULL);
  gtk_custom_filter_set_filter_func (self->search_filter, NULL, NULL, NULL);
}

static void
callboard_simulations_view_dispose (GObject *object)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (object);

  g_clear_signal_handler (&self->merged_id, self->plan_job);
  g_clear_object (&self->plan_job);
  disconnect_models (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SIMULATIONS_VIEW);

  G_OBJECT_CLASS (callboard_simulations_view_parent_class)->dispose (object);
}

static void
callboard_simulations_view_finalize (GObject *object)
{
  CallboardSimulationsView *self = CALLBOARD_SIMULATIONS_VIEW (object);

  g_clear_pointer (&self->search_words, g_strfreev);

  G_OBJECT_CLASS (callboard_simulations_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-simulations-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, active_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, completed_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, failed_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, filtered);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, other_toggle);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, outcome_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, outcome_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, rows);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, search_filter);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, selection);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, sorted);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, stack);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, table);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationsView, tools);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_outcome_group_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
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
  object_class->finalize = callboard_simulations_view_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = callboard_simulations_view_grab_focus;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);

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

  g_type_ensure (CALLBOARD_TYPE_SIMULATION_TABLE);
  g_type_ensure (CALLBOARD_TYPE_STATE_LABEL);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
callboard_simulations_view_init (CallboardSimulationsView *self)
{
  self->shown_outcomes = outcome_groups[0].outcomes;
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_custom_filter_set_filter_func (self->outcome_filter, matches_outcome, self, NULL);
  gtk_custom_filter_set_filter_func (self->search_filter, matches_search, self, NULL);
  gtk_sort_list_model_set_sorter (self->sorted, callboard_simulation_table_get_sorter (self->table));
  callboard_simulation_table_set_model (self->table, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->sorted, "items-changed",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "notify::pending",
                           G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
}

/**
 * callboard_simulations_view_set_plan_job:
 * @self: a view
 * @plan_job: (nullable): the run whose simulations to show
 *
 * Shows the simulations of a run, and goes on showing them as they change.
 */
void
callboard_simulations_view_set_plan_job (CallboardSimulationsView *self,
                                         CallboardPlanJob         *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));

  if (self->plan_job == plan_job)
    return;

  g_clear_signal_handler (&self->merged_id, self->plan_job);
  g_set_object (&self->plan_job, plan_job);
  if (plan_job != NULL)
    self->merged_id = g_signal_connect_swapped (plan_job, "merged", G_CALLBACK (on_merged), self);

  gtk_filter_list_model_set_incremental (self->filtered,
                                         plan_job != NULL &&
                                         g_list_model_get_n_items (G_LIST_MODEL (plan_job)) >= MANY);
  gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (plan_job));
  label_toggles (self);
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
  if (self->compact)
    gtk_list_view_scroll_to (self->rows, position, flags, NULL);
  else
    callboard_simulation_table_scroll_to (self->table, position, flags);
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
  g_return_if_fail (CALLBOARD_IS_SIMULATIONS_VIEW (self));
  g_return_if_fail (CALLBOARD_IS_SIMULATION_JOB (simulation));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted)); i++)
    {
      g_autoptr(CallboardSimulationJob) item = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (item == simulation)
        {
          go_to (self, i, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT);
          return;
        }
    }
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

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
