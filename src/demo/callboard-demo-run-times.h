/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void callboard_demo_run_times_scale (GArray *simulations,
                                     gint64  start,
                                     gint64  end);

void callboard_demo_run_times_shorten (GArray *simulations,
                                       gint64  max);

void callboard_demo_run_times_shift (GArray *simulations,
                                     gint64  by);

G_END_DECLS
