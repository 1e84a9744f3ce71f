/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations that are shown of a run, counted by two of their fields, which shows what
 * failures have in common. Part of the simulations view, which lists the cell that is
 * clicked.
 */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "callboard-drop-down-rows.h"
#include "callboard-matrix-choices.h"
#include "callboard-matrix-grid.h"
#include "callboard-matrix-labels.h"
#include "callboard-matrix-legend.h"
#include "callboard-matrix-view.h"

/**
 * CallboardMatrixView:
 *
 * A #CallboardMatrixGrid with drop-downs for its rows, its columns and its colors.
 */
struct _CallboardMatrixView
{
  GtkBox                  parent_instance;

  GtkDropDown            *rows;
  GtkDropDown            *columns;
  GtkDropDown            *colors;
  CallboardMatrixLegend  *legend;
  CallboardMatrixGrid    *grid;

  CallboardPlanJob       *plan_job;
  GListModel             *simulations;
  CallboardMatrixChoices *choices;
  CallboardMatrix        *matrix;
  GSignalGroup           *matrix_signals;
  /* What was selected before, to exchange rows and columns. */
  guint                   row;
  guint                   column;
  gboolean                has_choices;
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
  CallboardDimension *rows;
  CallboardDimension *columns;
  char               *row_key;
  char               *column_key;
} CellFilter;

static void
cell_filter_free (CellFilter *data)
{
  g_object_unref (data->rows);
  g_object_unref (data->columns);
  g_free (data->row_key);
  g_free (data->column_key);
  g_free (data);
}

static gboolean
callboard_matrix_view_filter_cb (gpointer item,
                                 gpointer user_data)
{
  CellFilter *data = user_data;

  return callboard_dimension_contains (data->rows, data->row_key, item) &&
         callboard_dimension_contains (data->columns, data->column_key, item);
}

/* --- Choices ------------------------------------------------------------------ */

static CallboardDimension *
dup_dimension (CallboardMatrixView *self,
               GtkDropDown         *drop_down)
{
  return g_list_model_get_item (callboard_matrix_choices_get_dimensions (self->choices),
                                gtk_drop_down_get_selected (drop_down));
}

/* The first choice is the result of simulations. */
static CallboardRunCheck *
dup_check (CallboardMatrixView *self)
{
  guint selected = gtk_drop_down_get_selected (self->colors);

  return selected != GTK_INVALID_LIST_POSITION && selected > 0
           ? g_list_model_get_item (callboard_matrix_choices_get_checks (self->choices), selected - 1)
           : NULL;
}

static gpointer
callboard_matrix_view_map_dimension_cb (gpointer item,
                                        gpointer user_data)
{
  g_autoptr(CallboardDimension) dimension = item;
  g_autofree char *label = callboard_dimension_dup_label (dimension);

  return gtk_string_object_new (label);
}

static gpointer
callboard_matrix_view_map_check_cb (gpointer item,
                                    gpointer user_data)
{
  g_autoptr(CallboardRunCheck) check = item;
  g_autofree char *label = callboard_run_check_dup_label (check);

  return gtk_string_object_new (label);
}

static GListModel *
create_dimension_model (CallboardMatrixView *self)
{
  GListModel *dimensions = callboard_matrix_choices_get_dimensions (self->choices);

  return G_LIST_MODEL (gtk_map_list_model_new (g_object_ref (dimensions), callboard_matrix_view_map_dimension_cb,
                                               NULL, NULL));
}

