/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void callboard_gtk_menu_names_update (GtkMenuButton *button);

G_END_DECLS
