/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulations of a run as a table. Used by CallboardSimulationsView in wide windows.
 */

#include "config.h"

#include "callboard-simulation-cell.h"
#include "callboard-simulation-closures.h"
#include "callboard-simulation-table.h"

/**
 * CallboardSimulationTable:
 *
 * A table of simulations. The columns and their sorters are declared in the .ui file, in
 * the order of #CallboardSimulationColumn. `narrow` hides the less important columns.
 */
struct _CallboardSimulationTable
{
  AdwBin               parent_instance;

  GtkColumnView       *view;
  GtkColumnViewColumn *language_column;
  GtkColumnViewColumn *stage_column;
  gboolean             narrow;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationTable, callboard_simulation_table, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
callboard_simulation_table_activate_cb (CallboardSimulationTable *self,
                                        guint                     position)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, position);
}

static void
set_narrow (CallboardSimulationTable *self,
            gboolean                  narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_column_view_column_set_visible (self->language_column, !narrow);
  gtk_column_view_column_set_visible (self->stage_column, !narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
callboard_simulation_table_get_property (GObject    *object,
                                         guint       property_id,
                                         GValue     *value,
                                         GParamSpec *pspec)
{
  CallboardSimulationTable *self = CALLBOARD_SIMULATION_TABLE (object);

  if (property_id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_simulation_table_set_property (GObject      *object,
                                         guint         property_id,
                                         const GValue *value,
                                         GParamSpec   *pspec)
{
  CallboardSimulationTable *self = CALLBOARD_SIMULATION_TABLE (object);

  if (property_id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
callboard_simulation_table_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CALLBOARD_TYPE_SIMULATION_TABLE);

  G_OBJECT_CLASS (callboard_simulation_table_parent_class)->dispose (object);
}

static gboolean
callboard_simulation_table_grab_focus (GtkWidget *widget)
{
  CallboardSimulationTable *self = CALLBOARD_SIMULATION_TABLE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
callboard_simulation_table_class_init (CallboardSimulationTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = callboard_simulation_table_get_property;
  object_class->set_property = callboard_simulation_table_set_property;
  object_class->dispose = callboard_simulation_table_dispose;
  widget_class->grab_focus = callboard_simulation_table_grab_focus;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CallboardSimulationTable::activate:
   * @self: a table
   * @position: the position in the model
   *
   * The user has activated a row.
   */
  signals[SIGNAL_ACTIVATE] =
    g_signal_new ("activate", CALLBOARD_TYPE_SIMULATION_TABLE, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/callboard/Callboard/ui/callboard-simulation-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationTable, language_column);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationTable, stage_column);
  gtk_widget_class_bind_template_child (widget_class, CallboardSimulationTable, view);
  gtk_widget_class_bind_template_callback (widget_class, callboard_simulation_table_activate_cb);
  callboard_simulation_closures_bind (widget_class);
}

static void
callboard_simulation_table_setup_cb (GtkSignalListItemFactory *factory,
                                     GtkColumnViewCell        *cell,
                                     gpointer                  column)
{
  gtk_column_view_cell_set_child (cell, callboard_simulation_cell_new (GPOINTER_TO_UINT (column)));
}

static void
callboard_simulation_table_bind_cb (GtkSignalListItemFactory *factory,
                                    GtkColumnViewCell        *cell,
                                    gpointer                  column)
{
  callboard_simulation_cell_set_slot (CALLBOARD_SIMULATION_CELL (gtk_column_view_cell_get_child (cell)),
                                      gtk_column_view_cell_get_item (cell));
}

static void
callboard_simulation_table_unbind_cb (GtkSignalListItemFactory *factory,
                                      GtkColumnViewCell        *cell,
                                      gpointer                  column)
{
  callboard_simulation_cell_set_slot (CALLBOARD_SIMULATION_CELL (gtk_column_view_cell_get_child (cell)), NULL);
}

static void
add_factories (CallboardSimulationTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

      g_signal_connect (factory, "setup",
                        G_CALLBACK (callboard_simulation_table_setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (callboard_simulation_table_bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (callboard_simulation_table_unbind_cb), NULL);
      gtk_column_view_column_set_factory (column, factory);
    }
}

static void
callboard_simulation_table_init (CallboardSimulationTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_factories (self);
}

/**
 * callboard_simulation_table_get_sorter:
 * @self: a table
 *
 * Returns: (transfer none): the sorter that follows the clicked column headers
 */
GtkSorter *
callboard_simulation_table_get_sorter (CallboardSimulationTable *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_TABLE (self), NULL);

  return gtk_column_view_get_sorter (self->view);
}

/**
 * callboard_simulation_table_get_view:
 * @self: a table
 *
 * Returns: (transfer none): the column view, whose columns all have an ID
 */
GtkColumnView *
callboard_simulation_table_get_view (CallboardSimulationTable *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_TABLE (self), NULL);

  return self->view;
}

/**
 * callboard_simulation_table_set_model:
 * @self: a table
 * @model: (nullable): a model of #CallboardRowSlot with simulations
 */
void
callboard_simulation_table_set_model (CallboardSimulationTable *self,
                                      GtkSelectionModel        *model)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_TABLE (self));

  gtk_column_view_set_model (self->view, model);
}

/**
 * callboard_simulation_table_scroll_to:
 * @self: a table
 * @position: a position in the model
 * @flags: whether to focus or select the row
 *
 * Scrolls to a simulation.
 */
void
callboard_simulation_table_scroll_to (CallboardSimulationTable *self,
                                      guint                     position,
                                      GtkListScrollFlags        flags)
{
  g_return_if_fail (CALLBOARD_IS_SIMULATION_TABLE (self));

  gtk_column_view_scroll_to (self->view, position, NULL, flags, NULL);
}
