/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-matrix.h"

G_BEGIN_DECLS

char *callboard_matrix_line_dup_label (const CallboardMatrixLine *line);

G_END_DECLS
