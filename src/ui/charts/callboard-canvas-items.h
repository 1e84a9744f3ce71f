/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-canvas.h"

G_BEGIN_DECLS

typedef struct _CallboardCanvasItems CallboardCanvasItems;

CallboardCanvasItems *callboard_canvas_items_new        (CallboardCanvas      *canvas);
void                  callboard_canvas_items_free       (CallboardCanvasItems *self);
void                  callboard_canvas_items_ensure     (CallboardCanvasItems *self);
void                  callboard_canvas_items_invalidate (CallboardCanvasItems *self);
void                  callboard_canvas_items_allocate   (CallboardCanvasItems *self);

G_END_DECLS
