/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-account.h"

G_BEGIN_DECLS

CallboardAccount *callboard_account_new_from_environment (char   **notice,
                                                          GError **error);

G_END_DECLS
