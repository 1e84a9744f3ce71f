/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CALLBOARD_TYPE_ACCOUNT_HISTORY (callboard_account_history_get_type ())

G_DECLARE_FINAL_TYPE (CallboardAccountHistory, callboard_account_history, CALLBOARD, ACCOUNT_HISTORY, GObject)

G_END_DECLS
