/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "callboard-account.h"

G_BEGIN_DECLS

char **callboard_recent_runs_dup    (GSettings        *settings,
                                     CallboardAccount *account);
void   callboard_recent_runs_add    (GSettings        *settings,
                                     CallboardAccount *account,
                                     const char       *id);
void   callboard_recent_runs_remove (GSettings        *settings,
                                     CallboardAccount *account,
                                     const char       *id);
void   callboard_recent_runs_clear  (GSettings        *settings,
                                     CallboardAccount *account);

G_END_DECLS
