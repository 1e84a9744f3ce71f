/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-matrix.h"

G_BEGIN_DECLS

char *callboard_dimension_dup_label   (CallboardDimension        *dimension);
char *callboard_run_check_dup_label   (CallboardRunCheck         *check);
char *callboard_matrix_line_dup_label (const CallboardMatrixLine *line);
char *callboard_matrix_line_dup_title (const CallboardMatrixLine *line);
char *callboard_tally_dup_score       (const CallboardTally      *tally);
char *callboard_tally_dup_count       (const CallboardTally      *tally,
                                       CallboardResult            result);
char *callboard_tally_dup_label       (const CallboardTally      *tally);

G_END_DECLS
