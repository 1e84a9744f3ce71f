/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_LAZY_STATUS_PAGE (callboard_lazy_status_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardLazyStatusPage, callboard_lazy_status_page, CALLBOARD, LAZY_STATUS_PAGE, AdwBin)

G_END_DECLS
