/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VISIBILITY (callboard_visibility_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVisibility, callboard_visibility, CALLBOARD, VISIBILITY, GObject)

CallboardVisibility *callboard_visibility_new      (GtkWidget           *widget);
gboolean             callboard_visibility_get_seen (CallboardVisibility *self);

G_END_DECLS
