/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean callboard_run_status_is_final (const char *status);

G_END_DECLS
