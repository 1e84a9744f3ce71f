/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RATE_BAR (callboard_rate_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRateBar, callboard_rate_bar, CALLBOARD, RATE_BAR, GtkWidget)

G_END_DECLS
