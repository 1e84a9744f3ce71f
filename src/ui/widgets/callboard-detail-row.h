/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_DETAIL_ROW (callboard_detail_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardDetailRow, callboard_detail_row, CALLBOARD, DETAIL_ROW, AdwActionRow)

GtkWidget *callboard_detail_row_new (const char *title,
                                     const char *value);

G_END_DECLS
