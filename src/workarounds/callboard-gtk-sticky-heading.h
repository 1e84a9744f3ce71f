/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_GTK_STICKY_HEADING (callboard_gtk_sticky_heading_get_type ())

G_DECLARE_FINAL_TYPE (CallboardGtkStickyHeading, callboard_gtk_sticky_heading, CALLBOARD,
                      GTK_STICKY_HEADING, GObject)

CallboardGtkStickyHeading *callboard_gtk_sticky_heading_new (GtkListView *list);

G_END_DECLS
