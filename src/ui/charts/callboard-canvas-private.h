/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-canvas.c and callboard-canvas-draw.c.
 */
#pragma once

#include "callboard-canvas.h"

G_BEGIN_DECLS

GtkWidget *callboard_canvas_get_result_swatch (CallboardCanvas *self,
                                               CallboardResult  result);
GtkWidget *callboard_canvas_get_tone_swatch   (CallboardCanvas *self,
                                               CallboardTone    tone);

G_END_DECLS
