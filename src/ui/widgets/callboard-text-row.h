/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TEXT_ROW (callboard_text_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardTextRow, callboard_text_row, CALLBOARD, TEXT_ROW, GtkBox)

GtkWidget *callboard_text_row_new        (GtkListItem      *item);
void       callboard_text_row_set_text   (CallboardTextRow *self,
                                          const char       *title,
                                          const char       *subtitle);
GtkButton *callboard_text_row_get_button (CallboardTextRow *self);

G_END_DECLS
