/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void callboard_adw_names_update_pages        (AdwViewStack   *stack);
void callboard_adw_names_update_expander_row (AdwExpanderRow *row);
void callboard_adw_names_update_shortcuts    (AdwDialog      *dialog);

G_END_DECLS
