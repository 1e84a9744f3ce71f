/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_START_PAGE (callboard_start_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardStartPage, callboard_start_page, CALLBOARD, START_PAGE, AdwNavigationPage)

CallboardStartPage *callboard_start_page_new       (GListModel         *demo_runs);
void                callboard_start_page_set_error (CallboardStartPage *self,
                                                    const GError       *error);

G_END_DECLS
