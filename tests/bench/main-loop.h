/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures how long the main loop of this process is blocked. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void    main_loop_watch         (void);
void    main_loop_begin         (void);
double  main_loop_end           (void);
double  main_loop_end_busy      (void);
double  main_loop_get_longest_work (void);
double  main_loop_get_work      (void);
void    main_loop_run_for       (guint     milliseconds);
void    main_loop_run_until     (gboolean (*predicate) (gpointer data),
                                 gpointer   data,
                                 const char *what);

G_END_DECLS
