/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-turn.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TURN_ROW (callboard_turn_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTurnRow, callboard_turn_row, CALLBOARD, TURN_ROW, GtkBox)

GtkWidget *callboard_turn_row_new         (void);
void       callboard_turn_row_set_turn    (CallboardTurnRow *self,
                                           CallboardTurn    *turn);
gboolean   callboard_turn_row_get_current (CallboardTurnRow *self);
char      *callboard_turn_row_dup_label   (CallboardTurnRow *self);

G_END_DECLS
