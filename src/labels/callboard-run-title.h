/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_run_title_dup (const char *plan_name,
                               const char *run_id);

G_END_DECLS
