/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-result-labels.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CANVAS (callboard_canvas_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardCanvas, callboard_canvas, CALLBOARD, CANVAS, GtkWidget)

/**
 * CallboardCanvasCell:
 * @row: a row of the canvas
 * @column: a column of the canvas
 *
 * A cell of a canvas.
 */
typedef struct
{
  int row;
  int column;
} CallboardCanvasCell;

/**
 * CallboardCanvasClass:
 * @list_visible_cells: appends the visible #CallboardCanvasCell to an array, in reading
 *   order
 * @describe: returns a description of a cell, or %NULL if there is no such cell
 * @get_cell_area: gets the area of a cell, in left-to-right coordinates
 * @open: activates a cell
 *
 * The class of a canvas, whose methods make its cells accessible.
 */
struct _CallboardCanvasClass
{
  GtkWidgetClass parent_class;

  void  (*list_visible_cells) (CallboardCanvas *self,
                               GArray          *cells);
  char *(*describe)           (CallboardCanvas *self,
                               int              row,
                               int              column);
  void  (*get_cell_area)      (CallboardCanvas *self,
                               int              row,
                               int              column,
                               graphene_rect_t *area);
  void  (*open)               (CallboardCanvas *self,
                               int              row,
                               int              column);
};

void   callboard_canvas_configure (CallboardCanvas       *self,
                                   double                 content_width,
                                   double                 content_height,
                                   double                 view_width,
                                   double                 view_height);
double callboard_canvas_get_x     (CallboardCanvas       *self);
double callboard_canvas_get_y     (CallboardCanvas       *self);
void   callboard_canvas_set_x     (CallboardCanvas       *self,
                                   double                 x);
void   callboard_canvas_set_y     (CallboardCanvas       *self,
                                   double                 y);
void   callboard_canvas_reveal    (CallboardCanvas       *self,
                                   const graphene_rect_t *area);

void    callboard_canvas_mirror         (CallboardCanvas       *self,
                                         graphene_rect_t       *area);
double  callboard_canvas_mirror_x       (CallboardCanvas       *self,
                                         double                 x);
GdkRGBA callboard_canvas_get_color      (CallboardCanvas       *self,
                                         double                 alpha);
GdkRGBA callboard_canvas_get_tone_color (CallboardCanvas       *self,
                                         CallboardTone          tone);
void    callboard_canvas_draw_fill      (CallboardCanvas       *self,
                                         GtkSnapshot           *snapshot,
                                         const graphene_rect_t *area,
                                         const GdkRGBA         *color);
void    callboard_canvas_draw_result    (CallboardCanvas       *self,
                                         GtkSnapshot           *snapshot,
                                         const graphene_rect_t *area,
                                         CallboardResult        result);
void    callboard_canvas_draw_icon      (CallboardCanvas       *self,
                                         GtkSnapshot           *snapshot,
                                         const graphene_rect_t *area,
                                         CallboardResult        result);
void    callboard_canvas_draw_frame     (CallboardCanvas       *self,
                                         GtkSnapshot           *snapshot,
                                         const graphene_rect_t *area);
double  callboard_canvas_measure_text   (CallboardCanvas       *self,
                                         const char            *text,
                                         double                 scale);
double  callboard_canvas_draw_text      (CallboardCanvas       *self,
                                         GtkSnapshot           *snapshot,
                                         const graphene_rect_t *area,
                                         const char            *text,
                                         double                 alpha,
                                         double                 scale,
                                         gboolean               is_bold);

G_END_DECLS
