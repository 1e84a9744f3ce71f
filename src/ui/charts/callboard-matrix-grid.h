/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-canvas.h"
#include "callboard-matrix.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MATRIX_GRID (callboard_matrix_grid_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMatrixGrid, callboard_matrix_grid, CALLBOARD, MATRIX_GRID, CallboardCanvas)

void callboard_matrix_grid_set_matrix      (CallboardMatrixGrid *self,
                                            CallboardMatrix     *matrix);
void callboard_matrix_grid_get_cell_bounds (CallboardMatrixGrid *self,
                                            int                  row,
                                            int                  column,
                                            graphene_rect_t     *bounds);

G_END_DECLS
