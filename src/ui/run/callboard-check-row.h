/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-verdict-check.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CHECK_ROW (callboard_check_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardCheckRow, callboard_check_row, CALLBOARD, CHECK_ROW, GtkListBoxRow)

GtkWidget             *callboard_check_row_new          (CallboardVerdictCheck *check);
CallboardVerdictCheck *callboard_check_row_get_check    (CallboardCheckRow     *self);
void                   callboard_check_row_set_selected (CallboardCheckRow     *self,
                                                         gboolean               selected);

G_END_DECLS
