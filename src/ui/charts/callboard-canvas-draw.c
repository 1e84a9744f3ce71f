/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawing functions of CallboardCanvas: results by color and pattern, icons and text.
 * All areas are in left-to-right coordinates and mirrored when drawn. Used by the
 * timeline and the matrix.
 */

#include "config.h"

#include "callboard-canvas-private.h"
#include "callboard-result-labels.h"
#include "callboard-vocabulary.h"

/* Pixels: the corner radius of bars and the width of stripes. */
#define RADIUS 3
#define STRIPE 3

/* Around several lines of text. */
#define LINES_PADDING 6

/**
 * callboard_canvas_mirror:
 * @self: a canvas
 * @area: (inout): an area in left-to-right coordinates
 *
 * Mirrors an area if the direction of the widget is right to left.
 */
void
callboard_canvas_mirror (CallboardCanvas *self,
                         graphene_rect_t *area)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area->origin.x =
      (float) gtk_widget_get_width (GTK_WIDGET (self)) - area->origin.x - area->size.width;
}

/**
 * callboard_canvas_mirror_x:
 * @self: a canvas
 * @x: an x coordinate of the widget
 *
 * Returns: @x in left-to-right coordinates
 */
double
callboard_canvas_mirror_x (CallboardCanvas *self,
                           double           x)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
           ? gtk_widget_get_width (GTK_WIDGET (self)) - x
           : x;
}

/**
 * callboard_canvas_get_color:
 * @self: a canvas
 * @alpha: the opacity, 0–1
 *
 * Returns: the text color
 */
GdkRGBA
callboard_canvas_get_color (CallboardCanvas *self,
                            double           alpha)
{
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= (float) alpha;

  return color;
}

/**
 * callboard_canvas_get_tone_color:
 * @self: a canvas
 * @tone: a tone
 *
 * Returns: the color of @tone
 */
GdkRGBA
callboard_canvas_get_tone_color (CallboardCanvas *self,
                                 CallboardTone    tone)
{
  GdkRGBA color;

  gtk_widget_get_color (callboard_canvas_get_tone_swatch (self, tone), &color);

  return color;
}

/**
 * callboard_canvas_draw_fill:
 * @self: a canvas
 * @snapshot: a snapshot
 * @area: the area to draw in
 * @color: a color
 *
 * Fills an area.
 */
void
callboard_canvas_draw_fill (CallboardCanvas       *self,
                            GtkSnapshot           *snapshot,
                            const graphene_rect_t *area,
                            const GdkRGBA         *color)
{
  graphene_rect_t rect = *area;

  callboard_canvas_mirror (self, &rect);
  gtk_snapshot_append_color (snapshot, color, &rect);
}

/* Draws stripes across a bar, perpendicular to (@dx, @dy). */
static void
draw_stripes (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *color,
              float                  dx,
              float                  dy)
{
  GdkRGBA faint = *color;
  GskColorStop stops[4];

  faint.alpha *= 0.35f;
  stops[0] = (GskColorStop) { 0, *color };
  stops[1] = (GskColorStop) { 0.5f, *color };
  stops[2] = (GskColorStop) { 0.5f, faint };
  stops[3] = (GskColorStop) { 1, faint };
  gtk_snapshot_append_repeating_linear_gradient (
    snapshot, rect, &rect->origin,
    &GRAPHENE_POINT_INIT (rect->origin.x + dx * 2 * STRIPE, rect->origin.y + dy * 2 * STRIPE),
    stops, G_N_ELEMENTS (stops));
}

/* A bar with a horizontal cut, if it is high enough. */
static void
draw_failure (GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *color)
{
  const float end = MIN (3, rect->size.width / 2);
  const float cut = 2;
  float x = rect->origin.x;
  float y = rect->origin.y;
  float width = rect->size.width;
  float half = (rect->size.height - cut) / 2;

  if (rect->size.height < 8)
    {
      gtk_snapshot_append_color (snapshot, color, rect);
      return;
    }

  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, half));
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y + half + cut, width, half));
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y + half, end, cut));
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x + width - end, y + half, end, cut));
}

/* The upper and the lower edge of a bar. */
static void
draw_edges (GtkSnapshot           *snapshot,
            const graphene_rect_t *rect,
            const GdkRGBA         *color)
{
  float height = MIN (2, rect->size.height / 3);

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y, rect->size.width, height));
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y + rect->size.height - height,
                                                  rect->size.width, height));
}

static void
draw_outline (GtkSnapshot          *snapshot,
              const GskRoundedRect *rounded,
              const GdkRGBA        *color,
              float                 fill)
{
  GdkRGBA faint = *color;

  faint.alpha *= fill;
  if (fill > 0)
    gtk_snapshot_append_color (snapshot, &faint, &rounded->bounds);
  gtk_snapshot_append_border (snapshot, rounded, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (GdkRGBA[4]) { *color, *color, *color, *color });
}

/**
 * callboard_canvas_draw_result:
 * @self: a canvas
 * @snapshot: a snapshot
 * @area: the area to draw in
 * @result: a result
 *
 * Draws a bar with the color and the pattern of a result: plain by default, diagonal
 * stripes for an error, an outline for a canceled call, a filled one for one that waits, two
 * edges for one that was not evaluated, a horizontal cut for a failure and vertical stripes
 * for an invalidated call. The bar in the header looks the same, see style.css.
 */