static GListModel *
create_color_model (CallboardMatrixView *self)
{
  GListModel *checks = callboard_matrix_choices_get_checks (self->choices);
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr(GtkStringList) result =
    /* Translators: the matrix is colored by the result of the simulations */
    gtk_string_list_new ((const char *const[]) { _("Result"), NULL });
  g_autoptr(GtkMapListModel) labels =
    gtk_map_list_model_new (g_object_ref (checks), callboard_matrix_view_map_check_cb, NULL, NULL);

  g_list_store_append (parts, result);
  g_list_store_append (parts, labels);

  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static void
set_choices (CallboardMatrixView *self)
{
  g_autoptr(GListModel) rows = create_dimension_model (self);
  g_autoptr(GListModel) columns = create_dimension_model (self);
  g_autoptr(GListModel) colors = create_color_model (self);

  gtk_drop_down_set_model (self->rows, rows);
  gtk_drop_down_set_model (self->columns, columns);
  gtk_drop_down_set_model (self->colors, colors);
  self->row = CALLBOARD_DIMENSION_PERSONA;
  self->column = CALLBOARD_DIMENSION_SCENARIO;
  gtk_drop_down_set_selected (self->rows, self->row);
  gtk_drop_down_set_selected (self->columns, self->column);
  self->has_choices = TRUE;
}

/* --- The matrix --------------------------------------------------------------- */

static void
callboard_matrix_view_activated_cb (CallboardMatrixView *self,
                                    const char          *row_key,
                                    const char          *column_key,
                                    const char          *title)
{
  CellFilter *data = g_new0 (CellFilter, 1);
  g_autoptr(GtkCustomFilter) filter = NULL;

  data->rows = dup_dimension (self, self->rows);
  data->columns = dup_dimension (self, self->columns);
  data->row_key = g_strdup (row_key);
  data->column_key = g_strdup (column_key);
  filter = gtk_custom_filter_new (callboard_matrix_view_filter_cb, data,
                                  (GDestroyNotify) cell_filter_free);
  g_signal_emit (self, signals[SIGNAL_FILTER_ACTIVATED], 0, filter, title);
}

static void
update_label (CallboardMatrixView *self,
              CallboardDimension  *rows,
              CallboardDimension  *columns,
              CallboardRunCheck   *check)
{
  g_autofree char *row_label = callboard_dimension_dup_label (rows);
  g_autofree char *column_label = callboard_dimension_dup_label (columns);
  g_autofree char *check_label = check != NULL ? callboard_run_check_dup_label (check) : NULL;
  g_autofree char *label =
    /* Translators: what the rows and the columns of a matrix are, such as "Persona by Scenario" */
    check == NULL ? g_strdup_printf (_("%s by %s"), row_label, column_label)
                  /* Translators: the same, and the check that its cells show the results of */
                  : g_strdup_printf (_("%s by %s: %s"), row_label, column_label, check_label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
callboard_matrix_view_matrix_changed_cb (CallboardMatrixView *self)
{
  callboard_matrix_legend_set_tally (self->legend, callboard_matrix_get_tally (self->matrix));
}

/* The matrix is computed only while the view is mapped. */
static void
callboard_matrix_view_update (CallboardMatrixView *self)
{
  g_autoptr(CallboardDimension) rows = NULL;
  g_autoptr(CallboardDimension) columns = NULL;
  g_autoptr(CallboardRunCheck) check = NULL;

  if (!self->has_choices)
    return;

  g_clear_object (&self->matrix);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      rows = dup_dimension (self, self->rows);
      columns = dup_dimension (self, self->columns);
      check = dup_check (self);
    }
  if (rows != NULL && columns != NULL)
    {
      self->matrix = callboard_matrix_new (self->plan_job, self->simulations, rows, columns, check);
      update_label (self, rows, columns, check);
      callboard_matrix_view_matrix_changed_cb (self);
    }
  g_signal_group_set_target (self->matrix_signals, self->matrix);
  callboard_matrix_grid_set_matrix (self->grid, self->matrix);
}

/* To choose the same for both exchanges them. */
static void
callboard_matrix_view_dimension_changed_cb (CallboardMatrixView *self,
                                            GParamSpec          *pspec,
                                            GtkDropDown         *drop_down)
{
  guint row = gtk_drop_down_get_selected (self->rows);
  guint column = gtk_drop_down_get_selected (self->columns);

  if (!self->has_choices)
    return;

  if (row == column && self->row != self->column)
    {
      if (drop_down == self->rows)
        gtk_drop_down_set_selected (self->columns, self->row);
      else
        gtk_drop_down_set_selected (self->rows, self->column);
      return;
    }

  self->row = row;
  self->column = column;
  callboard_matrix_view_update (self);
}

static void
callboard_matrix_view_map (GtkWidget *widget)
{
  CallboardMatrixView *self = CALLBOARD_MATRIX_VIEW (widget);

  GTK_WIDGET_CLASS (callboard_matrix_view_parent_class)->map (widget);
  /* Created now, because all simulations are looked at. */
  if (self->choices == NULL)
    {
      self->choices = callboard_matrix_choices_new (self->plan_job);
      set_choices (self);
    }
  callboard_matrix_view_update (self);
}

static void
callboard_matrix_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (callboard_matrix_view_parent_class)->unmap (widget);
  callboard_matrix_view_update (CALLBOARD_MATRIX_VIEW (widget));
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

  self->has_choices = FALSE;
  g_clear_object (&self->matrix_signals);
  g_clear_object (&self->matrix);
  g_clear_object (&self->plan_job);
  g_clear_object (&self->simulations);
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_MATRIX_VIEW);
  g_clear_object (&self->choices);

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
  g_type_ensure (CALLBOARD_TYPE_MATRIX_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, colors);
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, columns);
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, grid);
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, legend);
  gtk_widget_class_bind_template_child (widget_class, CallboardMatrixView, rows);
  gtk_widget_class_bind_template_callback (widget_class, callboard_matrix_view_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_matrix_view_dimension_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, callboard_matrix_view_update);
}

static void
callboard_matrix_view_init (CallboardMatrixView *self)
{
  self->matrix_signals = g_signal_group_new (CALLBOARD_TYPE_MATRIX);
  g_signal_group_connect_swapped (self->matrix_signals, "changed",
                                  G_CALLBACK (callboard_matrix_view_matrix_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  callboard_drop_down_rows_set_up (self->rows);
  callboard_drop_down_rows_set_up (self->columns);
  callboard_drop_down_rows_set_up (self->colors);
}

/**
 * callboard_matrix_view_new:
 * @plan_job: the run to show
 * @simulations: those of its simulations that are shown
 *
 * Returns: (transfer floating): a new view
 */
GtkWidget *
callboard_matrix_view_new (CallboardPlanJob *plan_job,
                           GListModel       *simulations)
{
  CallboardMatrixView *self;

  g_return_val_if_fail (CALLBOARD_IS_PLAN_JOB (plan_job), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (simulations), NULL);

  self = g_object_new (CALLBOARD_TYPE_MATRIX_VIEW, NULL);
  self->plan_job = g_object_ref (plan_job);
  self->simulations = g_object_ref (simulations);

  return GTK_WIDGET (self);
}
