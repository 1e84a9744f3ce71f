/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-result.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_RESULT_ICON (callboard_result_icon_get_type ())

G_DECLARE_FINAL_TYPE (CallboardResultIcon, callboard_result_icon, CALLBOARD, RESULT_ICON, GtkWidget)

GtkWidget *callboard_result_icon_new        (void);
void       callboard_result_icon_set_result (CallboardResultIcon *self,
                                             CallboardResult      result);

G_END_DECLS
