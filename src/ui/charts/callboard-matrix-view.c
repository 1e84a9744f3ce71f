/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run by persona and scenario or endpoint, which shows what failures
 * have in common. Part of the simulations view, which lists the cell that is clicked.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "callboard-matrix-grid.h"
#include "callboard-matrix-view.h"

/**
 * CallboardMatrixView:
 *
 * A #CallboardMatrixGrid with a toggle group for its columns, visible if the run has
 * several endpoints.
 */
struct _CallboardMatrixView
{
  GtkBox               parent_instance;

  GtkWidget           *tools;
  AdwToggleGroup      *columns_group;
  CallboardMatrixGrid *grid;

  CallboardPlanJob    *plan_job;
  GSignalGroup        *plan_job_signals;
};

G_DEFINE_FINAL_TYPE (CallboardMatrixView, callboard_matrix_view, GTK_TYPE_BOX)

enum
{
  SIGNAL_FILTER_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A filter for a cell, a row or a column. */
typedef struct
{
  CallboardMatrixColumns  columns;
  char                   *row_key;
  char                   *column_key;
} CellFilter;

static void
cell_filter_free (CellFilter *data)
{
  g_free (data->row_key);
  g_free (data->column_key);
  g_free (data);
}

static gboolean
callboard_matrix_view_filter_cb (gpointer item,
                                 gpointer user_data)
{
  CellFilter *data = user_data;

  return callboard_matrix_contains (data->columns, data->row_key, data->column_key, item);
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
  CellFilter *data = g_new0 (CellFilter, 1);
  g_autoptr(GtkCustomFilter) filter = NULL;

  data->columns = get_columns (self);
  data->row_key = g_strdup (row_key);
  data->column_key = g_strdup (column_key);
  filter = gtk_custom_filter_new (callboard_matrix_view_filter_cb, data,
                                  (GDestroyNotify) cell_filter_free);
  g_signal_emit (self, signals[SIGNAL_FILTER_ACTIVATED], 0, filter, title);
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

      if (i > 0 && g_strcmp0 (first, id) != 0)
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
      label = _("Personas by endpoint");
      break;
    case CALLBOARD_MATRIX_SCENARIOS_AND_ENDPOINTS:
      label = _("Personas by scenario and endpoint");
      break;
    case CALLBOARD_MATRIX_SCENARIOS:
    default:
      label = _("Personas by scenario");
      break;
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The matrix is computed only while the view is mapped. */
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
  g_clear_object (&self->plan_job_signals);
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
   * CallboardMatrixView::filter-activated:
   * @self: a view
   * @filter: a filter for these simulations
   * @title: a title for the filter
   *
   * The user requested the simulations of a cell, a row or a column.
   */
  signals[SIGNAL_FILTER_ACTIVATED] =
    g_signal_new ("filter-activated", CALLBOARD_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0,
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
  self->plan_job_signals = g_signal_group_new (CALLBOARD_TYPE_PLAN_JOB);
  g_signal_group_connect_swapped (self->plan_job_signals, "merged",
                                  G_CALLBACK (callboard_matrix_view_merged_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * callboard_matrix_view_set_plan_job:
 * @self: a view
 * @plan_job: (nullable): the run to show
 *
 * Sets the run to show.
 */
void
callboard_matrix_view_set_plan_job (CallboardMatrixView *self,
                                    CallboardPlanJob    *plan_job)
{
  g_return_if_fail (CALLBOARD_IS_MATRIX_VIEW (self));

  if (self->plan_job == plan_job)
    return;

  g_set_object (&self->plan_job, plan_job);
  g_signal_group_set_target (self->plan_job_signals, plan_job);
  if (plan_job != NULL)
    callboard_matrix_view_merged_cb (self);
  update (self);
}
