/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_LATE_PAGE (callboard_late_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardLatePage, callboard_late_page, CALLBOARD, LATE_PAGE, AdwBin)

G_END_DECLS
