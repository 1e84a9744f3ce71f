/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void callboard_gtk_focus_clear (GtkWindow *window);

G_END_DECLS
