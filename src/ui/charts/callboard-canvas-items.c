/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a canvas can be seen, as items for those who do not see it. There are none
 * until somebody asks for them, as a screen reader does that comes upon the canvas;
 * from then on they follow what is seen, when there is nothing else to do. Used by
 * CallboardCanvas.
 */

#include "config.h"

#include "callboard-canvas-item.h"
#include "callboard-canvas-items.h"

struct _CallboardCanvasItems
{
  CallboardCanvas *canvas;
  GPtrArray       *items;
  guint            idle_id;
  gboolean         is_wanted;
  gboolean         is_stale;
  gboolean         is_updating;
};

/**
 * callboard_canvas_items_new: (skip)
 * @canvas: a canvas
 *
 * Returns: (transfer full): the items of @canvas, which are none for now
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
 * Takes them from their canvas.
 */
void
callboard_canvas_items_free (CallboardCanvasItems *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  self->is_wanted = FALSE;
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* What has moved on since it was named is not what somebody wanted to open. */
static void
callboard_canvas_items_opened_cb (CallboardCanvas     *canvas,
                                  CallboardCanvasItem *item)
{
  CallboardCanvasClass *klass = CALLBOARD_CANVAS_GET_CLASS (canvas);
  int row = callboard_canvas_item_get_row (item);
  int column = callboard_canvas_item_get_column (item);
  g_autofree char *name = klass->describe (canvas, row, column);

  if (g_strcmp0 (name, callboard_canvas_item_get_name (item)) == 0)
    klass->open (canvas, row, column);
}

static void
add_item (CallboardCanvasItems *self)
{
  GtkWidget *item = callboard_canvas_item_new (0, 0);

  g_signal_connect_object (item, "opened", G_CALLBACK (callboard_canvas_items_opened_cb), self->canvas, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (item, GTK_WIDGET (self->canvas));
  g_ptr_array_add (self->items, item);
}

/* The first item is the first of what is seen, and so on: they are read in order. */
static void
update (CallboardCanvasItems *self)
{
  CallboardCanvasClass *klass = CALLBOARD_CANVAS_GET_CLASS (self->canvas);
  g_autoptr(GArray) cells = g_array_new (FALSE, FALSE, sizeof (CallboardCanvasCell));

  self->is_updating = TRUE;
  self->is_stale = FALSE;
  klass->list_seen (self->canvas, cells);
  if (self->items->len > cells->len)
    g_ptr_array_set_size (self->items, (int) cells->len);
  while (self->items->len < cells->len)
    add_item (self);

  for (guint i = 0; i < cells->len; i++)
    {
      const CallboardCanvasCell *cell = &g_array_index (cells, CallboardCanvasCell, i);
      CallboardCanvasItem *item = g_ptr_array_index (self->items, i);
      g_autofree char *name = klass->describe (self->canvas, cell->row, cell->column);

      callboard_canvas_item_set_cell (item, cell->row, cell->column);
      callboard_canvas_item_set_name (item, name);
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
 * Makes them, where nobody has asked for them before, and has them be those of what is
 * seen now.
 */
void
callboard_canvas_items_ensure (CallboardCanvasItems *self)
{
  self->is_wanted = TRUE;
  if (self->is_stale && !self->is_updating)
    update (self);
}

/**
 * callboard_canvas_items_invalidate: (skip)
 * @self: items
 *
 * To be called when something else is seen.
 */
void
callboard_canvas_items_invalidate (CallboardCanvasItems *self)
{
  self->is_stale = TRUE;
  if (self->is_wanted && self->idle_id == 0)
    self->idle_id = g_idle_add (callboard_canvas_items_idle_cb, self);
}

/**
 * callboard_canvas_items_allocate: (skip)
 * @self: items
 *
 * Puts them where what they stand for is drawn.
 */
void
callboard_canvas_items_allocate (CallboardCanvasItems *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      CallboardCanvasItem *item = g_ptr_array_index (self->items, i);
      graphene_rect_t place;

      CALLBOARD_CANVAS_GET_CLASS (self->canvas)->get_place (self->canvas, callboard_canvas_item_get_row (item),
                                                            callboard_canvas_item_get_column (item), &place);
      callboard_canvas_mirror (self->canvas, &place);
      gtk_widget_size_allocate (GTK_WIDGET (item),
                                &(GtkAllocation) { (int) place.origin.x, (int) place.origin.y,
                                                   (int) place.size.width, (int) place.size.height }, -1);
    }
}
