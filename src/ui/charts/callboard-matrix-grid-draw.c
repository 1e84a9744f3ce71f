/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the visible cells and the headings of a CallboardMatrixGrid.
 */

#include "config.h"

#include "callboard-matrix-grid-private.h"
#include "callboard-matrix-labels.h"
#include "callboard-vocabulary.h"

/* Pixels. */
#define ICON_SIZE 12
#define BAR_HEIGHT 6

/* "✗ 2 of 3": the icon of the worst result beside how many passed. The tooltip has all
 * numbers. */
static void
draw_score (CallboardMatrixGrid   *self,
            GtkSnapshot           *snapshot,
            const CallboardTally  *tally,
            const char            *score,
            const graphene_rect_t *area,
            double                 scale)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  float x = area->origin.x + ICON_SIZE + 5;

  callboard_canvas_draw_icon (canvas, snapshot,
                              &GRAPHENE_RECT_INIT (area->origin.x,
                                                   area->origin.y + (area->size.height - ICON_SIZE) / 2,
                                                   ICON_SIZE, ICON_SIZE),
                              callboard_tally_get_worst (tally));
  callboard_canvas_draw_text (canvas, snapshot,
                              &GRAPHENE_RECT_INIT (x, area->origin.y,
                                                   MAX (area->size.width - ICON_SIZE - 5, 1), area->size.height),
                              score, 1, scale, FALSE);
}

/* A bar segmented by result. */
static void
draw_result_bar (CallboardMatrixGrid   *self,
                 GtkSnapshot           *snapshot,
                 const CallboardTally  *tally,
                 const graphene_rect_t *area)
{
  guint n_done = 0;

  for (guint i = 0; i < CALLBOARD_N_RESULTS; i++)
    {
      guint n = tally->counts[i];
      float from = area->size.width * (float) n_done / (float) tally->total;
      float to;

      if (n == 0)
        continue;

      n_done += n;
      to = area->size.width * (float) n_done / (float) tally->total;
      callboard_canvas_draw_result (CALLBOARD_CANVAS (self), snapshot,
                                    &GRAPHENE_RECT_INIT (area->origin.x + from, area->origin.y,
                                                         MAX (to - from - 1, 1), area->size.height),
                                    i);
    }
}

static void
draw_background (CallboardMatrixGrid   *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *area,
                 const CallboardTally  *tally,
                 gboolean               is_hovered)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  guint n_bad = callboard_tally_count_failed (tally);
  GdkRGBA color = callboard_canvas_get_color (canvas, is_hovered ? 0.1 : 0.04);
  graphene_rect_t inner;

  graphene_rect_inset_r (area, 1, 1, &inner);
  callboard_canvas_draw_fill (canvas, snapshot, &inner, &color);
  if (n_bad == 0)
    return;

  color = callboard_canvas_get_tone_color (canvas, CALLBOARD_TONE_BAD);
  color.alpha *= 0.06f + 0.1f * (float) n_bad / (float) tally->total;
  callboard_canvas_draw_fill (canvas, snapshot, &inner, &color);
}

static void
draw_cell (CallboardMatrixGrid *self,
           GtkSnapshot         *snapshot,
           int                  row,
           int                  column)
{
  const CallboardTally *tally = callboard_matrix_grid_get_tally (self, row, column);
  graphene_rect_t area = callboard_matrix_grid_get_area (self, row, column);
  float width = area.size.width - 2 * PADDING;
  g_autofree char *score = NULL;

  if (tally == NULL)
    return;

  score = callboard_tally_dup_score (tally);

  draw_background (self, snapshot, &area, tally,
                   row == self->hovered_row && column == self->hovered_column);
  draw_score (self, snapshot, tally, score,
              &GRAPHENE_RECT_INIT (area.origin.x + PADDING, area.origin.y + 6, width, 20), 1);
  draw_result_bar (self, snapshot, tally,
                   &GRAPHENE_RECT_INIT (area.origin.x + PADDING, area.origin.y + 30, width,
                                        BAR_HEIGHT));
}

