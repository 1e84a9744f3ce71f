/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-table-columns.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_COLUMN_CHOOSER (callboard_column_chooser_get_type ())

G_DECLARE_FINAL_TYPE (CallboardColumnChooser, callboard_column_chooser, CALLBOARD, COLUMN_CHOOSER, GtkPopover)

GtkWidget *callboard_column_chooser_new (CallboardTableColumns *columns);

G_END_DECLS
