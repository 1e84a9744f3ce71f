/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_STATE_LABEL (callboard_state_label_get_type ())

G_DECLARE_FINAL_TYPE (CallboardStateLabel, callboard_state_label, CALLBOARD, STATE_LABEL, GtkBox)

G_END_DECLS
