/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "callboard-database.h"

G_BEGIN_DECLS

gint64   callboard_history_schema_get_version (void);
gboolean callboard_history_schema_ensure      (CallboardDatabase  *database,
                                               GError            **error);

G_END_DECLS
