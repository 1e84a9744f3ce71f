/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void callboard_gtk_row_action_add  (GtkWidget  *row,
                                    const char *name);
void callboard_gtk_row_action_open (GtkWidget  *content);
void callboard_gtk_row_action_play (GtkWidget  *content);

G_END_DECLS
