/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-json-tree.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_JSON_ROW (callboard_json_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardJsonRow, callboard_json_row, CALLBOARD, JSON_ROW, AdwBin)

GtkWidget      *callboard_json_row_new          (void);
void            callboard_json_row_set_list_row (CallboardJsonRow *self,
                                                 GtkTreeListRow   *list_row);
GtkTreeListRow *callboard_json_row_get_list_row (CallboardJsonRow *self);

G_END_DECLS
