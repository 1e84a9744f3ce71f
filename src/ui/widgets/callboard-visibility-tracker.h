/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VISIBILITY_TRACKER (callboard_visibility_tracker_get_type ())

G_DECLARE_FINAL_TYPE (CallboardVisibilityTracker, callboard_visibility_tracker, CALLBOARD, VISIBILITY_TRACKER, GObject)

CallboardVisibilityTracker *callboard_visibility_tracker_new         (GtkWidget                  *widget);
gboolean                    callboard_visibility_tracker_get_visible (CallboardVisibilityTracker *self);

G_END_DECLS
