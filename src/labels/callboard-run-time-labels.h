/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_run_time_dup_created (GDateTime  *created_at,
                                      GDateTime  *now);
char *callboard_run_time_dup_started (GDateTime  *started_at,
                                      GDateTime  *now,
                                      const char *duration,
                                      gboolean    is_final);

G_END_DECLS