void
callboard_canvas_draw_result (CallboardCanvas       *self,
                              GtkSnapshot           *snapshot,
                              const graphene_rect_t *area,
                              CallboardResult        result)
{
  graphene_rect_t rect = *area;
  GskRoundedRect rounded;
  GdkRGBA color;

  callboard_canvas_mirror (self, &rect);
  gtk_widget_get_color (callboard_canvas_get_result_swatch (self, result), &color);
  gsk_rounded_rect_init_from_rect (&rounded, &rect, MIN (RADIUS, rect.size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  switch (result)
    {
    case CALLBOARD_RESULT_ERROR:
      draw_stripes (snapshot, &rect, &color, 1, 1);
      break;
    case CALLBOARD_RESULT_FAILED:
      draw_failure (snapshot, &rect, &color);
      break;
    case CALLBOARD_RESULT_INVALIDATED:
      draw_stripes (snapshot, &rect, &color, 1, 0);
      break;
    case CALLBOARD_RESULT_CANCELED:
      draw_outline (snapshot, &rounded, &color, 0);
      break;
    case CALLBOARD_RESULT_WAITING:
      draw_outline (snapshot, &rounded, &color, 0.2f);
      break;
    case CALLBOARD_RESULT_NOT_EVALUATED:
      draw_edges (snapshot, &rect, &color);
      break;
    case CALLBOARD_RESULT_PASSED:
    case CALLBOARD_RESULT_UNKNOWN:
    case CALLBOARD_RESULT_RUNNING:
    case CALLBOARD_N_RESULTS:
    default:
      gtk_snapshot_append_color (snapshot, &color, &rect);
      break;
    }
  gtk_snapshot_pop (snapshot);
}

/**
 * callboard_canvas_draw_icon:
 * @self: a canvas
 * @snapshot: a snapshot
 * @area: the area to draw in
 * @result: a result
 *
 * Draws the icon of a result in the color of its tone.
 */
void
callboard_canvas_draw_icon (CallboardCanvas       *self,
                            GtkSnapshot           *snapshot,
                            const graphene_rect_t *area,
                            CallboardResult        result)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color = callboard_canvas_get_tone_color (self, callboard_result_get_tone (result));
  graphene_rect_t rect = *area;
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                callboard_result_get_icon_name (result), NULL,
                                (int) rect.size.width, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  callboard_canvas_mirror (self, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &rect.origin);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot,
                                            rect.size.width, rect.size.height,
                                            (GdkRGBA[4]) { color, color, color, color }, 4);
  gtk_snapshot_restore (snapshot);
}

/**
 * callboard_canvas_draw_frame:
 * @self: a canvas
 * @snapshot: a snapshot
 * @area: the area to draw in
 *
 * Draws the frame of the keyboard focus.
 */
void
callboard_canvas_draw_frame (CallboardCanvas       *self,
                             GtkSnapshot           *snapshot,
                             const graphene_rect_t *area)
{
  GdkRGBA color = callboard_canvas_get_tone_color (self, CALLBOARD_TONE_ACTIVE);
  graphene_rect_t rect = *area;
  GskRoundedRect rounded;

  callboard_canvas_mirror (self, &rect);
  gsk_rounded_rect_init_from_rect (&rounded, &rect, 2 * RADIUS);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { color, color, color, color });
}

/* Aligns text to the start of the widget. Pango swaps left and right for a text whose
 * direction differs from that of the widget. */
static PangoAlignment
get_alignment (CallboardCanvas *self,
               PangoLayout     *layout)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean is_same_direction = (pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL) == is_rtl;

  return is_rtl == is_same_direction ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
set_attributes (PangoLayout *layout,
                double       scale,
                gboolean     is_bold)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
}

/**
 * callboard_canvas_measure_text:
 * @self: a canvas
 * @text: a text, not markup
 * @scale: the size relative to normal text
 *
 * Returns: the width of the text in pixels
 */
double
callboard_canvas_measure_text (CallboardCanvas *self,
                               const char      *text,
                               double           scale)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  set_attributes (layout, scale, FALSE);
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/**
 * callboard_canvas_draw_text:
 * @self: a canvas
 * @snapshot: a snapshot
 * @area: the area to draw in; a longer text is ellipsized
 * @text: a text, not markup
 * @alpha: the opacity, 0–1
 * @scale: the size relative to normal text
 * @is_bold: whether the text is bold
 *
 * Draws a text, wrapped to as many lines as fit, and centered vertically.
 *
 * Returns: the width of the text in pixels
 */
double
callboard_canvas_draw_text (CallboardCanvas       *self,
                            GtkSnapshot           *snapshot,
                            const graphene_rect_t *area,
                            const char            *text,
                            double                 alpha,
                            double                 scale,
                            gboolean               is_bold)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA color = callboard_canvas_get_color (self, alpha);
  graphene_rect_t rect = *area;
  PangoRectangle extents;
  int n_lines;

  set_attributes (layout, scale, is_bold);
  /* A height in pixels would count with the height of lines in the user's language. */
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  n_lines = (int) (rect.size.height - LINES_PADDING) / MAX (extents.height, 1);
  pango_layout_set_width (layout, (int) (rect.size.width * PANGO_SCALE));
  pango_layout_set_height (layout, -MAX (n_lines, 1));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, get_alignment (self, layout));
  pango_layout_get_pixel_extents (layout, NULL, &extents);

  callboard_canvas_mirror (self, &rect);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rect.origin.x,
                                                rect.origin.y + (rect.size.height - (float) extents.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);

  return extents.width;
}
