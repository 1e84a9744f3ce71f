/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accessible of a cell that a canvas has drawn. It draws nothing and takes no input,
 * but has a name and an action for assistive technologies. Used by
 * callboard-canvas-items.c.
 */

#include "config.h"

#include "callboard-canvas-item.h"

/**
 * CallboardCanvasItem:
 *
 * An invisible widget over a cell of a canvas.
 */
struct _CallboardCanvasItem
{
  GtkWidget  parent_instance;

  int        row;
  int        column;
  char      *name;
};

G_DEFINE_FINAL_TYPE (CallboardCanvasItem, callboard_canvas_item, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
callboard_canvas_item_open_cb (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_OPENED], 0);
}

static void
callboard_canvas_item_finalize (GObject *object)
{
  CallboardCanvasItem *self = CALLBOARD_CANVAS_ITEM (object);

  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (callboard_canvas_item_parent_class)->finalize (object);
}

static void
callboard_canvas_item_class_init (CallboardCanvasItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = callboard_canvas_item_finalize;

  /**
   * CallboardCanvasItem::opened:
   * @self: an item
   *
   * An assistive technology activated the cell.
   */
  signals[SIGNAL_OPENED] =
    g_signal_new ("opened", CALLBOARD_TYPE_CANVAS_ITEM, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "item.open", NULL, callboard_canvas_item_open_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "canvasitem");
}

static void
callboard_canvas_item_init (CallboardCanvasItem *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * callboard_canvas_item_new:
 * @row: the row of the cell
 * @column: the column of the cell
 *
 * Returns: (transfer floating): an item without a name
 */
GtkWidget *
callboard_canvas_item_new (int row,
                           int column)
{
  CallboardCanvasItem *self = g_object_new (CALLBOARD_TYPE_CANVAS_ITEM, NULL);

  callboard_canvas_item_set_cell (self, row, column);

  return GTK_WIDGET (self);
}

/**
 * callboard_canvas_item_get_row:
 * @self: an item
 *
 * Returns: the row of the cell
 */
int
callboard_canvas_item_get_row (CallboardCanvasItem *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CANVAS_ITEM (self), 0);

  return self->row;
}

/**
 * callboard_canvas_item_get_column:
 * @self: an item
 *
 * Returns: the column of the cell
 */
int
callboard_canvas_item_get_column (CallboardCanvasItem *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CANVAS_ITEM (self), 0);

  return self->column;
}

/**
 * callboard_canvas_item_set_cell:
 * @self: an item
 * @row: the row of the cell
 * @column: the column of the cell
 *
 * Sets the cell of an item.
 */
void
callboard_canvas_item_set_cell (CallboardCanvasItem *self,
                                int                  row,
                                int                  column)
{
  g_return_if_fail (CALLBOARD_IS_CANVAS_ITEM (self));

  self->row = row;
  self->column = column;
}

/**
 * callboard_canvas_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the accessible name
 */
const char *
callboard_canvas_item_get_name (CallboardCanvasItem *self)
{
  g_return_val_if_fail (CALLBOARD_IS_CANVAS_ITEM (self), NULL);

  return self->name;
}

/**
 * callboard_canvas_item_set_name:
 * @self: an item
 * @name: a description of the cell
 *
 * Sets the accessible name.
 */
void
callboard_canvas_item_set_name (CallboardCanvasItem *self,
                                const char          *name)
{
  g_return_if_fail (CALLBOARD_IS_CANVAS_ITEM (self));

  if (g_set_str (&self->name, name))
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
