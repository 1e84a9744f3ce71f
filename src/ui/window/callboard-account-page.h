/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "callboard-session.h"

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ACCOUNT_PAGE (callboard_account_page_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAccountPage, callboard_account_page, CALLBOARD, ACCOUNT_PAGE, AdwNavigationPage)

CallboardAccountPage *callboard_account_page_new (CallboardSession *session);

G_END_DECLS
