/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-matrix.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_MATRIX_LEGEND (callboard_matrix_legend_get_type ())

G_DECLARE_FINAL_TYPE (CallboardMatrixLegend, callboard_matrix_legend, CALLBOARD, MATRIX_LEGEND, AdwBin)

void callboard_matrix_legend_set_tally (CallboardMatrixLegend *self,
                                        const CallboardTally  *tally);

G_END_DECLS
