/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SEARCH_ROW (callboard_search_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSearchRow, callboard_search_row, CALLBOARD, SEARCH_ROW, GtkBox)

G_END_DECLS
