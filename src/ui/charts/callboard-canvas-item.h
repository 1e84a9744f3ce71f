/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CANVAS_ITEM (callboard_canvas_item_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCanvasItem, callboard_canvas_item, CALLBOARD, CANVAS_ITEM, GtkWidget)

GtkWidget  *callboard_canvas_item_new        (int                  row,
                                              int                  column);
int         callboard_canvas_item_get_row    (CallboardCanvasItem *self);
int         callboard_canvas_item_get_column (CallboardCanvasItem *self);
void        callboard_canvas_item_set_cell   (CallboardCanvasItem *self,
                                              int                  row,
                                              int                  column);
const char *callboard_canvas_item_get_name   (CallboardCanvasItem *self);
void        callboard_canvas_item_set_name   (CallboardCanvasItem *self,
                                              const char          *name);

G_END_DECLS
