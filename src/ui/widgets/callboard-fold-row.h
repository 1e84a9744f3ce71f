/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_FOLD_ROW (callboard_fold_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardFoldRow, callboard_fold_row, CALLBOARD, FOLD_ROW, AdwExpanderRow)

G_END_DECLS
