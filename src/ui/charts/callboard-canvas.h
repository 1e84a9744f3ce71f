/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-outcome-labels.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CANVAS (callboard_canvas_get_type ())

G_DECLARE_DERIVABLE_TYPE (CallboardCanvas, callboard_canvas, CALLBOARD, CANVAS, GtkWidget)

/**
 * CallboardCanvasCell:
 * @row: a row, as the canvas counts them
 * @column: a column
 *
 * Something that a canvas shows.
 */
typedef struct
{
  int row;
  int column;
} CallboardCanvasCell;

/**
 * CallboardCanvasClass:
 * @list_seen: adds every #CallboardCanvasCell that can be seen to an array, in the
 *   order to read them
 * @describe: tells all of one in words
 * @get_place: tells where it is within the widget, for a reader from left to right
 * @open: does what a click on it does
 *
 * What a canvas shows, for those who do not see it.
 */
struct _CallboardCanvasClass
{
  GtkWidgetClass parent_class;

  void  (*list_seen) (CallboardCanvas *self,
                      GArray          *cells);
  char *(*describe)  (CallboardCanvas *self,
                      int              row,
                      int              column);
  void  (*get_place) (CallboardCanvas *self,
                      int              row,
                      int              column,
                      graphene_rect_t *place);
  void  (*open)      (CallboardCanvas *self,
                      int              row,
                      int              column);
};

void   callboard_canvas_configure  (CallboardCanvas       *self,
                                    double                 content_width,
                                    double                 content_height,
                                    double                 view_width,
                                    double                 view_height);
double callboard_canvas_get_x      (CallboardCanvas       *self);
double callboard_canvas_get_y      (CallboardCanvas       *self);
void   callboard_canvas_set_x      (CallboardCanvas       *self,
                                    double                 x);
void   callboard_canvas_set_y      (CallboardCanvas       *self,
                                    double                 y);
void   callboard_canvas_reveal     (CallboardCanvas       *self,
                                    const graphene_rect_t *area);
void   callboard_canvas_invalidate_items (CallboardCanvas       *self);

void    callboard_canvas_mirror       (CallboardCanvas       *self,
                                       graphene_rect_t       *area);
double  callboard_canvas_mirror_x     (CallboardCanvas       *self,
                                       double                 x);
GdkRGBA callboard_canvas_get_color    (CallboardCanvas       *self,
                                       double                 alpha);
GdkRGBA callboard_canvas_get_tone_color     (CallboardCanvas       *self,
                                       CallboardTone          tone);
void    callboard_canvas_draw_fill    (CallboardCanvas       *self,
                                       GtkSnapshot           *snapshot,
                                       const graphene_rect_t *area,
                                       const GdkRGBA         *color);
void    callboard_canvas_draw_outcome (CallboardCanvas       *self,
                                       GtkSnapshot           *snapshot,
                                       const graphene_rect_t *area,
                                       CallboardOutcome       outcome);
void    callboard_canvas_draw_icon    (CallboardCanvas       *self,
                                       GtkSnapshot           *snapshot,
                                       const graphene_rect_t *area,
                                       CallboardOutcome       outcome);
void    callboard_canvas_draw_frame   (CallboardCanvas       *self,
                                       GtkSnapshot           *snapshot,
                                       const graphene_rect_t *area);
double  callboard_canvas_draw_text    (CallboardCanvas       *self,
                                       GtkSnapshot           *snapshot,
                                       const graphene_rect_t *area,
                                       const char            *text,
                                       double                 alpha,
                                       double                 scale,
                                       gboolean               is_bold);

G_END_DECLS
