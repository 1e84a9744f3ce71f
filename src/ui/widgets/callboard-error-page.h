/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ERROR_PAGE (callboard_error_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardErrorPage, callboard_error_page, CALLBOARD, ERROR_PAGE, AdwBin)

void callboard_error_page_show              (AdwBin       *bin,
                                             const GError *error);
void callboard_error_page_set_banner_button (AdwBanner    *banner,
                                             const GError *error);

G_END_DECLS
