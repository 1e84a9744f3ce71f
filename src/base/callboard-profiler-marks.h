/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 callboard_profiler_marks_begin (void);
void   callboard_profiler_marks_end   (gint64      begin,
                                       const char *name,
                                       gsize       size);

G_END_DECLS
