/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell of the table of simulations. The table has about 200 rows, and scrolling by a
 * page rebinds all visible ones, so a cell is one widget that draws its text itself and
 * never resizes. Used by CallboardSimulationsView.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "callboard-gtk-row-action.h"
#include "callboard-layout-cache.h"
#include "callboard-result-icon.h"
#include "callboard-result-labels.h"
#include "callboard-simulation-cell.h"
#include "callboard-simulation-job.h"
#include "callboard-time-format.h"

/* The space between icon and text, in pixels. */
#define SPACING 6

/* The natural width of a column without a fixed width, in pixels. */
#define NATURAL_WIDTH 240

/**
 * CallboardSimulationCell:
 *
 * A widget that shows one field or metric of a simulation as a line of text, the result and
 * checks with an icon. It follows the changes of the simulation.
 */
struct _CallboardSimulationCell
{
  GtkWidget                  parent_instance;

  CallboardSimulationColumn *column;
  /* Shared with the other cells of the column. */
  CallboardLayoutCache      *layouts;
  /* NULL in all columns but the result and checks. */
  GtkWidget                 *icon;

  CallboardRowSlot          *slot;
  gulong                     slot_changed_id;
  char                      *text;
  /* NULL until the text is drawn. */
  PangoLayout               *layout;
};

G_DEFINE_FINAL_TYPE (CallboardSimulationCell, callboard_simulation_cell, GTK_TYPE_WIDGET)

/* The text of a failure is its reason; the icon says that it is one. */
static void
update_accessible_label (CallboardSimulationCell *self)
{
  CallboardSimulationJob *simulation = callboard_row_slot_get_item (self->slot);
  g_autofree char *label = NULL;

  if (callboard_simulation_column_get_kind (self->column) == CALLBOARD_COLUMN_RESULT &&
      callboard_simulation_job_get_result (simulation) == CALLBOARD_RESULT_FAILED)
    /* Translators: the result "Failed" and why, such as "Failed: Silence at 0:38" */
    label = g_strdup_printf (_("%s: %s"), callboard_result_get_label (CALLBOARD_RESULT_FAILED), self->text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : self->text, -1);
}

/* A check without a value has no icon. */
static void
update_icon (CallboardSimulationCell *self,
             CallboardSimulationJob  *simulation)
{
  CallboardResult result = callboard_simulation_column_get_result (self->column, simulation);

  gtk_widget_set_child_visible (self->icon, result < CALLBOARD_N_RESULTS);
  if (result < CALLBOARD_N_RESULTS)
    callboard_result_icon_set_result (CALLBOARD_RESULT_ICON (self->icon), result);
}

