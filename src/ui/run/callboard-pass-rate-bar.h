/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_PASS_RATE_BAR (callboard_pass_rate_bar_get_type ())

G_DECLARE_FINAL_TYPE (CallboardPassRateBar, callboard_pass_rate_bar, CALLBOARD, PASS_RATE_BAR, GtkWidget)

G_END_DECLS
