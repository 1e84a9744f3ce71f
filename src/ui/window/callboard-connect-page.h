/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_CONNECT_PAGE (callboard_connect_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardConnectPage, callboard_connect_page, CALLBOARD, CONNECT_PAGE, AdwNavigationPage)

CallboardConnectPage *callboard_connect_page_new (GMenuModel *menu);

G_END_DECLS
