/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "callboard-account.h"

G_BEGIN_DECLS

char *callboard_debug_info_dup (GtkWindow        *window,
                                CallboardAccount *account);

G_END_DECLS
