/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char **callboard_column_settings_dup (GSettings          *settings,
                                      const char         *plan_id);
void   callboard_column_settings_set (GSettings          *settings,
                                      const char         *plan_id,
                                      const char * const *columns);

G_END_DECLS