/* A title above how many passed; bold if some failed. */
static void
draw_heading (CallboardMatrixGrid       *self,
              GtkSnapshot               *snapshot,
              const CallboardMatrixLine *line,
              const graphene_rect_t     *area,
              gboolean                   is_hovered)
{
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  g_autofree char *title = callboard_matrix_line_dup_label (line);
  g_autofree char *passed = callboard_tally_dup_count (&line->tally, CALLBOARD_RESULT_PASSED);
  g_autofree char *score = passed != NULL ? g_steal_pointer (&passed) : callboard_tally_dup_score (&line->tally);
  gboolean has_failures = callboard_tally_count_failed (&line->tally) > 0;
  float caption = 18;
  float bottom = area->origin.y + area->size.height - caption;
  GdkRGBA background = callboard_canvas_get_color (canvas, 0.06);

  if (is_hovered)
    callboard_canvas_draw_fill (canvas, snapshot, area, &background);
  callboard_canvas_draw_text (canvas, snapshot,
                              &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y + 4, area->size.width,
                                                   area->size.height - caption - 8),
                              title, 1, area->size.height > ROW_HEIGHT ? 0.9 : 1, has_failures);
  draw_score (self, snapshot, &line->tally, score,
              &GRAPHENE_RECT_INIT (area->origin.x, bottom - 4, area->size.width, caption), 0.82);
}

static void
push_clip (CallboardMatrixGrid *self,
           GtkSnapshot         *snapshot,
           graphene_rect_t      area)
{
  callboard_canvas_mirror (CALLBOARD_CANVAS (self), &area);
  gtk_snapshot_push_clip (snapshot, &area);
}

static void
draw_focus (CallboardMatrixGrid *self,
            GtkSnapshot         *snapshot)
{
  graphene_rect_t area = callboard_matrix_grid_get_area (self, self->row, self->column);

  if (gtk_widget_has_focus (GTK_WIDGET (self)) &&
      callboard_matrix_grid_get_tally (self, self->row, self->column) != NULL)
    callboard_canvas_draw_frame (CALLBOARD_CANVAS (self), snapshot, &area);
}

/* Draws the visible part of the matrix. */
void
callboard_matrix_grid_draw (CallboardMatrixGrid *self,
                            GtkSnapshot         *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  CallboardCanvas *canvas = CALLBOARD_CANVAS (self);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float side = (float) callboard_matrix_grid_get_side_width (self);
  double column_width = callboard_matrix_grid_get_column_width (self);
  int first_row = (int) (callboard_canvas_get_y (canvas) / ROW_HEIGHT);
  int last_row = MIN ((int) self->rows->len, first_row + (int) (height / ROW_HEIGHT) + 2);
  int first_column = (int) (callboard_canvas_get_x (canvas) / column_width);
  int last_column = MIN ((int) self->columns->len, first_column + (int) (width / column_width) + 2);

  push_clip (self, snapshot,
             GRAPHENE_RECT_INIT (side, HEADER_HEIGHT, width - side, height - HEADER_HEIGHT));
  for (int row = first_row; row < last_row; row++)
    for (int column = first_column; column < last_column; column++)
      draw_cell (self, snapshot, row, column);
  if (self->row != HEADING && self->column != HEADING)
    draw_focus (self, snapshot);
  gtk_snapshot_pop (snapshot);

  push_clip (self, snapshot, GRAPHENE_RECT_INIT (side, 0, width - side, HEADER_HEIGHT));
  for (int column = first_column; column < last_column; column++)
    {
      graphene_rect_t area = callboard_matrix_grid_get_area (self, HEADING, column);

      graphene_rect_inset (&area, PADDING, 0);
      draw_heading (self, snapshot, callboard_matrix_grid_get_column (self, column), &area,
                    self->hovered_row == HEADING && self->hovered_column == column);
    }
  if (self->row == HEADING)
    draw_focus (self, snapshot);
  gtk_snapshot_pop (snapshot);

  push_clip (self, snapshot, GRAPHENE_RECT_INIT (0, HEADER_HEIGHT, side, height - HEADER_HEIGHT));
  for (int row = first_row; row < last_row; row++)
    {
      graphene_rect_t area = callboard_matrix_grid_get_area (self, row, HEADING);

      area.origin.x += SIDE_PADDING;
      area.size.width -= SIDE_PADDING + PADDING;
      draw_heading (self, snapshot, callboard_matrix_grid_get_row (self, row), &area,
                    self->hovered_column == HEADING && self->hovered_row == row);
    }
  if (self->column == HEADING)
    draw_focus (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
