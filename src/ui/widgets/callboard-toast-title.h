/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_TOAST_TITLE (callboard_toast_title_get_type ())

G_DECLARE_FINAL_TYPE (CallboardToastTitle, callboard_toast_title, CALLBOARD, TOAST_TITLE, GtkWidget)

GtkWidget *callboard_toast_title_new (const char *text);

G_END_DECLS
