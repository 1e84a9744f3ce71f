/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The accessible items of the visible cells of a canvas. They are created when an
 * assistive technology first asks for them, and then updated when idle. Used by
 * CallboardCanvas.
 */

#include "config.h"

#include "callboard-canvas-items.h"

struct _CallboardCanvasItems
{
  CallboardCanvas *canvas;
  GPtrArray       *items;
  guint            idle_id;
  gboolean         is_active;
  gboolean         is_stale;
  gboolean         is_updating;
};

/* An invisible widget over a cell that the canvas has drawn. It takes no input, but has a
 * name and an action for assistive technologies. */
struct _CallboardCanvasItem
{
  GtkWidget            parent_instance;

  CallboardCanvasCell  cell;
  char                *name;
};

#define CALLBOARD_TYPE_CANVAS_ITEM (callboard_canvas_item_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCanvasItem, callboard_canvas_item, CALLBOARD, CANVAS_ITEM, GtkWidget)

G_DEFINE_FINAL_TYPE (CallboardCanvasItem, callboard_canvas_item, GTK_TYPE_WIDGET)

/* Does nothing if the cell has changed since the item was named. */
static void
callboard_canvas_item_open_cb (GtkWidget  *widget,
                               const char *action_name,
                               GVariant   *parameter)
{
  CallboardCanvasItem *self = CALLBOARD_CANVAS_ITEM (widget);
  CallboardCanvas *canvas = CALLBOARD_CANVAS (gtk_widget_get_parent (widget));
  CallboardCanvasClass *klass = CALLBOARD_CANVAS_GET_CLASS (canvas);
  g_autofree char *name = klass->describe (canvas, self->cell.row, self->cell.column);

  if (g_strcmp0 (name, self->name) == 0)
    klass->open (canvas, self->cell.row, self->cell.column);
}

static void
callboard_canvas_item_finalize (GObject *object)
{
  g_clear_pointer (&CALLBOARD_CANVAS_ITEM (object)->name, g_free);

  G_OBJECT_CLASS (callboard_canvas_item_parent_class)->finalize (object);
}

static void
callboard_canvas_item_class_init (CallboardCanvasItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = callboard_canvas_item_finalize;

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
 * callboard_canvas_items_new: (skip)
 * @canvas: a canvas
 *
 * Returns: (transfer full): an empty set of items
 */
CallboardCanvasItems *
callboard_canvas_items_new (CallboardCanvas *canvas)
{
  CallboardCanvasItems *self = g_new0 (CallboardCanvasItems, 1);

  self->canvas = canvas;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->is_stale = TRUE;

  return self;
}

/**
 * callboard_canvas_items_free: (skip)
 * @self: items
 *
 * Removes the items from their canvas.
 */
void
callboard_canvas_items_free (CallboardCanvasItems *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->is_active = FALSE;
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
add_item (CallboardCanvasItems *self)
{
  GtkWidget *item = g_object_new (CALLBOARD_TYPE_CANVAS_ITEM, NULL);

  gtk_widget_set_parent (item, GTK_WIDGET (self->canvas));
  g_ptr_array_add (self->items, item);
}

/* Items are in the reading order of the visible cells. */
static void
update (CallboardCanvasItems *self)
{
  CallboardCanvasClass *klass = CALLBOARD_CANVAS_GET_CLASS (self->canvas);
  g_autoptr(GArray) cells = g_array_new (FALSE, FALSE, sizeof (CallboardCanvasCell));

  self->is_updating = TRUE;
  self->is_stale = FALSE;
  klass->list_visible_cells (self->canvas, cells);
  if (self->items->len > cells->len)
    g_ptr_array_set_size (self->items, (int) cells->len);
  while (self->items->len < cells->len)
    add_item (self);

  for (guint i = 0; i < cells->len; i++)
    {
      const CallboardCanvasCell *cell = &g_array_index (cells, CallboardCanvasCell, i);
      CallboardCanvasItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *name = klass->describe (self->canvas, cell->row, cell->column);

      item->cell = *cell;
      if (g_set_str (&item->name, name))
        gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self->canvas));
  self->is_updating = FALSE;
}

static gboolean
callboard_canvas_items_idle_cb (gpointer user_data)
{
  CallboardCanvasItems *self = user_data;

  self->idle_id = 0;
  if (self->is_stale)
    update (self);

  return G_SOURCE_REMOVE;
}

/**
 * callboard_canvas_items_ensure: (skip)
 * @self: items
 *
 * Creates or updates the items, and keeps them up to date from now on.
 */
void
callboard_canvas_items_ensure (CallboardCanvasItems *self)
{
  self->is_active = TRUE;
  if (self->is_stale && !self->is_updating)
    update (self);
}

/**
 * callboard_canvas_items_invalidate: (skip)
 * @self: items
 *
 * Schedules an update. To be called when the visible cells change.
 */
void
callboard_canvas_items_invalidate (CallboardCanvasItems *self)
{
  self->is_stale = TRUE;
  if (self->is_active && self->idle_id == 0)
    self->idle_id = g_idle_add (callboard_canvas_items_idle_cb, self);
}

/**
 * callboard_canvas_items_allocate: (skip)
 * @self: items
 *
 * Allocates the items over their cells.
 */
void
callboard_canvas_items_allocate (CallboardCanvasItems *self)
{
  CallboardCanvasClass *klass = CALLBOARD_CANVAS_GET_CLASS (self->canvas);

  for (guint i = 0; i < self->items->len; i++)
    {
      CallboardCanvasItem *item = g_ptr_array_index (self->items, i);
      graphene_rect_t area;

      klass->get_cell_area (self->canvas, item->cell.row, item->cell.column, &area);
      callboard_canvas_mirror (self->canvas, &area);
      gtk_widget_size_allocate (GTK_WIDGET (item),
                                &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y,
                                                   (int) area.size.width, (int) area.size.height }, -1);
    }
}
