/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ROW_CONTENT (callboard_row_content_get_type ())

G_DECLARE_FINAL_TYPE (CallboardRowContent, callboard_row_content, CALLBOARD, ROW_CONTENT, GtkBox)

gpointer callboard_row_content_get_item (CallboardRowContent *self);

G_END_DECLS
