/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *callboard_recording_name_dup (const char *persona,
                                    const char *title,
                                    const char *url);

G_END_DECLS
