/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *bench_body_fetch       (guint   n_simulations);
GBytes *bench_body_make_unique (GBytes *body);
GBytes *bench_body_change      (GBytes *body,
                                guint   n_changed);

G_END_DECLS