/* Neither the width of a column nor the height of a row depends on the text. */
static void
callboard_simulation_cell_update (CallboardSimulationCell *self)
{
  CallboardSimulationJob *simulation = callboard_row_slot_get_item (self->slot);
  g_autofree char *text = callboard_simulation_column_dup_text (self->column, simulation);

  if (self->icon != NULL)
    update_icon (self, simulation);
  if (!g_set_str (&self->text, text))
    return;

  g_clear_object (&self->layout);
  update_accessible_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
callboard_simulation_cell_time_format_cb (CallboardSimulationCell *self)
{
  if (self->slot != NULL && callboard_row_slot_get_item (self->slot) != NULL)
    callboard_simulation_cell_update (self);
}

/* Shows the simulation in a slot, and follows the changes of both. */
static void
set_slot (CallboardSimulationCell *self,
          CallboardRowSlot        *slot)
{
  if (self->slot == slot)
    return;

  if (self->slot != NULL)
    g_clear_signal_handler (&self->slot_changed_id, self->slot);
  g_set_object (&self->slot, slot);
  if (slot == NULL)
    return;

  self->slot_changed_id = g_signal_connect_swapped (slot, "changed",
                                                    G_CALLBACK (callboard_simulation_cell_update), self);
  callboard_simulation_cell_update (self);
}

static int
get_icon_width (CallboardSimulationCell *self)
{
  int width = 0;

  if (self->icon != NULL)
    gtk_widget_measure (self->icon, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);

  return width > 0 ? width + SPACING : 0;
}

/* The height of a line is set in style.css. */
static void
callboard_simulation_cell_measure (GtkWidget      *widget,
                                   GtkOrientation  orientation,
                                   int             for_size,
                                   int            *minimum,
                                   int            *natural,
                                   int            *minimum_baseline,
                                   int            *natural_baseline)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (widget);

  if (self->icon != NULL)
    gtk_widget_measure (self->icon, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = NATURAL_WIDTH;
}

static gboolean
is_right_to_left (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static void
callboard_simulation_cell_size_allocate (GtkWidget *widget,
                                         int        width,
                                         int        height,
                                         int        baseline)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (widget);
  int icon_width = get_icon_width (self) - SPACING;

  if (self->icon != NULL)
    gtk_widget_size_allocate (self->icon,
                              &(GtkAllocation) {
                                .x = is_right_to_left (widget) ? width - icon_width : 0,
                                .width = MAX (icon_width, 0),
                                .height = height,
                              }, -1);
}

/* Cells with the same text share a layout, and have the same width once all are
 * allocated. */
static void
ensure_layout (CallboardSimulationCell *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - get_icon_width (self);

  if (self->layout == NULL)
    self->layout = callboard_layout_cache_dup_layout (self->layouts, GTK_WIDGET (self), self->text);
  pango_layout_set_width (self->layout, MAX (width, 0) * PANGO_SCALE);
}

static void
callboard_simulation_cell_snapshot (GtkWidget   *widget,
                                    GtkSnapshot *snapshot)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (widget);
  int width = gtk_widget_get_width (widget);
  int icon_width = get_icon_width (self);
  PangoRectangle extents;
  GdkRGBA color;
  int x;
  int y;

  if (self->icon != NULL)
    gtk_widget_snapshot_child (widget, self->icon, snapshot);
  if (self->text == NULL || *self->text == '\0')
    return;

  ensure_layout (self);
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  x = is_right_to_left (widget) ? width - icon_width - extents.width : icon_width;
  y = (gtk_widget_get_height (widget) - extents.height) / 2;
  gtk_widget_get_color (widget, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x - extents.x), (float) y));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The tooltip shows an ellipsized text in full. */
static gboolean
callboard_simulation_cell_query_tooltip (GtkWidget  *widget,
                                         int         x,
                                         int         y,
                                         gboolean    keyboard_tooltip,
                                         GtkTooltip *tooltip)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (widget);

  if (self->layout == NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;

  gtk_tooltip_set_text (tooltip, self->text);

  return TRUE;
}

/* The style may have another font. */
static void
callboard_simulation_cell_css_changed (GtkWidget         *widget,
                                       GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (callboard_simulation_cell_parent_class)->css_changed (widget, change);

  g_clear_object (&CALLBOARD_SIMULATION_CELL (widget)->layout);
}

static void
callboard_simulation_cell_system_setting_changed (GtkWidget        *widget,
                                                  GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (callboard_simulation_cell_parent_class)->system_setting_changed (widget, setting);

  g_clear_object (&CALLBOARD_SIMULATION_CELL (widget)->layout);
}

static void
callboard_simulation_cell_direction_changed (GtkWidget        *widget,
                                             GtkTextDirection  previous)
{
  GTK_WIDGET_CLASS (callboard_simulation_cell_parent_class)->direction_changed (widget, previous);

  g_clear_object (&CALLBOARD_SIMULATION_CELL (widget)->layout);
}

/* The parent is the cell of GTK, whose parent is the row, which gets the action. */
static void
callboard_simulation_cell_root (GtkWidget *widget)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (widget);
  GtkWidget *cell = gtk_widget_get_parent (widget);
  GtkWidget *row = gtk_widget_get_parent (cell);

  GTK_WIDGET_CLASS (callboard_simulation_cell_parent_class)->root (widget);

  if (callboard_simulation_column_get_kind (self->column) == CALLBOARD_COLUMN_RESULT && row != NULL)
    callboard_gtk_row_action_add (row, "open");
}

static void
callboard_simulation_cell_dispose (GObject *object)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (object);

  set_slot (self, NULL);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_object (&self->layouts);
  g_clear_object (&self->column);

  G_OBJECT_CLASS (callboard_simulation_cell_parent_class)->dispose (object);
}

