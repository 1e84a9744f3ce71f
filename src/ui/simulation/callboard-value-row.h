/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_VALUE_ROW (callboard_value_row_get_type ())

G_DECLARE_FINAL_TYPE (CallboardValueRow, callboard_value_row, CALLBOARD, VALUE_ROW, AdwExpanderRow)

GtkWidget *callboard_value_row_new (const char *title,
                                    GVariant   *value,
                                    const char *digits);

G_END_DECLS
