/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run by caller and scenario: what repeats across a row or
 * a column is what goes wrong. Beside the list of simulations, which a click
 * narrows.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "callboard-matrix-grid.h"
#include "callboard-matrix-view.h"

/**
 * CallboardMatrixView:
 *
 * A #CallboardMatrixGrid with a choice of its columns where a run has several
 * endpoints.
 */
struct _CallboardMatrixView
{
  GtkBox               parent_instance;

  GtkWidget           *tools;
  AdwToggleGroup      *columns_group;
  CallboardMatrixGrid *grid;

  CallboardPlanJob    *plan_job;
};

G_DEFINE_FINAL_TYPE (CallboardMatrixView, callboard_matrix_view, GTK_TYPE_BOX)

enum
{
  SIGNAL_NARROWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A cell, a row or a column, which a filter looks for. */
typedef struct
{
  CallboardMatrixColumns  columns;
  char                   *row_key;
  char                   *column_key;
} Subset;

static void
subset_free (Subset *subset)
{
  g_free (subset->row_key);
  g_free (subset->column_key);
  g_free (subset);
}

static gboolean
is_in_subset (gpointer item,
              gpointer user_data)
{
  Subset *subset = user_data;

  return callboard_matrix_contains (subset->columns, subset->row_key, subset->column_key, item);
}

static CallboardMatrixColumns
get_columns (CallboardMatrixView *self)
{
  const char *name = adw_toggle_group_get_active_name (self->columns_group);

  if (g_strcmp0 (name, "endpoints") == 0)
    return CALLBOARD_MATRIX_ENDPOINTS;
  if (g_strcmp0 (name, "both") == 0)
    return CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS;

  return CALLBOARD_MATRIX_SCENARIOS;
}

static void
callboard_matrix_view_activated_cb (CallboardMatrixView *self,
                                    const char          *row_key,
                                    const char          *column_key,
                                    const char          *title)
{
  Subset *subset = g_new0 (Subset, 1);
  g_autoptr(GtkCustomFilter) filter = NULL;

  subset->columns = get_columns (self);
  subset->row_key = g_strdup (row_key);
  subset->column_key = g_strdup (column_key);
  filter = gtk_custom_filter_new (is_in_subset, subset, (GDestroyNotify) subset_free);
  g_signal_emit (self, signals[SIGNAL_NARROWED], 0, filter, title);
}

static gboolean
has_several_endpoints (CallboardPlanJob *plan_job)
{
  const char *first = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (plan_job)); i++)
    {
      g_autoptr(CallboardSimulationJob) simulation = g_list_model_get_item (G_LIST_MODEL (plan_job), i);
      const char *id =
        callboard_agent_endpoint_get_id (callboard_simulation_job_get_agent_endpoint (simulation));

      if (first != NULL && !g_str_equal (first, id))
        return TRUE;
      first = id;
    }

  return FALSE;
}

static void
callboard_matrix_view_merged_cb (CallboardMatrixView *self)
{
  gtk_widget_set_visible (self->tools, has_several_endpoints (self->plan_job));
}

static void
update_label (CallboardMatrixView *self)
{
  const char *label;

  switch (get_columns (self))
    {
    case CALLBOARD_MATRIX_ENDPOINTS:
      label = _("Callers by endpoint");
      break;
    case CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS:
      label = _("Callers by scenario and endpoint");
      break;
    case CALLBOARD_MATRIX_SCENARIOS:
    default:
      label = _("Callers by scenario");
      break;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Who does not look at it does not pay for it. */
static void
update (CallboardMatrixView *self)
{
  g_autoptr(CallboardMatrix) matrix = NULL;

  if (self->plan_job != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    matrix = callboard_matrix_new (self->plan_job, get_columns (self));
  update_label (self);
  callboard_matrix_grid_set_matrix (self->grid, matrix);
}

static void
callboard_matrix_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (callboard_matrix_view_parent_class)->map (widget);
  update (CALLBOARD_MATRIX_VIEW (widget));
}

static void
callboard_matrix_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (callboard_matrix_view_parent_class)->unmap (widget);
  update (CALLBOARD_MATRIX_VIEW (widget));
}

static gboolean
callboard_matrix_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CALLBOARD_MATRIX_VIEW (widget)->grid));
}

static void
callboard_matrix_view_dispose (GObject *object)
{
  CallboardMatrixView *self = CALLBOARD_MATRIX_VIEW (object);

  callboard_matrix_view_set_plan_job (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_MATRIX_VIEW);

  G_OBJECT_CLASS (callboard_matrix_view_parent_class)->dispose (object);
}

static void
callboard_matrix_view_class_init (CallboardMatrixViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = callboard_matrix_view_dispose;
  widget_class->map = callboard_matrix_view_map;
  widget_class->unmap = callboard_matrix_view_unmap;
  widget_class->grab_focus = callboard_matrix_view_grab_focus;

  /**
   * CallboardMatrixView::narrowed:
   * @self: a view
   * @filter: lets those simulations through
   * @title: what they have in common
   *
   * The simulations of a cell, a row or a column are to be listed.
   */
  signals[SIGNAL_NARROWED] =
    g_signal_new ("narrowed", CALLBOARD_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_FILTER, G_TYPE_STRING);

  g_type_ensure (CALLBOARD_TYPE_MATRIX_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, columns_group);
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, grid);
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, tools);
  gtk_widget_class_bind_template_callback (widget_class, callboard_matrix_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
callboard_matrix_view_init (CallboardMatrixView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_matrix_view_set_plan_job:
 * @self: a view
 * @plan_job: (nullable): the run to show
 *
 * Shows a run, and goes on showing it as it changes.
 */
void
callboard_matrix_view_set_plan_job (CallboardMatrixView *self,
                                    CallboardPlanJob    *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_MATRIX_VIEW (self));

  if (self->plan_job == plan_job)
    return;

  if (self->plan_job != NULL)
    g_signal_handlers_disconnect_by_data (self->plan_job, self);
  g_set_object (&self->plan_job, plan_job);
  if (plan_job != NULL)
    {
      g_signal_connect_swapped (plan_job, "merged", G_CALLBACK (callboard_matrix_view_merged_cb), self);
      callboard_matrix_view_merged_cb (self);
    }
  update (self);
}
