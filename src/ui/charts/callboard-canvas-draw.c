/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a canvas draws with: outcomes, told by colour and by pattern, icons and
 * text. All areas are those of a reader from left to right.
 */

#include "config.h"

#include "callboard-canvas-private.h"
#include "callboard-outcome-labels.h"
#include "callboard-vocabulary.h"

/* Pixels: the radius of bars, and how wide a stripe is. */
#define RADIUS 3
#define STRIPE 3

/**
 * callboard_canvas_mirror:
 * @self: a canvas
 * @area: (inout): an area
 *
 * Puts an area where it belongs where one reads from right to left.
 */
void
callboard_canvas_mirror (CallboardCanvas *self,
                         graphene_rect_t *area)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area->origin.x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - area->origin.x - area->size.width;
}

/**
 * callboard_canvas_mirror_x:
 * @self: a canvas
 * @x: where the pointer is
 *
 * Returns: the same for a reader from left to right
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
 * @alpha: how opaque, 0–1
 *
 * Returns: the colour of text
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
 * Returns: its colour
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
 * @snapshot: what is drawn to
 * @area: where
 * @color: a colour
 *
 * Fills an area.
 */
void
callboard_canvas_draw_fill (CallboardCanvas       *self,
                            GtkSnapshot           *snapshot,
                            const graphene_rect_t *area,
                            const GdkRGBA         *color)
{
  graphene_rect_t place = *area;

  callboard_canvas_mirror (self, &place);
  gtk_snapshot_append_color (snapshot, color, &place);
}

/* Stripes across a bar, rising or falling, or straight ones that leave half of
 * it free. */
static void
draw_stripes (GtkSnapshot           *snapshot,
              const graphene_rect_t *place,
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
    snapshot, place, &place->origin,
    &GRAPHENE_POINT_INIT (place->origin.x + dx * 2 * STRIPE, place->origin.y + dy * 2 * STRIPE),
    stops, G_N_ELEMENTS (stops));
}

/**
 * callboard_canvas_draw_outcome:
 * @self: a canvas
 * @snapshot: what is drawn to
 * @area: where
 * @outcome: an outcome
 *
 * Draws a bar that stands for an outcome, by its colour and by its pattern:
 * plain where a call took place, rising stripes where it took too long, an
 * outline where nothing came of it, and a cut through where it failed.
 */
void
callboard_canvas_draw_outcome (CallboardCanvas       *self,
                               GtkSnapshot           *snapshot,
                               const graphene_rect_t *area,
                               CallboardOutcome       outcome)
{
  graphene_rect_t place = *area;
  GskRoundedRect rounded;
  GdkRGBA color;

  callboard_canvas_mirror (self, &place);
  gtk_widget_get_color (callboard_canvas_get_outcome_swatch (self, outcome), &color);
  gsk_rounded_rect_init_from_rect (&rounded, &place, MIN (RADIUS, place.size.width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  switch (outcome)
    {
    case CALLBOARD_OUTCOME_TIMED_OUT:
      draw_stripes (snapshot, &place, &color, 1, 1);
      break;
    case CALLBOARD_OUTCOME_FAILED:
      gtk_snapshot_append_color (snapshot, &color, &place);
      if (place.size.height >= 8)
        gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 0.9f },
                                   &GRAPHENE_RECT_INIT (place.origin.x + 3, place.origin.y + place.size.height / 2 - 1,
                                                        MAX (place.size.width - 6, 0), 2));
      break;
    case CALLBOARD_OUTCOME_INVALIDATED:
    case CALLBOARD_OUTCOME_OTHER:
      draw_stripes (snapshot, &place, &color, 1, 0);
      break;
    case CALLBOARD_OUTCOME_CANCELLED:
      gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                                  (GdkRGBA[4]) { color, color, color, color });
      break;
    case CALLBOARD_OUTCOME_COMPLETED:
    case CALLBOARD_OUTCOME_ACTIVE:
    case CALLBOARD_OUTCOME_WAITING:
    case CALLBOARD_N_OUTCOMES:
    default:
      gtk_snapshot_append_color (snapshot, &color, &place);
      break;
    }
  gtk_snapshot_pop (snapshot);
}

/**
 * callboard_canvas_draw_icon:
 * @self: a canvas
 * @snapshot: what is drawn to
 * @area: where
 * @outcome: an outcome
 *
 * Draws the icon of an outcome in the colour of its tone.
 */
void
callboard_canvas_draw_icon (CallboardCanvas       *self,
                            GtkSnapshot           *snapshot,
                            const graphene_rect_t *area,
                            CallboardOutcome       outcome)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color = callboard_canvas_get_tone_color (self, callboard_outcome_get_tone (outcome));
  graphene_rect_t place = *area;
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                callboard_outcome_get_icon_name (outcome), NULL,
                                (int) place.size.width, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  callboard_canvas_mirror (self, &place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place.origin);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot,
                                            place.size.width, place.size.height,
                                            (GdkRGBA[4]) { color, color, color, color }, 4);
  gtk_snapshot_restore (snapshot);
}

/**
 * callboard_canvas_draw_frame:
 * @self: a canvas
 * @snapshot: what is drawn to
 * @area: where
 *
 * Draws the frame that shows where the keyboard is.
 */
void
callboard_canvas_draw_frame (CallboardCanvas       *self,
                             GtkSnapshot           *snapshot,
                             const graphene_rect_t *area)
{
  GdkRGBA color = callboard_canvas_get_tone_color (self, CALLBOARD_TONE_ACTIVE);
  graphene_rect_t place = *area;
  GskRoundedRect rounded;

  callboard_canvas_mirror (self, &place);
  gsk_rounded_rect_init_from_rect (&rounded, &place, 2 * RADIUS);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]) { 2, 2, 2, 2 },
                              (GdkRGBA[4]) { color, color, color, color });
}

/* Where reading starts. To Pango left is right for a text that runs against the
 * direction of the widget. */
static PangoAlignment
get_alignment (CallboardCanvas *self,
               PangoLayout     *layout)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean is_along = (pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL) == is_rtl;

  return is_rtl == is_along ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/**
 * callboard_canvas_draw_text:
 * @self: a canvas
 * @snapshot: what is drawn to
 * @area: where; what does not fit is left out, and says so
 * @text: a text, not markup
 * @alpha: how opaque, 0–1
 * @scale: how large, where 1 is the size of text
 * @is_bold: whether it stands out
 *
 * Draws a text, as many lines of it as there is room for, in the middle of the
 * height.
 *
 * Returns: how wide it came to be
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
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA color = callboard_canvas_get_color (self, alpha);
  graphene_rect_t place = *area;
  PangoRectangle extents;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (place.size.width * PANGO_SCALE));
  pango_layout_set_height (layout, (int) (place.size.height * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, get_alignment (self, layout));
  pango_layout_get_pixel_extents (layout, NULL, &extents);

  callboard_canvas_mirror (self, &place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (place.origin.x,
                                                place.origin.y + (place.size.height - (float) extents.height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);

  return extents.width;
}
