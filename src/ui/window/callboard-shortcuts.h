/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void callboard_shortcuts_present (AdwApplicationWindow *window);

G_END_DECLS
