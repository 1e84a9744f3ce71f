/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_FIRST_HEADING (callboard_first_heading_get_type ())

G_DECLARE_FINAL_TYPE (CallboardFirstHeading, callboard_first_heading, CALLBOARD, FIRST_HEADING, GObject)

CallboardFirstHeading *callboard_first_heading_new (GtkListView *list);

G_END_DECLS
