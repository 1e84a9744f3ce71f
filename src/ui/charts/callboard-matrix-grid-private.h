/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by callboard-matrix-grid.c and callboard-matrix-grid-draw.c.
 */
#pragma once

#include "callboard-matrix-grid.h"

G_BEGIN_DECLS

/* Pixels. */
#define HEADER_HEIGHT 68
#define ROW_HEIGHT 46
#define COLUMN_WIDTH 116
#define MAX_SIDE_WIDTH 220
#define PADDING 8
#define SIDE_PADDING 18

/* The position of the headings of rows or columns. */
#define HEADING -1

struct _CallboardMatrixGrid
{
  CallboardCanvas  parent_instance;

  CallboardMatrix *matrix;
  GSignalGroup    *matrix_signals;
  /* Maps displayed positions to positions in the matrix. */
  GArray          *rows;
  GArray          *columns;
  /* The focused cell. At most one of row and column is HEADING. */
  int              row;
  int              column;
  int              hovered_row;
  int              hovered_column;
};

const CallboardMatrixLine *callboard_matrix_grid_get_row          (CallboardMatrixGrid *self,
                                                                   int                  row);
const CallboardMatrixLine *callboard_matrix_grid_get_column       (CallboardMatrixGrid *self,
                                                                   int                  column);
const CallboardTally      *callboard_matrix_grid_get_tally        (CallboardMatrixGrid *self,
                                                                   int                  row,
                                                                   int                  column);
double                     callboard_matrix_grid_get_side_width   (CallboardMatrixGrid *self);
double                     callboard_matrix_grid_get_column_width (CallboardMatrixGrid *self);
graphene_rect_t            callboard_matrix_grid_get_area         (CallboardMatrixGrid *self,
                                                                   int                  row,
                                                                   int                  column);
void                       callboard_matrix_grid_draw             (CallboardMatrixGrid *self,
                                                                   GtkSnapshot         *snapshot);

G_END_DECLS
