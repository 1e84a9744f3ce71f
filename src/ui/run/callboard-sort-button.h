/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_SORT_BUTTON (callboard_sort_button_get_type ())

G_DECLARE_FINAL_TYPE (CallboardSortButton, callboard_sort_button, CALLBOARD, SORT_BUTTON, AdwBin)

void callboard_sort_button_set_view (CallboardSortButton *self,
                                     GtkColumnView       *view);

G_END_DECLS
