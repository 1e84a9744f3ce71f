/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *bench_process_write    (GBytes     *body);
gboolean bench_process_is_child (int         argc,
                                 char      **argv);
int      bench_process_run      (char      **argv,
                                 GFunc       func);
double   bench_process_measure  (const char *what,
                                 const char *path);

G_END_DECLS