static void
callboard_simulation_cell_finalize (GObject *object)
{
  CallboardSimulationCell *self = CALLBOARD_SIMULATION_CELL (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (callboard_simulation_cell_parent_class)->finalize (object);
}

static void
callboard_simulation_cell_class_init (CallboardSimulationCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = callboard_simulation_cell_dispose;
  object_class->finalize = callboard_simulation_cell_finalize;
  widget_class->css_changed = callboard_simulation_cell_css_changed;
  widget_class->direction_changed = callboard_simulation_cell_direction_changed;
  widget_class->measure = callboard_simulation_cell_measure;
  widget_class->query_tooltip = callboard_simulation_cell_query_tooltip;
  widget_class->root = callboard_simulation_cell_root;
  widget_class->size_allocate = callboard_simulation_cell_size_allocate;
  widget_class->snapshot = callboard_simulation_cell_snapshot;
  widget_class->system_setting_changed = callboard_simulation_cell_system_setting_changed;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "simulationcell");
}

static void
callboard_simulation_cell_init (CallboardSimulationCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * callboard_simulation_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the text of the cell
 */
const char *
callboard_simulation_cell_get_text (CallboardSimulationCell *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_CELL (self), NULL);

  return self->text;
}

/**
 * callboard_simulation_cell_get_simulation:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the simulation that the cell is about
 */
CallboardSimulationJob *
callboard_simulation_cell_get_simulation (CallboardSimulationCell *self)
{
  g_return_val_if_fail (CALLBOARD_IS_SIMULATION_CELL (self), NULL);

  return self->slot != NULL ? callboard_row_slot_get_item (self->slot) : NULL;
}

static GtkWidget *
create_cell (CallboardSimulationColumn *column,
             CallboardLayoutCache      *layouts)
{
  CallboardSimulationCell *self = g_object_new (CALLBOARD_TYPE_SIMULATION_CELL, NULL);
  CallboardColumnKind kind = callboard_simulation_column_get_kind (column);

  self->column = g_object_ref (column);
  self->layouts = g_object_ref (layouts);
  if (kind == CALLBOARD_COLUMN_RESULT || kind == CALLBOARD_COLUMN_CHECK)
    {
      self->icon = callboard_result_icon_new ();
      gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
    }
  if (kind == CALLBOARD_COLUMN_TIME || callboard_simulation_column_has_statistics (column))
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");

  return GTK_WIDGET (self);
}

/* The data of the factory of a column. */
typedef struct
{
  CallboardSimulationColumn *column;
  CallboardLayoutCache      *layouts;
} ColumnData;

static void
column_data_free (gpointer  data,
                  GClosure *closure)
{
  g_object_unref (((ColumnData *) data)->column);
  g_object_unref (((ColumnData *) data)->layouts);
  g_free (data);
}

static void
callboard_simulation_cell_setup_cb (GtkSignalListItemFactory *factory,
                                    GtkColumnViewCell        *cell,
                                    gpointer                  user_data)
{
  ColumnData *data = user_data;
  GtkWidget *self = create_cell (data->column, data->layouts);

  if (callboard_simulation_column_get_kind (data->column) == CALLBOARD_COLUMN_TIME)
    g_signal_connect_object (callboard_time_format_get_default (), "notify::twelve-hour",
                             G_CALLBACK (callboard_simulation_cell_time_format_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_column_view_cell_set_child (cell, self);
}

static void
callboard_simulation_cell_bind_cb (GtkSignalListItemFactory *factory,
                                   GtkColumnViewCell        *cell,
                                   gpointer                  user_data)
{
  set_slot (CALLBOARD_SIMULATION_CELL (gtk_column_view_cell_get_child (cell)),
            gtk_column_view_cell_get_item (cell));
}

static void
callboard_simulation_cell_unbind_cb (GtkSignalListItemFactory *factory,
                                     GtkColumnViewCell        *cell,
                                     gpointer                  user_data)
{
  set_slot (CALLBOARD_SIMULATION_CELL (gtk_column_view_cell_get_child (cell)), NULL);
}

/**
 * callboard_simulation_cell_create_factory:
 * @column: what to show
 *
 * Returns: (transfer full): a factory of cells for a model of #CallboardRowSlot with
 *   simulations
 */
GtkListItemFactory *
callboard_simulation_cell_create_factory (CallboardSimulationColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  ColumnData *data = g_new (ColumnData, 1);

  *data = (ColumnData) { g_object_ref (column), callboard_layout_cache_new () };
  g_signal_connect_data (factory, "setup", G_CALLBACK (callboard_simulation_cell_setup_cb),
                         data, column_data_free, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (callboard_simulation_cell_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (callboard_simulation_cell_unbind_cb), NULL);

  return factory;
}
