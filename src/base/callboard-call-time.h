/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime *callboard_call_time_parse           (const char *text,
                                                GDateTime  *now);
GDateTime *callboard_call_time_find_repetition (GDateTime  *local);

G_END_DECLS
