/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ACCOUNT_MENU (callboard_account_menu_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAccountMenu, callboard_account_menu, CALLBOARD, ACCOUNT_MENU, GObject)

CallboardAccountMenu *callboard_account_menu_new       (GListModel           *accounts);
GMenuModel           *callboard_account_menu_get_model (CallboardAccountMenu *self);

G_END_DECLS
